//! Which stored articles another article meets: those that share telling words with it and are near it in time, by the index.

use std::cell::RefCell;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::{StoreError, pack, unpacked};
use crate::base::{Date, since_1970};
use crate::compare::story::{FARTHEST, SharedKeys, may_meet};
use crate::compare::{Judged, Prepared, judge};

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

/// Stored articles ready to meet another, in order of their rows, but for those that have too little in common with it.
pub(super) fn ready(
    connection: &Connection,
    cache: &Cache,
    prepared: &Prepared,
    rows: &[i64],
) -> Result<Vec<(i64, Arc<Prepared>)>, StoreError> {
    let (mut met, mut packed) = (Vec::with_capacity(rows.len()), Vec::new());
    for n in rows.iter().copied() {
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

/// What came of each, in their order, whatever thread is done first.
pub(super) fn judge_met(prepared: &Prepared, met: &[(i64, Arc<Prepared>)]) -> Vec<Judged> {
    met.par_iter().map(|(_, stored)| judge(prepared, stored)).collect()
}

/// Stands for the day of an undated article, far from every other.
pub(super) const UNDATED: i64 = -1_000_000;

/// Days since 1970.
pub(super) fn day(published: Option<Date>) -> i64 {
    published.map_or(UNDATED, |date| i64::from(since_1970(date)))
}

/// A stored article that shares enough keys with another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    pub n: i64,
    pub weight: u32,
    /// Of its publication, as [`day`] has it.
    pub day: i64,
}

/// Articles that share enough keys, in order of storing; itself, if it is stored.
pub(super) fn meetings(connection: &Connection, prepared: &Prepared) -> Result<Vec<Met>, StoreError> {
    let (from, to) = match day(prepared.reading.article.published) {
        UNDATED => (i64::MIN, i64::MAX),
        day => (day - i64::from(FARTHEST), day + i64::from(FARTHEST)),
    };
    let mut find = connection.prepare_cached(
        "SELECT article, weight, day FROM story_key WHERE word = ?1 AND day BETWEEN ?2 AND ?3
         UNION ALL SELECT article, weight, day FROM story_key WHERE word = ?1 AND day = ?4 AND ?2 > ?4",
    )?;
    let mut shared: FxHashMap<i64, (SharedKeys, i64)> = FxHashMap::default();
    for (word, weight) in &prepared.keys {
        let mut rows = find.query(params![word, from, to, UNDATED])?;
        while let Some(row) = rows.next()? {
            let (keys, day) = shared.entry(row.get(0)?).or_default();
            keys.add(*weight, row.get(1)?);
            *day = row.get(2)?;
        }
    }
    let enough = shared.into_iter().filter(|(_, (keys, _))| keys.are_enough());
    let mut met: Vec<Met> = enough.map(|(n, (keys, day))| Met { n, weight: keys.weight(), day }).collect();
    met.sort_unstable_by_key(|met| met.n);
    Ok(met)
}
