//! One person, one row: through real readings, in any order, and as users decide.

use std::sync::Arc;

use super::*;
use crate::claims::read_claims;
use crate::read::Article;

struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
}

/// Outlet, day and text of one article each.
type Told = (&'static str, &'static str, &'static str);

const MAYOR: Told = (
    "Aston Herald",
    "2026-05-04",
    "Mayor Donna Reyes said on Monday that 12 bridges in Aston were closed after the flood on the river Tarn.",
);
const SURNAME: Told = (
    "Velda Post",
    "2026-05-05",
    "The flood on the river Tarn in Aston closed 12 bridges, Mayor Reyes said on Tuesday. Officials said that 40 people were rescued.",
);
const MIDDLE: Told = (
    "Harbour Times",
    "2026-05-05",
    "Donna M. Reyes, the mayor of Aston, said that the flood on the river Tarn had closed 15 bridges. The officials said that 41 people were rescued.",
);
const OTHER: Told =
    ("Lowland Wire", "2026-09-12", "Marco Reyes said that 300 workers at the mill had gone on strike.");

fn desk(told: &[Told]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("gainsay.db")).unwrap();
    let mut desk = Desk { _folder: folder, store };
    told.iter().for_each(|told| desk.add(*told));
    desk.store.settle_speakers().unwrap();
    desk
}

impl Desk {
    fn add(&mut self, (source, day, text): Told) {
        let article = Article {
            id: source.to_lowercase().replace(' ', "-"),
            source: Some(source.to_owned()),
            published: day.parse().ok(),
            changed: None,
            title: None,
            url: None,
            author: None,
            text: text.to_owned(),
        };
        self.store.add(&article, Arc::new(read_claims(&article))).unwrap();
    }

    /// "name: articles" of each named speaker.
    fn speakers(&self) -> Vec<String> {
        let rows = self.store.speakers(true).unwrap();
        let mut rows: Vec<String> =
            rows.iter().map(|row| format!("{}: {}", row.name, row.articles)).collect();
        rows.sort();
        rows
    }

    fn called(&self, name: &str) -> Vec<String> {
        let mut names: Vec<String> =
            self.store.speakers_called(name).unwrap().speakers.into_iter().map(|row| row.name).collect();
        names.sort();
        names
    }

    fn merge(&mut self, name: &str, other: &str) {
        let decision = Decision::Merge { name: name.to_owned(), other: other.to_owned() };
        self.store.decide(&[decision]).unwrap();
    }

    fn split(&mut self, name: &str) {
        self.store.decide(&[Decision::Split { name: name.to_owned() }]).unwrap();
    }
}

#[test]
fn a_person_is_one_row_in_all_articles() {
    let desk = desk(&[MAYOR, SURNAME, MIDDLE, OTHER]);
    assert_eq!(desk.speakers(), ["Donna Reyes: 3", "Marco Reyes: 1"]);
    let row = &desk.store.speakers_called("donna reyes").unwrap().speakers[0];
    assert_eq!((row.kind.as_str(), row.first.as_deref()), ("person", Some("2026-05-04")));
    assert_eq!(row.sources, ["Aston Herald", "Harbour Times", "Velda Post"]);
    assert!(row.spellings.contains(&"Donna M. Reyes".to_owned()), "{:?}", row.spellings);
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let all = [MAYOR, SURNAME, MIDDLE, OTHER];
    let expected = desk(&all).store.speakers(true).unwrap();
    for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
        let other = desk(&order.map(|at: usize| all[at]));
        let rows = other.store.speakers(true).unwrap();
        let without_id = |rows: &[SpeakerRow]| serde_json::to_string(rows).unwrap();
        assert_eq!(without_id(&rows), without_id(&expected));
        assert_eq!(other.store.suggestions().unwrap(), desk(&all).store.suggestions().unwrap());
    }
}

#[test]
fn every_claim_with_a_speaker_points_at_one() {
    let desk = desk(&[MAYOR, SURNAME, MIDDLE, OTHER]);
    let find = "SELECT count(*) FROM claim c LEFT JOIN appearance p ON p.n = c.appearance
                WHERE c.speaker IS NOT NULL AND c.position >= 0 AND p.speaker IS NULL";
    let lost: i64 = desk.store.connection.query_row(find, [], |row| row.get(0)).unwrap();
    assert_eq!(lost, 0);
}

#[test]
fn people_without_a_name_are_listed_apart() {
    let desk = desk(&[MAYOR, SURNAME, MIDDLE]);
    let unnamed: Vec<String> = desk.store.speakers(false).unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(unnamed, ["officials"]);
    assert_eq!(desk.store.unnamed().unwrap(), 1);
}

#[test]
fn a_name_in_full_goes_before_a_part_of_it() {
    let desk = desk(&[MAYOR, SURNAME, MIDDLE, OTHER]);
    assert_eq!(desk.called("Donna Reyes"), ["Donna Reyes"]);
    assert_eq!(desk.called("reyes"), ["Donna Reyes", "Marco Reyes"]);
    assert_eq!(desk.called("mrs. donna"), ["Donna Reyes"]);
    assert_eq!(desk.called("officials"), ["officials"]);
    assert!(desk.called("zzzz").is_empty());
}

#[test]
fn decisions_last_and_can_be_taken_back() {
    let mut desk = desk(&[MAYOR, MIDDLE, OTHER]);
    desk.merge("Donna Reyes", "Marco Reyes");
    assert_eq!(desk.speakers(), ["Donna Reyes: 3"]);
    desk.split("Donna M. Reyes");
    assert_eq!(desk.speakers(), ["Donna M. Reyes: 1", "Donna Reyes: 2"]);
    let numbers: Vec<i64> = desk.store.decisions().unwrap().iter().map(|decided| decided.n).collect();
    for number in numbers {
        assert!(desk.store.undo(number).unwrap().is_some());
    }
    assert_eq!(desk.speakers(), ["Donna Reyes: 2", "Marco Reyes: 1"]);
    assert_eq!(desk.store.undo(99).unwrap(), None);
}

#[test]
fn a_later_decision_overrides_an_earlier_one() {
    let mut desk = desk(&[MAYOR, OTHER]);
    desk.merge("Donna Reyes", "Marco Reyes");
    desk.split("Marco Reyes");
    assert_eq!(desk.speakers(), ["Donna Reyes: 1", "Marco Reyes: 1"]);
    desk.merge("Donna Reyes", "Marco Reyes");
    assert_eq!(desk.speakers(), ["Donna Reyes: 1", "Marco Reyes: 1"], "the same is not said twice");
}

#[test]
fn decisions_hold_for_articles_yet_to_come_and_when_all_is_made_anew() {
    let mut desk = desk(&[MAYOR]);
    desk.merge("D. Reyes of Aston", "Donna Reyes");
    assert_eq!(desk.speakers(), ["D. Reyes of Aston: 1"]);
    let (source, _, text) = OTHER;
    let later = Article {
        id: "later".to_owned(),
        source: Some(source.to_owned()),
        published: None,
        changed: None,
        title: None,
        url: None,
        author: None,
        text: text.replace("Marco", "Donna"),
    };
    desk.store.add(&later, Arc::new(read_claims(&later))).unwrap();
    desk.store.settle_speakers().unwrap();
    assert_eq!(desk.speakers(), ["D. Reyes of Aston: 2"]);
    desk.store.connection.execute("UPDATE meta SET value = 'older' WHERE name = 'rules'", []).unwrap();
    desk.store.forget().unwrap();
    assert!(desk.speakers().is_empty());
    for id in desk.store.unread().unwrap() {
        let article = desk.store.article(&id).unwrap().unwrap();
        desk.store.reread(&[Parcel::of(&article, Arc::new(read_claims(&article))).unwrap()]).unwrap();
    }
    desk.store.settle_speakers().unwrap();
    assert_eq!(desk.speakers(), ["D. Reyes of Aston: 2"]);
}

#[test]
fn a_decision_means_the_same_whichever_article_comes_first() {
    let bell = ("One", "2026-01-01", "Anna Bell said that 12 bridges were closed.");
    let anders = ("Two", "2026-06-01", "Bella Anders said that 300 workers were on strike.");
    for order in [[bell, anders], [anders, bell]] {
        let mut desk = desk(&[]);
        desk.merge("Anna Bell", "Bella Anders");
        for told in order {
            desk.add(told);
            desk.store.settle_speakers().unwrap();
        }
        assert_eq!(desk.speakers(), ["Anna Bell: 2"]);
    }
}

#[test]
fn a_title_says_nothing_and_a_sign_asks_for_one_row_only() {
    let bare = ("Tarn Weekly", "2025-01-02", "The mill had sold 90 looms last year, Reyes said.");
    let aide = ("Tarn Daily", "2025-01-02", "A Reyes aide said that 90 looms were sold.");
    let mut desk = desk(&[MAYOR, OTHER, bare, aide]);
    assert_eq!(desk.called("Mayor Donna Reyes"), ["Donna Reyes"]);
    assert_eq!(desk.called("Reyes, Donna"), ["Donna Reyes"]);
    assert_eq!(desk.called("reyes"), ["Donna Reyes", "Marco Reyes", "Reyes"]);
    assert_eq!(desk.called("Mrs. Reyes"), desk.called("reyes"));
    assert_eq!(desk.called("=reyes"), ["Reyes"]);
    desk.merge("Donna Reyes", "Reyes");
    assert_eq!(desk.called("=reyes"), Vec::<String>::new());
}

#[test]
fn what_is_not_sure_is_suggested_until_it_is_decided() {
    let told = ("Tarn Weekly", "2025-01-02", "The mill had sold 90 looms last year, Reyes said.");
    let mut desk = desk(&[OTHER, told]);
    let suggested = |desk: &Desk| {
        let rows = desk.store.suggestions().unwrap();
        rows.into_iter().map(|row| (row.name, row.other)).collect::<Vec<_>>()
    };
    assert_eq!(suggested(&desk), [("Marco Reyes".to_owned(), "Reyes".to_owned())]);
    desk.merge("Marco Reyes", "Reyes");
    assert!(suggested(&desk).is_empty());
    assert_eq!(desk.speakers(), ["Marco Reyes: 2"]);
}

#[test]
fn words_are_found_in_any_form_and_names_in_any_spelling() {
    let told = [
        (
            "One",
            "2026-01-01",
            "Volodymyr Zarenskyy attacked generous policies in Łódź, Novak Đorgović said on Monday.",
        ),
        (
            "Two",
            "2026-01-01",
            "The police general Ole Jørgensen said that Binali Yıldırım would attack 3 wines.",
        ),
    ];
    let desk = desk(&told);
    let found = |words: &str| {
        let hits = desk.store.search(words, 9).unwrap();
        let mut ids: Vec<String> =
            hits.into_iter().filter(|hit| hit.found == "article").map(|hit| hit.id).collect();
        ids.sort();
        ids.join(" ")
    };
    for (words, expected) in [
        ("attack", "one two"),
        ("zarensky", "one"),
        ("Zarenskiy", "one"),
        ("lodz", "one"),
        ("djorgovic", "one"),
        ("jorgensen", "two"),
        ("YILDIRIM", "two"),
        ("general", "two"),
        ("police", "two"),
        ("policy", "one"),
        ("vine", ""),
        ("polic*", "one two"),
        ("\"police general\"", "two"),
        ("attack zarensky", "one"),
    ] {
        assert_eq!(found(words), expected, "{words}");
    }
}
