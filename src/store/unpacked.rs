//! Claims and findings as they were read and judged, made from their rows when somebody asks.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, Row, Rows};
use rustc_hash::FxHashMap;

use super::json::of_word;
use super::pack::Packed;
use super::{StoreError, pack, stored};
use crate::claims::{Claim, Reading};
use crate::compare::{Between, FINDING_SCHEMA, Finding, FindingKind, Gate, Severity, Verdict};
use crate::read::Article;

/// Articles whose claims are kept: those of a finding's two sides, and of a listing in order of articles.
const MOST_KEPT: usize = 1024;
/// Findings whose articles are unpacked together.
const TOGETHER: usize = 256;

/// The claims of articles that were asked for lately.
#[derive(Default)]
pub(super) struct Cache(RefCell<FxHashMap<i64, Arc<Unpacked>>>);

struct Unpacked {
    article: Article,
    claims: Vec<Claim>,
}

/// Where a claim is: its article's row, its place there, and its bytes if it stands in no listing.
pub(super) struct At {
    article: i64,
    position: i64,
    packed: Option<Vec<u8>>,
}

impl At {
    /// Of three columns, the first of which is at a place.
    pub fn of(row: &Row, first: usize) -> rusqlite::Result<At> {
        Ok(At { article: row.get(first)?, position: row.get(first + 1)?, packed: row.get(first + 2)? })
    }
}

impl Cache {
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Does something with a claim.
    pub fn with<T>(
        &self,
        connection: &Connection,
        at: &At,
        then: impl FnOnce(&Claim) -> T,
    ) -> Result<T, StoreError> {
        let unpacked = self.get(connection, at.article)?;
        if let Some(packed) = &at.packed {
            let claims = pack::claims(&unpacked.article, packed)?;
            return claims.first().map(then).ok_or_else(gone);
        }
        let position = usize::try_from(at.position).map_err(|_| gone())?;
        unpacked.claims.get(position).map(then).ok_or_else(gone)
    }

    pub fn claim(&self, connection: &Connection, at: &At) -> Result<Claim, StoreError> {
        self.with(connection, at, Claim::clone)
    }

    /// The findings of rows of [`FINDING`].
    pub fn findings(&self, connection: &Connection, mut rows: Rows) -> Result<Vec<Finding>, StoreError> {
        let (mut findings, mut unsided) = (Vec::new(), Vec::with_capacity(TOGETHER));
        while let Some(row) = rows.next()? {
            unsided.push(Unsided::of(row)?);
            if unsided.len() == TOGETHER {
                self.complete(connection, &mut unsided, &mut findings)?;
            }
        }
        self.complete(connection, &mut unsided, &mut findings)?;
        Ok(findings)
    }

    fn complete(
        &self,
        connection: &Connection,
        unsided: &mut Vec<Unsided>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StoreError> {
        let sides = unsided.iter().flat_map(|finding| &finding.sides);
        self.fetch(connection, sides.map(|side| side.article).collect())?;
        for finding in unsided.drain(..) {
            let [a, b] = &finding.sides;
            let (a, b) = (self.claim(connection, a)?, self.claim(connection, b)?);
            findings.push(finding.with(a, b));
        }
        Ok(())
    }

    /// Has the claims of articles ready: rows are read by one thread, and unpacked by all.
    fn fetch(&self, connection: &Connection, wanted: BTreeSet<i64>) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        if kept.len() + wanted.len() > MOST_KEPT {
            kept.clear();
        }
        let mut packed = Vec::new();
        for n in wanted.into_iter().filter(|n| !kept.contains_key(n)) {
            packed.push((n, packed_claims(connection, n)?));
        }
        let unpack = |(n, (article, claims)): (i64, (Article, Vec<u8>))| {
            let claims = pack::claims(&article, &claims)?;
            Ok((n, Arc::new(Unpacked { article, claims })))
        };
        let unpacked: Result<Vec<_>, StoreError> = packed.into_par_iter().map(unpack).collect();
        kept.extend(unpacked?);
        Ok(())
    }

    fn get(&self, connection: &Connection, n: i64) -> Result<Arc<Unpacked>, StoreError> {
        if let Some(known) = self.0.borrow().get(&n) {
            return Ok(Arc::clone(known));
        }
        self.fetch(connection, BTreeSet::from([n]))?;
        self.0.borrow().get(&n).map(Arc::clone).ok_or_else(gone)
    }
}

/// An article with its claims, packed.
fn packed_claims(connection: &Connection, n: i64) -> Result<(Article, Vec<u8>), StoreError> {
    let article = stored::article(connection, "n = ?1", n)?.ok_or_else(gone)?;
    let mut find = connection.prepare_cached("SELECT claims FROM reading WHERE article = ?1")?;
    Ok((article, find.query_row([n], |row| row.get(0)).optional()?.ok_or_else(gone)?))
}

/// A finding without its claims.
struct Unsided {
    id: String,
    verdict: Verdict,
    kind: FindingKind,
    between: Between,
    severity: Severity,
    score: f64,
    reason: String,
    rule: String,
    gates: Vec<Gate>,
    sides: [At; 2],
}

impl Unsided {
    /// Of a row of [`FINDING`].
    fn of(row: &Row) -> Result<Unsided, StoreError> {
        let text = |at: usize| -> Result<&str, StoreError> {
            Ok(row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?)
        };
        Ok(Unsided {
            id: row.get(0)?,
            verdict: of_word(text(1)?)?,
            kind: of_word(text(2)?)?,
            between: of_word(text(3)?)?,
            severity: of_word(text(4)?)?,
            score: row.get(5)?,
            reason: row.get(6)?,
            rule: row.get(7)?,
            gates: serde_json::from_str(text(8)?)?,
            sides: [At::of(row, 9)?, At::of(row, 12)?],
        })
    }

    fn with(self, a: Claim, b: Claim) -> Finding {
        let Unsided { id, verdict, kind, between, severity, score, reason, rule, gates, .. } = self;
        Finding {
            schema: FINDING_SCHEMA.to_owned(),
            id,
            verdict,
            kind,
            between,
            severity,
            score,
            a,
            b,
            reason,
            gates,
            rule,
            review: None,
            note: None,
        }
    }
}

/// The columns of a finding `f` with its claims `a` and `b`.
pub(super) const FINDING: &str = "
    f.id, f.verdict, f.kind, f.\"between\", f.severity, f.score, f.reason, f.rule, f.gates,
    a.article, a.position, coalesce(f.a_told, a.packed), b.article, b.position, coalesce(f.b_told, b.packed)";

/// All that was read in a stored article; `None` if it has not been read yet.
pub(super) fn reading(connection: &Connection, n: i64) -> Result<Option<Reading>, StoreError> {
    packed(connection, n)?.map(|(article, packed)| pack::reading(&article, &packed)).transpose()
}

/// A stored article with what was read in it, packed.
pub(super) fn packed(connection: &Connection, n: i64) -> Result<Option<(Article, Packed)>, StoreError> {
    let mut find = connection.prepare_cached("SELECT claims, setting FROM reading WHERE article = ?1")?;
    let packed =
        find.query_row([n], |row| Ok(Packed { claims: row.get(0)?, setting: row.get(1)? })).optional()?;
    let Some(packed) = packed else { return Ok(None) };
    let article = stored::article(connection, "n = ?1", n)?.ok_or_else(gone)?;
    Ok(Some((article, packed)))
}

fn gone() -> StoreError {
    StoreError::Damaged(String::from("a row points at a claim that is not there"))
}
