//! Words by which a clause looks ahead.

use std::sync::LazyLock;

use crate::base::Lexicon;

static AHEAD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("ahead.tsv")));

/// The classes of `ahead.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// Before its verb: "will".
    Future,
    /// A verb whose "until" names a day to come: "postpone".
    PutsOff,
    /// Before the time itself: "next".
    Coming,
}

/// Of a word in lower case, or of a verb's dictionary form.
pub fn ahead(word: &str) -> Option<Ahead> {
    Some(match *AHEAD.get(word)?.first()? {
        "future" => Ahead::Future,
        "puts_off" => Ahead::PutsOff,
        "coming" => Ahead::Coming,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class() {
        for (word, line) in AHEAD.entries() {
            assert!(ahead(word).is_some(), "{word}: {line:?}");
        }
    }
}
