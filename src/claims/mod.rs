//! Annotations → self-contained [`Claim`]s.  Pure.

mod assemble;
mod attributed;
mod builder;
mod cast;
mod claim;
mod frame;
mod ident;
mod joined;
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
mod stretch;
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
pub use stretch::is_read_in_stretches;
pub use victim::Victim;
pub use voice::Voice;
pub use wording::{Wording, verbatim};

use std::sync::Arc;

use self::builder::Builder;
use crate::annotate::{self, Annotations};
use crate::base::Context;
use crate::document::{Document, foreign};
use crate::read::Article;

/// Everything that an article claims, with all that judging it needs.  One that is not English claims nothing that could be read.
pub fn read_claims(article: &Article) -> Reading {
    read_claims_in_stretches(article, stretch::LONGEST)
}

/// As [`read_claims`], where a text of more than `longest` bytes is read in stretches, each by itself.
pub fn read_claims_in_stretches(article: &Article, longest: usize) -> Reading {
    let reference = Arc::new(ArticleRef::of(article));
    let readings = by_stretch(article, &reference, longest, annotate::annotate, assemble::reading);
    joined::joined(Arc::clone(&reference), readings)
}

/// The claims of [`read_claims`] one by one, without what only judging them needs, up to the first that is not taken.  Of a long
/// article no more than a stretch is in memory beside its text.
pub fn each_claim<E>(article: &Article, mut each: impl FnMut(Claim) -> Result<(), E>) -> Result<(), E> {
    let reference = Arc::new(ArticleRef::of(article));
    let claims = |builder: Builder| {
        let mut taken = Ok(());
        assemble::claims(&builder, |claim| {
            if taken.is_ok() {
                taken = each(claim);
            }
        });
        taken
    };
    by_stretch(article, &reference, stretch::LONGEST, annotate::for_claims, claims).collect()
}

/// What is made of each stretch of an article, in order.
fn by_stretch<'a, T>(
    article: &'a Article,
    reference: &'a Arc<ArticleRef>,
    longest: usize,
    annotate: fn(&Document, &Context) -> Annotations,
    mut make: impl FnMut(Builder) -> T + 'a,
) -> impl Iterator<Item = T> + 'a {
    let is_english = foreign(&article.text).is_none();
    let context = Context { published: article.published };
    stretch::stretches(article, longest).map(move |stretch| {
        let document = Document::new(&stretch.article);
        let annotations = if is_english { annotate(&document, &context) } else { Annotations::default() };
        make(Builder::new(reference, stretch.before, &document, &annotations))
    })
}
