//! Of which stored articles another text is a version, or a copy.
//!
//! Of those with the same content; and of those at its address or with its id whose texts are alike (`alike`).  An id alone makes
//! no article: exports of two outlets, or of two years, are numbered from 1.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::alike::{self, Key};
use super::stored::{content_hash, rows_of};
use super::{Store, StoreError, edition};
use crate::read::Article;

pub(super) struct Kin {
    /// The rows of the articles.
    pub rows: BTreeSet<i64>,
    /// There are others at its address, with other texts.
    pub are_unlike: bool,
    /// Others have its id, with other texts or of other outlets.
    pub is_shared: bool,
}

pub(super) fn kin(
    connection: &Connection,
    texts: &alike::Cache,
    article: &Article,
) -> Result<Kin, StoreError> {
    let hash = content_hash(article);
    let mut rows: BTreeSet<i64> = same_content(connection, &hash)?.into_iter().collect();
    rows.extend(rows_of(
        connection,
        "SELECT article FROM article_version WHERE hash = ?1 UNION SELECT article FROM copy WHERE content = ?1",
        &hash,
    )?);
    let mut kin = Kin { rows, are_unlike: false, is_shared: false };
    for key in Key::all(article) {
        let there = texts.neighbours(connection, &key, article)?;
        match key {
            Key::Address(_) => kin.are_unlike = there.are_unlike,
            Key::Name(_) => kin.is_shared = there.are_unlike,
        }
        kin.rows.extend(there.alike);
    }
    Ok(kin)
}

pub(super) fn same_content(connection: &Connection, hash: &str) -> Result<Vec<i64>, StoreError> {
    rows_of(connection, "SELECT n FROM article WHERE hash = ?1", hash)
}

impl Store {
    /// The id of an article that is not stored, or of which another version is: its own, unless another article has that.
    pub fn id_beside(&self, article: &Article) -> Result<String, StoreError> {
        let own = self.own_rows(article)?;
        let mut having =
            self.connection.prepare_cached("SELECT n FROM article WHERE id = ?1 OR given = ?1")?;
        let having: Vec<i64> =
            having.query_map([&article.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(match (having.iter().all(|n| own.contains(n)), own.first()) {
            (true, _) => article.id.clone(),
            (false, Some(_)) => self.id_of(article)?.unwrap_or_default(),
            (false, None) => edition::apart(&article.id, &content_hash(article)).next().unwrap_or_default(),
        })
    }

    /// The id under which an article is stored, in whatever version.
    pub fn id_of(&self, article: &Article) -> Result<Option<String>, StoreError> {
        let Some(n) = self.own_rows(article)?.pop_first() else { return Ok(None) };
        let mut find = self.connection.prepare_cached("SELECT id FROM article WHERE n = ?1")?;
        Ok(Some(find.query_row([n], |row| row.get(0))?))
    }

    fn own_rows(&self, article: &Article) -> Result<BTreeSet<i64>, StoreError> {
        Ok(kin(&self.connection, &self.caches.texts, article)?.rows)
    }
}
