//! A sentence's figures, in order.

use super::draft::Draft;
use super::spelled::Form;
use super::{
    Dimension, Figure, Measure, Modifier, approximator, between, list, measure, number, range, scope, site,
    skip, trend, zero,
};
use crate::annotate::time::Time;
use crate::base::{Decimal, Span};
use crate::document::{Document, ParagraphKind, Tag};
use crate::lexicon::{FigureWord, is_figure_word, is_people};

/// Tokens to either side that may bear on a figure: no sentence of a writer is longer, and a list of
/// thousands stays linear.
const REACH: u32 = 90;

pub(super) fn figures(document: &Document, times: &[Time]) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut datelines = document.datelines.iter().peekable();
    for sentence in &document.sentences {
        let (mut start, end) = sentence.tokens;
        // What is told begins behind "KYIV, May 5 (Wire) —", of which nothing is counted.
        while let Some(&(_, behind)) = datelines.next_if(|(from, _)| *from < end) {
            start = start.max(behind.min(end));
        }
        if document.paragraphs[sentence.paragraph as usize].kind != ParagraphKind::Boilerplate {
            in_sentence(document, (start, end), times, &mut out);
        }
    }
    out
}

fn in_sentence(document: &Document, (start, end): (u32, u32), times: &[Time], out: &mut Vec<Figure>) {
    let offset = out.len();
    let place = site::Place { document, start, end, times };
    let drafts = drafts(document, start, end, &place);
    for draft in &drafts {
        if !skip::skips(&place, draft) {
            let near = (start.max(draft.tokens.0.saturating_sub(REACH)), end.min(draft.after + REACH));
            out.push(finish(document, near.0, near.1, draft));
        }
    }
    between::join(document, offset, out);
    zero::find(document, start, end, &drafts, offset, out);
    list::share(document, &mut out[offset..]);
    scope::mark(document, offset, &mut out[offset..]);
}

/// True for tokens at which a number may begin; all others are passed over at once.
fn may_be_number(document: &Document, at: u32) -> bool {
    let tag = document.tag(at);
    if matches!(tag, Tag::Comma | Tag::Stop | Tag::Prp | Tag::Md | Tag::To | Tag::Dollar) {
        return false;
    }
    let word = document.word(at);
    let bytes = word.as_bytes();
    bytes.first().is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii())
        || bytes.iter().any(u8::is_ascii_digit)
        || super::spelled::may_begin(document.lower(at))
}

fn drafts(document: &Document, start: u32, end: u32, place: &site::Place) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut at, mut floor) = (start, start);
    while at < end {
        let Some(draft) =
            may_be_number(document, at).then(|| number::read(document, at, floor, end)).flatten()
        else {
            at += 1;
            continue;
        };
        at = draft.after.max(at + 1);
        floor = at;
        let mut draft = draft;
        age(document, start, end, &mut draft);
        if !skip::never(place, &draft) {
            drafts.push(draft);
        }
    }
    range::join(document, start, drafts)
}

/// "aged 42", "42 years old", "Ana Ruiz, 42,".
fn age(document: &Document, start: u32, end: u32, draft: &mut Draft) {
    let lower = |at: u32| if at >= start && at < end { document.lower(at) } else { "" };
    if draft.dimension() == Some(Dimension::Duration)
        && (lower(draft.after) == "old"
            || lower(draft.after).starts_with("old-")
            || lower(draft.after).starts_with("-old")
            || lower(draft.after) == "-" && lower(draft.after + 1) == "old")
    {
        if lower(draft.after) == "-" {
            draft.after += 1;
            draft.rest = Some(Span { start: draft.span.end, end: draft.span.end });
        }
        draft.age = true;
        draft.span.end = document.tokens[draft.after as usize].span.end;
        draft.after += 1;
        return;
    }
    if draft.dimension() == Some(Dimension::Duration)
        && lower(draft.after) == "of"
        && lower(draft.after + 1) == "age"
    {
        draft.age = true;
        draft.after += 2;
        return;
    }
    if draft.digits && draft.unit.is_none() && matches!(lower(draft.after), "yo" | "y.o." | "y/o") {
        draft.age = true;
        draft.span.end = document.tokens[draft.after as usize].span.end;
        draft.after += 1;
        return;
    }
    let human = draft.unit.is_none()
        && draft.low < 120.into()
        && draft.low.fract().is_zero()
        && draft.high.is_none()
        && draft.low.is_sign_positive();
    if !human || draft.form != Form::Cardinal || draft.rest.is_some() {
        return;
    }
    let before = draft.tokens.0.wrapping_sub(1);
    let aged = matches!(lower(before), "aged" | "age")
        || lower(before) == "of" && lower(before.wrapping_sub(1)) == "age"
        || lower(before) == "both"
            && lower(before.wrapping_sub(1)) == ","
            && !document.tag(draft.tokens.1).is_noun();
    let opened = matches!(lower(before), "," | "(") && draft.digits;
    let set_off =
        opened && (matches!(lower(draft.tokens.1), "," | ")") || ends_name(document, start, end, draft));
    let named = set_off
        && before > start
        && (document.tag(before - 1).is_name() || is_people(document.lemma(before - 1)))
        && draft.low >= 1.into()
        && draft.low <= 115.into();
    if aged || named || turns(document, start, end, draft) {
        draft.age = true;
    }
}

/// "killed Ana Ruiz, 42.": behind a name of two words or more, or a word for a person, the sentence ends.
fn ends_name(document: &Document, start: u32, end: u32, draft: &Draft) -> bool {
    let (name, after) = (draft.tokens.0.saturating_sub(2), draft.tokens.1);
    let closes = after >= end || document.tag(after) == Tag::Stop;
    let full = || document.tag(name).is_name() && document.tag(name - 1).is_name();
    closes && name > start && (is_people(document.lemma(name)) || full())
}

/// "she was 42", "he will be 35 by May": a person's bare number after a form of "be" or "turn".
fn turns(document: &Document, start: u32, end: u32, draft: &Draft) -> bool {
    let after = if draft.after < end { document.tag(draft.after) } else { Tag::Stop };
    let closes = matches!(after, Tag::Comma | Tag::Stop | Tag::Cc)
        || is_figure_word(document.lower(draft.after.min(end - 1)), FigureWord::BehindAge);
    let verb = (start..draft.tokens.0).rev().take(3).find(|at| document.tag(*at).is_verb());
    let person = |verb: u32| {
        (start..verb).rev().take(3).any(|at| is_figure_word(document.lower(at), FigureWord::Person))
    };
    closes
        && draft.low >= 1.into()
        && verb.is_some_and(|verb| matches!(document.lemma(verb), "be" | "turn") && person(verb))
}

fn finish(document: &Document, start: u32, end: u32, draft: &Draft) -> Figure {
    let bound =
        if draft.form == Form::Ordinal { None } else { approximator::of(document, start, end, draft) };
    let mut rules = draft.rules.clone();
    if let Some(bound) = bound {
        rules.push(bound.rule);
    }
    let (value, top) = range::ordered(draft);
    let (low, high) = match draft.form {
        Form::Vague => (Some(draft.low), None),
        _ => approximator::interval(value, top, bound),
    };
    let trend = if draft.form == Form::Ordinal { None } else { trend::of(document, start, draft) };
    if trend.is_some() {
        rules.push("quantity.trend");
    }
    let measure = measure::of(document, start, end, draft);
    Figure {
        span: whole(draft, measure.as_ref()),
        number: draft.number,
        tokens: draft.tokens,
        value: value.normalize(),
        low: low.map(|low| low.normalize()),
        high: high.map(|high| high.normalize()),
        modifier: modifier(draft, bound.map(|bound| bound.modifier)),
        unit: unit_name(draft),
        dimension: dimension(draft),
        trend,
        measure,
        scope: None,
        rules,
    }
}

fn modifier(draft: &Draft, bound: Option<Modifier>) -> Modifier {
    match draft.form {
        Form::Vague => Modifier::Vague,
        _ if draft.high.is_some() => Modifier::Range,
        _ => bound.unwrap_or(Modifier::Exact),
    }
}

/// Through the counted noun where it follows the number.
fn whole(draft: &Draft, measure: Option<&Measure>) -> crate::base::Span {
    match measure {
        Some(measure) if draft.unit.is_none() && measure.span.start >= draft.number.start => {
            draft.span.join(measure.span)
        }
        _ => draft.span,
    }
}

fn unit_name(draft: &Draft) -> Option<String> {
    let name = match draft.unit {
        None if draft.age => Some("year"),
        Some(unit) if unit.dimension == Dimension::Multiple && draft.per.is_none() => None,
        unit => unit.map(|unit| unit.name),
    };
    match &draft.per {
        Some(per) => Some(super::unit::rate(name, per)),
        None => name.map(str::to_owned),
    }
}

fn dimension(draft: &Draft) -> Dimension {
    if draft.age {
        return Dimension::Age;
    }
    match (draft.form, draft.unit) {
        (Form::Ordinal, _) => Dimension::Ordinal,
        (_, Some(unit)) if draft.per.is_some() && unit.dimension != Dimension::Speed => Dimension::Rate,
        (_, Some(unit)) => unit.dimension,
        (Form::Fraction, None) if draft.low < Decimal::ONE => Dimension::Fraction,
        _ => Dimension::Count,
    }
}
