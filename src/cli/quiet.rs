//! Findings that users dismissed: left out of listings, and said once how many.

use rustc_hash::FxHashSet;

use super::failure::complain;
use crate::compare::{Finding, Review};
use crate::store::{Reviews, Store, StoreError};

#[derive(Default)]
pub(super) struct Quiet {
    reviews: Reviews,
    shows_dismissed: bool,
    /// Ids: of two articles, each meets the other.
    left_out: FxHashSet<String>,
}

impl Quiet {
    /// Without a store nothing was decided.
    pub fn new(store: Option<&Store>, shows_dismissed: bool) -> Result<Quiet, StoreError> {
        let reviews = store.map(Store::reviews).transpose()?.unwrap_or_default();
        Ok(Quiet { reviews, shows_dismissed, ..Quiet::default() })
    }

    /// Marks what was decided of findings, and drops dismissed ones unless they are asked for.
    pub fn leave_out(&mut self, findings: &mut Vec<Finding>) {
        self.reviews.mark(findings.iter_mut());
        if self.shows_dismissed {
            return;
        }
        findings.retain(|finding| {
            let stays = finding.review != Some(Review::Dismissed);
            if !stays {
                self.left_out.insert(finding.id.clone());
            }
            stays
        });
    }

    pub fn say(&self) {
        match self.left_out.len() {
            0 => {}
            1 => complain("1 dismissed finding not shown: --dismissed shows it"),
            count => complain(&format!("{count} dismissed findings not shown: --dismissed shows them")),
        }
    }
}
