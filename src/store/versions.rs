//! Older versions of articles: kept with what they said, and nothing that is made of it.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::copies::copies;
use super::edition::{Edition, ordered};
use super::stored::{article, content_hash, read_article, rows_of};
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

/// In order; what counts is last.
fn all(connection: &Connection, n: i64) -> Result<Vec<Version>, StoreError> {
    let editions = editions(connection, n)?;
    let current = article(connection, "n = ?1", n)?.ok_or(StoreError::Missing)?;
    let older = editions
        .iter()
        .filter(|edition| edition.article.text != current.text || edition.article.title != current.title);
    let mut versions: Vec<Version> = older
        .map(|older| Version { id: version_id(&older.article), article: older.article.clone() })
        .collect();
    versions.push(Version { id: current.id.clone(), article: current });
    Ok(versions)
}

/// All texts of the article of a row, in order, under the ids that inputs gave; what counts is last.
pub(super) fn editions(connection: &Connection, n: i64) -> Result<Vec<Edition>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT called, source, published, title, url, author, text, stamp, added FROM article_version WHERE article = ?1
         UNION ALL
         SELECT coalesce(given, id), source, published, title, url, author, text, stamp, added FROM article WHERE n = ?1",
    )?;
    let found: Vec<(Article, i64)> =
        find.query_map([n], |row| Ok((read_article(row)?, row.get(8)?)))?.collect::<Result<_, _>>()?;
    let mut editions = Vec::with_capacity(found.len());
    for (article, run) in found {
        let mut edition = Edition::of(&article, run);
        let copies = copies(connection, n, &content_hash(&article))?;
        if !copies.is_empty() {
            edition.copies = copies;
        }
        editions.push(edition);
    }
    Ok(ordered(editions))
}

/// The articles that a user may call by this id: those that have it, else those that were given it, or had it before they changed.
pub(super) fn named(connection: &Connection, id: &str) -> Result<Vec<i64>, StoreError> {
    let current = rows_of(connection, "SELECT n FROM article WHERE id = ?1", id)?;
    if !current.is_empty() {
        return Ok(current);
    }
    let given = "SELECT n FROM article WHERE given = ?1 UNION SELECT article FROM copy WHERE name = ?1
                 UNION SELECT article FROM article_version WHERE called = ?1 OR id = ?1";
    rows_of(connection, given, id)
}

/// Keeps these as the older versions of the article of a row, and no others.
pub(super) fn keep(connection: &Connection, n: i64, older: &[Edition]) -> Result<(), StoreError> {
    let wanted: BTreeSet<String> = older.iter().map(|edition| version_id(&edition.article)).collect();
    let mut find = connection.prepare_cached("SELECT id FROM article_version WHERE article = ?1")?;
    let kept: Vec<String> = find.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut drop = connection.prepare_cached("DELETE FROM article_version WHERE id = ?1")?;
    for id in kept.iter().filter(|id| !wanted.contains(*id)) {
        drop.execute([id])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO article_version (id, article, called, source, published, title, url, author, text, hash, address,
           stamp, added)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for Edition { article, run, .. } in older {
        insert.execute(params![
            version_id(article),
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
            run,
        ])?;
    }
    Ok(())
}

fn version_id(version: &Article) -> String {
    let stamp = version.stamp().map(|stamp| stamp.to_string());
    let hash = content_hash(version);
    let mut digest = Sha256::new();
    for part in [&hash, &version.id, stamp.as_deref().unwrap_or_default()] {
        digest.update(part);
        digest.update([0]);
    }
    ident('v', &digest.finalize())
}
