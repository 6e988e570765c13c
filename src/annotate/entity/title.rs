//! Where the titles before a name end and the name begins.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::words::{given, is, listed, name_too, office};
use crate::document::{Document, Tag};
use crate::lexicon::spelling::is_suffix;
use crate::lexicon::{is_modifier, noun_sense};

/// The words of "Secretary of State" that a title may have behind it.
const OF: u32 = 2;

/// The titles of an article.
pub struct Titles<'a> {
    document: &'a Document,
    /// Read once, and only where a title may be a first name.
    usage: OnceCell<Usage<'a>>,
}

/// How the article uses titles that may be first names.
#[derive(Default)]
struct Usage<'a> {
    /// Behind another title, with the word behind: "Officer **Judge Stone**".
    introduced: FxHashSet<(&'a str, &'a str)>,
    /// In small letters, or behind an article: "the **dean**".
    spoken_of: FxHashSet<&'a str>,
}

impl<'a> Usage<'a> {
    fn of(document: &'a Document) -> Self {
        let mut usage = Usage::default();
        let count = document.tokens.len() as u32;
        for at in (0..count).filter(|&at| name_too(document.lower(at)).is_some()) {
            let lower = document.lower(at);
            let small = document.word(at).starts_with(char::is_lowercase);
            if small || at > 0 && document.tag(at - 1) == Tag::Dt {
                usage.spoken_of.insert(lower);
            }
            if at > 0 && at + 1 < count && is(document, at - 1, "title") {
                usage.introduced.insert((lower, document.lower(at + 1)));
            }
        }
        usage
    }
}

impl<'a> Titles<'a> {
    pub fn of(document: &'a Document) -> Self {
        Titles { document, usage: OnceCell::new() }
    }

    /// Whether a word of a run that ends at `end` is a title of what stands behind it there.
    pub fn leads(&self, start: u32, at: u32, end: u32) -> bool {
        let document = self.document;
        if listed(document.lower(at).trim_end_matches('.')).is_some_and(|(kind, _)| kind == "title") {
            return !self.first_name_here(start, at, end);
        }
        let next = at + 1;
        at + 2 < end && office(document, at) && nobody_else(document, next)
    }

    /// "**Dean** Stone said", "Chief **Dean** Stone said": a first name that would serve as a title.
    fn first_name_here(&self, start: u32, at: u32, end: u32) -> bool {
        let document = self.document;
        let lower = document.lower(at);
        if end - at != 2 || name_too(lower).is_none() {
            return false;
        }
        if at > start && is(document, at - 1, "title") {
            return true;
        }
        let article = at > 0 && document.tag(at - 1) == Tag::Dt;
        if at != start || article {
            return false;
        }
        let usage = self.usage.get_or_init(|| Usage::of(document));
        usage.introduced.contains(&(lower, document.lower(at + 1)))
            || name_first(lower) && !usage.spoken_of.contains(lower)
    }

    /// The last title of a run that names somebody of at most three words behind it: "Harrow **Mayor** Ana Stone".
    pub fn later_title(&self, start: u32, end: u32) -> Option<u32> {
        let document = self.document;
        // "Wayne County Sheriff Ana Stone": the given name is that of a place.
        if is(document, start, "name") && listed(document.lower(start + 1)) != Some(("geo", "last")) {
            return None;
        }
        let title = (start + 1..end - 1).rev().find(|&at| self.leads(start, at, end))?;
        let of = title + OF + 1 < end && document.lower(title + 1) == "of";
        let name = title + 1 + OF * u32::from(of);
        let suffix = is_suffix(document.lower(name)) || document.tag(name) == Tag::In;
        let body = (name..end).any(|at| is(document, at, "org"));
        let first = (start + 1..=title).find(|&at| (at..=title).all(|at| office(document, at)))?;
        (!suffix && !body && end - name <= 3).then_some(first)
    }
}

/// Whether a word behind an office can begin a name: it means nothing, or is a given name.
fn nobody_else(document: &Document, at: u32) -> bool {
    let lower = document.lower(at);
    given(lower) || listed(lower).is_none() && noun_sense(lower).is_none() && !is_modifier(lower)
}

/// Whether a title is more often a first name where it has no article.
fn name_first(lower: &str) -> bool {
    name_too(lower).is_some_and(|kind| kind == "first")
}
