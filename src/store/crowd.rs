//! Which of the stored articles that an article meets it is judged against: of the earlier ones those that fit best, and the newer ones
//! of which it is one of those.
//!
//! Of an article that meets fewer than [`MOST_EARLIER`] earlier ones their number is kept, and of any other those that fit best.  Both
//! depend on what is stored alone, whatever came and went before.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, params};

use super::StoreError;
use super::meet::{self, Cache, Met, UNDATED};
use crate::compare::Prepared;
use crate::compare::story::{Fit, MOST_EARLIER, foremost, least};

/// Two stored articles that meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Pair {
    pub newer: i64,
    pub earlier: i64,
}

/// An article among the stored ones that it meets.
struct Company<'a> {
    id: &'a str,
    day: i64,
    earlier: Vec<Met>,
    /// Each with the number of earlier ones that it meets.
    newer: Vec<(Met, usize)>,
}

impl<'a> Company<'a> {
    /// Of the articles that are not left out.
    fn of(
        connection: &Connection,
        prepared: &'a Prepared,
        is_left_out: impl Fn(i64) -> bool,
    ) -> Result<Company<'a>, StoreError> {
        let article = &prepared.reading.article;
        let (id, day) = (article.id.as_str(), meet::day(article.published));
        let (mut earlier, mut newer) = (Vec::new(), Vec::new());
        for met in meet::meetings(connection, prepared)?.into_iter().filter(|met| !is_left_out(met.n)) {
            if met.day < day {
                earlier.push(met);
                continue;
            }
            let (other, fellows) = known(connection, met.n)?;
            if met.day > day || other.as_str() > id {
                newer.push((met, fellows));
            } else if other != id {
                earlier.push(met);
            }
        }
        Ok(Company { id, day, earlier, newer })
    }

    fn days(&self, met: Met) -> Option<i32> {
        let are_dated = self.day != UNDATED && met.day != UNDATED;
        are_dated.then(|| (self.day - met.day).unsigned_abs() as i32)
    }

    /// How well it fits a newer one.
    fn fit(&self, newer: Met) -> Fit {
        Fit::new(newer.weight, self.days(newer), self.id)
    }

    /// The earlier ones that fit best.  Ids are not looked up where they do not decide.
    fn best(&self, connection: &Connection) -> Result<Vec<Met>, StoreError> {
        let best = foremost(self.earlier.clone(), |met| Fit::new(met.weight, self.days(*met), ""));
        if best.len() <= MOST_EARLIER {
            return Ok(best);
        }
        let fits = self.fits(connection, &best)?.into_iter().map(Reverse);
        let mut ranked: Vec<(Reverse<Fit>, Met)> = fits.zip(best).collect();
        ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
        ranked.truncate(MOST_EARLIER);
        Ok(ranked.into_iter().map(|(_, met)| met).collect())
    }

    /// With how well each fits.
    fn fits(&self, connection: &Connection, earlier: &[Met]) -> Result<Vec<Fit>, StoreError> {
        let fit = |met: &Met| Ok(Fit::new(met.weight, self.days(*met), &known(connection, met.n)?.0));
        earlier.iter().map(fit).collect()
    }

    /// Keeps of a stored article how many earlier ones it meets, and where they are many, which fit best; returns those.
    fn keep(&self, connection: &Connection, n: i64) -> Result<Vec<i64>, StoreError> {
        let best = self.best(connection)?;
        let mut put = connection
            .prepare_cached("INSERT OR REPLACE INTO crowd (article, id, earlier) VALUES (?1, ?2, ?3)")?;
        put.execute(params![n, self.id, best.len() as i64])?;
        connection.prepare_cached("DELETE FROM nearest WHERE newer = ?1")?.execute([n])?;
        if best.len() == MOST_EARLIER {
            for met in &best {
                put_near(
                    connection,
                    Pair { newer: n, earlier: met.n },
                    (*met, self),
                    &known(connection, met.n)?.0,
                )?;
            }
        }
        Ok(best.into_iter().map(|met| met.n).collect())
    }
}

/// The id of a stored article, and how many earlier ones it meets.  A file that other rules made does not say it until it is made anew.
fn known(connection: &Connection, n: i64) -> Result<(String, usize), StoreError> {
    let mut find = connection.prepare_cached("SELECT id, earlier FROM crowd WHERE article = ?1")?;
    let known = find.query_row([n], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as usize))).optional()?;
    Ok(known.unwrap_or_default())
}

fn put_near(
    connection: &Connection,
    pair: Pair,
    (met, company): (Met, &Company),
    id: &str,
) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT INTO nearest (newer, weight, days, id, earlier) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    put.execute(params![pair.newer, met.weight, company.days(met).unwrap_or(i32::MAX), id, pair.earlier])?;
    Ok(())
}

fn drop_near(connection: &Connection, pair: Pair) -> Result<(), StoreError> {
    let mut drop = connection.prepare_cached("DELETE FROM nearest WHERE newer = ?1 AND earlier = ?2")?;
    drop.execute([pair.newer, pair.earlier])?;
    Ok(())
}

fn nearest(connection: &Connection) -> Result<CachedStatement<'_>, StoreError> {
    Ok(connection.prepare_cached("SELECT earlier FROM nearest WHERE newer = ?1")?)
}

/// Of those that an article with many is judged against the one that fits worst.
fn worst(connection: &Connection, newer: i64) -> Result<Option<(Fit, i64)>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT weight, days, id, earlier FROM nearest WHERE newer = ?1
         ORDER BY weight, days DESC, id DESC LIMIT 1",
    )?;
    let read = |row: &Row| {
        let days = Some(row.get(1)?);
        Ok((Fit::new(row.get(0)?, days, row.get_ref(2)?.as_str()?), row.get(3)?))
    };
    Ok(find.query_row([newer], read).optional()?)
}

/// What an article that was stored changes.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The articles that it is judged against.
    pub met: Vec<i64>,
    /// Those that are no longer judged against each other.
    pub lost: Vec<Pair>,
}

/// Takes an article, whose keys and reading are stored, among the others.
pub(super) fn enter(
    connection: &Connection,
    cache: &Cache,
    (n, prepared): (i64, &Prepared),
) -> Result<Entry, StoreError> {
    let company = Company::of(connection, prepared, |other| other == n)?;
    let mut entry = Entry { met: company.keep(connection, n)?, lost: Vec::new() };
    for (met, fellows) in &company.newer {
        let newer = met.n;
        if *fellows < MOST_EARLIER {
            entry.met.push(newer);
            match fellows + 1 == MOST_EARLIER {
                true => drop(fill(connection, cache, newer)?),
                false => count(connection, newer, 1)?,
            }
            continue;
        }
        let Some((least, last)) = worst(connection, newer)? else { continue };
        if company.fit(*met) > least {
            let lost = Pair { newer, earlier: last };
            drop_near(connection, lost)?;
            put_near(connection, Pair { newer, earlier: n }, (*met, &company), company.id)?;
            entry.met.push(newer);
            entry.lost.push(lost);
        }
    }
    Ok(entry)
}

fn count(connection: &Connection, newer: i64, more: i64) -> Result<(), StoreError> {
    let mut count =
        connection.prepare_cached("UPDATE crowd SET earlier = earlier + ?2 WHERE article = ?1")?;
    count.execute([newer, more])?;
    Ok(())
}

/// Finds anew which earlier ones fit a stored article best; returns those that were not kept before.
pub(super) fn fill(connection: &Connection, cache: &Cache, n: i64) -> Result<Vec<i64>, StoreError> {
    let Some(prepared) = cache.get(connection, n)? else { return Ok(Vec::new()) };
    let before: BTreeSet<i64> =
        nearest(connection)?.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let best = Company::of(connection, &prepared, |other| other == n)?.keep(connection, n)?;
    Ok(best.into_iter().filter(|earlier| !before.contains(earlier)).collect())
}

/// What an article that is taken out leaves.
pub(super) struct Leave {
    /// The articles that it was judged against.
    pub met: Vec<i64>,
    /// Those among whose earlier ones a place is free, to be filled when all are out that go.
    pub vacant: Vec<i64>,
}

/// Takes a stored article from among the others.
pub(super) fn leave(connection: &Connection, n: i64, prepared: &Prepared) -> Result<Leave, StoreError> {
    let company = Company::of(connection, prepared, |other| other == n)?;
    let met = partners_in(connection, &company)?;
    let mut vacant = Vec::new();
    for (newer, fellows) in company.newer.iter().map(|(met, fellows)| (met.n, *fellows)) {
        if fellows < MOST_EARLIER {
            count(connection, newer, -1)?;
        } else if met.contains(&newer) {
            drop_near(connection, Pair { newer, earlier: n })?;
            vacant.push(newer);
        }
    }
    connection.prepare_cached("DELETE FROM crowd WHERE article = ?1")?.execute([n])?;
    connection.prepare_cached("DELETE FROM nearest WHERE newer = ?1")?.execute([n])?;
    Ok(Leave { met, vacant })
}

/// The stored articles that a stored one is judged against.
pub(super) fn partners(connection: &Connection, n: i64, prepared: &Prepared) -> Result<Vec<i64>, StoreError> {
    partners_in(connection, &Company::of(connection, prepared, |other| other == n)?)
}

fn partners_in(connection: &Connection, company: &Company) -> Result<Vec<i64>, StoreError> {
    let mut partners: Vec<i64> = company.best(connection)?.into_iter().map(|met| met.n).collect();
    for (met, fellows) in &company.newer {
        let is_many = *fellows >= MOST_EARLIER;
        let least = is_many.then(|| worst(connection, met.n)).transpose()?.flatten();
        if !is_many || least.is_some_and(|(least, _)| company.fit(*met) >= least) {
            partners.push(met.n);
        }
    }
    Ok(partners)
}

/// The stored articles that a draft is judged against, as if it stood in the place of some that are its versions and beside others
/// that are not stored, of which it is known how well they fit; and how well an earlier one must fit at least.
pub(super) fn of_draft(
    connection: &Connection,
    cache: &Cache,
    (draft, own): (&Prepared, &BTreeSet<i64>),
    mut others: Vec<Fit>,
) -> Result<(Vec<i64>, Option<Fit>), StoreError> {
    let company = Company::of(connection, draft, |other| own.contains(&other))?;
    let mut best = company.best(connection)?;
    let mut at_least = None;
    if best.len() + others.len() >= MOST_EARLIER {
        let fits = company.fits(connection, &best)?;
        others.extend(fits.iter().cloned());
        at_least = least(others);
        let mut fits = fits.into_iter();
        best.retain(|_| fits.next() >= at_least);
    }
    let mut met: Vec<i64> = best.into_iter().map(|met| met.n).collect();
    for (newer, fellows) in &company.newer {
        if *fellows < MOST_EARLIER || is_among_best(connection, cache, own, (*newer, &company.fit(*newer)))? {
            met.push(newer.n);
        }
    }
    Ok((met, at_least))
}

/// Whether a draft would be one of those that a newer article with many earlier ones is judged against.
fn is_among_best(
    connection: &Connection,
    cache: &Cache,
    own: &BTreeSet<i64>,
    (newer, fit): (Met, &Fit),
) -> Result<bool, StoreError> {
    if worst(connection, newer.n)?.is_some_and(|(worst, _)| *fit >= worst) {
        return Ok(true);
    }
    let kept: BTreeSet<i64> =
        nearest(connection)?.query_map([newer.n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if kept.is_disjoint(own) {
        return Ok(false);
    }
    // A version of it holds a place that would go to the draft, or to another one that fits better.
    let Some(prepared) = cache.get(connection, newer.n)? else { return Ok(false) };
    let company = Company::of(connection, &prepared, |other| other == newer.n || own.contains(&other))?;
    let fits = company.fits(connection, &company.best(connection)?)?;
    Ok(least(fits).is_none_or(|least| *fit > least))
}
