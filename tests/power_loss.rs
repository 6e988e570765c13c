//! After a power cut at any moment, what was said to be stored is there, and nothing is half.
#![cfg(unix)]

mod disk;
mod shelf;

use std::path::Path;
use std::sync::Arc;

use disk::vfs::{note, recorded};
use disk::{Chance, Event, Unsynced, rebuild};
use gainsay::claims::read_claims;
use gainsay::read::Article;
use gainsay::store::{ClaimFilter, FindingFilter, Parcel, Placed, Store, StoreError, Window};
use rusqlite::Connection;

const NAME: &str = "gainsay.db";
/// Transactions, of so many articles each.
const BATCHES: usize = 5;
const TOGETHER: usize = 3;
/// Moments at which power is cut, those right before and after a promise aside.
const MOMENTS: u64 = 60;

type Batch = Vec<(Article, Parcel)>;

fn parcel(article: &Article) -> Parcel {
    Parcel::of(article, Arc::new(read_claims(article))).expect("a reading packed")
}

fn batches() -> Vec<Batch> {
    let groups = shelf::groups();
    let articles = groups.iter().flat_map(|group| shelf::articles(group)).map(|(_, article)| article);
    let articles: Vec<(Article, Parcel)> = articles
        .take(BATCHES * TOGETHER)
        .map(|article| {
            let parcel = parcel(&article);
            (article, parcel)
        })
        .collect();
    let mut batches = Vec::new();
    let mut rest = articles.into_iter().peekable();
    while rest.peek().is_some() {
        batches.push(rest.by_ref().take(TOGETHER).collect());
    }
    batches
}

fn add(store: &mut Store, batch: &Batch) {
    store.add_all(batch.iter().map(|(article, parcel)| (article, parcel))).expect("articles stored");
}

/// Everything that can be asked.
fn listed(store: &Store) -> String {
    let articles = store.articles(None, Window::default()).expect("articles");
    let mut all = vec![format!("{articles:?}")];
    let told = store.claims::<StoreError>(&ClaimFilter::default(), |claim, person| {
        all.push(format!("{} {person:?}", serde_json::to_string(claim).expect("JSON")));
        Ok(())
    });
    told.expect("claims");
    let filter = FindingFilter { to_check: true, ..FindingFilter::default() };
    all.push(serde_json::to_string(&store.contradictions(&filter).expect("findings")).expect("JSON"));
    all.push(serde_json::to_string(&store.speakers(true).expect("speakers")).expect("JSON"));
    all.push(format!("{:?}", store.ledger().expect("a ledger")));
    all.join("\n")
}

/// What an undisturbed store lists after each batch, none included.
fn undisturbed(batches: &[Batch]) -> Vec<String> {
    (0..=batches.len())
        .map(|end| {
            let folder = tempfile::tempdir().expect("a folder");
            let mut store = Store::open(&folder.path().join(NAME)).expect("a database");
            batches[..end].iter().for_each(|batch| add(&mut store, batch));
            store.settle_speakers().expect("speakers settled");
            listed(&store)
        })
        .collect()
}

/// A life of a store: made, filled, its log written back in the middle and at the end, opened again, and made anew by other rules.
fn live(path: &Path, batches: &[Batch]) {
    let mut store = Store::open(path).expect("a database");
    for (n, batch) in batches.iter().enumerate() {
        add(&mut store, batch);
        note(Event::Told);
        match n {
            1 => {
                let other = Connection::open(path).expect("SQLite");
                let back = other.query_row("PRAGMA wal_checkpoint(RESTART)", [], |row| row.get::<_, i64>(0));
                assert_eq!(back.expect("a log written back"), 0);
            }
            3 => {
                drop(store);
                store = Store::open(path).expect("a database");
            }
            _ => {}
        }
    }
    store.settle_speakers().expect("speakers settled");
    let other = Connection::open(path).expect("SQLite");
    other.execute("UPDATE meta SET value = 'others' WHERE name = 'rules'", []).expect("other rules");
    drop(other);
    let mut stage = store.stage().expect("a stage").expect("nobody else's");
    let missing = store.missing(&mut stage).expect("rows");
    let placed = store.placed(&missing).expect("articles");
    let anew: Vec<(Placed, Parcel)> = placed
        .into_iter()
        .map(|placed| {
            let parcel = parcel(&placed.1);
            (placed, parcel)
        })
        .collect();
    stage.put(&anew).expect("articles made anew");
    assert!(store.adopt(&mut stage).expect("all in its place"));
    stage.remove();
    store.settle_speakers().expect("speakers settled");
}

/// Opens what a power cut left and looks whether all is there that was promised.
fn survives(path: &Path, promised: usize, undisturbed: &[String]) -> Result<(), String> {
    let failed = |doing: &str| {
        let doing = doing.to_owned();
        move |error: StoreError| format!("{doing}: {error}")
    };
    match Store::read(path) {
        Err(StoreError::Missing) if promised == 0 => {}
        read => drop(read.map_err(failed("opened to read"))?),
    }
    let mut store = Store::open(path).map_err(failed("opened"))?;
    store.settle_speakers().map_err(failed("speakers settled"))?;
    let listed = listed(&store);
    let Some(found) = undisturbed.iter().position(|whole| *whole == listed) else {
        return Err(format!("what is listed is no whole number of batches ({promised} were promised)"));
    };
    if found < promised {
        return Err(format!("{found} batches of {promised} that were promised"));
    }
    let check = Connection::open(path)
        .and_then(|other| other.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)));
    match check.as_deref() {
        Ok("ok") => Ok(()),
        found => Err(format!("integrity_check: {found:?}")),
    }
}

/// Around every promise and name, and some others.
fn moments(log: &[Event], chance: &mut Chance) -> Vec<usize> {
    let mut moments: Vec<usize> = (0..MOMENTS).map(|_| chance.below(log.len() as u64 + 1) as usize).collect();
    for (at, event) in log.iter().enumerate() {
        if !matches!(event, Event::Written { .. } | Event::Cut { .. }) {
            moments.extend([at, at + 1]);
        }
    }
    moments.sort_unstable();
    moments.dedup();
    moments
}

#[test]
fn power_cut_at_any_moment_takes_nothing_that_was_promised() {
    let batches = batches();
    let undisturbed = undisturbed(&batches);
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().canonicalize().expect("a path without links");
    let log = recorded(&root, || live(&root.join(NAME), &batches));
    let mut failures = Vec::new();
    let mut chance = Chance(7);
    let moments = moments(&log, &mut chance);
    for &cut in &moments {
        let promised = log[..cut].iter().filter(|event| matches!(event, Event::Told)).count();
        for unsynced in [Unsynced::Lost, Unsynced::Kept, Unsynced::Torn] {
            let after = tempfile::tempdir().expect("a folder");
            rebuild(&log, cut, unsynced, &mut chance, after.path());
            if let Err(error) = survives(&after.path().join(NAME), promised, &undisturbed) {
                failures.push(format!("cut before {cut} of {}, {unsynced:?}: {error}", log.len()));
            }
        }
    }
    let syncs = log.iter().filter(|event| matches!(event, Event::Synced(_))).count();
    println!("{} events, {syncs} of them syncs; power cut at {} moments", log.len(), moments.len());
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
