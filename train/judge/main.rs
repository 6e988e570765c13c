//! Learns how surely two articles tell of one incident, how surely two of their figures are of one thing, and whether
//! what differs is a contradiction or an update: `src/compare/{story,align,verdict}/weights.tsv`.
//!
//! ```sh
//! cargo run --release --example train_judge -- ../shared            # writes the weights
//! cargo run --release --example train_judge -- ../shared --folds    # measures on folds that the weights did not see
//! cargo run --release --example train_judge -- ../shared --sheet=400   # pairs that a reader should judge next
//! ```
//!
//! It learns from `data/families` (our own articles with judged pairs), from `train/judged.tsv` (pairs of real articles
//! judged by readers), from `data/real_pairs.dev.jsonl` and, without a judge, from articles of `data/gva` and `data/ecbplus` whose incidents are known.
//! Folds go by family and by incident.  No random numbers are drawn: the same data give the same bytes.

mod corpus;
mod fit;
mod kinds;
mod learn;
mod score;
mod sheet;
mod told;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use corpus::{Corpus, Family};
use gainsay::compare::regression::Weights;
use gainsay::compare::{align, contrast, date, story};
use learn::{Material, learn};

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn fail(why: impl ToString) -> Box<dyn Error> {
    why.to_string().into()
}

/// Families held out at a time: three of 24.
const FOLDS: usize = 8;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let shared = arguments.iter().find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    let shared = shared.ok_or_else(|| {
        fail("name the shared folder: train_judge ../shared [--folds [--misses] | --sheet=N]")
    })?;
    let families = Family::read_all(&shared.join("data/families"))?;
    let corpora = ["gva", "ecbplus", "fakes"].map(|name| {
        let key = match name {
            "gva" => Some("topic"),
            "ecbplus" => Some("event"),
            _ => None,
        };
        Corpus::read(&shared, name, key)
    });
    let corpora = corpora.into_iter().collect::<Result<Vec<Corpus>>>()?;
    let candidates: Vec<Vec<(usize, usize)>> = corpora.iter().map(Corpus::candidates).collect();
    let mut judged = corpus::judged(Path::new("train/judged.tsv"), &corpora)?;
    judged.extend(corpus::real_pairs(&shared, &corpora)?);
    eprintln!(
        "{} families, {} judged pairs, {:?} pairs of articles",
        families.len(),
        judged.len(),
        candidates.iter().map(Vec::len).collect::<Vec<_>>()
    );
    let training = |corpus: &Corpus, at: usize| score::in_training(corpus, at);
    let material = Material {
        families: families.iter().collect(),
        corpora: &corpora,
        candidates: &candidates,
        judged: judged.iter().collect(),
        open: &training,
    };
    if arguments.iter().any(|argument| argument == "--folds") {
        score::folds(&material, &families, FOLDS, arguments.iter().any(|argument| argument == "--misses"));
        return Ok(());
    }
    let model = learn(&material);
    if let Some(count) = arguments.iter().find_map(|argument| argument.strip_prefix("--sheet=")) {
        sheet::print(&material, &model, count.parse()?);
        return Ok(());
    }
    write("src/compare/story/weights.tsv", "one incident", &story::SIGNS, &[&model.story])?;
    write("src/compare/align/weights.tsv", "one thing", &align::SIGNS, &[&model.align])?;
    write(
        "src/compare/verdict/weights.tsv",
        "at odds\tone thing\tupdate",
        &contrast::SIGNS,
        &[&model.at_odds, &model.same, &model.update],
    )?;
    write("src/compare/align/clauses.tsv", "at odds", &align::clauses::SIGNS, &[&model.polarity])?;
    write("src/compare/align/moments.tsv", "one thing", &align::moments::SIGNS, &[&model.moments])?;
    write("src/compare/verdict/date.tsv", "at odds", &date::SIGNS, &[&model.date])
}

fn write(path: &str, columns: &str, names: &[&str], weights: &[&Weights]) -> Result<()> {
    let mut table = format!("# sign\t{columns}; log odds, made by train/judge\n");
    let mut line = |name: &str, of: &dyn Fn(&Weights) -> f32| {
        let cells: String = weights.iter().map(|weights| format!("\t{:.4}", of(weights))).collect();
        let _ = writeln!(table, "{name}{cells}");
    };
    line("constant", &|weights| weights.constant);
    for (at, name) in names.iter().enumerate() {
        line(name, &|weights| weights.signs[at]);
    }
    std::fs::write(path, table).map_err(|error| fail(format!("{path}: {error}")))
}
