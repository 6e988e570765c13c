//! Older versions of articles: kept with what they said, and nothing that is made of it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::stored::{article, read_article};
use super::{Store, StoreError};
use crate::base::ident;
use crate::read::{Article, address};

/// A version of a stored article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What [`Store::find`] finds it by: of the version that counts, the id of the article.
    pub id: String,
    pub article: Article,
}

impl Store {
    /// All versions of each article that an id or URL stands for, the oldest first; the last one counts.
    pub fn versions(&self, called: &str) -> Result<Vec<Vec<Version>>, StoreError> {
        let mut articles = match address(called) {
            Some(address) => at_address(&self.connection, &address)?,
            None => Vec::new(),
        };
        if articles.is_empty() {
            articles = match named(&self.connection, called)? {
                found if found.is_empty() => self.resolve_article(called)?.into_iter().collect(),
                found => found,
            };
        }
        articles.into_iter().map(|n| all(&self.connection, n)).collect()
    }

    /// The row of the article that an id, or its first letters, stands for.
    fn resolve_article(&self, id: &str) -> Result<Option<i64>, StoreError> {
        Ok(match self.resolve(id)? {
            Some((table, n)) if table == "article" => Some(n),
            Some((table, n)) if table == "version" => {
                let find = "SELECT article FROM article_version WHERE n = ?1";
                self.connection.query_row(find, [n], |row| row.get(0)).optional()?
            }
            _ => None,
        })
    }
}

/// Articles with any version at an address, in an order that does not depend on that of adding.
fn at_address(connection: &Connection, address: &str) -> Result<Vec<i64>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n FROM article WHERE address = ?1
           OR n IN (SELECT article FROM article_version WHERE address = ?1)
         ORDER BY published IS NULL, published, source, id",
    )?;
    Ok(find.query_map([address], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// In order: each stands behind those before it that are not stated to be later; what counts is last.
fn all(connection: &Connection, n: i64) -> Result<Vec<Version>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT called, source, published, title, url, author, text, stamp, id FROM article_version
         WHERE article = ?1 ORDER BY added, id",
    )?;
    let read = |row: &Row| Ok(Version { id: row.get(8)?, article: read_article(row)? });
    let mut versions: Vec<Version> = Vec::new();
    for version in find.query_map([n], read)? {
        let version = version?;
        let later = versions.iter().rev().take_while(|other| other.article.is_later(&version.article));
        let at = versions.len() - later.count();
        versions.insert(at, version);
    }
    let current = article(connection, "n = ?1", n)?.ok_or(StoreError::Missing)?;
    versions.push(Version { id: current.id.clone(), article: current });
    Ok(versions)
}

/// The articles that a user may call by this id, or could before they changed.
pub(super) fn named(connection: &Connection, id: &str) -> Result<Vec<i64>, StoreError> {
    let current = rows_of(connection, "SELECT n FROM article WHERE id = ?1", id)?;
    if !current.is_empty() {
        return Ok(current);
    }
    rows_of(connection, "SELECT DISTINCT article FROM article_version WHERE called = ?1 ORDER BY article", id)
}

pub(super) fn rows_of(connection: &Connection, sql: &str, value: &str) -> Result<Vec<i64>, StoreError> {
    let mut find = connection.prepare_cached(sql)?;
    Ok(find.query_map([value], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// How many versions of an article were added, the one that counts among them.
pub(super) fn last_added(connection: &Connection, n: i64) -> Result<i64, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT max(added) FROM (SELECT added FROM article WHERE n = ?1
                                 UNION ALL SELECT added FROM article_version WHERE article = ?1)",
    )?;
    Ok(find.query_row([n], |row| row.get(0))?)
}

/// Keeps an older version of the article of a row.
pub(super) fn keep(
    connection: &Connection,
    (n, added): (i64, i64),
    version: &Article,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO article_version (id, article, called, source, published, title, url, author, text, hash, address,
           stamp, added)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let stamp = version.stamp().map(|stamp| stamp.to_string());
    let hash = content_hash(version);
    let mut digest = Sha256::new();
    for part in [&hash, &version.id, stamp.as_deref().unwrap_or_default()] {
        digest.update(part);
        digest.update([0]);
    }
    insert.execute(params![
        ident('v', &digest.finalize()),
        n,
        version.id,
        version.source,
        version.published.map(|date| date.to_string()),
        version.title,
        version.url,
        version.author,
        version.text,
        hash,
        version.url.as_deref().and_then(address),
        stamp,
        added,
    ])?;
    Ok(())
}

/// Hands the older versions of one article to another, behind those that it has.
pub(super) fn hand_over(connection: &Connection, from: i64, to: i64) -> Result<(), StoreError> {
    let last = last_added(connection, to)?;
    let mut hand = connection
        .prepare_cached("UPDATE article_version SET article = ?2, added = added + ?3 WHERE article = ?1")?;
    hand.execute([from, to, last])?;
    Ok(())
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
