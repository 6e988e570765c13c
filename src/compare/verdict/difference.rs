//! A stated difference that is not the difference: "up by 20 to 85 from 60".

use super::opinion::Opinion;
use crate::base::{Decimal, Interval};
use crate::claims::Sign;
use crate::compare::figure::Figure;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::prepared::Prepared;
use crate::compare::trail::Trail;

const SCORE: f64 = 0.8;

/// A sentence that says from what, to what and by how much a figure changed: indices of what it came to and came from.
pub struct Misfit {
    pub to: usize,
    pub from: usize,
    pub opinion: Opinion,
    pub trail: Trail,
}

/// Every sentence whose three figures of one unit do not add up, bounds and rounding allowed for.
pub fn find(article: &Prepared) -> Vec<Misfit> {
    let figures = &article.figures;
    let sentence = |at: usize| article.frame(&figures[at]).sentence;
    let mut found = Vec::new();
    let mut start = 0;
    while start < figures.len() {
        let end = (start..figures.len()).find(|at| sentence(*at) != sentence(start)).unwrap_or(figures.len());
        found.extend(judge(article, start..end));
        start = end;
    }
    found
}

fn judge(article: &Prepared, sentence: std::ops::Range<usize>) -> Option<Misfit> {
    let figures = &article.figures;
    // Only where each is told once: two changes in one sentence may be mixed up.
    let only = |sign: Sign| {
        let mut of = sentence.clone().filter(|at| figures[*at].has(sign));
        of.next().filter(|_| of.next().is_none())
    };
    let (by, to, from) = (only(Sign::By)?, only(Sign::To)?, only(Sign::From)?);
    let alike = |at: usize| {
        figures[at].group == figures[to].group && article.unit(&figures[at]) == article.unit(&figures[to])
    };
    if !alike(by) || !alike(from) {
        return None;
    }
    let change = change(&figures[to], &figures[from])?;
    if !change.disjoint(figures[by].allowed) {
        return None;
    }
    let text =
        |at: usize| article.claim(&figures[at]).quantity.as_ref().map_or("", |quantity| &quantity.text);
    let apart = figures[to].value.checked_sub(figures[from].value)?.abs();
    let mut trail = Trail::default();
    trail.note("disjoint", true, format!("{} and {} are {} apart", text(to), text(from), apart.normalize()));
    let opinion = Opinion {
        verdict: Verdict::Contradiction,
        kind: FindingKind::Sum,
        rule: "sum.difference",
        between: Between::OneSelf,
        severity: Severity::Low,
        score: SCORE,
        reason: format!(
            "From {} to {} is a change of {}, not of {}.",
            text(from),
            text(to),
            apart.normalize(),
            text(by)
        ),
    };
    Some(Misfit { to, from, opinion, trail })
}

/// By how much two figures may differ, without the direction; none where a bound is open.
fn change(to: &Figure, from: &Figure) -> Option<Interval> {
    let (low, high) =
        (to.allowed.low?.checked_sub(from.allowed.high?)?, to.allowed.high?.checked_sub(from.allowed.low?)?);
    let crosses = low <= Decimal::ZERO && high >= Decimal::ZERO;
    let (small, large) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    Some(Interval { low: Some(if crosses { Decimal::ZERO } else { small }), high: Some(large) })
}
