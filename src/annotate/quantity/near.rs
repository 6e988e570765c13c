//! Words around a figure that decide between two meanings of its unit; `near.tsv` lists them.

use std::sync::LazyLock;

use crate::base::Lexicon;
use crate::document::Document;

static NEAR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("near.tsv")));

/// What a word near a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    Heat,
    Weight,
    Later,
    GoOn,
}

fn class(name: &str) -> Option<Near> {
    Some(match name {
        "heat" => Near::Heat,
        "weight" => Near::Weight,
        "later" => Near::Later,
        "go_on" => Near::GoOn,
        _ => return None,
    })
}

/// Of a word in lower case.
pub(super) fn of(lower: &str) -> Option<Near> {
    class(NEAR.get(lower)?.first()?)
}

/// Tokens before and after that may speak of it.
const WINDOW: (u32, u32) = (8, 6);

/// True where a word of a class stands near a token.
pub(super) fn speaks_of(document: &Document, at: u32, wanted: Near) -> bool {
    let from = at.saturating_sub(WINDOW.0);
    let to = (at + WINDOW.1).min(document.tokens.len() as u32);
    (from..to).any(|token| of(document.lower(token)) == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_and_stands_once() {
        let lines = || include_str!("near.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines().count(), NEAR.entries().count());
        for (word, _) in NEAR.entries() {
            assert!(of(word).is_some(), "{word}");
        }
    }
}
