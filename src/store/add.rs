use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::cast;
use super::facts;
use super::meet::{self, Cache};
use super::rows::{insert_claim, insert_finding, insert_unlisted};
use super::schema::RULES;
use super::{Store, StoreError};
use crate::claims::Reading;
use crate::compare::{Finding, Judged, Prepared, Verdict, compare_own_prepared};
use crate::read::Article;

/// What adding an article did.
#[derive(Debug, Clone, PartialEq)]
pub enum Added {
    New {
        claims: usize,
        /// All verdicts against other articles, agreements too; only the others were stored.
        findings: Vec<Finding>,
    },
    /// The same article is there already.
    Unchanged,
    /// Another text is stored under this id, and stays.
    Kept,
}

impl Store {
    /// Stores an article with its claims and what they contradict or update, all of it or nothing.
    pub fn add(&mut self, article: &Article, reading: Arc<Reading>) -> Result<Added, StoreError> {
        let mut added = self.add_all(std::iter::once((article, reading)))?;
        Ok(added.pop().unwrap_or(Added::Unchanged))
    }

    /// Stores several articles in one transaction, which costs far less than one for each; all of them or none.
    pub fn add_all<'a>(
        &mut self,
        articles: impl IntoIterator<Item = (&'a Article, Arc<Reading>)>,
    ) -> Result<Vec<Added>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut added = Vec::new();
        for (article, reading) in articles {
            added.push(match look_up(&transaction, article)? {
                Some(known) => known,
                None => {
                    let n = insert_article(&transaction, article)?;
                    insert_reading(&transaction, &self.prepared, n, reading)?
                }
            });
        }
        match transaction.commit() {
            Ok(()) => Ok(added),
            Err(error) => {
                // What was prepared for rows that are not there must not be met.
                self.prepared.clear();
                Err(error.into())
            }
        }
    }

    /// What [`Store::add`] would say of an article that is stored already; `None` if it is new.
    pub fn known(&self, article: &Article) -> Result<Option<Added>, StoreError> {
        look_up(&self.connection, article)
    }

    /// True if other rules than this program's made the stored claims and findings.
    pub fn is_outdated(&self) -> Result<bool, StoreError> {
        Ok(rules(&self.connection)?.as_deref() != Some(RULES))
    }

    /// Ids of the stored articles that this program's rules have not read yet, in order of storing.
    pub fn unread(&self) -> Result<Vec<String>, StoreError> {
        let mut find = self.connection.prepare("SELECT id FROM article WHERE setting IS NULL ORDER BY n")?;
        Ok(find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Forgets what other rules made of the stored articles, so that all of them count as unread.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if rules(&transaction)?.as_deref() != Some(RULES) {
            transaction.execute_batch(
                "DELETE FROM finding; DELETE FROM claim; DELETE FROM appearance; DELETE FROM speaker_suggestion;
                 DELETE FROM speaker; DELETE FROM story_key; DELETE FROM same_story; UPDATE article SET setting = NULL;",
            )?;
            transaction.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('rules', ?1)", [RULES])?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Stores anew what this program reads in a stored article; nothing if another process has done so.
    pub fn reread(&mut self, reading: Arc<Reading>) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let find = "SELECT n FROM article WHERE id = ?1 AND setting IS NULL";
        let n: Option<i64> =
            transaction.query_row(find, [&reading.article.id], |row| row.get(0)).optional()?;
        if let Some(n) = n {
            insert_reading(&transaction, &self.prepared, n, reading)?;
            transaction.commit()?;
        }
        Ok(())
    }
}

fn rules(connection: &Connection) -> Result<Option<String>, StoreError> {
    let find = "SELECT value FROM meta WHERE name = 'rules'";
    Ok(connection.query_row(find, [], |row| row.get(0)).optional()?)
}

fn look_up(connection: &Connection, article: &Article) -> Result<Option<Added>, StoreError> {
    let hash = content_hash(article);
    let mut find = connection.prepare_cached("SELECT hash FROM article WHERE id = ?1 OR hash = ?2")?;
    let found: Vec<String> =
        find.query_map([&article.id, &hash], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(match found.as_slice() {
        [] => None,
        hashes if hashes.contains(&hash) => Some(Added::Unchanged),
        _ => Some(Added::Kept),
    })
}

/// Of everything that two readings of one article share, so that a second file with it is recognised whatever
/// its id.
pub(super) fn content_hash(article: &Article) -> String {
    let date = article.published.map(|date| date.to_string());
    let mut hash = Sha256::new();
    for part in [
        article.source.as_deref(),
        date.as_deref(),
        article.title.as_deref(),
        article.url.as_deref(),
        Some(&article.text),
    ] {
        hash.update([u8::from(part.is_some())]);
        hash.update((part.unwrap_or_default().len() as u64).to_be_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn insert_article(connection: &Connection, article: &Article) -> Result<i64, StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO article (id, source, published, title, url, author, text, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
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
    ])?)
}

/// Judges an article's claims against those of stored articles, then stores them.
fn insert_reading(
    connection: &Connection,
    cache: &Cache,
    article: i64,
    reading: Arc<Reading>,
) -> Result<Added, StoreError> {
    let prepared = Arc::new(Prepared::of(reading));
    let met = meet::met(connection, cache, &prepared)?;
    let judged = meet::judge_met(&prepared, &met);
    let reading = &prepared.reading;
    let speakers = cast::insert(connection, article, reading)?;
    let told: Vec<bool> = judged.iter().map(Judged::is_one_story).collect();
    cast::introduce(connection, (&prepared, &speakers), &met, &told)?;
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
    facts::insert_tolls(connection, article, &prepared)?;
    facts::insert_stories(connection, article, &met, &judged)?;
    let own = compare_own_prepared(&prepared).into_iter();
    let findings: Vec<Finding> = own.chain(judged.into_iter().flat_map(|judged| judged.findings)).collect();
    facts::insert_same(connection, &findings)?;
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        for claim in [&finding.a, &finding.b] {
            insert_unlisted(connection, claim)?;
        }
        insert_finding(connection, finding)?;
    }
    let claims = reading.claims.len();
    cache.put(article, prepared);
    Ok(Added::New { claims, findings })
}
