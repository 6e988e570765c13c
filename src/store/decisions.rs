//! What users said of who is who: kept by name, so that it outlasts whatever is made anew.

use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::StoreError;
use crate::lexicon::spelling::name_key;

/// One thing said of speakers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Decision {
    /// Both are one, called `name`.
    Merge { name: String, other: String },
    /// This spelling is somebody by itself.
    Split { name: String },
}

impl Decision {
    /// Whom it is about: who joins another, or stays by itself.
    pub fn subject(&self) -> &str {
        match self {
            Decision::Merge { other, .. } => other,
            Decision::Split { name } => name,
        }
    }
}

/// A decision with the number by which it is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    pub n: i64,
    #[serde(flatten)]
    pub decision: Decision,
}

/// All decisions, as they stand: a later one overrides an earlier.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// Keys of the names that join no other by themselves.
    pub apart: FxHashSet<String>,
    /// The name to print, and another of the same.
    merges: Vec<(String, String)>,
}

impl Decisions {
    pub fn load(connection: &Connection) -> Result<Decisions, StoreError> {
        let mut decisions = Decisions::default();
        for Decided { decision, .. } in list(connection)? {
            match decision {
                Decision::Merge { name, other } => decisions.merges.push((name, other)),
                Decision::Split { name } => {
                    let key = name_key(&name);
                    decisions.merges.retain(|(name, other)| name_key(name) != key && name_key(other) != key);
                    decisions.apart.insert(key);
                }
            }
        }
        Ok(decisions)
    }

    /// A name of several words is one speaker though one article has it for a body and another leaves that open: listed as
    /// what most have.
    fn join_kinds(&self, connection: &Connection) -> Result<(), StoreError> {
        let mut find = connection.prepare_cached(
            "SELECT key, n FROM speaker s
             WHERE kind <> 'unnamed' AND instr(key, ' ') > 0
               AND EXISTS (SELECT 1 FROM speaker o WHERE o.key = s.key AND o.block <> s.block AND o.kind <> 'unnamed')
             ORDER BY key, (SELECT count(*) FROM appearance WHERE speaker = s.n) DESC, kind, block",
        )?;
        let rows = find.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(String, i64)> = rows.collect::<Result<_, _>>()?;
        let mut join = connection.prepare_cached("UPDATE speaker SET chief = ?1 WHERE n = ?2")?;
        for same in rows.chunk_by(|a, b| a.0 == b.0).filter(|same| !self.apart.contains(&same[0].0)) {
            for (_, other) in &same[1..] {
                join.execute([same[0].1, *other])?;
            }
        }
        Ok(())
    }

    /// Lists under one row what was merged.
    pub fn apply(&self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute(
            "UPDATE speaker SET chief = n, called = NULL WHERE chief <> n OR called IS NOT NULL",
            [],
        )?;
        self.join_kinds(connection)?;
        let mut join = connection.prepare_cached("UPDATE speaker SET chief = ?1 WHERE chief = ?2")?;
        let mut call = connection.prepare_cached("UPDATE speaker SET called = ?2 WHERE n = ?1")?;
        for (name, other) in &self.merges {
            let Some(b) = chief_of(connection, other)? else { continue };
            match chief_of(connection, name)? {
                // A name that no article has yet, as a newsroom writes it.
                None => call.execute(params![b, name])?,
                Some(a) if a != b => join.execute([a, b])?,
                Some(_) => 0,
            };
        }
        Ok(())
    }
}

/// What was decided, the oldest first.
pub(super) fn list(connection: &Connection) -> Result<Vec<Decided>, StoreError> {
    let mut find =
        connection.prepare_cached("SELECT n, kind, name, other FROM speaker_decision ORDER BY n")?;
    let rows = find.query_map([], |row| {
        let (kind, name, other): (String, String, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let decision = match other {
            Some(other) if kind == "merge" => Decision::Merge { name, other },
            _ => Decision::Split { name },
        };
        Ok(Decided { n: row.get(0)?, decision })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The row that a name is listed under: the one that is called so, else where most articles have it.
fn chief_of(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let mut called = connection.prepare_cached(
        "SELECT chief FROM speaker WHERE ?1 IN (name, called) ORDER BY name = ?1 DESC, kind, block LIMIT 1",
    )?;
    if let Some(n) = called.query_row([name], |row| row.get(0)).optional()? {
        return Ok(Some(n));
    }
    let mut spelt = connection.prepare_cached(
        "SELECT s.chief FROM appearance p JOIN speaker s ON s.n = p.speaker WHERE p.key = ?1
         GROUP BY s.chief ORDER BY count(*) DESC, min(s.name), min(s.kind) LIMIT 1",
    )?;
    Ok(spelt.query_row([name_key(name)], |row| row.get(0)).optional()?)
}

/// Keeps what is new of some decisions, and has those settled anew whom it touches; returns how many that are.
pub(super) fn keep(connection: &Connection, decisions: &[Decision]) -> Result<usize, StoreError> {
    let mut known: Vec<Decision> = list(connection)?.into_iter().map(|one| one.decision).collect();
    let before = known.len();
    let mut insert =
        connection.prepare_cached("INSERT INTO speaker_decision (kind, name, other) VALUES (?1, ?2, ?3)")?;
    for decision in decisions {
        if known.contains(decision) {
            continue;
        }
        known.push(decision.clone());
        match decision {
            Decision::Merge { name, other } => insert.execute(params!["merge", name, other])?,
            Decision::Split { name } => insert.execute(params!["split", name, None::<String>])?,
        };
        reopen(connection, decision)?;
    }
    Ok(known.len() - before)
}

/// Drops the decision of a number.
pub(super) fn forget(connection: &Connection, n: i64) -> Result<Option<Decision>, StoreError> {
    let Some(decided) = list(connection)?.into_iter().find(|one| one.n == n) else { return Ok(None) };
    connection.execute("DELETE FROM speaker_decision WHERE n = ?1", [n])?;
    reopen(connection, &decided.decision)?;
    Ok(Some(decided.decision))
}

/// Has everybody whom a decision touches settled anew.
fn reopen(connection: &Connection, decision: &Decision) -> Result<(), StoreError> {
    let names = match decision {
        Decision::Merge { name, other } => vec![name, other],
        Decision::Split { name } => vec![name],
    };
    let mut reopen = connection.prepare_cached(
        "UPDATE appearance SET speaker = NULL WHERE block IN
           (SELECT block FROM appearance WHERE key = ?1 UNION SELECT block FROM speaker WHERE name = ?2)",
    )?;
    for name in names {
        reopen.execute(params![name_key(name), name])?;
    }
    Ok(())
}
