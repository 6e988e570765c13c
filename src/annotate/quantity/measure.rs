//! What a figure counts or measures.

use super::number::Draft;
use super::spelled::Form;
use super::{Measure, measured, subject};
use crate::document::{Document, Tag};

/// The thing counted by a figure without a unit, or measured by one with a unit.
pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    if draft.age {
        return aged(document, start, end, draft);
    }
    match draft.unit {
        None => counted(document, end, draft),
        Some(_) => measured::of(document, start, end, draft),
    }
}

pub(super) fn make(document: &Document, tokens: (u32, u32), head: u32) -> Option<Measure> {
    if tokens.0 >= tokens.1 {
        return None;
    }
    let head_token = head.clamp(tokens.0, tokens.1 - 1);
    Some(Measure { span: document.span_of(tokens), head: document.lemma(head_token).to_owned(), head_token })
}

/// The tokens of the base noun phrase that holds a token.
pub(super) fn phrase_at(document: &Document, token: u32) -> Option<(u32, u32, u32)> {
    let at = document.phrases.partition_point(|phrase| phrase.tokens.1 <= token);
    let phrase = document.phrases.get(at).filter(|phrase| phrase.tokens.0 <= token)?;
    Some((phrase.tokens.0, phrase.tokens.1, phrase.head))
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
    while at < end
        && matches!(
            document.lower(at),
            "more" | "or" | "other" | "additional" | "such" | "the" | "(" | "so" | "plus"
        )
    {
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
    let run = noun_run(document, from, end)?;
    let plural = matches!(document.tag(run.head_token), Tag::Nns | Tag::Nnps) || run.head == "people";
    (plural || !strict || from > at).then_some(run)
}

/// Adjectives and nouns from a token on; the last noun heads them.
pub(super) fn noun_run(document: &Document, from: u32, end: u32) -> Option<Measure> {
    let (mut at, mut head) = (from, None);
    while at < end {
        let tag = document.tag(at);
        let lower = document.lower(at);
        let fits = tag.is_noun()
            || tag.is_adjective() && lower != "such"
            || (tag == Tag::Pos
                || head.is_none()
                    && (matches!(tag, Tag::Vbn | Tag::Vbg)
                        || tag == Tag::Vbd && graded_participle(document, from, at)))
                && !ends_run(document, at, end);
        // "a stone pizza oven": a noun unknown to the tagger ends the run.
        let fits = fits || head.is_some_and(|head| head + 1 == at) && subject::mistaken(document, at);
        // "in 36 league games": no verb stands there.
        let fits = fits
            || matches!(tag, Tag::Vb | Tag::Vbp)
                && at == from
                && at + 1 < end
                && document.tag(at + 1) == Tag::Nns
                && at > 1
                && document.tag(at - 1) == Tag::Cd
                && document.tag(at - 2) == Tag::In;
        let joins = tag == Tag::Cc && lower == "and" && at > from && joined_modifiers(document, at, end);
        let graded = tag == Tag::Rb
            && at == from
            && at + 1 < end
            && (document.tag(at + 1).is_adjective()
                || document.tag(at + 1) == Tag::Vbn
                || at + 2 < end
                    && graded_participle(document, from, at + 1)
                    && !ends_run(document, at + 1, end));
        let comma = tag == Tag::Comma
            && head.is_none()
            && at > from
            && at + 1 < end
            && document.tag(at + 1).is_adjective();
        if !(fits || joins || comma || graded) {
            break;
        }
        if tag.is_noun() || head.is_some() && subject::mistaken(document, at) {
            if (time_noun(lower) || befallen(document, at, end)) && head.is_some() {
                break;
            }
            head = Some(at);
        }
        at += 1;
    }
    let head = head?;
    make(document, (from, head + 1), head)
}

/// "20 decently sized plants": a participle behind an adverb.
fn graded_participle(document: &Document, from: u32, at: u32) -> bool {
    at == from + 1 && document.lower(from).ends_with("ly") && document.lower(at).ends_with("ed")
}

/// "boy shot in the leg": what befell the one counted, whatever its tag.
fn befallen(document: &Document, at: u32, end: u32) -> bool {
    let next = if at + 1 < end { document.tag(at + 1) } else { Tag::Stop };
    matches!(document.lower(at), "shot" | "hurt" | "dead" | "wounded" | "killed" | "injured" | "missing")
        && !next.is_noun()
}

/// "12 Saturday", "40 people Monday": a day after the noun is no part of it.
fn time_noun(lower: &str) -> bool {
    crate::annotate::time::is_day_word(lower)
}

/// "Kia and Hyundai vehicles".
fn joined_modifiers(document: &Document, at: u32, end: u32) -> bool {
    let modifier = |at: u32| document.tag(at).is_adjective() || document.tag(at) == Tag::Nnp;
    at + 2 < end
        && at > 0
        && (modifier(at - 1) || document.tag(at - 1) == Tag::Nn && document.tag(at + 1).is_adjective())
        && modifier(at + 1)
        && matches!(document.tag(at + 2), Tag::Nns | Tag::Nn)
}

/// A participle that begins a clause of its own: "12 people killed in".
fn ends_run(document: &Document, at: u32, end: u32) -> bool {
    let next = if at + 1 < end { document.tag(at + 1) } else { Tag::Stop };
    document.tag(at) != Tag::Pos && !(next.is_noun() || next.is_adjective())
        || document.tag(at) == Tag::Pos && !next.is_noun() && !next.is_adjective()
}

/// "nine-story building": the noun in the hyphen is what is counted.
fn hyphenated(document: &Document, _end: u32, draft: &Draft, rest: crate::base::Span) -> Option<Measure> {
    let token = draft.tokens.1 - 1;
    let text = document.slice(rest).to_lowercase();
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
    let thing = subject::names_thing(document, (from, to), head);
    thing.then(|| subject::make_bare(document, from, to, head))?
}
