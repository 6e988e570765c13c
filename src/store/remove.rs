//! Taking articles out of the store, with all that was made of them.  What users decided stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior, params};

use super::meet::{self, Cache};
use super::settle::settle;
use super::{Store, StoreError, cast};
use crate::compare::tell_one_story;

/// What went with some articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    pub articles: usize,
    pub claims: usize,
    pub findings: usize,
}

impl Store {
    /// Removes articles by id or its first letters, all of them or none.
    pub fn remove(&mut self, ids: &[String]) -> Result<Removed, StoreError> {
        // Rows get new numbers, and a number another article.
        self.prepared.clear();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let articles = resolve(&transaction, ids)?;
        let removed = count(&transaction, &articles)?;
        let neighbours = neighbours(&transaction, &self.prepared, &articles)?;
        drop_findings(&transaction, &articles)?;
        drop_articles(&transaction, &articles)?;
        self.prepared.clear();
        for neighbour in neighbours {
            introduce_anew(&transaction, &self.prepared, neighbour)?;
        }
        settle(&transaction)?;
        transaction.commit()?;
        Ok(removed)
    }
}

/// The rows of all ids, or an error that names each id that stands for no article or for several.
fn resolve(connection: &Connection, ids: &[String]) -> Result<BTreeSet<i64>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n, id = ?1 FROM article WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT 2",
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
    let findings = "WITH gone (n) AS (SELECT n FROM claim WHERE article IN (SELECT value FROM json_each(?1)))
         SELECT count(*) FROM finding WHERE a IN (SELECT n FROM gone) OR b IN (SELECT n FROM gone)";
    let counted = |sql: &str| connection.query_row(sql, [&listed], |row| row.get::<_, i64>(0));
    Ok(Removed {
        articles: articles.len(),
        claims: counted(claims)? as usize,
        findings: counted(findings)? as usize,
    })
}

/// Articles that stay, and whose speakers some of these may have named in full.
fn neighbours(
    connection: &Connection,
    cache: &Cache,
    articles: &BTreeSet<i64>,
) -> Result<BTreeSet<i64>, StoreError> {
    let mut met = BTreeSet::new();
    for article in articles {
        if let Some(prepared) = cache.get(connection, *article)? {
            met.extend(meet::met(connection, cache, &prepared)?.into_iter().map(|(n, _)| n));
        }
    }
    let mut has_kin = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM appearance p JOIN kin ON kin.appearance = p.n WHERE p.article = ?1)",
    )?;
    let mut neighbours = BTreeSet::new();
    for n in met.difference(articles) {
        if has_kin.query_row([n], |row| row.get(0))? {
            neighbours.insert(*n);
        }
    }
    Ok(neighbours)
}

/// The findings of articles, and the unlisted clauses of others at which no other finding points.
fn drop_findings(connection: &Connection, articles: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut partners = connection.prepare_cached(
        "SELECT f.a, f.b FROM claim c JOIN finding f ON f.a = c.n WHERE c.article = ?1
         UNION SELECT f.a, f.b FROM claim c JOIN finding f ON f.b = c.n WHERE c.article = ?1",
    )?;
    let mut pointed: BTreeSet<i64> = BTreeSet::new();
    for article in articles {
        let mut rows = partners.query([article])?;
        while let Some(row) = rows.next()? {
            pointed.extend([row.get::<_, i64>(0)?, row.get(1)?]);
        }
    }
    let mut findings = connection.prepare_cached(
        "DELETE FROM finding WHERE a IN (SELECT n FROM claim WHERE article = ?1)
           OR b IN (SELECT n FROM claim WHERE article = ?1)",
    )?;
    for article in articles {
        findings.execute([article])?;
    }
    let mut clause = connection.prepare_cached(
        "DELETE FROM claim WHERE n = ?1 AND position < 0 AND NOT EXISTS (SELECT 1 FROM finding WHERE a = ?1)
           AND NOT EXISTS (SELECT 1 FROM finding WHERE b = ?1)
           AND NOT EXISTS (SELECT 1 FROM toll WHERE claim = ?1)",
    )?;
    for claim in pointed {
        clause.execute([claim])?;
    }
    Ok(())
}

/// Articles with all rows that hang on them; those who shared a block with their speakers are nobody's until settled.
fn drop_articles(connection: &Connection, articles: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached("SELECT DISTINCT block FROM appearance WHERE article = ?1")?;
    let mut blocks: BTreeSet<String> = BTreeSet::new();
    for article in articles {
        for block in find.query_map([article], |row| row.get(0))? {
            blocks.insert(block?);
        }
    }
    let mut remove = connection.prepare_cached("DELETE FROM article WHERE n = ?1")?;
    for article in articles {
        remove.execute([article])?;
    }
    // Without their rows, blocks are settled as if the articles had never been there: a row of people without a name is
    // else called as any article of theirs ever did.
    let mut open = connection.prepare_cached("UPDATE appearance SET speaker = NULL WHERE block = ?1")?;
    let mut forget = connection.prepare_cached("DELETE FROM speaker WHERE block = ?1")?;
    for block in blocks {
        open.execute([&block])?;
        forget.execute([&block])?;
    }
    Ok(())
}

/// Finds anew whom the articles of an article's story name in full.
fn introduce_anew(connection: &Connection, cache: &Cache, article: i64) -> Result<(), StoreError> {
    let mut forget = connection.prepare_cached(
        "DELETE FROM kin WHERE appearance IN (SELECT n FROM appearance WHERE article = ?1)",
    )?;
    forget.execute([article])?;
    let Some(prepared) = cache.get(connection, article)? else { return Ok(()) };
    let mut met = meet::met(connection, cache, &prepared)?;
    met.retain(|(n, _)| *n != article);
    let mut find = connection.prepare_cached("SELECT name, n FROM appearance WHERE article = ?1")?;
    let rows: cast::Rows =
        find.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let told: Vec<bool> = met.iter().map(|(_, other)| tell_one_story(&prepared, other)).collect();
    cast::introduce(connection, (&Arc::clone(&prepared), &rows), &met, &told)?;
    let mut open = connection.prepare_cached("UPDATE appearance SET speaker = NULL WHERE article = ?1")?;
    open.execute(params![article])?;
    Ok(())
}
