//! Gate 6: does the newer figure replace the older one, or deny it?

use super::Verdict;
use super::gates::measure::Subject;
use super::gates::voice::Voices;
use super::gates::{Trail, interval, time};
use super::opinion::Pair;
use super::words::words;
use crate::base::{Decimal, Field};
use crate::claims::Claim;
use crate::compare::Reading;

/// After so many days a toll has settled: another figure is then another count, not a later one.
const SETTLED: i32 = 30;

type Ruling = (Verdict, &'static str);

/// A floor that stops far below another count.
pub const FLOOR: &str = "quantity.floor_far_below";

/// Both figures can hold.
pub const COMPATIBLE: Ruling = (Verdict::Agreement, "quantity.compatible");

/// The figures exclude one another.
pub fn of_disjoint(pair: Pair, subject: Subject, trail: &mut Trail) -> Ruling {
    let rising = value(pair.newer) > value(pair.older);
    if vague(pair.newer) || vague(pair.older) {
        trail.stop("update", "dozens are no figure to hold anybody to");
        return (Verdict::Agreement, "quantity.too_vague");
    }
    if revises(pair.newer) && pair.days_apart() != Some(0) || revises_to(pair) {
        trail.pass("update", "the newer text says that the figure was revised");
        return (Verdict::Update, "update.revised");
    }
    let grows = subject.grows();
    let apart = pair.days_apart();
    let voices = pair.voices();
    let later = apart.is_some_and(|days| (1..=SETTLED).contains(&days)) || as_of_later(pair);
    if grows && later && rising && !(voices == Voices::Different && apart.is_some_and(|days| days <= 1)) {
        trail.pass("update", "a later report counts more");
        return (Verdict::Update, "update.rising");
    }
    if grows && apart == Some(0) && larger_is_floor(pair) && voices != Voices::Different {
        trail.pass("update", "two reports of one day, the larger one still counting");
        return (Verdict::Update, "update.same_day");
    }
    trail.stop(
        "update",
        if rising { "not a later count of the same voice" } else { "the figure fell, unrevised" },
    );
    (Verdict::Contradiction, "quantity.disjoint")
}

/// A floor below another figure holds, but a count that stops far below it is at odds with it.
pub fn of_compatible(pair: Pair, subject: Subject, ratio: Option<Decimal>, trail: &mut Trail) -> Ruling {
    let agreement = COMPATIBLE;
    let (small, large) = match value(pair.newer) < value(pair.older) {
        true => (pair.newer, pair.older),
        false => (pair.older, pair.newer),
    };
    let Some(ratio) = ratio.filter(|_| subject.is_harm() && interval::is_floor(small)) else {
        return agreement;
    };
    if vague(small) || vague(large) || bounded_above(large) {
        return agreement;
    }
    let round = small.quantity.as_ref().is_some_and(|quantity| interval::digits(quantity.value) == 1);
    let later = pair.days_apart().is_some_and(|days| days > 0) && value(pair.newer) > value(pair.older);
    let far = Decimal::new(if round { 20 } else { 14 }, 1);
    let same_voice = pair.voices() == Voices::Same;
    if ratio > Decimal::ONE && pair.days_apart() == Some(0) && revises(large) && !revises(small) {
        trail.pass("update", "the higher count says that it was raised");
        return (Verdict::Update, "update.revised");
    }
    if ratio >= far && !same_voice && !later {
        trail.stop("update", "one count stops far below the other, neither later nor of one voice");
        return (Verdict::Contradiction, FLOOR);
    }
    if ratio >= Decimal::new(108, 2) && value(pair.newer) != value(pair.older) {
        trail.pass("update", "a floor, and a higher count");
        return (Verdict::Update, "update.floor_raised");
    }
    agreement
}

/// Whether either text says that the figure was revised.
pub fn revised(pair: Pair) -> bool {
    revises(pair.newer) || revises(pair.older)
}

fn value(claim: &Claim) -> Option<Decimal> {
    interval::value(claim)
}

fn vague(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|quantity| quantity.modifier == crate::claims::Modifier::Vague)
}

fn bounded_above(claim: &Claim) -> bool {
    use crate::claims::Modifier;
    let modifier = claim.quantity.as_ref().map(|quantity| quantity.modifier);
    matches!(modifier, Some(Modifier::AtMost | Modifier::LessThan | Modifier::Range))
}

/// The larger figure is a floor, or the smaller one a headline, which drops "at least".
fn larger_is_floor(pair: Pair) -> bool {
    let (small, large) = match value(pair.newer) < value(pair.older) {
        true => (pair.newer, pair.older),
        false => (pair.older, pair.newer),
    };
    interval::is_floor(large) || small.field == Field::Title
}

/// The event's own time tells what the days of publication do not.
fn as_of_later(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (time::window(pair.newer), time::window(pair.older)) else { return false };
    pair.days_apart().is_none() && a.start > b.end
}

/// "The toll rose to 86", "updating an earlier toll of 15".
fn revises(claim: &Reading) -> bool {
    const WORDS: &[&str] = &[
        "raised",
        "raising",
        "risen",
        "rose",
        "rises",
        "climbed",
        "climbs",
        "revised",
        "revising",
        "updating",
        "updated",
        "corrected",
        "lowered",
        "cut",
        "down",
        "up",
        "earlier",
        "previous",
        "previously",
    ];
    let said = claim.words();
    let toll = said
        .iter()
        .any(|word| matches!(word.text.as_str(), "toll" | "number" | "count" | "figure" | "tally"));
    let named =
        said.windows(2).any(|pair| matches!(pair[0].text.as_str(), "down" | "up") && pair[1].text == "from");
    named || toll && said.iter().any(|word| WORDS.contains(&word.text.as_str()))
}

/// The newer text revises a count, and names the very figure that the older one gives: "up from 14".
pub fn replaces(pair: Pair) -> bool {
    names(pair.newer, pair.older)
}

fn names(text: &Reading, old: &Reading) -> bool {
    let Some(old) = &old.quantity else { return false };
    let said = text.words();
    let numbers = [&old.text, &old.value.normalize().to_string()].map(|number| words(number, 2));
    revises(text) && numbers.iter().any(|number| number.first().is_some_and(|number| said.contains(number)))
}

/// Within one day, a revision must name or plainly exceed the figure that it replaces.
fn revises_to(pair: Pair) -> bool {
    let larger = value(pair.newer) >= value(pair.older);
    let (large, small) = if larger { (pair.newer, pair.older) } else { (pair.older, pair.newer) };
    // Of one outlet's texts of one day, either may be the later one.
    let outlet =
        pair.newer.article.source.is_some() && pair.newer.article.source == pair.older.article.source;
    names(pair.newer, pair.older)
        || names(pair.older, pair.newer)
        || revises(large) && !revises(small)
        || outlet && revises(small)
}

/// Shooters among the dead, the unborn: a difference of one that the words explain.
pub fn attacker_counted(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (value(pair.newer), value(pair.older)) else { return false };
    let (small, large) = if a < b { (pair.newer, pair.older) } else { (pair.older, pair.newer) };
    let one_apart = a.checked_sub(b).is_some_and(|gap| gap.abs() == Decimal::ONE);
    one_apart
        && small.subject().event == Some("kill")
        && (counts_doubtful(large) || killed_by_attacker(small) && !killed_by_attacker(large))
}

/// "Including the gunman", "including an unborn baby".
fn counts_doubtful(claim: &Reading) -> bool {
    let said = claim.words();
    let after = said.iter().skip_while(|word| word.text != "including" && word.text != "plus").take(6);
    after
        .into_iter()
        .any(|word| is_attacker(&word.text) || matches!(word.text.as_str(), "unborn" | "fetus" | "foetus"))
}

/// "A gunman killed 12 people", "killed by a man".
fn killed_by_attacker(claim: &Reading) -> bool {
    let agent = claim.event.as_ref().and_then(|event| event.agent.as_deref());
    let agent = agent.is_some_and(|agent| {
        words(agent, 8).iter().any(|word| is_attacker(&word.text) || word.text == "man")
    });
    let said = claim.words();
    let by = said
        .windows(2)
        .any(|pair| matches!(pair[0].text.as_str(), "killed" | "slain" | "shot") && pair[1].text == "by");
    let first = said.iter().take(4).any(|word| is_attacker(&word.text));
    agent || by || first && said.iter().any(|word| word.text == "killed" || word.text == "kills")
}

fn is_attacker(word: &str) -> bool {
    matches!(
        word,
        "gunman" | "shooter" | "attacker" | "bomber" | "gunmen" | "attackers" | "shooters" | "assailant"
    )
}
