//! Days, weeks, months, quarters and years around a day.

use jiff::ToSpan;
use jiff::civil::Weekday;

use crate::base::{Date, DateSpan};

pub(super) fn shifted(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

/// The latest such weekday up to and including a day.
pub(super) fn weekday_until(day: Date, weekday: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let back = wanted.until(day.weekday());
    shifted(day, -i32::from(back))
}

/// The next such weekday from a day on, that day included.
pub(super) fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let ahead = day.weekday().until(wanted);
    shifted(day, i32::from(ahead))
}

pub(super) fn year(year: i16) -> Option<DateSpan> {
    Some(DateSpan { start: Date::new(year, 1, 1).ok()?, end: Date::new(year, 12, 31).ok()? })
}

pub(super) fn month(year: i16, month: i8) -> Option<DateSpan> {
    let start = Date::new(year, month, 1).ok()?;
    Some(DateSpan { start, end: start.last_of_month() })
}

pub(super) fn quarter(year: i16, quarter: i8) -> Option<DateSpan> {
    let start = month(year, quarter * 3 - 2)?.start;
    Some(DateSpan { start, end: month(year, quarter * 3)?.end })
}

/// Monday to Sunday.
pub(super) fn week_of(day: Date) -> Option<DateSpan> {
    let start = weekday_until(day, 1)?;
    Some(DateSpan { start, end: shifted(start, 6)? })
}

/// Saturday and Sunday: the last ones that have begun by a day.
pub(super) fn weekend_until(day: Date) -> Option<DateSpan> {
    let start = weekday_until(day, 6)?;
    Some(DateSpan { start, end: shifted(start, 1)? })
}

pub(super) fn month_shifted(day: Date, months: i32) -> Option<DateSpan> {
    let then = day.first_of_month().checked_add(months.months()).ok()?;
    month(then.year(), then.month())
}

/// The year in which a month and day without one fall: the nearest such day, the past one in doubt.
pub(super) fn year_near(published: Date, month: i8, day: i8, future: bool) -> Option<i16> {
    let this = Date::new(published.year(), month, day.clamp(1, 28)).ok()?;
    let ahead = published.until(this).ok()?.get_days();
    let year = match ahead {
        // A report looks back, so a day far ahead lay in the year before.
        _ if !future && ahead > 45 => published.year() - 1,
        _ if future && ahead < -200 => published.year() + 1,
        _ => published.year(),
    };
    Some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_weekday_includes_the_day_itself() {
        let sunday = date("2025-11-30");
        assert_eq!(weekday_until(sunday, 7), Some(sunday));
        assert_eq!(weekday_until(sunday, 4), Some(date("2025-11-27")));
        assert_eq!(weekday_from(sunday, 4), Some(date("2025-12-04")));
    }

    #[test]
    fn a_month_without_year_lies_behind() {
        assert_eq!(year_near(date("2025-01-10"), 12, 24, false), Some(2024));
        assert_eq!(year_near(date("2025-01-10"), 2, 1, false), Some(2025));
    }
}
