//! Taking back what was made of articles, as if they had never been read.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::meet::{self, Cache};
use super::reading::judge_more;
use super::rows::drop_unlisted;
use super::{StoreError, crowd};
use crate::compare::Prepared;

/// Leaves nothing of articles but their own rows, and judges those that stay as if these had never been read.  Returns the articles whose
/// speakers they may have named in full, for [`introduce_anew`](super::cast::introduce_anew).
pub(super) fn unmake(
    connection: &Connection,
    cache: &Cache,
    articles: &BTreeSet<i64>,
) -> Result<BTreeSet<i64>, StoreError> {
    let Left { met, vacant } = leave(connection, cache, articles)?;
    drop_findings(connection, articles)?;
    drop_readings(connection, articles)?;
    articles.iter().for_each(|article| cache.forget(*article));
    for newer in vacant.difference(articles) {
        judge_more(connection, cache, *newer, &crowd::fill(connection, cache, *newer)?)?;
    }
    with_kin(connection, met.difference(articles))
}

/// What articles that are taken out leave behind.
#[derive(Default)]
struct Left {
    /// The articles that they were judged against.
    met: BTreeSet<i64>,
    /// Those that another earlier one may fit now.
    vacant: BTreeSet<i64>,
}

/// Takes articles from among the others.
fn leave(connection: &Connection, cache: &Cache, articles: &BTreeSet<i64>) -> Result<Left, StoreError> {
    let mut left = Left::default();
    for article in articles {
        if let Some(prepared) = cache.get(connection, *article)? {
            let of = crowd::leave(connection, *article, &prepared)?;
            drop_meetings(connection, (*article, &prepared), &of.met)?;
            left.met.extend(of.met);
            left.vacant.extend(of.vacant);
        }
    }
    Ok(left)
}

/// Those of articles of whose speakers others name some in full.
fn with_kin<'a>(
    connection: &Connection,
    articles: impl Iterator<Item = &'a i64>,
) -> Result<BTreeSet<i64>, StoreError> {
    let mut has_kin = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM appearance p JOIN kin ON kin.appearance = p.n WHERE p.article = ?1)",
    )?;
    let mut with_kin = BTreeSet::new();
    for n in articles {
        if has_kin.query_row([n], |row| row.get(0))? {
            with_kin.insert(*n);
        }
    }
    Ok(with_kin)
}

/// What an article is found by, and how surely it tells of one incident with each that it met.
fn drop_meetings(
    connection: &Connection,
    (article, prepared): (i64, &Prepared),
    met: &[i64],
) -> Result<(), StoreError> {
    let mut drop =
        connection.prepare_cached("DELETE FROM story_key WHERE word = ?1 AND day = ?2 AND article = ?3")?;
    for (word, _) in &prepared.keys {
        drop.execute(params![word, meet::day(prepared.reading.article.published), article])?;
    }
    let mut drop = connection.prepare_cached("DELETE FROM same_story WHERE a = ?1 AND b = ?2")?;
    for other in met {
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
    drop_unlisted(connection, &pointed)
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
