//! Countries, regions, counties and towns by name.
//!
//! `places.tsv` is made by `train/places.py`, which names its sources.  The rows are sorted, and are searched as they
//! are embedded: no more is built than where each begins.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::spelling::plain;

const PLACES: &str = include_str!("places.tsv");

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

/// Where each row begins.
static ROWS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let breaks = PLACES.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
    breaks.filter(|at| (*at as usize) < PLACES.len()).collect()
});

/// The places of a name, as [`key`] spells it.
pub fn places(key: &str) -> Option<Places> {
    let name = |start: u32| {
        let rest = &PLACES[start as usize..];
        rest.split_once('\t').map_or(rest, |(name, _)| name)
    };
    let at = ROWS.binary_search_by(|start| name(*start).cmp(key)).ok()?;
    let mut columns = PLACES[ROWS[at] as usize..].lines().next()?.splitn(3, '\t').skip(1);
    row(columns.next()?, columns.next()?)
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
