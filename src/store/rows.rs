//! What was read in an article, and what it contradicts, as rows.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use super::cast;
use super::json::word;
use super::meet::{self, Cache};
use crate::base::Decimal;
use crate::claims::{Claim, Quantity, Reading};
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
    let findings = meet::judge_met(&prepared, &met);
    let reading = &prepared.reading;
    let speakers = cast::insert(connection, article, reading)?;
    cast::introduce(connection, (&prepared, &speakers), &met)?;
    for (position, claim) in reading.claims.iter().enumerate() {
        let speaker = claim.attribution.as_ref().and_then(|said| said.speaker.as_ref());
        let appearance = speaker.and_then(|speaker| speakers.get(speaker)).copied();
        insert_claim(connection, (article, position as i64, appearance), claim)?;
    }
    let setting = serde_json::to_string(&reading.setting)?;
    connection.execute("UPDATE article SET setting = ?2 WHERE n = ?1", params![article, setting])?;
    let mut insert_key = connection
        .prepare_cached("INSERT OR IGNORE INTO story_key (word, day, article) VALUES (?1, ?2, ?3)")?;
    for key in reading.story_keys() {
        insert_key.execute(params![key, meet::day(reading.article.published), article])?;
    }
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

/// Nothing changes if a claim with this id is there.
fn insert_claim(
    connection: &Connection,
    (article, position, appearance): (i64, i64, Option<i64>),
    claim: &Claim,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO claim (id, article, position, kind, source, published, speaker, text, value, low,
           high, modifier, unit, dimension, measure, event, time_start, time_end, place, directness, factuality,
           sentence, json, appearance)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CAST(?9 AS REAL), CAST(?10 AS REAL), CAST(?11 AS REAL),
           ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
    )?;
    let quantity = claim.quantity.as_ref();
    let statement = claim.statement.as_ref();
    let event = claim.event.as_ref();
    let decimal = |of: fn(&Quantity) -> Option<Decimal>| {
        quantity.and_then(of).map(|figure| figure.normalize().to_string())
    };
    insert.execute(params![
        claim.id,
        article,
        position,
        word(&claim.kind)?,
        claim.article.source,
        claim.article.published.map(|date| date.to_string()),
        claim.attribution.as_ref().and_then(|said| said.speaker.as_deref()),
        claim.text,
        decimal(|quantity| Some(quantity.value)),
        decimal(|quantity| quantity.low),
        decimal(|quantity| quantity.high),
        quantity.map(|quantity| word(&quantity.modifier)).transpose()?,
        quantity.and_then(|quantity| quantity.unit.as_deref()),
        quantity.map(|quantity| word(&quantity.dimension)).transpose()?,
        claim.measure.as_ref().map(|measure| &measure.text),
        event.map(|event| &event.lemma),
        claim.time.as_ref().and_then(|time| time.start).map(|date| date.to_string()),
        claim.time.as_ref().and_then(|time| time.end).map(|date| date.to_string()),
        Some(claim.place.join("; ")).filter(|places| !places.is_empty()),
        claim.attribution.as_ref().map(|said| word(&said.directness)).transpose()?,
        statement
            .map(|said| said.factuality)
            .or(event.map(|event| event.factuality))
            .map(|f| word(&f))
            .transpose()?,
        claim.sentence.text,
        serde_json::to_string(claim)?,
        appearance,
    ])?;
    Ok(())
}

/// Clauses stand in the reading, and become rows only where a finding points at them.
const UNLISTED: i64 = -1;

/// Nothing changes if a claim with this id is there, as all listed ones of the article are.
fn insert_unlisted(connection: &Connection, claim: &Claim) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached("SELECT n FROM article WHERE id = ?1")?;
    let article: Option<i64> = find.query_row([&claim.article.id], |row| row.get(0)).optional()?;
    article.map_or(Ok(()), |article| insert_claim(connection, (article, UNLISTED, None), claim))
}

fn insert_finding(connection: &Connection, finding: &Finding) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO finding (id, a, b, verdict, kind, \"between\", severity, score, reason, rule, json)
         SELECT ?1, a.n, b.n, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM claim a, claim b WHERE a.id = ?2 AND b.id = ?3",
    )?;
    insert.execute(params![
        finding.id,
        finding.a.id,
        finding.b.id,
        word(&finding.verdict)?,
        word(&finding.kind)?,
        word(&finding.between)?,
        word(&finding.severity)?,
        finding.score,
        finding.reason,
        finding.rule,
        serde_json::to_string(finding)?,
    ])?;
    Ok(())
}
