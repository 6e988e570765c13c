//! What the ledger is made of: tolls, articles of one incident, and figures of one thing.

use std::sync::Arc;

use rusqlite::{Connection, Row, params};
use rustc_hash::FxHashMap;

use super::rows::insert_unlisted;
use super::unpacked::At;
use super::{FindingFilter, Store, StoreError, pack};
use crate::base::{Date, DateSpan, Decimal};
use crate::claims::{Claim, Dimension, Scene, Scenes};
use crate::compare::{Finding, FindingKind, Judged, Prepared};
use crate::ledger::{Account, Dispute, Ledger, Link, Report, Told, Toll, Tolled, tolls};
use crate::lexicon::{Function, serves};

/// Log odds kept: beyond these nothing changes.
const SUREST: f64 = 6.0;
/// In which those of articles are kept, of which there are many.
const THOUSANDTHS: f64 = 1000.0;

/// Stores how many people the article says to have been harmed, and where and when it is set.
pub(super) fn insert_tolls(
    connection: &Connection,
    article: i64,
    prepared: &Prepared,
) -> Result<(), StoreError> {
    let scene = Scene::of(&prepared.reading);
    let mut set = connection
        .prepare_cached("UPDATE article SET scene = ?2, scene_start = ?3, scene_end = ?4 WHERE n = ?1")?;
    set.execute(params![
        article,
        serde_json::to_string(&scene.place)?,
        scene.day.map(|day| day.start.to_string()),
        scene.day.map(|day| day.end.to_string()),
    ])?;
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO toll (claim, class, who, part, value, low, high, start, \"end\", place, uncounted, position)
         SELECT n, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM claim WHERE id = ?1",
    )?;
    for (position, toll) in tolls(prepared).iter().enumerate() {
        let decimal = |value: Decimal| value.normalize().to_string();
        insert.execute(params![
            claim_of(connection, prepared, toll)?,
            toll.class,
            toll.who,
            toll.part,
            decimal(toll.value),
            toll.low.map(decimal),
            toll.high.map(decimal),
            toll.days.map(|days| days.start.to_string()),
            toll.days.map(|days| days.end.to_string()),
            serde_json::to_string(&toll.place)?,
            matches!(toll.told, Told::Clause(_)),
            position as i64,
        ])?;
    }
    Ok(())
}

/// The id of the claim that tells it; a clause becomes an unlisted one.
fn claim_of(connection: &Connection, prepared: &Prepared, toll: &Toll) -> Result<String, StoreError> {
    match toll.told {
        Told::Figure(at) => Ok(prepared.reading.claims[at].id.clone()),
        Told::Clause(at) => {
            let claim = prepared.reading.proposed(at);
            insert_unlisted(connection, &claim)?;
            Ok(claim.id)
        }
    }
}

/// Stores how surely an article tells of one incident with those that it met.
pub(super) fn insert_stories(
    connection: &Connection,
    article: i64,
    met: &[(i64, Arc<Prepared>)],
    judged: &[Judged],
) -> Result<(), StoreError> {
    let mut insert = connection
        .prepare_cached("INSERT OR REPLACE INTO same_story (a, b, odds, copy) VALUES (?1, ?2, ?3, ?4)")?;
    for ((other, _), judged) in met.iter().zip(judged) {
        if let Some(story) = judged.story.as_ref() {
            let odds = f64::from(story.odds).clamp(-SUREST, SUREST) * THOUSANDTHS;
            insert.execute(params![
                article.min(*other),
                article.max(*other),
                odds.round() as i64,
                story.copies
            ])?;
        }
    }
    Ok(())
}

/// Stores which figures were found to be of one thing, whether they agree or not.
pub(super) fn insert_same(connection: &Connection, findings: &[Finding]) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO same_thing (a, b, odds)
         SELECT min(a.n, b.n), max(a.n, b.n), ?3 FROM claim a, claim b WHERE a.id = ?1 AND b.id = ?2",
    )?;
    let of_figures = |finding: &&Finding| {
        finding.kind == FindingKind::Quantity && finding.a.article.id != finding.b.article.id
    };
    for finding in findings.iter().filter(of_figures) {
        insert.execute(params![finding.a.id, finding.b.id, odds(finding.score)])?;
    }
    Ok(())
}

/// Log odds of a probability.
fn odds(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln().clamp(-SUREST, SUREST)
}

impl Store {
    /// All that the ledger is made of.
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        let (reports, numbers) = self.reports()?;
        let mut ledger = Ledger { reports, ..Ledger::default() };
        self.stories(&numbers, &mut ledger)?;
        ledger.tolls = self.tolls(&numbers)?;
        self.figures(&numbers, &mut ledger)?;
        ledger.disputes = self.disputes()?;
        Ok(ledger)
    }

    fn disputes(&self) -> Result<Vec<Dispute>, StoreError> {
        let mut findings =
            self.contradictions(&FindingFilter { to_check: true, ..FindingFilter::default() })?;
        self.reviews()?.mark(findings.iter_mut());
        let disputes = findings.into_iter().map(|finding| Dispute {
            finding: finding.id,
            verdict: finding.verdict,
            review: finding.review,
            note: finding.note,
            claims: [finding.a.id, finding.b.id],
        });
        Ok(disputes.collect())
    }

    /// Articles in order of publication, and where each row of theirs is among them.
    fn reports(&self) -> Result<(Vec<Report>, FxHashMap<i64, usize>), StoreError> {
        let mut list = self.connection.prepare_cached(
            "SELECT n, id, source, published, scene, scene_start, scene_end FROM article
             ORDER BY published IS NULL, published, source IS NULL, source, id",
        )?;
        let (mut reports, mut numbers) = (Vec::new(), FxHashMap::default());
        let mut rows = list.query([])?;
        while let Some(row) = rows.next()? {
            numbers.insert(row.get(0)?, reports.len());
            reports.push(Report {
                id: row.get(1)?,
                source: row.get(2)?,
                published: date(row, 3)?,
                scene: Scene { place: json(row, 4)?, day: days(row, 5)? },
            });
        }
        Ok((reports, numbers))
    }

    /// Where and when the stored articles of findings are set.
    pub fn scenes(&self, findings: &[Finding]) -> Result<Scenes, StoreError> {
        let mut find = self
            .connection
            .prepare_cached("SELECT scene, scene_start, scene_end FROM article WHERE id = ?1")?;
        let mut scenes = Scenes::default();
        let articles = findings.iter().flat_map(|finding| [&finding.a.article.id, &finding.b.article.id]);
        for id in articles {
            if scenes.contains_key(id) {
                continue;
            }
            let mut rows = find.query([id])?;
            if let Some(row) = rows.next()? {
                scenes.insert(id.clone(), Scene { place: json(row, 0)?, day: days(row, 1)? });
            }
        }
        Ok(scenes)
    }

    fn stories(&self, numbers: &FxHashMap<i64, usize>, ledger: &mut Ledger) -> Result<(), StoreError> {
        let mut list = self.connection.prepare_cached("SELECT a, b, odds, copy FROM same_story")?;
        let mut rows = list.query([])?;
        while let Some(row) = rows.next()? {
            let (Some(&a), Some(&b)) = (numbers.get(&row.get(0)?), numbers.get(&row.get(1)?)) else {
                continue;
            };
            let odds = row.get::<_, i64>(2)? as f64 / THOUSANDTHS;
            // Rows are in the order of adding, reports are not.
            let (a, b) = (a.min(b), a.max(b));
            ledger.stories.push(Link { a, b, odds: odds as f32 });
            if row.get(3)? {
                ledger.copies.push((a, b));
            }
        }
        ledger.stories.sort_by_key(|link| (link.a, link.b));
        ledger.copies.sort_unstable();
        Ok(())
    }

    fn tolls(&self, numbers: &FxHashMap<i64, usize>) -> Result<Vec<Tolled>, StoreError> {
        let mut list = self.connection.prepare_cached(
            "SELECT c.id, c.article, c.speaker, c.text, t.who, c.article, c.position, c.packed,
                    t.class, t.part, t.value, t.low, t.high, t.start, t.\"end\", t.place, t.uncounted
             FROM toll t JOIN claim c ON c.n = t.claim ORDER BY c.article, t.position",
        )?;
        let mut tolls = Vec::new();
        let mut rows = list.query([])?;
        while let Some(row) = rows.next()? {
            let Some(&report) = numbers.get(&row.get(1)?) else { continue };
            let uncounted: bool = row.get(16)?;
            let agent = |claim: &Claim| claim.event.as_ref()?.agent.clone();
            tolls.push(Tolled {
                class: row.get(8)?,
                part: row.get(9)?,
                account: Account {
                    claim: row.get(0)?,
                    report,
                    speaker: row.get(2)?,
                    text: row.get(3)?,
                    event: None,
                    measure: row.get(4)?,
                    // Of a clause about one victim the agent may be the victim.
                    actor: match uncounted {
                        true => None,
                        false => self.caches.claims.with(&self.connection, &At::of(row, 5)?, agent)?,
                    },
                    unit: None,
                    value: decimal(row, 10)?.unwrap_or_default(),
                    low: decimal(row, 11)?,
                    high: decimal(row, 12)?,
                    days: days(row, 13)?,
                    place: json(row, 15)?,
                    uncounted,
                },
            });
        }
        tolls.sort_by_key(|toll| toll.account.report);
        Ok(tolls)
    }

    /// Figures that are of one thing with others, and how surely.
    fn figures(&self, numbers: &FxHashMap<i64, usize>, ledger: &mut Ledger) -> Result<(), StoreError> {
        let mut list = self.connection.prepare_cached(
            "WITH linked (n) AS (SELECT a FROM same_thing UNION SELECT b FROM same_thing)
             SELECT c.n, c.article, c.position, c.packed
             FROM linked JOIN claim c ON c.n = linked.n WHERE c.dimension <> ?1 ORDER BY c.article, c.position",
        )?;
        let mut found: Vec<(i64, Account)> = Vec::new();
        let mut rows = list.query([pack::code(Dimension::Age)])?;
        while let Some(row) = rows.next()? {
            let Some(&report) = numbers.get(&row.get(1)?) else { continue };
            let account =
                self.caches.claims.with(&self.connection, &At::of(row, 1)?, |claim| told(claim, report))?;
            found.push((row.get(0)?, account));
        }
        found.sort_by_key(|(_, account)| account.report);
        let at: FxHashMap<i64, usize> = found.iter().enumerate().map(|(at, (n, _))| (*n, at)).collect();
        ledger.figures = found.into_iter().map(|(_, account)| account).collect();
        let mut list = self.connection.prepare_cached("SELECT a, b, odds FROM same_thing")?;
        let mut rows = list.query([])?;
        while let Some(row) = rows.next()? {
            if let (Some(&a), Some(&b)) = (at.get(&row.get(0)?), at.get(&row.get(1)?)) {
                ledger.same.push(Link { a: a.min(b), b: a.max(b), odds: row.get::<_, f64>(2)? as f32 });
            }
        }
        ledger.same.sort_by_key(|link| (link.a, link.b));
        Ok(())
    }
}

/// What a figure's claim tells.
fn told(claim: &Claim, report: usize) -> Account {
    let (event, figure, time) = (claim.event.as_ref(), claim.quantity.as_ref(), claim.time.as_ref());
    Account {
        claim: claim.id.clone(),
        report,
        speaker: claim.attribution.as_ref().and_then(|said| said.speaker.clone()),
        text: claim.text.clone(),
        // What happened, unless the verb says nothing of its own: "have".
        event: event.filter(|event| !serves(&event.lemma, Function::Light)).map(|event| event.text.clone()),
        measure: claim.measure.as_ref().map(|measure| measure.text.clone()),
        actor: event.and_then(|event| event.agent.clone()),
        unit: figure.and_then(|figure| figure.unit.clone()),
        value: figure.map(|figure| figure.value).unwrap_or_default(),
        low: figure.and_then(|figure| figure.low),
        high: figure.and_then(|figure| figure.high),
        days: time.and_then(|time| Some(DateSpan { start: time.start?, end: time.end? })),
        place: claim.place.clone(),
        uncounted: false,
    }
}

fn date(row: &Row, at: usize) -> Result<Option<Date>, StoreError> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

fn days(row: &Row, at: usize) -> Result<Option<DateSpan>, StoreError> {
    let (start, end) = (date(row, at)?, date(row, at + 1)?);
    Ok(start.zip(end).map(|(start, end)| DateSpan { start, end }))
}

/// A decimal as text, or as JSON, whose null is none.
fn decimal(row: &Row, at: usize) -> Result<Option<Decimal>, StoreError> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())))
}

fn json<T: serde::de::DeserializeOwned + Default>(row: &Row, at: usize) -> Result<T, StoreError> {
    let text: Option<String> = row.get(at)?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}
