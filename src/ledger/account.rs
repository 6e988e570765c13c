//! What the ledger knows of a claim: one outlet's account of how many, with all that a row shows of it.

use serde::Serialize;

use crate::base::{Date, DateSpan, Decimal};
use crate::claims::Scene;

/// An article as the ledger sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: String,
    pub source: Option<String>,
    pub published: Option<Date>,
    pub scene: Scene,
}

/// One claim about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub claim: String,
    /// Index of its report.
    pub report: usize,
    pub speaker: Option<String>,
    /// As printed.
    pub text: String,
    /// What happened, as printed; of a toll its class says so.
    pub event: Option<String>,
    /// What is counted, as printed.
    pub measure: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    pub unit: Option<String>,
    pub value: Decimal,
    /// What the words allow; open where nothing is given.
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub days: Option<DateSpan>,
    pub place: Vec<String>,
    /// Told one by one, without a number.
    pub uncounted: bool,
}

impl Account {
    /// Whether a value is one that the words allow.
    pub fn allows(&self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    pub fn bound(&self) -> Bound {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Bound::Exact,
            (Some(_), None) => Bound::AtLeast,
            (None, Some(_)) => Bound::AtMost,
            _ => Bound::About,
        }
    }
}

/// How a value is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Exact,
    AtLeast,
    AtMost,
    About,
}
