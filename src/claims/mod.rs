//! Annotations → self-contained [`Claim`]s.  Pure.

mod build;
mod claim;
mod place;
mod stance;
mod story;

pub use claim::*;

use crate::annotate::annotate;
use crate::base::Context;
use crate::document::Document;
use crate::read::Article;

/// Everything that an article claims, in order of the text.
pub fn extract(article: &Article) -> Vec<Claim> {
    let document = Document::new(article);
    let annotations = annotate(&document, &Context { published: article.published });
    build::claims(article, &document, &annotations)
}
