//! Two numbers that are one figure together: "15 dollars and 50 cents", "5 feet 2 inches", "nine in 10".

use super::Dimension;
use super::draft::Draft;
use super::spelled::Form;
use crate::base::{Decimal, RuleId};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// A whole and its smaller unit, stated as one amount in the larger one.
pub(super) fn joined(document: &Document, a: &Draft, b: &Draft) -> Option<Draft> {
    let gap = b.tokens.0.checked_sub(a.after)?;
    let and = gap == 1 && document.lower(a.after) == "and";
    let plain = |draft: &Draft| draft.high.is_none() && draft.per.is_none() && draft.form == Form::Cardinal;
    if gap > 0 && !and || !plain(a) || !plain(b) || a.scale.is_some() || b.scale.is_some() {
        return None;
    }
    let unit = a.unit?;
    let parts = match (unit.name, b.unit.map(|unit| unit.name)) {
        ("foot", Some("inch")) => 12,
        ("cent" | "penny", _) => return None,
        (_, Some("cent" | "penny")) if unit.dimension == Dimension::Money => 100,
        (_, None) if unit.dimension == Dimension::Money && named_after(document, a) => bare(document, b)?,
        _ => return None,
    };
    let fits = a.low.fract().is_zero() && b.low < parts.into() && b.low.is_sign_positive();
    let part = b.low.checked_div(parts.into()).filter(|_| fits)?;
    let mut whole = together(a, b, a.low.checked_add(part)?, "quantity.compound");
    whole.unit = a.unit;
    Some(whole)
}

/// The currency stands behind the number, so that a number may follow it: "15 dollars 50".
fn named_after(document: &Document, a: &Draft) -> bool {
    a.after > a.tokens.1 && document.word(a.after - 1).chars().any(char::is_alphabetic)
}

/// "50" in "15 dollars 50.": two figures and nothing counted.
fn bare(document: &Document, b: &Draft) -> Option<u32> {
    let next = if (b.after as usize) < document.tokens.len() { document.tag(b.after) } else { Tag::Stop };
    let closes = matches!(next, Tag::Stop | Tag::Comma | Tag::Jjr | Tag::Close);
    (closes && b.rest.is_none() && b.low >= Decimal::TEN && b.low < Decimal::ONE_HUNDRED).then_some(100)
}

/// "nine in 10 voters", "one out of three": a share of what follows.
pub(super) fn ratio(document: &Document, a: &Draft, b: &Draft) -> Option<Draft> {
    let gap = b.tokens.0.checked_sub(a.after)?;
    let whole = |draft: &Draft| {
        draft.unit.is_none()
            && draft.high.is_none()
            && draft.rest.is_none()
            && draft.form == Form::Cardinal
            && draft.low >= Decimal::ONE
            && draft.low.fract().is_zero()
    };
    if !whole(a) || !whole(b) || a.low >= b.low || !(1..=2).contains(&gap) {
        return None;
    }
    let fits = match (gap, document.lower(a.after)) {
        (1, "in") => a.low < Decimal::TEN && round(b.low) && shared_out(document, b.after),
        (2, "out") => document.lower(a.after + 1) == "of",
        (2, "in") => document.lower(a.after + 1) == "every" && a.low < Decimal::TEN,
        _ => false,
    };
    let mut share = together(a, b, a.low.checked_div(b.low).filter(|_| fits)?, "quantity.ratio");
    share.form = Form::Fraction;
    Some(share)
}

/// What shares are told by: "three in five", "one in 20", "one in a million".
fn round(value: Decimal) -> bool {
    value <= 12.into()
        || value <= Decimal::ONE_HUNDRED && (value % Decimal::from(5)).is_zero()
        || (value % Decimal::ONE_HUNDRED).is_zero() && value < 1900.into()
        || (value % Decimal::ONE_THOUSAND).is_zero() && value > 2100.into()
}

/// Those who are shared out follow, or nothing does: "one in five adults", "nine in ten agree".
fn shared_out(document: &Document, at: u32) -> bool {
    let last = document.tokens.len() as u32;
    let mut at = at;
    while at < last && document.tag(at).is_adjective() {
        at += 1;
    }
    if at >= last {
        return true;
    }
    let tag = document.tag(at);
    let things =
        matches!(tag, Tag::Nns | Tag::Nnps) && !is_figure_word(document.lemma(at), FigureWord::Trial);
    things || tag.is_verb() || matches!(tag, Tag::Stop | Tag::Md | Tag::Comma) || document.lower(at) == "of"
}

fn together(a: &Draft, b: &Draft, value: Decimal, rule: RuleId) -> Draft {
    let mut whole = b.clone();
    whole.tokens.0 = a.tokens.0;
    whole.number = a.number.join(b.number);
    whole.span = a.span.join(b.span);
    whole.low = value;
    whole.four_digits = false;
    whole.rules = a.rules.clone();
    b.rules.iter().for_each(|known| whole.rules.push(known));
    whole.rules.push(rule);
    whole
}
