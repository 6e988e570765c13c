//! A lower and an upper bound that state one range: "more than 20 and less than 35".

use super::{Figure, Modifier};
use crate::document::{Document, Tag};

/// Tokens that the words of the second bound may take.
const GAP: u32 = 8;

/// Joins the neighbours among a sentence's figures, which begin at `offset`.
pub(super) fn join(document: &Document, offset: usize, out: &mut Vec<Figure>) {
    let mut at = offset;
    while at + 1 < out.len() {
        if let Some(range) = joined(document, &out[at], &out[at + 1]) {
            out[at] = range;
            out.remove(at + 1);
        }
        at += 1;
    }
}

fn joined(document: &Document, first: &Figure, second: &Figure) -> Option<Figure> {
    let (below, above) = match (side(first)?, side(second)?) {
        (Side::Low, Side::High) => (first, second),
        (Side::High, Side::Low) => (second, first),
        _ => return None,
    };
    let like = first.dimension == second.dimension
        && (first.unit == second.unit || first.unit.is_none())
        && below.value < above.value;
    let from = document.token_at(first.span.end.saturating_sub(1)) + 1;
    let gap = from..second.tokens.0;
    let linked = gap.start < gap.end
        && gap.end - gap.start <= GAP
        && (matches!(document.lower(gap.start), "and" | "but")
            || document.tag(gap.start) == Tag::Comma
                && matches!(document.lower(gap.start + 1), "and" | "but"))
        && gap.clone().all(|at| bounds(document.tag(at)));
    if !like || !linked {
        return None;
    }
    let mut range = second.clone();
    range.span = first.span.join(second.span);
    range.number = first.number.join(second.number);
    range.tokens.0 = first.tokens.0;
    range.value = below.value;
    (range.low, range.high) = (Some(below.value), Some(above.value));
    range.modifier = Modifier::Range;
    range.measure = second.measure.clone().or_else(|| first.measure.clone());
    first.rules.iter().for_each(|rule| range.rules.push(rule));
    range.rules.push("quantity.bounded_range");
    Some(range)
}

enum Side {
    Low,
    High,
}

fn side(figure: &Figure) -> Option<Side> {
    match figure.modifier {
        Modifier::AtLeast | Modifier::MoreThan => Some(Side::Low),
        Modifier::AtMost | Modifier::LessThan => Some(Side::High),
        _ => None,
    }
}

/// Words of which bounds are made; a noun or a verb would begin something else.
fn bounds(tag: Tag) -> bool {
    tag.is_adjective()
        || matches!(tag, Tag::Cc | Tag::Comma | Tag::In | Tag::Rb | Tag::Rbr | Tag::To | Tag::Dt | Tag::Rbs)
}
