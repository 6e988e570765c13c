//! The parts of a name by which others find it.

use std::sync::LazyLock;

use super::fold;
use crate::lexicon::{Personal, personal, suffixes};

/// "Jr.", behind a surname.
pub fn is_suffix(word: &str) -> bool {
    personal(&word.trim_end_matches(['.', ',']).to_lowercase()) == Some(&Personal::Suffix)
}

/// Suffixes as they stand in folded names; one letter is none.
static SUFFIXES: LazyLock<Vec<String>> =
    LazyLock::new(|| suffixes().map(fold).filter(|suffix| suffix.len() > 1).collect());

/// The last word of a name, folded or not, that is no "Jr.".
pub fn family(name: &str) -> &str {
    let suffix = |word: &&str| is_suffix(word) || SUFFIXES.iter().any(|suffix| suffix == word);
    let mut words = name.split_whitespace().rev();
    words.by_ref().find(|word| !suffix(word)).unwrap_or(name)
}

/// The name without "the" and the like before it.
pub fn bare(name: &str) -> &str {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let definite = personal(&first.to_lowercase()) == Some(&Personal::Definite);
    if definite && !rest.is_empty() { rest } else { name }
}

/// A key for all ways to write one name: case, accents, romanisation and "the" say nothing.
pub fn name_key(name: &str) -> String {
    fold(bare(name))
}

/// What somebody is, without of what: "police chief" and "chief" are both chiefs.
pub fn last_word(role: &str) -> &str {
    role.rsplit(' ').next().unwrap_or(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_family_and_without_the() {
        assert_eq!(family("Marco Reyes, Jr."), "Reyes,");
        assert_eq!(family("Donna Reyes"), "Reyes");
        assert_eq!(family("Jr"), "Jr");
        assert_eq!(family(&name_key("Marco Reyes Jr.")), "reies");
        assert_eq!(bare("the White House"), "White House");
        assert_eq!(bare("The"), "The");
        assert_eq!(name_key("The Police"), name_key("police"));
        assert_eq!(last_word("police chief"), "chief");
    }
}
