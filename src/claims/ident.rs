//! Ids of claims: the same words at the same place of the same article give the same id.

use sha2::{Digest, Sha256};

use super::ClaimKind;
use crate::base::{CharSpan, Field, ident};

pub fn id(article: &str, kind: ClaimKind, field: Field, span: CharSpan, words: &str) -> String {
    let kind = match kind {
        ClaimKind::Quantity => "quantity",
        ClaimKind::Statement => "statement",
    };
    let mut hash = Sha256::new();
    for part in [article, kind, field.as_str(), words] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(span.start.to_le_bytes());
    hash.update(span.end.to_le_bytes());
    ident('c', &hash.finalize())
}
