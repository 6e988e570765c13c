//! The words around names of places, by class.

use std::sync::LazyLock;

use crate::base::Lexicon;

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("lexicon.tsv")));

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Region,
    County,
    Town,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    In,
    Way,
    Kind(Level),
    Side,
    /// Path of the state.
    State(&'static str),
    Code(&'static str),
}

/// Words in lower case; states as they are printed, without the full stop.
pub fn word(word: &str) -> Option<Word> {
    let line = WORDS.get(word)?;
    read(line.first()?, line.get(1)?)
}

fn read(class: &str, value: &'static str) -> Option<Word> {
    Some(match class {
        "in" => Word::In,
        "way" => Word::Way,
        "side" => Word::Side,
        "state" => Word::State(value),
        "code" => Word::Code(value),
        "kind" => Word::Kind(match value {
            "region" => Level::Region,
            "county" => Level::County,
            "town" => Level::Town,
            _ => return None,
        }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_and_is_there_once() {
        let lines = include_str!("lexicon.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut seen = Vec::new();
        for line in lines {
            let name = line.split('\t').next().unwrap_or_default();
            assert!(word(name).is_some(), "{line}");
            seen.push(name);
        }
        let rows = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), rows);
    }
}
