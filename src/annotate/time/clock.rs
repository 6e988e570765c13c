//! The words that say when within a day.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The classes of `clock.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockClass {
    /// "noon", "evening"
    Part,
    /// "late" on Tuesday
    Half,
    /// "p.m."
    Meridian,
    /// "UTC"
    Zone,
    /// "local time"
    Local,
    /// "shortly" after noon
    About,
    /// "o'clock"
    Clock,
}

impl ClockClass {
    fn parse(class: &str) -> Option<ClockClass> {
        Some(match class {
            "part" => ClockClass::Part,
            "half" => ClockClass::Half,
            "meridian" => ClockClass::Meridian,
            "zone" => ClockClass::Zone,
            "local" => ClockClass::Local,
            "about" => ClockClass::About,
            "clock" => ClockClass::Clock,
            _ => return None,
        })
    }
}

/// A row of `clock.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockWord {
    pub class: ClockClass,
    pub from: i16,
    pub to: i16,
    /// Digits before it are an hour.
    pub closes: bool,
}

static WORDS: LazyLock<FxHashMap<&'static str, ClockWord>> =
    LazyLock::new(|| lines().filter_map(parse).collect());

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("clock.tsv").lines().filter(|line| !line.starts_with('#'))
}

fn parse(line: &'static str) -> Option<(&'static str, ClockWord)> {
    let mut columns = line.split('\t');
    let (word, class) = (columns.next()?, ClockClass::parse(columns.next()?)?);
    let (from, to) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
    let closes = match columns.next() {
        None => false,
        Some("closes") => true,
        Some(_) => return None,
    };
    Some((word, ClockWord { class, from, to, closes }))
}

/// Of a word in lower case.
pub(super) fn clock_word(lower: &str) -> Option<ClockWord> {
    WORDS.get(lower).copied()
}

/// The two numbers of a word of one class.
pub(super) fn of_class(lower: &str, wanted: ClockClass) -> Option<(i16, i16)> {
    clock_word(lower).filter(|word| word.class == wanted).map(|word| (word.from, word.to))
}

/// "5 **p.m.**", "2100 **GMT**": digits before it are an hour.
pub(super) fn closes_hour(lower: &str) -> bool {
    clock_word(lower).is_some_and(|word| word.closes)
}

/// A word that only completes an hour: "p.m.", "UTC".
pub fn completes_hour(lower: &str) -> bool {
    let completes = [ClockClass::Meridian, ClockClass::Zone, ClockClass::Local];
    clock_word(lower).is_some_and(|word| completes.contains(&word.class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_and_no_word_stands_twice() {
        for line in lines() {
            assert!(parse(line).is_some(), "{line}");
        }
        assert_eq!(lines().count(), WORDS.len());
    }

    #[test]
    fn an_hour_is_closed_by_its_half_or_zone() {
        assert!(closes_hour("p.m.") && closes_hour("o'clock") && !closes_hour("noon"));
        assert!(completes_hour("utc") && !completes_hour("o'clock"));
    }
}
