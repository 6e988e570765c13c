//! Findings that hang together through their claims are about one fact.

use std::collections::BTreeMap;

use super::cell::shortened;
use super::claims::days;
use crate::claims::{Claim, Wording};
use crate::compare::{Finding, FindingKind, Severity};

/// What is in dispute, who says what about it, and the findings.
#[derive(Debug)]
pub struct Fact<'a> {
    pub title: String,
    /// Each claim once, by what it says and then by publication.
    pub claims: Vec<&'a Claim>,
    /// The gravest first.
    pub findings: Vec<&'a Finding>,
}

impl Fact<'_> {
    pub fn severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Low)
    }
}

/// Groups findings by fact, the gravest first.  The order of the findings does not matter.
pub fn facts(findings: &[Finding]) -> Vec<Fact<'_>> {
    let mut groups = Groups::default();
    for finding in findings {
        groups.join(&finding.a.id, &finding.b.id);
    }
    let mut gathered: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let group = groups.of(&finding.a.id);
        gathered.entry(group).or_default().push(finding);
    }
    let mut facts: Vec<Fact> = gathered.into_values().map(fact).collect();
    facts.sort_by(|a, b| rank(a.findings[0], b.findings[0]));
    facts
}

fn fact(mut findings: Vec<&Finding>) -> Fact<'_> {
    findings.sort_by(|a, b| rank(a, b));
    let mut claims: Vec<&Claim> = findings.iter().flat_map(|finding| [&finding.a, &finding.b]).collect();
    claims.sort_by(|a, b| order(a).cmp(&order(b)));
    claims.dedup_by(|a, b| a.id == b.id);
    Fact { title: title(findings[0], &claims), claims, findings }
}

/// What cannot be first, then graver, surer, earlier.
fn rank(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    a.verdict
        .cmp(&b.verdict)
        .then_with(|| b.severity.cmp(&a.severity))
        .then_with(|| b.score.total_cmp(&a.score))
        .then_with(|| order(&a.a).cmp(&order(&b.a)))
        .then_with(|| a.id.cmp(&b.id))
}

fn order(claim: &Claim) -> impl Ord + '_ {
    let article = &claim.article;
    (
        claim.quantity.as_ref().map(|figure| figure.value),
        article.published,
        &article.source,
        &article.id,
        &claim.id,
    )
}

/// Characters of a statement in a title.
const MOST: usize = 80;

/// What the finding is about, in words: "Strike drones · attack · Ukraine · 2025-11-30".
fn title(finding: &Finding, claims: &[&Claim]) -> String {
    let claim = &finding.b;
    let wording = Wording::of(claim);
    let speaker =
        super::claims::speaker(claim).map_or_else(|| String::from("somebody"), |name| shortened(name, 60));
    let what = match finding.kind {
        FindingKind::Quote => format!("What {speaker} said: {}", wording.content(MOST)),
        FindingKind::Speaker => format!("Who said {}", wording.content(MOST)),
        FindingKind::Polarity if claim.quantity.is_none() => {
            format!("Whether it is so: {}", wording.by_speaker(MOST))
        }
        _ => what(&[claim, &finding.a]).unwrap_or_else(|| shortened(&claim.sentence.text, MOST)),
    };
    // The pair goes before the others, which may know more.
    let known = || [claim, &finding.a].into_iter().chain(claims.iter().copied());
    let place = known().find(|claim| !claim.place.is_empty());
    let place = place.map(|claim| shortened(&claim.place.join(", "), 60));
    let day = known().map(days).find(|days| !days.is_empty()).or_else(|| reported(claims));
    [Some(what), place, day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where no claim has a day, that of the first report stands for it.
fn reported(claims: &[&Claim]) -> Option<String> {
    claims.iter().filter_map(|claim| claim.article.published).min().map(|day| format!("reported {day}"))
}

/// Who or what, and what happened; from the first claim that says so.
fn what(claims: &[&Claim]) -> Option<String> {
    let measure =
        claims.iter().find_map(|claim| claim.measure.as_ref()).map(|measure| shortened(&measure.text, 60));
    let event = claims.iter().find_map(|claim| claim.event.as_ref()).map(|event| shortened(&event.text, 40));
    let parts: Vec<String> = [measure, event].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let mut letters = parts.first()?.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    Some([&[first + letters.as_str()], &parts[1..]].concat().join(" · "))
}

/// Sets of claims that are joined by findings.
#[derive(Default)]
struct Groups<'a> {
    numbers: BTreeMap<&'a str, usize>,
    parents: Vec<usize>,
}

impl<'a> Groups<'a> {
    fn number(&mut self, id: &'a str) -> usize {
        let next = self.parents.len();
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.parents.push(next);
        }
        number
    }

    fn of(&mut self, id: &'a str) -> usize {
        let mut at = self.number(id);
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: &'a str, b: &'a str) {
        let (a, b) = (self.of(a), self.of(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
