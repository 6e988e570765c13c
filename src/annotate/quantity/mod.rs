//! Figures: value, bounds, unit, and what is counted or measured.

mod approximator;
mod attach;
mod between;
mod changed;
mod complement;
mod compound;
mod counted_before;
mod draft;
mod fraction;
mod grouped;
mod label;
mod list;
mod located;
mod magnitude;
mod measure;
mod measured;
mod money;
mod near;
mod noun_run;
mod number;
mod numeral;
mod phrase;
mod range;
mod scan;
mod scope;
mod site;
mod skip;
mod spelled;
mod tally;
mod trend;
mod unit;
mod zero;

pub use crate::lexicon::Dimension;
pub use approximator::{hedge_after, hedge_before};
pub(in crate::annotate) use money::settle as settle_money;
pub use spelled::may_begin as may_begin_number;

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

impl Figure {
    /// One of the counts of two sides, "211 to 198": no change from the one to the other.
    pub(in crate::annotate) fn is_of_sides(&self) -> bool {
        self.rules.iter().any(|rule| rule == tally::SIDES)
    }

    /// The last token of the figure's words, the counted noun included.
    pub(in crate::annotate) fn last_token(&self) -> u32 {
        let noun = self
            .measure
            .as_ref()
            .filter(|measure| measure.span.start >= self.number.start && self.unit.is_none());
        noun.map_or(self.tokens.1 - 1, |measure| measure.head_token.max(self.tokens.1 - 1))
    }
}

/// Every figure of an article, in order of the text.
pub fn annotate(document: &Document, times: &[Time]) -> Vec<Figure> {
    scan::figures(document, times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Context;
    use crate::read::Article;

    fn document(text: &str) -> Document {
        Document::new(&Article::untitled(text))
    }

    fn read(text: &str) -> Vec<Figure> {
        let document = document(text);
        annotate(&document, &crate::annotate::time::annotate(&document, &Context::default()))
    }

    fn shown(figure: &Figure) -> String {
        let modifier = serde_json::to_value(figure.modifier).unwrap_or_default();
        let head = figure.measure.as_ref().map_or("-", |measure| &measure.head);
        let unit = figure.unit.as_deref().unwrap_or("-");
        format!("{} {} {unit} {head}", figure.value, modifier.as_str().unwrap_or_default())
    }

    #[test]
    fn the_examples_hold() {
        let mut wrong = Vec::new();
        for line in include_str!("examples.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (text, wanted) = line.split_once('\t').unwrap_or((line, ""));
            let found = read(text).iter().map(shown).collect::<Vec<_>>().join(" | ");
            if !found.eq_ignore_ascii_case(wanted) {
                wrong.push(format!("{text}\n  wanted {wanted}\n  found  {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn nearly_closes_the_bound_at_the_stated_value() {
        let figures = read("Nearly 1,200 drones crossed the border.");
        assert_eq!((figures[0].low, figures[0].high), (Some(1080.into()), Some(1200.into())));
    }

    #[test]
    fn a_part_points_at_its_whole() {
        let figures = read("The fire killed 19 people, including four children.");
        assert_eq!(figures[1].scope, Some(FigureScope::PartOf(0)));
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in [
            "",
            "½",
            "$",
            "5-",
            "-",
            "1/0",
            "٣ cars",
            "İ5 İİ-five",
            "a million-",
            "9⁄",
            "1×",
            "to 5 to to 6 to",
            "99999999999999999999999999999999 x",
            "one hundred trillion trillion trillion trillion",
        ] {
            read(text);
        }
    }
}
