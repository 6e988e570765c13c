//! What is made anew of all stored articles stands in a file of its own until it is complete.  Whoever reads meanwhile finds what
//! other rules made; whoever is stopped goes on where it was.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use rustc_hash::FxHashMap;

use super::anew::{forget, rules};
use super::place::{BESIDE, beside};
use super::reading::{Parcel, Round};
use super::schema::RULES;
use super::stored::{self, put_article};
use super::unmake::unmake;
use super::{Store, StoreError};
use crate::read::Article;

/// Behind the name of the database.
const STAGE: &str = "-anew";
const LOCK: &str = "-anew-lock";

/// Articles of a database by this program's rules, as far as they have been read.
pub struct Stage {
    store: Option<Store>,
    path: PathBuf,
    lock: PathBuf,
    _held: File,
}

/// An article in the row that it has in the database.
pub type Placed = (i64, Article);

impl Store {
    /// What was made anew so far; `None` while another process is at it.
    pub fn stage(&self) -> Result<Option<Stage>, StoreError> {
        let (path, lock) = self.beside()?;
        let Some(held) = hold(&lock)? else { return Ok(None) };
        let store = match open(&path) {
            Ok(store) => store,
            // What is no use is not kept.
            Err(_) => {
                remove(&path);
                open(&path)?
            }
        };
        Ok(Some(Stage { store: Some(store), path, lock, _held: held }))
    }

    /// Takes away what one left who was stopped when all was in its place.
    pub fn clear_stage(&self) -> Result<(), StoreError> {
        let (path, lock) = self.beside()?;
        if path.exists() && hold(&lock)?.is_some() {
            remove(&path);
            let _ = fs::remove_file(&lock);
        }
        Ok(())
    }

    /// The file of a stage, and the one that says whose it is.
    fn beside(&self) -> Result<(PathBuf, PathBuf), StoreError> {
        let path = Path::new(self.connection.path().ok_or(StoreError::Missing)?);
        Ok((beside(path, STAGE), beside(path, LOCK)))
    }

    /// The stored articles that a stage lacks, by row.
    pub fn missing(&self, stage: &mut Stage) -> Result<Vec<i64>, StoreError> {
        let wanted = contents(&self.connection)?;
        let staged = stage.store()?;
        let there = contents(&staged.connection)?;
        let gone: Vec<i64> =
            there.iter().filter(|(n, content)| wanted.get(n) != Some(content)).map(|(n, _)| *n).collect();
        staged.take_out(&gone)?;
        let is_there = |n: &i64| there.get(n).is_some_and(|content| wanted.get(n) == Some(content));
        let mut missing: Vec<i64> = wanted.keys().copied().filter(|n| !is_there(n)).collect();
        missing.sort_unstable();
        Ok(missing)
    }

    /// The articles of some rows; of those that are there.
    pub fn placed(&self, rows: &[i64]) -> Result<Vec<Placed>, StoreError> {
        let mut placed = Vec::with_capacity(rows.len());
        for n in rows {
            placed.extend(stored::article(&self.connection, "n = ?1", n)?.map(|article| (*n, article)));
        }
        Ok(placed)
    }

    /// Puts what was made anew in the place of what other rules made, in one transaction.  `false` if articles came or went since it
    /// was complete; then some are missing again.
    pub fn adopt(&mut self, stage: &mut Stage) -> Result<bool, StoreError> {
        // Its log is written back, so that the file alone holds all.
        stage.store = None;
        self.connection.execute("ATTACH ?1 AS anew", [&*stage.path.to_string_lossy()])?;
        let adopted = self.adopt_attached();
        self.connection.execute("DETACH anew", [])?;
        self.caches.clear();
        adopted
    }

    fn adopt_attached(&mut self) -> Result<bool, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if rules(&transaction)?.as_deref() == Some(RULES) {
            return Ok(true);
        }
        let differs: bool = transaction.query_row(DIFFERS, [], |row| row.get(0))?;
        if differs {
            return Ok(false);
        }
        forget(&transaction)?;
        // Both files went through the same migrations, so that their columns have one order.
        for table in MADE {
            transaction.execute(&format!("INSERT INTO main.{table} SELECT * FROM anew.{table}"), [])?;
        }
        transaction.execute_batch(
            "UPDATE main.article AS a SET scene = s.scene, scene_start = s.scene_start, scene_end = s.scene_end
             FROM anew.article AS s WHERE s.n = a.n",
        )?;
        transaction.commit()?;
        Ok(true)
    }

    /// Takes rows out, with all that was made of them.
    fn take_out(&mut self, rows: &[i64]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        unmake(&transaction, &self.caches.prepared, &rows.iter().copied().collect())?;
        for n in rows {
            transaction.execute("DELETE FROM article WHERE n = ?1", [n])?;
        }
        transaction.commit()?;
        Ok(())
    }
}

/// What is made of articles, in an order in which each refers to those before it.  Speakers are settled afterwards.
const MADE: [&str; 11] = [
    "reading",
    "appearance",
    "kin",
    "claim",
    "story_key",
    "crowd",
    "nearest",
    "same_story",
    "same_thing",
    "toll",
    "finding",
];

const DIFFERS: &str = "
    SELECT EXISTS (SELECT n, id, hash FROM main.article EXCEPT SELECT n, id, hash FROM anew.article)
        OR EXISTS (SELECT n, id, hash FROM anew.article EXCEPT SELECT n, id, hash FROM main.article)";

impl Stage {
    /// Stores what this program reads in articles, in one transaction.
    pub fn put(&mut self, articles: &[(Placed, Parcel)]) -> Result<(), StoreError> {
        let store = self.store()?;
        let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut round = Round::default();
        for ((n, article), parcel) in articles {
            put_article(&transaction, Some(*n), article, (None, 1))?;
            round.insert(&transaction, &store.caches.prepared, *n, parcel)?;
        }
        round.judge(&transaction, &store.caches.prepared)?;
        Ok(transaction.commit()?)
    }

    /// Leaves nothing beside the database.
    pub fn remove(mut self) {
        self.store = None;
        remove(&self.path);
        let _ = fs::remove_file(&self.lock);
    }

    fn store(&mut self) -> Result<&mut Store, StoreError> {
        match &mut self.store {
            Some(store) => Ok(store),
            closed => Ok(closed.insert(open(&self.path)?)),
        }
    }
}

/// `None` while another process holds it.
fn hold(lock: &Path) -> Result<Option<File>, StoreError> {
    let held = File::options().create(true).truncate(false).write(true).open(lock)?;
    match held.try_lock() {
        Ok(()) => Ok(Some(held)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// A database that nobody searches.
fn open(path: &Path) -> Result<Store, StoreError> {
    let store = Store::open(path)?;
    if rules(&store.connection)?.as_deref() != Some(RULES) {
        return Err(StoreError::Damaged(String::from("it was made by other rules")));
    }
    store.connection.execute_batch(
        "DROP TRIGGER IF EXISTS article_added; DROP TRIGGER IF EXISTS article_dropped;
         DROP TRIGGER IF EXISTS article_changed;
         DROP TRIGGER IF EXISTS claim_added; DROP TRIGGER IF EXISTS claim_dropped;",
    )?;
    Ok(store)
}

fn remove(path: &Path) {
    // What is not there need not go.
    let _ = fs::remove_file(path);
    for ending in BESIDE {
        let _ = fs::remove_file(beside(path, ending));
    }
}

/// Of each article what it is known by.
fn contents(connection: &Connection) -> Result<FxHashMap<i64, (String, String)>, StoreError> {
    let mut find = connection.prepare("SELECT n, id, hash FROM article")?;
    let rows = find.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
