//! Findings that hang together through their claims are about one fact.

use std::collections::BTreeMap;

use super::title;
use crate::claims::{Claim, Scenes};
use crate::compare::{Finding, Severity};

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
/// `scenes` says by article what a claim leaves out for its title.
pub fn facts<'a>(findings: &'a [Finding], scenes: &Scenes) -> Vec<Fact<'a>> {
    let mut groups = Groups::default();
    for finding in findings {
        groups.join(&finding.a.id, &finding.b.id);
    }
    let mut gathered: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let group = groups.of(&finding.a.id);
        gathered.entry(group).or_default().push(finding);
    }
    let mut facts: Vec<Fact> = gathered.into_values().map(|findings| fact(findings, scenes)).collect();
    facts.sort_by(|a, b| rank(a.findings[0], b.findings[0]));
    facts
}

fn fact<'a>(mut findings: Vec<&'a Finding>, scenes: &Scenes) -> Fact<'a> {
    findings.sort_by(|a, b| rank(a, b));
    let mut claims: Vec<&Claim> = findings.iter().flat_map(|finding| [&finding.a, &finding.b]).collect();
    claims.sort_by(|a, b| order(a).cmp(&order(b)));
    claims.dedup_by(|a, b| a.id == b.id);
    Fact { title: title::of(findings[0], &claims, scenes), claims, findings }
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
