//! Of which stored articles another text is a version.
//!
//! It is one of the article that has, or had, its id, whatever it says; and of those at its address whose texts are alike
//! (`alike`).  Of two versions the one with the later stated time of change, else of publication, is the newer; where one has
//! none, or they are the same, the one that was added last.

use rusqlite::{Connection, params};

use super::alike::{self, are_versions};
use super::versions::{content_hash, named, rows_of};
use super::{StoreError, stored};
use crate::read::{Article, Stamp, address};

pub(super) enum Kin {
    /// The same version is stored.
    Known {
        /// With another source or day.
        differs: bool,
        /// The row of the version that counts, where this is it and states a later time.
        confirmed: Option<(i64, Stamp)>,
    },
    /// Another article has its id.
    Taken,
    None {
        /// There are others at its address.
        are_unlike: bool,
    },
    /// The rows of the articles, the newest first.
    Of(Vec<i64>),
}

const KNOWN: Kin = Kin::Known { differs: false, confirmed: None };

pub(super) fn kin(
    connection: &Connection,
    texts: &alike::Cache,
    article: &Article,
) -> Result<Kin, StoreError> {
    let hash = content_hash(article);
    let same = rows_of(connection, "SELECT n FROM article WHERE hash = ?1", &hash)?;
    if let Some(known) = known(connection, article, &same)? {
        return Ok(known);
    }
    let own_address = article.url.as_deref().and_then(address);
    let named = named(connection, &article.id)?;
    for n in &named {
        let Some(stored) = stored::article(connection, "n = ?1", *n)? else { continue };
        let theirs = stored.url.as_deref().and_then(address);
        let moved = own_address.is_some() && theirs.is_some() && own_address != theirs;
        if moved && !are_versions(&stored.text, &article.text) {
            return Ok(Kin::Taken);
        }
    }
    let there = match &own_address {
        Some(address) => texts.neighbours(connection, address, &article.text)?,
        None => alike::Neighbours::default(),
    };
    let mut kin: Vec<i64> = named.into_iter().chain(there.alike).collect();
    kin.extend(rows_of(connection, "SELECT article FROM article_version WHERE hash = ?1", &hash)?);
    kin.sort_unstable();
    kin.dedup();
    match known(connection, article, &kin)? {
        Some(known) => Ok(known),
        None if kin.is_empty() => Ok(Kin::None { are_unlike: there.are_unlike }),
        None => newest_first(connection, kin).map(Kin::Of),
    }
}

/// The rows of the articles that are this one, whichever version of it.
pub(super) fn same_article(
    connection: &Connection,
    texts: &alike::Cache,
    article: &Article,
) -> Result<Vec<i64>, StoreError> {
    let mut same = named(connection, &article.id)?;
    if let Some(address) = article.url.as_deref().and_then(address) {
        same.extend(texts.neighbours(connection, &address, &article.text)?.alike);
    }
    Ok(same)
}

/// The same title and text, as a version that counts or an older one.  It changes nothing, unless it is stated to be
/// later than what was put in its place: then the article was put back.
fn known(connection: &Connection, article: &Article, kin: &[i64]) -> Result<Option<Kin>, StoreError> {
    let mut among_older = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article_version WHERE article = ?1 AND text = ?2 AND title IS ?3)",
    )?;
    for n in kin {
        let Some(stored) = stored::article(connection, "n = ?1", *n)? else { continue };
        let is_later = article.is_later(&stored);
        if stored.text == article.text && stored.title == article.title {
            let differs = stored.source != article.source || stored.published != article.published;
            let confirmed = article.stamp().filter(|_| is_later).map(|stamp| (*n, stamp));
            return Ok(Some(Kin::Known { differs, confirmed }));
        }
        let older: bool = among_older.query_row(params![n, article.text, article.title], |row| row.get(0))?;
        if older && !is_later {
            return Ok(Some(KNOWN));
        }
    }
    Ok(None)
}

fn newest_first(connection: &Connection, kin: Vec<i64>) -> Result<Vec<i64>, StoreError> {
    let mut ordered: Vec<(i64, Article)> = Vec::with_capacity(kin.len());
    for n in kin {
        let Some(article) = stored::article(connection, "n = ?1", n)? else { continue };
        let at = ordered.iter().position(|(_, other)| !other.is_later(&article)).unwrap_or(ordered.len());
        ordered.insert(at, (n, article));
    }
    Ok(ordered.into_iter().map(|(n, _)| n).collect())
}
