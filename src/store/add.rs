//! Articles into the store: each whole or not at all, a changed one in the place of its older version.

use std::mem::take;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::join::join;
use super::kin::kin;
use super::names::{Called, called, tell_apart};
use super::reading::{Made, Parcel, Round, insert_and_judge};
use super::settle::settle_left;
use super::stored::{content_hash, put_article};
use super::{Caches, Store, StoreError};
use crate::claims::Reading;
use crate::compare::Finding;
use crate::read::Article;

/// What adding an article did.
#[derive(Debug, Clone, PartialEq)]
pub enum Added {
    New {
        claims: usize,
        /// All verdicts against other articles, agreements too; only the others were stored.
        findings: Vec<Finding>,
        /// Other articles have its address, and texts too unlike to be versions of it.
        are_unlike: bool,
        /// What it is stored under, where others were given its id and have other texts.
        apart: Option<String>,
    },
    /// A newer version of a stored article, which counts in its place from now on.
    Version { claims: usize, findings: Vec<Finding> },
    /// An older version of the stored article of this id, which goes on to count.
    Older(String),
    /// The same text is there already; what the stored article did not state, or under which id it is stored, is taken from this one.
    Completed {
        claims: usize,
        findings: Vec<Finding>,
        /// It states another source or day, which the stored one keeps.
        differs: bool,
    },
    /// The same version is there already.
    Unchanged,
    /// The same version is there with another source or day, which stay.
    Kept,
}

impl Store {
    /// Stores an article with its claims and what they contradict or update, all of it or nothing; as a run of its own.
    pub fn add(&mut self, article: &Article, reading: Arc<Reading>) -> Result<Added, StoreError> {
        let parcel = Parcel::of(article, reading)?;
        self.next_run();
        let mut added = self.add_all([(article, &parcel)])?;
        Ok(added.pop().unwrap_or(Added::Unchanged))
    }

    /// What is added from now on came later than what was added before: of two versions of an article that state no time, the one
    /// of the later run counts.  What comes in one run has no order.
    pub fn next_run(&mut self) {
        self.run = None;
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
            self.run = None;
        }
        added
    }

    fn add_each<'a>(
        &mut self,
        articles: impl IntoIterator<Item = (&'a Article, &'a Parcel)>,
    ) -> Result<Vec<Added>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.caches.renew(&transaction)?;
        let run = match self.run {
            Some(run) => run,
            None => *self.run.insert(new_run(&transaction)?),
        };
        let mut batch = Batch { run, ..Batch::default() };
        for (article, parcel) in articles {
            batch.add(&transaction, &self.caches, article, parcel)?;
        }
        let added = batch.finish(&transaction, &self.caches)?;
        if added.iter().any(|added| matches!(added, Added::Version { .. } | Added::Completed { .. })) {
            settle_left(&transaction)?;
        }
        transaction.commit()?;
        Ok(added)
    }
}

/// The number of a run that begins.
fn new_run(connection: &Connection) -> Result<i64, StoreError> {
    let find = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'run'";
    let last: Option<i64> = connection.query_row(find, [], |row| row.get(0)).optional()?;
    let run = last.unwrap_or_default() + 1;
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('run', ?1)", [run.to_string()])?;
    Ok(run)
}

/// Articles of one transaction.  New ones are stored first and judged together.
#[derive(Default)]
struct Batch {
    run: i64,
    added: Vec<Added>,
    round: Round,
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
        if is_as_stored(connection, article)? {
            self.added.push(Added::Unchanged);
            return Ok(());
        }
        let kin = kin(connection, &caches.texts, article)?;
        let added = match (kin.rows.is_empty(), kin.is_shared) {
            (true, false) => {
                let n = put_article(connection, None, article, (None, self.run))?;
                caches.texts.note(n, article);
                self.round.insert(connection, &caches.prepared, n, parcel)?;
                self.places.push(self.added.len());
                Added::New { claims: 0, findings: Vec::new(), are_unlike: kin.are_unlike, apart: None }
            }
            // What is taken back, or gets another id, must be there.
            (true, true) => {
                self.judge(connection, caches)?;
                let (apart, (claims, findings)) = insert_apart(connection, caches, (article, self.run))?;
                Added::New { claims, findings, are_unlike: kin.are_unlike, apart }
            }
            (false, _) => {
                self.judge(connection, caches)?;
                join(connection, caches, kin.rows, (article, self.run), parcel)?
            }
        };
        self.added.push(added);
        Ok(())
    }

    fn judge(&mut self, connection: &Connection, caches: &Caches) -> Result<(), StoreError> {
        let made = self.round.judge(connection, &caches.prepared)?;
        for (place, (count, found)) in take(&mut self.places).into_iter().zip(made) {
            if let Some(Added::New { claims, findings, .. }) = self.added.get_mut(place) {
                (*claims, *findings) = (count, found);
            }
        }
        Ok(())
    }

    fn finish(mut self, connection: &Connection, caches: &Caches) -> Result<Vec<Added>, StoreError> {
        self.judge(connection, caches)?;
        Ok(self.added)
    }
}

/// A look with little work: this very article is there, as the version that counts or an older one.
fn is_as_stored(connection: &Connection, article: &Article) -> Result<bool, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article
                        WHERE hash = ?1 AND coalesce(given, id) = ?2 AND author IS ?3 AND stamp IS ?4)
             OR EXISTS (SELECT 1 FROM article_version
                        WHERE hash = ?1 AND called = ?2 AND author IS ?3 AND stamp IS ?4)",
    )?;
    let stamp = article.stamp().map(|stamp| stamp.to_string());
    let of = params![content_hash(article), article.id, article.author, stamp];
    Ok(find.query_row(of, |row| row.get(0))?)
}

/// A new article whose id others were given; returns what it is stored under in place of it.
fn insert_apart(
    connection: &Connection,
    caches: &Caches,
    (article, run): (&Article, i64),
) -> Result<(Option<String>, Made), StoreError> {
    let Called { id, given } = called(connection, None, (&article.id, &content_hash(article)))?;
    let own = Article { id, ..article.clone() };
    let n = put_article(connection, None, &own, (given.as_deref(), run))?;
    caches.texts.note(n, article);
    let parcel = Parcel::read(&own)?;
    let made = insert_and_judge(connection, &caches.prepared, n, &parcel)?;
    tell_apart(connection, caches, &article.id)?;
    Ok((given.map(|_| own.id), made))
}
