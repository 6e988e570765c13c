//! The table of words in names: titles, given names, words of bodies and of places.

use std::sync::LazyLock;

use crate::base::Lexicon;
use crate::document::Document;
use crate::lexicon::{Who, is_modifier, who};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("lexicon.tsv")));

/// The fewest letters of an office that ends a longer word.
const RANK: usize = 6;

/// Kind and value of a word or phrase in the lexicon.
pub fn listed(entry: &str) -> Option<(&'static str, &'static str)> {
    let columns = WORDS.get(entry)?;
    Some((columns.first()?, columns.get(1).copied().unwrap_or("-")))
}

pub fn is(document: &Document, token: u32, kind: &str) -> bool {
    listed(document.lower(token).trim_end_matches('.')).is_some_and(|(stated, _)| stated == kind)
}

/// A title that people bear for a first name as well: "Dean".
pub fn name_too(word: &str) -> Option<&'static str> {
    WORDS.get(word)?.get(2).copied()
}

/// A person's first name, in lower case, or an initial.
pub fn given(word: &str) -> bool {
    word.len() <= 2 && word.ends_with('.') || first_name(word)
}

pub fn first_name(word: &str) -> bool {
    listed(word).is_some_and(|(kind, _)| kind == "name")
}

/// "HMS": a vessel's name begins here.
pub fn ship(word: &str) -> bool {
    listed(word).is_some_and(|(kind, _)| kind == "ship")
}

/// An office, be it of a rank below or a time before: "Mayor", "Under**sheriff**", "**Mayor**-elect".
pub fn titled(document: &Document, token: u32) -> bool {
    let lower = document.lower(token).trim_end_matches('.');
    let office = |word: &str| listed(word).is_some_and(|(kind, _)| kind == "title");
    let part = |start: &usize| lower.len() - start >= RANK && lower.is_char_boundary(*start);
    office(lower)
        || lower.split('-').any(office)
        || (1..lower.len()).filter(part).any(|at| office(&lower[at..]))
}

/// A listed office by itself: "governor", "president-elect".
pub fn title(word: &str) -> bool {
    word.split('-').any(|part| listed(part).is_some_and(|(kind, _)| kind == "title"))
}

/// A listed office, or a noun of WordNet for somebody, which a capital makes his office: "**Coroner** Ana Stone".
pub fn office(document: &Document, token: u32) -> bool {
    let lower = document.lower(token);
    // "Great" is a person to WordNet, too.
    let noun = listed(lower).is_none() && !is_modifier(lower);
    titled(document, token) || noun && who(lower) == Some(Who::Person)
}
