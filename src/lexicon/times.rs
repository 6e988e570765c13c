//! The words that times are made of.

use std::sync::LazyLock;

use crate::base::Words;

/// The classes of `times.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeWord {
    /// "Friday"; 1 is Monday.
    Weekday(i8),
    /// "Fridays"
    Weekdays,
    /// "Nov."
    Month(i8),
    /// "yesterday": days from today.
    Day(i32),
    /// "week"
    Unit,
    /// "weeks"
    Units,
    /// "evening"
    Part,
    /// "summer", by its first month.
    Season(i8),
}

impl TimeWord {
    fn parse(class: &str, value: i8) -> Option<TimeWord> {
        Some(match class {
            "weekday" => TimeWord::Weekday(value),
            "weekdays" => TimeWord::Weekdays,
            "month" => TimeWord::Month(value),
            "day" => TimeWord::Day(i32::from(value)),
            "unit" => TimeWord::Unit,
            "units" => TimeWord::Units,
            "part" => TimeWord::Part,
            "season" => TimeWord::Season(value),
            _ => return None,
        })
    }
}

static TABLE: &str = include_str!("times.tsv");

static WORDS: LazyLock<Words<Option<TimeWord>>> = LazyLock::new(|| {
    let words = rows().map(|(word, class, value)| (word, TimeWord::parse(class, value)));
    Words::new(TABLE, words.filter(|(_, word)| word.is_some()))
});

static COUNTS: LazyLock<Words<i8>> = LazyLock::new(|| {
    let counts = rows().filter(|(_, class, _)| *class == "count");
    Words::new(TABLE, counts.map(|(word, _, value)| (word, value)))
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str, i8)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (word, rest) = line.split_once('\t')?;
        let (class, value) = rest.split_once('\t')?;
        Some((word, class, value.parse().ok()?))
    })
}

/// Of a word in lower case.
pub fn time_word(lower: &str) -> Option<TimeWord> {
    WORDS.get(lower).flatten()
}

/// A word that names a time or a length of it.
pub fn is_time_word(lower: &str) -> bool {
    WORDS.get(lower).is_some()
}

/// How many units of time a word before them means: "a", "seven", "several".
pub fn time_count(lower: &str) -> Option<i64> {
    COUNTS.get(lower).map(i64::from)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_reads_and_no_word_stands_twice() {
        let lines = include_str!("times.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), rows().count());
        let mut seen = BTreeSet::new();
        for (word, class, value) in rows() {
            assert!(class == "count" || TimeWord::parse(class, value).is_some(), "{word}: {class}");
            assert!(seen.insert(word), "{word} twice");
        }
    }

    #[test]
    fn a_count_is_no_time() {
        assert_eq!((time_word("seven"), time_count("seven")), (None, Some(7)));
        assert_eq!((time_word("sept."), time_count("sept.")), (Some(TimeWord::Month(9)), None));
    }
}
