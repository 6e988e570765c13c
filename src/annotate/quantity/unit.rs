//! Units after a figure and currency signs before it; `units.tsv` names them.

use std::sync::LazyLock;

use super::Dimension;
use crate::base::{Decimal, Lexicon};
use crate::document::{Document, Tag};

static UNITS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("units.tsv")));
static PER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("per.tsv")));

/// A unit as the table names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub name: &'static str,
    pub dimension: Dimension,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    unit: Unit,
    usage: &'static str,
}

fn entry(form: &str) -> Option<Entry> {
    let line = UNITS.get(form)?;
    let (name, dimension, usage) = (line.first()?, line.get(1)?, line.get(2)?);
    Some(Entry { unit: Unit { name, dimension: dimension_of(dimension) }, usage })
}

fn dimension_of(name: &str) -> Dimension {
    match name {
        "money" => Dimension::Money,
        "percent" => Dimension::Percent,
        "duration" => Dimension::Duration,
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "speed" => Dimension::Speed,
        "temperature" => Dimension::Temperature,
        "energy" => Dimension::Energy,
        "power" => Dimension::Power,
        "data" => Dimension::Data,
        "multiple" => Dimension::Multiple,
        _ => Dimension::Other,
    }
}

/// The singular of a plural in -s, if there is one.
fn singular(form: &str) -> Option<&str> {
    form.strip_suffix('s').filter(|stem| stem.len() > 1)
}

/// A unit written as a word or words in lower case: "metres", "per cent".
pub(super) fn named(form: &str) -> Option<Unit> {
    let found = entry(form).or_else(|| entry(singular(form)?))?;
    matches!(found.usage, "word" | "both").then_some(found.unit)
}

/// A unit attached to digits or right behind them: "37m", "54GB", "30 C".
pub(super) fn symbol(form: &str, glued: bool) -> Option<Unit> {
    let fits = |found: Entry| match found.usage {
        "word" | "both" | "symbol" => Some(found.unit),
        "glued" if glued => Some(found.unit),
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
    let from = at.saturating_sub(8);
    let to = (at + 6).min(document.tokens.len() as u32);
    let led = !matches!(document.tag(at - 1), Tag::Dt | Tag::Md | Tag::Cc | Tag::Nnp | Tag::Stop);
    led || (from..to).any(|token| {
        matches!(
            document.lower(token),
            "temperature"
                | "temperatures"
                | "degrees"
                | "heat"
                | "hot"
                | "warm"
                | "warmer"
                | "cold"
                | "cool"
                | "cooler"
                | "weather"
                | "oven"
                | "fever"
                | "mercury"
                | "highs"
                | "lows"
                | "°"
        )
    })
}

/// False for "777F" and "23456 F": a bare letter is a scale of temperature only for what weather or a
/// kitchen knows.
pub(super) fn plausible(letters: &str, value: Decimal) -> bool {
    !matches!(letters, "C" | "F") || value.abs() <= 500.into()
}

/// A currency before a figure: "$", "us $", "PLN".
pub(super) fn currency_before(form: &str) -> Option<Unit> {
    let found = entry(form)?;
    matches!(found.usage, "prefix" | "both").then_some(found.unit)
}

/// The unit that the tokens from `at` on name, and the token after it.  The longest name wins.
pub(super) fn at(document: &Document, at: u32, end: u32, after_digits: bool) -> Option<(Unit, u32)> {
    let mut phrase = String::new();
    let mut best = None;
    for token in at..end.min(at + 4) {
        let lower = without_stop(document.lower(token));
        if token > at {
            phrase.push(' ');
        } else if !(UNITS.has(lower)
            || may_open(lower)
            || after_digits && UNITS.has(without_stop(document.word(token))))
        {
            return None;
        }
        phrase.push_str(lower);
        let found = if token == at && after_digits {
            symbol(without_stop(document.word(token)), false).or_else(|| named(&phrase))
        } else {
            named(&phrase).or_else(|| pound(&phrase, document, token + 1, end))
        };
        if let Some(unit) = found.or_else(|| pound(&phrase, document, token + 1, end)) {
            best = Some((unit, token + 1));
        }
    }
    best
}

/// "mph." at the end of a sentence is the unit and the sentence's stop.
pub(super) fn without_stop(word: &str) -> &str {
    match word.strip_suffix('.') {
        Some(bare) if bare.len() > 1 && !UNITS.has(word) && UNITS.has(bare) => bare,
        _ => word,
    }
}

/// A first word of longer names, or a plural.
fn may_open(lower: &str) -> bool {
    static FIRST: LazyLock<rustc_hash::FxHashSet<&'static str>> =
        LazyLock::new(|| UNITS.entries().filter_map(|(form, _)| Some(form.split_once(' ')?.0)).collect());
    FIRST.contains(lower) || singular(lower).is_some_and(|stem| UNITS.has(stem) || FIRST.contains(stem))
}

/// "pounds" weigh where a thing follows or a weight is spoken of, else they are money.
fn pound(phrase: &str, document: &Document, next: u32, end: u32) -> Option<Unit> {
    if !matches!(phrase, "pound" | "pounds") {
        return None;
    }
    let follows = if next < end { document.lower(next) } else { "" };
    let noun = next < end && document.tag(next).is_noun();
    let weighs = matches!(follows, "of" | "to" | "heavier" | "lighter" | "overweight") || noun;
    let unit = if weighs || near_weight(document, next) {
        Unit { name: "pound", dimension: Dimension::Mass }
    } else {
        Unit { name: "GBP", dimension: Dimension::Money }
    };
    Some(unit)
}

fn near_weight(document: &Document, at: u32) -> bool {
    let from = at.saturating_sub(8);
    let to = (at + 6).min(document.tokens.len() as u32);
    (from..to).any(|token| {
        matches!(
            document.lower(token),
            "weigh"
                | "weighs"
                | "weighed"
                | "weighing"
                | "weight"
                | "lost"
                | "lose"
                | "losing"
                | "gain"
                | "gaining"
                | "drop"
                | "dropped"
                | "dropping"
                | "shed"
                | "shedding"
                | "gained"
                | "lift"
                | "heavy"
                | "lb"
                | "kg"
                | "kilograms"
                | "over"
                | "equal"
        )
    })
}

/// What a rate is stated by: "a barrel", "per share", "/bbl", with the token after it.
pub(super) fn per(document: &Document, at: u32, end: u32) -> Option<(String, u32)> {
    if at + 1 >= end {
        return None;
    }
    let article = match document.lower(at) {
        "a" | "an" | "each" | "every" => true,
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
        let later = next < end
            && matches!(document.lower(next), "ago" | "earlier" | "later" | "before" | "after" | "old");
        let known = !article || PER.has(singular(noun).unwrap_or(noun)) || PER.has(noun);
        return (known && !later).then(|| (unit.name.to_owned(), next));
    }
    if article {
        return PER.has(noun).then(|| (noun.to_owned(), at + 2));
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
    PER.has(noun).then(|| noun.to_owned())
}

/// The name of a rate.
pub(super) fn rate(unit: Option<&str>, per: &str) -> String {
    format!("{}/{per}", unit.unwrap_or("1"))
}
