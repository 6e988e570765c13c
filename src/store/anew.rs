//! What other rules made of the stored articles is made anew.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::reading::{Parcel, Round};
use super::schema::RULES;
use super::{Store, StoreError};

/// A file of which a fourth is empty is made smaller.
const SPARE: i64 = 4;

impl Store {
    /// True if other rules than this program's made the stored claims and findings.
    pub fn is_outdated(&self) -> Result<bool, StoreError> {
        Ok(rules(&self.connection)?.as_deref() != Some(RULES))
    }

    /// Ids of the stored articles that this program's rules have not read yet, in order of storing.
    pub fn unread(&self) -> Result<Vec<String>, StoreError> {
        let mut find = self
            .connection
            .prepare("SELECT id FROM article WHERE n NOT IN (SELECT article FROM reading) ORDER BY n")?;
        Ok(find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Whether there is anything that other rules made, to show until it is made anew.
    pub fn has_readings(&self) -> Result<bool, StoreError> {
        let find = "SELECT EXISTS (SELECT 1 FROM reading)";
        Ok(self.connection.query_row(find, [], |row| row.get(0))?)
    }

    /// Forgets what other rules made of the stored articles, so that all of them count as unread.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if rules(&transaction)?.as_deref() != Some(RULES) {
            forget(&transaction)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Gives back to the system what a file no longer needs, if that is much of it; nothing while another process reads it.
    pub fn shrink(&mut self) -> Result<(), StoreError> {
        let pages = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        if pages("freelist_count")? * SPARE < pages("page_count")? {
            return Ok(());
        }
        match self
            .connection
            .execute_batch("VACUUM; PRAGMA wal_checkpoint (TRUNCATE);")
            .map_err(StoreError::from)
        {
            Err(StoreError::Busy) => Ok(()),
            shrunk => shrunk,
        }
    }

    /// Stores anew what this program reads in stored articles, in one transaction; nothing of those that another process has
    /// read meanwhile.
    pub fn reread(&mut self, parcels: &[Parcel]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.caches.renew(&transaction)?;
        let mut round = Round::default();
        for parcel in parcels {
            let find = "SELECT n FROM article WHERE id = ?1 AND n NOT IN (SELECT article FROM reading)";
            let id = &parcel.prepared.reading.article.id;
            let n: Option<i64> = transaction.query_row(find, [id], |row| row.get(0)).optional()?;
            if let Some(n) = n {
                round.insert(&transaction, &self.caches.prepared, n, parcel)?;
            }
        }
        round.judge(&transaction, &self.caches.prepared)?;
        transaction.commit()?;
        Ok(())
    }
}

/// Leaves the articles, and what users decided.
pub(super) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM finding; DELETE FROM claim; DELETE FROM appearance; DELETE FROM speaker_suggestion;
         DELETE FROM speaker; DELETE FROM story_key; DELETE FROM same_story; DELETE FROM reading;
         DELETE FROM crowd; DELETE FROM nearest;",
    )?;
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('rules', ?1)", [RULES])?;
    Ok(())
}

pub(super) fn rules(connection: &Connection) -> Result<Option<String>, StoreError> {
    let find = "SELECT value FROM meta WHERE name = 'rules'";
    Ok(connection.query_row(find, [], |row| row.get(0)).optional()?)
}
