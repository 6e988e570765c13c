//! A part that exceeds its whole.

use super::gates::scope::{self, Scopes};
use super::gates::{Trail, bond, factuality, interval, occurrence, standing};
use super::opinion::{Opinion, Pair, severity};
use super::{FindingKind, Verdict, quantity, reason};

/// How surely part and whole must be of one occurrence.
const ONE_TOTAL: f32 = 0.85;
/// How much of their words sentences share that speak of one total.
const ALIKE: f32 = 0.4;

pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if !quantity::may_meet(pair) {
        return None;
    }
    let subject = pair.newer.subject();
    let (kin, because) = quantity::same_measure(pair)?;
    let scopes = scope::compare(pair.newer, pair.older, kin);
    let (part, whole) = match scopes {
        Scopes::NewerIsPart => (pair.newer, pair.older),
        Scopes::OlderIsPart => (pair.older, pair.newer),
        Scopes::Same | Scopes::Apart(_) => return None,
    };
    if !subject.is_harm() || !trail.note("both_asserted", factuality::both_asserted(pair.newer, pair.older)) {
        return None;
    }
    trail.pass("same_measure", because);
    let common = occurrence::same(pair.newer, pair.older, trail)?;
    if !trail.note("same_occurrence", quantity::bonded(bond::weigh(pair, &common), ONE_TOTAL)) {
        return None;
    }
    trail.stop("same_scope", format!("{} is part of {}", part.text, whole.text));
    let (low, high) = (interval::allowed(part, true)?.low?, interval::allowed(whole, true)?.high);
    let breach = high.is_some_and(|high| low > high);
    // A part counted later than the whole may have outgrown it.
    let later = scopes == Scopes::NewerIsPart && pair.days_apart() != Some(0) && subject.grows();
    let total = standing::is_principal(whole, whole.subject());
    let exceeds = breach && !later && total && common.sentence.1 >= ALIKE;
    let because = match high {
        Some(high) => format!("at least {low} of at most {high}"),
        None => "the whole has no upper bound".to_owned(),
    };
    trail.note("disjoint", if exceeds { Ok(because) } else { Err(because) });
    let ratio = interval::ratio(interval::value(part)?, interval::value(whole)?);
    Some(Opinion {
        verdict: match (breach, later) {
            _ if exceeds => Verdict::Contradiction,
            (true, true) => Verdict::Update,
            _ => Verdict::Agreement,
        },
        kind: FindingKind::Sum,
        rule: if exceeds { "sum.part_exceeds_whole" } else { "sum.part_of_whole" },
        between: pair.between(),
        severity: severity(ratio.filter(|_| exceeds)),
        score: quantity::score(common, true),
        reason: reason::figures(pair, Some("one a part of the other")),
    })
}
