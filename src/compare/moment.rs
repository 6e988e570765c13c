//! A moment as alignment sees it, and whether two of them can be one.

use super::around::{Around, Place};
use super::weighed::Weighed;
use crate::base::{Date, DateSpan, since_1970};
use crate::claims::{self, Bound, Clock, Reading, Sign};

#[derive(Debug)]
pub struct Moment {
    /// Index among its reading's moments.
    pub at: usize,
    /// Index of its clause among the prepared ones, if that is looked at.
    pub clause: Option<usize>,
    pub around: Around,
    pub signs: u32,
    /// The first moment of its article, whose day it leads with.
    pub first: bool,
}

impl Moment {
    pub fn of((reading, weighed): (&Reading, &Weighed), at: usize) -> Option<Moment> {
        let moment = reading.setting.moments.get(at)?;
        let words = (u32::from(moment.words.0), u32::from(moment.words.1));
        Some(Moment {
            at,
            clause: None,
            around: Around::of(
                (reading, weighed),
                Place { sentence: moment.sentence, core: words, whole: words },
            )?,
            signs: moment.signs.iter().map(|sign| sign.bit()).fold(0, |all, bit| all | bit),
            first: at == 0,
        })
    }

    pub fn has(&self, sign: Sign) -> bool {
        self.signs & sign.bit() != 0
    }
}

/// How two moments lie to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// The same day and hour, as far as either says.
    Same,
    /// Neither says enough, or one lies within the other.
    Compatible,
    /// No moment is both.
    Apart,
    /// One hour in two zones, which cannot both be right.
    OtherZone,
}

/// Minutes of a day.
const DAY: i64 = 1440;
/// Minutes by which two stated hours may differ, of which one was rounded.
const ROUNDED: i64 = 15;
/// Minutes within which "about noon" and "shortly after noon" lie, and by which the parts of a day run into one another.
const LOOSE: i64 = 60;

/// How two moments lie; `None` where they bound different ends of a stretch, or share no measure of time.
pub fn times(one: &claims::Moment, other: &claims::Moment) -> Option<Times> {
    // "Until Monday" ends what "from Friday" begins.
    let ends = |moment: &claims::Moment| matches!(moment.bound, Bound::Until | Bound::By);
    if ends(one) != ends(other) {
        return None;
    }
    if let (Some(a), Some(b)) = (one.clock, other.clock)
        && a.stated
        && b.stated
        && a.zone.is_some() != b.zone.is_some()
    {
        // The local zone is not known, so that the hours cannot be compared; but one hour in two zones is a slip.
        let same = a.from == b.from && days_meet(one.days, other.days) == Some(true);
        return same.then_some(Times::OtherZone);
    }
    if let (Some(a), Some(b)) = (one.days, other.days)
        && one.relative != other.relative
        && weeks_apart(a, b)
    {
        // Which Friday was meant is a guess.
        return Some(Times::Compatible);
    }
    let shift = |clock: Option<Clock>| i64::from(clock.and_then(|clock| clock.zone).unwrap_or(0));
    let slack = match (exact(one), exact(other)) {
        _ if one.clock.is_none() && other.clock.is_none() => 0,
        (true, true) => ROUNDED,
        _ => LOOSE,
    };
    match (one.days, other.days) {
        (Some(a), Some(b)) => {
            let halves =
                |moment: &claims::Moment| if moment.clock.is_some_and(|clock| clock.twelve) { 2 } else { 1 };
            let mut apart = true;
            for late in 0..halves(one) {
                for later in 0..halves(other) {
                    let first = stretch(a, one.clock, shift(one.clock) - late * DAY / 2);
                    let second = stretch(b, other.clock, shift(other.clock) - later * DAY / 2);
                    apart &= first.1 + slack < second.0 || second.1 + slack < first.0;
                }
            }
            let equal = a == b && one.clock == other.clock;
            Some(if apart {
                Times::Apart
            } else if equal {
                Times::Same
            } else {
                Times::Compatible
            })
        }
        _ => {
            let (a, b) = (one.clock?, other.clock?);
            let round = if a.twelve || b.twelve { DAY / 2 } else { DAY };
            let (a, b) = ((a, shift(one.clock)), (b, shift(other.clock)));
            let gap = |(a, shift): (Clock, i64), (b, other): (Clock, i64)| {
                // From the end of one to the start of the other, around the clock.
                (i64::from(b.from) - other - (i64::from(a.to) - shift)).rem_euclid(round)
            };
            let length = |clock: Clock| i64::from(clock.to - clock.from);
            let total = length(a.0) + length(b.0);
            let (after, before) = (gap(a, b), gap(b, a));
            // Two stretches that do not meet leave gaps of a whole turn, less their lengths.
            let apart = after + before + total == round && after > slack && before > slack;
            Some(match (apart, a.0.from == b.0.from && a.0.to == b.0.to) {
                (true, _) => Times::Apart,
                (false, true) => Times::Same,
                (false, false) => Times::Compatible,
            })
        }
    }
}

/// Two single days of one name, in two weeks.
fn weeks_apart(a: DateSpan, b: DateSpan) -> bool {
    let gap = a.start.until(b.start).map_or(0, |span| span.get_days());
    a.days() == 1 && b.days() == 1 && gap != 0 && gap % 7 == 0
}

fn exact(moment: &claims::Moment) -> bool {
    !moment.about && moment.clock.is_none_or(|clock| clock.stated)
}

fn days_meet(one: Option<DateSpan>, other: Option<DateSpan>) -> Option<bool> {
    Some(one?.overlaps(other?))
}

/// Minutes from the first to the last that a moment may be; a bare day ends with its night.
fn stretch(days: DateSpan, clock: Option<Clock>, behind: i64) -> (i64, i64) {
    let number = |day: Date| i64::from(since_1970(day));
    let (start, end) = (number(days.start) * DAY, number(days.end) * DAY);
    match clock {
        Some(clock) => (start + i64::from(clock.from) - behind, end + i64::from(clock.to) - behind),
        None => (start, end + DAY - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Context;
    use crate::claims::read_claims;
    use crate::read::Article;

    /// How the first moments of two sentences lie, both published on Sunday, 30 November 2025.
    fn of(one: &str, other: &str) -> Option<Times> {
        let moment = |text: &str| {
            let article = Article {
                published: Context { published: "2025-11-30".parse().ok() }.published,
                ..Article::untitled(text)
            };
            read_claims(&article).setting.moments.first().cloned().expect(text)
        };
        times(&moment(one), &moment(other))
    }

    #[test]
    fn two_hours_or_days_can_exclude_each_other() {
        for (one, other) in [
            ("It landed at 7:25 a.m.", "It landed at 7:52 a.m."),
            ("It sank on Friday.", "It sank on Saturday."),
            ("It broke out late on Friday.", "It broke out at 3:40 a.m. on Friday."),
            ("It came ashore late on Tuesday.", "It came ashore at 4:30 a.m. on Wednesday."),
            ("It opened in July 1961.", "It opened in 1936."),
            ("It began shortly after noon.", "It began at about 4:40 p.m."),
        ] {
            assert_eq!(of(one, other), Some(Times::Apart), "{one} {other}");
        }
    }

    #[test]
    fn rounded_and_loose_times_can_be_one() {
        for (one, other) in [
            ("It landed around 4 p.m.", "It landed at 4:10 p.m."),
            ("It began at dawn on Friday.", "It began at 6 a.m. on Friday."),
            ("It sank on Friday night.", "It sank early on Saturday."),
            ("It sank on Friday.", "It sank at 3 a.m. on Friday."),
            ("It landed at 7:25.", "It landed at 7:25 p.m."),
        ] {
            assert!(matches!(of(one, other), Some(Times::Same | Times::Compatible)), "{one} {other}");
        }
    }

    #[test]
    fn an_hour_in_another_zone_is_the_same_hour() {
        let utc = "It struck at 23:52 UTC on Friday.";
        assert_eq!(of(utc, "It struck at 12:52 a.m. CET on Saturday."), Some(Times::Compatible));
        assert_eq!(of(utc, "It struck at 4:52 a.m. local time on Saturday."), None);
        assert_eq!(of(utc, "It struck at 11:52 p.m. local time on Friday."), Some(Times::OtherZone));
    }

    #[test]
    fn an_end_is_no_beginning() {
        assert_eq!(of("It is shut until Friday.", "It was shut on Thursday."), None);
    }
}
