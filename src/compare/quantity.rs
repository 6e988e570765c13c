//! Two figures for one thing that cannot both hold.

use super::gates::measure::{Kinship, Subject};
use super::gates::occurrence::{self, Common};
use super::gates::scope::{self, Scopes};
use super::gates::voice::Voices;
use super::gates::{Trail, bond, factuality, interval, measure, standing};
use super::opinion::{Opinion, Pair, lowered, severity};
use super::words::{is_number, words};
use super::{FindingKind, Severity, Verdict, alarm, echo, parallel, reason, update};
use crate::base::Decimal;
use crate::claims::{Claim, ClaimKind};
use crate::compare::Reading;

/// A look without any work: pairs that fail here are most of all pairs.
pub fn may_meet(pair: Pair) -> bool {
    pair.newer.kind == ClaimKind::Quantity
        && pair.older.kind == ClaimKind::Quantity
        && measure::units_meet(pair.newer, pair.older)
        && (parallel::may_be(pair.newer, pair.older) || same_measure(pair).is_some())
}

/// Gate 2; nouns are compared for counts only.
pub fn same_measure(pair: Pair) -> Option<(Kinship, String)> {
    let counts = pair.newer.quantity.as_ref().is_some_and(|quantity| quantity.unit.is_none());
    measure::same(pair.newer.subject(), pair.older.subject(), counts)
}

pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if !may_meet(pair) {
        return None;
    }
    match parallel::compare(pair.newer, pair.older) {
        Some(true) => return echo::judge(pair, trail),
        Some(false) => return None,
        None => {}
    }
    if !trail.note("both_asserted", factuality::both_asserted(pair.newer, pair.older)) {
        return None;
    }
    let subject = pair.newer.subject();
    let (kin, because) = same_measure(pair)?;
    trail.pass("same_measure", because);
    let common = occurrence::same(pair.newer, pair.older, trail)?;
    let sure = bond::weigh(pair, &common);
    let enough = match subject.is_harm() {
        true if update::replaces(pair) => REPLACED,
        true => HARM_COMPARED,
        false => COMPARED,
    };
    if !trail.note("same_occurrence", bonded(sure, enough)) {
        return None;
    }
    match scope::compare(pair.newer, pair.older, kin) {
        Scopes::Same => trail.pass("same_scope", "both count the whole of one class"),
        Scopes::Apart(why) => {
            trail.stop("same_scope", why);
            return None;
        }
        Scopes::NewerIsPart | Scopes::OlderIsPart if outgrown(pair, subject) => {
            trail.pass("same_scope", "the larger count is of a wider class, and may be all of one toll");
            return later_toll(pair, subject, common, trail);
        }
        // The rule on sums takes it from here.
        Scopes::NewerIsPart | Scopes::OlderIsPart => return None,
    }
    weigh(pair, subject, common, trail)
}

/// "Thirty civilians killed", and later "43 people killed": tolls of one attack, though a part could be meant.
fn outgrown(pair: Pair, subject: Subject) -> bool {
    let all = |claim: &Reading| claim.subject().thing.is_some_and(measure::may_be_all_people);
    let parts = scope::is_part(pair.newer) || scope::is_part(pair.older);
    let principal = |claim: &Reading| standing::is_principal(claim, claim.subject());
    let grown = interval::value(pair.newer) > interval::value(pair.older)
        && interval::ratio_of(pair).is_some_and(|ratio| ratio < NEARLY_ONE_TOLL);
    subject.is_harm()
        && !parts
        && all(pair.newer)
        && all(pair.older)
        && grown
        && (update::revised(pair) || principal(pair.newer) && principal(pair.older))
}

/// An update or nothing: what is counted is not quite the same.
fn later_toll(pair: Pair, subject: Subject, common: Common, trail: &mut Trail) -> Option<Opinion> {
    let (a, b) = (interval::allowed(pair.newer, true)?, interval::allowed(pair.older, true)?);
    let ratio = interval::ratio_of(pair);
    let (verdict, rule) = match a.disjoint(b) {
        true => update::of_disjoint(pair, subject, trail),
        false => update::of_compatible(pair, subject, ratio, trail),
    };
    (verdict == Verdict::Update).then(|| Opinion {
        verdict,
        kind: FindingKind::Quantity,
        rule,
        between: pair.between(),
        severity: Severity::Low,
        score: score(common, true),
        reason: reason::figures(pair, what(subject).as_deref()),
    })
}

/// Signs and agreement of a pair that passes the gates before the one on occurrence.
pub fn bond_signs(pair: Pair) -> Option<(Vec<u16>, bool)> {
    let whole = |claim: &Claim| claim.quantity.as_ref().map(|quantity| quantity.value);
    if !may_meet(pair) || parallel::compare(pair.newer, pair.older).is_some() {
        return None;
    }
    let (kin, _) = same_measure(pair)?;
    let common = occurrence::same(pair.newer, pair.older, &mut Trail::default())?;
    if !matches!(scope::compare(pair.newer, pair.older, kin), Scopes::Same) {
        return None;
    }
    let small = Decimal::from(3);
    let harm = pair.newer.subject().is_harm();
    if common.story.copies || !harm && whole(pair.newer)? <= small && whole(pair.older)? <= small {
        return None;
    }
    let agree = interval::value(pair.newer)? == interval::value(pair.older)?;
    Some((bond::signs(pair, &common).to_vec(), agree))
}

/// How surely two figures must be of one thing before they are compared.
const HARM_COMPARED: f32 = 0.3;
const COMPARED: f32 = 0.05;
/// Enough where the newer text names the figure that it revises.
const REPLACED: f32 = 0.18;
/// Tolls of one attack seldom grow by more within a story.
const NEARLY_ONE_TOLL: Decimal = Decimal::from_parts(25, 0, 0, false, 1);

pub fn bonded(sure: f32, enough: f32) -> Result<String, String> {
    let because = format!("of one thing by all signs: {:.0} %", sure * 100.0);
    if sure >= enough { Ok(because) } else { Err(because) }
}

/// "Rose 6 percent" against "fell 6 percent".
fn opposed(pair: Pair) -> bool {
    let trend = |claim: &Claim| claim.quantity.as_ref().and_then(|figure| figure.trend);
    trend(pair.newer).zip(trend(pair.older)).is_some_and(|(a, b)| a != b)
}

/// Counts of a part within one total may differ by this much before they are at odds.
const PARTS_VARY: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

fn both_parts(pair: Pair) -> bool {
    scope::is_part(pair.newer) && scope::is_part(pair.older)
}

/// Gates 5 and 6 for figures of one thing.
fn weigh(pair: Pair, subject: Subject, common: Common, trail: &mut Trail) -> Option<Opinion> {
    let (a, b) = (interval::allowed(pair.newer, true)?, interval::allowed(pair.older, true)?);
    let ratio = interval::ratio_of(pair);
    let what = what(subject);
    let opposed = opposed(pair);
    let disjoint = a.disjoint(b) || opposed;
    let because = format!("{} against {}", shown(pair.newer), shown(pair.older));
    trail.note("disjoint", if disjoint { Ok(because.clone()) } else { Err(because) });
    if disjoint
        && pair.newer.quantity.as_ref().map(|one| one.value)
            != pair.older.quantity.as_ref().map(|one| one.value)
        && (states(pair.newer, pair.older) || states(pair.older, pair.newer))
        && !update::revised(pair)
    {
        trail.stop("other_figure", "one sentence states both figures");
        return None;
    }
    let doubt = update::attacker_counted(pair);
    let verdict = match (disjoint, doubt) {
        (true, true) => (Verdict::Agreement, "quantity.attacker_counted"),
        // "Including 11 children" and "including nine children" name those known so far.
        (true, false) if both_parts(pair) && ratio.is_some_and(|ratio| ratio < PARTS_VARY) => {
            (Verdict::Agreement, "quantity.parts_vary")
        }
        (true, false) if opposed => (Verdict::Contradiction, "quantity.opposed_trend"),
        (true, false) => update::of_disjoint(pair, subject, trail),
        (false, _) => update::of_compatible(pair, subject, ratio, trail),
    };
    if verdict.0 == Verdict::Contradiction
        && !alarm::may_sound(pair, subject, verdict.1, ratio, common, trail)
    {
        return None;
    }
    let soft = !disjoint || pair.voices() == Voices::Different;
    let level = severity(ratio);
    Some(Opinion {
        verdict: verdict.0,
        kind: FindingKind::Quantity,
        rule: verdict.1,
        between: pair.between(),
        severity: if !disjoint { lowered(level) } else { level },
        score: score(common, soft),
        reason: reason::figures(pair, what.as_deref()),
    })
}

/// Whether a sentence also states the other's figure: then it counts two things, and denies neither.
fn states(claim: &Reading, other: &Reading) -> bool {
    let Some(figure) = &other.quantity else { return false };
    let number =
        |text: &str| words(text, 6).into_iter().find(|word| is_number(&word.text)).map(|word| word.text);
    let Some(number) = number(&figure.text) else { return false };
    claim.words().iter().any(|word| word.text == number)
}

pub fn shown(claim: &Claim) -> String {
    let Some(quantity) = &claim.quantity else { return String::new() };
    let end = |end: Option<Decimal>| end.map_or_else(|| "any".to_owned(), |end| end.normalize().to_string());
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low == high => end(Some(low)),
        (low, high) => format!("{} to {}", end(low), end(high)),
    }
}

fn what(subject: Subject) -> Option<String> {
    let done = match subject.event? {
        "kill" => "killed",
        "wound" => "wounded",
        "shoot" => "shot",
        "casualty" => "killed or wounded",
        "arrest" => "arrested",
        "displace" => "displaced",
        "missing" => "missing",
        "evacuate" => "evacuated",
        "rescue" => "rescued",
        "kidnap" => "held or abducted",
        "infect" => "infected",
        _ => return None,
    };
    Some(done.to_owned())
}

/// How sure: what is shared by the stories and by the sentences, less for soft evidence.
pub fn score(common: Common, soft: bool) -> f64 {
    let story = f64::from(common.story.share.min(0.5)) * 0.4;
    let sentence = f64::from(common.sentence.1.min(0.6)) * 0.3;
    let score = 0.55 + story + sentence - if soft { 0.15 } else { 0.0 };
    (score.clamp(0.0, 0.99) * 100.0).round() / 100.0
}
