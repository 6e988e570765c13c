//! Gate 3 as a whole: one story, one time, one place, one cause.

use std::sync::LazyLock;

use super::{Trail, place, story::Likeness, time};
use crate::base::Lexicon;
use crate::claims::{Claim, Standing};
use crate::compare::Reading;
use crate::compare::words::{Word, in_common};

static CAUSES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("../causes.tsv")));

/// Words looked at in one sentence.
pub const MOST_WORDS: usize = 80;

/// What two claims have in common beside their measure.
#[derive(Debug, Clone, Copy)]
pub struct Common {
    pub story: Likeness,
    /// Weight of the words that both sentences share, and its share of the poorer one.
    pub sentence: (f32, f32),
    /// The same share for the headlines.
    pub headlines: f32,
    /// Signs that both speak of one occurrence, less signs that they do not.
    pub ties: f32,
}

pub fn same(newer: &Reading, older: &Reading, trail: &mut Trail) -> Option<Common> {
    // The cheap gate first, though the story is named first.
    let (time, place) = (time::meet(newer, older), place::meet(newer, older));
    if time.is_err() || place.is_err() {
        let _ = trail.note("same_time", time) && trail.note("same_place", place);
        return None;
    }
    let (a, b) = (newer.words(), older.words());
    let sentence = in_common(a, b);
    let headlines = headlines(newer, older);
    let story = Likeness::of(newer, older);
    let nearness = nearness(newer, older, sentence) + 0.15 * headlines;
    let passed = trail.note("same_story", story.verdict(nearness))
        && trail.note("same_time", time)
        && trail.note("same_place", place)
        && trail.note("same_cause", same_cause(a, b));
    passed.then(|| Common { story, sentence, headlines, ties: ties(newer, older, &story, sentence) })
}

/// Share of their words that the headlines have in common; of few words it says little.
fn headlines(a: &Reading, b: &Reading) -> f32 {
    let (shared, share) = in_common(a.headline(), b.headline());
    share.min(1.0) * (shared / 2.0).min(1.0)
}

/// What the claims add to what the articles share: one known day, like sentences.
fn nearness(a: &Claim, b: &Claim, (shared, share): (f32, f32)) -> f32 {
    let day = |claim: &Claim| time::window(claim).filter(|days| days.days() == 1);
    let one_day = day(a).is_some() && day(a) == day(b);
    let alike = if shared >= 2.0 { share.min(0.6) * 0.15 } else { 0.0 };
    alike + if one_day { 0.04 } else { 0.0 }
}

/// Signs of one occurrence.  A story may hold many attacks, and a war many like stories; so the claims must be
/// tied by day, by place, by words, or by standing where each article says what it is about.
fn ties(a: &Reading, b: &Reading, story: &Likeness, (shared, share): (f32, f32)) -> f32 {
    let cause = cause(a).filter(|cause| !is_fire(cause) || *cause == "shooting");
    let cause = cause.is_some() && cause == self::cause(b);
    let persons = story.rare >= 4.0 && story.share >= 0.5;
    let told = match story.share {
        _ if story.all || story.copies || persons => 1.0,
        share
            if share >= 0.6
                || share >= 0.4 && story.rare >= 3.0 && story.gap.is_some_and(|days| days <= 1) =>
        {
            1.0
        }
        share if share >= 0.4 => 0.5,
        _ => 0.0,
    };
    let alike = match (shared, share) {
        (2.0.., 0.3..) => 1.0,
        (1.0.., _) => 0.5,
        _ => 0.0,
    };
    let lead = match (leads(a), leads(b)) {
        (true, true) => 1.0,
        (false, false) => -0.5,
        _ => 0.0,
    };
    let when = match (time::day(a), time::day(b), time::apart(a, b)) {
        (Some(_), Some(_), Some(0..=1)) => 1.0,
        (_, _, Some(0..=2)) => 0.5,
        (_, _, Some(3..=7)) => -0.5,
        (_, _, Some(8..=14)) => -1.0,
        (_, _, Some(_)) if persons => -1.5,
        (_, _, Some(_)) => -2.0,
        (_, _, None) => -0.5,
    };
    told + alike + lead + when + place::tie(a, b) + if cause { 0.5 } else { 0.0 }
}

/// Stands in the headline or the opening, where an article says what it is about.
pub fn leads(claim: &Claim) -> bool {
    Standing::of(claim.field, claim.span.start) != Standing::Body
}

/// Sentences that name causes of which none is shared speak of two attacks.
fn same_cause(a: &[Word], b: &[Word]) -> Result<String, String> {
    let causes = |words: &[Word]| {
        let mut found: Vec<&str> = Vec::new();
        for cause in causes(words) {
            if !found.contains(&cause) {
                found.push(cause);
            }
        }
        found
    };
    let (a, b) = (causes(a), causes(b));
    if a.is_empty() || b.is_empty() {
        return Ok("cause of one is unstated".to_owned());
    }
    match a.iter().find(|cause| b.iter().any(|other| mixed(cause, other))) {
        Some(cause) => Ok((*cause).to_owned()),
        None => Err(format!("{} and {}", a.join(", "), b.join(", "))),
    }
}

/// The causes that words name, alone or two by two: "car bomb".
fn causes(words: &[Word]) -> impl Iterator<Item = &'static str> {
    words.iter().enumerate().filter_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let pair = before.filter(|_| word.text.starts_with("bomb"));
        let pair = pair.and_then(|before| CAUSES.get(&format!("{} {}", before.text, word.text)));
        pair.or_else(|| CAUSES.get(&word.text))?.first().copied()
    })
}

/// For an alarm: one cause that is no fire from afar must be named by both, if both name any.
pub fn one_cause(a: &Reading, b: &Reading) -> Result<String, String> {
    let of = |claim: &Reading| -> Vec<&'static str> {
        causes(claim.words()).chain(causes(claim.headline())).collect()
    };
    let (here, there) = (of(a), of(b));
    let lone = |one: &[&'static str], other: &[&'static str]| {
        let special = one.iter().find(|cause| !is_fire(cause) && **cause != "shooting");
        special.copied().filter(|cause| !other.is_empty() && !other.contains(cause))
    };
    match lone(&here, &there).or_else(|| lone(&there, &here)) {
        Some(cause) => Err(format!("only one speaks of {cause}")),
        None => Ok("no cause that only one names".to_owned()),
    }
}

/// Whether a word names how people came to harm.
pub fn is_cause(word: &str) -> bool {
    CAUSES.has(word)
}

/// The cause that the claim's sentence or headline names first.
pub fn cause(claim: &Reading) -> Option<&'static str> {
    causes(claim.words()).next().or_else(|| causes(claim.headline()).next())
}

/// Fire from afar, which reports of one attack name in many ways.
fn is_fire(cause: &str) -> bool {
    matches!(cause, "bombardment" | "air raid" | "shelling")
}

/// Gas comes by bomb or missile; a truck carries a bomb or crashes.
pub fn mixed(one: &str, other: &str) -> bool {
    let pair = |a: &str, b: &str| one == a && other == b || one == b && other == a;
    let gassed = one == "gas" && is_fire(other) || other == "gas" && is_fire(one);
    one == other
        || is_fire(one) && is_fire(other)
        || gassed
        || pair("vehicle", "blast")
        || pair("vehicle", "crash")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::words::words;

    #[test]
    fn a_car_bomb_is_not_an_air_raid() {
        let of = |text| words(text, 80);
        assert!(same_cause(&of("an explosion in the market"), &of("two air raids")).is_err());
        assert!(same_cause(&of("shelling of the town"), &of("air strikes on the town")).is_ok());
        assert!(same_cause(&of("a blast killed four"), &of("four were killed")).is_ok());
    }
}
