use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::claims::{ArticleRef, Claim, READING_SCHEMA, Reading, Setting, read_claims};
use crate::compare::{Prepared, compare_prepared};
use crate::read::Article;

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gainsay.db");
    (folder, path)
}

fn article(id: &str) -> Article {
    Article {
        id: id.to_owned(),
        source: Some(format!("Outlet of {id}")),
        published: "2026-05-04".parse().ok(),
        changed: None,
        title: Some("Bridge closed".to_owned()),
        url: None,
        author: None,
        text: format!("{id}: Mayor Ada Quist said 12 bridges were closed."),
    }
}

/// A statement and a figure in it.
fn claims(article: &Article) -> Vec<Claim> {
    let hash = article.id.bytes().fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
    let shared = |n: u64| {
        json!({
            "schema": "gainsay.claim/1", "id": format!("c{:015x}", (hash.wrapping_mul(16) + n) & 0x0fff_ffff_ffff_ffff),
            "article": {"id": article.id, "source": article.source, "title": article.title, "url": null,
                        "published": article.published},
            "field": "text", "span": [3, 20], "text": "12 bridges", "event": null, "time": null, "place": [],
            "sentence": {"span": [0, 40], "text": article.text}, "scope": null, "rules": ["quantity.cardinal"],
            "attribution": {"speaker": "Ada Quist", "mention": "Quist", "mention_span": null, "cue": "said",
                            "cue_span": null, "content": [], "directness": "indirect", "via": null, "chain": []},
        })
    };
    let mut figure = shared(0);
    figure["kind"] = json!("quantity");
    figure["quantity"] = json!({"text": "12", "value": 12, "low": 12, "high": 12.5, "modifier": "exact",
                                "unit": null, "dimension": "count", "trend": null});
    let mut statement = shared(1);
    statement["kind"] = json!("statement");
    statement["statement"] = json!({"text": "12 bridges were closed", "directness": "indirect",
                                    "polarity": "positive", "factuality": "asserted"});
    [figure, statement].map(|claim| serde_json::from_str(&claim.to_string()).unwrap()).into()
}

fn reading(article: &Article) -> Arc<Reading> {
    reading_of(article, claims(article))
}

fn reading_of(article: &Article, claims: Vec<Claim>) -> Arc<Reading> {
    let quist = json!({"name": "Ada Quist", "kind": "person"});
    let cast = if claims.is_empty() { vec![] } else { vec![serde_json::from_value(quist).unwrap()] };
    let of = ArticleRef::of(article);
    Arc::new(Reading {
        schema: READING_SCHEMA.to_owned(),
        article: Arc::new(of),
        claims,
        setting: Setting { cast, ..Setting::default() },
    })
}

fn fill(store: &mut Store, ids: &[&str]) {
    for id in ids {
        let article = article(id);
        store.add(&article, reading(&article)).unwrap();
    }
    store.settle_speakers().unwrap();
}

fn listed(store: &Store, filter: &ClaimFilter) -> Vec<String> {
    let mut list = Vec::new();
    store
        .claims::<StoreError>(filter, |claim, _| {
            list.push(serde_json::to_string(claim).unwrap());
            Ok(())
        })
        .unwrap();
    list
}

#[test]
fn a_claim_comes_back_as_it_was() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a"]);
    let expected = claims(&article("a"));
    let found: Vec<Claim> = listed(&store, &ClaimFilter::default())
        .iter()
        .map(|json| serde_json::from_str(json).unwrap())
        .collect();
    assert_eq!(found, expected);
    assert_eq!(store.article("a").unwrap(), Some(article("a")));
    assert!(matches!(store.find(&expected[0].id).unwrap(), Some(Found::Claim { .. })));
    assert!(store.find("").unwrap().is_none());
}

#[test]
fn the_same_content_is_stored_once() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a"]);
    let again = article("a");
    assert_eq!(store.add(&again, reading(&again)).unwrap(), Added::Unchanged);
    let renamed = Article { id: "other".to_owned(), ..article("a") };
    assert_eq!(store.add(&renamed, reading(&renamed)).unwrap(), Added::Unchanged);
    assert_eq!(listed(&store, &ClaimFilter::default()).len(), 2);
}

#[test]
fn listings_do_not_depend_on_the_order_of_adding() {
    let (_one, first) = folder();
    let (_two, second) = folder();
    let (mut first, mut second) = (Store::open(&first).unwrap(), Store::open(&second).unwrap());
    fill(&mut first, &["a", "b", "c"]);
    fill(&mut second, &["c", "a", "b"]);
    assert_eq!(listed(&first, &ClaimFilter::default()), listed(&second, &ClaimFilter::default()));
    let articles = |store: &Store| store.articles(None, Window::default()).unwrap();
    assert_eq!(articles(&first), articles(&second));
    let speakers = |store: &Store| store.speakers(true).unwrap();
    assert_eq!(speakers(&first), speakers(&second));
}

#[test]
fn filters_are_joined_by_and() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a", "b"]);
    let count = |filter: ClaimFilter| listed(&store, &filter).len();
    let some = |text: &str| Some(text.to_owned());
    let called = |name: &str| {
        let found = store.speakers_called(name).unwrap().speakers;
        Some(found.into_iter().map(|row| row.id).collect())
    };
    assert_eq!(count(ClaimFilter { speakers: called("quist"), ..ClaimFilter::default() }), 4);
    assert_eq!(
        count(ClaimFilter { kind: some("statement"), source: some("outlet of a"), ..ClaimFilter::default() }),
        1
    );
    assert_eq!(
        count(ClaimFilter { about: some("bridge"), speakers: called("nobody"), ..ClaimFilter::default() }),
        0
    );
    assert_eq!(count(ClaimFilter { about: some("\"bridges closed\""), ..ClaimFilter::default() }), 0);
    let window = Window { since: "2026-05-05".parse().ok(), until: None };
    assert_eq!(count(ClaimFilter { window, ..ClaimFilter::default() }), 0);
}

#[test]
fn several_writers_lose_nothing() {
    let (_folder, path) = folder();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut store = Store::open(path).unwrap();
                for n in 0..20 {
                    // Every second article is one that all writers have.
                    let id = if n % 2 == 0 { format!("shared-{n}") } else { format!("{writer}-{n}") };
                    let article = article(&id);
                    store.add(&article, reading(&article)).unwrap();
                }
            });
        }
    });
    let store = Store::read(&path).unwrap();
    assert_eq!(store.articles(None, Window::default()).unwrap().len(), 10 + 4 * 10);
    assert_eq!(listed(&store, &ClaimFilter::default()).len(), 2 * 50);
    let left: Vec<_> =
        fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".new-")), "{left:?}");
}

#[test]
fn a_newer_file_is_refused_and_left() {
    let (_folder, path) = folder();
    drop(Store::open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    refused(&path, |error| matches!(error, StoreError::Newer { found: 99, .. }));
}

#[test]
fn a_foreign_file_is_refused_and_left() {
    let (_folder, path) = folder();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    refused(&path, |error| matches!(error, StoreError::Foreign));
}

#[test]
fn what_is_no_database_is_refused_and_left() {
    let (_folder, path) = folder();
    fs::write(&path, "notes").unwrap();
    refused(&path, |error| matches!(error, StoreError::NotADatabase));
}

#[test]
fn a_cut_file_is_refused_and_left() {
    let (_folder, path) = folder();
    fill(&mut Store::open(&path).unwrap(), &["a"]);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    refused(&path, |error| matches!(error, StoreError::Damaged(_)));
}

#[test]
fn overwritten_pages_are_an_error_and_not_a_panic() {
    let (_folder, path) = folder();
    fill(&mut Store::open(&path).unwrap(), &["a"]);
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    let read = Store::read(&path).and_then(|store| store.articles(None, Window::default()));
    assert!(matches!(read, Err(StoreError::Damaged(_))), "{read:?}");
    let article = article("b");
    assert!(
        Store::open(&path)
            .and_then(|mut store| store.add(&article, reading_of(&article, Vec::new())))
            .is_err()
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

fn refused(path: &Path, expected: impl Fn(&StoreError) -> bool) {
    let before = fs::read(path).unwrap();
    for opened in [Store::open(path), Store::read(path)] {
        let error = opened.err().expect("an error");
        assert!(expected(&error), "{error:?}");
        assert!(error.hint().is_some());
    }
    assert_eq!(fs::read(path).unwrap(), before);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "something was written beside it");
}

#[cfg(unix)]
#[test]
fn a_read_only_file_in_a_read_only_folder_can_be_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder();
    fill(&mut Store::open(&path).unwrap(), &["a"]);
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let read = Store::read(&path).map(|store| listed(&store, &ClaimFilter::default()).len());
    let opened = Store::open(&path).err();
    let beside = fs::read_dir(folder.path()).unwrap().count();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(read.unwrap(), 2);
    assert!(matches!(opened, Some(StoreError::ReadOnly)), "{opened:?}");
    assert_eq!(beside, 1);
}

#[test]
fn a_missing_file_is_made_by_writing_only() {
    let (_folder, path) = folder();
    assert!(matches!(Store::read(&path).err(), Some(StoreError::Missing)));
    fs::write(&path, "").unwrap();
    assert!(matches!(Store::read(&path).err(), Some(StoreError::Missing)));
    fill(&mut Store::open(&path).unwrap(), &["a"]);
    assert!(Store::read(&path).is_ok());
}

#[test]
fn other_rules_make_everything_anew() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a"]);
    assert!(!store.is_outdated().unwrap());
    store.connection.execute("UPDATE meta SET value = 'old' WHERE name = 'rules'", []).unwrap();
    assert!(store.is_outdated().unwrap());
    store.forget().unwrap();
    assert!(!store.is_outdated().unwrap());
    assert_eq!(store.unread().unwrap(), ["a"]);
    let expected = read_claims(&article("a"));
    store.reread(&[Parcel::of(&article("a"), Arc::new(expected.clone())).unwrap()]).unwrap();
    assert!(store.unread().unwrap().is_empty());
    let found: Vec<Claim> = listed(&store, &ClaimFilter::default())
        .iter()
        .map(|json| serde_json::from_str(json).unwrap())
        .collect();
    assert_eq!(found, expected.claims);
}

/// Articles of one event that contradict each other, and what is stored of them.
#[test]
fn a_stored_reading_is_judged_as_it_was() {
    let bombing = |id: &str, killed: u32| Article {
        id: id.to_owned(),
        source: Some(id.to_owned()),
        published: "2031-03-05".parse().ok(),
        changed: None,
        title: Some(format!("Car bomb kills {killed} at fish market in Port Velda")),
        url: None,
        author: None,
        text: format!(
            "A car bomb killed {killed} people at the fish market in Port Velda on Tuesday, the Velda Civil Guard said. \
             Mayor Lukas Brandt said the harbour would stay closed."
        ),
    };
    let (_folder, path) = folder();
    let one = bombing("Coast Wire", 14);
    Store::open(&path).unwrap().add(&one, Arc::new(read_claims(&one))).unwrap();
    let other = Prepared::of(Arc::new(read_claims(&bombing("Velda Post", 9))));
    // A store that was opened anew has nothing in memory.
    let stored = Store::read(&path).unwrap().judge(&other).unwrap();
    let direct = compare_prepared(&other, &Prepared::of(Arc::new(read_claims(&one))));
    assert_eq!(stored, direct);
    assert!(!stored.is_empty());
}

/// A file of the first layout keeps its articles; what was made of them is made anew.
#[test]
fn an_older_layout_is_brought_up_to_date() {
    let (_folder, path) = folder();
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../../migrations/0001-articles-claims-findings.sql")).unwrap();
    old.pragma_update(None, "application_id", super::schema::APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute_batch(
        "INSERT INTO meta VALUES ('rules', 'old');
         INSERT INTO article (id, source, published, title, text, story, hash)
         VALUES ('a', 'Coast Wire', '2031-03-05', 'Bridges', 'The mayor said 12 bridges were closed.', '{}', 'h');",
    )
    .unwrap();
    drop(old);
    assert!(matches!(Store::read(&path).err(), Some(StoreError::Older { .. })));
    let mut store = Store::open(&path).unwrap();
    assert!(store.is_outdated().unwrap());
    store.forget().unwrap();
    assert_eq!(store.unread().unwrap(), ["a"]);
    let article = store.article("a").unwrap().unwrap();
    store.reread(&[Parcel::of(&article, Arc::new(read_claims(&article))).unwrap()]).unwrap();
    assert_eq!(listed(&store, &ClaimFilter::default()).len(), 2);
}

#[test]
fn a_browser_of_the_file_finds_readable_rows() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a"]);
    let row: (String, String, f64, f64) = store
        .connection
        .query_row(
            "SELECT speaker, source, value, high FROM claims_by_speaker WHERE kind = 'quantity'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!(row, ("Ada Quist".to_owned(), "Outlet of a".to_owned(), 12.0, 12.5));
    store
        .connection
        .query_row("SELECT count(*) FROM contradictions", [], |row| row.get::<_, i64>(0))
        .unwrap();
    store
        .connection
        .execute("INSERT INTO article_text (article_text) VALUES ('integrity-check')", [])
        .unwrap();
    store.connection.execute("INSERT INTO claim_text (claim_text) VALUES ('integrity-check')", []).unwrap();
}
