//! Two figures for one thing that cannot both hold.

use super::gates::measure::{Kinship, Subject};
use super::gates::occurrence::{self, Common};
use super::gates::scope::{self, Scopes};
use super::gates::voice::Voices;
use super::gates::{Trail, factuality, interval, measure};
use super::opinion::{Opinion, Pair, lowered, severity};
use super::words::{is_number, weight, words};
use super::{FindingKind, Severity, Verdict, parallel, reason, update};
use crate::base::Decimal;
use crate::claims::{Claim, ClaimKind, Dimension, Modifier};

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
    measure::same(Subject::of(pair.newer), Subject::of(pair.older), counts)
}

pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if !may_meet(pair) {
        return None;
    }
    match parallel::compare(pair.newer, pair.older) {
        Some(true) => return same_sentence(pair, trail),
        Some(false) => return None,
        None => {}
    }
    if !trail.note("both_asserted", factuality::both_asserted(pair.newer, pair.older)) {
        return None;
    }
    let (subject, other) = (Subject::of(pair.newer), Subject::of(pair.older));
    let (kin, because) = same_measure(pair)?;
    trail.pass("same_measure", because);
    let common = occurrence::same(pair.newer, pair.older, trail)?;
    let enough = if subject.is_harm() || other.is_harm() { TIED } else { TIED_BY_WORDS };
    if !trail.note("same_occurrence", tied(common, enough))
        || !trail.note("same_thing", same_thing(pair, subject, other, common))
    {
        return None;
    }
    match scope::compare(pair.newer, pair.older, kin) {
        Scopes::Same => trail.pass("same_scope", "both count the whole of one class"),
        Scopes::Apart(why) => {
            trail.stop("same_scope", why);
            return None;
        }
        // The rule on sums takes it from here.
        Scopes::NewerIsPart | Scopes::OlderIsPart => return None,
    }
    weigh(pair, subject, common, trail)
}

/// Signs of one occurrence that figures need before they can be at odds, and that parts of a whole need.
const TIED: f32 = 1.5;
/// An alarm needs more than the note that a toll went on rising.
const TIED_AT_ODDS: f32 = 2.0;
/// The rule on like sentences asks for more words than these ties do.
const TIED_BY_WORDS: f32 = 1.0;
pub const TIED_PARTS: f32 = 3.0;

pub fn tied(common: Common, enough: f32) -> Result<String, String> {
    let because = format!("ties by day, place, words and standing: {:.1}", common.ties);
    if common.ties >= enough { Ok(because) } else { Err(because) }
}

/// Beside victims, figures of one unit abound: both sentences must then speak of the same.
fn same_thing(pair: Pair, subject: Subject, other: Subject, common: Common) -> Result<String, String> {
    let (shared, share) = common.sentence;
    let because = format!("{:.0} % of the sentence's words in common", share * 100.0);
    let dimension = pair.newer.quantity.as_ref().map(|quantity| quantity.dimension);
    let one_event = subject.event.is_some() && subject.event == other.event;
    let enough = match dimension {
        Some(Dimension::Ordinal | Dimension::Multiple | Dimension::Fraction | Dimension::Age) => false,
        Some(Dimension::Count | Dimension::Other) if subject.is_harm() && other.is_harm() => true,
        Some(Dimension::Count | Dimension::Other) if one_event && qualifiers_agree(pair) => shared >= 2.0,
        Some(Dimension::Count | Dimension::Other) => qualifiers_agree(pair) && shared >= 3.0 && share >= 0.4,
        Some(Dimension::Duration) => shared >= 3.0 && share >= 0.6,
        _ => shared >= 3.0 && share >= 0.4,
    };
    if enough { Ok(because) } else { Err(because) }
}

/// "Three other rifles" and "nine assault rifles" need not be one count; "boats" may be "pirate boats".
fn qualifiers_agree(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (qualifiers(pair.newer), qualifiers(pair.older)) else { return false };
    a.is_empty() || b.is_empty() || a == b
}

/// Words that say which kind is counted; `None` if the claim's own words do not name the thing.
fn qualifiers(claim: &Claim) -> Option<Vec<String>> {
    let measure = claim.measure.as_ref()?;
    if measure.span.start < claim.span.start || claim.span.end < measure.span.end {
        return None;
    }
    let words = words(&measure.text, 12).into_iter().map(|word| word.text);
    let telling =
        |word: &String| weight(word) > 0.0 || is_number(word) || *word == "other" || *word == "others";
    let mut found: Vec<String> = words.filter(telling).collect();
    found.pop_if(|last| !matches!(last.as_str(), "other" | "others"));
    found.sort_unstable();
    Some(found)
}

/// Counts of a part within one total may differ by this much before they are at odds.
const PARTS_VARY: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

fn both_parts(pair: Pair) -> bool {
    scope::is_part(pair.newer) && scope::is_part(pair.older)
}

/// Gates 5 and 6 for figures of one thing.
fn weigh(pair: Pair, subject: Subject, common: Common, trail: &mut Trail) -> Option<Opinion> {
    let (a, b) = (interval::allowed(pair.newer, true)?, interval::allowed(pair.older, true)?);
    let ratio = interval::ratio(interval::value(pair.newer)?, interval::value(pair.older)?);
    let what = what(subject);
    let disjoint = a.disjoint(b);
    let because = format!("{} against {}", shown(pair.newer), shown(pair.older));
    trail.note("disjoint", if disjoint { Ok(because.clone()) } else { Err(because) });
    if disjoint
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
        (true, false) => update::of_disjoint(pair, subject, trail),
        (false, _) => update::of_compatible(pair, subject, ratio, trail),
    };
    if verdict.0 == Verdict::Contradiction
        && subject.is_harm()
        && !trail.note("tied_enough", tied(common, TIED_AT_ODDS))
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

/// Every word but the figure is the same, so the figures decide, and strictly: "less than 15" is not 15.
fn same_sentence(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if factuality::of(pair.newer) != factuality::of(pair.older) || is_label(pair.newer) {
        return None;
    }
    trail.pass("same_measure", "the sentences differ in the figure alone");
    let common = occurrence::same(pair.newer, pair.older, trail)?;
    if !trail.note("same_occurrence", tied(common, 1.0)) {
        return None;
    }
    let rounded = digits_differ(pair);
    let (a, b) = (interval::allowed(pair.newer, rounded)?, interval::allowed(pair.older, rounded)?);
    let disjoint = a.disjoint(b) || touches_open_bound(pair.newer, pair.older);
    let because = format!("{} against {}", shown(pair.newer), shown(pair.older));
    trail.note("disjoint", if disjoint { Ok(because.clone()) } else { Err(because) });
    let subject = Subject::of(pair.newer);
    let (verdict, rule) = match disjoint {
        true if subject.grows() => update::of_disjoint(pair, subject, trail),
        true => (Verdict::Contradiction, "quantity.same_sentence"),
        false => update::COMPATIBLE,
    };
    let ratio = interval::ratio(interval::value(pair.newer)?, interval::value(pair.older)?);
    Some(Opinion {
        verdict,
        kind: FindingKind::Quantity,
        rule,
        between: pair.between(),
        severity: if disjoint { severity(ratio) } else { Severity::Low },
        score: score(common, false),
        reason: reason::figures(pair, None),
    })
}

/// "Image 22 of 40", "Page 3": a number that orders, counts nothing.
fn is_label(claim: &Claim) -> bool {
    let before =
        scope::before_figure(claim).map(|text| words(text, occurrence::MOST_WORDS)).unwrap_or_default();
    let label = |word: &str| {
        matches!(
            word,
            "image" | "photo" | "picture" | "slide" | "page" | "part" | "chapter" | "episode" | "channel"
        )
    };
    before.iter().rev().take(3).any(|word| label(&word.text))
}

/// 101.3 million may be 100 million rounded; 184 is not 200 in a sentence that is otherwise a copy.
fn digits_differ(pair: Pair) -> bool {
    let digits = |claim: &Claim| claim.quantity.as_ref().map(|quantity| interval::digits(quantity.value));
    digits(pair.newer).zip(digits(pair.older)).is_some_and(|(a, b)| a.abs_diff(b) >= 2)
}

/// A strict bound and the very value that it excludes.
fn touches_open_bound(a: &Claim, b: &Claim) -> bool {
    let excludes = |bound: &Claim, exact: &Claim| {
        let (Some(bound), Some(exact)) = (&bound.quantity, &exact.quantity) else { return false };
        exact.modifier == Modifier::Exact
            && bound.value == exact.value
            && matches!(bound.modifier, Modifier::LessThan | Modifier::MoreThan)
    };
    excludes(a, b) && parallel::bound_is_its_own(a) || excludes(b, a) && parallel::bound_is_its_own(b)
}

/// Whether a sentence also states the other's figure: then it counts two things, and denies neither.
fn states(claim: &Claim, other: &Claim) -> bool {
    let Some(figure) = &other.quantity else { return false };
    let number =
        |text: &str| words(text, 6).into_iter().find(|word| is_number(&word.text)).map(|word| word.text);
    let Some(number) = number(&figure.text) else { return false };
    words(&claim.sentence.text, occurrence::MOST_WORDS).iter().any(|word| word.text == number)
}

fn shown(claim: &Claim) -> String {
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
