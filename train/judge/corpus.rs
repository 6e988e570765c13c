//! Articles to learn from: real news whose incidents are known, and families of our own articles with judged pairs.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gainsay::claims::{Claim, ClaimKind, read_claims};
use gainsay::compare::Prepared;
use gainsay::compare::story::{FARTHEST, SharedKeys};
use gainsay::read::{self, Article, Defaults};
use rayon::prelude::*;
use serde_json::Value;

use crate::{Result, fail};

/// One article with the incident that it reports.
pub struct Told {
    pub article: Article,
    pub prepared: Arc<Prepared>,
    /// Empty if unknown.
    pub incident: String,
}

/// A set of articles by several outlets.
pub struct Corpus {
    pub name: String,
    pub told: Vec<Told>,
}

pub fn prepare(article: &Article) -> Arc<Prepared> {
    Arc::new(Prepared::of(Arc::new(read_claims(article))))
}

impl Corpus {
    /// Articles of `NAME/articles.dev.jsonl`; the key names the field that tells incidents apart.
    pub fn read(shared: &Path, name: &str, key: Option<&str>) -> Result<Corpus> {
        let path = shared.join("data").join(name).join("articles.dev.jsonl");
        let text =
            std::fs::read_to_string(&path).map_err(|error| fail(format!("{}: {error}", path.display())))?;
        let mut incidents: BTreeMap<String, String> = BTreeMap::new();
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).map_err(fail)?;
            let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if let (Some(id), Some(of)) = (row.get("id"), key.and_then(|key| row.get(key))) {
                incidents.insert(word(id), word(of));
            }
        }
        let articles: Vec<Article> = read::articles(&path, &Defaults::default()).flatten().collect();
        let told = articles.into_par_iter().map(|article| Told {
            prepared: prepare(&article),
            incident: incidents.get(&article.id).cloned().unwrap_or_default(),
            article,
        });
        Ok(Corpus { name: name.to_owned(), told: told.collect() })
    }

    pub fn at(&self, id: &str) -> Option<usize> {
        self.told.iter().position(|told| told.article.id == id)
    }

    /// Pairs of articles that share enough telling words and are near enough in time, as the store finds them.
    pub fn candidates(&self) -> Vec<(usize, usize)> {
        let mut index: BTreeMap<u32, Vec<(usize, u16)>> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, told) in self.told.iter().enumerate() {
            let mut shared: BTreeMap<usize, SharedKeys> = BTreeMap::new();
            for (word, weight) in &told.prepared.keys {
                let held = index.entry(*word).or_default();
                for (other, theirs) in held.iter() {
                    shared.entry(*other).or_default().add(*weight, *theirs);
                }
                held.push((at, *weight));
            }
            let near = |other: &usize| {
                let days = told.article.published.zip(self.told[*other].article.published);
                days.and_then(|(a, b)| a.until(b).ok()).is_none_or(|span| span.get_days().abs() <= FARTHEST)
            };
            let met = shared.into_iter().filter(|(_, keys)| keys.are_enough()).map(|(other, _)| other);
            found.extend(met.filter(near).map(|other| (other, at)));
        }
        found
    }
}

/// One end of a judged pair.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct End {
    pub article: String,
    pub find: String,
}

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Gold {
    pub a: End,
    pub b: End,
    pub verdict: String,
    pub kind: String,
}

/// Articles on one invented event, with the pairs that were judged.
pub struct Family {
    pub name: String,
    pub articles: BTreeMap<String, (Article, Arc<Prepared>)>,
    pub gold: Vec<Gold>,
}

impl Family {
    pub fn read_all(folder: &Path) -> Result<Vec<Family>> {
        let listing =
            std::fs::read_dir(folder).map_err(|error| fail(format!("{}: {error}", folder.display())))?;
        let mut folders: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
        folders.retain(|path| path.join("gold.json").exists());
        folders.sort();
        folders.iter().map(|path| Family::read(path)).collect()
    }

    fn read(folder: &Path) -> Result<Family> {
        #[derive(serde::Deserialize)]
        struct File {
            pairs: Vec<Gold>,
        }
        let gold = std::fs::read_to_string(folder.join("gold.json")).map_err(fail)?;
        let file: File = serde_json::from_str(&gold).map_err(fail)?;
        let mut articles = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(fail)?.flatten() {
            let path = entry.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            if path.extension().is_some_and(|extension| extension == "md") {
                for article in read::articles(&path, &Defaults::default()).flatten() {
                    let prepared = prepare(&article);
                    articles.insert(stem.clone(), (article, prepared));
                }
            }
        }
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        Ok(Family { name, articles, gold: file.pairs })
    }

    /// Whether a claim of an article lies where an end points.
    pub fn holds(&self, end: &End, stem: &str, claim: &Claim) -> bool {
        if stem != end.article || claim.field != gainsay::base::Field::Text {
            return false;
        }
        let Some((article, _)) = self.articles.get(stem) else { return false };
        let Some(at) = article.text.find(&end.find) else { return false };
        let start = article.text[..at].chars().count() as u32;
        let length = end.find.chars().count() as u32;
        claim.span.start < start + length && start < claim.span.end
    }

    /// Whether two claims, each with its article, lie where the two ends of a pair point, either way round.
    pub fn joins(&self, gold: &Gold, (a, b): (&str, &str), (claim, against): (&Claim, &Claim)) -> bool {
        self.holds(&gold.a, a, claim) && self.holds(&gold.b, b, against)
            || self.holds(&gold.b, a, claim) && self.holds(&gold.a, b, against)
    }

    /// The figures of an article at an end, as indices among its prepared figures.
    pub fn figures(&self, end: &End) -> Vec<usize> {
        let Some((_, prepared)) = self.articles.get(&end.article) else { return Vec::new() };
        let held = |at: &usize| {
            let claim = prepared.claim(&prepared.figures[*at]);
            claim.kind == ClaimKind::Quantity && self.holds(end, &end.article, claim)
        };
        (0..prepared.figures.len()).filter(held).collect()
    }
}

/// A pair of figures of real articles, judged by hand.
pub struct Judged {
    pub corpus: usize,
    pub a: (usize, usize),
    pub b: (usize, usize),
    pub label: String,
}

/// Reads `judged.tsv`: set, then article, field, start and end of either figure, then the label.
pub fn judged(path: &Path, corpora: &[Corpus]) -> Result<Vec<Judged>> {
    let text = std::fs::read_to_string(path).map_err(|error| fail(format!("{}: {error}", path.display())))?;
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [set, a, a_field, a_start, a_end, b, b_field, b_start, b_end, label] = columns[..] else {
            return Err(fail(format!("{}: not ten columns: {line}", path.display())));
        };
        let Some(corpus) = corpora.iter().position(|corpus| corpus.name == set) else { continue };
        let figure = |id: &str, field: &str, start: &str, end: &str| {
            let at = corpora[corpus].at(id)?;
            let prepared = &corpora[corpus].told[at].prepared;
            let (start, end): (u32, u32) = (start.parse().ok()?, end.parse().ok()?);
            let lies = |figure: &&gainsay::compare::Figure| {
                let claim = prepared.claim(figure);
                claim.field.as_str() == field && claim.span.start < end && start < claim.span.end
            };
            let figure = prepared.figures.iter().find(lies)?;
            let index = prepared.figures.iter().position(|other| std::ptr::eq(other, figure))?;
            Some((at, index))
        };
        if let (Some(a), Some(b)) = (figure(a, a_field, a_start, a_end), figure(b, b_field, b_start, b_end)) {
            found.push(Judged { corpus, a, b, label: label.to_owned() });
        }
    }
    Ok(found)
}

/// Reads the pairs of passages of `real_pairs.dev.jsonl`; the figures meant are those of the harm that is asked for.
pub fn real_pairs(shared: &Path, corpora: &[Corpus]) -> Result<Vec<Judged>> {
    let path = shared.join("data/real_pairs.dev.jsonl");
    let text =
        std::fs::read_to_string(&path).map_err(|error| fail(format!("{}: {error}", path.display())))?;
    let mut found = Vec::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).map_err(fail)?;
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let figures = |side: &Value| {
            let id = word(&side["article"]);
            let (corpus, at) =
                corpora.iter().enumerate().find_map(|(n, corpus)| Some((n, corpus.at(&id)?)))?;
            let prepared = &corpora[corpus].told[at].prepared;
            let sentence = word(&side["sentence"]);
            let inside =
                |n: &usize| sentence.contains(prepared.claim(&prepared.figures[*n]).sentence.text.trim());
            Some((corpus, at, (0..prepared.figures.len()).filter(inside).collect::<Vec<_>>()))
        };
        let (Some((corpus, a, ones)), Some((other, b, others))) = (figures(&row["a"]), figures(&row["b"]))
        else {
            continue;
        };
        if corpus != other {
            continue;
        }
        let verdict = word(&row["verdict"]);
        let label = if word(&row["strength"]) == "soft" { format!("{verdict}?") } else { verdict };
        let class = |at: usize, n: usize| {
            let prepared = &corpora[corpus].told[at].prepared;
            prepared.frame(&prepared.figures[n]).subject.event.clone()
        };
        let what = word(&row["what"]);
        let wanted = ["kill", "wound"].into_iter().find(|harm| what.contains(harm));
        let fits = |at: usize, n: usize| wanted.is_none_or(|harm| class(at, n).as_deref() == Some(harm));
        let one: Vec<usize> = ones.into_iter().filter(|n| fits(a, *n)).collect();
        let another: Vec<usize> = others.into_iter().filter(|n| fits(b, *n)).collect();
        // Only where no doubt is left which figures are meant.
        if let ([one], [another]) = (&one[..], &another[..]) {
            found.push(Judged { corpus, a: (a, *one), b: (b, *another), label });
        }
    }
    Ok(found)
}
