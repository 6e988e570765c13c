//! What users decided lasts, and quietens what says the same again.

use std::sync::Arc;

use super::*;
use crate::claims::read_claims;
use crate::compare::{Finding, Review};
use crate::read::Article;

pub(super) struct Desk {
    _folder: tempfile::TempDir,
    pub store: Store,
}

pub(super) fn bombing(id: &str, source: &str, day: &str, killed: u32) -> Article {
    Article {
        id: id.to_owned(),
        source: Some(source.to_owned()),
        published: day.parse().ok(),
        changed: None,
        title: Some(format!("Car bomb kills {killed} at fish market in Port Velda")),
        url: None,
        author: None,
        text: format!(
            "A car bomb killed {killed} people at the fish market in Port Velda on Tuesday, the Velda Civil Guard said. \
             Mayor Lukas Brandt said the harbour would stay closed."
        ),
    }
}

pub(super) fn wire() -> Article {
    bombing("wire", "Coast Wire", "2031-03-05", 14)
}

pub(super) fn post() -> Article {
    bombing("post", "Velda Post", "2031-03-05", 9)
}

pub(super) fn desk(articles: &[Article]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("gainsay.db")).unwrap();
    let mut desk = Desk { _folder: folder, store };
    articles.iter().for_each(|article| desk.add(article));
    desk
}

impl Desk {
    pub fn add(&mut self, article: &Article) {
        self.store.add(article, Arc::new(read_claims(article))).unwrap();
        self.store.settle_speakers().unwrap();
    }

    /// All contradictions, with what was decided of them.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.store.contradictions(&FindingFilter::default()).unwrap();
        self.store.reviews().unwrap().mark(&mut findings);
        findings
    }

    fn with(&self, review: Option<Review>) -> usize {
        self.findings().iter().filter(|finding| finding.review == review).count()
    }

    fn decide(&mut self, at: usize, review: Review) -> Finding {
        let finding = self.findings().swap_remove(at);
        self.store.review(&finding, review, Some("seen")).unwrap();
        finding
    }

    fn make_anew(&mut self) {
        self.store.connection.execute("UPDATE meta SET value = 'old' WHERE name = 'rules'", []).unwrap();
        self.store.forget().unwrap();
        for id in self.store.unread().unwrap() {
            let article = self.store.article(&id).unwrap().unwrap();
            self.store.reread(&[Parcel::of(&article, Arc::new(read_claims(&article))).unwrap()]).unwrap();
        }
        self.store.settle_speakers().unwrap();
    }
}

/// Another article comes that was given the id, so that both are called otherwise.
#[test]
fn a_decision_survives_another_id() {
    for review in [Review::Confirmed, Review::Dismissed] {
        let mut desk = desk(&[bombing("1", "Coast Wire", "2031-03-05", 14), post()]);
        let finding = desk.decide(0, review);
        let text = "Rain flooded 30 houses along the river Orla on Monday, and 200 people left their homes.";
        desk.add(&Article {
            text: text.to_owned(),
            title: None,
            ..bombing("1", "Velda Mail", "2031-03-05", 1)
        });
        let after = desk.findings();
        assert!(after.iter().all(|one| one.id != finding.id), "its article is called otherwise");
        assert_eq!(desk.with(Some(review)), after.len());
    }
}

#[test]
fn a_decision_survives_what_is_made_anew() {
    let mut desk = desk(&[wire(), post()]);
    let finding = desk.decide(0, Review::Confirmed);
    let before = desk.findings();
    desk.make_anew();
    assert_eq!(desk.findings(), before);
    let marked = before.iter().find(|one| one.id == finding.id).unwrap();
    assert_eq!((marked.review, marked.note.as_deref()), (Some(Review::Confirmed), Some("seen")));
}

#[test]
fn a_dismissal_quietens_the_pair_under_another_id() {
    let mut desk = desk(&[wire(), post()]);
    let mut finding = desk.decide(0, Review::Dismissed);
    finding.id = "f000000000000000".to_owned();
    let reviews = desk.store.reviews().unwrap();
    assert_eq!(reviews.of(&finding).map(|one| one.review), Some(Review::Dismissed));
    std::mem::swap(&mut finding.a, &mut finding.b);
    assert!(reviews.of(&finding).is_some(), "whichever is the newer");
}

#[test]
fn a_dismissal_quietens_the_fact_in_title_text_and_copies() {
    let copy = bombing("copy", "Velda Post", "2031-03-07", 9);
    let later = bombing("later", "Velda Post", "2031-03-08", 11);
    let mut desk = desk(&[wire(), post(), copy, later]);
    let at = desk.findings().iter().position(|one| one.a.article.id == "wire" || one.b.article.id == "wire");
    let finding = desk.decide(at.unwrap(), Review::Dismissed);
    let same = |one: &Finding| {
        let mut values: Vec<String> = [&one.a, &one.b]
            .iter()
            .filter_map(|c| c.quantity.as_ref())
            .map(|q| q.value.to_string())
            .collect();
        values.sort();
        values
    };
    for one in desk.findings() {
        let between_these = same(&one) == same(&finding);
        assert_eq!(one.review.is_some(), between_these, "{} {}", one.reason, one.id);
    }
    assert!(desk.with(Some(Review::Dismissed)) > 0);
}

#[test]
fn the_same_figures_of_another_place_stay_loud() {
    let mut desk = desk(&[wire(), post()]);
    let mut finding = desk.decide(0, Review::Dismissed);
    finding.id = "f000000000000000".to_owned();
    for claim in [&mut finding.a, &mut finding.b] {
        claim.place = vec!["Aston".to_owned()];
        let mut article = (*claim.article).clone();
        article.id.push_str("-2");
        claim.article = Arc::new(article);
    }
    assert!(desk.store.reviews().unwrap().of(&finding).is_none());
}

#[test]
fn a_title_that_names_no_thing_counted_says_the_same() {
    let mut desk = desk(&[wire(), post()]);
    let mut finding = desk.findings().swap_remove(0);
    finding.a.measure = None;
    finding.b.measure = None;
    desk.store.review(&finding, Review::Dismissed, None).unwrap();
    finding = desk.findings().swap_remove(0);
    finding.id = "f000000000000000".to_owned();
    for claim in [&mut finding.a, &mut finding.b] {
        // Elsewhere in the same article.
        claim.span = (9_000, 9_002).into();
    }
    assert!(desk.store.reviews().unwrap().of(&finding).is_some());
    finding.a.event.as_mut().unwrap().lemma = "injure".to_owned();
    assert!(desk.store.reviews().unwrap().of(&finding).is_none());
}

#[test]
fn a_confirmation_says_nothing_of_other_claims() {
    let mut desk = desk(&[wire(), post(), bombing("copy", "Velda Post", "2031-03-07", 9)]);
    let all = desk.findings().len();
    desk.decide(0, Review::Confirmed);
    assert!(desk.with(None) > 0 && desk.with(Some(Review::Confirmed)) < all);
}

#[test]
fn the_order_of_adding_says_nothing() {
    let copy = || bombing("copy", "Velda Post", "2031-03-07", 9);
    let mut early = desk(&[wire(), post()]);
    let finding = early.decide(0, Review::Dismissed);
    early.add(&copy());
    let mut late = desk(&[copy(), post(), wire()]);
    late.store.review(&finding, Review::Dismissed, Some("seen")).unwrap();
    assert_eq!(early.findings(), late.findings());
}

#[test]
fn a_later_decision_stands_and_can_be_taken_back() {
    let mut desk = desk(&[wire(), post()]);
    let finding = desk.decide(0, Review::Dismissed);
    desk.store.review(&finding, Review::Confirmed, None).unwrap();
    let list = desk.store.reviews().unwrap();
    assert_eq!(list.list().len(), 1);
    assert_eq!((list.list()[0].review, &list.list()[0].note), (Review::Confirmed, &None));
    assert!(desk.store.undo_review("").unwrap().is_none());
    assert_eq!(desk.store.undo_review(&finding.id[..6]).unwrap().unwrap().finding, finding.id);
    assert!(desk.store.undo_review(&finding.id).unwrap().is_none());
    assert_eq!(desk.with(None), desk.findings().len());
    let left = "SELECT count(*) FROM reviewed_claim";
    assert_eq!(desk.store.connection.query_row(left, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_note_comes_back_as_it_was() {
    let mut desk = desk(&[wire(), post()]);
    let finding = desk.findings().swap_remove(0);
    for note in ["=1+1", "two\nlines", "\u{1b}[2J\u{202e}", "'; DROP TABLE review; --", &"é".repeat(100_000)]
    {
        desk.store.review(&finding, Review::Confirmed, Some(note)).unwrap();
        assert_eq!(desk.findings()[0].note.as_deref(), Some(note));
    }
}

#[test]
fn what_replaced_a_disputed_figure_is_found_with_it() {
    let mut later = bombing("later", "Coast Wire", "2031-03-06", 16);
    later.text = later.text.replace("killed 16 people", "killed 16 people, up from 14,");
    let desk = desk(&[wire(), post(), later]);
    let found = desk.store.contradictions(&FindingFilter::default()).unwrap();
    let updates = desk.store.updates(&found).unwrap();
    assert!(
        !updates.is_empty() && updates.iter().all(|update| update.verdict == crate::compare::Verdict::Update)
    );
    let sides: Vec<&str> = found.iter().flat_map(|one| [one.a.id.as_str(), one.b.id.as_str()]).collect();
    assert!(
        updates.iter().all(|one| sides.contains(&one.a.id.as_str()) || sides.contains(&one.b.id.as_str()))
    );
    assert!(desk.store.updates(&[]).unwrap().is_empty());
}
