//! Articles as they are stored.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use sha2::{Digest, Sha256};

use super::StoreError;
use crate::read::{Article, Stamp, address};

/// The article for whose row a condition on one value holds.
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

/// Puts an article into a row, a new one if there is none of this number; returns the number.  `given` is the id that it was given, where
/// others were given it too.
pub(super) fn put_article(
    connection: &Connection,
    n: Option<i64>,
    article: &Article,
    (given, run): (Option<&str>, i64),
) -> Result<i64, StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT INTO article (n, id, source, published, title, url, author, text, hash, address, stamp, added, given)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (n) DO UPDATE SET id = excluded.id, source = excluded.source, published = excluded.published,
           title = excluded.title, url = excluded.url, author = excluded.author, text = excluded.text, hash = excluded.hash,
           address = excluded.address, stamp = excluded.stamp, added = excluded.added, given = excluded.given
         RETURNING n",
    )?;
    let row = params![
        n,
        article.id,
        article.source,
        article.published.map(|date| date.to_string()),
        article.title,
        article.url,
        article.author,
        article.text,
        content_hash(article),
        article.url.as_deref().and_then(address),
        article.stamp().map(|stamp| stamp.to_string()),
        run,
        given,
    ];
    Ok(put.query_row(row, |row| row.get(0))?)
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

pub(super) fn rows_of(connection: &Connection, sql: &str, value: &str) -> Result<Vec<i64>, StoreError> {
    let mut find = connection.prepare_cached(sql)?;
    Ok(find.query_map([value], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Of everything that two readings of one article share, so that a second file with it is recognised whatever
/// its id.
pub(super) fn content_hash(article: &Article) -> String {
    let date = article.published.map(|date| date.to_string());
    let mut hash = Sha256::new();
    for part in [
        article.source.as_deref(),
        date.as_deref(),
        article.title.as_deref(),
        article.url.as_deref(),
        Some(&article.text),
    ] {
        hash.update([u8::from(part.is_some())]);
        hash.update((part.unwrap_or_default().len() as u64).to_be_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
