//! Whose figure or words is it?  Two named authorities may differ; what nobody says by name may be anybody's.

use crate::claims::{Frame, Voice};
use crate::lexicon::spelling::{Spelling, folded_spelling, may_be_mistyped};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    Same,
    Different,
    Unknown,
}

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

/// Whether one name may be the other, mistyped: they share a word, or their last words are much alike.
pub fn akin(one: &Voice, other: &Voice) -> bool {
    let last = one.words.last().zip(other.words.last());
    one.words.iter().any(|word| other.words.contains(word))
        || last.is_some_and(|(one, other)| may_be_mistyped(one, other))
}

/// One person or body: a short form, initials, or another transliteration of the same name.
pub fn alike(one: &Voice, other: &Voice) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    let held = |word: &String| long.words.iter().any(|other| folded_spelling(word, other) != Spelling::Other);
    let initials = short.words.len() == 1 && short.words[0].len() > 1 && short.words[0] == long.initials;
    !short.words.is_empty() && short.words.iter().all(held) || initials
}
