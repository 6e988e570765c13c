//! Which stored claims another claim has to be judged against: those that share a key with it, by the index.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::{Store, StoreError};
use crate::claims::{Claim, Story};
use crate::compare::{Finding, Reading, judge_readings};

impl Store {
    /// Verdicts on these claims against stored ones of other articles; the keys are those of the claims.
    pub fn judge(&self, claims: &[Claim], keys: &[Vec<String>]) -> Result<Vec<Finding>, StoreError> {
        judge_stored(&self.connection, claims, keys)
    }
}

pub(super) fn judge_stored(
    connection: &Connection,
    claims: &[Claim],
    keys: &[Vec<String>],
) -> Result<Vec<Finding>, StoreError> {
    let mut stories = FxHashMap::default();
    let mut findings = Vec::new();
    let claims: Vec<Reading> = claims.iter().map(Reading::of).collect();
    for (n, mut partners) in meetings(connection, keys)? {
        partners.dedup();
        let Some(stored) = load(connection, n, &mut stories)? else { continue };
        let stored = Reading::of(&stored);
        let others = partners.into_iter().filter_map(|at| claims.get(at));
        let others = others.filter(|claim| claim.article.id != stored.article.id);
        findings.extend(others.filter_map(|claim| judge_readings(claim, &stored)));
    }
    Ok(findings)
}

/// For each stored claim that shares a key with any of the given ones: which of these.
fn meetings(connection: &Connection, keys: &[Vec<String>]) -> Result<BTreeMap<i64, Vec<usize>>, StoreError> {
    let mut sharing: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, keys) in keys.iter().enumerate() {
        for key in keys {
            sharing.entry(key).or_default().push(at);
        }
    }
    let mut find = connection.prepare_cached("SELECT claim FROM claim_key WHERE key = ?1")?;
    let mut met: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (key, partners) in sharing {
        let mut rows = find.query([key])?;
        while let Some(row) = rows.next()? {
            met.entry(row.get(0)?).or_default().extend(&partners);
        }
    }
    for partners in met.values_mut() {
        partners.sort_unstable();
    }
    Ok(met)
}

/// A stored claim, with the story that all claims of its article share.
pub(super) fn load(
    connection: &Connection,
    n: i64,
    stories: &mut FxHashMap<i64, Arc<Story>>,
) -> Result<Option<Claim>, StoreError> {
    let mut find = connection.prepare_cached("SELECT article, json FROM claim WHERE n = ?1")?;
    let row: Option<(i64, String)> = find.query_row([n], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((article, json)) = row else { return Ok(None) };
    let mut claim: Claim = serde_json::from_str(&json)?;
    claim.story = match stories.get(&article) {
        Some(story) => Arc::clone(story),
        None => {
            let mut find = connection.prepare_cached("SELECT story FROM article WHERE n = ?1")?;
            let json: String = find.query_row([article], |row| row.get(0))?;
            let story: Arc<Story> = Arc::new(serde_json::from_str(&json)?);
            stories.insert(article, Arc::clone(&story));
            story
        }
    };
    Ok(Some(claim))
}
