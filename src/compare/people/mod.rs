//! Which speakers of different articles are one person or body.
//!
//! All that may be one stand in one block, so that only those meet.  What a block comes to depends on the appearances in
//! it alone, never on their order: the store may take in articles as they come.  A name joins another where the names
//! alone say so, or where they leave it open and the articles say it: by the office, or by the name in full in other
//! reports of the same story.  What stays open is a suggestion.

mod block;
mod bodies;
mod forms;
mod kin;
mod persons;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::claims::{Speaker, SpeakerKind};

pub use block::{Block, UNNAMED, block, of_family};
pub use forms::unnamed;
pub use kin::Acquaintances;

/// One speaker of one article, with what is known of the stories around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    pub speaker: Speaker,
    /// Full names of the same block, folded, that other articles of the same story have; sorted.
    pub kin: Vec<String>,
}

/// A person or body of all articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name to print: in full, as most articles have it.
    pub name: String,
    pub kind: SpeakerKind,
    /// What most articles that say so call the person.
    pub role: Option<String>,
    /// Indices of the appearances, ascending.
    pub appearances: Vec<usize>,
}

/// Two who may be one, and why that is not sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Indices into the people of the block, the first the smaller.
    pub of: (usize, usize),
    pub because: String,
}

/// The people of one block, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    pub people: Vec<Person>,
    pub suggestions: Vec<Suggestion>,
}

/// The people whose appearances these are; all of one block.  Names for which `apart` is true, given folded, join no
/// other.
pub fn people(appearances: &[Appearance], apart: impl Fn(&str) -> bool) -> People {
    let forms = forms::of(appearances, apart);
    let joined = match appearances.first().map(|first| block(&first.speaker.name, first.speaker.kind)) {
        Some(Block::Family(_)) => persons::join(appearances, &forms),
        Some(Block::Body(_)) => bodies::join(appearances, &forms),
        Some(Block::Unnamed(_)) | None => forms::Joined::default(),
    };
    forms::gather(appearances, &forms, joined)
}
