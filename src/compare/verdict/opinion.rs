//! What a kind of verdict thinks of a pair, before it becomes a [`Finding`](crate::compare::Finding).

use crate::claims::Claim;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::voice::Voices;

#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    pub verdict: Verdict,
    pub kind: FindingKind,
    pub rule: &'static str,
    pub between: Between,
    pub severity: Severity,
    pub score: f64,
    pub reason: String,
}

/// Whether one outlet, by name, tells both.
pub fn one_outlet(claim: &Claim, against: &Claim) -> bool {
    claim.article.source.is_some() && claim.article.source == against.article.source
}

/// Between whom it is, where one voice, or else one outlet, meets itself.
pub fn between(voices: Voices, one_outlet: bool) -> Between {
    match voices {
        Voices::Different => Between::Speakers,
        Voices::Same => Between::OneSelf,
        Voices::Unknown if one_outlet => Between::OneSelf,
        Voices::Unknown => Between::Sources,
    }
}

/// A probability as findings state it: two decimals.
pub fn rounded(probability: f32) -> f64 {
    f64::from((probability * 100.0).round()) / 100.0
}
