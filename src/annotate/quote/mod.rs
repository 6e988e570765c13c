//! Who said what: direct, indirect and mixed attributions.

mod attribute;
mod content;
mod cue;
mod direct;
mod features;
mod interview;
mod marks;
mod meaning;
mod misplaced;
mod model;
mod name;
mod parenthesis;
mod saying;
mod scene;
mod settle;
mod speaker;
mod tree;
mod verbatim;
mod via;
mod voice;
mod wording;

#[doc(hidden)]
pub mod learn;

pub use cue::{is_cue_verb, verb_class};
pub use speaker::SpeakerKind;
pub use wording::{Word, WordClass, between_marks, spoken, word_class};

use serde::{Deserialize, Serialize};

use crate::annotate::entity::Entities;
use crate::base::{Derivation, Span};
use crate::document::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Directness {
    Direct,
    Indirect,
    Mixed,
}

/// What a reporting word does to what it reports; `denies` and `promises` bear on factuality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueClass {
    Says,
    Claims,
    Denies,
    Admits,
    Promises,
    Asks,
}

/// One attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// What was said, in order; more than one span where the cue interrupts it.  Quotation marks at the
    /// ends are left out, a leading "that" is kept.
    pub content: Vec<Span>,
    /// The speaker's own words: what stands between quotation marks, the marks left out.  In order of the text, each
    /// inside one span of the content; empty for a paraphrase.
    pub verbatim: Vec<Span>,
    /// The words that mean the speaker in this sentence: "the top American diplomat".
    pub mention: Option<Span>,
    /// The fullest name in the article for that speaker, else the words of the mention; none where these
    /// are nobody: "they", "the report".
    pub speaker: Option<String>,
    /// None where there is no speaker.
    pub speaker_kind: Option<SpeakerKind>,
    /// The office with which the article names that person: "Bexford Police Chief".
    pub role: Option<String>,
    pub cue: Option<Span>,
    pub cue_class: CueClass,
    pub directness: Directness,
    /// Where it was said: "Telegram", "a statement".
    pub via: Option<String>,
    /// Speakers who passed it on, outermost first: "Umerov said Trump had promised" → chain ["Rustem Umerov"].
    pub chain: Vec<String>,
    pub rules: Derivation,
}

pub fn annotate(document: &Document, entities: &Entities) -> Vec<Attribution> {
    let scene = scene::Scene::of(document);
    let sayings = attribute::find(&scene);
    name::resolve(&scene, entities, &sayings)
}

#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod tests;
