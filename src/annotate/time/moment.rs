//! When something was, as closely as the words say it: a day with its hour, from the mentions that stand side by side.

use serde::{Deserialize, Serialize};

use super::Time;
use super::clock::{ClockClass, ClockWord, clock_word, of_class};
use crate::base::{Context, DateSpan};
use crate::document::{Document, Sentence, Tag};
use crate::lexicon::{Function, TimeWord, functions, serves, time_count, time_word};

/// Minutes of a day.
const DAY: i16 = 1440;
/// Words that may stand between a day and its hour: "at **4:30 a.m. local time on Wednesday**".
const GAP: u32 = 4;
/// Longer stretches of days are times of something, not moments.
const LONGEST: i32 = 366;

/// Which side of a moment is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    #[default]
    At,
    /// "since 2019", "from 6 p.m."
    From,
    /// "until Monday"
    Until,
    /// "by 10 April": of what was counted by then, the time of the counting.
    By,
}

/// What the words say of the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clock {
    /// Minutes after the midnight with which the day begins, both ends included; past 1440 on the next day.
    pub from: i16,
    pub to: i16,
    /// Minutes ahead of UTC, where a zone is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<i16>,
    /// An hour of twelve, of which half of the day is not said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub twelve: bool,
    /// An hour and minute, not a part of the day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// End exclusive.
    pub tokens: (u32, u32),
    pub days: Option<DateSpan>,
    pub clock: Option<Clock>,
    pub bound: Bound,
    /// "about noon", "shortly after noon"
    pub about: bool,
    /// A day told from that of publication: "on Monday", "yesterday".
    pub relative: bool,
}

/// The moments of one sentence, in order; what only stamps the article ("Updated: Nov. 30, 2025 – 4 p.m.") is none.
pub fn moments(document: &Document, sentence: &Sentence, times: &[Time], context: &Context) -> Vec<Moment> {
    let reader = Reader { document, start: sentence.tokens.0, end: sentence.tokens.1 };
    let mut found: Vec<Moment> = Vec::new();
    for atom in reader.atoms(times) {
        let whole = found.last().and_then(|last| reader.joined(last, &atom));
        if whole.is_some() {
            found.pop();
        }
        found.push(whole.unwrap_or(atom));
    }
    reader.drop_stamps(&mut found, context);
    found.retain(|moment| !reader.compares(moment));
    for moment in &mut found {
        reader.bind(moment);
    }
    found
}

struct Reader<'d> {
    document: &'d Document,
    start: u32,
    end: u32,
}

fn is_month(lower: &str) -> bool {
    matches!(time_word(lower), Some(TimeWord::Month(_)))
}

impl Reader<'_> {
    fn lower(&self, at: u32) -> &str {
        if at >= self.start && at < self.end { self.document.lower(at) } else { "" }
    }

    fn atoms(&self, times: &[Time]) -> Vec<Moment> {
        let mut atoms = Vec::new();
        let mut times = times[times.partition_point(|time| time.tokens.0 < self.start)..].iter().peekable();
        let mut at = self.start;
        while at < self.end {
            if let Some(time) = times.next_if(|time| time.tokens.0 <= at) {
                atoms.extend(self.of_time(time));
                at = time.tokens.1.max(at + 1);
                continue;
            }
            let hour = self.in_words(at);
            at = hour.as_ref().map_or(at + 1, |moment| moment.tokens.1);
            atoms.extend(hour);
        }
        atoms
    }

    fn of_time(&self, time: &Time) -> Option<Moment> {
        let clock = if time.clock { Some(self.digits(time.tokens.0)?) } else { self.part(time.tokens) };
        let days = time.point.filter(|days| days.days() <= LONGEST);
        let known = clock.is_some() || days.is_some() && !time.duration;
        let (from, to) = time.tokens;
        let dated =
            |at: u32| self.lower(at).starts_with(|c: char| c.is_ascii_digit()) || is_month(self.lower(at));
        let relative = days.is_some() && !(from..to).any(dated);
        known.then_some(Moment { tokens: time.tokens, days, clock, bound: Bound::At, about: false, relative })
    }

    /// "Tuesday **afternoon**", "**late** Tuesday"
    fn part(&self, (from, to): (u32, u32)) -> Option<Clock> {
        let inside = |wanted: ClockClass| (from..to).find_map(|at| of_class(self.lower(at), wanted));
        let part = inside(ClockClass::Part).map(|(from, to)| Clock { from, to, ..Clock::default() });
        let half = inside(ClockClass::Half).map(|(from, to)| Clock { from, to, ..Clock::default() });
        part.or(half)
    }

    /// "7:52 a.m.", "2.15 p.m.", "4pm", "23:52 UTC"
    fn digits(&self, at: u32) -> Option<Clock> {
        let lower = self.lower(at);
        let digits = lower.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let suffix = &lower[digits.len()..];
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((hour, minute)) => {
                // "7:52:30" has seconds; a score of 3:1 is no time.
                let minute = minute.split(':').next().filter(|minute| minute.len() == 2)?;
                (hour.parse::<i16>().ok()?, minute.parse::<i16>().ok()?)
            }
            None if digits.len() > 2 => {
                (digits.parse::<i16>().ok()? / 100, digits.parse::<i16>().ok()? % 100)
            }
            None => (digits.parse().ok()?, 0),
        };
        if hour > 24 || minute > 59 {
            return None;
        }
        let meridian = of_class(suffix, ClockClass::Meridian)
            .or_else(|| of_class(self.lower(at + 1), ClockClass::Meridian));
        let zone = (at + 1..at + 4)
            .find_map(|at| of_class(self.lower(at), ClockClass::Zone))
            .map(|(offset, _)| offset);
        let whole_day = hour > 12 || hour == 0 || digits.starts_with('0') || zone.is_some();
        Some(self.hour(hour, minute, meridian.map(|(add, _)| add), zone, meridian.is_none() && !whole_day))
    }

    fn hour(&self, hour: i16, minute: i16, add: Option<i16>, zone: Option<i16>, twelve: bool) -> Clock {
        let of_twelve = if add.is_some() && hour == 12 { 0 } else { hour };
        let at = of_twelve * 60 + minute + add.unwrap_or(0);
        Clock { from: at, to: at, zone, twelve, stated: true }
    }

    /// "two **in the morning**", "four **o'clock**", "at **noon**", "in the **afternoon**"
    fn in_words(&self, at: u32) -> Option<Moment> {
        let moment = |to: u32, clock: Clock| Moment {
            tokens: (at, to),
            days: None,
            clock: Some(clock),
            bound: Bound::At,
            about: false,
            relative: false,
        };
        let lower = self.lower(at);
        let tag = self.document.tag(at);
        // Words of grammar name no hour, and are most of the words.
        let grammar = matches!(
            tag,
            Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Cc | Tag::Md | Tag::To | Tag::Comma | Tag::Stop | Tag::Pos
        );
        if grammar || tag.is_verb() {
            return None;
        }
        if let Some((from, to)) = of_class(lower, ClockClass::Part) {
            let before = self.lower(at.wrapping_sub(1));
            let definite = at > self.start && serves(before, Function::LeadsPartOfDay);
            let named = !self.document.tag(at + 1).is_noun();
            return ((from == to || definite) && named)
                .then(|| moment(at + 1, Clock { from, to, stated: from == to, ..Clock::default() }));
        }
        let hour = time_count(lower).filter(|hour| (1..=12).contains(hour))? as i16;
        if self.lower(at + 1) == "o'clock" {
            return Some(moment(at + 2, self.hour(hour, 0, None, None, true)));
        }
        let part = of_class(self.lower(at + 3), ClockClass::Part);
        let (from, _) = part.filter(|_| self.lower(at + 1) == "in" && self.lower(at + 2) == "the")?;
        let add = if from >= 720 { 720 } else { 0 };
        Some(moment(at + 4, self.hour(hour, 0, Some(add), None, false)))
    }

    /// A day and an hour that stand side by side are one moment.
    fn joined(&self, one: &Moment, other: &Moment) -> Option<Moment> {
        let near = other.tokens.0 <= one.tokens.1 + GAP && !self.parted(one.tokens.1, other.tokens.0);
        let days = match (one.days, other.days) {
            (Some(_), Some(_)) => return None,
            (one, other) => one.or(other),
        };
        let clock = match (one.clock, other.clock) {
            (Some(one), Some(other)) if one.stated == other.stated => return None,
            (Some(one), Some(other)) => Some(self.settled(one, other)),
            (one, other) => one.or(other),
        };
        near.then_some(Moment {
            tokens: (one.tokens.0, other.tokens.1),
            days,
            clock,
            relative: one.relative || other.relative,
            ..*one
        })
    }

    /// Whether other words than those of a time stand between: "left **at 6:55 and landed** on Tuesday".
    fn parted(&self, from: u32, to: u32) -> bool {
        let glue = |at: u32| {
            let lower = self.lower(at);
            matches!(lower, "," | "time" | "(" | ")")
                || serves(lower, Function::LeadsMoment)
                || clock_word(lower)
                    .is_some_and(|word| !matches!(word.class, ClockClass::Part | ClockClass::Clock))
        };
        !(from..to).all(glue)
    }

    /// An hour with its part of the day: "at 8 on Monday **evening**".
    fn settled(&self, one: Clock, other: Clock) -> Clock {
        let (stated, part) = if one.stated { (one, other) } else { (other, one) };
        let afternoon = stated.twelve && part.from >= DAY / 2 && stated.from < DAY / 2;
        let shift = if afternoon { DAY / 2 } else { 0 };
        Clock { from: stated.from + shift, to: stated.to + shift, twelve: false, ..stated }
    }

    /// Drops the day of publication written out with its year, and an hour that follows it.
    fn drop_stamps(&self, found: &mut Vec<Moment>, context: &Context) {
        let mut stamped = None;
        found.retain(|moment| {
            let (from, to) = moment.tokens;
            let dated = moment.days.zip(context.published).is_some_and(|(days, day)| {
                days == DateSpan::day(day) && (from..to).any(|at| self.is_year(at))
            });
            let follows = stamped.is_some_and(|end: u32| from <= end + GAP && moment.days.is_none());
            if dated || follows {
                stamped = Some(to);
            }
            !(dated || follows)
        });
    }

    fn is_year(&self, at: u32) -> bool {
        let lower = self.lower(at);
        lower.len() == 4 && lower.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// "Two more than **on Monday**", "a year **earlier**", "**as of** midnight": with what a figure is compared, or when
    /// it was counted, and not when anything was.
    fn compares(&self, moment: &Moment) -> bool {
        let before = |back: u32| moment.tokens.0.checked_sub(back).map_or("", |at| self.lower(at));
        let after = self.lower(moment.tokens.1);
        let counted = before(1) == "of" && before(2) == "as";
        let led = if serves(before(1), Function::LeadsCompared) { before(2) } else { before(1) };
        let relates = |word: &str| serves(word, Function::RelatesTime);
        let relative = (moment.tokens.0..moment.tokens.1).any(|at| relates(self.lower(at)));
        counted || led == "than" || relative || relates(after)
    }

    /// Reads what leads a moment: "since", "until", "late on", "shortly after".
    fn bind(&self, moment: &mut Moment) {
        let first = moment.tokens.0;
        for at in (self.start..first).rev().take(3) {
            let lower = self.lower(at);
            let does = functions(lower);
            let loosened = || at > self.start && of_class(self.lower(at - 1), ClockClass::About).is_some();
            if lower == "by" {
                moment.bound = Bound::By;
            } else if does.has(Function::EndsStretch) {
                moment.bound = Bound::Until;
            } else if does.has(Function::BeginsStretch) {
                moment.bound = Bound::From;
            } else if does.has(Function::LeadsMoment) || lower == "," || lower == "after" && loosened() {
                continue;
            } else if lower == "after" {
                moment.bound = Bound::From;
            } else if !self.loosen(moment, at) {
                break;
            }
        }
    }

    /// "**about** noon", "**late** on Tuesday"; whether a word is one of these.
    fn loosen(&self, moment: &mut Moment, at: u32) -> bool {
        match clock_word(self.lower(at)) {
            Some(ClockWord { class: ClockClass::About, .. }) => moment.about = true,
            Some(ClockWord { class: ClockClass::Half, from, to, .. }) if moment.clock.is_none() => {
                moment.clock = Some(Clock { from, to, ..Clock::default() });
                moment.tokens.0 = at;
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Article;

    /// Each moment as "days from-to bound", published on Sunday, 30 November 2025.
    fn read(text: &str) -> String {
        let article = Article::untitled(text);
        let document = Document::new(&article);
        let context = Context { published: "2025-11-30".parse().ok() };
        let times = super::super::annotate(&document, &context);
        let shown = |moment: Moment| {
            let days = moment.days.map_or("-".to_owned(), |days| match days.days() {
                1 => days.start.to_string(),
                _ => format!("{}..{}", days.start, days.end),
            });
            let clock = moment.clock.map_or(String::new(), |clock| {
                let of = |minutes: i16| format!("{}:{:02}", minutes / 60, minutes % 60);
                let zone = clock.zone.map_or(String::new(), |zone| format!(" UTC{zone:+}"));
                let half = if clock.twelve { "?" } else { "" };
                match clock.from == clock.to {
                    true => format!(" {}{half}{zone}", of(clock.from)),
                    false => format!(" {}-{}{zone}", of(clock.from), of(clock.to)),
                }
            });
            let bound = match moment.bound {
                Bound::At => "",
                Bound::From => " from",
                Bound::Until => " until",
                Bound::By => " by",
            };
            format!("{days}{clock}{bound}{}", if moment.about { " about" } else { "" })
        };
        let all =
            document.sentences.iter().flat_map(|sentence| moments(&document, sentence, &times, &context));
        all.map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_day_and_its_hour_are_one_moment() {
        for (text, wanted) in [
            ("It landed at 7:52 a.m. on Tuesday.", "2025-11-25 7:52"),
            ("It sank late on Friday.", "2025-11-28 12:00-24:00"),
            ("It broke out on Friday night.", "2025-11-28 21:00-30:00"),
            ("The quake struck at 4:52 a.m. local time on Thursday.", "2025-11-27 4:52"),
            ("The quake struck at 23:52 UTC on Wednesday.", "2025-11-26 23:52 UTC+0"),
            ("They left at two in the morning.", "- 2:00"),
            ("It opened at 6:55.", "- 6:55?"),
            ("The siren went off shortly after noon.", "- 12:00 about"),
            ("It began at 8 p.m. and ended on Saturday.", "- 20:00; 2025-11-29"),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_moment_may_bound_a_stretch() {
        for (text, wanted) in [
            ("The road stayed shut until Friday.", "2025-11-28 until"),
            ("The road will stay shut until Friday.", "2025-12-05 until"),
            ("The curfew runs from 6 p.m. to 5 a.m.", "- 18:00 from; - 5:00"),
            ("It has stood since 1936.", "1936-01-01..1936-12-31 from"),
            ("All letters go out by April 10.", "2026-04-10 by"),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_of_day_gives_no_hour() {
        for text in [
            "They won two more than on Monday.",
            "They won 3:1.",
            "He slept for three days.",
            "The morning papers were late.",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
