//! An article by itself: what it is found by, and what leads to its copies.

use sha2::{Digest, Sha256};

use super::lines::{Mapped, Record};
use crate::base::since_1970;
use crate::claims::read_claims;
use crate::compare::story::keys::keys;
use crate::read::Article;
use crate::store::kin_keys;

/// What is known of an article by itself; it is read for its keys alone.
pub fn mapped(article: &Article) -> Mapped {
    let keys = keys(&read_claims(article).setting.story);
    let stated = Record::of(article);
    Mapped {
        row: hashed(&serde_json::to_string(&stated).unwrap_or_default()),
        kin: kin_keys(article).map(|key| hashed(&key)).collect(),
        id: article.id.clone(),
        day: article.published.map(since_1970),
        keys,
        article: stated,
    }
}

/// 24 hex digits: among a hundred million articles two have the same by one chance in 10^13.
fn hashed(text: &str) -> String {
    Sha256::digest(text).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
