//! Whether a clause looks ahead or back.

use crate::document::{Document, Tag};
use crate::lexicon::{Ahead, Function, ahead, serves};

/// Tokens to either side that may bear on a time.
const REACH: u32 = 60;

/// True if the words around a time speak of the future: "will meet on Thursday", "postponed until Monday".  A report
/// looks back: what had happened "by Thursday" did so on the Thursday before.
pub(super) fn looks_ahead(document: &Document, start: u32, end: u32, at: u32) -> bool {
    let before =
        |back: u32| at.checked_sub(back).filter(|at| *at >= start).map_or("", |at| document.lower(at));
    if ahead(before(1)) == Some(Ahead::Coming) {
        return true;
    }
    // "due on Monday", "scheduled for Monday": the word itself may be no verb.
    if document.tag(at.saturating_sub(1)) == Tag::In && ahead(before(2)) == Some(Ahead::Future) {
        return true;
    }
    let (start, end) = (start.max(at.saturating_sub(REACH)), end.min(at + REACH));
    let Some(verb) = nearest_verb(document, start, end, at) else { return false };
    let limit = serves(before(1), Function::LimitsTime);
    // "All letters go out by April 10": what is told in the present is yet to end.
    let present = matches!(document.tag(verb), Tag::Vbz | Tag::Vbp);
    limit && (present || ahead(document.lemma(verb)) == Some(Ahead::PutsOff))
        || is_future(document, start, verb)
}

fn nearest_verb(document: &Document, start: u32, end: u32, at: u32) -> Option<u32> {
    let finite = |token: &u32| {
        matches!(document.tag(*token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vb | Tag::Vbn)
    };
    let stops = |token: &u32| !matches!(document.tag(*token), Tag::Comma | Tag::Colon | Tag::Stop);
    (start..at)
        .rev()
        .take_while(stops)
        .find(finite)
        .or_else(|| (at..end).take_while(stops).find(finite))
        .or_else(|| (start..at).rev().find(finite))
}

fn is_future(document: &Document, start: u32, verb: u32) -> bool {
    let leads = |at: u32| {
        let would = document.lower(at) == "would";
        ahead(document.lower(at)) == Some(Ahead::Future) && (!would || document.tag(at) == Tag::Md)
    };
    (start..=verb).rev().take(5).any(leads)
        || document.tag(verb) == Tag::Vb && verb > start && document.tag(verb - 1) == Tag::To
}
