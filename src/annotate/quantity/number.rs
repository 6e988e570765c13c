//! One number with its sign, magnitude and unit: "$1.5bn", "two dozen", "5-7 %", "nine-story".

use super::Dimension;
use super::attach::{currency, degrees, finish, hyphenated_unit, rate};
use super::draft::{Draft, close, plain, worded};
use super::grouped::{spaced, spread};
use super::magnitude::{continued, multiply};
use super::numeral::{self, Numeral};
use super::spelled::{self, Place, Words};
use super::unit;
use crate::base::{Decimal, Span};
use crate::document::{Document, Tag};

/// "minus 5", "negative one".
fn negate(document: &Document, draft: &mut Draft, floor: u32) {
    let at = draft.tokens.0;
    let before = if at > floor { document.lower(at - 1) } else { "" };
    if !matches!(before, "minus" | "negative") || draft.high.is_some() || draft.low.is_sign_negative() {
        return;
    }
    draft.low = -draft.low;
    draft.tokens.0 = at - 1;
    let start = document.tokens[at as usize - 1].span.start;
    (draft.number.start, draft.span.start) = (start, start);
    draft.rules.push("quantity.negative");
}

/// "45[3] missiles": digits in brackets that touch a word are a footnote's mark.
fn footnote(document: &Document, at: u32, end: u32) -> bool {
    if at < 2 || at + 1 >= end || document.word(at - 1) != "[" || document.word(at + 1) != "]" {
        return false;
    }
    document.tokens[at as usize - 2].span.end == document.tokens[at as usize - 1].span.start
}

/// The token behind a mark in brackets that touches the number: "45[3] missiles".
fn past_mark(document: &Document, at: u32, end: u32) -> u32 {
    if at + 2 < end && footnote(document, at + 1, end) { at + 3 } else { at }
}

/// The number that begins at a token.  `floor` is the first token that may hold its sign or currency.
pub(super) fn read(document: &Document, at: u32, floor: u32, end: u32) -> Option<Draft> {
    if footnote(document, at, end) {
        return None;
    }
    let mut draft = unsigned(document, at, floor, end)?;
    draft.after = past_mark(document, draft.after, end);
    negate(document, &mut draft, floor);
    Some(draft)
}

fn unsigned(document: &Document, at: u32, floor: u32, end: u32) -> Option<Draft> {
    let token = document.word(at);
    let first = *token.as_bytes().first()?;
    if first.is_ascii_digit() || matches!(first, b'.' | b'-' | b'+') || !first.is_ascii() {
        if let Some(numeral) = numeral::read(token) {
            let joined = spread(document, at, numeral.len, floor, end)
                .or_else(|| spaced(document, at, numeral, floor, end));
            if joined.is_some() {
                return joined;
            }
            return from_digits(document, at, 0, numeral, floor, end);
        }
        if first.is_ascii_digit() {
            return None;
        }
    }
    let lower = document.lower(at);
    if let Some((skip, numeral)) = prefixed(token) {
        return from_digits(document, at, skip, numeral, floor, end);
    }
    if !spelled::may_begin(lower) {
        return None;
    }
    from_words(document, at, floor, end)
}

/// "USD10", "US113" after "$", "sub-500", "minus-5", "PS6m".
fn prefixed(token: &str) -> Option<(usize, Numeral)> {
    let skip = token.find(|c: char| c.is_ascii_digit()).filter(|&skip| (1..=6).contains(&skip))?;
    let prefix = &token[..skip];
    let known = matches!(prefix, "sub-" | "minus-" | "Sub-" | "US" | "C" | "A" | "NZ" | "HK" | "AU" | "CA")
        || unit::currency_before(prefix).or_else(|| unit::currency_before(&prefix.to_lowercase())).is_some();
    if !known || prefix.len() == 1 && !matches!(prefix, "A" | "C") {
        return None;
    }
    Some((skip, numeral::read(&token[skip..])?))
}

/// "nineteen fifty-six", "twenty seventeen": a year that is spoken, seen from either of its halves.
fn spoken_year(document: &Document, at: u32, end: u32) -> bool {
    let opens = |at: u32| spelled::opens_year(document.lower(at));
    let closes = |at: u32| spelled::closes_year(document.lower(at));
    at + 1 < end && opens(at) && closes(at + 1) || at > 0 && closes(at) && opens(at - 1)
}

fn from_words(document: &Document, at: u32, floor: u32, end: u32) -> Option<Draft> {
    if spoken_year(document, at, end) {
        return None;
    }
    let words = Words { document, end };
    let spelled = words.read(Place::start(at))?;
    let start = document.tokens[at as usize].span.start;
    let mut draft = worded(at, &spelled);
    close(document, &mut draft, start, spelled.end);
    draft.scale = scale_of(document, draft.tokens.1.saturating_sub(1));
    finish(document, &mut draft, floor, end);
    Some(draft)
}

fn scale_of(document: &Document, token: u32) -> Option<Decimal> {
    spelled::magnitude(document.lower(token), false).filter(|scale| *scale >= Decimal::ONE_THOUSAND)
}

fn from_digits(
    document: &Document,
    at: u32,
    skip: usize,
    numeral: Numeral,
    floor: u32,
    end: u32,
) -> Option<Draft> {
    let span = document.tokens[at as usize].span;
    let word = document.slice(span);
    let tail = &word[skip + numeral.len..];
    // "122³" is 122 with a mark; "10³" is a power, and no number that can be read here.
    let mark = numeral::raised(tail);
    if mark > 0 && numeral.low == Decimal::TEN {
        return None;
    }
    let tail = &tail[mark..];
    let number_end = span.start + (skip + numeral.len) as u32;
    let mut draft = plain(at, Span { start: span.start, end: number_end }, numeral);
    draft.four_digits &= tail.is_empty();
    let prefix = word[..skip].to_lowercase();
    if matches!(prefix.as_str(), "minus-") {
        draft.low = -draft.low;
    }
    currency(document, &mut draft, &prefix, floor);
    if !tail.is_empty() {
        attached(document, &mut draft, tail, at, end)?;
    } else if !numeral.ordinal {
        continued(document, &mut draft, end);
    }
    let open = tail.is_empty() && draft.rest.is_some_and(|rest| !rest.is_empty());
    if open || draft.rest.is_none() && draft.after == draft.tokens.1 {
        finish(document, &mut draft, floor, end);
    } else {
        if draft.span.is_empty() {
            draft.span = draft.number;
        }
        draft.span = draft.span.join(draft.number);
        rate(document, &mut draft, end);
    }
    Some(draft)
}

/// What is attached to the digits: a magnitude, a unit, or a hyphen and a noun.
fn attached(document: &Document, draft: &mut Draft, tail: &str, at: u32, end: u32) -> Option<()> {
    let token_end = document.tokens[at as usize].span.end;
    if let Some(rest) = tail.strip_prefix(['-', '–', '‑']) {
        let start = token_end - rest.len() as u32;
        if let Some(scale) = spelled::magnitude(&rest.to_lowercase(), false) {
            return multiply(draft, scale).map(|()| draft.number.end = token_end);
        }
        draft.rest = Some(Span { start, end: token_end });
        hyphenated_unit(document, draft);
        return Some(());
    }
    let (letters, more) = match tail.find(['-', '–', '‑']) {
        Some(cut) => (&tail[..cut], Some(&tail[cut + tail[cut..].chars().next()?.len_utf8()..])),
        None => (tail, None),
    };
    let scale = spelled::magnitude(&letters.to_lowercase(), true);
    if let Some(scale) = scale.filter(|_| magnitude_fits(document, draft, letters, at, end)) {
        if let Some(high) = more.and_then(|more| other_end(more, scale)).filter(|_| draft.high.is_none()) {
            multiply(draft, scale)?;
            draft.high = Some(high);
            draft.number.end = token_end;
            draft.span = draft.number;
            return Some(());
        }
        multiply(draft, scale)?;
        draft.number.end = token_end - (tail.len() - letters.len()) as u32;
        draft.span = draft.number;
    } else if letters == "s" || letters == "'s" {
        return None;
    } else {
        let (unit, per) = match unit::symbol(letters, true) {
            // "17c a share" is money, "17c in the shade" is not.
            Some(_) if letters == "c" && unit::is_hot(document, at) => (unit::symbol("C", true)?, None),
            Some(unit) => (unit, None),
            None => unit::quotient(letters).map(|(unit, per)| (unit, Some(per)))?,
        };
        if !unit::plausible(letters, draft.low) || !unit::spoken_of(document, letters, at) {
            return None;
        }
        draft.unit = Some(unit);
        draft.per = per;
        draft.span = Span { start: draft.number.start, end: token_end - (tail.len() - letters.len()) as u32 };
        draft.rules.push("quantity.unit");
        draft.after = at + 1;
        if more.is_none() {
            draft.span.end = token_end;
            degrees(document, draft, end);
            // Marks that the unit is read, so that no second one is.
            draft.rest = Some(Span { start: token_end, end: token_end });
        }
    }
    if let Some(more) = more {
        draft.rest = Some(Span { start: token_end - more.len() as u32, end: token_end });
    }
    Some(())
}

/// "5k-20k": the end of the range repeats the magnitude.
fn other_end(more: &str, scale: Decimal) -> Option<Decimal> {
    let numeral = numeral::read(more).filter(|numeral| numeral.high.is_none())?;
    let same = spelled::magnitude(&more[numeral.len..].to_lowercase(), true) == Some(scale);
    same.then(|| numeral.low.checked_mul(scale))?
}

/// "85m people" is a magnitude, "a 37m mast" a length.
fn magnitude_fits(document: &Document, draft: &Draft, letters: &str, at: u32, end: u32) -> bool {
    if draft.dimension() == Some(Dimension::Money) || letters.len() > 1 && letters != "mm" {
        return letters != "mm" || draft.unit.is_some();
    }
    let next_tag = (at + 1 < end).then(|| document.tag(at + 1));
    let plural = next_tag == Some(Tag::Nns)
        || (at + 2 < end
            && next_tag.is_some_and(|tag| tag.is_adjective() || tag.is_noun())
            && document.tag(at + 2) == Tag::Nns);
    match letters {
        "m" => plural || at + 1 < end && unit::at(document, at + 1, end, false).is_some(),
        "M" | "k" | "K" | "b" | "B" => true,
        _ => false,
    }
}
