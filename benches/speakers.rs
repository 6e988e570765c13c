//! What it costs to say who is who: an archive added, and its speakers settled.  The second is to stay below a tenth of
//! the first at any size.

mod many;

use std::sync::Arc;

use divan::Bencher;
use gainsay::claims::{Reading, read_claims};
use gainsay::read::Article;
use gainsay::store::{Parcel, Store};
use rayon::prelude::*;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// Claims for each name: a few are quoted everywhere, most once or twice.
const CLAIMS_A_NAME: usize = 10;
/// Claims of a fixture article, about.
const CLAIMS_AN_ARTICLE: usize = 14;
/// As the command adds them.
const BATCH: usize = 128;

const SYLLABLES: [&str; 24] = [
    "ba", "del", "fir", "go", "ham", "ka", "lor", "men", "na", "pel", "ri", "sto", "tan", "vu", "wes", "zor",
    "che", "li", "mo", "ru", "sa", "ti", "ven", "yo",
];

/// The `n`th of any number of full names, in which many share a family name.
fn name(n: usize) -> String {
    let word = |mut n: usize, least: usize| {
        let mut word = String::new();
        while n > 0 || word.len() < least {
            word.push_str(SYLLABLES[n % SYLLABLES.len()]);
            n /= SYLLABLES.len();
        }
        word[..1].to_uppercase() + &word[1..]
    };
    format!("{} {}", word(n / 7 + 11, 4), word(n % 6_000 + 600, 5))
}

/// Who speaks there is one of so many people, the first of them oftener.
fn recast(mut reading: Reading, article: usize, names: usize) -> Reading {
    let cast = std::mem::take(&mut reading.setting.cast);
    let mut new = Vec::with_capacity(cast.len());
    for (at, mut speaker) in cast.into_iter().enumerate() {
        let drawn = (article * 31 + at * 7_919).wrapping_mul(2_654_435_761) % (names * names);
        let full = name(drawn.isqrt().abs_diff(names - 1));
        // In one article of four by the surname.
        let surname = full.rsplit(' ').next().unwrap_or_default().to_owned();
        let called = if article.is_multiple_of(4) { surname } else { full };
        for said in reading.claims.iter_mut().filter_map(|claim| claim.attribution.as_mut()) {
            if said.speaker.as_deref() == Some(&speaker.name) {
                said.speaker = Some(called.clone());
            }
        }
        speaker.name = called;
        speaker.spellings.clear();
        new.push(speaker);
    }
    new.sort_by(|a, b| a.name.cmp(&b.name));
    new.dedup_by(|a, b| a.name == b.name);
    reading.setting.cast = new;
    reading
}

fn filled(claims: usize) -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let mut store = Store::open(&folder.path().join("many.db")).expect("a new store");
    let articles = many::articles(claims / CLAIMS_AN_ARTICLE);
    let names = (claims / CLAIMS_A_NAME).max(10);
    for (batch, articles) in articles.chunks(BATCH).enumerate() {
        let read = |(at, article): (usize, &Article)| {
            let reading = recast(read_claims(article), batch * BATCH + at, names);
            Parcel::of(article, Arc::new(reading)).expect("a reading packed")
        };
        let parcels: Vec<Parcel> = articles.par_iter().enumerate().map(read).collect();
        store.add_all(articles.iter().zip(&parcels)).expect("articles stored");
    }
    (folder, store)
}

#[divan::bench(args = [20_000, 500_000], sample_count = 1, sample_size = 1)]
fn add(bencher: Bencher<'_, '_>, claims: usize) {
    bencher.bench_local(|| filled(claims));
}

#[divan::bench(args = [20_000, 500_000], sample_count = 1, sample_size = 1)]
fn settle(bencher: Bencher<'_, '_>, claims: usize) {
    bencher.with_inputs(|| filled(claims)).bench_local_values(|(folder, mut store)| {
        store.settle_speakers().expect("speakers settled");
        (folder, store)
    });
}
