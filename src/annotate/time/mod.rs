//! Dates and stretches of days, resolved against the day of publication.

mod calendar;
mod clause;
mod pattern;
mod relative;
mod word;

use crate::base::{Context, DateSpan, Derivation, Span};
use crate::document::Document;

/// A mention of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    /// The tokens it covers, end exclusive.
    pub tokens: (u32, u32),
    /// The days it means; `None` where the words alone do not say (a weekday without a date of publication).
    pub days: Option<DateSpan>,
    /// True for a length ("for three days"), which anchors nothing.
    pub duration: bool,
    /// "since 2022", "so far this year": a running total's start lies at `days.start`.
    pub since: bool,
    pub rules: Derivation,
}

/// Every mention of a time, in order of the text.
pub fn annotate(document: &Document, context: &Context) -> Vec<Time> {
    pattern::times(document, context)
}

/// "Monday", "yesterday", "tonight": a word that names a day by itself.
pub fn is_day_word(lower: &str) -> bool {
    word::of(lower).is_some_and(|word| matches!(word, word::Word::Weekday(_) | word::Word::Day(_)))
}

/// A word that names a time or a length of it.
pub fn is_time_word(lower: &str) -> bool {
    word::of(lower).is_some()
}
