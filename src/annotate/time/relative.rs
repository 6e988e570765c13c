//! Times that count from the day of publication: "last month", "two days ago", "this week alone".

use super::calendar;
use crate::base::{Date, DateSpan};
use crate::lexicon::{Function, serves};

/// Which stretch a word like "last" or "this" picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    This,
    Last,
    Next,
    /// "earlier this year": up to publication.
    Earlier,
    /// "this week alone": the days up to publication.
    Alone,
}

pub(super) fn stretch(published: Date, pick: Pick, unit: &str) -> Option<DateSpan> {
    let whole = |offset: i32| match unit {
        "day" | "night" => Some(DateSpan::day(calendar::shifted(published, offset)?)),
        "week" => calendar::week_of(calendar::shifted(published, 7 * offset)?),
        "weekend" => calendar::weekend_until(calendar::shifted(published, 7 * offset)?),
        "month" => calendar::month_shifted(published, offset),
        "quarter" => {
            let then = calendar::month_shifted(published, 3 * offset)?.start;
            calendar::quarter(then.year(), (then.month() + 2) / 3)
        }
        "year" => calendar::year(published.year().checked_add(i16::try_from(offset).ok()?)?),
        "decade" => {
            let start = published.year() - published.year().rem_euclid(10) + i16::try_from(offset).ok()? * 10;
            Some(DateSpan { start: calendar::year(start)?.start, end: calendar::year(start + 9)?.end })
        }
        _ => None,
    };
    match pick {
        Pick::Last => whole(-1),
        Pick::Next => whole(1),
        Pick::This => whole(0),
        Pick::Earlier => Some(DateSpan { start: whole(0)?.start.min(published), end: published }),
        Pick::Alone if unit == "week" => {
            Some(DateSpan { start: calendar::shifted(published, -6)?, end: published })
        }
        Pick::Alone => Some(DateSpan { start: whole(0)?.start.min(published), end: published }),
    }
}

/// "three days ago", "two years earlier": a day for days, else the stretch around it.
pub(super) fn ago(published: Date, count: i64, unit: &str) -> Option<DateSpan> {
    let count = i32::try_from(count).ok().filter(|count| *count < 100_000)?;
    match unit {
        _ if serves(unit, Function::ShortUnit) => Some(DateSpan::day(published)),
        "day" | "night" => Some(DateSpan::day(calendar::shifted(published, -count)?)),
        "week" => calendar::week_of(calendar::shifted(published, -7 * count)?),
        "month" => calendar::month_shifted(published, -count),
        "year" => calendar::year(published.year().checked_sub(i16::try_from(count).ok()?)?),
        "decade" => {
            calendar::year(published.year().checked_sub(i16::try_from(count).ok()?.checked_mul(10)?)?)
        }
        _ => None,
    }
}

/// "the past 24 hours", "the last three weeks": so many days up to publication.
pub(super) fn past(published: Date, count: i64, unit: &str) -> Option<DateSpan> {
    let days: i64 = match unit {
        "hour" => (count + 23) / 24,
        "day" | "night" => count - 1,
        "week" => count * 7 - 1,
        "month" => count * 30,
        "year" => count * 365,
        "decade" => count * 3650,
        _ => return None,
    };
    let days = i32::try_from(days.clamp(0, 400_000)).ok()?;
    Some(DateSpan { start: calendar::shifted(published, -days)?, end: published })
}
