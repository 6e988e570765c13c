//! What a figure counts or measures.

use super::approximator;
use super::draft::Draft;
use super::noun_run::noun_run;
use super::phrase::{make, make_bare};
use super::spelled::Form;
use super::{Measure, counted_before, measured};
use crate::document::grammar::{names_thing, phrase_at};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, harm, is_figure_word};

/// The thing counted by a figure without a unit, or measured by one with a unit.
pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    if draft.age {
        return aged(document, start, end, draft);
    }
    match draft.unit {
        None => counted(document, end, draft).or_else(|| counted_before::before(document, start, draft)),
        Some(_) => measured::of(document, start, end, draft),
    }
}

/// "122 strike drones", "dozens of people", "19 others", "nine-story building".
fn counted(document: &Document, end: u32, draft: &Draft) -> Option<Measure> {
    if let Some(rest) = draft.rest.filter(|rest| !rest.is_empty()) {
        return hyphenated(document, end, draft, rest);
    }
    let mut at = draft.after;
    if matches!(draft.form, Form::Vague | Form::Fraction | Form::Cardinal)
        && at < end
        && document.lower(at) == "of"
    {
        return of_phrase(document, at + 1, end, draft.form == Form::Cardinal);
    }
    while at < end && is_figure_word(document.lower(at), FigureWord::BeforeNoun) {
        at += 1;
    }
    noun_run(document, at, end)
        .map(|run| to_plural(document, at, draft, run))
        .or_else(|| others(document, draft.after, end))
}

/// What more than one of is counted is a plural: "30 ferries sank", whatever tag the verb got.
fn to_plural(document: &Document, from: u32, draft: &Draft, run: Measure) -> Measure {
    let plural = |at: u32| matches!(document.tag(at), Tag::Nns | Tag::Nnps);
    if draft.low <= crate::base::Decimal::ONE || plural(run.head_token) {
        return run;
    }
    let last = (from..run.head_token).rev().find(|at| plural(*at) || document.lower(*at) == "people");
    last.and_then(|last| make(document, (from, last + 1), last)).unwrap_or(run)
}

/// "others", "more": they stand for what was counted before.
fn others(document: &Document, at: u32, end: u32) -> Option<Measure> {
    let word = if at < end { document.lower(at) } else { "" };
    matches!(word, "others").then(|| make(document, (at, at + 1), at))?
}

fn of_phrase(document: &Document, at: u32, end: u32, strict: bool) -> Option<Measure> {
    let mut from = at;
    while from < end && matches!(document.tag(from), Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Pdt) {
        from += 1;
    }
    // "eleven of the injured"
    let named = harm(document.lower(from)).is_some_and(|event| !event.noun);
    if from > at && named && document.tag(from) != Tag::Vbd && befalls(document, from, end) {
        let people = make(document, (from, from + 1), from)?;
        return Some(Measure { head: document.lower(from).to_owned(), ..people });
    }
    let run = noun_run(document, from, end)?;
    let plural = matches!(document.tag(run.head_token), Tag::Nns | Tag::Nnps) || run.head == "people";
    (plural || !strict || from > at).then_some(run)
}

/// No noun follows that the word could belong to.
fn befalls(document: &Document, at: u32, end: u32) -> bool {
    at + 1 >= end || !document.tag(at + 1).is_noun() && !document.tag(at + 1).is_adjective()
}

/// "nine-story building": the noun in the hyphen is what is counted.
fn hyphenated(document: &Document, end: u32, draft: &Draft, rest: crate::base::Span) -> Option<Measure> {
    let token = draft.tokens.1 - 1;
    let text = document.slice(rest).to_lowercase();
    // "60-plus votes": the word in the hyphen bounds the number.
    if approximator::is_suffix(&text) {
        return noun_run(document, draft.tokens.1, end);
    }
    let head = text.split(['-', '‑']).next().unwrap_or_default().to_owned();
    (!head.is_empty()).then_some(Measure { span: rest, head, head_token: token })
}

/// Whose age: the name before ", 42," or the noun behind "42-year-old".
fn aged(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    if let Some(measure) = noun_run(document, draft.after, end).filter(|_| draft.rest.is_some()) {
        return Some(measure);
    }
    // "a 65-year-old may retire": the person is the figure's own noun.
    if draft.rest.is_some() {
        return None;
    }
    set_off(document, start, draft).or_else(|| measured::clause_subject(document, start, draft))
}

/// "a Norland man, 18, was": the noun before the comma.
fn set_off(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let comma = draft.tokens.0.checked_sub(1).filter(|comma| *comma > start)?;
    let marked = matches!(document.tag(comma), Tag::Comma | Tag::Open);
    let (from, to, head) =
        phrase_at(document, comma - 1).filter(|(from, to, _)| marked && *from >= start && *to == comma)?;
    let thing = names_thing(document, (from, to), head);
    thing.then(|| make_bare(document, from, to, head))?
}
