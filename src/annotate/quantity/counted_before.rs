//! What a bare number counts where the words stand before it: "the number of schools closed rose to **61**", "put the
//! turnout at **80,000**", "a magnitude of **5.9**", "a team of **nine**".

use super::approximator::back_over_modifiers;
use super::complement::with_complements;
use super::draft::Draft;
use super::phrase::make_bare;
use super::spelled::Form;
use super::{Measure, trend};
use crate::base::Decimal;
use crate::document::grammar::{antecedent, governing_verb, names_thing, phrase_at, subject_of, widened};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word, is_number_of, is_people};

/// The thing counted or graded before a number that has neither unit nor noun of its own.
pub(super) fn before(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    if draft.form != Form::Cardinal || draft.rest.is_some() {
        return None;
    }
    let lead = back_over_modifiers(document, start, draft.tokens.0)?;
    let found = match document.lower(lead) {
        "of" => completed(document, start, lead),
        "to" | "at" => changed(document, start, lead),
        _ if document.tag(lead).is_noun() && !draft.digits => None,
        _ if document.tag(lead).is_noun() => graded(document, lead, draft),
        _ => amounted(document, start, lead),
    };
    found.map(|measure| of_what(document, measure, draft.tokens.0))
}

/// "a magnitude of 5.9", "a team of nine"; "one of nine" is no thing.
fn completed(document: &Document, start: u32, of: u32) -> Option<Measure> {
    let last = of.checked_sub(1).filter(|at| *at >= start)?;
    let (from, to, head) = phrase_at(document, last).filter(|(from, to, _)| *from >= start && *to == of)?;
    (names_thing(document, (from, to), head) && document.tag(head) != Tag::Nns)
        .then(|| make_bare(document, from, to, head))?
}

/// "put the turnout at 80,000", "raised its count of members to 3.9 million", "the toll rose to 40".
fn changed(document: &Document, start: u32, lead: u32) -> Option<Measure> {
    let verb = governing_verb(document, start, lead)?;
    // "rose 64 points to 4,577": a level in the unit of the change.
    if (verb + 1..lead).any(|at| document.tag(at) == Tag::Cd && document.tag(at + 1).is_noun()) {
        return None;
    }
    let causes = is_figure_word(document.lemma(verb), FigureWord::Causes);
    if let Some(object) = object(document, verb, lead).filter(|_| causes) {
        return Some(object);
    }
    let scale = causes
        || trend::before(document, start, lead)
        || is_figure_word(document.lemma(verb), FigureWord::Stands);
    let named = verb + 4 > lead && scale;
    named.then(|| subject(document, start, verb))?
}

/// The noun phrase behind a verb, with what completes it.
fn object(document: &Document, verb: u32, lead: u32) -> Option<Measure> {
    let (from, to, head) =
        phrase_at(document, verb + 1).filter(|(from, to, _)| *from == verb + 1 && *to <= lead)?;
    let (from, to, head) = widened(document, (from, to, head), lead);
    names_thing(document, (from, to), head).then(|| with_complements(document, (from, to), head, lead))?
}

/// "of magnitude 6.1": a number with a part of one, right behind the noun that it grades.
fn graded(document: &Document, noun: u32, draft: &Draft) -> Option<Measure> {
    let (from, _, _) = phrase_at(document, noun)?;
    let common =
        document.tag(noun) == Tag::Nn && draft.low != draft.low.trunc() && draft.low < Decimal::ONE_HUNDRED;
    common.then(|| make_bare(document, from.max(noun), noun + 1, noun))?
}

/// "the workforce numbers 26,000", "turnout was 80,000", "deaths have reached 40".
fn amounted(document: &Document, start: u32, lead: u32) -> Option<Measure> {
    let verb = document.tag(lead).is_verb().then_some(lead)?;
    let lemma = document.lemma(verb);
    let subject = subject(document, start, verb)?;
    let fits = lemma == "be" || is_figure_word(lemma, FigureWord::Amounts);
    let who = is_people(&subject.head) || document.tag(subject.head_token).is_name();
    (fits && !(lemma == "be" && who)).then_some(subject)
}

fn subject(document: &Document, start: u32, verb: u32) -> Option<Measure> {
    let (from, to, head) = antecedent(document, verb, start).or_else(|| subject_of(document, verb, start))?;
    with_complements(document, (from, to), head, verb)
}

/// "the number of **schools** closed": what is counted, rather than the number of it.
fn of_what(document: &Document, measure: Measure, first: u32) -> Measure {
    let of = measure.head_token + 1;
    if !is_number_of(&measure.head) || document.lower(of) != "of" {
        return measure;
    }
    let counted = phrase_at(document, of + 1).filter(|(from, to, _)| *from == of + 1 && *to <= first);
    let counted = counted.filter(|(from, to, head)| names_thing(document, (*from, *to), *head));
    counted.and_then(|(from, to, head)| make_bare(document, from, to, head)).unwrap_or(measure)
}
