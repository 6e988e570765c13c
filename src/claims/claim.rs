//! The contract `gainsay.claim/1` (DESIGN §2, `docs/schema/claim.json`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::annotate::event::{Factuality, Polarity};
pub use crate::annotate::quantity::{Dimension, Modifier, Trend};
pub use crate::annotate::quote::Directness;
use crate::base::{CharSpan, Date, Decimal, Field, Memo};

pub const CLAIM_SCHEMA: &str = "gainsay.claim/1";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    Quantity,
    Statement,
}

/// One claim with all that is needed to judge it against another: no look-up into the article.
/// All spans are code points into the article's own `field`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Claim {
    pub schema: String,
    /// 16 hex digits of a hash over article id, kind, field, span and words.
    pub id: String,
    pub kind: ClaimKind,
    pub article: Arc<ArticleRef>,
    pub field: Field,
    pub span: CharSpan,
    pub text: String,
    pub sentence: Passage,
    #[serde(default)]
    pub quantity: Option<Quantity>,
    #[serde(default)]
    pub statement: Option<Statement>,
    /// Present (possibly null) on quantities, absent on statements.
    #[serde(default)]
    pub measure: Option<Measure>,
    pub event: Option<Event>,
    pub time: Option<Time>,
    pub place: Vec<String>,
    pub scope: Option<Scope>,
    pub attribution: Option<Attribution>,
    pub rules: Vec<String>,
    /// What the whole article is about, for the story gate; not part of the contract.
    #[serde(skip)]
    pub story: Arc<Story>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleRef {
    pub id: String,
    pub source: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<Date>,
}

/// What an article shares with others on the same story, from which the story gate judges.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Story {
    /// Names of people, bodies and places, folded, each once, sorted.
    pub names: Vec<String>,
    /// Lemmas of the other content words of headline and lead, each once, sorted.
    pub words: Vec<String>,
    /// Every figure, each once, sorted: an article that states both figures elsewhere denies neither.
    #[serde(default)]
    pub figures: Vec<Told>,
    /// Places that the headline names, countries only where it names nothing nearer.
    #[serde(default)]
    pub headline_places: Vec<String>,
    /// The words of `names` and of `words` with their weight, as comparison first works them out.
    #[serde(skip)]
    pub name_parts: Memo<Vec<(String, f32)>>,
    #[serde(skip)]
    pub word_parts: Memo<Vec<(String, f32)>>,
    /// Hashes of word shingles: near-equal sets mean one text in two outlets.
    pub shingles: Vec<u32>,
}

/// A figure that an article states somewhere, with what is counted and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub value: Decimal,
    pub unit: Option<String>,
    pub head: Option<String>,
    pub event: Option<String>,
    pub standing: Standing,
}

/// Where a figure stands: what an article is about comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Body,
    Opening,
    Headline,
}

impl Standing {
    /// Of a figure that begins at this code point of the field.
    pub fn of(field: Field, start: u32) -> Standing {
        const OPENING: u32 = 450;
        match field {
            Field::Title => Standing::Headline,
            Field::Text if start < OPENING => Standing::Opening,
            Field::Text => Standing::Body,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub span: CharSpan,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub text: String,
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub value: Decimal,
    #[serde(with = "rust_decimal::serde::arbitrary_precision_option")]
    pub low: Option<Decimal>,
    #[serde(with = "rust_decimal::serde::arbitrary_precision_option")]
    pub high: Option<Decimal>,
    pub modifier: Modifier,
    pub unit: Option<String>,
    pub dimension: Dimension,
    pub trend: Option<Trend>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub text: String,
    pub directness: Directness,
    pub polarity: Polarity,
    pub factuality: Factuality,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub text: String,
    pub span: CharSpan,
    pub head: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub text: String,
    pub lemma: String,
    pub agent: Option<String>,
    pub target: Option<String>,
    pub polarity: Polarity,
    pub factuality: Factuality,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub text: String,
    pub start: Option<Date>,
    pub end: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Scope {
    Part {
        /// Claim id of the whole.
        of: String,
    },
    Cumulative {
        since: Option<Date>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    pub speaker: Option<String>,
    pub mention: Option<String>,
    pub mention_span: Option<CharSpan>,
    pub cue: Option<String>,
    pub cue_span: Option<CharSpan>,
    pub content: Vec<CharSpan>,
    pub directness: Directness,
    pub via: Option<String>,
    pub chain: Vec<String>,
}
