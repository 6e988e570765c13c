//! Who did what a figure is part of, and to whom.

use crate::annotate::quantity::Figure;
use crate::base::Span;
use crate::document::grammar::{Noun, antecedent, is_amount, participle, possessor, spoken_for, subject_of};
use crate::document::{Document, Phrase, Tag};
use crate::lexicon::{Function, harm, is_time_word, serves};

/// Who did it and to whom or what; never the figure's own words.
pub(super) fn roles(
    document: &Document,
    figure: &Figure,
    verb: u32,
    start: u32,
    end: u32,
) -> (Option<Span>, Option<Span>) {
    let own = figure.span;
    let outside = |span: &Span| {
        !span.overlaps(own) && figure.measure.as_ref().is_none_or(|measure| !span.overlaps(measure.span))
    };
    let passive = document.tag(verb) == Tag::Vbn
        && (start..verb).rev().take(3).any(|at| document.lemma(at) == "be" || document.lemma(at) == "get");
    let subject =
        if is_subject(document, figure, verb, start) { None } else { phrase_before(document, verb, start) };
    let object = phrase_after(document, verb, end);
    let (agent, target) = if passive { (by_phrase(document, verb, end), subject) } else { (subject, object) };
    // What has a unit measures its measure: the verb's object is no part of it.
    let target = target.filter(|_| figure.unit.is_none() || passive);
    let agent = agent.filter(|_| !detached(document, figure, verb));
    (agent.filter(outside), target.filter(outside))
}

/// "fell 2 % to end at 34, on turnover of $3 billion": the verb says nothing of what a loose phrase measures.
fn detached(document: &Document, figure: &Figure, verb: u32) -> bool {
    let measured = figure.measure.as_ref().map_or(figure.tokens.0, |measure| measure.head_token);
    let first = measured.min(figure.tokens.0);
    let loose = |at: u32| document.tag(at) == Tag::Comma && document.tag(at + 1) == Tag::In;
    figure.unit.is_some() && figure.measure.is_some() && measured > verb && (verb + 1..first).any(loose)
}

/// "12 miners were rescued": the figure's own thing is the verb's subject.
fn is_subject(document: &Document, figure: &Figure, verb: u32, start: u32) -> bool {
    let led = figure.tokens.0 > start && {
        let before = figure.tokens.0 - 1;
        let word = document.lower(before);
        let leads = matches!(document.tag(before), Tag::In | Tag::To);
        leads && !serves(word, Function::BoundsFigure) || word == "worth"
    };
    let joined = (figure.last_token() + 1..verb).all(|at| {
        let tag = document.tag(at);
        tag.is_verb() || matches!(tag, Tag::Rb | Tag::Md)
    });
    figure.tokens.0 < verb && joined && !led
}

fn phrase_span(document: &Document, phrase: usize) -> Span {
    let (from, to) = document.phrases[phrase].tokens;
    let skip =
        (from..to - 1).take_while(|at| matches!(document.tag(*at), Tag::Dt | Tag::PrpS)).count() as u32;
    document.span_of((from + skip, to))
}

fn phrase_before(document: &Document, verb: u32, start: u32) -> Option<Span> {
    let found = antecedent(document, verb, start)
        .or_else(|| participle(document, verb, start))
        .or_else(|| subject_of(document, verb, start))
        .or_else(|| spoken_for(document, verb, start))?;
    let (from, to) = actors(document, found, start);
    let to = completed(document, completed(document, to, verb), verb);
    let from = (from..to - 1)
        .find(|at| !matches!(document.tag(*at), Tag::Dt | Tag::PrpS | Tag::Pos))
        .unwrap_or(to - 1);
    Some(document.span_of((from, to)))
}

/// "the head of the agency", "the deadline for a deal": with the phrase that completes the name.
fn completed(document: &Document, to: u32, verb: u32) -> u32 {
    if to + 1 >= verb || !serves(document.lower(to), Function::CompletesName) {
        return to;
    }
    let at = document.phrases.partition_point(|phrase| phrase.tokens.0 < to + 1);
    let completes = |phrase: &&Phrase| {
        let (from, end) = phrase.tokens;
        let counts = (from..end).any(|at| document.tag(at) == Tag::Cd);
        let timed = is_time_word(document.lower(phrase.head));
        from == to + 1 && end <= verb && !counts && !timed && !is_amount(document, from, end)
    };
    document.phrases.get(at).filter(completes).map_or(to, |phrase| phrase.tokens.1)
}

/// With the possessor and with those named beside them: "Customs and Border Protection".
fn actors(document: &Document, (from, to, _): Noun, start: u32) -> (u32, u32) {
    let mut from = possessor(document, from);
    if from > start + 1 && matches!(document.lower(from - 1), "and" | "&") {
        let at = document.phrases.partition_point(|phrase| phrase.tokens.1 < from - 1);
        let beside = document.phrases.get(at).filter(|phrase| phrase.tokens.1 == from - 1);
        let plain = beside.filter(|phrase| {
            phrase.tokens.0 >= start && !is_amount(document, phrase.tokens.0, phrase.tokens.1)
        });
        from = plain.map_or(from, |phrase| possessor(document, phrase.tokens.0));
    }
    (from, to)
}

fn phrase_after(document: &Document, verb: u32, end: u32) -> Option<Span> {
    let at = document.phrases.partition_point(|phrase| phrase.tokens.0 <= verb);
    let direct = |from: u32| {
        from == verb + 1
            || from == verb + 2
                && (matches!(document.tag(verb + 1), Tag::Rp | Tag::Rb)
                    || serves(document.lower(verb + 1), Function::Aims)
                        && harm(document.lemma(verb)).is_some())
    };
    let phrase =
        document.phrases.get(at).filter(|phrase| phrase.tokens.1 <= end && direct(phrase.tokens.0))?;
    if document.lemma(verb) == "be" {
        return None;
    }
    let thing = !matches!(document.tag(phrase.head), Tag::Prp | Tag::Cd | Tag::Dt)
        && !is_time_word(document.lower(phrase.head));
    (thing && !is_amount(document, phrase.tokens.0, phrase.tokens.1)).then(|| phrase_span(document, at))
}

fn by_phrase(document: &Document, verb: u32, end: u32) -> Option<Span> {
    let by = (verb + 1..end.min(verb + 12)).find(|at| document.lower(*at) == "by")?;
    let at = document.phrases.partition_point(|phrase| phrase.tokens.0 <= by);
    let names =
        |head: u32| !matches!(document.tag(head), Tag::Cd | Tag::Prp) && !is_time_word(document.lower(head));
    let phrase = document.phrases.get(at).filter(|phrase| phrase.tokens.0 <= by + 1 && names(phrase.head));
    phrase.map(|_| phrase_span(document, at))
}
