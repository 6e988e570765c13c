//! Two sentences that differ in the figure alone.

use super::gates::occurrence::{self, Common};
use super::gates::scope;
use super::gates::{Trail, factuality, interval};
use super::opinion::{Opinion, Pair, severity};
use super::quantity::{score, shown};
use super::words::words;
use super::{FindingKind, Severity, Verdict, parallel, reason, update};
use crate::claims::{Claim, Modifier};

/// Signs that a sentence which is otherwise a copy must give.
const TIED_COPY: f32 = 1.0;

fn tied(common: Common, enough: f32) -> Result<String, String> {
    let because = format!("ties by day, place, words and standing: {:.1}", common.ties);
    if common.ties >= enough { Ok(because) } else { Err(because) }
}

/// Every word but the figure is the same, so the figures decide, and strictly: "less than 15" is not 15.
pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if factuality::of(pair.newer) != factuality::of(pair.older) || is_label(pair.newer) {
        return None;
    }
    trail.pass("same_measure", "the sentences differ in the figure alone");
    let common = occurrence::same(pair.newer, pair.older, trail)?;
    if !trail.note("same_occurrence", tied(common, TIED_COPY)) {
        return None;
    }
    let rounded = digits_differ(pair);
    let (a, b) = (interval::allowed(pair.newer, rounded)?, interval::allowed(pair.older, rounded)?);
    let disjoint = a.disjoint(b) || touches_open_bound(pair.newer, pair.older);
    let because = format!("{} against {}", shown(pair.newer), shown(pair.older));
    trail.note("disjoint", if disjoint { Ok(because.clone()) } else { Err(because) });
    let subject = pair.newer.subject();
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
