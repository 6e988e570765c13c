//! What figures in a list share: a bound, a unit, a counted noun.

use super::{Dimension, Figure, Modifier, approximator};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// Spreads bounds and nouns over the figures of one sentence.
pub(super) fn share(document: &Document, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, after) = figures.split_at_mut(at);
        let (first, second) = (&before[at - 1], &mut after[0]);
        if listed(document, first, second) {
            bound(first, second);
        }
        if restated(document, first, second) {
            restate(first, second);
        }
        if unit_told_once(document, first, second) {
            share_unit(&mut before[at - 1], second);
        }
        if worth_each(&before[at - 1], second) {
            before[at - 1].measure.clone_from(&second.measure);
        }
        let first = &before[at - 1];
        if level(document, first, second) {
            second.unit.clone_from(&first.unit);
            second.dimension = first.dimension;
            second.measure.clone_from(&first.measure);
            second.rules.push("quantity.level");
        }
        if elided(document, first, second) {
            second.measure.clone_from(&first.measure);
            second.rules.push("quantity.elided_noun");
        }
    }
}

/// Two figures of one list: only a comma or "and" stands between them, and both count things.
fn listed(document: &Document, first: &Figure, second: &Figure) -> bool {
    let from =
        first.measure.as_ref().map_or(first.tokens.1, |measure| measure.head_token + 1).max(first.tokens.1);
    let gap = from..second.tokens.0;
    first.unit == second.unit
        && first.unit.is_none()
        && gap.len() <= 2
        && !gap.is_empty()
        && gap
            .clone()
            .all(|at| matches!(document.tag(at), Tag::Comma | Tag::Cc) && document.lower(at) != "but")
}

fn bound(first: &Figure, second: &mut Figure) {
    let bare = second.modifier == Modifier::Exact
        && !second.rules.iter().any(|rule| rule == super::approximator::STATED);
    if bare {
        spread(first, second);
    }
}

/// Gives the second figure the bound of the first, in its own proportion.
fn spread(first: &Figure, second: &mut Figure) {
    let spreads = matches!(
        first.modifier,
        Modifier::About | Modifier::MoreThan | Modifier::AtLeast | Modifier::AtMost | Modifier::LessThan
    );
    if !spreads {
        return;
    }
    let end = |stated: Option<crate::base::Decimal>| {
        stated.and_then(|end| Some((end.checked_div(first.value)?).checked_mul(second.value)?.normalize()))
    };
    second.modifier = first.modifier;
    let ends = (end(first.low), end(first.high));
    // What lies above one figure lies below its opposite.
    let turns = first.value.is_sign_negative() != second.value.is_sign_negative();
    (second.low, second.high) = if turns { (ends.1, ends.0) } else { ends };
    for rule in first.rules.iter().filter(|rule| approximator::is_bound(rule)) {
        second.rules.push(rule);
    }
    second.rules.push("quantity.shared_bound");
}

/// "8 miles (13 km)", "190 points, or 0.6 %": the second figure says the first one in other units.
fn restated(document: &Document, first: &Figure, second: &Figure) -> bool {
    let counts = first.unit.is_none() || second.unit.is_none();
    if counts || first.unit == second.unit || first.tokens.1 >= second.tokens.0 {
        return false;
    }
    let near = document.token_at(first.span.end);
    // "5 % of its value, or $3 million": what the first one measures may stand between.
    let behind = first.measure.as_ref().map_or(near, |measure| document.token_at(measure.span.end));
    let from = if behind < second.tokens.0 { near.max(behind) } else { near };
    let gap = from..second.tokens.0;
    let opens = gap.clone().take(2).any(|at| matches!(document.lower(at), "(" | "or"));
    let bounds = |at: u32| is_figure_word(document.lower(at), FigureWord::BetweenFigures);
    opens && gap.len() <= 5 && gap.clone().all(bounds)
}

fn restate(first: &Figure, second: &mut Figure) {
    if second.modifier == Modifier::Exact {
        spread(first, second);
    }
    second.trend = second.trend.or(first.trend);
    if first.measure.as_ref().is_some_and(|measure| second.measure.as_ref() != Some(measure)) {
        second.measure.clone_from(&first.measure);
    }
    second.rules.push("quantity.restated");
}

/// "8 or $9", "45 and 50 mg": a unit that is told once.
fn unit_told_once(document: &Document, first: &Figure, second: &Figure) -> bool {
    let joiner = if second.tokens.0 == first.tokens.1 + 1 { document.lower(first.tokens.1) } else { "" };
    let bare = first.unit.is_none() && first.measure.is_none() && first.dimension == Dimension::Count;
    let joins = match second.dimension {
        Dimension::Money => joiner == "or",
        Dimension::Duration | Dimension::Age | Dimension::Rate | Dimension::Multiple => false,
        _ => matches!(joiner, "or" | "and") && first.value <= second.value,
    };
    bare && joins && second.unit.is_some()
}

fn share_unit(first: &mut Figure, second: &Figure) {
    first.unit.clone_from(&second.unit);
    first.dimension = second.dimension;
    first.measure.clone_from(&second.measure);
    first.rules.push("quantity.shared_unit");
}

/// "two $500 cheques": what is counted stands behind what each is worth.
fn worth_each(first: &Figure, second: &Figure) -> bool {
    let bare = first.unit.is_none() && first.measure.is_none() && first.dimension == Dimension::Count;
    bare && second.dimension == Dimension::Money && first.tokens.1 == second.tokens.0
}

/// "compared with 63", "up from 63": the same things at another time.
fn compared(document: &Document, second: &Figure) -> bool {
    let lower = |back: u32| second.tokens.0.checked_sub(back).map_or("", |at| document.lower(at));
    matches!((lower(2), lower(1)), ("compared", "with" | "to") | ("up" | "down", "from"))
}

/// "rose 64 points to 4,577": the level is told in the unit of the change.
fn level(document: &Document, first: &Figure, second: &Figure) -> bool {
    second.unit.is_none()
        && second.measure.is_none()
        && second.modifier == Modifier::Exact
        && first.unit.as_deref() == Some("point")
        && first.trend.is_some()
        && second.tokens.0 > 0
        && document.lower(second.tokens.0 - 1) == "to"
        && document.token_at(first.span.end) == second.tokens.0 - 1
}

/// "killed 6 people and wounded 32": the second figure counts what the first one does.
fn elided(document: &Document, first: &Figure, second: &Figure) -> bool {
    let counts =
        second.measure.is_none() && second.unit.is_none() && first.unit.is_none() && first.measure.is_some();
    let gap = first.tokens.1..second.tokens.0;
    let limit = if compared(document, second) { 24 } else { 10 };
    counts && gap.len() <= limit && gap.clone().all(|at| !matches!(document.tag(at), Tag::Stop | Tag::Colon))
}
