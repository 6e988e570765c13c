//! However an input is damaged: reading it ends with articles, or with errors that say where.
//!
//! The targets of `fuzz/` look for the same with millions of inputs; here are a few, of any format, for every change.

mod holds;

use std::fs;
use std::path::Path;

use gainsay::claims::read_claims;
use gainsay::read::Format;
use proptest::prelude::*;
use proptest::sample::Index;

/// The small valid inputs from which the fuzzer starts, too.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a file")).collect()
}

#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Cut(Index, usize),
    Repeat(Index, usize, usize),
    /// A stretch of another seed, and where it is put.
    Splice(Index, Index, usize, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1u8..).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (at(), 1..40usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (at(), 1..40usize, 1..60usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        (at(), at(), 1..80usize, at())
            .prop_map(|(seed, from, length, to)| Change::Splice(seed, from, length, to)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change], seeds: &[Vec<u8>]) -> Vec<u8> {
    for change in changes.iter().cloned() {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        let stretch = |at: Index, long: usize| at.index(length)..(at.index(length) + long).min(length);
        match change {
            Change::Flip(at, bits) => bytes[at.index(length)] ^= bits,
            Change::Cut(at, long) => drop(bytes.drain(stretch(at, long))),
            Change::Repeat(at, long, times) => {
                let stretch = stretch(at, long);
                let again = bytes[stretch.clone()].repeat(times);
                drop(bytes.splice(stretch, again));
            }
            Change::Splice(seed, from, long, to) => {
                let seed = seed.get(seeds);
                let from = from.index(seed.len());
                let part = &seed[from..(from + long).min(seed.len())];
                let to = to.index(length);
                drop(bytes.splice(to..to, part.iter().copied()));
            }
        }
    }
    bytes
}

/// Changed seeds of a target, read as one of some formats or as what they look like.
fn survives(target: &str, formats: &'static [Option<Format>]) {
    let seeds = seeds(target);
    let given =
        (any::<Index>(), proptest::collection::vec(change(), 0..6), proptest::sample::select(formats));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(120)
    });
    let outcome = runner.run(&given, |(seed, changes, format)| {
        let bytes = changed(seed.get(&seeds).clone(), &changes, &seeds);
        for article in holds::read("broken", &bytes, format).iter().take(2) {
            holds::claims_point_at_their_words(article, &read_claims(article));
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{target}: {error}"));
}

macro_rules! survive {
    ($($name:ident: $target:literal as $($format:expr),+;)+) => {
        $(#[test]
        fn $name() {
            survives($target, &[$($format),+]);
        })+
    };
}

survive! {
    damaged_pages: "read_html" as Some(Format::Html);
    damaged_feeds: "read_feed" as Some(Format::Feed);
    damaged_archives_of_pages: "read_warc" as Some(Format::Warc);
    damaged_pdfs: "read_pdf" as Some(Format::Pdf);
    damaged_messages: "read_mail" as Some(Format::Mail), Some(Format::Mbox);
    damaged_tables: "read_table" as Some(Format::Table);
    damaged_records: "read_json" as Some(Format::Json), Some(Format::Ndjson);
    damaged_inputs_of_no_name: "read_any" as None, Some(Format::Text);
}
