//! Annotations → self-contained [`Claim`]s.  Pure.

mod claim;

pub use claim::*;

use crate::read::Article;

/// Everything that an article claims, in order of the text.
pub fn extract(_article: &Article) -> Vec<Claim> {
    Vec::new()
}
