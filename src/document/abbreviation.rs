//! Which words keep their full stop.

use std::sync::LazyLock;

use crate::base::Lexicon;

static ABBREVIATIONS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("abbreviations.tsv")));
static STARTERS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("starters.tsv")));

/// The longest entry of either list, in bytes.
const LONGEST: usize = 16;

/// The column of a word list under the lower-case form of a word, without allocating.
fn class(list: &Lexicon, word: &str) -> Option<&'static str> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let line = list.get(std::str::from_utf8(lower).ok()?)?;
    Some(line.first().copied().unwrap_or_default())
}

/// True if a full stop right after the word belongs to it.  `figure_follows`: a number comes next.
pub(super) fn takes_stop(word: &str, figure_follows: bool) -> bool {
    is_initials(word)
        || match class(&ABBREVIATIONS, word) {
            // "No. 5", but "He said no."
            Some("number") => figure_follows,
            // "Ill." and "Miss." are states; "ill." and "miss." end sentences.
            Some("any") => word.starts_with(|c: char| c.is_ascii_uppercase()) || !is_english(word),
            Some(_) => true,
            None => false,
        }
}

/// Lower-case words of the list that are also whole words.
fn is_english(word: &str) -> bool {
    ABBREVIATIONS.get(word).is_some_and(|line| line.get(1) == Some(&"word"))
}

/// One capital, or single letters with stops between: "J", "U.S", "a.m".
fn is_initials(word: &str) -> bool {
    let mut letters = word.split('.');
    let single = |part: &str| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic();
    let dotted = word.len() > 1;
    letters.all(single) && (dotted || word.as_bytes().first().is_some_and(u8::is_ascii_uppercase))
}

/// True if a token with its own full stop never ends a sentence.
pub(super) fn stands_before_name(token: &str) -> bool {
    token
        .strip_suffix('.')
        .is_some_and(|word| matches!(class(&ABBREVIATIONS, word), Some("before" | "number")))
}

/// True for a capitalised word that begins sentences rather than names.
pub(super) fn starts_sentence(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && class(&STARTERS, word).is_some()
}
