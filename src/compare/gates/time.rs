//! Gate 3, second part: can both speak of one time?

use crate::base::DateSpan;
use crate::claims::Claim;

/// Days to which a clock, a night or a time zone may shift a report.
const SLACK: i32 = 1;

pub fn window(claim: &Claim) -> Option<DateSpan> {
    let time = claim.time.as_ref()?;
    let (start, end) = (time.start?, time.end?);
    (start <= end).then_some(DateSpan { start, end })
}

/// The one day of an event, or the two of a night.
pub fn day(claim: &Claim) -> Option<DateSpan> {
    window(claim).filter(|days| days.days() <= 2)
}

/// Days between two events; one without a day of its own is taken to be of the day of publication.
pub fn apart(a: &Claim, b: &Claim) -> Option<i32> {
    let when = |claim: &Claim| day(claim).or(claim.article.published.map(DateSpan::day));
    Some(days_between(when(a)?, when(b)?))
}

pub fn meet(newer: &Claim, older: &Claim) -> Result<String, String> {
    let (Some(a), Some(b)) = (window(newer), window(older)) else {
        // What happened after an article was published is not what it counts.
        return match too_late(newer, older) || too_late(older, newer) {
            true => Err("one article is older than what the other tells of".to_owned()),
            false => Ok("time of one is unknown".to_owned()),
        };
    };
    let (short, long) = if a.days() <= b.days() { (a, b) } else { (b, a) };
    let within = |claim: &Claim| {
        claim.time.as_ref().is_some_and(|time| time.text.to_lowercase().starts_with("earlier"))
    };
    if long.days() >= 5 && !within(newer) && !within(older) && short.days() * 3 < long.days() {
        return Err(format!("{} days against {}", short.days(), long.days()));
    }
    let gap = days_between(a, b);
    if gap > SLACK || gap == SLACK && a.days().max(b.days()) > 2 {
        return Err(format!("{} and {}", show(a), show(b)));
    }
    if unlike_nights(newer, a, older, b) || unlike_nights(older, b, newer, a) {
        return Err(format!("a night, {}, and the day before it", show(if at_night(newer) { a } else { b })));
    }
    Ok(if a == b { show(a) } else { format!("{} meets {}", show(a), show(b)) })
}

fn too_late(event: &Claim, article: &Claim) -> bool {
    let latest =
        article.article.published.and_then(|day| day.checked_add(jiff::Span::new().days(SLACK)).ok());
    window(event).zip(latest).is_some_and(|(days, latest)| days.start > latest)
}

/// A night that ends after the other's day ended, and that the other does not name.
fn unlike_nights(night: &Claim, at: DateSpan, day: &Claim, other: DateSpan) -> bool {
    at_night(night) && !at_night(day) && other.end < at.end
}

fn at_night(claim: &Claim) -> bool {
    claim.time.as_ref().is_some_and(|time| time.text.to_lowercase().contains("overnight"))
}

/// 0 if they overlap.
fn days_between(a: DateSpan, b: DateSpan) -> i32 {
    if a.overlaps(b) {
        return 0;
    }
    let (early, late) = if a.end < b.start { (a, b) } else { (b, a) };
    early.end.until(late.start).map_or(i32::MAX, |span| span.get_days())
}

pub fn show(days: DateSpan) -> String {
    if days.start == days.end { days.start.to_string() } else { format!("{} to {}", days.start, days.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::claim;

    #[test]
    fn a_night_and_a_week_are_two_windows() {
        let night = claim("122 drones").on("2025-11-29", "2025-11-30").built();
        let week = claim("1,400 drones").on("2025-11-24", "2025-11-30").built();
        assert!(meet(&night, &week).is_err());
    }

    #[test]
    fn the_night_into_sunday_is_not_saturday() {
        let saturday = claim("three people").on("2025-11-29", "2025-11-29").built();
        let mut night = claim("one person").on("2025-11-29", "2025-11-30").built();
        assert!(meet(&night, &saturday).is_ok());
        night.time.as_mut().unwrap().text = "overnight into Sunday".to_owned();
        assert!(meet(&night, &saturday).is_err());
    }

    #[test]
    fn an_unknown_time_is_not_another_time() {
        let known = claim("three people").on("2025-11-29", "2025-11-29").built();
        assert!(meet(&known, &claim("two people").built()).is_ok());
    }
}
