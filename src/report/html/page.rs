//! The whole page: what it is about, and what it can be filtered by.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::claims::{name, outlet, speaker};
use super::super::facts::Fact;
use super::fact::{Section, section};
use super::words::{count, in_page, kind, severity};
use crate::claims::Claim;
use crate::compare::{FindingKind, Severity, Verdict};

#[derive(Debug, Serialize)]
pub struct Page {
    facts: Vec<Section>,
    /// "12 facts in dispute", and how they divide.
    headline: String,
    shares: Vec<String>,
    period: String,
    outlets: Vec<String>,
    speakers: Vec<String>,
    /// Name in the contract, and for people.
    kinds: Vec<(String, &'static str)>,
    severities: Vec<(String, &'static str)>,
    reviewed: bool,
}

impl Page {
    pub fn of(facts: &[Fact]) -> Page {
        let claims = || facts.iter().flat_map(|fact| fact.claims.iter().copied());
        let outlets = Names::of(claims().map(outlet));
        let speakers = Names::of(claims().filter_map(speaker).map(str::to_owned));
        let sections = facts.iter().enumerate().map(|(at, fact)| {
            let mut section = section(fact, at + 1);
            section.outlets = outlets.places(fact.claims.iter().map(|claim| outlet(claim)));
            section.speakers =
                speakers.places(fact.claims.iter().filter_map(|claim| speaker(claim)).map(str::to_owned));
            section
        });
        let findings = || facts.iter().flat_map(|fact| fact.findings.iter());
        Page {
            facts: sections.collect(),
            headline: format!("{} in dispute", count(disputed(facts), "fact")),
            shares: shares(facts),
            period: period(claims()),
            kinds: kinds()
                .filter(|kind| findings().any(|finding| finding.kind == *kind))
                .map(|it| (name(&it), kind(it)))
                .collect(),
            severities: [Severity::High, Severity::Medium, Severity::Low]
                .into_iter()
                .filter(|grave| facts.iter().any(|fact| fact.severity() == *grave))
                .map(|grave| (name(&grave), severity(grave)))
                .collect(),
            reviewed: findings().any(|finding| finding.review.is_some()),
            outlets: outlets.printed(),
            speakers: speakers.printed(),
        }
    }
}

fn kinds() -> impl Iterator<Item = FindingKind> {
    use FindingKind::{Date, Polarity, Quantity, Quote, Speaker, Sum};
    [Quantity, Polarity, Date, Quote, Speaker, Sum].into_iter()
}

/// Facts of which not all that is said can be so, surely or likely.
fn disputed(facts: &[Fact]) -> usize {
    facts.iter().filter(|fact| fact.findings[0].verdict <= Verdict::ToCheck).count()
}

/// How many facts are surely at odds, and how many to check.
fn shares(facts: &[Fact]) -> Vec<String> {
    let of = |verdict: Verdict| facts.iter().filter(|fact| fact.findings[0].verdict == verdict).count();
    let sure = of(Verdict::Contradiction);
    let high = facts.iter().filter(|fact| fact.severity() == Severity::High).count();
    let settled = facts.len() - disputed(facts);
    let parts = [
        (sure, count(sure, "contradiction")),
        (of(Verdict::ToCheck), format!("{} to check", of(Verdict::ToCheck))),
        (high, format!("{high} of high severity")),
        (settled, format!("{settled} more only updated or agreed on")),
    ];
    parts.into_iter().filter(|(many, _)| *many > 0).map(|(_, words)| words).collect()
}

/// From the first to the last day of publication.
fn period<'a>(claims: impl Iterator<Item = &'a Claim> + Clone) -> String {
    let days = || claims.clone().filter_map(|claim| claim.article.published);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) => day.to_string(),
        _ => String::new(),
    }
}

/// Names in order, each once.
struct Names(BTreeMap<(String, String), usize>);

impl Names {
    fn of(names: impl Iterator<Item = String>) -> Names {
        let mut known: BTreeMap<(String, String), usize> = names.map(|name| (key(&name), 0)).collect();
        known.values_mut().enumerate().for_each(|(at, place)| *place = at);
        Names(known)
    }

    fn places(&self, names: impl Iterator<Item = String>) -> Vec<usize> {
        let mut places: Vec<usize> = names.filter_map(|name| self.0.get(&key(&name)).copied()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn printed(&self) -> Vec<String> {
        self.0.keys().map(|(_, name)| name.clone()).collect()
    }
}

/// Small letters first, so that capitals do not go before all others.
fn key(name: &str) -> (String, String) {
    let name = in_page(name);
    (name.to_lowercase(), name)
}
