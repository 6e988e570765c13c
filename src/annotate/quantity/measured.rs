//! What a figure with a unit measures: "25 % tax on …", "60 % of its revenue", "prices rose 5 %".

use super::approximator::back_over_modifiers;
use super::changed::{changed, spent};
use super::complement::{phrase_from, whole_subject, with_complements};
use super::draft::Draft;
use super::label::{header, labelled, sized};
use super::noun_run::noun_run;
use super::phrase::make_bare;
use super::{Dimension, Measure};
use crate::document::grammar::{
    antecedent, clause_starts, governing_verb, is_amount, measures, names_thing, participle, phrase_at,
    pronoun_before, subject_of, widened,
};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word, is_time_word};

pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    if let Some(measure) = labelled(document, start, draft) {
        return Some(measure);
    }
    let at = over_parenthesis(document, draft.after, end);
    let next = if at < end { document.lower(at) } else { "" };
    if (next == "of" || next == "in" && draft.dimension() == Some(Dimension::Money))
        && let Some(measure) = full_phrase(document, at + 1, end)
    {
        return Some(measure);
    }
    if next == "worth" && at + 1 < end && document.lower(at + 1) == "of" {
        return full_phrase(document, at + 2, end);
    }
    if attributive(document, end, draft) {
        if let Some((_, _, head)) = phrase_at(document, at).filter(|(_, _, head)| *head >= at) {
            let (_, to, head) = widened(document, (at, head + 1, head), end);
            return with_complements(document, (at, to), head, end);
        }
        if let Some(measure) = noun_run(document, at, end) {
            return Some(measure);
        }
    }
    let named = sized(document, start, draft)
        .or_else(|| changed(document, start, end, draft))
        .or_else(|| noun_of(document, start, draft));
    if named.is_some() {
        return named;
    }
    if (next == "for" || next == "on" && spent(document, start, draft))
        && draft.dimension() != Some(Dimension::Duration)
        && let Some(measure) = full_phrase(document, at + 1, end)
    {
        return Some(measure);
    }
    clause_subject(document, start, draft)
}

/// Past "(13 km)".
fn over_parenthesis(document: &Document, at: u32, end: u32) -> u32 {
    if at >= end || document.tag(at) != Tag::Open {
        return at;
    }
    (at..end.min(at + 8)).find(|close| document.tag(*close) == Tag::Close).map_or(at, |close| close + 1)
}

/// A noun right behind the unit, in the same noun phrase: "25 % duty", "$100 million scandal".
fn attributive(document: &Document, end: u32, draft: &Draft) -> bool {
    let at = draft.after;
    if at >= end {
        return false;
    }
    let tag = document.tag(at);
    let noun = tag.is_noun() && !is_time_word(document.lower(at));
    let adjective = tag.is_adjective() && !is_figure_word(document.lower(at), FigureWord::BehindUnit);
    (noun || adjective)
        && phrase_at(document, at).is_none_or(|(from, _, head)| {
            from < at.max(draft.tokens.1 + 1) && head >= at && !is_time_word(document.lower(head))
        })
}

/// The noun phrase at a token with the phrases that complete it.
fn full_phrase(document: &Document, at: u32, end: u32) -> Option<Measure> {
    let (from, to, head) = phrase_from(document, at).filter(|(_, to, _)| *to <= end)?;
    if matches!(document.tag(head), Tag::Dt | Tag::Pdt) || document.tag(head) == Tag::Jj {
        return noun_run(document, at + 1, end);
    }
    if is_amount(document, from, to) {
        return behind_amount(document, from.max(at), to, end);
    }
    let useful = !is_time_word(document.lower(head));
    useful.then(|| with_complements(document, (from.max(at), to), head, end))?
}

/// "an 8.5 kW system": the thing behind an amount inside the phrase.
fn behind_amount(document: &Document, from: u32, to: u32, end: u32) -> Option<Measure> {
    let amount = |at: &u32| {
        document.word(*at).starts_with(|c: char| c.is_ascii_digit())
            || document.lower(*at) == "%"
            || measures(document, *at)
    };
    let last = (from..to).rev().find(amount).filter(|last| last + 1 < end)?;
    (document.tag(last + 1) != Tag::Pos).then(|| noun_run(document, last + 1, end))?
}

/// "a decrease of 400,000 barrels", "speeds of up to 60 mph": the noun that the figure completes.
fn noun_of(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let of = back_over_modifiers(document, start, draft.tokens.0)?;
    let led = is_figure_word(document.lower(of), FigureWord::LeadsAmount);
    if of <= start || !(led || document.tag(of) == Tag::In && hangs_on(document, draft, of - 1)) {
        return None;
    }
    let (from, to, head) = phrase_at(document, of - 1).filter(|(from, to, _)| *from >= start && *to == of)?;
    let vague = is_figure_word(document.lemma(head), FigureWord::Sum);
    let direct = document.lower(of) == "of" || draft.high.is_some() || hangs_on(document, draft, of - 1);
    let plain = !vague
        && direct
        && !is_time_word(document.lower(head))
        && !is_amount(document, from, to)
        && document.tag(head) != Tag::Prp;
    let (from, head) = if plain { outermost(document, start, from, head) } else { (from, head) };
    plain.then(|| with_complements(document, (from, to), head, of))?
}

/// "a scale of fines of $5": the phrase that the noun itself completes.
fn outermost(document: &Document, start: u32, from: u32, head: u32) -> (u32, u32) {
    let outer = (from > start + 1 && document.lower(from - 1) == "of")
        .then(|| phrase_at(document, from - 2).filter(|(_, to, _)| *to == from - 1))
        .flatten();
    match outer {
        Some((outer, to, noun)) if outer >= start && names_thing(document, (outer, to), noun) => {
            (outer, noun)
        }
        _ => (from, head),
    }
}

/// True if the parse makes the figure depend on that noun.
fn hangs_on(document: &Document, draft: &Draft, noun: u32) -> bool {
    let mut at = draft.after - 1;
    for _ in 0..4 {
        let head = document.tokens[at as usize].head;
        if head == at || at < draft.tokens.0 {
            return false;
        }
        if head < draft.tokens.0 {
            return head == noun && document.tag(noun).is_noun();
        }
        at = head;
    }
    false
}

/// The subject of the figure's clause; without a verb, the noun phrase before the figure.
pub(super) fn clause_subject(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let first = draft.tokens.0;
    if let Some(header) = header(document, start, first) {
        return Some(header);
    }
    let verb = governing_verb(document, start, first);
    if let Some(verb) = verb {
        let noun = antecedent(document, verb, start).or_else(|| participle(document, verb, start));
        if let Some((from, to, head)) = noun {
            return make_bare(document, from, to, head);
        }
        if let Some((from, to, head)) = subject_of(document, verb, start) {
            return whole_subject(document, (from, to), head, verb);
        }
        let lasts = draft.age || draft.dimension() == Some(Dimension::Duration);
        if lasts && pronoun_before(document, verb, start) {
            return None;
        }
        // No subject of its own ("spending $12 on"): the object between verb and figure, if any.
        if let Some(measure) = between(document, verb + 1, first) {
            return Some(measure);
        }
        let earlier = (start..verb).rev().find(|at| document.tag(*at).is_verb())?;
        let (from, to, head) = subject_of(document, earlier, start)?;
        return whole_subject(document, (from, to), head, earlier);
    }
    let opens = (start..first).rev().find(|at| clause_starts(document, *at)).map_or(start, |at| at + 1);
    between(document, opens, first).or_else(|| between(document, start, first))
}

/// The first noun phrase of a stretch, with its complements.
fn between(document: &Document, from: u32, to: u32) -> Option<Measure> {
    let first = document.phrases.partition_point(|phrase| phrase.tokens.0 < from);
    let found = document.phrases[first..]
        .iter()
        .take_while(|phrase| phrase.tokens.1 <= to)
        .find(|phrase| names_thing(document, phrase.tokens, phrase.head))?;
    with_complements(document, found.tokens, found.head, to)
}
