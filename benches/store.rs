//! One article against a store that grows: the time must grow far slower than the store.

mod many;

use std::sync::Arc;

use divan::Bencher;
use gainsay::claims::read_claims;
use gainsay::compare::Prepared;
use gainsay::store::Store;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn filled(claims: usize) -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let mut store = Store::open(&folder.path().join("many.db")).expect("a new store");
    for (article, reading) in many::readings(claims) {
        store.add(&article, reading).expect("an article stored");
    }
    (folder, store)
}

/// As many outlets may write of it: one that is not in the store, on an event that is.
fn newcomer() -> Prepared {
    let mut article = many::articles(1).remove(0);
    article.id = "newcomer".to_owned();
    article.source = Some("Newcomer".to_owned());
    Prepared::of(Arc::new(read_claims(&article)))
}

#[divan::bench(args = [5_000, 50_000], sample_count = 50, sample_size = 1)]
fn compare_one_article(bencher: Bencher<'_, '_>, claims: usize) {
    let (_folder, store) = filled(claims);
    let newcomer = newcomer();
    bencher.bench_local(|| store.judge(&newcomer).expect("verdicts").len());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn add_one_article(bencher: Bencher<'_, '_>) {
    let (_folder, mut store) = filled(5_000);
    let article = many::articles(1).remove(0);
    let mut number = 0;
    bencher.bench_local(move || {
        number += 1;
        let mut article = article.clone();
        article.id = format!("newcomer-{number}");
        article.source = Some(format!("Newcomer {number}"));
        article.url = article.url.map(|url| format!("{url}/{number}"));
        store.add(&article, Arc::new(read_claims(&article))).expect("an article stored")
    });
}
