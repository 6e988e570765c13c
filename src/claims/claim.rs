//! The contract `gainsay.claim/1` (DESIGN §2, `docs/schema/claim.json`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::annotate::event::{Factuality, Polarity};
pub use crate::annotate::quantity::{Dimension, Modifier, Trend};
pub use crate::annotate::quote::{Directness, SpeakerKind};
use crate::base::{CharSpan, Date, Decimal, Field};
use crate::read::Article;

pub const CLAIM_SCHEMA: &str = "gainsay.claim/1";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    Quantity,
    Statement,
}

/// One claim, readable by itself; what it is judged by beside stands in its article's [`super::Reading`].
/// All spans are code points into the article's own `field`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Claim {
    pub schema: String,
    /// "c" and 15 hex digits of a hash over article id, kind, field, span and words.
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
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleRef {
    pub id: String,
    pub source: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<Date>,
}

impl ArticleRef {
    /// The article as its claims name it.
    pub fn of(article: &Article) -> Self {
        ArticleRef {
            id: article.id.clone(),
            source: article.source.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            published: article.published,
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
    /// The speaker's own words, as the article prints them between quotation marks, the marks left out; code points of
    /// the claim's field, in order of the text.  Empty for a paraphrase.
    #[serde(default)]
    pub verbatim: Vec<CharSpan>,
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
    /// None where the words mean nobody: "they", "the report".
    pub speaker: Option<String>,
    #[serde(default)]
    pub speaker_kind: Option<SpeakerKind>,
    /// The office with which the article names that person.
    #[serde(default)]
    pub role: Option<String>,
    pub mention: Option<String>,
    pub mention_span: Option<CharSpan>,
    pub cue: Option<String>,
    pub cue_span: Option<CharSpan>,
    pub content: Vec<CharSpan>,
    pub directness: Directness,
    pub via: Option<String>,
    pub chain: Vec<String>,
}
