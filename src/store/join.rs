//! Another text of stored articles, or another copy of one: all texts of them are one article from then on.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::cast::introduce_anew;
use super::copies::put_copies;
use super::edition::{Edition, first_content, merged, ordered};
use super::kin::same_content;
use super::names::{called, given, remake, rename, tell_apart};
use super::reading::{Made, Parcel};
use super::stored::{content_hash, put_article};
use super::unmake::unmake;
use super::versions::{editions, keep};
use super::{Added, Caches, StoreError};
use crate::read::Article;

pub(super) fn join(
    connection: &Connection,
    caches: &Caches,
    mut rows: BTreeSet<i64>,
    (article, run): (&Article, i64),
    parcel: &Parcel,
) -> Result<Added, StoreError> {
    let new = Edition::of(article, run);
    let (stored, all) = loop {
        let mut stored = Vec::with_capacity(rows.len());
        for n in &rows {
            stored.push((*n, editions(connection, *n)?));
        }
        let texts = stored.iter().flat_map(|(_, editions)| editions).chain([&new]).cloned();
        let all = ordered(merged(texts));
        // With what its copies state, a text may have the content of an article that was none of these.
        let content = all.last().map(|last| content_hash(&last.article)).unwrap_or_default();
        let known = rows.len();
        rows.extend(same_content(connection, &content)?);
        if rows.len() == known {
            break (stored, all);
        }
    };
    let (Some(last), Some((n, before))) =
        (all.last(), stored.iter().find(|(_, own)| own.last() == all.last()).or(stored.first()))
    else {
        return Ok(Added::Unchanged);
    };
    let n = *n;
    let is_there = before.iter().any(|edition| edition.has_text_of(&new));
    let is_single = rows.len() == 1;
    if is_single && *before == all {
        return Ok(told(last, &new));
    }
    let counts_still = is_single && before.last().is_some_and(|before| before.article == last.article);
    let mut names = BTreeSet::from([last.article.id.clone()]);
    for row in &rows {
        names.extend(given(connection, *row)?);
    }
    if !counts_still {
        for other in rows.iter().filter(|row| **row != n) {
            give_up(connection, caches, (*other, n))?;
        }
    }
    keep(connection, n, &all[..all.len() - 1])?;
    put_copies(connection, n, &all)?;
    let hash = first_content(&all);
    let made = match counts_still {
        true => {
            // Another text may be the first in order.
            let called = called(connection, Some(n), (&last.article.id, &hash))?;
            rename(connection, caches, n, called)?;
            Made::default()
        }
        false => replace(connection, caches, (n, last, &hash), (article, parcel))?,
    };
    // What copies said of themselves may stand elsewhere now.
    match is_single && !is_there {
        true => caches.texts.note(n, article),
        false => caches.texts.clear(),
    }
    for name in &names {
        tell_apart(connection, caches, name)?;
    }
    let (claims, findings) = made;
    Ok(match () {
        _ if counts_still && is_there => told(last, &new),
        _ if !last.has_text_of(&new) => Added::Older(last.article.id.clone()),
        _ if before.last().is_some_and(|before| before.has_text_of(&new)) => {
            Added::Completed { claims, findings, differs: last.differs_from(article) }
        }
        _ => Added::Version { claims, findings },
    })
}

/// What is said of a text that is there already.
fn told(last: &Edition, copy: &Edition) -> Added {
    match last.has_text_of(copy) && last.differs_from(&copy.article) {
        true => Added::Kept,
        false => Added::Unchanged,
    }
}

/// Leaves nothing of an article whose texts are those of another from now on.
fn give_up(connection: &Connection, caches: &Caches, (from, to): (i64, i64)) -> Result<(), StoreError> {
    let met = unmake(connection, &caches.prepared, &BTreeSet::from([from]))?;
    caches.texts.hand_over(from, to);
    connection.execute("DELETE FROM article WHERE n = ?1", [from])?;
    for neighbour in met {
        introduce_anew(connection, &caches.prepared, neighbour)?;
    }
    Ok(())
}

/// Puts a text into the row of an article, as the one that counts.
fn replace(
    connection: &Connection,
    caches: &Caches,
    (n, edition, hash): (i64, &Edition, &str),
    (given, parcel): (&Article, &Parcel),
) -> Result<Made, StoreError> {
    let called = called(connection, Some(n), (&edition.article.id, hash))?;
    let article = Article { id: called.id, ..edition.article.clone() };
    // What was read in it holds, if it was read under all that it says now.
    let as_given = Article { changed: given.changed, ..article.clone() } == *given;
    let own = match as_given {
        true => None,
        false => Some(Parcel::read(&article)?),
    };
    remake(connection, caches, (n, own.as_ref().unwrap_or(parcel)), || {
        put_article(connection, Some(n), &article, (called.given.as_deref(), edition.run)).map(drop)
    })
}
