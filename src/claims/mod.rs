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
    let annotations = annotations(article, &document, annotate::annotate);
    assemble::reading(builder::Builder::new(article, &document, &annotations))
}

/// The claims of [`read_claims`] one by one, without what only judging them needs.
pub fn each_claim(article: &Article, each: impl FnMut(Claim)) {
    let document = Document::new(article);
    let annotations = annotations(article, &document, annotate::for_claims);
    assemble::claims(&builder::Builder::new(article, &document, &annotations), each);
}

fn annotations(
    article: &Article,
    document: &Document,
    annotate: fn(&Document, &Context) -> Annotations,
) -> Annotations {
    match foreign(&article.text) {
        None => annotate(document, &Context { published: article.published }),
        Some(_) => Annotations::default(),
    }
}
