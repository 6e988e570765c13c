//! Countries, regions, counties and towns by name.
//!
//! `places.tsv` is made by `train/places.py`, which names its sources.  The rows are sorted, and are searched as they
//! are embedded: nothing is built at the start.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// The places of a name, as [`key`] spells it.
pub fn places(key: &str) -> Option<Places> {
    let (mut from, mut to) = (0, PLACES.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let bytes = PLACES.as_bytes();
        let start =
            bytes[from..middle].iter().rposition(|byte| *byte == b'\n').map_or(from, |at| from + at + 1);
        let end = bytes[middle..to].iter().position(|byte| *byte == b'\n').map_or(to, |at| middle + at);
        let mut columns = PLACES[start..end].splitn(3, '\t');
        match columns.next()?.cmp(key) {
            std::cmp::Ordering::Equal => return row(columns.next()?, columns.next()?),
            std::cmp::Ordering::Less => from = (end + 1).min(to),
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
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
    let mut key = String::with_capacity(name.len());
    let mut push = |c: char| match c {
        ' ' | '-' | '–' | '/' if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
        c if c.is_alphanumeric() && !is_combining_mark(c) => key.push(c),
        _ => {}
    };
    if name.is_ascii() {
        name.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        for c in name.chars().flat_map(char::to_lowercase) {
            match plain(c) {
                Some(letters) => letters.chars().for_each(&mut push),
                None => std::iter::once(c).nfkd().for_each(&mut push),
            }
        }
    }
    key.truncate(key.trim_end().len());
    Cow::Owned(key)
}

/// Letters that no decomposition takes apart.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'ß' => "ss",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'æ' => "ae",
        'þ' => "th",
        'ə' => "a",
        _ => return None,
    })
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
