//! Two numbers that state one figure: "5 to 7", "between 30 and 40", "from $75 to $45".

use super::Dimension;
use super::approximator::back_over_modifiers;
use super::draft::Draft;
use super::{compound, spelled, tally, trend};
use crate::base::Decimal;
use crate::document::grammar::governing_verb;
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// Joins neighbours that are the two ends of a range.
pub(super) fn join(document: &Document, start: u32, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let drafts = drafts.into_iter().flat_map(|draft| tally::parted(document, start, draft));
    for draft in drafts {
        if counted_up(document, &mut out, &draft) {
            continue;
        }
        match out.last_mut() {
            Some(last) => match joined(document, start, last, &draft)
                .or_else(|| compound::joined(document, last, &draft))
                .or_else(|| compound::ratio(document, last, &draft))
            {
                Some(range) => *last = range,
                None => {
                    let mut draft = draft;
                    if document.lower(last.after) == "to" && draft.tokens.0 == last.after + 1 {
                        if is_change(document, start, last) {
                            share_unit(last, &draft);
                        } else {
                            tally::mark(document, start, last, &mut draft);
                        }
                    }
                    out.push(draft);
                }
            },
            None => out.push(draft),
        }
    }
    out
}

/// The ends with the lower one first.  What falls from one end to the other ("prices of $20–10") spans the same values as what
/// rises; of scores and votes, which look like it, none is left by now (`skip`, `tally`).
pub(super) fn ordered(draft: &Draft) -> (Decimal, Option<Decimal>) {
    match draft.high {
        Some(high) if high < draft.low => (high, Some(draft.low)),
        high => (draft.low, high),
    }
}

fn joined(document: &Document, start: u32, a: &Draft, b: &Draft) -> Option<Draft> {
    if a.high.is_some()
        || a.per.is_some() && a.per != b.per && b.per.is_some()
        || a.form != b.form
        || !like_units(a, b)
    {
        return None;
    }
    let gap = b.tokens.0.checked_sub(a.after)?;
    let joiner = (gap >= 1).then(|| document.lower(b.tokens.0 - 1))?;
    let opener = opener(document, start, a);
    let fits = match joiner {
        "to" | "or" if gap == 2 && suspended(document, a) => a.unit.is_none() || a.unit == b.unit,
        "through" | "~" if gap == 1 => a.unit.is_none() && a.low < b.low,
        "to" if gap == 1 => to_joins(document, start, a, b, opener),
        "-" | "–" | "—" if gap == 1 => a.unit.is_none() || a.unit == b.unit,
        "and" if gap == 1 => opener == "between",
        "or" if gap == 1 => neighbours(a, b),
        "to" => opener == "from" && gap <= 6 && dated(document, a.after, b.tokens.0 - 1),
        _ => false,
    };
    if !fits {
        return None;
    }
    let mut range = b.clone();
    let (low, high) = ends(a, b)?;
    range.tokens.0 = a.tokens.0;
    range.number = a.number.join(b.number);
    range.span = a.span.join(b.span);
    range.four_digits = false;
    range.unit = b.unit.or(a.unit);
    range.per = b.per.clone().or(a.per.clone());
    (range.low, range.high) = (low.min(b.low).min(high), Some(low.max(b.low).max(high)));
    range.rules = a.rules.clone();
    b.rules.iter().for_each(|rule| range.rules.push(rule));
    range.rules.push("quantity.range");
    Some(range)
}

fn like_units(a: &Draft, b: &Draft) -> bool {
    match (a.unit, b.unit) {
        (Some(x), Some(y)) => x == y,
        (Some(unit), None) => unit.dimension != Dimension::Multiple,
        _ => true,
    }
}

fn opener<'d>(document: &'d Document, start: u32, a: &Draft) -> &'d str {
    let mut at = a.tokens.0;
    for _ in 0..3 {
        if at <= start {
            return "";
        }
        at -= 1;
        match document.lower(at) {
            word if is_figure_word(word, FigureWord::OpensRange) => return word,
            word if is_figure_word(word, FigureWord::InsideRange) => {}
            _ => return "",
        }
    }
    ""
}

/// "to" joins ends; it also leads to a level: "rose 5 % to 7 %".
fn to_joins(document: &Document, start: u32, a: &Draft, b: &Draft, opener: &str) -> bool {
    // What was before and what is after are two figures, and so are the votes of two sides.
    if is_change(document, start, a) || tally::voted(document, start, a, b) {
        return false;
    }
    let plain = a.unit.is_none() || a.unit == b.unit && a.low < b.low;
    !opener.is_empty() || plain && !trend::before(document, start, a.tokens.0)
}

/// "fell from 7.4 to 6.1", "cut by 201 to 1,421": a verb of change stands before the first of the two.
fn is_change(document: &Document, start: u32, a: &Draft) -> bool {
    let lead = back_over_modifiers(document, start, a.tokens.0).map_or("", |at| document.lower(at));
    if !matches!(lead, "from" | "by") {
        return false;
    }
    let verb = governing_verb(document, start, a.tokens.0);
    trend::near(document, start, a.tokens.0)
        || verb.is_some_and(|verb| is_figure_word(document.lemma(verb), FigureWord::Causes))
}

/// "from 7.4 to 6.1 percent": the unit is told once.
fn share_unit(first: &mut Draft, second: &Draft) {
    if first.unit.is_none() && second.unit.is_some() {
        first.unit = second.unit;
        first.rules.push("quantity.unit_of_change");
    }
}

/// "three, four, five hundred tickets": small numbers counted up to one with a magnitude, which is meant of all.
fn counted_up(document: &Document, out: &mut Vec<Draft>, last: &Draft) -> bool {
    let scale = spelled::magnitude(document.lower(last.tokens.1 - 1), false);
    let Some(scale) = scale.filter(|_| !last.digits && last.high.is_none()) else { return false };
    let Some(mut next) = last.low.checked_div(scale) else { return false };
    let mut place = last.tokens.0;
    let mut first = out.len();
    while first > 0 {
        let before = &out[first - 1];
        let counts = !before.digits
            && before.unit.is_none()
            && before.low + Decimal::ONE == next
            && before.tokens.1 + 1 == place
            && matches!(document.lower(before.tokens.1), "," | "or");
        if !counts {
            break;
        }
        (next, place) = (before.low, before.tokens.0);
        first -= 1;
    }
    // "two, three hundred" may be a list of two.
    if out.len() < first + 2 {
        return false;
    }
    let Some(low) = next.checked_mul(scale) else { return false };
    let mut range = last.clone();
    range.tokens.0 = place;
    range.number = out[first].number.join(last.number);
    range.span = out[first].span.join(last.span);
    (range.low, range.high) = (low, Some(last.low));
    range.rules.push("quantity.counted_up");
    out.truncate(first);
    out.push(range);
    true
}

/// "8- to 16-metre": the hyphen waits for the noun of the second end.
fn suspended(document: &Document, a: &Draft) -> bool {
    matches!(document.word(a.after), "-" | "‑" | "–")
        && document.tokens[a.after as usize].span.start == a.number.end
}

/// Only a time stands between the ends: "from 20 in 2008 to 29", "from $36 at noon to $34".
fn dated(document: &Document, from: u32, to: u32) -> bool {
    (from..to).all(|at| {
        let tag = document.tag(at);
        matches!(tag, Tag::In | Tag::Cd | Tag::Jj | Tag::Dt) || tag.is_noun()
    }) && document.tag(from) == Tag::In
}

/// "two or three".
fn neighbours(a: &Draft, b: &Draft) -> bool {
    a.unit.is_none() && !a.digits && !b.digits && b.low == a.low + Decimal::ONE
}

/// The values of both ends; "24 to 35 billion" shares the magnitude.
fn ends(a: &Draft, b: &Draft) -> Option<(Decimal, Decimal)> {
    let high = b.high.unwrap_or(b.low);
    let low = match (a.scale, b.scale) {
        (None, Some(scale)) if a.low < Decimal::ONE_THOUSAND && a.low * scale <= high => {
            a.low.checked_mul(scale)?
        }
        _ => a.low,
    };
    Some((low, high))
}
