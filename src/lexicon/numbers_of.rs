//! Nouns that only say how many: "the **number** of schools".

use std::sync::LazyLock;

use crate::base::Lexicon;

static NUMBERS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("numbers_of.tsv")));

/// Whether a noun, by its dictionary form, says how many there are of what its "of" names.
pub fn is_number_of(lemma: &str) -> bool {
    NUMBERS.has(lemma)
}
