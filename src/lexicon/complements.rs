//! Words that bear on whether a clause holds.

use std::sync::LazyLock;

use super::classes::{Classes, Set, classes};

classes! {
    /// What a word does to its clause or to its complement; the classes of `complements.tsv`.
    pub enum Bearing {
        /// "not"
        Negator = "negator",
        /// "nobody"
        None = "none",
        /// "fail", "deny"
        Reverses = "reverses",
        /// "plan", "promise"
        Intends = "intends",
        /// "want", "hope"
        Unsettles = "unsettles",
        /// "expect", of its object
        Foresees = "foresees",
        /// "if"
        Condition = "condition",
        /// "fewer" in "no fewer than"
        Bound = "bound",
        /// "only" in "not only"
        Merely = "merely",
        /// "other" in "no other"
        Except = "except",
        /// "without"
        Without = "without",
        /// "yet"
        SoFar = "so_far",
        /// "longer" in "no longer"
        Ended = "ended",
        /// "after" in "after passing"
        While = "while",
    }
}

/// All that a word bears: "doubt" the noun and the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bearings(Set);

impl Bearings {
    pub fn has(self, bearing: Bearing) -> bool {
        self.0.has(bearing as usize)
    }
}

static BEARINGS: LazyLock<Classes> =
    LazyLock::new(|| Classes::parse(include_str!("complements.tsv"), Bearing::NAMES));

/// Of a word in lower case, a verb by its dictionary form.
pub fn bearings(word: &str) -> Bearings {
    Bearings(BEARINGS.of(word))
}

#[cfg(test)]
mod tests {
    use super::super::classes::faults;
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_stands_once() {
        assert_eq!(faults(include_str!("complements.tsv"), Bearing::NAMES), Vec::<String>::new());
        assert!(bearings("deny").has(Bearing::Reverses) && !bearings("say").has(Bearing::Reverses));
    }
}
