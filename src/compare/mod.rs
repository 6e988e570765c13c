//! Candidate keys, alignment, gates, verdict: `(&Claim, &Claim) → Option<Finding>`.  Pure.
//!
//! One kind of contradiction a file; each asks the gates in order and notes why they opened.

mod alarm;
mod align;
mod echo;
mod finding;
mod gates;
mod keys;
mod opinion;
mod parallel;
mod quantity;
mod quote;
mod reading;
mod reason;
mod speaker;
mod sum;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod update;
mod words;

pub use finding::*;
pub use reading::Reading;

use gates::Trail;
use opinion::{Opinion, Pair};
use sha2::{Digest, Sha256};

use crate::claims::Claim;

type Kind = fn(Pair, &mut Trail) -> Option<Opinion>;

/// Every kind of contradiction, in the order in which they are asked.
const KINDS: &[Kind] = &[quantity::judge, sum::judge, quote::judge, speaker::judge];

/// The verdict on two claims, whichever is given first; `None` if they are not about one thing.
pub fn judge(a: &Claim, b: &Claim) -> Option<Finding> {
    judge_readings(&Reading::of(a), &Reading::of(b))
}

/// The same of claims that meet many others.
pub fn judge_readings(a: &Reading, b: &Reading) -> Option<Finding> {
    if a.kind != b.kind || a.article.id == b.article.id {
        return None;
    }
    let pair = Pair::of(a, b);
    KINDS.iter().find_map(|kind| {
        let mut trail = Trail::default();
        kind(pair, &mut trail).map(|opinion| finding(pair, opinion, trail))
    })
}

/// The gates that two claims passed, and the one that stopped them, of the kind that came furthest.
pub fn why_not(a: &Claim, b: &Claim) -> Vec<Gate> {
    let mut trail = Trail::default();
    if !trail.note("candidates", candidates(a, b)) {
        return trail.into_gates();
    }
    let (a, b) = (Reading::of(a), Reading::of(b));
    let pair = Pair::of(&a, &b);
    let trails = KINDS.iter().map(|kind| {
        let mut trail = Trail::default();
        kind(pair, &mut trail);
        trail.into_gates()
    });
    let furthest = trails.max_by_key(Vec::len).unwrap_or_default();
    if furthest.is_empty() {
        trail.stop("same_measure", "no kind of contradiction compares these two");
    }
    let mut gates = trail.into_gates();
    gates.extend(furthest);
    gates
}

/// What brings two claims before the gates at all.
fn candidates(a: &Claim, b: &Claim) -> Result<String, String> {
    if a.article.id == b.article.id {
        return Err("both stand in one article".to_owned());
    }
    if a.kind != b.kind {
        return Err("a figure and a statement".to_owned());
    }
    let keys = b.keys();
    match a.keys().into_iter().find(|key| keys.contains(key)) {
        Some(key) => Ok(format!("both are looked up by “{key}”")),
        None => Err("no key in common by which either is looked up".to_owned()),
    }
}

/// The signs by which two figures may be of one thing, and whether they agree: what `bond.tsv` is made from.
#[doc(hidden)]
pub fn bond_signs(a: &Claim, b: &Claim) -> Option<(Vec<u16>, bool)> {
    quantity::bond_signs(Pair::of(&Reading::of(a), &Reading::of(b)))
}

#[doc(hidden)]
pub fn bond_names() -> Vec<String> {
    gates::bond::names()
}

fn finding(pair: Pair, opinion: Opinion, trail: Trail) -> Finding {
    Finding {
        schema: FINDING_SCHEMA.to_owned(),
        id: id(pair, &opinion),
        verdict: opinion.verdict,
        kind: opinion.kind,
        between: opinion.between,
        severity: opinion.severity,
        score: opinion.score,
        a: Claim::clone(pair.newer),
        b: Claim::clone(pair.older),
        reason: opinion.reason,
        gates: trail.into_gates(),
        rule: opinion.rule.to_owned(),
    }
}

fn id(pair: Pair, opinion: &Opinion) -> String {
    let mut hash = Sha256::new();
    for part in [pair.newer.id.as_str(), &pair.older.id, &format!("{:?}", opinion.kind), opinion.rule] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Claim {
    /// What this claim is looked up by: two claims can only be judged to meet if they share a key.
    pub fn keys(&self) -> Vec<String> {
        keys::of(self)
    }
}
