//! The words that times are made of.

use std::sync::LazyLock;

use crate::base::Lexicon;

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("times.tsv")));

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
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

pub(super) fn of(lower: &str) -> Option<Word> {
    let line = WORDS.get(lower)?;
    let value: i8 = line.get(1)?.parse().ok()?;
    Some(match *line.first()? {
        "weekday" => Word::Weekday(value),
        "weekdays" => Word::Weekdays,
        "month" => Word::Month(value),
        "day" => Word::Day(i32::from(value)),
        "unit" => Word::Unit,
        "units" => Word::Units,
        "season" => Word::Season(value),
        _ => Word::Part,
    })
}
