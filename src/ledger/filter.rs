//! Which rows of the ledger are asked for.

use rustc_hash::FxHashSet;

use super::entry::Entry;
use crate::base::Date;
use crate::lexicon::spelling::fold;

/// What is `None` lets all pass; filters are joined by "and".
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// With one of these claims.
    pub claims: Option<FxHashSet<String>>,
    /// With these words among the names of its place, in any spelling.
    pub place: Option<String>,
    /// Told by this outlet, in any spelling.
    pub source: Option<String>,
    /// On this day or later; a row without a day passes no bound.
    pub since: Option<Date>,
    pub until: Option<Date>,
    /// Tolls of these classes; all rows without any.
    pub harm: Vec<String>,
}

impl Asked {
    pub fn wants(&self, entry: &Entry) -> bool {
        let claims = self.claims.as_ref();
        claims.is_none_or(|claims| entry.claims.iter().any(|claim| claims.contains(claim)))
            && names(self.place.as_deref(), &entry.place)
            && names(self.source.as_deref(), &entry.outlets)
            && self.since.is_none_or(|since| entry.day.is_some_and(|day| day.end >= since))
            && self.until.is_none_or(|until| entry.day.is_some_and(|day| day.start <= until))
            && (self.harm.is_empty() || entry.harm.as_ref().is_some_and(|harm| self.harm.contains(harm)))
    }
}

/// Whether one of some names holds what is asked for.
fn names(asked: Option<&str>, names: &[String]) -> bool {
    asked.map(fold).is_none_or(|asked| {
        let words = |name: &str| format!(" {} ", fold(name));
        names.iter().any(|name| words(name).contains(&format!(" {asked} ")))
    })
}
