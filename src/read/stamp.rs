//! When an input says that it was last changed: what orders the versions of an article.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::rfc2822;
use jiff::tz::Offset;

use super::date::parse_date;

/// A day, and the time of the day where one is stated; in UTC where a zone is stated with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    pub day: Date,
    pub time: Option<Time>,
}

impl Stamp {
    pub fn of_day(day: Date) -> Stamp {
        Stamp { day, time: None }
    }

    /// Whatever [`parse_date`] reads, with the time of ISO 8601 and RFC 2822.
    pub fn parse(value: &str) -> Option<Stamp> {
        let value = value.trim();
        let zoned = value.parse::<Timestamp>().ok().or_else(|| {
            let mail = rfc2822::parse(value).ok()?;
            Some(mail.timestamp())
        });
        let stated = zoned.map(|at| Offset::UTC.to_datetime(at)).or_else(|| clock(value));
        match stated {
            Some(at) => Some(Stamp { day: at.date(), time: Some(at.time()) }),
            None => parse_date(value).map(Stamp::of_day),
        }
    }

    /// The first of some fields that says when, of those that state a change and then those that state a publication.
    pub(super) fn first<'a>(stated: impl IntoIterator<Item = Option<&'a str>>) -> Option<Stamp> {
        stated.into_iter().flatten().find_map(Stamp::parse)
    }

    /// Which of two is later; `None` where the days are one and a time is not stated, or the times are one too.
    pub fn order(self, other: Stamp) -> Option<Ordering> {
        let times = || Some(self.time?.cmp(&other.time?));
        match self.day.cmp(&other.day) {
            Ordering::Equal => times().filter(|order| order.is_ne()),
            apart => Some(apart),
        }
    }
}

/// A day with a time and no zone; a day alone would be read as midnight.
fn clock(value: &str) -> Option<DateTime> {
    value.contains(':').then(|| value.parse().ok()).flatten()
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.time {
            Some(time) => write!(out, "{}T{time}", self.day),
            None => write!(out, "{}", self.day),
        }
    }
}

/// Reads what `Display` writes.
impl FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Stamp, ()> {
        Stamp::parse(text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str) -> Stamp {
        Stamp::parse(text).expect("a stamp")
    }

    #[test]
    fn the_later_is_told_where_both_say_enough() {
        let order = |one: &str, other: &str| stamp(one).order(stamp(other));
        assert_eq!(order("2026-03-04", "2026-03-05T09:00:00Z"), Some(Ordering::Less));
        assert_eq!(order("2026-03-05T10:00", "2026-03-05T09:00:00Z"), Some(Ordering::Greater));
        assert_eq!(order("2026-03-05", "2026-03-05T09:00:00Z"), None);
        assert_eq!(order("2026-03-05", "5 March 2026"), None);
        assert_eq!(order("2026-03-05T09:00:00Z", "2026-03-05T10:00:00+01:00"), None);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in
            ["2026-03-05", "2026-03-05T09:30:00Z", "2026-03-05 09:30", "Thu, 05 Mar 2026 09:30:00 +0000"]
        {
            assert_eq!(stamp(&stamp(text).to_string()), stamp(text));
        }
        assert_eq!(stamp("2026-03-05T23:30:00-05:00").to_string(), "2026-03-06T04:30:00");
    }
}
