//! What users decided of findings: kept by what it is about, so that it outlasts whatever is made anew.

use rusqlite::{Connection, Row, TransactionBehavior, params};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::json::word;
use super::repeats::{Side, meet};
use super::{Found, Store, StoreError};
use crate::base::CharSpan;
use crate::compare::{Finding, Review};

/// A decision and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// The finding's id when it was reviewed.
    pub finding: String,
    pub review: Review,
    pub note: Option<String>,
    pub a: Side,
    pub b: Side,
}

/// All decisions, ready to be looked up.
#[derive(Debug, Default)]
pub struct Reviews {
    /// The oldest first.
    list: Vec<Reviewed>,
    by_id: FxHashMap<String, usize>,
    by_articles: FxHashMap<[String; 2], Vec<usize>>,
    by_said: FxHashMap<[String; 2], Vec<usize>>,
}

impl Reviews {
    fn new(list: Vec<Reviewed>) -> Reviews {
        let mut reviews = Reviews::default();
        for (at, one) in list.iter().enumerate() {
            reviews.by_id.insert(one.finding.clone(), at);
            reviews.by_articles.entry(both(&one.a.article, &one.b.article)).or_default().push(at);
            reviews.by_said.entry(both(&one.a.said, &one.b.said)).or_default().push(at);
        }
        Reviews { list, ..reviews }
    }

    /// The oldest first.
    pub fn list(&self) -> &[Reviewed] {
        &self.list
    }

    /// The decision that holds for a finding: its own, else the latest on the same two claims, else a dismissal of the same
    /// fact.  A confirmation says nothing of near copies.
    pub fn of(&self, finding: &Finding) -> Option<&Reviewed> {
        if self.list.is_empty() {
            return None;
        }
        if let Some(own) = self.by_id.get(&finding.id) {
            return self.list.get(*own);
        }
        let sides = [Side::of(&finding.a), Side::of(&finding.b)];
        let claims = self.by_articles.get(&both(&sides[0].article, &sides[1].article));
        let fact = self.by_said.get(&both(&sides[0].said, &sides[1].said));
        self.latest(claims, &sides, Side::is_claim, |_| true)
            .or_else(|| self.latest(fact, &sides, Side::is_claim, |_| true))
            .or_else(|| self.latest(fact, &sides, Side::is_fact, |review| review == Review::Dismissed))
    }

    fn latest(
        &self,
        among: Option<&Vec<usize>>,
        sides: &[Side; 2],
        same: fn(&Side, &Side) -> bool,
        counts: fn(Review) -> bool,
    ) -> Option<&Reviewed> {
        let mut among = among?.iter().rev().map(|at| &self.list[*at]);
        among.find(|one| counts(one.review) && meet([&one.a, &one.b], [&sides[0], &sides[1]], same))
    }

    /// Writes into findings what was decided of them.
    pub fn mark<'a>(&self, findings: impl IntoIterator<Item = &'a mut Finding>) {
        for finding in findings {
            if let Some(decided) = self.of(finding) {
                finding.review = Some(decided.review);
                finding.note.clone_from(&decided.note);
            }
        }
    }
}

fn both(one: &str, other: &str) -> [String; 2] {
    let mut both = [one.to_owned(), other.to_owned()];
    both.sort_unstable();
    both
}

impl Store {
    pub fn reviews(&self) -> Result<Reviews, StoreError> {
        Ok(Reviews::new(load(&self.connection)?))
    }

    /// Keeps a decision in place of an earlier one on the same finding.
    pub fn review(
        &mut self,
        finding: &Finding,
        review: Review,
        note: Option<&str>,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("DELETE FROM review WHERE finding = ?1", [&finding.id])?;
        transaction.execute(
            "INSERT INTO review (finding, decision, note) VALUES (?1, ?2, ?3)",
            params![finding.id, word(&review)?, note],
        )?;
        let n = transaction.last_insert_rowid();
        insert_side(&transaction, (n, "a"), &Side::of(&finding.a))?;
        insert_side(&transaction, (n, "b"), &Side::of(&finding.b))?;
        transaction.commit()?;
        Ok(())
    }

    /// Takes back the decision that holds for the finding of an id, or its first letters; `None` if there is none.
    pub fn undo_review(&mut self, id: &str) -> Result<Option<Reviewed>, StoreError> {
        let reviews = self.reviews()?;
        let Some(decided) = self.decided(&reviews, id)? else { return Ok(None) };
        self.connection.execute("DELETE FROM review WHERE finding = ?1", [&decided.finding])?;
        Ok(Some(decided))
    }

    /// The finding of a decision need not be there any more.
    fn decided(&self, reviews: &Reviews, id: &str) -> Result<Option<Reviewed>, StoreError> {
        let mut begun = reviews.list.iter().filter(|one| !id.is_empty() && one.finding.starts_with(id));
        let exact = reviews.by_id.get(id).map(|at| &reviews.list[*at]);
        match (exact, begun.next(), begun.next()) {
            (Some(one), ..) | (None, Some(one), None) => Ok(Some(one.clone())),
            (None, Some(_), Some(_)) => Err(StoreError::Ambiguous(id.to_owned())),
            (None, None, _) => Ok(match self.find(id)? {
                Some(Found::Finding(finding)) => reviews.of(&finding).cloned(),
                _ => None,
            }),
        }
    }
}

fn insert_side(connection: &Connection, (review, name): (i64, &str), side: &Side) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO reviewed_claim (review, side, article, source, published, field, start, \"end\", words, said, counted, event,
           time, place, sentence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    insert.execute(params![
        review,
        name,
        side.article,
        side.source,
        side.published.map(|date| date.to_string()),
        side.field,
        side.span.start,
        side.span.end,
        side.words,
        side.said,
        side.counted,
        side.event,
        side.time,
        side.place,
        side.sentence,
    ])?;
    Ok(())
}

fn load(connection: &Connection) -> Result<Vec<Reviewed>, StoreError> {
    let mut find = connection.prepare_cached(
        "SELECT r.finding, r.decision, r.note,
                a.article, a.source, a.published, a.field, a.start, a.\"end\", a.words, a.said,
                a.counted, a.event, a.time, a.place, a.sentence,
                b.article, b.source, b.published, b.field, b.start, b.\"end\", b.words, b.said,
                b.counted, b.event, b.time, b.place, b.sentence
         FROM review r JOIN reviewed_claim a ON a.review = r.n AND a.side = 'a'
         JOIN reviewed_claim b ON b.review = r.n AND b.side = 'b' ORDER BY r.n",
    )?;
    let rows = find.query_map([], |row| {
        let decision: String = row.get(1)?;
        let review = if decision == "confirmed" { Review::Confirmed } else { Review::Dismissed };
        Ok(Reviewed { finding: row.get(0)?, review, note: row.get(2)?, a: side(row, 3)?, b: side(row, 16)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The side whose columns begin at a place.
fn side(row: &Row, at: usize) -> rusqlite::Result<Side> {
    let published: Option<String> = row.get(at + 2)?;
    Ok(Side {
        article: row.get(at)?,
        source: row.get(at + 1)?,
        published: published.and_then(|date| date.parse().ok()),
        field: row.get(at + 3)?,
        span: CharSpan { start: row.get(at + 4)?, end: row.get(at + 5)? },
        words: row.get(at + 6)?,
        said: row.get(at + 7)?,
        counted: row.get(at + 8)?,
        event: row.get(at + 9)?,
        time: row.get(at + 10)?,
        place: row.get(at + 11)?,
        sentence: row.get(at + 12)?,
    })
}
