//! Annotations → self-contained [`Claim`]s.  Pure.

mod attributed;
mod builder;
mod claim;
mod ident;
mod measure_key;
mod place;
mod quantity;
mod stance;
mod statement;
mod story;
mod when;

pub use claim::*;

use crate::annotate;
use crate::base::Context;
use crate::document::Document;
use crate::read::Article;

/// Everything that an article claims, in order of the text.
pub fn extract(article: &Article) -> Vec<Claim> {
    let document = Document::new(article);
    let context = Context { published: article.published };
    let annotations = annotate::annotate(&document, &context);
    builder::Builder::new(article, &document, &annotations).claims()
}
