//! Where a number stands: what the rules ask of its sentence.

use super::draft::Draft;
use crate::annotate::time::Time;
use crate::document::{Document, Tag};

/// A sentence's tokens and the times in them.
pub(super) struct Place<'d> {
    pub document: &'d Document,
    pub start: u32,
    pub end: u32,
    pub times: &'d [Time],
}

impl<'d> Place<'d> {
    pub fn lower(&self, at: u32) -> &'d str {
        if at >= self.start && at < self.end { self.document.lower(at) } else { "" }
    }

    pub fn tag(&self, at: u32) -> Option<Tag> {
        (at >= self.start && at < self.end).then(|| self.document.tag(at))
    }

    pub fn before(&self, draft: &Draft) -> Option<u32> {
        draft.tokens.0.checked_sub(1).filter(|at| *at >= self.start)
    }
}
