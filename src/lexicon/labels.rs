//! Words that make a name of a number: "Section 12", "58th Place".

use std::sync::LazyLock;

use crate::base::Lexicon;

static LABELS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("labels.tsv")));

/// The classes of `labels.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Before a number, or behind an order.
    Label,
    /// Ends the name of a street.
    Street,
}

impl Label {
    fn as_str(self) -> &'static str {
        match self {
            Label::Label => "label",
            Label::Street => "street",
        }
    }
}

/// Whether a word in lower case is of a class; some are of both: "lane".
pub fn is_label(word: &str, label: Label) -> bool {
    LABELS.get(word).is_some_and(|classes| classes.contains(&label.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_known_classes() {
        for (word, classes) in LABELS.entries() {
            let known =
                |class: &&str| [Label::Label, Label::Street].iter().any(|label| label.as_str() == *class);
            assert!(!classes.is_empty() && classes.iter().all(known), "{word}: {classes:?}");
        }
    }

    #[test]
    fn a_lane_is_a_street_and_has_a_number() {
        assert!(is_label("lane", Label::Street) && is_label("lane", Label::Label));
        assert!(!is_label("section", Label::Street));
    }
}
