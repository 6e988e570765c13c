//! The gates that two claims pass, in order, before they can be in conflict.  Each says why.

pub mod bond;
pub mod factuality;
pub mod interval;
pub mod measure;
pub mod occurrence;
pub mod place;
pub mod power;
pub mod scope;
pub mod standing;
pub mod story;
pub mod time;
pub mod voice;

use super::Gate;

/// The gates passed so far, and the one that stopped a pair.
#[derive(Debug, Default)]
pub struct Trail(Vec<Gate>);

impl Trail {
    pub fn pass(&mut self, gate: &str, because: impl Into<String>) {
        self.0.push(Gate { gate: gate.to_owned(), passed: true, because: because.into() });
    }

    /// Notes the gate that did not open.
    pub fn stop(&mut self, gate: &str, because: impl Into<String>) {
        self.0.push(Gate { gate: gate.to_owned(), passed: false, because: because.into() });
    }

    /// Notes a gate either way and says which way it was.
    pub fn note(&mut self, gate: &str, outcome: Result<String, String>) -> bool {
        let passed = outcome.is_ok();
        let because = outcome.unwrap_or_else(|because| because);
        self.0.push(Gate { gate: gate.to_owned(), passed, because });
        passed
    }

    pub fn into_gates(self) -> Vec<Gate> {
        self.0
    }
}
