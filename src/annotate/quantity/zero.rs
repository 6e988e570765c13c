//! Figures without a number: "no casualties", "nobody was hurt", "killed a man".

use super::draft::Draft;
use super::phrase::make;
use super::{Dimension, Figure, Modifier};
use crate::base::{Decimal, Derivation};
use crate::document::grammar::phrase_at;
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, harm, is_figure_word, is_people};

/// Adds the figures that words of none and one state about people.
pub(super) fn find(
    document: &Document,
    start: u32,
    end: u32,
    drafts: &[Draft],
    offset: usize,
    out: &mut Vec<Figure>,
) {
    let before = out.len();
    for at in start..end {
        let found = match document.tag(at) {
            Tag::Dt => none(document, at, end).or_else(|| single(document, start, at, end)),
            Tag::Nn | Tag::Rb | Tag::Nnp => nobody(document, at, end),
            Tag::In => without(document, at, end),
            _ => None,
        };
        if let Some(figure) = found
            && is_free(drafts, at)
        {
            out.push(figure);
        }
    }
    if out.len() > before {
        out[offset..].sort_by_key(|figure| figure.tokens.0);
    }
}

/// True if no number holds the token.
fn is_free(drafts: &[Draft], at: u32) -> bool {
    let next = drafts.partition_point(|draft| draft.tokens.1 <= at);
    drafts.get(next).is_none_or(|draft| draft.tokens.0 > at)
}

fn figure(
    document: &Document,
    tokens: (u32, u32),
    value: Decimal,
    noun: Option<(u32, u32, u32)>,
    rule: &'static str,
) -> Figure {
    let number = document.span_of(tokens);
    let measure = noun.and_then(|(from, to, head)| make(document, (from, to), head));
    Figure {
        span: measure.as_ref().map_or(number, |measure| number.join(measure.span)),
        number,
        tokens,
        value,
        low: Some(value),
        high: Some(value),
        modifier: Modifier::Exact,
        unit: None,
        dimension: Dimension::Count,
        trend: None,
        measure,
        scope: None,
        rules: Derivation::of(rule),
    }
}

/// "no deaths", "no one was hurt".
fn none(document: &Document, at: u32, end: u32) -> Option<Figure> {
    if document.lower(at) != "no" || at + 1 >= end {
        return None;
    }
    if document.lower(at + 1) == "one" {
        let harmed = harmed_after(document, at + 2, end)?;
        return harmed.then(|| figure(document, (at, at + 2), Decimal::ZERO, None, "quantity.nobody"));
    }
    let (_, to, head) = phrase_at(document, at + 1).filter(|(_, to, _)| *to <= end)?;
    let counts = harm(document.lower(head)).is_some() || harm(document.lemma(head)).is_some();
    counts.then(|| figure(document, (at, at + 1), Decimal::ZERO, Some((at + 1, to, head)), "quantity.none"))
}

/// "ended without casualties"
fn without(document: &Document, at: u32, end: u32) -> Option<Figure> {
    let (from, to, head) = phrase_at(document, at + 1).filter(|(_, to, _)| *to <= end)?;
    let fits = document.lower(at) == "without" && from == at + 1 && document.tag(from) != Tag::Dt;
    let counts = harm(document.lower(head)).is_some() || harm(document.lemma(head)).is_some();
    (fits && counts)
        .then(|| figure(document, (at, at + 1), Decimal::ZERO, Some((from, to, head)), "quantity.without"))
}

fn nobody(document: &Document, at: u32, end: u32) -> Option<Figure> {
    let fits = matches!(document.lower(at), "nobody" | "none") && harmed_after(document, at + 1, end)?;
    fits.then(|| figure(document, (at, at + 1), Decimal::ZERO, None, "quantity.nobody"))
}

fn harmed_after(document: &Document, from: u32, end: u32) -> Option<bool> {
    (from < end).then(|| (from..end.min(from + 4)).any(|at| harm(document.lemma(at)).is_some()))
}

/// "killed a woman", "a man was shot dead": an article counts where people come to harm.
fn single(document: &Document, start: u32, at: u32, end: u32) -> Option<Figure> {
    if !matches!(document.lower(at), "a" | "an") {
        return None;
    }
    let (from, to, head) = phrase_at(document, at).filter(|(from, to, _)| *from <= at && *to <= end)?;
    if document.tag(head) != Tag::Nn || !is_people(document.lemma(head)) || from != at {
        return None;
    }
    let hit = at > start && harm(document.lemma(at - 1)).is_some() && document.tag(at - 1).is_verb();
    let passive = to + 1 < end
        && is_figure_word(document.lower(to), FigureWord::BehindHarmed)
        && (harm(document.lemma(to)).is_some() || harm(document.lemma(to + 1)).is_some());
    (hit || passive)
        .then(|| figure(document, (at, at + 1), Decimal::ONE, Some((at + 1, to, head)), "quantity.article"))
}
