//! Words by which an outlet says that it changed an article.

use std::sync::LazyLock;

use crate::base::Lexicon;

static CORRECTIONS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("corrections.tsv")));

/// The classes of `corrections.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// Opens a note.
    Heads,
    /// A verb of a note.
    Tells,
    /// What was changed.
    Piece,
}

impl Correction {
    fn as_str(self) -> &'static str {
        match self {
            Correction::Heads => "heads",
            Correction::Tells => "tells",
            Correction::Piece => "piece",
        }
    }
}

/// Whether a word, by its dictionary form, is of a class; some are of two: "update".
pub fn is_of_correction(word: &str, class: Correction) -> bool {
    CORRECTIONS.get(word).is_some_and(|classes| classes.contains(&class.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_known_classes() {
        let known = [Correction::Heads, Correction::Tells, Correction::Piece].map(Correction::as_str);
        for (word, classes) in CORRECTIONS.entries() {
            assert!(!classes.is_empty() && classes.iter().all(|class| known.contains(class)), "{word}");
        }
    }

    #[test]
    fn an_update_is_a_note_and_a_verb() {
        assert!(
            is_of_correction("update", Correction::Heads) && is_of_correction("update", Correction::Tells)
        );
        assert!(!is_of_correction("officer", Correction::Piece));
    }
}
