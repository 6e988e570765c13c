use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::lexicon::{Function, TimeWord, serves, time_word};

/// The day that a date of publication names, as the outlet wrote it: no time zone is applied.
///
/// Reads `2025-11-30`, RFC 3339, RFC 2822, "November 30, 2025, 5:10 pm", "30 Nov. 2025", `30.11.2025`,
/// `20251130` and Unix times.  `11/12/2025` may be either day and is not read.
pub fn parse_date(value: &str) -> Option<Date> {
    let value = value.trim();
    // Nothing longer is a date, and a value may be a whole page.
    if value.len() > 100 {
        return None;
    }
    // A sign makes another number of it: no year before our era, no second before 1970.
    if value.strip_prefix(['-', '−', '+']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let tokens = tokens(value);
    compact(value)
        .or_else(|| year_first(&tokens))
        .or_else(|| named_month(&tokens))
        .or_else(|| day_first(value))
}

/// Runs of digits and runs of letters; all else separates.
fn tokens(value: &str) -> Vec<&str> {
    let kind = |character: char| {
        if character.is_ascii_digit() {
            1
        } else if character.is_alphabetic() {
            2
        } else {
            0
        }
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = 0;
    for (at, character) in value.char_indices().chain([(value.len(), ' ')]) {
        if kind(character) != last {
            if last != 0 {
                tokens.push(&value[start..at]);
            }
            (start, last) = (at, kind(character));
        }
    }
    tokens
}

fn number(token: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    (digits.contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| token.parse().ok())
        .flatten()
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    (1000..=9999)
        .contains(&year)
        .then(|| Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok())
        .flatten()
}

/// `20251130`, `20251130T0510Z`, and Unix times in seconds or milliseconds.
fn compact(value: &str) -> Option<Date> {
    let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (head, rest) = value.split_at(digits);
    match (digits, rest) {
        (8, _) if rest.is_empty() || rest.starts_with(['T', 't', ' ']) => {
            day(head[..4].parse().ok()?, head[4..6].parse().ok()?, head[6..].parse().ok()?)
        }
        (10, "") => moment(Timestamp::from_second(head.parse().ok()?).ok()?),
        (13, "") => moment(Timestamp::from_millisecond(head.parse().ok()?).ok()?),
        _ => None,
    }
}

fn moment(timestamp: Timestamp) -> Option<Date> {
    Some(Offset::UTC.to_datetime(timestamp).date())
}

/// `2025-11-30`, `2025/11/30 05:10`, `2025-11-30T05:10:00+02:00`, with or without a label such as "Published:".
fn year_first(tokens: &[&str]) -> Option<Date> {
    let label = tokens.iter().take_while(|token| token.starts_with(char::is_alphabetic)).count();
    let [year, month, of_month, ..] = &tokens[label..] else { return None };
    day(number(year, 4..=4)?, number(month, 1..=2)?, number(of_month, 1..=2)?)
}

/// "Nov. 30, 2025", "Sunday, 30 November 2025 at 5:10 pm", "30th Nov 2025".
fn named_month(tokens: &[&str]) -> Option<Date> {
    let at = tokens.iter().position(|token| month(token).is_some())?;
    let month_number = month(tokens.get(at)?)?;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i).copied());
    let day_before = match before {
        // "30th November", "30 de noviembre" is not English and stays unread.
        Some(word) if word == "of" || serves(word, Function::OrdinalEnding) => {
            tokens[..at].iter().rev().find_map(|token| number(token, 1..=2))
        }
        _ => before.and_then(|token| number(token, 1..=2)),
    };
    let mut after = tokens[at + 1..].iter().filter(|token| !serves(token, Function::OrdinalEnding));
    let of_month = match day_before {
        Some(found) => found,
        None => number(after.next()?, 1..=2)?,
    };
    day(number(after.next()?, 4..=4)?, month_number, of_month)
}

fn month(token: &str) -> Option<i16> {
    match time_word(&token.to_ascii_lowercase()) {
        Some(TimeWord::Month(month)) => Some(i16::from(month)),
        _ => None,
    }
}

/// Which of two numbers is the month where both may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// The order that a date shows by being a date in no other: "25/11/2025".
pub(super) fn order(value: &str) -> Option<Order> {
    match readings(value.trim())? {
        (Some(_), None) => Some(Order::DayFirst),
        (None, Some(_)) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// As [`parse_date`], with the order that other dates of the same input show.
pub(super) fn parse_in(value: &str, order: Option<Order>) -> Option<Date> {
    parse_date(value).or_else(|| {
        let (day_first, month_first) = readings(value.trim())?;
        match order? {
            Order::DayFirst => day_first,
            Order::MonthFirst => month_first,
        }
    })
}

/// `30.11.2025`, and `30/11/2025` or `11/30/2025` where only one reading is a date.
fn day_first(value: &str) -> Option<Date> {
    match readings(value)? {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (a, b) => a.or(b),
    }
}

/// The date with its day first, and with its month first.
fn readings(value: &str) -> Option<(Option<Date>, Option<Date>)> {
    let has_digits = |part: &&str| part.bytes().any(|byte| byte.is_ascii_digit());
    let date = value.split([' ', ',', 'T']).find(has_digits)?;
    let dotted = date.contains('.');
    let mut parts = date.split(['.', '/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (first, second) = (number(first, 1..=2)?, number(second, 1..=2)?);
    let year = number(year, 4..=4)?;
    let (day_first, month_first) = (day(year, second, first), day(year, first, second));
    // Dots stand in European dates alone.
    Some((day_first, month_first.filter(|_| !dotted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_feeds_pages_and_meta_tags() {
        let expected = Date::constant(2025, 11, 30);
        for value in [
            "2025-11-30",
            " 2025-11-30\n",
            "2025/11/30",
            "2025-11-30T05:10:00Z",
            "2025-11-30T23:59:59.123+02:00",
            "2025-11-30 05:10",
            "20251130",
            "20251130T051000Z",
            "Sun, 30 Nov 2025 05:10:00 GMT",
            "November 30, 2025",
            "Nov. 30, 2025, 5:10 p.m. EST",
            "Sunday, 30 November 2025",
            "30th November 2025",
            "Nov 30th, 2025",
            "30 NOV 2025 - 10:00",
            "30.11.2025",
            "30/11/2025",
            "11/30/2025 5:10 PM",
            "1764500000",
            "1764500000000",
            "Published: November 30, 2025 at 5:10pm",
            "Published 30/11/2025",
            "Tue 30.11.2025",
            "Posted on: 2025-11-30",
            "Nov. 30, 2025",
            "Nov 30, 2025 10:00 AM",
            "Nov 30, 2025 10:00 CET",
            "30 November 2025, 10:00 BST",
        ] {
            assert_eq!(parse_date(value), Some(expected), "{value}");
        }
        assert_eq!(parse_date("Sept. 3, 2024"), Some(Date::constant(2024, 9, 3)));
        assert_eq!(parse_date("05/05/2024"), Some(Date::constant(2024, 5, 5)));
    }

    #[test]
    fn what_is_no_single_day_is_not_guessed() {
        for value in [
            "",
            "yesterday",
            "2 hours ago",
            "11/12/2025",
            "2025",
            "November 2025",
            "2025-13-01",
            "2025-02-30",
            "Nov. 30",
            "99999999",
            "0000-00-00",
            "é30 Nov",
            "12",
            "-1",
            "-2025-01-01",
            "−2025-01-01",
            "+2025-01-01",
            "-20250101",
            "-1764500000",
            "Room 12",
            "Updated 11/12/2025",
            "30 de noviembre de 2025",
        ] {
            assert_eq!(parse_date(value), None, "{value}");
        }
    }
}
