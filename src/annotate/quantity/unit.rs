//! Units after a figure and currency signs before it; `lexicon` names them.

use super::Dimension;
use super::near::{self, Near, speaks_of};
use crate::base::Decimal;
use crate::document::{Document, Tag};
use crate::lexicon::{self, FigureWord, Form, NounSense, Use, is_figure_word, noun_sense, opens_unit};

pub(super) use crate::lexicon::{Unit, unit_word as named};

fn entry(form: &str) -> Option<Form> {
    lexicon::unit(form)
}

/// The singular of a plural in -s, if there is one.
fn singular(form: &str) -> Option<&str> {
    form.strip_suffix('s').filter(|stem| stem.len() > 1)
}

/// A unit attached to digits or right behind them: "37m", "54GB", "30 C".
pub(super) fn symbol(form: &str, glued: bool) -> Option<Unit> {
    let fits = |found: Form| match found.stands {
        Use::Word | Use::Both | Use::Symbol => Some(found.unit),
        Use::Glued if glued => Some(found.unit),
        _ => None,
    };
    if let Some(unit) = entry(form).and_then(fits) {
        return Some(unit);
    }
    let lower = form.to_lowercase();
    if lower != form && form.chars().count() == 1 {
        return None;
    }
    entry(&lower).and_then(fits).or_else(|| named(&lower))
}

/// A currency by its code in capitals: "EUR".
pub(super) fn code(form: &str) -> Option<Unit> {
    let found = entry(form).filter(|found| found.unit.dimension == Dimension::Money)?;
    form.bytes().all(|byte| byte.is_ascii_uppercase()).then_some(found.unit)
}

/// "l/km", "kg/cm³": a unit by another, and the name of the second.
pub(super) fn quotient(form: &str) -> Option<(Unit, String)> {
    let (over, below) = form.split_once('/')?;
    let over = symbol(over, true)?;
    let below = symbol(below, true).filter(|below| below.dimension != Dimension::Money)?;
    Some((over, below.name.to_owned()))
}

/// "The 13F filing", "must 13F be filed": a bare letter is a scale where a verb or a preposition leads to
/// it, or where heat and cold are spoken of.
pub(super) fn spoken_of(document: &Document, letters: &str, at: u32) -> bool {
    if !matches!(letters, "C" | "F") || at == 0 {
        return true;
    }
    let led = !matches!(document.tag(at - 1), Tag::Dt | Tag::Md | Tag::Cc | Tag::Nnp | Tag::Stop);
    led || is_hot(document, at)
}

/// Heat and cold are spoken of.
pub(super) fn is_hot(document: &Document, at: u32) -> bool {
    speaks_of(document, at, Near::Heat)
}

/// False for "777F" and "23456 F": a bare letter is a scale of temperature only for what weather or a
/// kitchen knows.
pub(super) fn plausible(letters: &str, value: Decimal) -> bool {
    !matches!(letters, "C" | "F") || value.abs() <= 500.into()
}

/// A currency before a figure: "$", "us $", "PLN".
pub(super) fn currency_before(form: &str) -> Option<Unit> {
    let found = entry(form)?;
    matches!(found.stands, Use::Prefix | Use::Both).then_some(found.unit)
}

/// A currency beside a large number only: "ALL 5,000", "3,000 won".
pub(super) fn scaled(form: &str) -> Option<Unit> {
    let found = entry(form).or_else(|| entry(singular(form)?))?;
    (found.stands == Use::Scaled).then_some(found.unit)
}

/// The unit that the tokens from `at` on name, and the token after it.  The longest name wins.
pub(super) fn at(document: &Document, at: u32, end: u32, after_digits: bool) -> Option<(Unit, u32)> {
    let mut phrase = String::new();
    let mut best = None;
    for token in at..end.min(at + 4) {
        let lower = without_stop(document.lower(token));
        if token > at {
            phrase.push(' ');
        } else if !(entry(lower).is_some()
            || may_open(lower)
            || behind_large(document, token)
            || after_digits && has(without_stop(document.word(token))))
        {
            return None;
        }
        phrase.push_str(lower);
        let found = if token == at && after_digits {
            symbol(without_stop(document.word(token)), false).or_else(|| named(&phrase))
        } else {
            named(&phrase)
        };
        let pound = || pound(&phrase, document, token + 1, end);
        let found = pound().or(found).or_else(|| large(document, at, token + 1, end));
        if let Some(unit) = found {
            best = Some((unit, token + 1));
        }
    }
    best
}

/// "mph." at the end of a sentence is the unit and the sentence's stop.
pub(super) fn without_stop(word: &str) -> &str {
    match word.strip_suffix('.') {
        Some(bare) if bare.len() > 1 && !has(word) && has(bare) => bare,
        _ => word,
    }
}

fn has(form: &str) -> bool {
    entry(form).is_some()
}

/// A first word of longer names, or a plural.
fn may_open(lower: &str) -> bool {
    opens_unit(lower) || singular(lower).is_some_and(|stem| has(stem) || opens_unit(stem))
}

/// Digits from which a number is large.
const LARGE: usize = 4;

/// A number in the thousands or more ends before the token.
fn behind_large(document: &Document, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let digits = document.word(before).bytes().filter(u8::is_ascii_digit).count();
    digits >= LARGE || super::spelled::magnitude(document.lower(before), false).is_some()
}

/// "3,000 won", "1.4 billion lei": a word that is money behind a large number, where it is a noun by itself.
fn large(document: &Document, at: u32, next: u32, end: u32) -> Option<Unit> {
    let alone = next == at + 1 && (next >= end || !document.tag(next).is_noun());
    let noun = document.tag(at).is_noun() || document.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    let unit = scaled(document.word(at)).or_else(|| scaled(document.lower(at)))?;
    (alone && noun && behind_large(document, at)).then_some(unit)
}

/// "pounds" weigh where a thing follows or a weight is spoken of, else they are money.
fn pound(phrase: &str, document: &Document, next: u32, end: u32) -> Option<Unit> {
    if !matches!(phrase, "pound" | "pounds") {
        return None;
    }
    let follows = if next < end { document.lower(next) } else { "" };
    let noun = next < end && document.tag(next).is_noun();
    let weighs = is_figure_word(follows, FigureWord::BehindWeight) || noun;
    if weighs || speaks_of(document, next, Near::Weight) { POUND } else { named(phrase) }
}

/// "An 840-pound satellite" weighs, "a 500-pound fine" costs: what can be touched has a weight.
pub(super) fn hyphenated_pound(document: &Document, first: &str, next: u32) -> Option<Unit> {
    if first != "pound" || next as usize >= document.tokens.len() {
        return None;
    }
    let told = noun_sense(document.lemma(next)) == Some(NounSense::Said);
    if told { None } else { POUND }
}

const POUND: Option<Unit> = Some(Unit { name: "pound", dimension: Dimension::Mass });

/// What a rate is stated by: "a barrel", "per share", "/bbl", with the token after it.
pub(super) fn per(document: &Document, at: u32, end: u32) -> Option<(String, u32)> {
    if at + 1 >= end {
        return None;
    }
    let article = match document.lower(at) {
        word if is_figure_word(word, FigureWord::RateArticle) => true,
        "per" | "/" | "p" => false,
        word => return hyphenated(word).map(|name| (name, at + 1)),
    };
    let noun = document.lower(at + 1);
    if noun == "cent" {
        return None;
    }
    if let Some((unit, next)) =
        self::at(document, at + 1, end, false).filter(|(unit, _)| unit.dimension != Dimension::Money)
    {
        let later = next < end && near::of(document.lower(next)) == Some(Near::Later);
        let known = !article
            || is_figure_word(singular(noun).unwrap_or(noun), FigureWord::Per)
            || is_figure_word(noun, FigureWord::Per);
        return (known && !later).then(|| (unit.name.to_owned(), next));
    }
    if article {
        return is_figure_word(noun, FigureWord::Per).then(|| (noun.to_owned(), at + 2));
    }
    if super::numeral::read(noun).is_some() {
        let next = (at + 3).min(end);
        return Some((document.word(at + 1).to_owned() + " " + document.lemma(next - 1), next));
    }
    document.tag(at + 1).is_noun().then(|| (document.lemma(at + 1).to_owned(), at + 2))
}

/// "a-year", "per-share".
fn hyphenated(word: &str) -> Option<String> {
    let noun = word.strip_prefix("a-").or_else(|| word.strip_prefix("per-"))?;
    is_figure_word(noun, FigureWord::Per).then(|| noun.to_owned())
}

/// The name of a rate.
pub(super) fn rate(unit: Option<&str>, per: &str) -> String {
    format!("{}/{per}", unit.unwrap_or("1"))
}
