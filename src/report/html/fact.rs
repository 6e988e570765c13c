//! One fact as a section of the page.

use serde::Serialize;

use super::super::card::{Value, stated, values};
use super::super::claims::{date, name, outlet, speaker};
use super::super::facts::Fact;
use super::matrix::{Matrix, matrix};
use super::passage::{Passage, passages};
use super::plot::{Plot, plot};
use super::words::{self, in_page};
use crate::compare::{Finding, Gate};

#[derive(Debug, Serialize)]
pub struct Section {
    pub id: String,
    number: usize,
    /// What, where and when; short parts are not broken.
    title: Vec<String>,
    verdict: &'static str,
    is_sure: bool,
    severity: &'static str,
    grave: String,
    surely: &'static str,
    score: String,
    /// The lowest and the highest figure, as they are written.
    ends: Option<[String; 2]>,
    reason: String,
    values: Vec<Said>,
    plot: Option<Plot>,
    matrix: Option<Matrix>,
    pairs: Vec<Pair>,
    others: Vec<Pair>,
    /// For the filters: places in the page's lists of names.
    pub outlets: Vec<usize>,
    pub speakers: Vec<usize>,
    kinds: Vec<String>,
    reviews: Vec<String>,
}

/// One line of "who says what".
#[derive(Debug, Serialize)]
struct Said {
    figure: Option<String>,
    statement: String,
    outlets: String,
    speakers: String,
    days: String,
    other_days: String,
    before: String,
    after: String,
    ids: Vec<String>,
}

/// One finding.
#[derive(Debug, Serialize)]
struct Pair {
    id: String,
    verdict: &'static str,
    kind: &'static str,
    surely: &'static str,
    score: String,
    reason: String,
    review: String,
    note: String,
    passages: Option<[Passage; 2]>,
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    name: String,
    passed: bool,
    because: String,
}

/// Columns of the words around a figure.
const AROUND: usize = 150;
const STATEMENT: usize = 400;
/// Findings with both passages; the others of a fact mostly pair the same sentences again.
const SHOWN: usize = 3;

pub fn section(fact: &Fact, number: usize) -> Section {
    let gravest = fact.findings[0];
    let values = values(&fact.claims);
    let (shown, others) = fact.findings.split_at(fact.findings.len().min(SHOWN));
    Section {
        id: gravest.id.clone(),
        number,
        title: fact.title.split(" · ").map(in_page).collect(),
        verdict: words::verdict(gravest.verdict),
        is_sure: gravest.verdict == crate::compare::Verdict::Contradiction,
        severity: words::severity(fact.severity()),
        grave: name(&fact.severity()),
        surely: words::surely(gravest),
        score: format!("{:.2}", gravest.score),
        ends: ends(&values),
        reason: in_page(&gravest.reason),
        plot: plot(&values),
        matrix: matrix(&values),
        values: values.iter().map(|value| said(value, &fact.title)).collect(),
        pairs: shown.iter().map(|finding| pair(finding, true)).collect(),
        others: others.iter().map(|finding| pair(finding, false)).collect(),
        outlets: Vec::new(),
        speakers: Vec::new(),
        kinds: each(fact.findings.iter().map(|finding| name(&finding.kind))),
        reviews: each(fact.findings.iter().map(|finding| review(finding))),
    }
}

fn ends(values: &[Value]) -> Option<[String; 2]> {
    let figure = |value: &Value| value.around.as_ref().map(|around| in_page(&around.figure));
    let [first, .., last] = values else { return None };
    Some([figure(first)?, figure(last)?])
}

fn said(value: &Value, title: &str) -> Said {
    let claim = value.claims[0];
    let around = value.around.as_ref();
    let (before, after) = around.and_then(|around| around.sides(AROUND)).unwrap_or_default();
    Said {
        figure: around.map(|around| in_page(&around.figure)),
        statement: if around.is_none() { in_page(&stated(claim, STATEMENT)) } else { String::new() },
        outlets: in_page(&value.joined(outlet)),
        speakers: in_page(&value.joined(|claim| speaker(claim).unwrap_or_default().to_owned())),
        days: value.joined(|claim| date(claim.article.published)),
        other_days: value.other_days(title),
        before,
        after,
        ids: value.claims.iter().map(|claim| claim.id.clone()).collect(),
    }
}

fn pair(finding: &Finding, in_full: bool) -> Pair {
    Pair {
        id: finding.id.clone(),
        verdict: words::verdict(finding.verdict),
        kind: words::kind(finding.kind),
        surely: words::surely(finding),
        score: format!("{:.2}", finding.score),
        reason: in_page(&finding.reason),
        review: finding.review.as_ref().map(name).unwrap_or_default(),
        note: finding.note.as_deref().map(in_page).unwrap_or_default(),
        passages: in_full.then(|| passages(&finding.a, &finding.b)),
        steps: finding.gates.iter().map(step).collect(),
    }
}

fn step(gate: &Gate) -> Step {
    Step { name: in_page(&gate.gate).replace('_', " "), passed: gate.passed, because: in_page(&gate.because) }
}

fn review(finding: &Finding) -> String {
    finding.review.as_ref().map_or_else(|| String::from("none"), name)
}

fn each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}
