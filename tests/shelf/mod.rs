//! The fixture articles, each under the name that `expected.yaml` calls it by.
#![allow(dead_code, reason = "each test and benchmark uses the part it needs")]

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::claims::{self, Claim, Reading};
use gainsay::read::{self, Article, Defaults};

/// One article with its reading.
pub struct Volume {
    /// The file's name without its extension; in a file of JSON records, the record's id.
    pub name: String,
    pub article: Article,
    pub reading: Reading,
    /// Its clauses and moments as claims, at which findings may point too.
    told: Vec<Claim>,
}

impl Volume {
    pub fn claims(&self) -> &[Claim] {
        &self.reading.claims
    }

    /// The reading's claims, and behind them its clauses and moments.
    pub fn all(&self) -> impl Iterator<Item = &Claim> {
        self.claims().iter().chain(&self.told)
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The folders of `fixtures/`, in the order of their names.
pub fn groups() -> Vec<String> {
    entries(&root()).iter().filter(|path| path.is_dir()).map(|path| stem(path)).collect()
}

/// The articles of a group, in the order of its files; a file that cannot be read fails the test.
pub fn articles(group: &str) -> Vec<(String, Article)> {
    let mut found = Vec::new();
    for path in entries(&root().join(group)) {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if extension == "yaml" {
            continue;
        }
        for article in read::articles(&path, &Defaults::default()) {
            let article = article.unwrap_or_else(|error| panic!("{error}"));
            let name = if extension.contains("json") { article.id.clone() } else { stem(&path) };
            found.push((name, article));
        }
    }
    found
}

pub fn open(group: &str) -> Vec<Volume> {
    let articles = articles(group).into_iter();
    let volume = |(name, article): (String, Article)| {
        let reading = claims::read_claims(&article);
        let clauses = (0..reading.setting.propositions.len()).map(|at| reading.proposed(at));
        let told = clauses.chain((0..reading.setting.moments.len()).map(|at| reading.timed(at))).collect();
        Volume { name, article, told, reading }
    };
    articles.map(volume).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = listing.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
