//! Taking back what was found between two articles that stay.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::crowd::Pair;
use super::meet::Cache;
use super::rows::drop_unlisted;
use super::{StoreError, cast};

/// Leaves nothing of what judging two articles brought, but for names; `true` if either may have named speakers of the other in full, so
/// that both need [`cast::introduce_anew`].
pub(super) fn part(connection: &Connection, cache: &Cache, pair: Pair) -> Result<bool, StoreError> {
    let have_named = have_named(connection, cache, pair)?;
    let (newer, earlier) = (pair.newer, pair.earlier);
    let mut stories = connection.prepare_cached("DELETE FROM same_story WHERE a = ?1 AND b = ?2")?;
    stories.execute([newer.min(earlier), newer.max(earlier)])?;
    let mut things = connection.prepare_cached(
        "DELETE FROM same_thing WHERE (a, b) IN (
           SELECT s.a, s.b FROM claim c JOIN same_thing s ON s.a = c.n JOIN claim d ON d.n = s.b
           WHERE c.article = ?1 AND d.article = ?2)",
    )?;
    things.execute([newer, earlier])?;
    things.execute([earlier, newer])?;
    drop_findings(connection, pair)?;
    Ok(have_named)
}

/// Only articles of one story name the speakers of each other.
fn have_named(connection: &Connection, cache: &Cache, pair: Pair) -> Result<bool, StoreError> {
    let (newer, earlier) = (pair.newer, pair.earlier);
    let mut find = connection.prepare_cached("SELECT odds >= 0 FROM same_story WHERE a = ?1 AND b = ?2")?;
    let is_one_story: Option<bool> =
        find.query_row([newer.min(earlier), newer.max(earlier)], |row| row.get(0)).optional()?;
    if is_one_story != Some(true) {
        return Ok(false);
    }
    let both = cache.get(connection, newer)?.zip(cache.get(connection, earlier)?);
    Ok(both.is_some_and(|(newer, earlier)| cast::are_acquainted(&newer, &earlier)))
}

fn drop_findings(connection: &Connection, pair: Pair) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT f.n, f.a, f.b FROM claim a JOIN finding f ON f.a = a.n JOIN claim b ON b.n = f.b
         WHERE a.article = ?1 AND b.article = ?2",
    )?;
    let mut drop = connection.prepare_cached("DELETE FROM finding WHERE n = ?1")?;
    let mut pointed: BTreeSet<i64> = BTreeSet::new();
    let read = |row: &rusqlite::Row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?]));
    let found: Vec<(i64, [i64; 2])> =
        find.query_map([pair.newer, pair.earlier], read)?.collect::<Result<_, _>>()?;
    for (finding, claims) in found {
        drop.execute([finding])?;
        pointed.extend(claims);
    }
    drop_unlisted(connection, &pointed)
}
