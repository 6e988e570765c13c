//! Trains the tagger and the parser and writes their weights into the source tree.
//!
//! `zcat corenlp.dev.jsonl.gz > /tmp/trees.jsonl`
//! `cargo run --release --example train_ground -- /tmp/trees.jsonl [tagger|parser|eval]`
//!
//! One article a line: `{"id", "sentences": [[[word, start, end, lemma, tag, entity, head, relation], …], …]}`
//! with 1-based heads, 0 for a root.  Every tenth article is held out.  The order of training is fixed by a
//! constant seed, so that the same data gives the same bytes.

mod corpus;
mod parse;
mod perceptron;
mod sparse;
mod tag;

use std::path::Path;

const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/document/weights");

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("usage: train_ground TREES.jsonl [tagger|parser|eval]");
    let what = arguments.next().unwrap_or_default();
    let corpus = corpus::read(Path::new(&path));
    let (train, held): (Vec<_>, Vec<_>) = corpus.into_iter().partition(|sentence| !sentence.held_out);
    eprintln!("{} sentences to train on, {} held out", train.len(), held.len());
    if what.is_empty() || what == "tagger" {
        write("tagger", &tag::train(&train, &held));
    }
    let tagger = read("tagger");
    if what.is_empty() || what == "parser" {
        let (moves, names) = parse::train(&train, &held, &tagger);
        write("moves", &moves);
        write("names", &names);
    }
    if what == "eval" {
        tag::report(&tagger, &held);
        parse::report(&read("moves"), &read("names"), &tagger, &held);
    }
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(format!("{WEIGHTS}/{name}.bin")).expect("weights can be read")
}

fn write(name: &str, bytes: &[u8]) {
    std::fs::write(format!("{WEIGHTS}/{name}.bin"), bytes).expect("weights can be written");
}
