//! What a kind of verdict thinks of a pair, before it becomes a [`Finding`](crate::compare::Finding).

use crate::compare::finding::{Between, FindingKind, Severity, Verdict};

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
