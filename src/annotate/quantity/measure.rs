//! What a figure counts or measures.

use super::number::Draft;
use super::spelled::Form;
use super::{Dimension, Measure};
use crate::document::{Document, Rel, Tag};

/// The thing counted by a figure without a unit, or measured by one with a unit.
pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    if draft.age {
        return aged(document, start, end, draft);
    }
    match draft.unit {
        None => counted(document, end, draft),
        Some(_) => measured(document, start, end, draft),
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
    noun_run(document, at, end).or_else(|| others(document, draft.after, end))
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
    if strict && from == at && from < end && document.tag(from) != Tag::Nns {
        return None;
    }
    noun_run(document, from, end)
}

/// Adjectives and nouns from a token on; the last noun heads them.
fn noun_run(document: &Document, from: u32, end: u32) -> Option<Measure> {
    let (mut at, mut head) = (from, None);
    while at < end {
        let tag = document.tag(at);
        let lower = document.lower(at);
        let fits = tag.is_noun()
            || tag.is_adjective() && lower != "such"
            || matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Pos | Tag::Hash) && !ends_run(document, at, end);
        let joins = tag == Tag::Cc && lower == "and" && head.is_none() && joined_modifiers(document, at, end);
        let comma = tag == Tag::Comma
            && head.is_none()
            && at > from
            && at + 1 < end
            && document.tag(at + 1).is_adjective();
        if !(fits || joins || comma) {
            break;
        }
        if tag.is_noun() {
            if time_noun(lower) && head.is_some() {
                break;
            }
            head = Some(at);
        }
        at += 1;
    }
    let head = head?;
    make(document, (from, head + 1), head)
}

/// "12 Saturday", "40 people Monday": a day after the noun is no part of it.
fn time_noun(lower: &str) -> bool {
    crate::annotate::time::is_day_word(lower)
}

/// "Kia and Hyundai vehicles".
fn joined_modifiers(document: &Document, at: u32, end: u32) -> bool {
    at + 2 < end && document.tag(at + 1).is_adjective() && document.tag(at + 2).is_noun()
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
    subject(document, start, draft)
}

/// What a figure with a unit measures: "25 % tax on …", "60 % of its revenue", "prices rose 5 %".
fn measured(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    let at = draft.after;
    if at < end && document.lower(at) == "of"
        || at < end && document.lower(at) == "in" && draft.dimension() == Some(Dimension::Money)
    {
        if let Some(measure) = full_phrase(document, at + 1, end) {
            return Some(measure);
        }
    }
    if attributive(document, end, draft) {
        if let Some((_, _, head)) = phrase_at(document, at) {
            return with_complements(document, (at, head + 1), head, end);
        }
        if let Some(measure) = noun_run(document, at, end) {
            return Some(measure);
        }
    }
    subject(document, start, draft)
}

/// A noun right behind the unit, in the same noun phrase: "25 % duty", "$100 million scandal".
fn attributive(document: &Document, end: u32, draft: &Draft) -> bool {
    let at = draft.after;
    if at >= end {
        return false;
    }
    let tag = document.tag(at);
    (tag.is_noun() && !crate::annotate::time::is_day_word(document.lower(at)) || tag.is_adjective())
        && phrase_at(document, at).is_none_or(|(from, _, head)| from <= draft.tokens.1 && head >= at)
}

fn full_phrase(document: &Document, at: u32, end: u32) -> Option<Measure> {
    let (from, to, head) = phrase_at(document, at).filter(|(_, to, _)| *to <= end)?;
    with_complements(document, (from.max(at), to), head, end)
}

/// A noun phrase with the "of" phrase behind it.
pub(super) fn with_complements(
    document: &Document,
    tokens: (u32, u32),
    head: u32,
    end: u32,
) -> Option<Measure> {
    let mut to = tokens.1;
    for _ in 0..2 {
        let more = to + 1 < end
            && matches!(document.lower(to), "of" | "for" | "on" | "to" | "from")
            && phrase_at(document, to + 1).is_some();
        let Some((_, next, _)) = more.then(|| phrase_at(document, to + 1)).flatten() else { break };
        if next > end || holds_number(document, to + 1, next) {
            break;
        }
        to = next;
    }
    let from =
        (tokens.0..to).find(|at| !matches!(document.tag(*at), Tag::Dt | Tag::PrpS)).unwrap_or(tokens.0);
    make(document, (from, to), head)
}

fn holds_number(document: &Document, from: u32, to: u32) -> bool {
    (from..to).any(|at| matches!(document.tag(at), Tag::Cd | Tag::Dollar))
}

/// The subject of the figure's clause, or the nearest noun phrase before it.
fn subject(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let at = draft.tokens.0;
    let mut phrase = document.phrases.partition_point(|phrase| phrase.tokens.1 <= at);
    let mut best: Option<(u32, u32, u32)> = None;
    let mut verb = None;
    let mut token = at;
    while token > start {
        token -= 1;
        if document.tag(token).is_verb() && verb.is_none() {
            verb = Some(token);
        }
    }
    while phrase > 0 {
        phrase -= 1;
        let found = document.phrases[phrase];
        if found.tokens.0 < start {
            break;
        }
        if holds_number(document, found.tokens.0, found.tokens.1) || document.tag(found.head) == Tag::Prp {
            continue;
        }
        best = Some((found.tokens.0, found.tokens.1, found.head));
        let prepositional = found.tokens.0 > start && document.tag(found.tokens.0 - 1) == Tag::In;
        let before_verb = verb.is_none_or(|verb| found.tokens.1 <= verb);
        if before_verb && !prepositional || document.tokens[found.head as usize].rel == Rel::Nsubj {
            break;
        }
    }
    let (from, to, head) = best?;
    with_complements(document, (from, to), head, at)
}
