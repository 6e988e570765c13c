//! Annotations → self-contained [`Claim`]s.  Pure.

mod assemble;
mod attributed;
mod builder;
mod cast;
mod claim;
mod frame;
mod ident;
mod lead;
mod marks;
mod measure_key;
mod place;
mod proposition;
mod quantity;
mod reading;
mod scene;
mod sentence;
mod stance;
mod statement;
mod story;
mod uttered;
mod victim;
mod voice;
mod when;
mod wording;

pub use cast::Speaker;
pub use claim::*;
pub use frame::{Frame, Lies, Place, Sign, Subject};
pub use ident::id as claim_id;
pub use marks::{one_line, without_marks};
pub use proposition::{Bound, Clock, Moment, Proposition, Role};
pub use reading::{READING_SCHEMA, Reading, Setting};
pub use scene::{Scene, Scenes};
pub use sentence::{Sentence, WordKind};
pub use story::Story;
pub use victim::Victim;
pub use voice::Voice;
pub use wording::{Wording, verbatim};

use crate::annotate::{self, Annotations};
use crate::base::Context;
use crate::document::{Document, foreign};
use crate::read::Article;

/// Everything that an article claims, with all that judging it needs.  One that is not English claims nothing that could be read.
pub fn read_claims(article: &Article) -> Reading {
    let document = Document::new(article);
    let context = Context { published: article.published };
    let annotations = match foreign(&article.text) {
        None => annotate::annotate(&document, &context),
        Some(_) => Annotations::default(),
    };
    assemble::reading(builder::Builder::new(article, &document, &annotations))
}
