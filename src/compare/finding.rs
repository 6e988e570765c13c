//! The contract `gainsay.finding/1` (DESIGN §3, `docs/schema/finding.json`).

use serde::{Deserialize, Serialize};

use crate::claims::Claim;

pub const FINDING_SCHEMA: &str = "gainsay.finding/1";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They cannot both hold: sure enough to say so.
    Contradiction,
    /// They may well be at odds, and somebody should look.
    ToCheck,
    /// The later one replaces the earlier one.
    Update,
    /// Both can hold.
    Agreement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingKind {
    Quantity,
    Quote,
    Speaker,
    Polarity,
    Date,
    Sum,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    Sources,
    Speakers,
    #[serde(rename = "self")]
    OneSelf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Low,
    Medium,
    High,
}

/// What a reader decided of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    /// It is so.
    Confirmed,
    /// It is not so, or is nothing to flag.
    Dismissed,
}

/// One verdict on two claims, with the gates that led to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub schema: String,
    /// "f" and 15 hex digits of a hash over both claims' ids and the kind.
    pub id: String,
    pub verdict: Verdict,
    pub kind: FindingKind,
    pub between: Between,
    pub severity: Severity,
    /// Probability that the verdict is right, 0 to 1, two decimals; of a pair to check, that it is a contradiction.
    pub score: f64,
    /// The newer article's claim.
    pub a: Claim,
    pub b: Claim,
    pub reason: String,
    pub gates: Vec<Gate>,
    pub rule: String,
    /// Never by this program's own judgement: the store adds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// What the reader noted beside the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    pub gate: String,
    pub passed: bool,
    pub because: String,
}
