//! Which stored articles another article has to be judged against: those that share telling words with it and are
//! near it in time, by the index.

use std::cell::RefCell;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::kin::kin;
use super::{Store, StoreError, pack, unpacked};
use crate::base::Date;
use crate::compare::story::{FARTHEST, SharedKeys, may_meet};
use crate::compare::{Finding, Judged, Prepared, compare_own_prepared, judge};
use crate::read::Article;

/// Readings kept ready.  A batch of articles meets the same ones again and again.
const MOST_KEPT: usize = 4096;

#[derive(Default)]
pub(super) struct Cache(RefCell<FxHashMap<i64, Arc<Prepared>>>);

impl Cache {
    fn known(&self, article: i64) -> Option<Arc<Prepared>> {
        self.0.borrow().get(&article).map(Arc::clone)
    }

    /// The reading of a stored article; `None` if it has not been read yet.
    pub fn get(&self, connection: &Connection, article: i64) -> Result<Option<Arc<Prepared>>, StoreError> {
        if let Some(known) = self.known(article) {
            return Ok(Some(known));
        }
        let Some(reading) = unpacked::reading(connection, article)? else { return Ok(None) };
        let prepared = Arc::new(Prepared::of(Arc::new(reading)));
        self.put(article, Arc::clone(&prepared));
        Ok(Some(prepared))
    }

    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    pub fn forget(&self, article: i64) {
        self.0.borrow_mut().remove(&article);
    }

    pub fn put(&self, article: i64, prepared: Arc<Prepared>) {
        let mut kept = self.0.borrow_mut();
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(article, prepared);
    }
}

impl Store {
    /// Verdicts on an article's claims against stored ones of other articles, and within the article.
    pub fn judge(&self, prepared: &Prepared) -> Result<Vec<Finding>, StoreError> {
        let met = met(&self.connection, &self.caches.prepared, prepared)?;
        Ok(findings(prepared, judge_met(prepared, &met)))
    }

    /// As [`Store::judge`], but not against articles of which this is a version, whether it is stored or a draft.
    pub fn judge_version(&self, article: &Article, prepared: &Prepared) -> Result<Vec<Finding>, StoreError> {
        self.caches.renew(&self.connection)?;
        let own = kin(&self.connection, &self.caches.texts, article)?.rows;
        let mut met = met(&self.connection, &self.caches.prepared, prepared)?;
        met.retain(|(n, _)| !own.contains(n));
        Ok(findings(prepared, judge_met(prepared, &met)))
    }
}

/// The stored articles that an article is judged against, in order of storing.
pub(super) fn met(
    connection: &Connection,
    cache: &Cache,
    prepared: &Prepared,
) -> Result<Vec<(i64, Arc<Prepared>)>, StoreError> {
    let (mut met, mut packed) = (Vec::new(), Vec::new());
    for n in meetings(connection, prepared)? {
        match cache.known(n) {
            Some(known) => met.push((n, known)),
            None => {
                packed.extend(unpacked::packed(connection, n)?.map(|(article, packed)| (n, article, packed)))
            }
        }
    }
    // Rows are read by one thread, and unpacked by all.
    let read = packed.into_par_iter().map(|(n, article, packed)| {
        let reading = pack::reading(&article, &packed)?;
        let meets = may_meet(prepared, &reading);
        Ok(meets.then(|| (n, Arc::new(Prepared::of(Arc::new(reading))))))
    });
    for (n, stored) in read.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten() {
        cache.put(n, Arc::clone(&stored));
        met.push((n, stored));
    }
    met.sort_unstable_by_key(|(n, _)| *n);
    Ok(met)
}

/// Verdicts within the article, and those against others.
pub(super) fn findings(prepared: &Prepared, judged: Vec<Judged>) -> Vec<Finding> {
    let own = compare_own_prepared(prepared).into_iter();
    own.chain(judged.into_iter().flat_map(|judged| judged.findings)).collect()
}

/// What came of each, in their order, whatever thread is done first.
pub(super) fn judge_met(prepared: &Prepared, met: &[(i64, Arc<Prepared>)]) -> Vec<Judged> {
    met.par_iter().map(|(_, stored)| judge(prepared, stored)).collect()
}

/// Stands for the day of an undated article, far from every other.
const UNDATED: i64 = -1_000_000;

/// Days since 1970.
pub(super) fn day(published: Option<Date>) -> i64 {
    let since = |date: Date| {
        Date::constant(1970, 1, 1).until(date).map_or(UNDATED, |span| i64::from(span.get_days()))
    };
    published.map_or(UNDATED, since)
}

/// Articles that share enough keys, in order of storing.
fn meetings(connection: &Connection, prepared: &Prepared) -> Result<Vec<i64>, StoreError> {
    let at = day(prepared.reading.article.published);
    let (from, to) = match at {
        UNDATED => (i64::MIN, i64::MAX),
        day => (day - i64::from(FARTHEST), day + i64::from(FARTHEST)),
    };
    let mut find = connection.prepare_cached(
        "SELECT article, weight FROM story_key WHERE word = ?1 AND day BETWEEN ?2 AND ?3
         UNION ALL SELECT article, weight FROM story_key WHERE word = ?1 AND day = ?4 AND ?2 > ?4",
    )?;
    let mut shared: FxHashMap<i64, SharedKeys> = FxHashMap::default();
    for (word, weight) in &prepared.keys {
        let mut rows = find.query(params![word, from, to, UNDATED])?;
        while let Some(row) = rows.next()? {
            shared.entry(row.get(0)?).or_default().add(*weight, row.get(1)?);
        }
    }
    let mut met: Vec<i64> =
        shared.into_iter().filter(|(_, keys)| keys.are_enough()).map(|(n, _)| n).collect();
    met.sort_unstable();
    Ok(met)
}
