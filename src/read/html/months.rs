//! Dates as pages in other languages write them, turned into what [`parse_date`] reads.  What a reader types stays English.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::read::date::parse_date;

static MONTHS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let rows = include_str!("months.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .flat_map(|(month, words)| words.split(' ').map(move |word| (word, month)))
        .collect()
});
/// Words between a day, a month and a year in these languages.
const BETWEEN: &[&str] = &["de", "del", "den", "di", "do", "le", "o", "op", "van", "vom"];
/// Nothing longer is a date.
const LONGEST: usize = 100;

/// The day that a text of a page names.
pub(super) fn day(text: &str) -> Option<Date> {
    parse_date(text).or_else(|| parse_date(&english(text)?))
}

fn english(text: &str) -> Option<String> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !BETWEEN.contains(word));
    let mut found = false;
    let words = words.map(|word| {
        MONTHS.get(word).map_or(word, |month| {
            found = true;
            month
        })
    });
    let text = words.collect::<Vec<_>>().join(" ");
    found.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_other_languages_are_read() {
        for text in [
            "30 de noviembre de 2025",
            "Domenica 30 Novembre 2025 | 00:36",
            "30. November 2025",
            "le 30 novembre 2025",
            "30 november 2025",
            "November 30, 2025",
        ] {
            assert_eq!(day(text), Some(Date::constant(2025, 11, 30)), "{text}");
        }
        assert_eq!(day("2. März 2020"), Some(Date::constant(2020, 3, 2)));
        assert_eq!(day("noviembre de 2025"), None);
    }
}
