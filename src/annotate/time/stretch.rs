//! Stretches of time in words: "this week", "two days ago", "the third quarter", "last summer".

use super::calendar;
use super::pattern::{Found, Sentence};
use super::relative::{self, Pick};
use crate::base::DateSpan;

impl Sentence<'_> {
    /// "this week", "last month", "earlier this year", "two days ago", "for three days", "third quarter".
    pub(super) fn unit(&self, at: u32, lower: &str) -> Option<Found> {
        let unit = lower.strip_suffix('s').unwrap_or(lower);
        let unit = if unit == "centurie" { "century" } else { unit };
        let before = self.lower_back(at, 1);
        let during = before == "the" && matches!(self.lower_back(at, 2), "during" | "over" | "throughout");
        let pick = match before {
            "this" => Some(Pick::This),
            // "Fired during the week": the one up to publication.
            "the" if during && matches!(unit, "week" | "weekend") => Some(Pick::Alone),
            "last" | "past" | "previous" => Some(Pick::Last),
            "next" | "coming" => Some(Pick::Next),
            "same" => return None,
            _ => None,
        };
        if let Some(pick) = pick.filter(|_| !matches!(unit, "second" | "minute" | "hour" | "century")) {
            return Some(self.picked(at, unit, pick));
        }
        if unit == "quarter" {
            return self.quarter(at);
        }
        self.length(at, unit)
    }

    fn picked(&self, at: u32, unit: &str, pick: Pick) -> Found {
        let earlier = matches!(self.lower_back(at, 2), "earlier" | "far") || self.lower_back(at, 2) == "so";
        let later = self.lower_back(at, 2) == "later";
        let alone = self.lower(at + 1) == "alone";
        let the_past = matches!(self.lower_back(at, 1), "past" | "last") && self.lower_back(at, 2) == "the";
        let from = if earlier || later { at - 2 } else { at - 1 };
        let pick = match pick {
            Pick::This if earlier => Pick::Earlier,
            Pick::This if alone => Pick::Alone,
            pick => pick,
        };
        let days = self.published.and_then(|published| {
            if the_past {
                relative::past(published, 1, unit)
            } else {
                relative::stretch(published, pick, unit)
            }
        });
        let from = if self.lower(from) == "far" { at - 1 } else { from };
        Found { from, to: at + 1 + u32::from(alone), days, duration: false, rule: "time.relative" }
    }

    /// "the third quarter", "Q3" is rare enough in prose.
    fn quarter(&self, at: u32) -> Option<Found> {
        let number = match self.lower_back(at, 1) {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" | "final" => 4,
            _ => return None,
        };
        let mut to = at + 1;
        let of = u32::from(matches!(self.lower(to), "of" | "in"));
        let stated = self.stated_year(to + of);
        if stated.is_some() {
            to += of + 1;
        }
        let year = stated.or_else(|| {
            self.published.map(|day| if number > (day.month() + 2) / 3 { day.year() - 1 } else { day.year() })
        });
        Some(Found {
            from: at - 1,
            to,
            days: year.and_then(|year| calendar::quarter(year, number)),
            duration: false,
            rule: "time.quarter",
        })
    }

    /// "three days ago", "the past two years", "for six hours".
    fn length(&self, at: u32, unit: &str) -> Option<Found> {
        let count_at = at.checked_sub(1).filter(|at| *at >= self.start)?;
        let count = self.number(count_at)?;
        let ago = matches!(self.lower(at + 1), "ago" | "earlier");
        let article = matches!(self.lower(count_at), "a" | "an");
        let past = matches!(self.lower_back(count_at, 1), "past" | "last" | "previous");
        let later = matches!(self.lower(at + 1), "later" | "after" | "before");
        if article && !ago {
            return None;
        }
        let days = self.published.and_then(|published| match (ago, past) {
            (true, _) => relative::ago(published, count, unit),
            (_, true) => relative::past(published, count, unit),
            _ => None,
        });
        let from = if past { count_at - 1 } else { count_at };
        let rule = if ago {
            "time.ago"
        } else if past {
            "time.past"
        } else {
            "time.duration"
        };
        let to = at + 1 + u32::from(ago || later);
        Some(Found { from, to, days, duration: !(ago || past), rule })
    }

    /// "last summer", "summer 2024".
    pub(super) fn season(&self, at: u32, month: i8) -> Option<Found> {
        let before = self.lower_back(at, 1);
        let year = match (before, self.stated_year(at + 1)) {
            (_, Some(year)) => Some(year),
            ("last", _) => {
                self.published.map(|day| if month + 2 < day.month() { day.year() } else { day.year() - 1 })
            }
            ("this" | "next", _) => self.published.map(|day| day.year() + i16::from(before == "next")),
            _ => return None,
        };
        let to = if self.stated_year(at + 1).is_some() { at + 2 } else { at + 1 };
        let days = year.and_then(|year| {
            let start = calendar::month(year, month)?.start;
            Some(DateSpan { start, end: calendar::month_shifted(start, 2)?.end })
        });
        let from = if matches!(before, "last" | "this" | "next") { at - 1 } else { at };
        Some(Found { from, to, days, duration: false, rule: "time.season" })
    }
}
