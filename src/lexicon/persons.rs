//! Words that stand for people or go with their names.

use std::sync::LazyLock;

use crate::base::Words;

static TABLE: &str = include_str!("persons.tsv");

/// What a word is to a person or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Personal {
    /// A day or a month, which goes with no name.
    Calendar,
    /// "Mr": a title that is no office.
    Courtesy,
    /// "Jr", behind a surname.
    Suffix,
    /// "he"
    Male,
    /// "she"
    Female,
    /// "the" before a noun that means somebody named.
    Definite,
    /// A noun for who speaks, where its commoner sense is nobody: "source".
    Speaks,
    /// One of a family, who holds no office by it: "son". Of some, such as "mother", the news speaks as of anybody.
    Kin { anybody: bool },
    /// "someone": whoever it is.
    Anyone,
    /// A noun, with the roles that it covers: "diplomat", an ambassador.
    Office { covers: Vec<&'static str>, anybody: bool },
}

impl Personal {
    fn parse(class: &str, value: &'static str) -> Option<Personal> {
        let covers = || value.split(';').filter(|role| *role != "-").collect();
        Some(match (class, value) {
            ("calendar", "-") => Personal::Calendar,
            ("courtesy", "-") => Personal::Courtesy,
            ("suffix", "-") => Personal::Suffix,
            ("definite", "-") => Personal::Definite,
            ("speaks", "-") => Personal::Speaks,
            ("kin", "-") => Personal::Kin { anybody: false },
            ("kin", "anybody") => Personal::Kin { anybody: true },
            ("anyone", "-") => Personal::Anyone,
            ("pronoun", "male") => Personal::Male,
            ("pronoun", "female") => Personal::Female,
            ("office", _) => Personal::Office { covers: covers(), anybody: false },
            ("anybody", _) => Personal::Office { covers: covers(), anybody: true },
            _ => return None,
        })
    }
}

/// Word, class and value.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (word, rest) = line.split_once('\t')?;
        let (class, value) = rest.split_once('\t')?;
        Some((word, class, value))
    })
}

/// What stands behind a surname and is none, in lower case.
pub fn suffixes() -> impl Iterator<Item = &'static str> {
    rows().filter(|(_, class, _)| *class == "suffix").map(|(word, ..)| word)
}

/// Of a word in lower case, a noun by its dictionary form.
pub fn personal(word: &str) -> Option<&'static Personal> {
    static ALL: LazyLock<Vec<(&str, Personal)>> = LazyLock::new(|| {
        rows().filter_map(|(word, class, value)| Some((word, Personal::parse(class, value)?))).collect()
    });
    static WORDS: LazyLock<Words<u16>> =
        LazyLock::new(|| Words::new(TABLE, ALL.iter().map(|(word, _)| *word).zip(0..)));
    WORDS.get(word).map(|at| &ALL[usize::from(at)].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, class, value) in rows() {
            assert!(Personal::parse(class, value).is_some(), "{word}: {class} {value}");
            assert!(seen.insert(word), "{word} twice");
        }
        assert_eq!(personal("monday"), Some(&Personal::Calendar));
    }
}
