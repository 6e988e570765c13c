//! Gate 3, second part: can both speak of one time?

use super::occurrence::MOST_WORDS;
use super::scope;
use crate::base::DateSpan;
use crate::claims::{Claim, Event};
use crate::compare::Reading;
use crate::compare::words::{Word, is_number, words};

/// Days to which a clock, a night or a time zone may shift a report.
const SLACK: i32 = 1;

/// Verbs for what is done to a count.
const COUNTING: &[&str] = &[
    "rise", "raise", "lower", "revise", "correct", "update", "climb", "drop", "fall", "cut", "put", "stand",
];

pub fn window(claim: &Claim) -> Option<DateSpan> {
    // "The toll was lowered on Friday": the day of the counting, not of what is counted.
    let counting = |event: &Event| COUNTING.contains(&event.lemma.as_str());
    if claim.event.as_ref().is_some_and(counting) {
        return None;
    }
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

/// After so many days a report without a day of its own may speak of anything.
const FRESH: i32 = 10;

/// How surely both must be of one thing to be so far apart.
const SURE: f32 = 0.8;

/// Reports so many days apart may tell one piece of news without naming its day.
const ONE_NEWS: i32 = 2;

/// Stricter than [`meet`], for an alarm: stated days must overlap, and a stated day must be one of which a
/// report without any may well speak.
pub fn at_one(a: &Claim, b: &Claim, sure: f32) -> Result<String, String> {
    let fresh_for = if sure >= SURE { FRESH } else { ONE_NEWS };
    let fresh = |stated: DateSpan, other: &Claim| match other.article.published {
        Some(day) => days_between(stated, DateSpan::day(day)) <= fresh_for,
        None => true,
    };
    let (one, other) = (window(a), window(b));
    let fits = match (one, other) {
        (Some(one), Some(other)) => one.overlaps(other),
        (Some(stated), None) => fresh(stated, b),
        (None, Some(stated)) => fresh(stated, a),
        (None, None) => match (a.article.published, b.article.published) {
            (Some(a), Some(b)) => days_between(DateSpan::day(a), DateSpan::day(b)) <= ONE_NEWS,
            _ => true,
        },
    };
    let shown = |days: Option<DateSpan>| days.map_or_else(|| "no stated day".to_owned(), show);
    let because = format!("{} and {}", shown(one), shown(other));
    if fits { Ok(because) } else { Err(because) }
}

/// "In the past 24 hours" counts all raids of a day, "on Monday" one; a year's revenue is not a quarter's.
pub fn one_stretch(a: &Reading, b: &Reading) -> Result<String, String> {
    match (stretch(a), stretch(b)) {
        (one, other) if one == other => Ok("both count over one length of time".to_owned()),
        (one, other) => {
            Err(format!("over {} and {}", one.unwrap_or("no stated length"), other.unwrap_or("none")))
        }
    }
}

/// The length of time that a figure counts over, if its sentence or the words around it say so.
fn stretch(claim: &Reading) -> Option<&'static str> {
    const AROUND: usize = 9;
    let said = claim.words();
    let hours = said.windows(2).find_map(|pair| match (pair[0].text.as_str(), pair[1].text.as_str()) {
        (count, "hours" | "hour") if is_number(count) => Some("hours"),
        (count, "days") if is_number(count) => Some("days"),
        (count, "weeks") if is_number(count) => Some("weeks"),
        ("past" | "last", "week" | "month") => Some("weeks"),
        ("recent", "days" | "weeks") => Some("days"),
        _ => None,
    });
    // Beyond a conjunction, a year is another figure's: "rose 6 percent, and for the full year reached 5 billion".
    let year = || {
        let before = scope::before_figure(claim).map(|text| words(text, MOST_WORDS)).unwrap_or_default();
        let after = scope::after_figure(claim).map(|text| words(text, AROUND)).unwrap_or_default();
        let joins = |word: &&Word| matches!(word.text.as_str(), "and" | "while");
        let near = before.iter().rev().take(AROUND).take_while(|word| !joins(word));
        let near: Vec<&Word> = near.collect();
        let near = near.into_iter().rev().chain(after.iter().take_while(|word| !joins(word)));
        let near: Vec<&str> = near.map(|word| word.text.as_str()).collect();
        let whole = |pair: &[&str]| matches!(pair[0], "full" | "fiscal" | "whole") && pair[1] == "year";
        near.windows(2).any(whole) || near.iter().any(|word| matches!(*word, "annual" | "annually"))
    };
    hours.or_else(|| year().then_some("a year"))
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
