//! Words around reported speech.

use std::sync::LazyLock;

use crate::base::{self, Words};

static TABLE: &str = include_str!("speech.tsv");

/// What a word does beside a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A verb whose object is who was told: "tell".
    Hearer,
    /// A gerund behind it has the subject of the clause before: "by saying".
    Shares,
    /// Leads to where it was said: "in a statement".
    Medium,
    /// "Telegram"
    Platform,
    /// "statement", "interview"
    Occasion,
}

impl Manner {
    fn parse(class: &str) -> Option<Manner> {
        Some(match class {
            "hearer" => Manner::Hearer,
            "shares" => Manner::Shares,
            "medium" => Manner::Medium,
            "platform" => Manner::Platform,
            "occasion" => Manner::Occasion,
            _ => return None,
        })
    }
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    base::rows(TABLE)
}

/// Of a word in lower case, or the dictionary form of a verb.
pub fn manner(word: &str) -> Option<Manner> {
    static MANNERS: LazyLock<Words<Option<Manner>>> =
        LazyLock::new(|| Words::new(TABLE, rows().map(|(word, class)| (word, Manner::parse(class)))));
    MANNERS.get(word).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, class) in rows() {
            assert!(Manner::parse(class).is_some(), "{word}: {class}");
            assert!(seen.insert(word), "{word} twice");
        }
        assert_eq!(manner("tell"), Some(Manner::Hearer));
    }
}
