//! A changed article has one version that counts, and never contradicts its own older ones.

use super::remove_tests::{rows, shown};
use super::review_tests::{Desk, bombing, desk, post};
use super::*;
use crate::claims::read_claims;
use crate::compare::Prepared;
use crate::read::Article;
use std::sync::Arc;

const PAGE: &str = "https://wire.example/blast";

/// As it stood at the address on some day, without an id of its own.
fn version(day: &str, killed: u32) -> Article {
    let url = Some(PAGE.to_owned());
    Article { url, ..bombing(&format!("a{day}{killed}"), "Coast Wire", day, killed) }
}

fn add(desk: &mut Desk, article: &Article) -> Added {
    let added = desk.store.add(article, Arc::new(read_claims(article))).unwrap();
    desk.store.settle_speakers().unwrap();
    added
}

fn is_version(added: &Added) -> bool {
    matches!(added, Added::Version { .. })
}

/// The articles' ids, in order, and how many versions each has.
fn listed(desk: &Desk) -> Vec<(String, usize)> {
    let articles = desk.store.articles(None, Window::default()).unwrap();
    let count = |id: &str| desk.store.versions(id).unwrap()[0].len();
    articles.into_iter().map(|row| (row.id.clone(), count(&row.id))).collect()
}

#[test]
fn the_newest_version_counts_in_whatever_order_they_are_added() {
    let versions = [version("2031-03-05", 9), version("2031-03-06", 14), version("2031-03-07", 15)];
    let alone = desk(&[post(), versions[2].clone()]);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut desk = desk(&[post()]);
        for at in order {
            add(&mut desk, &versions[at]);
        }
        assert_eq!(shown(&desk), shown(&alone), "{order:?}");
        assert_eq!(rows(&desk), rows(&alone), "{order:?}");
        let ids: Vec<String> =
            desk.store.versions(PAGE).unwrap()[0].iter().map(|version| version.article.id.clone()).collect();
        assert_eq!(ids, ["a2031-03-059", "a2031-03-0614", "a2031-03-0715"], "{order:?}");
        for table in ["article_text", "claim_text"] {
            let check = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
            desk.store.connection.execute(&check, []).unwrap();
        }
    }
}

#[test]
fn without_another_day_the_last_added_counts() {
    let mut desk = desk(&[version("2031-03-05", 9)]);
    assert!(is_version(&add(&mut desk, &version("2031-03-05", 14))));
    assert_eq!(listed(&desk), [("a2031-03-0514".to_owned(), 2)]);
    let later = Article { changed: "2031-03-05T10:00".parse().ok(), ..version("2031-03-05", 15) };
    let earlier = Article { changed: "2031-03-05T09:00".parse().ok(), ..version("2031-03-05", 12) };
    assert!(is_version(&add(&mut desk, &later)));
    assert_eq!(add(&mut desk, &earlier), Added::Older(later.id));
    assert!(desk.findings().is_empty());
}

#[test]
fn a_version_that_is_stored_changes_nothing() {
    let versions = [version("2031-03-05", 9), version("2031-03-06", 14)];
    let mut desk = desk(&versions);
    let before = (shown(&desk), listed(&desk));
    for version in &versions {
        assert_eq!(add(&mut desk, version), Added::Unchanged);
        let other = Article { source: Some("The Wire".to_owned()), id: "b".to_owned(), ..version.clone() };
        assert!(matches!(add(&mut desk, &other), Added::Kept | Added::Unchanged));
        assert_eq!((shown(&desk), listed(&desk)), before);
    }
}

#[test]
fn what_was_put_back_later_counts_again() {
    let (first, second) = (version("2031-03-05", 9), version("2031-03-06", 14));
    let back = Article { changed: "2031-03-07".parse().ok(), ..first.clone() };
    for order in [[&first, &second, &back], [&first, &back, &second], [&back, &second, &first]] {
        let mut desk = desk(&[]);
        order.iter().for_each(|version| drop(add(&mut desk, version)));
        let current = desk.store.versions(PAGE).unwrap()[0].last().unwrap().article.text.clone();
        assert_eq!(current, first.text);
    }
}

#[test]
fn articles_that_share_nothing_but_an_id_are_told_apart() {
    let first = bombing("1", "Coast Wire", "2031-03-05", 9);
    let text = "Rain flooded 30 houses along the river Orla on Monday, and 200 people left their homes.";
    let second =
        Article { text: text.to_owned(), title: None, ..bombing("1", "Coast Wire", "2031-03-06", 9) };
    let other = bombing("1", "Velda Post", "2031-03-05", 14);
    let mut ids = Vec::new();
    for order in [[&first, &second, &other], [&other, &second, &first], [&second, &other, &first]] {
        let mut desk = desk(&[]);
        order.iter().for_each(|article| assert!(matches!(add(&mut desk, article), Added::New { .. })));
        order.iter().for_each(|article| assert_eq!(add(&mut desk, article), Added::Unchanged));
        ids.push(listed(&desk));
        assert_eq!(desk.findings().len(), 1, "two outlets are at odds");
        assert!(matches!(desk.store.article("1"), Err(StoreError::Ambiguous(_))));
    }
    assert!(ids[0].iter().all(|(id, versions)| id.starts_with("1~") && *versions == 1), "{ids:?}");
    assert!(ids.iter().all(|listed| *listed == ids[0]), "{ids:?}");
}

#[test]
fn the_last_one_with_an_id_has_it_alone() {
    let (first, other) =
        (bombing("1", "Coast Wire", "2031-03-05", 9), bombing("1", "Velda Post", "2031-03-05", 14));
    let alone = desk(std::slice::from_ref(&other));
    let mut desk = desk(&[first.clone(), other]);
    let id = desk.store.id_of(&first).unwrap().unwrap();
    desk.store.remove(&[id]).unwrap();
    assert_eq!(shown(&desk), shown(&alone));
    assert_eq!(rows(&desk), rows(&alone));
}

#[test]
fn an_article_under_two_ids_is_one_under_the_first_of_them() {
    let named = |id: &str| bombing(id, "Coast Wire", "2031-03-05", 9);
    let alone = desk(&[named("wire-1"), post()]);
    for order in [["wire-1", "wire-2"], ["wire-2", "wire-1"]] {
        let mut desk = desk(&[post()]);
        order.iter().for_each(|id| drop(add(&mut desk, &named(id))));
        assert_eq!(shown(&desk), shown(&alone), "{order:?}");
        assert_eq!(desk.store.article("wire-2").unwrap().unwrap().id, "wire-1");
        assert_eq!(add(&mut desk, &named("wire-2")), Added::Unchanged);
    }
}

#[test]
fn an_id_of_its_own_is_free_and_stays() {
    let (one, other) =
        (bombing("1", "Coast Wire", "2031-03-05", 9), bombing("1", "Velda Post", "2031-03-05", 14));
    let mut desk = desk(&[one.clone(), other.clone()]);
    let own = desk.store.id_of(&one).unwrap().unwrap();
    // Whoever gives an id that looks like it, has one of its own.
    let text = "Rain flooded 30 houses along the river Orla on Monday, and 200 people left their homes.";
    let posed = Article { id: own.clone(), text: text.to_owned(), title: None, ..one.clone() };
    assert!(matches!(add(&mut desk, &posed), Added::New { apart: Some(_), .. }));
    let mut other_way = super::review_tests::desk(&[posed, other]);
    assert!(matches!(add(&mut other_way, &one), Added::New { apart: Some(_), .. }));
    assert_eq!(other_way.store.articles(None, Window::default()).unwrap().len(), 3);
    let changed = Article { text: format!("{} Boats left.", one.text), ..one };
    assert!(is_version(&add(&mut desk, &changed)));
    assert_eq!(desk.store.id_of(&changed).unwrap().unwrap(), own);
}

#[test]
fn a_text_without_an_outlet_makes_no_article_of_two() {
    let (one, other) =
        (bombing("1", "Coast Wire", "2031-03-05", 9), bombing("1", "Velda Post", "2031-03-05", 14));
    let nobody = Article { source: None, ..bombing("1", "", "2031-03-05", 15) };
    let mut desk = desk(&[one, other]);
    assert_eq!(desk.findings().len(), 1);
    assert!(matches!(add(&mut desk, &nobody), Added::New { .. }));
    assert_eq!(listed(&desk).len(), 3);
    assert!(!desk.findings().is_empty());
}

#[test]
fn what_a_copy_states_more_is_kept() {
    let bare = Article { source: None, published: None, ..version("2031-03-05", 9) };
    let mut desk = desk(&[bare.clone(), post()]);
    let Added::Completed { findings, .. } = add(&mut desk, &version("2031-03-05", 9)) else { panic!() };
    assert!(!findings.is_empty());
    let stored = desk.store.article(&bare.id).unwrap().unwrap();
    assert_eq!((stored.source.as_deref(), stored.published), (Some("Coast Wire"), "2031-03-05".parse().ok()));
    assert_eq!(add(&mut desk, &bare), Added::Unchanged);
}

#[test]
fn an_older_id_leads_to_the_article() {
    let mut desk = desk(&[version("2031-03-05", 9), version("2031-03-06", 14)]);
    let Some(Found::Older { current, .. }) = desk.store.find("a2031-03-059").unwrap() else { panic!() };
    assert_eq!(current, "a2031-03-0614");
    assert_eq!(desk.store.article("a2031-03-059").unwrap().unwrap().id, current);
    let gone = desk.store.remove(&["a2031-03-059".to_owned()]).unwrap();
    assert_eq!((gone.articles, gone.versions), (1, 1));
    assert!(desk.store.find("a2031-03-059").unwrap().is_none());
    assert!(rows(&desk).iter().all(|rows| *rows == 0), "{:?}", rows(&desk));
    add(&mut desk, &version("2031-03-05", 9));
    assert_eq!(listed(&desk), [("a2031-03-059".to_owned(), 1)]);
}

#[test]
fn addresses_are_compared_and_unlike_texts_stay() {
    let mut desk = desk(&[version("2031-03-05", 9)]);
    let url = Some("http://wire.example/blast/?utm_source=mail#top".to_owned());
    let shared = Article { url, ..version("2031-03-06", 14) };
    assert!(is_version(&add(&mut desk, &shared)));
    let text = "Voters in Aston go to the polls on Sunday. Both candidates for mayor promised lower taxes.";
    let unlike =
        Article { id: "a3".to_owned(), text: text.to_owned(), title: None, ..version("2031-03-07", 1) };
    assert!(matches!(add(&mut desk, &unlike), Added::New { are_unlike: true, .. }));
    let mut versions: Vec<usize> = desk.store.versions(PAGE).unwrap().iter().map(Vec::len).collect();
    versions.sort_unstable();
    assert_eq!(versions, [1, 2]);
    let grown =
        Article { id: "a4".to_owned(), text: format!("{text} The polls close at 20:00."), ..unlike.clone() };
    assert!(is_version(&add(&mut desk, &grown)), "and the unlike article has versions of its own");
}

#[test]
fn one_id_at_two_addresses_is_one_article_if_the_texts_are_alike() {
    let mut desk = desk(&[version("2031-03-05", 9)]);
    let moved = |text: &str| Article {
        id: "a2031-03-059".to_owned(),
        url: Some("https://wire.example/moved".to_owned()),
        text: text.to_owned(),
        ..version("2031-03-06", 9)
    };
    let added = add(&mut desk, &moved("Rain fell on Lindow and on the hills."));
    assert!(matches!(added, Added::New { apart: Some(_), .. }));
    let text = version("2031-03-05", 14).text;
    assert!(is_version(&add(&mut desk, &moved(&text))));
}

#[test]
fn a_draft_is_not_held_against_its_own_older_version() {
    let desk = desk(&[version("2031-03-05", 9), post()]);
    let draft = version("2031-03-06", 14);
    let prepared = Prepared::of(Arc::new(read_claims(&draft)));
    let sources = |findings: Vec<crate::compare::Finding>| {
        let sources = findings.iter().map(|finding| finding.b.article.source.clone().unwrap());
        sources.collect::<std::collections::BTreeSet<_>>()
    };
    assert!(sources(desk.store.judge(&prepared).unwrap()).contains("Coast Wire"), "put to the test");
    let found = sources(desk.store.judge_version(&draft, &prepared).unwrap());
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["Velda Post"]);
}

#[test]
fn a_text_between_two_articles_joins_them() {
    let sentence =
        |n: u32| format!("Boat number {n} of the Velda fleet left harbour pier {n} with crew {n}. ");
    let of = |id: &str, day: &str, from: u32| Article {
        id: id.to_owned(),
        text: (from..from + 8).map(sentence).collect(),
        ..version(day, 1)
    };
    let (first, between, last) =
        (of("a1", "2031-03-05", 0), of("a2", "2031-03-06", 3), of("a3", "2031-03-07", 6));
    for order in [[&first, &between, &last], [&first, &last, &between], [&last, &first, &between]] {
        let mut desk = desk(&[]);
        order.iter().for_each(|version| drop(add(&mut desk, version)));
        assert_eq!(listed(&desk), [("a3".to_owned(), 3)]);
    }
}

/// A file of the fifth layout keeps its articles; the addresses that they have are known from then on.
#[test]
fn a_file_without_versions_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gainsay.db");
    let old = Connection::open(&path).unwrap();
    for migration in [
        include_str!("../../migrations/0001-articles-claims-findings.sql"),
        include_str!("../../migrations/0002-readings.sql"),
        include_str!("../../migrations/0003-clauses.sql"),
        include_str!("../../migrations/0004-speakers.sql"),
        include_str!("../../migrations/0005-reviews.sql"),
    ] {
        old.execute_batch(migration).unwrap();
    }
    old.pragma_update(None, "application_id", super::schema::APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 5).unwrap();
    old.execute("INSERT INTO meta VALUES ('rules', ?1)", [RULES]).unwrap();
    let first = version("2031-03-05", 9);
    old.execute(
        "INSERT INTO article (id, source, published, title, url, text, hash) VALUES (?1, ?2, '2031-03-05', ?3, ?4, ?5, ?6)",
        rusqlite::params![first.id, first.source, first.title, first.url, first.text, stored::content_hash(&first)],
    )
    .unwrap();
    drop(old);
    let mut store = Store::open(&path).unwrap();
    let reading = |article: &Article| Arc::new(read_claims(article));
    store.reread(&[Parcel::of(&first, reading(&first)).unwrap()]).unwrap();
    assert_eq!(store.add(&first, reading(&first)).unwrap(), Added::Unchanged);
    let second = version("2031-03-06", 14);
    assert!(is_version(&store.add(&second, reading(&second)).unwrap()));
    assert_eq!(store.articles(None, Window::default()).unwrap().len(), 1);
}
