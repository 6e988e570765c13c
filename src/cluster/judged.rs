//! The articles of a block, judged.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::Block;
use crate::claims::read_claims;
use crate::compare::{Finding, Prepared, Verdict, compare_own_prepared, compare_prepared};
use crate::read::Article;

/// A line of a block is not there: whatever brought its lines together lost it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("block {block}: article {article} is to be judged in it, and is not among its lines")]
pub struct Missing {
    pub block: String,
    pub article: String,
}

/// What the articles at home in a block say against one another, against those that came to it, and within themselves: contradictions,
/// what is to check, and updates, as the store keeps them, in no order that means anything.
pub fn judged(lines: Vec<Block>) -> Result<Vec<Finding>, Missing> {
    let read = |line: Block| {
        let article: Article = line.article.article();
        (line.block, line.earlier, Prepared::of(Arc::new(read_claims(&article))))
    };
    let articles: Vec<(String, Option<Vec<String>>, Prepared)> = lines.into_par_iter().map(read).collect();
    let by_id: FxHashMap<&str, &Prepared> =
        articles.iter().map(|(_, _, article)| (article.reading.article.id.as_str(), article)).collect();
    let homes = articles.par_iter().filter_map(|(block, earlier, article)| {
        let earlier = earlier.as_ref()?;
        Some(earlier.iter().try_fold(compare_own_prepared(article), |mut found, id| {
            let Some(other) = by_id.get(id.as_str()) else {
                return Err(Missing { block: block.clone(), article: id.clone() });
            };
            found.extend(compare_prepared(article, other));
            Ok(found)
        }))
    });
    let found: Vec<Vec<Finding>> = homes.collect::<Result<_, _>>()?;
    let mut kept: Vec<Finding> =
        found.into_iter().flatten().filter(|finding| finding.verdict != Verdict::Agreement).collect();
    // Of two with one id the store keeps the first.
    let mut ids = FxHashSet::default();
    kept.retain(|finding| ids.insert(finding.id.clone()));
    Ok(kept)
}
