//! Claims and findings as rows.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::json::word;
use super::{StoreError, pack, stored};
use crate::base::{Decimal, Field};
use crate::claims::{Claim, Quantity};
use crate::compare::Finding;

/// Nothing changes if a claim with this id is there.
pub(super) fn insert_claim(
    connection: &Connection,
    (article, position, appearance): (i64, i64, Option<i64>),
    (claim, packed): (&Claim, Option<Vec<u8>>),
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO claim (id, article, position, kind, speaker, appearance, text, value, low, high,
           modifier, unit, dimension, measure, event, time_start, time_end, place, directness, factuality,
           in_title, sentence_start, sentence_end, packed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS REAL), CAST(?9 AS REAL), CAST(?10 AS REAL),
           ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
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
        pack::code(claim.kind),
        claim.attribution.as_ref().and_then(|said| said.speaker.as_deref()),
        appearance,
        claim.text,
        decimal(|quantity| Some(quantity.value)),
        decimal(|quantity| quantity.low),
        decimal(|quantity| quantity.high),
        quantity.map(|quantity| pack::code(quantity.modifier)),
        quantity.and_then(|quantity| quantity.unit.as_deref()),
        quantity.map(|quantity| pack::code(quantity.dimension)),
        claim.measure.as_ref().map(|measure| &measure.text),
        event.map(|event| &event.lemma),
        claim.time.as_ref().and_then(|time| time.start).map(|date| date.to_string()),
        claim.time.as_ref().and_then(|time| time.end).map(|date| date.to_string()),
        Some(claim.place.join("; ")).filter(|places| !places.is_empty()),
        claim.attribution.as_ref().map(|said| pack::code(said.directness)),
        statement.map(|said| said.factuality).or(event.map(|event| event.factuality)).map(pack::code),
        claim.field == Field::Title,
        claim.sentence.span.start,
        claim.sentence.span.end,
        packed,
    ])?;
    Ok(())
}

/// Clauses stand in the reading, and become rows only where a finding points at them.
const UNLISTED: i64 = -1;

/// Nothing changes if a claim with this id is there, as all listed ones of the article are.
pub(super) fn insert_unlisted(connection: &Connection, claim: &Claim) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM claim WHERE id = ?1)")?;
    if find.query_row([&claim.id], |row| row.get(0))? {
        return Ok(());
    }
    let mut find = connection.prepare_cached("SELECT n FROM article WHERE id = ?1")?;
    let article: Option<i64> = find.query_row([&claim.article.id], |row| row.get(0)).optional()?;
    article.map_or(Ok(()), |n| {
        insert_claim(connection, (n, UNLISTED, None), (claim, Some(packed_alone(connection, claim)?)))
    })
}

/// Takes out those of some claims that are unlisted and at which nothing points any more.
pub(super) fn drop_unlisted(connection: &Connection, claims: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut clause = connection.prepare_cached(
        "DELETE FROM claim WHERE n = ?1 AND position < 0 AND NOT EXISTS (SELECT 1 FROM finding WHERE a = ?1)
           AND NOT EXISTS (SELECT 1 FROM finding WHERE b = ?1)
           AND NOT EXISTS (SELECT 1 FROM toll WHERE claim = ?1)",
    )?;
    for claim in claims {
        clause.execute([claim])?;
    }
    Ok(())
}

/// A claim by itself, for one that does not stand among those of its article.
fn packed_alone(connection: &Connection, claim: &Claim) -> Result<Vec<u8>, StoreError> {
    let article = stored::article(connection, "id = ?1", &claim.article.id)?.ok_or(StoreError::Missing)?;
    pack::pack_claims(&article, std::slice::from_ref(claim))
}

/// A clause may have the span, and so the id, of a statement that is listed: the finding keeps what it points at.
pub(super) fn insert_finding(connection: &Connection, finding: &Finding) -> Result<(), StoreError> {
    let told = |claim: &Claim| claim.is_clause().then(|| packed_alone(connection, claim)).transpose();
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO finding (id, a, b, verdict, kind, \"between\", severity, score, reason, rule, gates,
           a_told, b_told)
         SELECT ?1, a.n, b.n, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM claim a, claim b WHERE a.id = ?2 AND b.id = ?3",
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
        serde_json::to_string(&finding.gates)?,
        told(&finding.a)?,
        told(&finding.b)?,
    ])?;
    Ok(())
}
