//! The contract `gainsay.reading/1` (`docs/schema/reading.json`): one article's claims, with all that judging them
//! against another article's needs.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleRef, Claim, Frame, Moment, Proposition, Sentence, Speaker, Story, Victim};

pub const READING_SCHEMA: &str = "gainsay.reading/1";

/// Everything that an article claims and is judged by; complete, so that a reading that went through JSON is judged
/// as before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub schema: String,
    pub article: Arc<ArticleRef>,
    /// In order of the text.
    pub claims: Vec<Claim>,
    pub setting: Setting,
}

/// What a reading holds beside the claims themselves.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Setting {
    /// One for each claim, at the same index.
    pub frames: Vec<Frame>,
    /// The sentences that frames point at, and those before them.
    pub sentences: Vec<Sentence>,
    /// Every clause, in order of the text.
    #[serde(default)]
    pub propositions: Vec<Proposition>,
    /// The times that they name, in order of the text.
    #[serde(default)]
    pub moments: Vec<Moment>,
    /// People whom harm befell, told one by one, in order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub victims: Vec<Victim>,
    /// Who speaks, in order of the first claim.
    #[serde(default)]
    pub cast: Vec<Speaker>,
    pub story: Story,
}
