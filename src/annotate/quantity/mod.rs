//! Figures: value, bounds, unit, and what is counted or measured.

mod approximator;
mod list;
mod measure;
mod measured;
mod number;
mod numeral;
mod range;
mod scan;
mod scope;
mod skip;
mod spelled;
mod trend;
mod unit;
mod zero;

pub(crate) use measured::{clause_starts, governing_verb, holds_figure, subject_of};

use serde::{Deserialize, Serialize};

use crate::annotate::time::Time;
use crate::base::{Decimal, Derivation, Span};
use crate::document::Document;

/// How the words around a figure bound it (DESIGN §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Range,
    Vague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    Count,
    Money,
    Percent,
    Duration,
    Age,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Energy,
    Power,
    Data,
    Rate,
    Multiple,
    Ordinal,
    Fraction,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    Up,
    Down,
}

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub span: Span,
    /// Lemma of the head noun, lower case: "drone".
    pub head: String,
    /// Token of the head noun.
    pub head_token: u32,
}

/// The figure that a part belongs to: "19 people, including four children".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureScope {
    /// Index of the whole among the article's figures.
    PartOf(usize),
    /// A running total.
    Cumulative,
}

/// One figure as the words state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// From the first word of the figure (its sign or number) to the end of the counted thing or unit:
    /// "122 strike drones", "$100 million".
    pub span: Span,
    /// The number with its magnitude and currency sign: "122", "$100 million", "dozens".
    pub number: Span,
    /// The tokens of `number`, end exclusive.
    pub tokens: (u32, u32),
    pub value: Decimal,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub modifier: Modifier,
    pub unit: Option<String>,
    pub dimension: Dimension,
    pub trend: Option<Trend>,
    pub measure: Option<Measure>,
    pub scope: Option<FigureScope>,
    pub rules: Derivation,
}

/// Every figure of an article, in order of the text.
pub fn annotate(document: &Document, times: &[Time]) -> Vec<Figure> {
    scan::figures(document, times)
}
