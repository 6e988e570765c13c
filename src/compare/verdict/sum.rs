//! A part that exceeds its whole: "including 24 children" of one article against a total of 19 in another.

use super::opinion::Opinion;
use crate::claims::{Claim, Scope};
use crate::compare::align::Match;
use crate::compare::figure::Figure;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::prepared::Prepared;
use crate::compare::reason;
use crate::compare::trail::Trail;

/// How surely the whole of the part must be the other article's total.
const ONE_TOTAL: f32 = 0.7;

/// What is aligned may be another part, so that somebody should look.
const SCORE: f64 = 0.55;

/// A stated part of one article and the total of the other that its whole is aligned with.
pub fn judge(
    (article, whole): (&Prepared, &Figure),
    (other, total): (&Prepared, &Figure),
    met: &Match,
    trail: &mut Trail,
) -> Option<(usize, Opinion)> {
    let sure = met.probability();
    if sure < ONE_TOTAL {
        return None;
    }
    let id = &article.claim(whole).id;
    let of_whole = |claim: &Claim| matches!(&claim.scope, Some(Scope::Part { of }) if of == id);
    let part = article.figures.iter().find(|part| {
        let exceeds = part.allowed.low.zip(total.allowed.high).is_some_and(|(low, high)| low > high);
        part.group == total.group && of_whole(article.claim(part)) && exceeds
    })?;
    let (claim, against) = (article.claim(part), other.claim(total));
    trail.note(
        "aligned",
        true,
        format!("{} and {}: {:.0} %", article.claim(whole).text, against.text, sure * 100.0),
    );
    trail.note("disjoint", true, format!("{} is part of {}", claim.text, against.text));
    let (newer, older) = reason::outlets(claim, against);
    let opinion = Opinion {
        verdict: Verdict::ToCheck,
        kind: FindingKind::Sum,
        rule: "sum.part_exceeds_whole",
        between: Between::Sources,
        severity: Severity::Medium,
        score: SCORE,
        reason: format!(
            "{newer} counts {} as a part, {older} no more than {} in all.",
            claim.text, against.text
        ),
    };
    Some((part.claim, opinion))
}
