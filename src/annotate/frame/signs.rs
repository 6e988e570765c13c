//! Words of the figure's own clause that bear on what it counts.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::document::grammar::clause_starts;
use crate::document::{Document, Tag};
use crate::lexicon::{Function, serves};

/// What the words around a figure say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// "including four children", "six of them"
    Part,
    /// "another 12", "12 more"
    Further,
    /// "three others"
    Others,
    /// "76 more than its licence allowed"
    Excess,
    /// "would cost", "is expected to"
    Plan,
    /// "up to 40", "a limit of"
    Ceiling,
    /// "rose to 40", "up from 12"
    Revised,
    /// "**from** 12 to 40"
    From,
    /// "an earlier count of 12"
    Earlier,
    /// "so far", "as of"
    SoFar,
    /// "last year", "compared with"
    Back,
    /// "a year", "annual"
    Habit,
    Average,
    Total,
    Year,
    Half,
    Quarter,
    Night,
    /// A gunman or an unborn child, whom some count among the dead and some do not.
    Attacker,
    /// "in 24 hours", "over three days": counts over a stretch of hours, days or weeks.
    Hours,
    Days,
    Weeks,
    /// "postponed", "brought forward": another time was set.
    Moved,
    /// "rose **by** 20 **to** 85"
    By,
    To,
    /// "the past 24 hours": a stretch that others are counted over, and no length of anything.
    Window,
}

impl Sign {
    fn parse(word: &str) -> Option<Sign> {
        serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
    }

    /// This sign's bit in a set of signs.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Where the words of a sign may stand.
#[derive(Debug, Clone, Copy)]
enum Reach {
    Before(u32),
    After(u32),
    Near(u32),
    Inside,
    Clause,
}

impl Reach {
    fn parse(text: &str) -> Option<Reach> {
        let (side, tokens) = text.split_once(' ').unwrap_or((text, "0"));
        let tokens = tokens.parse().ok()?;
        Some(match side {
            "before" => Reach::Before(tokens),
            "after" => Reach::After(tokens),
            "near" => Reach::Near(tokens),
            "inside" => Reach::Inside,
            "clause" => Reach::Clause,
            _ => return None,
        })
    }
}

/// One row of `signs.tsv`: its further words, its sign, its reach.
type Row = (Vec<&'static str>, Sign, Reach);

/// Rows by their first word.
static ROWS: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut rows: FxHashMap<_, Vec<Row>> = FxHashMap::default();
    for line in lines() {
        if let Some((first, row)) = parse(line) {
            rows.entry(first).or_default().push(row);
        }
    }
    rows
});

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("signs.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn parse(line: &'static str) -> Option<(&'static str, Row)> {
    let mut columns = line.split('\t');
    let mut words = columns.next()?.split(' ');
    let first = words.next()?;
    Some((first, (words.collect(), Sign::parse(columns.next()?)?, Reach::parse(columns.next()?)?)))
}

/// Tokens of a figure: its number, and the number with its noun; end exclusive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub number: (u32, u32),
    pub whole: (u32, u32),
}

/// Tokens of its sentence that are searched to either side.
const FARTHEST: u32 = 40;

/// The signs of a figure, each once, in the order of [`Sign`].
pub(super) fn of(document: &Document, place: Place, sentence: (u32, u32)) -> Vec<Sign> {
    let (from, to) = clause(document, place, sentence);
    let mut found = 0u32;
    for at in from..to {
        for (rest, sign, reach) in ROWS.get(document.lower(at)).into_iter().flatten() {
            let end = at + 1 + rest.len() as u32;
            let follows = rest.iter().zip(at + 1..).all(|(word, next)| document.lower(next) == *word);
            if follows && end <= to && reaches(*reach, place, at, end) {
                found |= sign.bit();
            }
        }
        found |= stretch(document, place, at, to).map_or(0, Sign::bit);
    }
    ALL.into_iter().filter(|sign| found & sign.bit() != 0).collect()
}

const ALL: [Sign; 26] = [
    Sign::Part,
    Sign::Further,
    Sign::Others,
    Sign::Excess,
    Sign::Plan,
    Sign::Ceiling,
    Sign::Revised,
    Sign::From,
    Sign::Earlier,
    Sign::SoFar,
    Sign::Back,
    Sign::Habit,
    Sign::Average,
    Sign::Total,
    Sign::Year,
    Sign::Half,
    Sign::Quarter,
    Sign::Night,
    Sign::Attacker,
    Sign::Hours,
    Sign::Days,
    Sign::Weeks,
    Sign::Moved,
    Sign::By,
    Sign::To,
    Sign::Window,
];

/// The tokens of the clause that holds the figure.
fn clause(document: &Document, place: Place, sentence: (u32, u32)) -> (u32, u32) {
    let first = sentence.0.max(place.whole.0.saturating_sub(FARTHEST));
    let last = sentence.1.min(place.whole.1 + FARTHEST);
    let from = (first..place.whole.0).rev().find(|at| clause_starts(document, *at)).unwrap_or(first);
    let to = (place.whole.1..last).find(|at| clause_starts(document, *at)).unwrap_or(last);
    (from, to)
}

fn reaches(reach: Reach, place: Place, at: u32, end: u32) -> bool {
    let before = |tokens: u32| end <= place.number.0 && place.number.0 - end < tokens;
    // What begins right behind the number may belong to the noun phrase: "12 of them".
    let after = |tokens: u32| {
        at >= place.whole.1 && at - place.whole.1 < tokens
            || at >= place.number.1 && at - place.number.1 < tokens && end > place.number.1
    };
    match reach {
        Reach::Before(tokens) => before(tokens),
        Reach::After(tokens) => after(tokens),
        Reach::Near(tokens) => before(tokens) || after(tokens),
        Reach::Inside => {
            at >= place.whole.0 && end <= place.whole.1 && (at >= place.number.1 || end <= place.number.0)
        }
        Reach::Clause => end <= place.number.0 || at >= place.number.1,
    }
}

/// "in the past 24 hours", "over three days", "in recent weeks": not "three days later".
fn stretch(document: &Document, place: Place, at: u32, to: u32) -> Option<Sign> {
    let inside = |token: u32| token >= place.whole.0 && token < place.whole.1;
    if at >= to || at < 2 || inside(at) || inside(at - 1) {
        return None;
    }
    let past = |token: u32| serves(document.lower(token), Function::Recent);
    let during = |token: u32| {
        let lower = document.lower(token);
        lower == "the" || serves(lower, Function::Within) || past(token)
    };
    let counted = document.tag(at - 1) == Tag::Cd && during(at - 2);
    if !counted && !past(at - 1) {
        return None;
    }
    match document.lemma(at) {
        "hour" => Some(Sign::Hours),
        "day" => Some(Sign::Days),
        "week" | "month" => Some(Sign::Weeks),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads() {
        for line in lines() {
            assert!(parse(line).is_some(), "{line}");
        }
    }

    #[test]
    fn the_list_of_signs_is_in_their_order() {
        for (at, sign) in ALL.into_iter().enumerate() {
            assert_eq!(sign as usize, at);
        }
    }
}
