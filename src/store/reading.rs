//! All that was read in an article, and what it contradicts, into rows.

use std::collections::BTreeSet;
use std::mem::take;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::{Connection, params};

use super::crowd::{self, Entry, Pair};
use super::meet::{self, Cache};
use super::pack::{self, Packed};
use super::part::part;
use super::rows::{insert_claim, insert_finding, insert_unlisted};
use super::{StoreError, cast, facts};
use crate::claims::{Reading, read_claims};
use crate::compare::{Finding, Judged, Prepared, Verdict, compare_own_prepared};
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
struct Unjudged {
    n: i64,
    prepared: Arc<Prepared>,
    /// The stored articles that it is judged against, unless others that come fit better.
    met: Vec<i64>,
    speakers: cast::Rows,
}

/// How many claims an article has, and all verdicts on them.
pub(super) type Made = (usize, Vec<Finding>);

/// Articles whose claims are stored one after another, and which are judged together when all are there.  Only then is it known which
/// are judged against which.
#[derive(Default)]
pub(super) struct Round {
    unjudged: Vec<Unjudged>,
    /// Articles between which others came that fit better.
    lost: BTreeSet<Pair>,
}

impl Round {
    /// Stores all that was read in an article, but not what it contradicts.
    pub fn insert(
        &mut self,
        connection: &Connection,
        cache: &Cache,
        n: i64,
        parcel: &Parcel,
    ) -> Result<(), StoreError> {
        let prepared = Arc::clone(&parcel.prepared);
        let speakers = insert_reading(connection, n, parcel)?;
        cache.put(n, Arc::clone(&prepared));
        let Entry { met, lost } = crowd::enter(connection, cache, (n, &prepared))?;
        self.lost.extend(lost);
        self.unjudged.push(Unjudged { n, prepared, met, speakers });
        Ok(())
    }

    /// Judges the articles, each against those that it met, on all threads, and stores what came of it in their order.
    pub fn judge(&mut self, connection: &Connection, cache: &Cache) -> Result<Vec<Made>, StoreError> {
        let (unjudged, lost) = (take(&mut self.unjudged), take(&mut self.lost));
        let mut parted = BTreeSet::new();
        for pair in &lost {
            if part(connection, cache, *pair)? {
                parted.extend([pair.newer, pair.earlier]);
            }
        }
        let mut ready = Vec::with_capacity(unjudged.len());
        for mut article in unjudged {
            let n = article.n;
            let is_lost = |newer, earlier| lost.contains(&Pair { newer, earlier });
            article.met.retain(|other| !is_lost(n, *other) && !is_lost(*other, n));
            let met = meet::ready(connection, cache, &article.prepared, &article.met)?;
            ready.push((article, met));
        }
        let judged: Vec<Vec<Judged>> =
            ready.par_iter().map(|(article, met)| meet::judge_met(&article.prepared, met)).collect();
        let mut made = Vec::with_capacity(ready.len());
        for ((article, met), judged) in ready.iter().zip(judged) {
            let Unjudged { n, prepared, speakers, .. } = article;
            let own = compare_own_prepared(prepared);
            let findings = insert_judged(connection, (*n, prepared, speakers), met, (own, judged))?;
            made.push((prepared.reading.claims.len(), findings));
        }
        for article in parted {
            cast::introduce_anew(connection, cache, article)?;
        }
        Ok(made)
    }
}

/// Returns the rows of its speakers.
fn insert_reading(connection: &Connection, n: i64, parcel: &Parcel) -> Result<cast::Rows, StoreError> {
    let prepared = &parcel.prepared;
    let reading = &prepared.reading;
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
    facts::insert_tolls(connection, n, prepared)?;
    Ok(speakers)
}

/// Stores verdicts within an article, and what came of judging it against others; returns all verdicts.
fn insert_judged(
    connection: &Connection,
    (n, prepared, speakers): (i64, &Prepared, &cast::Rows),
    met: &[(i64, Arc<Prepared>)],
    (mut findings, judged): (Vec<Finding>, Vec<Judged>),
) -> Result<Vec<Finding>, StoreError> {
    cast::introduce(connection, (prepared, speakers), met, |at| judged[at].is_one_story())?;
    facts::insert_stories(connection, n, met, &judged)?;
    findings.extend(judged.into_iter().flat_map(|judged| judged.findings));
    facts::insert_same(connection, &findings)?;
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        for claim in [&finding.a, &finding.b] {
            insert_unlisted(connection, claim)?;
        }
        insert_finding(connection, finding)?;
    }
    Ok(findings)
}

/// Judges a stored article against others that were too many before, and stores what came of it.
pub(super) fn judge_more(
    connection: &Connection,
    cache: &Cache,
    n: i64,
    others: &[i64],
) -> Result<(), StoreError> {
    let Some(prepared) = cache.get(connection, n)?.filter(|_| !others.is_empty()) else { return Ok(()) };
    let met = meet::ready(connection, cache, &prepared, others)?;
    let (speakers, judged) = (cast::rows(connection, n)?, meet::judge_met(&prepared, &met));
    insert_judged(connection, (n, &prepared, &speakers), &met, (Vec::new(), judged))?;
    Ok(())
}

/// Stores all that was read in an article, and what it contradicts.
pub(super) fn insert_and_judge(
    connection: &Connection,
    cache: &Cache,
    n: i64,
    parcel: &Parcel,
) -> Result<Made, StoreError> {
    let mut round = Round::default();
    round.insert(connection, cache, n, parcel)?;
    Ok(round.judge(connection, cache)?.pop().unwrap_or_default())
}
