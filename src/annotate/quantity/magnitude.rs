//! Words behind digits that belong to the number: a magnitude or a fraction.

use super::Dimension;
use super::draft::{Draft, close};
use super::numeral;
use super::spelled::{self, Form, Place, Words};
use crate::base::Decimal;
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// Applies a magnitude to both ends of a number.
pub(super) fn multiply(draft: &mut Draft, scale: Decimal) -> Option<()> {
    draft.low = draft.low.checked_mul(scale)?;
    draft.high = match draft.high {
        Some(high) => Some(high.checked_mul(scale)?),
        None => None,
    };
    draft.scale = Some(scale);
    draft.rules.push("quantity.magnitude");
    Some(())
}

/// Words behind digits: "1.2 million", "2 1/2", "2 and a half".
pub(super) fn continued(document: &Document, draft: &mut Draft, end: u32) {
    let words = Words { document, end };
    let at = draft.tokens.1;
    if at >= end {
        return;
    }
    if let Some(part) = fraction_after(document, draft, at) {
        draft.low += part;
        draft.tokens.1 = at + 1;
        draft.after = at + 1;
        draft.number.end = document.tokens[at as usize].span.end;
        return;
    }
    if let Some(scale) = one_letter_scale(document, draft, at, end) {
        if multiply(draft, scale).is_some() {
            close(document, draft, draft.number.start, Place::start(at + 1));
            draft.after = draft.tokens.1;
        }
        return;
    }
    let Some(low) = words.continued(draft.low, Place::start(at)) else { return };
    let scaled = match draft.high {
        Some(high) => words.continued(high, Place::start(at)).map(|high| Some(high.value)),
        None => Some(None),
    };
    let Some(high) = scaled else { return };
    draft.scale = low.value.checked_div(draft.low).filter(|scale| *scale >= Decimal::ONE_THOUSAND);
    (draft.low, draft.high) = (low.value, high);
    draft.rules.push("quantity.magnitude");
    close(document, draft, draft.number.start, low.end);
    draft.after = draft.tokens.1;
}

/// "8 B people", "£6 m": a spaced one-letter magnitude, before a plural or after a currency.
fn one_letter_scale(document: &Document, draft: &Draft, at: u32, end: u32) -> Option<Decimal> {
    let word = document.word(at);
    if word.len() > 2 || spelled::magnitude(document.lower(at), false).is_some() {
        return None;
    }
    let money = draft.dimension() == Some(Dimension::Money);
    let plural =
        at + 1 < end && document.tag(at + 1) == Tag::Nns && is_figure_word(word, FigureWord::CountScale);
    (money && is_figure_word(word, FigureWord::MoneyScale) || plural)
        .then(|| spelled::magnitude(document.lower(at), true))?
}

fn fraction_after(document: &Document, draft: &Draft, at: u32) -> Option<Decimal> {
    let whole = draft.high.is_none() && draft.low.fract().is_zero() && draft.form == Form::Cardinal;
    let token = document.word(at);
    if !whole || !token.starts_with(|c: char| c.is_ascii_digit() || !c.is_ascii()) {
        return None;
    }
    let part = numeral::read(token)
        .filter(|part| part.fraction && part.low < Decimal::ONE && part.len == token.len())?;
    Some(part.low)
}
