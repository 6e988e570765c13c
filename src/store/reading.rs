//! All that was read in an article, and what it contradicts, into rows.

use std::sync::Arc;

use rusqlite::{Connection, params};

use super::meet::{self, Cache};
use super::rows::{insert_claim, insert_finding, insert_unlisted};
use super::{StoreError, cast, facts, pack, stored};
use crate::claims::Reading;
use crate::compare::{Finding, Prepared, Verdict};

/// How many claims an article has, and all verdicts on them.
pub(super) type Made = (usize, Vec<Finding>);

/// Judges an article's claims against those of stored articles, then stores them.
pub(super) fn insert_reading(
    connection: &Connection,
    cache: &Cache,
    article: i64,
    reading: Arc<Reading>,
) -> Result<Made, StoreError> {
    let prepared = Arc::new(Prepared::of(reading));
    let met = meet::met(connection, cache, &prepared)?;
    let judged = meet::judge_met(&prepared, &met);
    let reading = &prepared.reading;
    let speakers = cast::insert(connection, article, reading)?;
    cast::introduce(connection, (&prepared, &speakers), &met, |at| judged[at].is_one_story())?;
    insert_packed(connection, article, reading)?;
    for (position, claim) in reading.claims.iter().enumerate() {
        let speaker = claim.attribution.as_ref().and_then(|said| said.speaker.as_ref());
        let appearance = speaker.and_then(|speaker| speakers.get(speaker)).copied();
        insert_claim(connection, (article, position as i64, appearance), (claim, None))?;
    }
    let mut insert_key = connection
        .prepare_cached("INSERT OR IGNORE INTO story_key (word, day, article) VALUES (?1, ?2, ?3)")?;
    for key in &prepared.keys {
        insert_key.execute(params![key, meet::day(reading.article.published), article])?;
    }
    facts::insert_tolls(connection, article, &prepared)?;
    facts::insert_stories(connection, article, &met, &judged)?;
    let findings = meet::findings(&prepared, judged);
    facts::insert_same(connection, &findings)?;
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        for claim in [&finding.a, &finding.b] {
            insert_unlisted(connection, claim)?;
        }
        insert_finding(connection, finding)?;
    }
    let claims = reading.claims.len();
    cache.put(article, prepared);
    Ok((claims, findings))
}

fn insert_packed(connection: &Connection, article: i64, reading: &Reading) -> Result<(), StoreError> {
    let stored = stored::article(connection, "n = ?1", article)?.ok_or(StoreError::Missing)?;
    let packed = pack::pack(&stored, reading)?;
    let mut insert =
        connection.prepare_cached("INSERT INTO reading (article, claims, setting) VALUES (?1, ?2, ?3)")?;
    insert.execute(params![article, packed.claims, packed.setting])?;
    Ok(())
}
