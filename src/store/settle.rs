//! Who is who among the stored speakers: settled when all articles at hand are in, for the blocks that have new ones.

use rusqlite::{Connection, TransactionBehavior, params};

use super::decisions::{Decided, Decision, Decisions, forget, keep};
use super::json::word;
use super::{Store, StoreError, cast};
use crate::compare::people::{Appearance, Person, UNNAMED, people, unnamed};
use crate::lexicon::spelling::name_key;

impl Store {
    /// Whether some speakers are not settled yet, as while articles are being added.
    pub fn has_unsettled(&self) -> Result<bool, StoreError> {
        let find = "SELECT EXISTS (SELECT 1 FROM appearance WHERE speaker IS NULL)";
        Ok(self.connection.query_row(find, [], |row| row.get(0))?)
    }

    /// Settles who the speakers are that were added since: only blocks with new ones are looked at.
    pub fn settle_speakers(&mut self) -> Result<(), StoreError> {
        if !self.has_unsettled()? {
            return Ok(());
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        settle(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// Keeps decisions, all or none; what is there already is not said twice.  Returns how many were new.
    pub fn decide(&mut self, decisions: &[Decision]) -> Result<usize, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let new = keep(&transaction, decisions)?;
        settle(&transaction)?;
        transaction.commit()?;
        Ok(new)
    }

    /// Takes a decision back; `None` if there is none of this number.
    pub fn undo(&mut self, n: i64) -> Result<Option<Decision>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let gone = forget(&transaction, n)?;
        settle(&transaction)?;
        transaction.commit()?;
        Ok(gone)
    }

    /// What was decided, the oldest first.
    pub fn decisions(&self) -> Result<Vec<Decided>, StoreError> {
        super::decisions::list(&self.connection)
    }
}

/// Applies decisions where nobody is left to be settled: who was merged into a row that is gone is listed under none.
pub(super) fn settle_left(connection: &Connection) -> Result<(), StoreError> {
    let find = "SELECT EXISTS (SELECT 1 FROM appearance WHERE speaker IS NULL)";
    match connection.query_row(find, [], |row| row.get(0))? {
        true => Ok(()),
        false => settle(connection),
    }
}

pub(super) fn settle(connection: &Connection) -> Result<(), StoreError> {
    let decisions = Decisions::load(connection)?;
    let mut find =
        connection.prepare_cached("SELECT DISTINCT block FROM appearance WHERE speaker IS NULL")?;
    let blocks: Vec<String> = find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for block in blocks {
        if block.starts_with(UNNAMED) {
            settle_unnamed(connection, &block)?;
        } else {
            settle_block(connection, &block, &decisions)?;
        }
    }
    decisions.apply(connection)
}

/// Officials are officials: no more than the row is needed.
fn settle_unnamed(connection: &Connection, block: &str) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached("SELECT n, name FROM speaker WHERE block = ?1")?;
    let known: Option<(i64, String)> =
        find.query_map([block], |row| Ok((row.get(0)?, row.get(1)?)))?.next().transpose()?;
    let Some((n, known)) = known else { return settle_block(connection, block, &Decisions::default()) };
    let mut find = connection
        .prepare_cached("SELECT DISTINCT name FROM appearance WHERE block = ?1 AND speaker IS NULL")?;
    let new: Vec<String> = find.query_map([block], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let name = unnamed(new.iter().chain([&known]).map(String::as_str));
    connection.prepare_cached("UPDATE speaker SET name = ?2 WHERE n = ?1")?.execute(params![n, name])?;
    let mut update = connection
        .prepare_cached("UPDATE appearance SET speaker = ?2 WHERE block = ?1 AND speaker IS NULL")?;
    update.execute(params![block, n])?;
    Ok(())
}

fn settle_block(connection: &Connection, block: &str, decisions: &Decisions) -> Result<(), StoreError> {
    let (rows, appearances) = load(connection, block)?;
    let found = people(&appearances, |key| decisions.apart.contains(key));
    let speakers = write_people(connection, block, &found.people)?;
    let mut update =
        connection.prepare_cached("UPDATE appearance SET speaker = ?2 WHERE n = ?1 AND speaker IS NOT ?2")?;
    for (person, speaker) in found.people.iter().zip(&speakers) {
        for &at in &person.appearances {
            update.execute(params![rows[at], speaker])?;
        }
    }
    let mut suggest = connection
        .prepare_cached("INSERT OR REPLACE INTO speaker_suggestion (a, b, because) VALUES (?1, ?2, ?3)")?;
    for suggestion in &found.suggestions {
        suggest.execute(params![speakers[suggestion.of.0], speakers[suggestion.of.1], suggestion.because])?;
    }
    Ok(())
}

/// The appearances of a block with their rows, in an order that does not depend on that of adding.
fn load(connection: &Connection, block: &str) -> Result<(Vec<i64>, Vec<Appearance>), StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT p.n, p.name, p.kind, p.more, (SELECT json_group_array(name) FROM kin WHERE appearance = p.n)
         FROM appearance p JOIN article a ON a.n = p.article WHERE p.block = ?1 ORDER BY p.key, p.name, a.id",
    )?;
    let mut found = find.query([block])?;
    let (mut rows, mut appearances) = (Vec::new(), Vec::new());
    while let Some(row) = found.next()? {
        rows.push(row.get(0)?);
        let text = |at: usize| row.get_ref(at).and_then(|text| Ok(text.as_str_or_null()?));
        let (name, kind) = (text(1)?.unwrap_or_default(), text(2)?.unwrap_or_default());
        let speaker = cast::speaker(name, kind, text(3)?)?;
        let kin: Vec<String> = serde_json::from_str(text(4)?.unwrap_or("[]"))?;
        appearances.push(Appearance { speaker, kin });
    }
    Ok((rows, appearances))
}

/// The rows of a block's people: known ones keep theirs, and those that are nobody's any more go.
fn write_people(connection: &Connection, block: &str, people: &[Person]) -> Result<Vec<i64>, StoreError> {
    let mut find = connection.prepare_cached("SELECT n, name, kind FROM speaker WHERE block = ?1")?;
    let known: Vec<(i64, String, String)> = find
        .query_map([block], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut forget = connection.prepare_cached("DELETE FROM speaker_suggestion WHERE a = ?1 OR b = ?1")?;
    for (n, ..) in &known {
        forget.execute([n])?;
    }
    let mut left: Vec<&(i64, String, String)> = known.iter().collect();
    let mut insert = connection.prepare_cached(
        "INSERT INTO speaker (name, kind, role, block, key, chief) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
    )?;
    let mut keep = connection.prepare_cached("UPDATE speaker SET role = ?2, chief = n WHERE n = ?1")?;
    let mut written = Vec::with_capacity(people.len());
    for person in people {
        let kind = word(&person.kind)?;
        let same = left.iter().position(|(_, name, known)| *name == person.name && *known == kind);
        let n = match same {
            Some(at) => left.swap_remove(at).0,
            None => insert.insert(params![person.name, kind, person.role, block, name_key(&person.name)])?,
        };
        keep.execute(params![n, person.role])?;
        written.push(n);
    }
    let mut clear = connection.prepare_cached("UPDATE appearance SET speaker = NULL WHERE speaker = ?1")?;
    let mut drop = connection.prepare_cached("DELETE FROM speaker WHERE n = ?1")?;
    for (n, ..) in left {
        clear.execute([n])?;
        drop.execute([n])?;
    }
    Ok(written)
}
