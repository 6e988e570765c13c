use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::Serialize;

use super::words::{Index, full_text};
use super::{Store, StoreError};
use crate::claims::Claim;
use crate::compare::{Finding, Prepared};
use crate::read::{Article, Stamp};

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
                let find = "SELECT json, article FROM claim WHERE n = ?1";
                let (json, of): (String, i64) =
                    self.connection.query_row(find, [n], |row| Ok((row.get(0)?, row.get(1)?)))?;
                let article = article(&self.connection, "n = ?1", of)?.ok_or(StoreError::Missing)?;
                Ok(Some(Found::Claim { claim: Box::new(serde_json::from_str(&json)?), article }))
            }
            "finding" => {
                let find = "SELECT json FROM finding WHERE n = ?1";
                let json: String = self.connection.query_row(find, [n], |row| row.get(0))?;
                Ok(Some(Found::Finding(Box::new(serde_json::from_str(&json)?))))
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
                 AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = called) GROUP BY called
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

    /// The article that is stored under an id, or was before it changed.
    pub fn article(&self, id: &str) -> Result<Option<Article>, StoreError> {
        match article(&self.connection, "id = ?1", id)? {
            Some(article) => Ok(Some(article)),
            None => {
                let condition = "n = (SELECT article FROM article_version WHERE called = ?1 OR id = ?1 ORDER BY n DESC LIMIT 1)";
                article(&self.connection, condition, id)
            }
        }
    }

    /// Articles and claims that hold all the words, best first.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let mut hits = Vec::new();
        for (found, index, sql) in [
            (
                "article",
                Index::Articles,
                "SELECT a.id, a.source, a.published, a.title, snippet(article_text, -1, '[', ']', '…', 24)
                 FROM article_text JOIN article a ON a.n = article_text.rowid
                 WHERE article_text MATCH ?1 ORDER BY rank, a.published, a.source, a.id LIMIT ?2",
            ),
            (
                "claim",
                Index::Claims,
                "SELECT c.id, c.source, c.published, a.title, snippet(claim_text, 1, '[', ']', '…', 24)
                 FROM claim_text JOIN claim c ON c.n = claim_text.rowid JOIN article a ON a.n = c.article
                 WHERE claim_text MATCH ?1 AND c.position >= 0 ORDER BY rank, c.published, c.source, c.id LIMIT ?2",
            ),
        ] {
            let Some(query) = full_text(&self.connection, index, words)? else { continue };
            let mut find = self.connection.prepare_cached(sql)?;
            let rows = find.query_map(params![query, limit as i64], |row| hit(found, row))?;
            hits.extend(rows.collect::<Result<Vec<_>, _>>()?);
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

pub(super) fn article(
    connection: &Connection,
    condition: &str,
    value: impl ToSql,
) -> Result<Option<Article>, StoreError> {
    let sql = format!(
        "SELECT id, source, published, title, url, author, text, stamp FROM article WHERE {condition}"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([value], read_article).optional()?)
}

/// Of the columns in the order of [`article`].
pub(super) fn read_article(row: &Row) -> rusqlite::Result<Article> {
    let published: Option<String> = row.get(2)?;
    let published = published.and_then(|date| date.parse::<Date>().ok());
    let stamp: Option<String> = row.get(7)?;
    let stamp: Option<Stamp> = stamp.and_then(|stamp| stamp.parse().ok());
    Ok(Article {
        id: row.get(0)?,
        source: row.get(1)?,
        published,
        changed: stamp.filter(|stamp| Some(*stamp) != published.map(Stamp::of_day)),
        title: row.get(3)?,
        url: row.get(4)?,
        author: row.get(5)?,
        text: row.get(6)?,
    })
}
