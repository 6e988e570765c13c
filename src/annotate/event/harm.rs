//! Words for what befalls people; one line of `harm.tsv` each.

use std::sync::LazyLock;

use crate::base::Lexicon;

static HARM: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("harm.tsv")));
static PEOPLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("people.tsv")));

/// The lemma of a word of harm: "wounded" → "wound".
pub(super) fn lemma(word: &str) -> Option<&'static str> {
    HARM.get(word)?.first().copied()
}

pub fn is_harm(word: &str) -> bool {
    HARM.has(word)
}

/// True for nouns that mean people, in the singular.
pub fn is_person(lemma: &str) -> bool {
    PEOPLE.has(lemma)
}
