//! How two clauses lie in time, by the word that joins them.

use std::sync::LazyLock;

use crate::base::Lexicon;

static LINKS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("links.tsv")));

/// What a conjunction says of the time of its clause; the classes of `links.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    While,
    After,
    Before,
    Since,
    Apart,
}

impl Link {
    fn parse(class: &str) -> Option<Link> {
        Some(match class {
            "while" => Link::While,
            "after" => Link::After,
            "before" => Link::Before,
            "since" => Link::Since,
            "apart" => Link::Apart,
            _ => return None,
        })
    }
}

/// Of a word in lower case.
pub fn link(word: &str) -> Option<Link> {
    LINKS.get(word)?.first().and_then(|class| Link::parse(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class() {
        for (word, line) in LINKS.entries() {
            assert!(link(word).is_some(), "{word}: {line:?}");
        }
    }
}
