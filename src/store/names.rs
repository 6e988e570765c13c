//! Ids of articles: those that inputs gave, and apart from one another where several articles were given the same.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::cast::introduce_anew;
use super::edition::{apart, first_content};
use super::reading::{Made, Parcel, insert_and_judge};
use super::unmake::unmake;
use super::versions::editions;
use super::{Caches, StoreError, stored};

/// The id of a row, and what it shares with others.
pub(super) struct Called {
    pub id: String,
    pub given: Option<String>,
}

/// What the article of a row is to be stored under, `None` for a row that is not there yet; `hash` tells it apart.
pub(super) fn called(
    connection: &Connection,
    n: Option<i64>,
    (name, hash): (&str, &str),
) -> Result<Called, StoreError> {
    let mut is_shared = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article WHERE (id = ?1 OR given = ?1) AND n IS NOT ?2)",
    )?;
    match is_shared.query_row(params![name, n], |row| row.get(0))? {
        false => Ok(Called { id: name.to_owned(), given: None }),
        true => own(connection, n, (name, hash)),
    }
}

/// An id of its own that no other row has.
fn own(connection: &Connection, n: Option<i64>, (name, hash): (&str, &str)) -> Result<Called, StoreError> {
    let mut is_taken =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND n IS NOT ?2)")?;
    for id in apart(name, hash) {
        if !is_taken.query_row(params![id, n], |row| row.get(0))? {
            return Ok(Called { id, given: Some(name.to_owned()) });
        }
    }
    Err(StoreError::Ambiguous(name.to_owned()))
}

/// Gives the articles that share an id ids of their own, and the id to the last one that has it.
pub(super) fn tell_apart(connection: &Connection, caches: &Caches, name: &str) -> Result<(), StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT n, given IS NOT NULL FROM article WHERE given = ?1 OR (id = ?1 AND given IS NULL) ORDER BY n",
    )?;
    let rows: Vec<(i64, bool)> =
        find.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    match rows.as_slice() {
        [(n, true)] => {
            let called = called(connection, Some(*n), (name, &first_content(&editions(connection, *n)?)))?;
            rename(connection, caches, *n, called)
        }
        [_] => Ok(()),
        rows => {
            for (n, _) in rows.iter().filter(|(_, is_apart)| !is_apart) {
                let hash = first_content(&editions(connection, *n)?);
                rename(connection, caches, *n, own(connection, Some(*n), (name, &hash))?)?;
            }
            Ok(())
        }
    }
}

/// All that an article claims is called by its id, and so made anew.
pub(super) fn rename(
    connection: &Connection,
    caches: &Caches,
    n: i64,
    called: Called,
) -> Result<(), StoreError> {
    let Some(mut article) = stored::article(connection, "n = ?1", n)? else { return Ok(()) };
    if article.id == called.id {
        return Ok(());
    }
    article.id.clone_from(&called.id);
    let parcel = Parcel::read(&article)?;
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

/// The id that the article of a row was given.
pub(super) fn given(connection: &Connection, n: i64) -> Result<Option<String>, StoreError> {
    let find = "SELECT coalesce(given, id) FROM article WHERE n = ?1";
    Ok(connection.prepare_cached(find)?.query_row([n], |row| row.get(0)).optional()?)
}
