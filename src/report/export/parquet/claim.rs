//! The cells of a claim.

use super::column::{Cell, Kind};
use crate::claims::{Claim, Scope, verbatim};
use crate::report::cell::one_line;
use crate::report::claims::{name, said_in_full};

pub(super) type Column = (&'static str, Kind);

pub(super) const CLAIM: &[Column] = &[
    ("id", Kind::Text),
    ("kind", Kind::Text),
    ("article", Kind::Text),
    ("source", Kind::Text),
    ("published", Kind::Day),
    ("title", Kind::Text),
    ("url", Kind::Text),
    ("speaker", Kind::Text),
    ("speaker_kind", Kind::Text),
    ("role", Kind::Text),
    ("mention", Kind::Text),
    ("cue", Kind::Text),
    ("directness", Kind::Text),
    ("via", Kind::Text),
    ("chain", Kind::List),
    ("text", Kind::Text),
    ("said", Kind::Text),
    ("verbatim", Kind::List),
    ("figure", Kind::Text),
    ("value", Kind::Number),
    ("low", Kind::Number),
    ("high", Kind::Number),
    ("modifier", Kind::Text),
    ("unit", Kind::Text),
    ("dimension", Kind::Text),
    ("trend", Kind::Text),
    ("measure", Kind::Text),
    ("measure_head", Kind::Text),
    ("event", Kind::Text),
    ("event_text", Kind::Text),
    ("agent", Kind::Text),
    ("target", Kind::Text),
    ("polarity", Kind::Text),
    ("factuality", Kind::Text),
    ("time", Kind::Text),
    ("time_start", Kind::Day),
    ("time_end", Kind::Day),
    ("place", Kind::List),
    ("scope", Kind::Text),
    ("part_of", Kind::Text),
    ("since", Kind::Day),
    ("field", Kind::Text),
    ("start", Kind::Count),
    ("end", Kind::Count),
    ("sentence", Kind::Text),
    ("sentence_start", Kind::Count),
    ("sentence_end", Kind::Count),
    ("rules", Kind::List),
];

pub(super) fn of_claim(claim: &Claim) -> Vec<Cell> {
    let mut cells = of_article(claim).to_vec();
    cells.extend(of_saying(claim));
    cells.extend(of_figure(claim));
    cells.extend(of_event(claim));
    cells.extend(of_passage(claim));
    cells
}

fn of_article(claim: &Claim) -> [Cell; 7] {
    let article = &claim.article;
    [
        text(Some(&claim.id)),
        word(Some(claim.kind)),
        text(Some(&article.id)),
        text(article.source.as_ref()),
        Cell::Day(article.published),
        text(article.title.as_ref()),
        text(article.url.as_ref()),
    ]
}

fn of_saying(claim: &Claim) -> [Cell; 11] {
    let said = claim.attribution.as_ref();
    [
        text(said.and_then(|said| said.speaker.as_ref())),
        word(said.and_then(|said| said.speaker_kind)),
        text(said.and_then(|said| said.role.as_ref())),
        text(said.and_then(|said| said.mention.as_ref())),
        text(said.and_then(|said| said.cue.as_ref())),
        word(said.map(|said| said.directness)),
        text(said.and_then(|said| said.via.as_ref())),
        Cell::List(said.map(|said| said.chain.clone()).unwrap_or_default()),
        text(Some(&claim.text)),
        text(Some(said_in_full(claim)).filter(|said| !said.is_empty())),
        Cell::List(verbatim(claim).iter().map(|words| one_line(words)).collect()),
    ]
}

fn of_figure(claim: &Claim) -> [Cell; 10] {
    let figure = claim.quantity.as_ref();
    [
        text(figure.map(|figure| &figure.text)),
        Cell::Number(figure.map(|figure| figure.value)),
        Cell::Number(figure.and_then(|figure| figure.low)),
        Cell::Number(figure.and_then(|figure| figure.high)),
        word(figure.map(|figure| figure.modifier)),
        text(figure.and_then(|figure| figure.unit.as_ref())),
        word(figure.map(|figure| figure.dimension)),
        word(figure.and_then(|figure| figure.trend)),
        text(claim.measure.as_ref().map(|measure| &measure.text)),
        text(claim.measure.as_ref().map(|measure| &measure.head)),
    ]
}

fn of_event(claim: &Claim) -> [Cell; 13] {
    let (event, time) = (claim.event.as_ref(), claim.time.as_ref());
    let statement = claim.statement.as_ref();
    let (scope, part_of, since) = match &claim.scope {
        None => (None, None, None),
        Some(Scope::Part { of }) => (Some("part"), Some(of), None),
        Some(Scope::Cumulative { since }) => (Some("cumulative"), None, *since),
    };
    [
        text(event.map(|event| &event.lemma)),
        text(event.map(|event| &event.text)),
        text(event.and_then(|event| event.agent.as_ref())),
        text(event.and_then(|event| event.target.as_ref())),
        word(event.map(|event| event.polarity).or(statement.map(|said| said.polarity))),
        word(event.map(|event| event.factuality).or(statement.map(|said| said.factuality))),
        text(time.map(|time| &time.text)),
        Cell::Day(time.and_then(|time| time.start)),
        Cell::Day(time.and_then(|time| time.end)),
        Cell::List(claim.place.clone()),
        text(scope),
        text(part_of),
        Cell::Day(since),
    ]
}

fn of_passage(claim: &Claim) -> [Cell; 7] {
    [
        text(Some(claim.field.as_str())),
        count(claim.span.start),
        count(claim.span.end),
        text(Some(&claim.sentence.text)),
        count(claim.sentence.span.start),
        count(claim.sentence.span.end),
        Cell::List(claim.rules.clone()),
    ]
}

pub(super) fn text(text: Option<impl Into<String>>) -> Cell {
    Cell::Text(text.map(Into::into))
}

/// The contract's name of a value of a closed list.
pub(super) fn word(value: Option<impl serde::Serialize>) -> Cell {
    Cell::Text(value.map(|value| name(&value)))
}

pub(super) fn count(n: impl Into<u64>) -> Cell {
    Cell::Count(i64::try_from(n.into()).unwrap_or(i64::MAX))
}
