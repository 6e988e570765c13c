//! Stretches of time in words: "this week", "two days ago", "the third quarter", "last summer".

use super::pattern::{Found, Sentence};
use super::relative::{self, Pick};
use super::{calendar, clause};
use crate::base::DateSpan;
use crate::document::Tag;
use crate::lexicon::{Function, TimeWord, serves, time_word};

/// Shorter stretches are how long something took, longer ones need not reach up to publication.
const LEAST_HOURS: i64 = 12;
const MOST_HOURS: i64 = 7 * 24;

/// Nothing follows that a word before it could lead: "the day before."
fn ends_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Stop | Tag::Comma | Tag::Colon | Tag::Cc | Tag::In | Tag::Close | Tag::CloseQuote)
}

impl Sentence<'_> {
    /// "this week", "last month", "earlier this year", "two days ago", "for three days", "third quarter".
    pub(super) fn unit(&self, at: u32, lower: &str) -> Option<Found> {
        let unit = lower.strip_suffix('s').unwrap_or(lower);
        let unit = if unit == "centurie" { "century" } else { unit };
        let before = self.lower_back(at, 1);
        let during = before == "the" && serves(self.lower_back(at, 2), Function::Throughout);
        let pick = match before {
            "this" => Some(Pick::This),
            // "Fired during the week": the one up to publication.
            "the" if during && matches!(unit, "week" | "weekend") => Some(Pick::Alone),
            "next" | "coming" => Some(Pick::Next),
            "same" => return None,
            _ => serves(before, Function::Past).then_some(Pick::Last),
        };
        if let Some(pick) = pick.filter(|_| unit != "century" && !serves(unit, Function::ShortUnit)) {
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
        if let Some(found) = self.up_to(at, unit) {
            return Some(found);
        }
        let count_at = at.checked_sub(1).filter(|at| *at >= self.start)?;
        let next = self.lower(at + 1);
        // "the day before": one unit from another day.
        let definite = matches!(self.lower(count_at), "the") && matches!(next, "before" | "after");
        if definite && self.at_tag(at + 2).is_none_or(ends_clause) {
            return Some(Found {
                from: count_at,
                to: at + 2,
                days: None,
                duration: true,
                rule: "time.duration",
            });
        }
        let count = self.number(count_at)?;
        let ago = matches!(next, "ago" | "earlier");
        let article = matches!(self.lower(count_at), "a" | "an");
        let past = serves(self.lower_back(count_at, 1), Function::Past);
        let later = serves(next, Function::CountsFrom);
        if article && !(ago || later) {
            return None;
        }
        let window = !(ago || past || later) && self.is_window(count_at, count, unit);
        let days = self.published.and_then(|published| match (ago, past || window) {
            (true, _) => relative::ago(published, count, unit),
            (_, true) => relative::past(published, count, unit),
            _ => None,
        });
        let from = if past { count_at - 1 } else { count_at };
        let rule = match () {
            () if ago => "time.ago",
            () if past => "time.past",
            () if window && days.is_some() => "time.window",
            () => "time.duration",
        };
        let to = at + 1 + u32::from(ago || later);
        let dated = ago || past || window && days.is_some();
        Some(Found { from, to, days, duration: !dated, rule })
    }

    /// "killed **in 24 hours**", "over two days": so recent a stretch is the one up to publication.
    fn is_window(&self, count_at: u32, count: i64, unit: &str) -> bool {
        let led = match self.lower_back(count_at, 1) {
            "the" | "just" => self.lower_back(count_at, 2),
            word => word,
        };
        let hours = match unit {
            "hour" => 1,
            "day" | "night" => 24,
            _ => return false,
        };
        serves(led, Function::Within)
            && (LEAST_HOURS..=MOST_HOURS).contains(&(count * hours))
            && !clause::looks_ahead(self.document, self.start, self.end, count_at)
    }

    /// "the nine months **to September**", "the year ended June 30": so long, up to a time that is named.
    fn up_to(&self, at: u32, unit: &str) -> Option<Found> {
        let joins = serves(self.lower(at + 1), Function::UpTo);
        let months: i16 = match unit {
            "month" => 1,
            "quarter" => 3,
            "year" => 12,
            _ => return None,
        };
        let Some(TimeWord::Month(_)) = time_word(self.lower(at + 2)).filter(|_| joins) else { return None };
        let last = self.at(at + 2)?;
        let end = last.days?.end;
        let counted = at.checked_sub(1).filter(|at| *at >= self.start);
        let count = counted.and_then(|at| self.number(at)).unwrap_or(1);
        let months = months.checked_mul(i16::try_from(count).ok()?)?.checked_sub(1)?;
        let start = calendar::month_shifted(end, -i32::from(months))?.start;
        let from = counted.filter(|at| self.number(*at).is_some()).unwrap_or(at);
        let days = Some(DateSpan { start, end });
        Some(Found { from, to: last.to, days, duration: false, rule: "time.window_to" })
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
        let from = if serves(before, Function::PicksSeason) { at - 1 } else { at };
        Some(Found { from, to, days, duration: false, rule: "time.season" })
    }
}
