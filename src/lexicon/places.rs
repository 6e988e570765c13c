//! Countries, regions, counties and towns by name.
//!
//! `places.tsv` is made by `train/places.py`, which names its sources.  The rows are read as they
//! are embedded: no more is built than where each name stands.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memchr;

use super::spelling::plain;
use crate::base::{Words, rows};

static PLACES: &str = include_str!("places.tsv");

/// All places of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// Also a common word: "reading".
    pub word: bool,
    /// Also the name of people: "Lincoln".
    pub person: bool,
    senses: &'static str,
}

/// One place of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// Country, region and position or county: "UA/07/4998,3625".
    pub path: &'static str,
    /// Digits of the number of people, less one; a capital, a state and a country rank above any town.
    pub size: u8,
}

impl Places {
    /// The most populous first, and a country before all.
    pub fn senses(self) -> impl Iterator<Item = Sense> + Clone {
        let senses = self.senses.split(';').filter_map(|sense| sense.rsplit_once(':'));
        senses.filter_map(|(path, size)| Some(Sense { path, size: size.parse().ok()? }))
    }
}

static NAMES: LazyLock<Words<()>> =
    LazyLock::new(|| Words::new(PLACES, rows(PLACES).map(|(name, _)| (name, ()))));

/// The places of a name, as [`key`] spells it.
pub fn places(key: &str) -> Option<Places> {
    let rest = PLACES[NAMES.end(key)?..].strip_prefix('\t')?;
    let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let (flags, senses) = rest[..end].split_once('\t')?;
    row(flags, senses)
}

fn row(flags: &'static str, senses: &'static str) -> Option<Places> {
    let (word, person) = match flags {
        "-" => (false, false),
        "w" => (true, false),
        "p" => (false, true),
        "wp" => (true, true),
        _ => return None,
    };
    Some(Places { word, person, senses })
}

/// A name in lower case without accents and marks: "Jabālyā" is "jabalya", "St. Louis" is "st louis".
pub fn key(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(plain(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> Option<&'static str> {
        places(&key(name))?.senses().next().map(|sense| sense.path)
    }

    #[test]
    fn rows_are_sorted_typed_and_each_there_once() {
        let mut last = "";
        for line in PLACES.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, flags, senses] = columns[..] else { panic!("{line}") };
            assert!(name > last, "{name} follows {last}");
            assert_eq!(key(name), name);
            let places = row(flags, senses).expect(line);
            assert_eq!(places.senses().count(), senses.split(';').count(), "{line}");
            for sense in places.senses() {
                let mut parts = sense.path.split('/');
                assert_eq!(parts.next().map(str::len), Some(2), "{line}");
                assert!(
                    parts.clone().count() <= 2 && parts.next_back().is_none_or(|part| !part.is_empty()),
                    "{line}"
                );
            }
            last = name;
        }
    }

    #[test]
    fn every_row_is_found() {
        for line in PLACES.lines().skip(1) {
            let name = line.split('\t').next().unwrap_or_default();
            assert!(places(name).is_some(), "{name}");
        }
        for name in ["", "a", "zzzz", "kharki", "kharkivv", "# name"] {
            assert_eq!(places(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_found_in_any_spelling() {
        assert_eq!(first("Kharkov"), first("KHARKIV").map(|_| "UA/07/4998,3625"));
        assert_eq!(first("Jabālyā"), first("Jabalia"));
        assert_eq!(first("St. Louis").map(|path| &path[..5]), Some("US/MO"));
        assert_eq!(first("U.S."), Some("US"));
        assert_eq!(first("Łódź").map(|path| &path[..2]), Some("PL"));
    }
}
