//! Taking articles out of the store, with all that was made of them.  What users decided stays.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};

use super::cast::introduce_anew;
use super::names::{given, tell_apart};
use super::settle::settle;
use super::unmake::unmake;
use super::{Store, StoreError};

/// What went with some articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    pub articles: usize,
    /// Older ones, beside those that counted.
    pub versions: usize,
    pub claims: usize,
    pub findings: usize,
}

impl Store {
    /// Removes articles with all their versions, by id or its first letters, all of them or none.
    pub fn remove(&mut self, ids: &[String]) -> Result<Removed, StoreError> {
        // Rows get new numbers, and a number another article.
        self.caches.clear();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let articles = resolve(&transaction, ids)?;
        let removed = count(&transaction, &articles)?;
        let mut names = BTreeSet::new();
        for article in &articles {
            names.extend(given(&transaction, *article)?);
        }
        let neighbours = unmake(&transaction, &self.caches.prepared, &articles)?;
        drop_articles(&transaction, &articles)?;
        for neighbour in neighbours {
            introduce_anew(&transaction, &self.caches.prepared, neighbour)?;
        }
        for name in &names {
            tell_apart(&transaction, &self.caches, name)?;
        }
        settle(&transaction)?;
        transaction.commit()?;
        Ok(removed)
    }
}

/// The rows of all ids, or an error that names each id that stands for no article or for several.
fn resolve(connection: &Connection, ids: &[String]) -> Result<BTreeSet<i64>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n, max(exact) = 2 FROM (
           SELECT n, 1 + (id = ?1) AS exact FROM article WHERE id >= ?1 AND id < ?1 || char(1114111)
           UNION ALL SELECT article, (called = ?1) FROM article_version
           WHERE called >= ?1 AND called < ?1 || char(1114111) OR id >= ?1 AND id < ?1 || char(1114111)
           UNION ALL SELECT article, (name = ?1) FROM copy WHERE name >= ?1 AND name < ?1 || char(1114111))
         GROUP BY n ORDER BY max(exact) DESC, n LIMIT 2",
    )?;
    let mut articles = BTreeSet::new();
    let (mut unknown, mut ambiguous) = (Vec::new(), Vec::new());
    for id in ids {
        let rows: Vec<(i64, bool)> =
            find.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        match rows.as_slice() {
            _ if id.is_empty() => unknown.push(id.clone()),
            [] => unknown.push(id.clone()),
            [(n, _)] | [(n, true), _] => drop(articles.insert(*n)),
            _ => ambiguous.push(id.clone()),
        }
    }
    match unknown.is_empty() && ambiguous.is_empty() {
        true => Ok(articles),
        false => Err(StoreError::NotOneArticle { unknown, ambiguous }),
    }
}

fn count(connection: &Connection, articles: &BTreeSet<i64>) -> Result<Removed, StoreError> {
    let listed = serde_json::to_string(articles)?;
    let claims =
        "SELECT count(*) FROM claim WHERE position >= 0 AND article IN (SELECT value FROM json_each(?1))";
    let versions = "SELECT count(*) FROM article_version WHERE article IN (SELECT value FROM json_each(?1))";
    let findings = "WITH gone (n) AS (SELECT n FROM claim WHERE article IN (SELECT value FROM json_each(?1)))
         SELECT count(*) FROM finding WHERE a IN (SELECT n FROM gone) OR b IN (SELECT n FROM gone)";
    let counted = |sql: &str| connection.query_row(sql, [&listed], |row| row.get::<_, i64>(0));
    Ok(Removed {
        articles: articles.len(),
        versions: counted(versions)? as usize,
        claims: counted(claims)? as usize,
        findings: counted(findings)? as usize,
    })
}

/// Articles with all their versions.
fn drop_articles(connection: &Connection, articles: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut remove = connection.prepare_cached("DELETE FROM article WHERE n = ?1")?;
    for article in articles {
        remove.execute([article])?;
    }
    Ok(())
}
