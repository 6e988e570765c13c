//! Finds times in sentences: one pass, one look-up a token, patterns only where a time word stands.

use super::clock::closes_hour;
use super::{Time, calendar, clause};
use crate::base::{Context, Date, DateSpan, Derivation, RuleId};
use crate::document::{Document, ParagraphKind, Tag};
use crate::lexicon::{Function, TimeWord, functions, serves, time_count, time_word};

pub(super) struct Sentence<'d> {
    pub(super) document: &'d Document,
    pub(super) published: Option<Date>,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A match: its tokens, what days it means, and the rule.
pub(super) struct Found {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) days: Option<DateSpan>,
    pub(super) duration: bool,
    pub(super) rule: RuleId,
}

/// Of an hour, which names no day.
const CLOCK: RuleId = "time.clock";

pub(super) fn times(document: &Document, context: &Context) -> Vec<Time> {
    let mut out = Vec::new();
    for sentence in &document.sentences {
        if document.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Boilerplate {
            continue;
        }
        let view = Sentence {
            document,
            published: context.published,
            start: sentence.tokens.0,
            end: sentence.tokens.1,
        };
        view.collect(&mut out);
    }
    out
}

impl<'d> Sentence<'d> {
    fn collect(&self, out: &mut Vec<Time>) {
        let mut at = self.start;
        let mut floor = self.start;
        while at < self.end {
            let found = self.at(at).filter(|found| found.from >= floor);
            let Some(found) = found else {
                at += 1;
                continue;
            };
            at = found.to.max(at + 1);
            floor = at;
            let found = self.anchored(found, out);
            out.push(self.time(found));
        }
    }

    fn time(&self, found: Found) -> Time {
        let before = self.lower_back(found.from, 1);
        let since = before == "since" || before == "far" && self.lower_back(found.from, 2) == "so";
        let point = found.days;
        let mut days = point;
        if let (true, Some(span), Some(published)) = (since, days, self.published) {
            days = Some(DateSpan { start: span.start.min(published), end: published });
        }
        let mut rules = Derivation::of(found.rule);
        if since {
            rules.push("time.since");
        }
        let tokens = (found.from, found.to);
        Time {
            span: self.document.span_of(tokens),
            tokens,
            days,
            point,
            duration: found.duration,
            clock: found.rule == CLOCK,
            since: since && !found.duration,
            rules,
        }
    }

    pub(super) fn lower(&self, at: u32) -> &'d str {
        if at >= self.start && at < self.end { self.document.lower(at) } else { "" }
    }

    pub(super) fn lower_back(&self, at: u32, back: u32) -> &'d str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(super) fn number(&self, at: u32) -> Option<i64> {
        let lower = self.lower(at);
        let plain = lower
            .strip_suffix("th")
            .or_else(|| lower.strip_suffix("st"))
            .or_else(|| lower.strip_suffix("nd"))
            .or_else(|| lower.strip_suffix("rd"))
            .unwrap_or(lower);
        if plain.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return plain.parse().ok().filter(|n| *n < 100_000);
        }
        time_count(lower)
    }

    pub(super) fn at(&self, at: u32) -> Option<Found> {
        let lower = self.lower(at);
        let first = *lower.as_bytes().first()?;
        if first.is_ascii_digit() {
            return self.digits(at, lower);
        }
        match time_word(lower) {
            Some(TimeWord::Weekday(day)) => self.weekday(at, day),
            Some(TimeWord::Month(month)) => self.month(at, month),
            Some(TimeWord::Day(offset)) => self.day(at, offset),
            Some(TimeWord::Unit | TimeWord::Units) => self.unit(at, lower),
            Some(TimeWord::Season(month)) => self.season(at, month),
            Some(TimeWord::Part) if lower == "midnight" || lower == "noon" => {
                Some(Found { from: at, to: at + 1, days: None, duration: true, rule: CLOCK })
                    .filter(|_| false)
            }
            Some(TimeWord::Weekdays | TimeWord::Part) => None,
            None if lower == "overnight" => self.overnight(at),
            None => None,
        }
    }

    /// Clock times, years, ISO and slashed dates, "30 November 2025".
    fn digits(&self, at: u32, lower: &str) -> Option<Found> {
        if let Some(found) = self.clock(at, lower) {
            return Some(found);
        }
        if let Some(TimeWord::Month(month)) = time_word(self.lower(at + 1))
            && let Some(day) = self.number(at).filter(|day| (1..=31).contains(day))
        {
            return Some(self.date(at, at + 2, month, day as i8));
        }
        if let Some(TimeWord::Month(month)) =
            time_word(self.lower(at + 2)).filter(|_| self.lower(at + 1) == "of")
            && let Some(day) = self.number(at).filter(|day| (1..=31).contains(day))
        {
            return Some(self.date(at, at + 3, month, day as i8));
        }
        if let Some(day) = iso(lower) {
            return Some(Found {
                from: at,
                to: at + 1,
                days: Some(DateSpan::day(day)),
                duration: false,
                rule: "time.iso",
            });
        }
        if let Some(start) = decade(lower) {
            let days =
                Some(DateSpan { start: calendar::year(start)?.start, end: calendar::year(start + 9)?.end });
            return Some(Found { from: at, to: at + 1, days, duration: false, rule: "time.decade" });
        }
        self.year(at, lower)
    }

    fn year(&self, at: u32, lower: &str) -> Option<Found> {
        let year: i16 =
            (lower.len() == 4).then(|| lower.parse().ok())?.filter(|year| (1000..2200).contains(year))?;
        let before = self.lower_back(at, 1);
        let recent = (1900..2060).contains(&year);
        let plural = self.at_tag(at + 1) == Some(Tag::Nns);
        let leads = functions(before);
        // "the war of 1998", but "a crowd of 2000 people".
        let led = leads.has(Function::LeadsYear)
            || recent && (before == "before" || leads.has(Function::LeadsRecentYear) && !plural);
        if !led {
            return None;
        }
        Some(Found { from: at, to: at + 1, days: calendar::year(year), duration: false, rule: "time.year" })
    }

    pub(super) fn at_tag(&self, at: u32) -> Option<Tag> {
        (at >= self.start && at < self.end).then(|| self.document.tag(at))
    }

    /// "5 p.m.", "10.45pm", "11:30", "2100 GMT".
    fn clock(&self, at: u32, lower: &str) -> Option<Found> {
        let digits = lower.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let suffix = &lower[digits.len()..];
        let shape = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
        let next = self.lower(at + 1);
        if !shape || digits.is_empty() {
            return None;
        }
        let colon = digits.contains(':');
        let small = digits.split([':', '.']).next().is_some_and(|hour| {
            hour.parse::<u32>().is_ok_and(|hour| hour <= 24 || (100..=2400).contains(&hour))
        });
        let decimal = digits.split_once('.').is_some_and(|(_, minutes)| minutes.len() != 2);
        let to = if small && !decimal && closes_hour(suffix) {
            at + 1
        } else if small && !decimal && suffix.is_empty() && closes_hour(next) {
            at + 2
        } else if colon && suffix.is_empty() {
            at + 1
        } else {
            return None;
        };
        Some(Found { from: at, to, days: None, duration: false, rule: CLOCK })
    }

    /// "Sunday", "last Friday", "Thursday, Nov. 27", "Saturday night", "overnight into Sunday".
    fn weekday(&self, at: u32, weekday: i8) -> Option<Found> {
        let mut to = at + 1;
        let comma = u32::from(self.lower(to) == ",");
        if let Some(TimeWord::Month(month)) = time_word(self.lower(to + comma))
            && let Some(day) = self.number(to + comma + 1).filter(|day| (1..=31).contains(day))
        {
            let date = self.date(to + comma, to + comma + 2, month, day as i8);
            return Some(Found { from: at, ..date });
        }
        if let (Some(day), Some(TimeWord::Month(month))) = (self.number(to), time_word(self.lower(to + 1)))
            && (1..=31).contains(&day)
        {
            let date = self.date(to, to + 2, month, day as i8);
            return Some(Found { from: at, ..date });
        }
        if matches!(time_word(self.lower(to)), Some(TimeWord::Part)) || self.lower(to) == "night" {
            to += 1;
        }
        let before = self.lower_back(at, 1);
        let from = if serves(before, Function::PicksDay) { at - 1 } else { at };
        let ahead = before == "next"
            || before != "last" && clause::looks_ahead(self.document, self.start, self.end, from);
        let day = self.published.and_then(|published| match before {
            "last" => calendar::weekday_until(calendar::shifted(published, -1)?, weekday),
            _ if ahead => calendar::weekday_from(published, weekday),
            _ => calendar::weekday_until(published, weekday),
        });
        let into = before == "into" && self.lower_back(at, 2) == "overnight";
        let night = before == "to" && matches!(self.lower_back(at, 2), "overnight");
        if into || night {
            let days = day.and_then(|day| Some(DateSpan { start: calendar::shifted(day, -1)?, end: day }));
            return Some(Found { from: at - 2, to, days, duration: false, rule: "time.overnight" });
        }
        let rule = if ahead { "time.weekday_ahead" } else { "time.weekday" };
        let mut days = day.map(DateSpan::day);
        if matches!(self.lower(to), "into" | "to")
            && matches!(time_word(self.lower(to + 1)), Some(TimeWord::Weekday(_)))
            && let Some(next) = self.weekday(to + 1, weekday % 7 + 1)
        {
            days = next
                .days
                .zip(days)
                .and_then(|(end, _)| Some(DateSpan { start: calendar::shifted(end.end, -1)?, end: end.end }));
            return Some(Found { from, to: next.to, days, duration: false, rule: "time.overnight" });
        }
        Some(Found { from, to, days, duration: false, rule })
    }

    fn overnight(&self, at: u32) -> Option<Found> {
        if matches!(self.lower(at + 1), "into" | "to")
            && matches!(time_word(self.lower(at + 2)), Some(TimeWord::Weekday(_)))
        {
            let Some(TimeWord::Weekday(day)) = time_word(self.lower(at + 2)) else { return None };
            return self.weekday(at + 2, day);
        }
        let days =
            self.published.and_then(|day| Some(DateSpan { start: calendar::shifted(day, -1)?, end: day }));
        Some(Found { from: at, to: at + 1, days, duration: false, rule: "time.overnight" })
    }

    /// "Nov. 30", "November 30, 2025", "November 2025", "in November".
    fn month(&self, at: u32, month: i8) -> Option<Found> {
        if !self.is_month_name(at) {
            return None;
        }
        if let Some(day) = self.number(at + 1).filter(|day| (1..=31).contains(day)) {
            let plain = self.lower(at + 1).as_bytes().first().is_some_and(u8::is_ascii_digit);
            if plain {
                return Some(self.date(at, at + 2, month, day as i8));
            }
        }
        let comma = u32::from(self.lower(at + 1) == "," || self.lower(at + 1) == "of");
        if let Some(year) = self.stated_year(at + 1 + comma) {
            return Some(Found {
                from: at,
                to: at + 2 + comma,
                days: calendar::month(year, month),
                duration: false,
                rule: "time.month",
            });
        }
        let ahead = clause::looks_ahead(self.document, self.start, self.end, at);
        let before = self.lower_back(at, 1);
        let days = self.published.and_then(|published| {
            let year = match before {
                "last" if month >= published.month() => published.year() - 1,
                "next" if month <= published.month() => published.year() + 1,
                _ => calendar::year_near(published, month, if ahead { 28 } else { 1 }, ahead)?,
            };
            calendar::month(year, month)
        });
        let from = if before == "mid" || serves(before, Function::PicksDay) { at - 1 } else { at };
        Some(Found { from, to: at + 1, days, duration: false, rule: "time.month" })
    }

    /// "May" and "March" are months only with a capital, and not before a verb.
    fn is_month_name(&self, at: u32) -> bool {
        let word = self.document.word(at);
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let doubtful = serves(self.lower(at), Function::AlsoAMonth);
        !doubtful
            || self.lower(at).len() == 3
                && self.lower(at) != "may"
                && self.number(at.wrapping_sub(1)).is_some()
            || self.number(at + 1).is_some()
            || serves(self.lower_back(at, 1), Function::LeadsMonth)
            || self.document.tag(at).is_name()
                && at > self.start
                && !self.document.tag(at - 1).is_name()
                && self.at_tag(at + 1).is_none_or(|tag| !tag.is_name())
    }

    pub(super) fn stated_year(&self, at: u32) -> Option<i16> {
        let lower = self.lower(at);
        (lower.len() == 4).then(|| lower.parse().ok())?.filter(|year| (1000..2200).contains(year))
    }

    /// A day of a month, with the year if one follows.
    fn date(&self, from: u32, to: u32, month: i8, day: i8) -> Found {
        let comma = u32::from(self.lower(to) == ",");
        let stated = self.stated_year(to + comma);
        let to = if stated.is_some() { to + comma + 1 } else { to };
        let ahead = clause::looks_ahead(self.document, self.start, self.end, from);
        let year = stated.or_else(|| calendar::year_near(self.published?, month, day, ahead));
        let date = year.and_then(|year| Date::new(year, month, day).ok());
        Found { from, to, days: date.map(DateSpan::day), duration: false, rule: "time.date" }
    }

    fn day(&self, at: u32, offset: i32) -> Option<Found> {
        let to = if matches!(time_word(self.lower(at + 1)), Some(TimeWord::Part)) { at + 2 } else { at + 1 };
        let days = self.published.and_then(|day| calendar::shifted(day, offset)).map(DateSpan::day);
        Some(Found { from: at, to, days, duration: false, rule: "time.day" })
    }
}

fn iso(lower: &str) -> Option<Date> {
    let bytes = lower.as_bytes();
    (bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-').then(|| lower.get(..10)?.parse().ok())?
}

/// "1990s".
fn decade(lower: &str) -> Option<i16> {
    let digits = lower.strip_suffix('s').filter(|digits| digits.len() == 4)?;
    digits.parse().ok().filter(|year: &i16| year % 10 == 0 && (1000..2200).contains(year))
}
