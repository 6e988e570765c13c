//! Ids of articles: those that inputs gave, and apart from one another where several articles were given the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::edition::{Copied, Edition, apart};
use super::reading::{Made, Parcel, insert_and_judge};
use super::stored::content_hash;
use super::unmake::{introduce_anew, unmake};
use super::{Caches, StoreError, stored};
use crate::claims::read_claims;
use crate::read::Article;

/// The id of a row, and what it shares with others.
pub(super) struct Called {
    pub id: String,
    pub given: Option<String>,
}

/// What the article of a row is to be stored under, `None` for a row that is not there yet.
pub(super) fn called(
    connection: &Connection,
    n: Option<i64>,
    article: &Article,
) -> Result<Called, StoreError> {
    let mut is_shared = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article WHERE (id = ?1 OR given = ?1) AND n IS NOT ?2)",
    )?;
    let name = article.id.clone();
    Ok(match is_shared.query_row(params![name, n], |row| row.get(0))? {
        false => Called { id: name, given: None },
        true => Called { id: apart(&name, &content_hash(article)), given: Some(name) },
    })
}

/// Gives the articles that share an id ids of their own, and the id to the last one that has it.
pub(super) fn tell_apart(connection: &Connection, caches: &Caches, name: &str) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n, id, hash FROM article WHERE given = ?1 OR (id = ?1 AND given IS NULL) ORDER BY n",
    )?;
    let rows: Vec<(i64, String, String)> = find
        .query_map([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let is_shared = rows.len() > 1;
    let mut is_taken = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)")?;
    for (n, id, hash) in rows {
        let own = if is_shared { apart(name, &hash) } else { name.to_owned() };
        if id != own && !is_taken.query_row([&own], |row| row.get(0))? {
            let given = is_shared.then(|| name.to_owned());
            rename(connection, caches, n, Called { id: own, given })?;
        }
    }
    Ok(())
}

/// All that an article claims is called by its id, and so made anew.
fn rename(connection: &Connection, caches: &Caches, n: i64, called: Called) -> Result<(), StoreError> {
    let Some(mut article) = stored::article(connection, "n = ?1", n)? else { return Ok(()) };
    article.id.clone_from(&called.id);
    let parcel = Parcel::of(&article, Arc::new(read_claims(&article)))?;
    remake(connection, caches, (n, &parcel), || {
        let mut update = connection.prepare_cached("UPDATE article SET id = ?2, given = ?3 WHERE n = ?1")?;
        update.execute(params![n, called.id, called.given])?;
        Ok(())
    })?;
    Ok(())
}

/// Takes back what was made of an article, changes its row, and makes all anew; of one that was not read yet, nothing is made.
pub(super) fn remake(
    connection: &Connection,
    caches: &Caches,
    (n, parcel): (i64, &Parcel),
    change: impl FnOnce() -> Result<(), StoreError>,
) -> Result<Made, StoreError> {
    let is_read = "SELECT EXISTS (SELECT 1 FROM reading WHERE article = ?1)";
    let is_read: bool = connection.prepare_cached(is_read)?.query_row([n], |row| row.get(0))?;
    let met = unmake(connection, &caches.prepared, &BTreeSet::from([n]))?;
    change()?;
    if !is_read {
        return Ok(Made::default());
    }
    let made = insert_and_judge(connection, &caches.prepared, n, parcel)?;
    for neighbour in met {
        introduce_anew(connection, &caches.prepared, neighbour)?;
    }
    Ok(made)
}

/// What the copies of a text said of themselves, where that is not what its article or version says.
pub(super) fn copies(connection: &Connection, n: i64, hash: &str) -> Result<BTreeSet<Copied>, StoreError> {
    let mut find = connection
        .prepare_cached("SELECT name, source, address, content FROM copy WHERE article = ?1 AND hash = ?2")?;
    let copied = |row: &Row| {
        Ok(Copied { name: row.get(0)?, source: row.get(1)?, address: row.get(2)?, content: row.get(3)? })
    };
    Ok(find.query_map(params![n, hash], copied)?.collect::<Result<_, _>>()?)
}

pub(super) fn put_copies(connection: &Connection, n: i64, editions: &[Edition]) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM copy WHERE article = ?1")?.execute([n])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO copy (article, hash, name, source, address, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for edition in editions {
        let own = Copied::of(&edition.article);
        if edition.copies.iter().eq([&own]) {
            continue;
        }
        for Copied { name, source, address, content } in &edition.copies {
            insert.execute(params![n, own.content, name, source, address, content])?;
        }
    }
    Ok(())
}

/// The id that the article of a row was given.
pub(super) fn given(connection: &Connection, n: i64) -> Result<Option<String>, StoreError> {
    let find = "SELECT coalesce(given, id) FROM article WHERE n = ?1";
    Ok(connection.prepare_cached(find)?.query_row([n], |row| row.get(0)).optional()?)
}
