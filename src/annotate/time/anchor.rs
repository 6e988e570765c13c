//! Times that count from another that is told: "two days earlier", "a day later", "the day before".

use super::pattern::{Found, Sentence};
use super::{Time, relative};
use crate::base::Date;

/// Times before it that may be the one from which it counts, in its sentence or the one before.
const RECENT: usize = 4;
/// Tokens that lie between at most.
const NEAR: u32 = 60;

impl Sentence<'_> {
    /// The day told last before a token.
    pub(super) fn anchor(&self, at: u32, told: &[Time]) -> Option<Date> {
        let near = |time: &&Time| time.tokens.1 <= at && at - time.tokens.1 < NEAR;
        let mut recent = told.iter().rev().take(RECENT).take_while(near);
        recent
            .find_map(|time| time.days.filter(|days| !time.duration && days.days() == 1))
            .map(|days| days.start)
    }

    /// "two days **earlier**", "the day **before**" by the day told before; without one, what is earlier counts from
    /// publication, and what is later is unknown.
    pub(super) fn anchored(&self, found: Found, told: &[Time]) -> Found {
        let last = self.lower(found.to - 1);
        let sign = match last {
            "earlier" | "before" => -1,
            "later" | "after" => 1,
            _ => return found,
        };
        let unit_at = found.to - 2;
        let unit = self.lower(unit_at);
        let unit = unit.strip_suffix('s').unwrap_or(unit);
        let count = unit_at.checked_sub(1).and_then(|at| self.number(at)).unwrap_or(1);
        let Some(anchor) = self.anchor(found.from, told) else {
            return if !found.duration { found } else { Found { duration: true, ..found } };
        };
        match relative::ago(anchor, -sign * count, unit) {
            Some(days) => Found { days: Some(days), duration: false, rule: "time.counted_from", ..found },
            None => found,
        }
    }
}
