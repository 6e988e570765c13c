//! Whether two texts at one address, or under one id, are versions of one article, by the word sequences that they share.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;

use super::StoreError;
use crate::read::{Article, address};

/// Words of a sequence: three stand together by chance far more rarely than two, and a changed figure breaks no more
/// than three sequences.
const LENGTH: usize = 3;
/// How many of a hundred sequences of the shorter text must stand in the longer one: more of it stays than goes (containment,
/// after Broder 1997: a live blog grows around its older lines).  If all 3,140 articles of the Gun Violence Archive stood at one
/// address, 25 would make one article of 86 shootings, by way of page furniture and stock phrases; from 50 on, what is joined
/// are copies of a report and the stages of it.
const ENOUGH: usize = 50;
/// Addresses kept ready: what is read together stands together, as a feed whose articles all have its own address.
const MOST_KEPT: usize = 64;

fn sequences(text: &str) -> FxHashSet<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hashed = |words: &[String]| {
        let mut hasher = FxHasher::default();
        words.hash(&mut hasher);
        hasher.finish()
    };
    match words.len() < LENGTH {
        true => FxHashSet::from_iter([hashed(&words)]),
        false => words.windows(LENGTH).map(hashed).collect(),
    }
}

fn letters(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The texts under one key, by their sequences, so that a thousandth one is not held against each of the others.
#[derive(Default)]
pub(super) struct Texts {
    of: Vec<Told>,
    having: FxHashMap<u64, SmallVec<[u32; 2]>>,
    /// Whether outlets tell texts apart: at one address there is one.
    by_source: bool,
}

struct Told {
    article: i64,
    source: Option<String>,
    /// Of the text, to the letter.
    hash: u64,
    /// How many sequences it has.
    length: usize,
}

impl Texts {
    pub fn of(key: &Key) -> Self {
        Texts { by_source: matches!(key, Key::Name(_)), ..Texts::default() }
    }

    pub fn put(&mut self, article: i64, source: Option<String>, text: &str) {
        let sequences = sequences(text);
        let at = self.of.len() as u32;
        self.of.push(Told { article, source, hash: letters(text), length: sequences.len() });
        for sequence in sequences {
            self.having.entry(sequence).or_default().push(at);
        }
    }

    /// The articles with a text that is alike, each once.
    pub fn alike(&self, article: &Article) -> Vec<i64> {
        let sequences = sequences(&article.text);
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for at in sequences.iter().filter_map(|sequence| self.having.get(sequence)).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        let hash = letters(&article.text);
        let is_other = |told: &Told| match (&told.source, &article.source) {
            (Some(one), Some(other)) => one != other,
            // A text without an outlet may be of any; only the same text is no other article.
            (Some(_), None) | (None, Some(_)) => told.hash != hash,
            (None, None) => false,
        };
        let is_enough = |(at, shared): (u32, usize)| {
            let told = &self.of[at as usize];
            let is_other = self.by_source && is_other(told);
            let enough = !is_other && shared * 100 >= told.length.min(sequences.len()) * ENOUGH;
            enough.then_some(told.article)
        };
        let mut articles: Vec<i64> = shared.into_iter().filter_map(is_enough).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}

/// Where versions of an article are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Address(String),
    /// An id that inputs gave; of one outlet, as far as outlets are stated.
    Name(String),
}

impl Key {
    pub fn all(article: &Article) -> impl Iterator<Item = Key> {
        let address = article.url.as_deref().and_then(address).map(Key::Address);
        address.into_iter().chain([Key::Name(article.id.clone())])
    }
}

/// What is stored under a key, beside a text that is to be stored there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// The articles of which the text is a version.
    pub alike: Vec<i64>,
    /// There are others, all of them unlike it.
    pub are_unlike: bool,
}

#[derive(Default)]
pub(super) struct Cache(RefCell<FxHashMap<Key, Texts>>);

impl Cache {
    pub fn neighbours(
        &self,
        connection: &Connection,
        key: &Key,
        article: &Article,
    ) -> Result<Neighbours, StoreError> {
        let mut kept = self.0.borrow_mut();
        if !kept.contains_key(key) {
            let texts = load(connection, key)?;
            if texts.of.is_empty() {
                return Ok(Neighbours::default());
            }
            if kept.len() >= MOST_KEPT {
                kept.clear();
            }
            kept.insert(key.clone(), texts);
        }
        let alike = kept.get(key).map(|texts| texts.alike(article)).unwrap_or_default();
        Ok(Neighbours { are_unlike: alike.is_empty(), alike })
    }

    /// Another text was stored, with the id that inputs gave it.
    pub fn note(&self, n: i64, article: &Article) {
        let mut kept = self.0.borrow_mut();
        for key in Key::all(article) {
            if let Some(texts) = kept.get_mut(&key) {
                texts.put(n, article.source.clone(), &article.text);
            }
        }
    }

    /// The texts of one article are those of another from now on.
    pub fn hand_over(&self, from: i64, to: i64) {
        for texts in self.0.borrow_mut().values_mut() {
            texts.of.iter_mut().filter(|told| told.article == from).for_each(|told| told.article = to);
        }
    }

    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// Copies that said something else of themselves than their article or version go by what they said.
const AT_ADDRESS: &str = "
    SELECT n, source, text FROM article AS a WHERE address = ?1
      AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.article = a.n AND copy.hash = a.hash)
    UNION ALL SELECT article, source, text FROM article_version AS v WHERE address = ?1
      AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.article = v.article AND copy.hash = v.hash)
    UNION ALL SELECT c.article, c.source, a.text FROM copy AS c JOIN article AS a ON a.n = c.article AND a.hash = c.hash
      WHERE c.address = ?1
    UNION ALL SELECT c.article, c.source, v.text FROM copy AS c JOIN article_version AS v ON v.article = c.article AND v.hash = c.hash
      WHERE c.address = ?1";

const OF_NAME: &str = "
    SELECT n, source, text FROM article AS a WHERE (id = ?1 OR given = ?1)
      AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.article = a.n AND copy.hash = a.hash)
    UNION ALL SELECT article, source, text FROM article_version AS v WHERE called = ?1
      AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.article = v.article AND copy.hash = v.hash)
    UNION ALL SELECT c.article, c.source, a.text FROM copy AS c JOIN article AS a ON a.n = c.article AND a.hash = c.hash
      WHERE c.name = ?1
    UNION ALL SELECT c.article, c.source, v.text FROM copy AS c JOIN article_version AS v ON v.article = c.article AND v.hash = c.hash
      WHERE c.name = ?1";

fn load(connection: &Connection, key: &Key) -> Result<Texts, StoreError> {
    let (sql, value) = match key {
        Key::Address(address) => (AT_ADDRESS, address),
        Key::Name(name) => (OF_NAME, name),
    };
    let mut find = connection.prepare_cached(sql)?;
    let mut rows = find.query([value])?;
    let mut texts = Texts::of(key);
    while let Some(row) = rows.next()? {
        texts.put(row.get(0)?, row.get(1)?, row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the shorter of two texts stands in the other to such a part that one is a version of the other.
    fn are_versions(one: &str, other: &str) -> bool {
        let mut texts = Texts::default();
        texts.put(0, None, one);
        !texts.alike(&Article::untitled(other)).is_empty()
    }

    const BLAST: &str = "A blast at the fish market in Port Velda killed three people on Tuesday, the Civil Guard said. \
        Mayor Lukas Brandt said the harbour would stay closed.";

    #[test]
    fn what_was_edited_or_grew_is_a_version() {
        let edited = BLAST.replace("three", "four").replace("would stay", "will stay");
        assert!(are_versions(BLAST, &edited));
        let grown = format!("12:10 The harbour opened again. {} 11:30 {BLAST}", "Boats left. ".repeat(200));
        assert!(are_versions(BLAST, &grown) && are_versions(&grown, BLAST));
        assert!(are_versions("Fire.", "FIRE"));
    }

    #[test]
    fn another_story_with_the_same_furniture_is_none() {
        let page = |story: &str| format!("{story} Sign up for our newsletter. All rights reserved.");
        let other = page(
            "Voters in Aston go to the polls on Sunday, and both candidates for mayor promised lower taxes, new schools and a ferry that runs at night.",
        );
        assert!(!are_versions(&page(BLAST), &other));
        assert!(!are_versions("Fire.", "Flood."));
    }
}
