//! Whether two texts at one address are versions of one article, by the word sequences that they share.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;

use super::StoreError;

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

/// Whether the shorter of two texts stands in the other to such a part that one is a version of the other.
pub fn are_versions(one: &str, other: &str) -> bool {
    let mut texts = Texts::default();
    texts.put(0, one);
    !texts.alike(other).is_empty()
}

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

/// The texts at one address, by their sequences, so that a thousandth one is not held against each of the others.
#[derive(Default)]
struct Texts {
    /// The article of each, and how many sequences it has.
    of: Vec<(i64, usize)>,
    having: FxHashMap<u64, SmallVec<[u32; 2]>>,
}

impl Texts {
    fn put(&mut self, article: i64, text: &str) {
        let sequences = sequences(text);
        let at = self.of.len() as u32;
        self.of.push((article, sequences.len()));
        for sequence in sequences {
            self.having.entry(sequence).or_default().push(at);
        }
    }

    /// The articles with a text that is alike, each once.
    fn alike(&self, text: &str) -> Vec<i64> {
        let sequences = sequences(text);
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for at in sequences.iter().filter_map(|sequence| self.having.get(sequence)).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        let is_enough = |at: u32, shared: usize| {
            let (_, length) = self.of[at as usize];
            shared * 100 >= length.min(sequences.len()) * ENOUGH
        };
        let enough = shared.into_iter().filter(|(at, shared)| is_enough(*at, *shared));
        let mut articles: Vec<i64> = enough.map(|(at, _)| self.of[at as usize].0).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}

/// What stands at an address, beside a text that is to be stored there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// The articles of which the text is a version.
    pub alike: Vec<i64>,
    /// There are others, all of them unlike it.
    pub are_unlike: bool,
}

#[derive(Default)]
pub(super) struct Cache(RefCell<FxHashMap<String, Texts>>);

impl Cache {
    pub fn neighbours(
        &self,
        connection: &Connection,
        address: &str,
        text: &str,
    ) -> Result<Neighbours, StoreError> {
        let mut kept = self.0.borrow_mut();
        if !kept.contains_key(address) {
            let mut find =
                connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE address = ?1)")?;
            let mut find_older = connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM article_version WHERE address = ?1)")?;
            if !find.query_row([address], |row| row.get::<_, bool>(0))?
                && !find_older.query_row([address], |row| row.get::<_, bool>(0))?
            {
                return Ok(Neighbours::default());
            }
            if kept.len() >= MOST_KEPT {
                kept.clear();
            }
            kept.insert(address.to_owned(), load(connection, address)?);
        }
        let alike = kept.get(address).map(|texts| texts.alike(text)).unwrap_or_default();
        Ok(Neighbours { are_unlike: alike.is_empty(), alike })
    }

    /// Another text was stored at an address.
    pub fn put(&self, address: &str, article: i64, text: &str) {
        if let Some(texts) = self.0.borrow_mut().get_mut(address) {
            texts.put(article, text);
        }
    }

    /// The texts of one article are those of another from now on.
    pub fn hand_over(&self, from: i64, to: i64) {
        for texts in self.0.borrow_mut().values_mut() {
            texts.of.iter_mut().filter(|(n, _)| *n == from).for_each(|(n, _)| *n = to);
        }
    }

    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

fn load(connection: &Connection, address: &str) -> Result<Texts, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n, text FROM article WHERE address = ?1
         UNION ALL SELECT article, text FROM article_version WHERE address = ?1",
    )?;
    let mut rows = find.query([address])?;
    let mut texts = Texts::default();
    while let Some(row) = rows.next()? {
        texts.put(row.get(0)?, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

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
