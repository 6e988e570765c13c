//! What it costs to make an article ready to meet others, and to meet one of its story and one of another.

mod many;

use std::sync::Arc;

use divan::{Bencher, black_box};
use gainsay::claims::{Reading, read_claims};
use gainsay::compare::{Prepared, compare_prepared};

fn main() {
    divan::main();
}

/// The first two articles are of one event, the last is of another.
fn readings() -> Vec<Arc<Reading>> {
    let articles = many::articles(26);
    [&articles[0], &articles[1], &articles[25]].map(|article| Arc::new(read_claims(article))).to_vec()
}

#[divan::bench]
fn prepare(bencher: Bencher) {
    let reading = readings().remove(0);
    bencher.bench(|| Prepared::of(Arc::clone(&reading)).figures.len());
}

#[divan::bench]
fn one_story(bencher: Bencher) {
    let prepared: Vec<Prepared> = readings().into_iter().map(Prepared::of).collect();
    bencher.bench(|| compare_prepared(black_box(&prepared[0]), black_box(&prepared[1])).len());
}

#[divan::bench]
fn two_stories(bencher: Bencher) {
    let prepared: Vec<Prepared> = readings().into_iter().map(Prepared::of).collect();
    bencher.bench(|| compare_prepared(black_box(&prepared[0]), black_box(&prepared[2])).len());
}
