//! What happened to the thing counted, who did it, and whether it is asserted.

mod find;
mod harm;

pub use harm::{is_harm, is_person};

use serde::{Deserialize, Serialize};

use crate::annotate::quantity::Figure;
use crate::annotate::time::Time;
use crate::base::Span;
use crate::document::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    Positive,
    Negative,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Factuality {
    Asserted,
    Planned,
    Possible,
    Hypothetical,
    Denied,
}

/// The event that a figure belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The verb or noun: "attacked", "death toll".
    pub span: Span,
    pub lemma: String,
    pub agent: Option<Span>,
    pub target: Option<Span>,
    pub polarity: Polarity,
    pub factuality: Factuality,
    /// Index of its time among the article's times.
    pub time: Option<usize>,
}

/// The event that a figure is part of, from the verb that governs it or the noun that it counts.
pub fn of_figure(document: &Document, figure: &Figure, times: &[Time]) -> Option<Event> {
    find::event(document, figure, times)
}
