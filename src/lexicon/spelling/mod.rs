//! How one name is spelt in many ways: the only place that says which spellings meet, for reading, judging, listing
//! and searching alike.

mod asked;
mod fold;
mod parts;
mod person;

use std::sync::LazyLock;

use rphonetic::{DaitchMokotoffSoundex, DaitchMokotoffSoundexBuilder, Encoder};

pub use asked::{Fit, fit};
pub use fold::{fold, plain};
pub use parts::{bare, family, is_suffix, last_word, name_key};
pub use person::{Identity, PersonName};

/// How near two words of names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    Other,
    /// Sounds alike and is written much alike: "Selenskyj" and "Zelensky", but "Smith" and "Smythe" too, so that it needs
    /// something else to say that they are one.
    Variant,
    /// The same, or the romanisation of the same.
    Same,
}

/// Likeness (Winkler 1990) of two keys that sound alike.
const ALIKE: f64 = 0.85;
/// Of words with fewer letters every one counts.
const LONG: usize = 5;
/// Words of so many letters may differ by one, mistyped.
const VERY_LONG: usize = 8;

static SOUNDS: LazyLock<Option<DaitchMokotoffSoundex>> =
    LazyLock::new(|| DaitchMokotoffSoundexBuilder::default().build().ok());

/// How a word sounds, by the code of Daitch and Mokotoff for Slavic and Germanic names; one letter short of it for what
/// has no letters.
pub fn sound(word: &str) -> String {
    let letters: String = plain(word).chars().filter(char::is_ascii_alphabetic).collect();
    let coded = SOUNDS.as_ref().filter(|_| !letters.is_empty()).map(|sounds| sounds.encode(&letters));
    coded.unwrap_or(letters)
}

/// Two folded words of names.
pub fn folded_spelling(one: &str, other: &str) -> Spelling {
    if one == other {
        return Spelling::Same;
    }
    let shorter = one.len().min(other.len());
    let begins = one.as_bytes().first() == other.as_bytes().first();
    let typo = shorter >= VERY_LONG && begins && strsim::osa_distance(one, other) <= 1;
    let alike = || shorter >= LONG && strsim::jaro_winkler(one, other) >= ALIKE && sound(one) == sound(other);
    if typo || alike() { Spelling::Variant } else { Spelling::Other }
}

/// Likeness (Winkler 1990) from which one family name may be another, misread or mistyped: for doubting only.
const DOUBTFUL: f64 = 0.85;

/// Whether one folded word may be the other by a slip, which never joins two names but keeps them from being told apart.
pub fn may_be_mistyped(one: &str, other: &str) -> bool {
    strsim::jaro_winkler(one, other) >= DOUBTFUL
}

/// "WHO", "W.H.O.": capitals and stops.
pub fn is_acronym(word: &str) -> bool {
    word.len() > 1
        && word.chars().all(|c| c.is_uppercase() || c == '.')
        && word.chars().any(char::is_alphabetic)
}

/// The first letters of the capitalised words of a body's name, lower case; of an acronym its own letters: "who" of
/// "World Health Organization" and of "W.H.O.".
pub fn initials(name: &str) -> String {
    if is_acronym(name) {
        return plain(name);
    }
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    plain(&words.filter_map(|word| word.chars().next()).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_the_same_variants_or_others() {
        for (one, other, expected) in [
            ("Zelenskyy", "Zelenskiy", Spelling::Same),
            ("Selenskyj", "Zelenskyy", Spelling::Variant),
            ("Janukowitsch", "Yanukovych", Spelling::Variant),
            ("Novorossiysk", "Novorossisyk", Spelling::Variant),
            ("Smith", "Smythe", Spelling::Variant),
            ("Clinton", "Clifton", Spelling::Other),
            ("Ross", "Rose", Spelling::Other),
            ("Putin", "Puchov", Spelling::Other),
        ] {
            assert_eq!(folded_spelling(&fold(one), &fold(other)), expected, "{one} and {other}");
        }
    }

    #[test]
    fn acronyms_have_the_initials_of_what_they_stand_for() {
        for name in ["World Health Organization", "WHO", "W.H.O."] {
            assert_eq!(initials(name), "who");
        }
        assert_eq!(initials("Syrian Observatory for Human Rights"), "sohr");
        assert_eq!(initials("Pentagon"), "p");
    }
}
