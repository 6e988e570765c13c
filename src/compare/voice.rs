//! Whose figure or words is it?  Two named authorities may differ; what nobody says by name may be anybody's.

use crate::claims::{Frame, Voice};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    Same,
    Different,
    Unknown,
}

/// Likeness from which two spellings of a word of a name are one (Winkler 1990).
const SPELT_ALIKE: f64 = 0.9;
/// Shorter words must be the same to the letter.
const LONG: usize = 4;

pub fn voices(a: &Frame, b: &Frame) -> Voices {
    between(a.voice.as_ref(), b.voice.as_ref())
}

pub fn between(one: Option<&Voice>, other: Option<&Voice>) -> Voices {
    let (Some(one), Some(other)) = (one, other) else { return Voices::Unknown };
    if alike(one, other) {
        return Voices::Same;
    }
    // Two of one family name: one may well be the other, misread.
    let family = one.words.last().is_some_and(|word| other.words.last() == Some(word));
    let passes = |voice: &Voice, on: &Voice| {
        voice.through.iter().any(|link| on.words.iter().any(|word| link.contains(word.as_str())))
    };
    if family || passes(one, other) || passes(other, one) { Voices::Unknown } else { Voices::Different }
}

/// Likeness from which two family names may be one, mistyped.
const MISTYPED: f64 = 0.85;

/// Whether one name may be the other, mistyped: they share a word, or their last words are much alike.
pub fn akin(one: &Voice, other: &Voice) -> bool {
    let last = one.words.last().zip(other.words.last());
    one.words.iter().any(|word| other.words.contains(word))
        || last.is_some_and(|(one, other)| strsim::jaro_winkler(one, other) >= MISTYPED)
}

/// One person or body: a short form, initials, or another transliteration of the same name.
pub fn alike(one: &Voice, other: &Voice) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    let held = |word: &String| {
        long.words.iter().any(|other| {
            word == other
                || word.len() >= LONG
                    && other.len() >= LONG
                    && strsim::jaro_winkler(word, other) >= SPELT_ALIKE
        })
    };
    let initials = short.words.len() == 1 && short.words[0].len() > 1 && short.words[0] == long.initials;
    !short.words.is_empty() && short.words.iter().all(held) || initials
}
