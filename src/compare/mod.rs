//! Candidate keys, alignment, gates, verdict: `(&Claim, &Claim) → Option<Finding>`.  Pure.

mod finding;

pub use finding::*;

use crate::claims::Claim;

/// The verdict on two claims, whichever is given first; `None` if they are not about one thing.
pub fn judge(_a: &Claim, _b: &Claim) -> Option<Finding> {
    None
}

impl Claim {
    /// What this claim is looked up by: two claims can only be judged to meet if they share a key.
    pub fn keys(&self) -> Vec<String> {
        Vec::new()
    }
}
