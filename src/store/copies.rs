//! What each copy of a text said of itself.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use super::StoreError;
use super::edition::{Copied, Edition};

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
