//! Whether a clause looks ahead or back.

use crate::document::{Document, Tag};

/// True if the words around a time speak of the future: "will meet on Thursday", "before Monday".
pub(super) fn looks_ahead(document: &Document, start: u32, end: u32, at: u32) -> bool {
    if at > start && matches!(document.lower(at - 1), "next" | "by" | "before" | "until" | "till" | "coming") {
        return true;
    }
    if at > start + 1 && document.lower(at - 1) == "on" && matches!(document.lower(at - 2), "due" | "scheduled") {
        return true;
    }
    nearest_verb(document, start, end, at).is_some_and(|verb| is_future(document, start, verb))
}

fn nearest_verb(document: &Document, start: u32, end: u32, at: u32) -> Option<u32> {
    let finite = |token: &u32| matches!(document.tag(*token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vb | Tag::Vbn);
    let stops = |token: &u32| !matches!(document.tag(*token), Tag::Comma | Tag::Colon | Tag::Stop);
    (start..at).rev().take_while(stops).find(finite).or_else(|| (at..end).take_while(stops).find(finite)).or_else(|| (start..at).rev().find(finite))
}

fn is_future(document: &Document, start: u32, verb: u32) -> bool {
    (start..=verb).rev().take(5).any(|at| {
        matches!(document.lower(at), "will" | "'ll" | "’ll" | "shall" | "would" | "plans" | "scheduled" | "expected" | "due" | "slated" | "upcoming" | "set")
            && (document.tag(at) == Tag::Md || document.lower(at) != "would")
    }) || document.tag(verb) == Tag::Vb && verb > start && document.tag(verb - 1) == Tag::To
}
