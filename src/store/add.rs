//! Articles into the store: each whole or not at all, a changed one in the place of its older version.

use std::collections::BTreeSet;
use std::mem::take;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::kin::{Kin, kin};
use super::reading::{Parcel, Unjudged, insert_and_judge, insert_reading, judge};
use super::schema::RULES;
use super::settle::settle_left;
use super::unmake::{introduce_anew, unmake};
use super::versions::{content_hash, hand_over, keep, last_added};
use super::{Caches, Store, StoreError, stored};
use crate::claims::Reading;
use crate::compare::Finding;
use crate::read::{Article, address};

/// What adding an article did.
#[derive(Debug, Clone, PartialEq)]
pub enum Added {
    New {
        claims: usize,
        /// All verdicts against other articles, agreements too; only the others were stored.
        findings: Vec<Finding>,
        /// Other articles have its address, and texts too unlike to be versions of it.
        are_unlike: bool,
    },
    /// A newer version of a stored article, which counts in its place from now on.
    Version { claims: usize, findings: Vec<Finding> },
    /// An older version of the stored article of this id, which goes on to count.
    Older(String),
    /// The same version is there already.
    Unchanged,
    /// The same version is there with another source or day, which stay.
    Kept,
    /// Another article is stored under this id: another address, and a text that is unlike.
    Refused,
}

/// A file of which a fourth is empty is made smaller.
const SPARE: i64 = 4;

impl Store {
    /// Stores an article with its claims and what they contradict or update, all of it or nothing.
    pub fn add(&mut self, article: &Article, reading: Arc<Reading>) -> Result<Added, StoreError> {
        let parcel = Parcel::of(article, reading)?;
        let mut added = self.add_all([(article, &parcel)])?;
        Ok(added.pop().unwrap_or(Added::Unchanged))
    }

    /// Stores several articles in one transaction, which costs far less than one for each; all of them or none.  They are
    /// judged on the threads of the pool that this runs in; what comes of it is as if each were added by itself.
    pub fn add_all<'a>(
        &mut self,
        articles: impl IntoIterator<Item = (&'a Article, &'a Parcel)>,
    ) -> Result<Vec<Added>, StoreError> {
        let added = self.add_each(articles);
        if added.is_err() {
            // What was prepared for rows that are not there must not be met.
            self.caches.clear();
        }
        added
    }

    fn add_each<'a>(
        &mut self,
        articles: impl IntoIterator<Item = (&'a Article, &'a Parcel)>,
    ) -> Result<Vec<Added>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.caches.renew(&transaction)?;
        let mut batch = Batch::default();
        for (article, parcel) in articles {
            batch.add(&transaction, &self.caches, article, parcel)?;
        }
        let added = batch.finish(&transaction)?;
        if added.iter().any(|added| matches!(added, Added::Version { .. })) {
            settle_left(&transaction)?;
        }
        transaction.commit()?;
        Ok(added)
    }

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

    /// Forgets what other rules made of the stored articles, so that all of them count as unread.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if rules(&transaction)?.as_deref() != Some(RULES) {
            transaction.execute_batch(
                "DELETE FROM finding; DELETE FROM claim; DELETE FROM appearance; DELETE FROM speaker_suggestion;
                 DELETE FROM speaker; DELETE FROM story_key; DELETE FROM same_story; DELETE FROM reading;",
            )?;
            transaction.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('rules', ?1)", [RULES])?;
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
        let mut unjudged = Vec::new();
        for parcel in parcels {
            let find = "SELECT n FROM article WHERE id = ?1 AND n NOT IN (SELECT article FROM reading)";
            let id = &parcel.prepared.reading.article.id;
            let n: Option<i64> = transaction.query_row(find, [id], |row| row.get(0)).optional()?;
            if let Some(n) = n {
                unjudged.push(insert_reading(&transaction, &self.caches.prepared, n, parcel)?);
            }
        }
        judge(&transaction, &unjudged)?;
        transaction.commit()?;
        Ok(())
    }
}

fn rules(connection: &Connection) -> Result<Option<String>, StoreError> {
    let find = "SELECT value FROM meta WHERE name = 'rules'";
    Ok(connection.query_row(find, [], |row| row.get(0)).optional()?)
}

/// Articles of one transaction.  New ones are stored first and judged together.
#[derive(Default)]
struct Batch {
    added: Vec<Added>,
    unjudged: Vec<Unjudged>,
    /// Where each that is not judged yet is among those added.
    places: Vec<usize>,
}

impl Batch {
    fn add(
        &mut self,
        connection: &Connection,
        caches: &Caches,
        article: &Article,
        parcel: &Parcel,
    ) -> Result<(), StoreError> {
        let added = match kin(connection, &caches.texts, article)? {
            Kin::Taken => Added::Refused,
            Kin::Known { differs, confirmed } => {
                if let Some((n, stamp)) = confirmed {
                    let confirm = "UPDATE article SET stamp = ?2 WHERE n = ?1";
                    connection.execute(confirm, params![n, stamp.to_string()])?;
                }
                if differs { Added::Kept } else { Added::Unchanged }
            }
            Kin::None { are_unlike } => {
                let n = insert_article(connection, article)?;
                note_text(caches, n, article);
                self.unjudged.push(insert_reading(connection, &caches.prepared, n, parcel)?);
                self.places.push(self.added.len());
                Added::New { claims: 0, findings: Vec::new(), are_unlike }
            }
            Kin::Of(articles) => match articles.as_slice() {
                [newest, others @ ..] => {
                    // What is taken back must be there.
                    self.judge(connection)?;
                    add_version(connection, caches, (*newest, others), article, parcel)?
                }
                [] => Added::Unchanged,
            },
        };
        self.added.push(added);
        Ok(())
    }

    fn judge(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let made = judge(connection, &take(&mut self.unjudged))?;
        for (place, (count, found)) in take(&mut self.places).into_iter().zip(made) {
            if let Added::New { claims, findings, .. } = &mut self.added[place] {
                (*claims, *findings) = (count, found);
            }
        }
        Ok(())
    }

    fn finish(mut self, connection: &Connection) -> Result<Vec<Added>, StoreError> {
        self.judge(connection)?;
        Ok(self.added)
    }
}

fn note_text(caches: &Caches, n: i64, article: &Article) {
    if let Some(address) = article.url.as_deref().and_then(address) {
        caches.texts.put(&address, n, &article.text);
    }
}

fn insert_article(connection: &Connection, article: &Article) -> Result<i64, StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO article (id, source, published, title, url, author, text, hash, address, stamp)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    Ok(insert.insert(params![
        article.id,
        article.source,
        article.published.map(|date| date.to_string()),
        article.title,
        article.url,
        article.author,
        article.text,
        content_hash(article),
        article.url.as_deref().and_then(address),
        article.stamp().map(|stamp| stamp.to_string()),
    ])?)
}

/// Adds a version of the newest of some articles, of which all are versions through it.
fn add_version(
    connection: &Connection,
    caches: &Caches,
    (n, others): (i64, &[i64]),
    article: &Article,
    parcel: &Parcel,
) -> Result<Added, StoreError> {
    for other in others {
        join(connection, caches, (*other, n))?;
    }
    note_text(caches, n, article);
    let current = stored::article(connection, "n = ?1", n)?.ok_or(StoreError::Missing)?;
    let last = last_added(connection, n)?;
    if current.is_later(article) {
        keep(connection, (n, last + 1), article)?;
        return Ok(Added::Older(current.id));
    }
    let added = connection.query_row("SELECT added FROM article WHERE n = ?1", [n], |row| row.get(0))?;
    keep(connection, (n, added), &current)?;
    let met = unmake(connection, &caches.prepared, &BTreeSet::from([n]))?;
    update_article(connection, (n, last + 1), article)?;
    let (claims, findings) = insert_and_judge(connection, &caches.prepared, n, parcel)?;
    for neighbour in met {
        introduce_anew(connection, &caches.prepared, neighbour)?;
    }
    Ok(Added::Version { claims, findings })
}

/// Makes one stored article an older version of another.
fn join(connection: &Connection, caches: &Caches, (from, to): (i64, i64)) -> Result<(), StoreError> {
    let article = stored::article(connection, "n = ?1", from)?.ok_or(StoreError::Missing)?;
    let met = unmake(connection, &caches.prepared, &BTreeSet::from([from]))?;
    let added: i64 =
        connection.query_row("SELECT added FROM article WHERE n = ?1", [from], |row| row.get(0))?;
    let behind = last_added(connection, to)?;
    hand_over(connection, from, to)?;
    caches.texts.hand_over(from, to);
    connection.execute("DELETE FROM article WHERE n = ?1", [from])?;
    keep(connection, (to, behind + added), &article)?;
    for neighbour in met {
        introduce_anew(connection, &caches.prepared, neighbour)?;
    }
    Ok(())
}

/// Puts a newer version into the row of an article.
fn update_article(
    connection: &Connection,
    (n, added): (i64, i64),
    article: &Article,
) -> Result<(), StoreError> {
    let mut update = connection.prepare_cached(
        "UPDATE article SET id = ?2, source = ?3, published = ?4, title = ?5, url = ?6, author = ?7, text = ?8, hash = ?9,
           address = ?10, stamp = ?11, added = ?12 WHERE n = ?1",
    )?;
    update.execute(params![
        n,
        article.id,
        article.source,
        article.published.map(|date| date.to_string()),
        article.title,
        article.url,
        article.author,
        article.text,
        content_hash(article),
        article.url.as_deref().and_then(address),
        article.stamp().map(|stamp| stamp.to_string()),
        added,
    ])?;
    Ok(())
}
