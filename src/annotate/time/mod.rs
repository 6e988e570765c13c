//! Dates and stretches of days, resolved against the day of publication.

mod anchor;
mod calendar;
mod clause;
mod clock;
mod moment;
mod pattern;
mod relative;
mod stretch;

pub use crate::lexicon::is_time_word;
pub use clock::completes_hour;
pub use moment::{Bound, Clock, Moment, moments};

use crate::base::{Context, DateSpan, Derivation, Span};
use crate::document::Document;
use crate::lexicon::{TimeWord, time_word};

/// A mention of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    /// The tokens it covers, end exclusive.
    pub tokens: (u32, u32),
    /// The days it means; `None` where the words alone do not say (a weekday without a date of publication).
    pub days: Option<DateSpan>,
    /// The days of the time that is named, where it only begins or ends the stretch: "since 2022".
    pub point: Option<DateSpan>,
    /// True for a length ("for three days"), which anchors nothing.
    pub duration: bool,
    /// True for an hour: "7:52 a.m."
    pub clock: bool,
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
    matches!(time_word(lower), Some(TimeWord::Weekday(_) | TimeWord::Day(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Article;

    /// The days that a text names, published on Sunday, 30 November 2025.
    fn days(text: &str) -> String {
        let article = Article::untitled(text);
        let context = Context { published: "2025-11-30".parse().ok() };
        let shown = |time: Time| time.days.map_or("-".into(), |days| format!("{}..{}", days.start, days.end));
        annotate(&Document::new(&article), &context).into_iter().map(shown).collect::<Vec<String>>().join(" ")
    }

    #[test]
    fn times_resolve_against_publication() {
        for (text, wanted) in [
            ("They met on Sunday.", "2025-11-30..2025-11-30"),
            ("The train derailed on Thursday.", "2025-11-27..2025-11-27"),
            ("They will meet on Thursday.", "2025-12-04..2025-12-04"),
            ("A storm hit overnight into Sunday.", "2025-11-29..2025-11-30"),
            ("It fired 900 shells this week alone.", "2025-11-24..2025-11-30"),
            ("Sales fell last month.", "2025-10-01..2025-10-31"),
            ("The deal was signed on Nov. 3.", "2025-11-03..2025-11-03"),
            ("It opened on 24 December 2019.", "2019-12-24..2019-12-24"),
            ("The mine closed in 2016.", "2016-01-01..2016-12-31"),
            ("Prices rose earlier this year.", "2025-01-01..2025-11-30"),
            ("It sank two days ago.", "2025-11-28..2025-11-28"),
            ("The talks lasted three days.", "-"),
            ("He arrived at 11:30 a.m.", "-"),
        ] {
            assert_eq!(days(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_weekday_stays_open_without_a_date() {
        let article = Article {
            id: "t".into(),
            source: None,
            published: None,
            changed: None,
            title: None,
            url: None,
            author: None,
            text: "It rained on Friday.".into(),
        };
        assert_eq!(annotate(&Document::new(&article), &Context::default())[0].days, None);
    }
}
