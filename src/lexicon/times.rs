//! The words that times are made of; `times.tsv` lists them.

use std::sync::LazyLock;

use crate::base::Lexicon;

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("times.tsv")));

/// What a word of a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeWord {
    /// 1 is Monday.
    Weekday(i8),
    Weekdays,
    Month(i8),
    /// Days from today.
    Day(i32),
    Unit,
    Units,
    Part,
    Season(i8),
}

/// Of a word in lower case.
pub fn time_word(lower: &str) -> Option<TimeWord> {
    let line = WORDS.get(lower)?;
    let value: i8 = line.get(1)?.parse().ok()?;
    Some(match *line.first()? {
        "weekday" => TimeWord::Weekday(value),
        "weekdays" => TimeWord::Weekdays,
        "month" => TimeWord::Month(value),
        "day" => TimeWord::Day(i32::from(value)),
        "unit" => TimeWord::Unit,
        "units" => TimeWord::Units,
        "season" => TimeWord::Season(value),
        _ => TimeWord::Part,
    })
}

/// A word that names a time or a length of it.
pub fn is_time_word(lower: &str) -> bool {
    time_word(lower).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_and_stands_once() {
        let lines = || include_str!("times.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines().count(), WORDS.entries().count());
        for (word, line) in WORDS.entries() {
            let part = line.first() == Some(&"part");
            assert!(time_word(word).is_some_and(|found| (found == TimeWord::Part) == part), "{word}");
        }
    }
}
