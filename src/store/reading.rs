//! All that was read in an article, and what it contradicts, into rows.

use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::{Connection, params};

use super::meet::{self, Cache};
use super::pack::{self, Packed};
use super::rows::{insert_claim, insert_finding, insert_unlisted};
use super::{StoreError, cast, facts};
use crate::claims::{Reading, read_claims};
use crate::compare::{Finding, Judged, Prepared, Verdict};
use crate::read::Article;

/// A reading made ready to be stored: prepared to meet others, and packed.  Any thread can make it, without the database.
#[derive(Debug)]
pub struct Parcel {
    pub prepared: Arc<Prepared>,
    packed: Packed,
}

impl Parcel {
    /// All that this program reads in an article.
    pub fn read(article: &Article) -> Result<Parcel, StoreError> {
        Parcel::of(article, Arc::new(read_claims(article)))
    }

    pub fn of(article: &Article, reading: Arc<Reading>) -> Result<Parcel, StoreError> {
        let packed = pack::pack(article, &reading)?;
        Ok(Parcel { prepared: Arc::new(Prepared::of(reading)), packed })
    }
}

/// An article whose claims are stored, and which has not been judged yet.
pub(super) struct Unjudged {
    n: i64,
    prepared: Arc<Prepared>,
    /// The stored articles that it is judged against, in order of storing.
    met: Vec<(i64, Arc<Prepared>)>,
    speakers: cast::Rows,
}

/// How many claims an article has, and all verdicts on them.
pub(super) type Made = (usize, Vec<Finding>);

/// Stores all that was read in an article, but not what it contradicts.
pub(super) fn insert_reading(
    connection: &Connection,
    cache: &Cache,
    n: i64,
    parcel: &Parcel,
) -> Result<Unjudged, StoreError> {
    let prepared = Arc::clone(&parcel.prepared);
    let reading = &prepared.reading;
    let met = meet::met(connection, cache, &prepared)?;
    let mut insert =
        connection.prepare_cached("INSERT INTO reading (article, claims, setting) VALUES (?1, ?2, ?3)")?;
    insert.execute(params![n, parcel.packed.claims, parcel.packed.setting])?;
    let speakers = cast::insert(connection, n, reading)?;
    for (position, claim) in reading.claims.iter().enumerate() {
        let speaker = claim.attribution.as_ref().and_then(|said| said.speaker.as_ref());
        let appearance = speaker.and_then(|speaker| speakers.get(speaker)).copied();
        insert_claim(connection, (n, position as i64, appearance), (claim, None))?;
    }
    let mut insert_key = connection.prepare_cached(
        "INSERT OR IGNORE INTO story_key (word, day, article, weight) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (word, weight) in &prepared.keys {
        insert_key.execute(params![word, meet::day(reading.article.published), n, weight])?;
    }
    facts::insert_tolls(connection, n, &prepared)?;
    cache.put(n, Arc::clone(&prepared));
    Ok(Unjudged { n, prepared, met, speakers })
}

/// Judges articles, each against those that it met, on all threads, and stores what came of it in their order.
pub(super) fn judge(connection: &Connection, unjudged: &[Unjudged]) -> Result<Vec<Made>, StoreError> {
    let judged: Vec<Vec<Judged>> =
        unjudged.par_iter().map(|article| meet::judge_met(&article.prepared, &article.met)).collect();
    let made =
        unjudged.iter().zip(judged).map(|(article, judged)| insert_judged(connection, article, judged));
    made.collect()
}

fn insert_judged(
    connection: &Connection,
    article: &Unjudged,
    judged: Vec<Judged>,
) -> Result<Made, StoreError> {
    let Unjudged { n, prepared, met, speakers } = article;
    cast::introduce(connection, (prepared, speakers), met, |at| judged[at].is_one_story())?;
    facts::insert_stories(connection, *n, met, &judged)?;
    let findings = meet::findings(prepared, judged);
    facts::insert_same(connection, &findings)?;
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        for claim in [&finding.a, &finding.b] {
            insert_unlisted(connection, claim)?;
        }
        insert_finding(connection, finding)?;
    }
    Ok((prepared.reading.claims.len(), findings))
}

/// Stores all that was read in an article, and what it contradicts.
pub(super) fn insert_and_judge(
    connection: &Connection,
    cache: &Cache,
    n: i64,
    parcel: &Parcel,
) -> Result<Made, StoreError> {
    let unjudged = insert_reading(connection, cache, n, parcel)?;
    Ok(judge(connection, &[unjudged])?.pop().unwrap_or_default())
}
