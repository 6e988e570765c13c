//! Trains the tagger and the parser and writes their weights into the source tree.
//!
//! `zcat corenlp.dev.jsonl.gz > /tmp/trees.jsonl`
//! `python3 train/ground/teacher.py DATA > /tmp/taught.jsonl`
//! `cargo run --release --example train_ground -- /tmp/trees.jsonl /tmp/taught.jsonl [tagger|parser|sure|eval]`
//!
//! One article a line: `{"id", "sentences": [[[word, start, end, lemma, tag, entity, head, relation], …], …]}`
//! with 1-based heads, 0 for a root.  What `"held"` says is held out, or else every tenth article of a file.
//! Trains on all files and measures on each.  The order of training is fixed by a constant seed, so that the
//! same data gives the same bytes.

mod corpus;
mod parse;
mod perceptron;
mod sparse;
mod sure;
mod tag;

use std::path::Path;

const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/document/weights");

fn main() {
    let (what, paths): (Vec<_>, Vec<_>) = std::env::args()
        .skip(1)
        .partition(|argument| ["tagger", "parser", "sure", "eval"].contains(&argument.as_str()));
    assert!(!paths.is_empty(), "usage: train_ground TREES.jsonl... [tagger|parser|sure|eval]");
    let wanted = |step: &str| what.is_empty() || what.iter().any(|what| what == step);
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for path in &paths {
        let (kept_back, learned) =
            corpus::read(Path::new(path)).into_iter().partition(|sentence| sentence.held_out);
        held.push((path, kept_back));
        train.extend::<Vec<_>>(learned);
    }
    if wanted("tagger") {
        write("tagger", &tag::train(&train));
    }
    if wanted("tagger") || wanted("sure") {
        write("sure-tags", &tag::sure(&train, &read("tagger")));
    }
    let tagger = tag::Tables { weights: read("tagger"), sure: read("sure-tags") };
    if wanted("parser") {
        let (moves, names) = parse::train(&train, &tagger.weights);
        write("moves", &moves);
        write("names", &names);
    }
    let mut parser = parse::Tables { moves: read("moves"), names: read("names"), sure: read("sure-arcs") };
    if wanted("parser") || wanted("sure") {
        parser.sure = parse::sure(&train, &parser, &tagger);
        write("sure-arcs", &parser.sure);
    }
    eprintln!("{} sentences to train on", train.len());
    for (path, held) in &held {
        eprintln!("{path}: {} sentences held out", held.len());
        tag::report(&tagger, held);
        parse::report(&parser, &tagger, held);
    }
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(format!("{WEIGHTS}/{name}.bin")).expect("weights can be read")
}

fn write(name: &str, bytes: &[u8]) {
    std::fs::write(format!("{WEIGHTS}/{name}.bin"), bytes).expect("weights can be written");
}
