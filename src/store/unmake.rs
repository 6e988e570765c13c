//! Taking back what was made of articles, as if they had never been read.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::meet::{self, Cache};
use super::{StoreError, cast};
use crate::compare::{Prepared, tell_one_story};

/// Leaves nothing of articles but their own rows.  Returns the articles whose speakers they may have named in full, for
/// [`introduce_anew`].
pub(super) fn unmake(
    connection: &Connection,
    cache: &Cache,
    articles: &BTreeSet<i64>,
) -> Result<BTreeSet<i64>, StoreError> {
    let neighbours = neighbours(connection, cache, articles)?;
    drop_findings(connection, articles)?;
    drop_readings(connection, articles)?;
    articles.iter().for_each(|article| cache.forget(*article));
    Ok(neighbours)
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
            let of = meet::met(connection, cache, &prepared)?;
            drop_meetings(connection, (*article, &prepared), &of)?;
            met.extend(of.into_iter().map(|(n, _)| n));
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

/// What an article is found by, and how surely it tells of one incident with each that it met.
fn drop_meetings(
    connection: &Connection,
    (article, prepared): (i64, &Prepared),
    met: &[(i64, Arc<Prepared>)],
) -> Result<(), StoreError> {
    let mut drop =
        connection.prepare_cached("DELETE FROM story_key WHERE word = ?1 AND day = ?2 AND article = ?3")?;
    for (word, _) in &prepared.keys {
        drop.execute(params![word, meet::day(prepared.reading.article.published), article])?;
    }
    let mut drop = connection.prepare_cached("DELETE FROM same_story WHERE a = ?1 AND b = ?2")?;
    for (other, _) in met {
        drop.execute([article.min(*other), article.max(*other)])?;
    }
    Ok(())
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

/// What was made of articles; those who shared a block with their speakers are nobody's until settled.
fn drop_readings(connection: &Connection, articles: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached("SELECT DISTINCT block FROM appearance WHERE article = ?1")?;
    let mut blocks: BTreeSet<String> = BTreeSet::new();
    for article in articles {
        for block in find.query_map([article], |row| row.get(0))? {
            blocks.insert(block?);
        }
    }
    for made in [
        "DELETE FROM claim WHERE article = ?1",
        "DELETE FROM appearance WHERE article = ?1",
        "DELETE FROM reading WHERE article = ?1",
    ] {
        let mut drop = connection.prepare_cached(made)?;
        for article in articles {
            drop.execute([article])?;
        }
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
pub(super) fn introduce_anew(connection: &Connection, cache: &Cache, article: i64) -> Result<(), StoreError> {
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
    let is_one_story = |at: usize| tell_one_story(&prepared, &met[at].1);
    cast::introduce(connection, (&prepared, &rows), &met, is_one_story)?;
    let mut open = connection.prepare_cached("UPDATE appearance SET speaker = NULL WHERE article = ?1")?;
    open.execute(params![article])?;
    Ok(())
}
