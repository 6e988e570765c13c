use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::claims::Claim;
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
            "schema": "gainsay.claim/1", "id": format!("{:016x}", hash * 16 + n),
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

fn fill(store: &mut Store, ids: &[&str]) {
    for id in ids {
        let article = article(id);
        store.add(&article, &claims(&article)).unwrap();
    }
}

fn listed(store: &Store, filter: &ClaimFilter) -> Vec<String> {
    let mut list = Vec::new();
    store
        .claims::<StoreError>(filter, |json| {
            list.push(json.to_owned());
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
    assert_eq!(store.add(&again, &claims(&again)).unwrap(), Added::Unchanged);
    let renamed = Article { id: "other".to_owned(), ..article("a") };
    assert_eq!(store.add(&renamed, &claims(&renamed)).unwrap(), Added::Unchanged);
    let rewritten = Article { text: "Another text.".to_owned(), ..article("a") };
    assert_eq!(store.add(&rewritten, &[]).unwrap(), Added::Kept);
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
    assert_eq!(first.speakers(None).unwrap(), second.speakers(None).unwrap());
}

#[test]
fn filters_are_joined_by_and() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a", "b"]);
    let count = |filter: ClaimFilter| listed(&store, &filter).len();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(count(ClaimFilter { speaker: some("quist"), ..ClaimFilter::default() }), 4);
    assert_eq!(
        count(ClaimFilter { kind: some("statement"), source: some("outlet of a"), ..ClaimFilter::default() }),
        1
    );
    assert_eq!(
        count(ClaimFilter { about: some("bridge"), speaker: some("nobody"), ..ClaimFilter::default() }),
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
                    store.add(&article, &claims(&article)).unwrap();
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
    assert!(Store::open(&path).and_then(|mut store| store.add(&article, &[])).is_err());
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
    store.refresh().unwrap();
    assert!(!store.is_outdated().unwrap());
    let expected = crate::claims::extract(&article("a"));
    let found: Vec<Claim> = listed(&store, &ClaimFilter::default())
        .iter()
        .map(|json| serde_json::from_str(json).unwrap())
        .collect();
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_browser_of_the_file_finds_readable_rows() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    fill(&mut store, &["a"]);
    let row: (String, String, i64, f64) = store
        .connection
        .query_row(
            "SELECT speaker, source, value, high FROM claims_by_speaker WHERE kind = 'quantity'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!(row, ("Ada Quist".to_owned(), "Outlet of a".to_owned(), 12, 12.5));
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
