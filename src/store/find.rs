use std::sync::Arc;

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::about::best;
use super::stored::{article, read_article};
use super::unpacked::{At, FINDING};
use super::versions::named;
use super::words::full_text;
use super::{Store, StoreError};
use crate::claims::Claim;
use crate::compare::{Finding, Prepared};
use crate::read::Article;

/// What an id stands for.
#[derive(Debug)]
pub enum Found {
    Claim {
        claim: Box<Claim>,
        article: Article,
    },
    Finding(Box<Finding>),
    Article(Article),
    /// An older version, and the id of the article that it is of.
    Older {
        article: Article,
        current: String,
    },
}

/// An article or claim that full-text search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    pub found: &'static str,
    pub id: String,
    pub source: Option<String>,
    pub published: Option<String>,
    pub title: Option<String>,
    pub passage: String,
}

impl Store {
    /// What an id, or the first letters of only one id, stands for.
    pub fn find(&self, id: &str) -> Result<Option<Found>, StoreError> {
        let Some((table, n)) = self.resolve(id)? else { return Ok(None) };
        match table.as_str() {
            "claim" => {
                let find = "SELECT article, position, packed, article FROM claim WHERE n = ?1";
                let (at, of): (At, i64) =
                    self.connection.query_row(find, [n], |row| Ok((At::of(row, 0)?, row.get(3)?)))?;
                let article = article(&self.connection, "n = ?1", of)?.ok_or(StoreError::Missing)?;
                let claim = self.caches.claims.claim(&self.connection, &at)?;
                Ok(Some(Found::Claim { claim: Box::new(claim), article }))
            }
            "finding" => {
                let mut find = self.connection.prepare_cached(&format!(
                    "SELECT {FINDING} FROM finding f JOIN claim a ON a.n = f.a JOIN claim b ON b.n = f.b WHERE f.n = ?1"
                ))?;
                let found = self.caches.claims.findings(&self.connection, find.query([n])?)?.pop();
                Ok(found.map(|finding| Found::Finding(Box::new(finding))))
            }
            "version" => {
                let (article, current) = older(&self.connection, n)?;
                Ok(Some(Found::Older { article, current }))
            }
            _ => Ok(article(&self.connection, "n = ?1", n)?.map(Found::Article)),
        }
    }

    /// The article, ready to meet others, and the claim in it that an id, or its first letters, stands for.
    pub fn claim(&self, id: &str) -> Result<Option<(Arc<Prepared>, String)>, StoreError> {
        let Some((table, n)) = self.resolve(id)? else { return Ok(None) };
        if table != "claim" {
            return Ok(None);
        }
        let find = "SELECT article, id FROM claim WHERE n = ?1";
        let (article, id): (i64, String) =
            self.connection.query_row(find, [n], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(self.caches.prepared.get(&self.connection, article)?.map(|prepared| (prepared, id)))
    }

    pub(super) fn resolve(&self, id: &str) -> Result<Option<(String, i64)>, StoreError> {
        if id.is_empty() {
            return Ok(None);
        }
        let mut find = self.connection.prepare_cached(
            "SELECT 'claim', n, id FROM claim WHERE id >= ?1 AND id < ?1 || char(1114111)
             UNION ALL SELECT 'finding', n, id FROM finding WHERE id >= ?1 AND id < ?1 || char(1114111)
             UNION ALL SELECT 'article', n, id FROM article WHERE id >= ?1 AND id < ?1 || char(1114111)
             UNION ALL SELECT 'version', n, id FROM article_version WHERE id >= ?1 AND id < ?1 || char(1114111)
             UNION ALL SELECT 'version', max(n), called FROM article_version
               WHERE called >= ?1 AND called < ?1 || char(1114111)
                 AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = called OR article.given = called) GROUP BY called
             UNION ALL SELECT 'article', article, name FROM copy WHERE name >= ?1 AND name < ?1 || char(1114111)
                 AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = name OR article.given = name) GROUP BY article, name
             ORDER BY 3 LIMIT 2",
        )?;
        let mut rows: Vec<(String, i64, String)> = find
            .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        if rows.len() > 1 && rows[0].2 != id {
            return Err(StoreError::Ambiguous(id.to_owned()));
        }
        Ok((!rows.is_empty()).then(|| rows.swap_remove(0)).map(|(table, n, _)| (table, n)))
    }

    /// The article that is stored under an id, or was given it, or had it before it changed.
    pub fn article(&self, id: &str) -> Result<Option<Article>, StoreError> {
        match named(&self.connection, id)?.as_slice() {
            [] => Ok(None),
            [n] => article(&self.connection, "n = ?1", n),
            _ => Err(StoreError::Ambiguous(id.to_owned())),
        }
    }

    /// Articles and claims that hold all the words, best first.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = full_text(&self.connection, words)? else { return Ok(Vec::new()) };
        let mut find = self.connection.prepare_cached(
            "SELECT a.id, a.source, a.published, a.title, snippet(article_text, -1, '[', ']', '…', 24)
                 FROM article_text JOIN article a ON a.n = article_text.rowid
                 WHERE article_text MATCH ?1 ORDER BY rank, a.published, a.source, a.id LIMIT ?2",
        )?;
        let rows = find.query_map(params![query, limit as i64], |row| hit("article", row))?;
        let mut hits: Vec<Hit> = rows.collect::<Result<_, _>>()?;
        let mut find = self.connection.prepare_cached(
            "SELECT c.id, a.source, a.published, a.title FROM claim c JOIN article a ON a.n = c.article WHERE c.n = ?1",
        )?;
        for found in best(&self.connection, words, limit)? {
            let named = find.query_row([found.claim], |row| {
                Ok([0, 1, 2, 3].map(|at| row.get::<_, Option<String>>(at)))
            })?;
            let [id, source, published, title] = named;
            hits.push(Hit {
                found: "claim",
                id: id?.unwrap_or_default(),
                source: source?,
                published: published?,
                title: title?,
                passage: found.passage,
            });
        }
        Ok(hits)
    }
}

fn hit(found: &'static str, row: &Row) -> rusqlite::Result<Hit> {
    Ok(Hit {
        found,
        id: row.get(0)?,
        source: row.get(1)?,
        published: row.get(2)?,
        title: row.get(3)?,
        passage: row.get(4)?,
    })
}

/// The version of a row, and the id of its article today.
fn older(connection: &Connection, n: i64) -> Result<(Article, String), StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT v.called, v.source, v.published, v.title, v.url, v.author, v.text, v.stamp, a.id
         FROM article_version v JOIN article a ON a.n = v.article WHERE v.n = ?1",
    )?;
    Ok(find.query_row([n], |row| Ok((read_article(row)?, row.get(8)?)))?)
}
