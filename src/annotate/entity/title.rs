//! Where the titles before a name end and the name begins.

use super::words::{given, is, listed, name_too, office};
use crate::document::{Document, Tag};
use crate::lexicon::{Personal, is_modifier, noun_sense, personal};

/// The words of "Secretary of State" that a title may have behind it.
const OF: u32 = 2;

/// Whether a word of a run that ends at `end` is a title of what stands behind it there.
pub fn leads(document: &Document, start: u32, at: u32, end: u32) -> bool {
    if listed(document.lower(at).trim_end_matches('.')).is_some_and(|(kind, _)| kind == "title") {
        return !first_name_here(document, start, at, end);
    }
    let next = at + 1;
    at + 2 < end && office(document, at) && nobody_else(document, next)
}

/// Whether a word behind an office can begin a name: it means nothing, or is a given name.
fn nobody_else(document: &Document, at: u32) -> bool {
    let lower = document.lower(at);
    given(lower) || listed(lower).is_none() && noun_sense(lower).is_none() && !is_modifier(lower)
}

/// "**Dean** Stone said", "Chief **Dean** Stone said": a first name that would serve as a title.
fn first_name_here(document: &Document, start: u32, at: u32, end: u32) -> bool {
    let lower = document.lower(at);
    if end - at != 2 || name_too(lower).is_none() {
        return false;
    }
    let titles = |at: u32| is(document, at, "title");
    if at > start && titles(at - 1) {
        return true;
    }
    let article = at > 0 && document.tag(at - 1) == Tag::Dt;
    at == start && !article && (introduced(document, at) || name_first(lower) && !spoken_of(document, at))
}

/// Whether a title is more often a first name where it has no article.
fn name_first(lower: &str) -> bool {
    name_too(lower).is_some_and(|kind| kind == "first")
}

/// Whether the same two words stand elsewhere behind another title: "Officer **Judge Stone**".
fn introduced(document: &Document, at: u32) -> bool {
    let count = document.tokens.len() as u32;
    (1..count.saturating_sub(1)).any(|other| {
        document.lower(other) == document.lower(at)
            && document.lower(other + 1) == document.lower(at + 1)
            && is(document, other - 1, "title")
    })
}

/// Whether the article has a title in small letters, or behind an article: "the **dean**".
fn spoken_of(document: &Document, at: u32) -> bool {
    (0..document.tokens.len() as u32).any(|other| {
        document.lower(other) == document.lower(at)
            && (document.word(other).starts_with(char::is_lowercase)
                || other > 0 && document.tag(other - 1) == Tag::Dt)
    })
}

/// The last title of a run that names somebody of at most three words behind it: "Harrow **Mayor** Ana Stone".
pub fn later_title(document: &Document, start: u32, end: u32) -> Option<u32> {
    // "Wayne County Sheriff Ana Stone": the given name is that of a place.
    if is(document, start, "name") && listed(document.lower(start + 1)) != Some(("geo", "last")) {
        return None;
    }
    let title = (start + 1..end - 1).rev().find(|&at| leads(document, start, at, end))?;
    let of = title + OF + 1 < end && document.lower(title + 1) == "of";
    let name = title + 1 + OF * u32::from(of);
    let suffix = personal(document.lower(name).trim_end_matches('.')) == Some(&Personal::Suffix)
        || document.tag(name) == Tag::In;
    let body = (name..end).any(|at| is(document, at, "org"));
    let first = (start + 1..=title).find(|&at| (at..=title).all(|at| office(document, at)))?;
    (!suffix && !body && end - name <= 3).then_some(first)
}
