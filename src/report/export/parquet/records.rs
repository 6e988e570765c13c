//! What a row of each file holds.

use super::claim::{CLAIM, Column, count, of_claim, text, word};
use super::column::{Cell, Kind};
use super::table::{Table, TableError};
use crate::claims::{Claim, Scenes};
use crate::compare::Finding;
use crate::ledger::Entry;
use crate::report::facts;

const FINDING: &[Column] = &[
    ("id", Kind::Text),
    ("fact", Kind::Count),
    ("fact_title", Kind::Text),
    ("verdict", Kind::Text),
    ("kind", Kind::Text),
    ("between", Kind::Text),
    ("severity", Kind::Text),
    ("score", Kind::Share),
    ("reason", Kind::Text),
    ("rule", Kind::Text),
    ("review", Kind::Text),
    ("note", Kind::Text),
];

const FACT: &[Column] = &[
    ("id", Kind::Text),
    ("harm", Kind::Text),
    ("event", Kind::Text),
    ("counted", Kind::Text),
    ("part", Kind::Truth),
    ("actor", Kind::Text),
    ("place", Kind::List),
    ("day_start", Kind::Day),
    ("day_end", Kind::Day),
    ("day_reported", Kind::Truth),
    ("unit", Kind::Text),
    ("lowest", Kind::Number),
    ("best", Kind::Number),
    ("best_bound", Kind::Text),
    ("because", Kind::Text),
    ("highest", Kind::Number),
    ("values", Kind::List),
    ("texts", Kind::Count),
    ("outlets", Kind::List),
    ("speakers", Kind::List),
    ("articles", Kind::List),
    ("claims", Kind::List),
    ("findings", Kind::List),
];

/// `claims.parquet`, which takes claims as they come.
pub struct ClaimTable(Table);

impl ClaimTable {
    pub fn new() -> Result<ClaimTable, TableError> {
        Table::new([columns("", CLAIM), columns("", &[("person", Kind::Text)])].concat()).map(ClaimTable)
    }

    /// A claim, with the name under which the store lists its speaker.
    pub fn claim(&mut self, claim: &Claim, person: Option<&str>) -> Result<(), TableError> {
        let mut cells = of_claim(claim);
        cells.push(text(person));
        self.0.row(cells)
    }

    pub fn finish(self) -> Result<(Vec<u8>, usize), TableError> {
        self.0.finish()
    }
}

/// `findings.parquet`: both claims of a pair stand in its row, those on one fact next to each other.
pub fn finding_table(findings: &[Finding], scenes: &Scenes) -> Result<Table, TableError> {
    let mut table = Table::new([columns("", FINDING), columns("a_", CLAIM), columns("b_", CLAIM)].concat())?;
    for (at, fact) in facts(findings, scenes).iter().enumerate() {
        for finding in &fact.findings {
            let head = of_finding(finding, at + 1, &fact.title);
            table.row([head, of_claim(&finding.a), of_claim(&finding.b)].concat())?;
        }
    }
    Ok(table)
}

/// `facts.parquet`: a row of the ledger each.
pub fn fact_table<'a>(entries: impl Iterator<Item = &'a Entry>) -> Result<Table, TableError> {
    let mut table = Table::new(columns("", FACT))?;
    for entry in entries {
        table.row(of_fact(entry))?;
    }
    Ok(table)
}

fn columns(before: &str, columns: &[Column]) -> Vec<(String, Kind)> {
    columns.iter().map(|(name, kind)| (format!("{before}{name}"), *kind)).collect()
}

fn of_finding(finding: &Finding, fact: usize, title: &str) -> Vec<Cell> {
    vec![
        text(Some(&finding.id)),
        count(fact as u64),
        text(Some(title)),
        word(Some(finding.verdict)),
        word(Some(finding.kind)),
        word(Some(finding.between)),
        word(Some(finding.severity)),
        Cell::Share(finding.score),
        text(Some(&finding.reason)),
        text(Some(&finding.rule)),
        word(finding.review),
        text(finding.note.as_ref()),
    ]
}

fn of_fact(entry: &Entry) -> Vec<Cell> {
    let values = entry.values.iter().filter_map(|value| serde_json::to_string(value).ok());
    vec![
        text(Some(&entry.id)),
        text(entry.harm.as_ref()),
        text(entry.event.as_ref()),
        text(entry.counted.as_ref()),
        Cell::Truth(entry.part),
        text(entry.actor.as_ref()),
        Cell::List(entry.place.clone()),
        Cell::Day(entry.day.map(|day| day.start)),
        Cell::Day(entry.day.map(|day| day.end)),
        Cell::Truth(entry.day.is_some_and(|day| day.reported)),
        text(entry.unit.as_ref()),
        Cell::Number(Some(entry.lowest)),
        Cell::Number(Some(entry.best)),
        word(Some(entry.best_bound)),
        text(Some(&entry.because)),
        Cell::Number(Some(entry.highest)),
        Cell::List(values.collect()),
        count(entry.texts as u64),
        Cell::List(entry.outlets.clone()),
        Cell::List(entry.speakers.clone()),
        Cell::List(entry.articles.clone()),
        Cell::List(entry.claims.clone()),
        Cell::List(entry.findings.iter().map(|dispute| dispute.finding.clone()).collect()),
    ]
}
