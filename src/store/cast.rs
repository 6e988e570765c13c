//! The speakers of an article as rows, and whom the articles of its story name in full.

use std::sync::Arc;

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::json::word;
use super::meet::{self, Cache};
use super::{StoreError, crowd};
use crate::claims::{Reading, Speaker};
use crate::compare::people::block;
use crate::compare::{Prepared, tell_one_story};
use crate::lexicon::spelling::name_key;

/// The rows of an article's speakers, by the name that its claims have.
pub(super) type Rows = FxHashMap<String, i64>;

pub(super) fn insert(connection: &Connection, article: i64, reading: &Reading) -> Result<Rows, StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO appearance (article, name, kind, key, block, more) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut rows = Rows::default();
    for speaker in &reading.setting.cast {
        let n = insert.insert(params![
            article,
            speaker.name,
            word(&speaker.kind)?,
            name_key(&speaker.name),
            block(&speaker.name, speaker.kind).to_string(),
            more(speaker)?,
        ])?;
        rows.insert(speaker.name.clone(), n);
    }
    Ok(rows)
}

/// What an article says of a speaker beside name and kind, as JSON; `None` where that is nothing.
fn more(speaker: &Speaker) -> Result<Option<String>, StoreError> {
    let serde_json::Value::Object(mut fields) = serde_json::to_value(speaker)? else { return Ok(None) };
    fields.retain(|name, _| !OWN_COLUMNS.contains(&name.as_str()));
    Ok((!fields.is_empty()).then(|| serde_json::Value::Object(fields).to_string()))
}

/// Fields of a speaker that stand in columns.
const OWN_COLUMNS: [&str; 2] = ["name", "kind"];

/// The speaker of a row.
pub(super) fn speaker(name: &str, kind: &str, more: Option<&str>) -> Result<Speaker, StoreError> {
    let mut all: serde_json::Value = serde_json::from_str(more.unwrap_or("{}"))?;
    all[OWN_COLUMNS[0]] = name.into();
    all[OWN_COLUMNS[1]] = kind.into();
    Ok(serde_json::from_value(all)?)
}

/// Notes for the speakers of two articles of one story whom the other names in full; the last says which of those
/// met tell of one with it, and is asked only where names meet.
pub(super) fn introduce(
    connection: &Connection,
    (prepared, rows): (&Prepared, &Rows),
    met: &[(i64, Arc<Prepared>)],
    is_one_story: impl Fn(usize) -> bool,
) -> Result<(), StoreError> {
    let mut own =
        connection.prepare_cached("INSERT OR IGNORE INTO kin (appearance, name) VALUES (?1, ?2)")?;
    // A stored one, where an article that was nearer went.
    let mut open_own = connection
        .prepare_cached("UPDATE appearance SET speaker = NULL WHERE n = ?1 AND speaker IS NOT NULL")?;
    let mut theirs = connection.prepare_cached(
        "INSERT OR IGNORE INTO kin (appearance, name) SELECT n, ?3 FROM appearance WHERE article = ?1 AND name = ?2",
    )?;
    let mut open = connection.prepare_cached(
        "UPDATE appearance SET speaker = NULL WHERE article = ?1 AND name = ?2 AND speaker IS NOT NULL",
    )?;
    let mut known = FxHashSet::default();
    for (place, (article, other)) in met.iter().enumerate() {
        let named_there: Vec<(usize, &str)> = prepared.acquaintances.met(&other.acquaintances).collect();
        let named_here: Vec<(usize, &str)> = other.acquaintances.met(&prepared.acquaintances).collect();
        let none = named_there.is_empty() && named_here.is_empty();
        if none || !is_one_story(place) {
            continue;
        }
        for (at, name) in named_there.into_iter().filter(|(at, name)| known.insert((*at, *name))) {
            let row = rows.get(&prepared.reading.setting.cast[at].name);
            if let Some(row) = row
                && own.execute(params![row, name])? > 0
            {
                open_own.execute([row])?;
            }
        }
        for (at, name) in named_here {
            let speaker = &other.reading.setting.cast[at].name;
            if theirs.execute(params![article, speaker, name])? > 0 {
                open.execute(params![article, speaker])?;
            }
        }
    }
    Ok(())
}

/// Whether of two articles one names speakers of the other in full.
pub(super) fn are_acquainted(a: &Prepared, b: &Prepared) -> bool {
    let (one, other) = (&a.acquaintances, &b.acquaintances);
    one.met(other).next().is_some() || other.met(one).next().is_some()
}

/// The rows of a stored article's speakers.
pub(super) fn rows(connection: &Connection, article: i64) -> Result<Rows, StoreError> {
    let mut find = connection.prepare_cached("SELECT name, n FROM appearance WHERE article = ?1")?;
    Ok(find.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Finds anew whom the articles of an article's story name in full.
pub(super) fn introduce_anew(connection: &Connection, cache: &Cache, article: i64) -> Result<(), StoreError> {
    let mut forget = connection.prepare_cached(
        "DELETE FROM kin WHERE appearance IN (SELECT n FROM appearance WHERE article = ?1)",
    )?;
    forget.execute([article])?;
    let Some(prepared) = cache.get(connection, article)? else { return Ok(()) };
    let partners = crowd::partners(connection, article, &prepared)?;
    let met = meet::ready(connection, cache, &prepared, &partners)?;
    let is_one_story = |at: usize| tell_one_story(&prepared, &met[at].1);
    introduce(connection, (&prepared, &rows(connection, article)?), &met, is_one_story)?;
    let mut open = connection.prepare_cached("UPDATE appearance SET speaker = NULL WHERE article = ?1")?;
    open.execute(params![article])?;
    Ok(())
}
