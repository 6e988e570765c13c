//! The gates on the way to a verdict, with what each saw.

use super::finding::Gate;

#[derive(Debug, Default)]
pub struct Trail(Vec<Gate>);

impl Trail {
    pub fn note(&mut self, gate: &str, passed: bool, because: String) {
        self.0.push(Gate { gate: gate.to_owned(), passed, because });
    }

    pub fn into_gates(self) -> Vec<Gate> {
        self.0
    }
}
