//! All that a store knows → the rows of its ledger.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::account::{Account, Report};
use super::entry::{Day, Dispute, Entry, Fact, most};
use super::partition::{Link, partition};
use super::toll::SHORT;
use crate::base::DateSpan;
use crate::compare::story::FARTHEST;
use crate::lexicon::{base_unit, in_base};

/// A toll as it is stored: of which class, and of whom where only a part is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tolled {
    pub class: String,
    pub part: Option<String>,
    pub account: Account,
}

/// What rows are made of.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// In order of publication.
    pub reports: Vec<Report>,
    /// How surely two reports tell of one incident.
    pub stories: Vec<Link>,
    /// Reports that are nearly one text.
    pub copies: Vec<(usize, usize)>,
    /// In order of their reports, and within one in order of the text.
    pub tolls: Vec<Tolled>,
    /// Other figures that are of one thing with one of another report.
    pub figures: Vec<Account>,
    /// How surely two of these are of one thing.
    pub same: Vec<Link>,
    /// Contradictions and what is to check, as they were found.
    pub disputes: Vec<Dispute>,
}

/// Log odds between two reports that share too little to be compared.
pub const UNLIKE_REPORTS: f32 = -0.5;
/// Log odds between two figures of which nothing was found.
const UNLIKE_FIGURES: f32 = -0.5;
/// A copy is one text with what it copies, surely.
const COPY: f32 = 1.0;

impl Ledger {
    /// One row a fact and day, by day.
    pub fn entries(&self) -> Vec<Entry> {
        let copies: Vec<Link> = self.copies.iter().map(|&(a, b)| Link { a, b, odds: COPY }).collect();
        let texts = partition(self.reports.len(), &copies, 0.0);
        let mut entries = self.tolled(&texts);
        let told: FxHashSet<&str> = self.tolls.iter().map(|toll| toll.account.claim.as_str()).collect();
        entries.extend(self.others(&texts, &told));
        self.dispute(&mut entries);
        entries.sort_by(|a, b| {
            (a.day, &a.place, &a.harm, a.part, &a.id).cmp(&(b.day, &b.place, &b.harm, b.part, &b.id))
        });
        entries
    }

    /// Lists what was found between two claims of a row with it.
    fn dispute(&self, entries: &mut [Entry]) {
        let mut rows: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            for claim in &entry.claims {
                rows.entry(claim).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for dispute in &self.disputes {
            let [a, b] = dispute
                .claims
                .each_ref()
                .map(|claim| rows.get(claim.as_str()).map_or(&[][..], Vec::as_slice));
            found.extend(a.iter().filter(|row| b.contains(row)).map(|row| (*row, dispute)));
        }
        for (row, dispute) in found {
            entries[row].findings.push(dispute.clone());
        }
    }

    fn tolled(&self, texts: &[usize]) -> Vec<Entry> {
        let incidents = partition(self.reports.len(), &self.stories, UNLIKE_REPORTS);
        let mut gathered: BTreeMap<usize, Vec<&Tolled>> = BTreeMap::new();
        for toll in &self.tolls {
            gathered.entry(incidents[toll.account.report]).or_default().push(toll);
        }
        let rows = gathered.into_values().flat_map(|tolls| self.incident(&tolls));
        rows.filter_map(|(fact, accounts)| Entry::of(fact, &accounts, &self.reports, texts)).collect()
    }

    /// The facts of one incident, each with one account of every report.
    fn incident(&self, tolls: &[&Tolled]) -> Vec<(Fact, Vec<Account>)> {
        let main = self.day(tolls.iter().map(|toll| &toll.account));
        let mut rows: BTreeMap<(String, Option<String>, Option<Day>), Vec<Account>> = BTreeMap::new();
        for toll in tolls {
            let day = match toll.account.days {
                Some(days) if days.days() > SHORT || main.is_some_and(|main| !near(days, main)) => {
                    Some(stated(days))
                }
                _ => main,
            };
            let row = rows.entry((toll.class.clone(), toll.part.clone(), day)).or_default();
            // Those of one report stand together, what it leads with first.
            if row.last().is_none_or(|account| account.report != toll.account.report) {
                row.push(toll.account.clone());
            }
        }
        let facts = rows.into_iter().map(|((class, part, day), accounts)| {
            (Fact { harm: Some(class), event: None, part, day }, accounts)
        });
        facts.collect()
    }

    /// Figures that judging found to be of one thing, told by two reports or more.
    fn others(&self, texts: &[usize], told: &FxHashSet<&str>) -> Vec<Entry> {
        let groups = partition(self.figures.len(), &self.same, UNLIKE_FIGURES);
        let mut gathered: BTreeMap<usize, Vec<&Account>> = BTreeMap::new();
        for (account, group) in self.figures.iter().zip(groups) {
            if !told.contains(account.claim.as_str()) {
                gathered.entry(group).or_default().push(account);
            }
        }
        let rows = gathered.into_values().flat_map(|accounts| in_one_unit(accounts)).filter_map(|accounts| {
            let reports: FxHashSet<usize> = accounts.iter().map(|account| account.report).collect();
            let event = most(accounts.iter().filter_map(|account| account.event.as_ref()));
            let fact = Fact { harm: None, event, part: None, day: self.day(accounts.iter()) };
            (reports.len() > 1).then(|| Entry::of(fact, &accounts, &self.reports, texts)).flatten()
        });
        rows.collect()
    }

    /// The day that most accounts name, of those that are news; else that on which most of their articles are set; else that
    /// of the first report.
    fn day<'a>(&self, accounts: impl Iterator<Item = &'a Account> + Clone) -> Option<Day> {
        let fresh = |account: &&Account| {
            let published = self.reports[account.report].published;
            let ago =
                account.days.zip(published).and_then(|(days, published)| days.end.until(published).ok());
            ago.is_none_or(|ago| ago.get_days() <= FARTHEST)
        };
        let named = accounts.clone().filter(fresh).filter_map(|account| account.days);
        let short = named.filter(|days| days.days() <= SHORT);
        let mut counts: FxHashMap<DateSpan, usize> = FxHashMap::default();
        for days in short {
            *counts.entry(days).or_default() += 1;
        }
        let commonest = counts.into_iter().max_by_key(|(days, count)| (*count, Reverse(*days)));
        let reports = accounts.map(|account| &self.reports[account.report]);
        let opened: Vec<DateSpan> = reports.clone().filter_map(|report| report.scene.day).collect();
        let first = reports.filter_map(|report| report.published).min().map(DateSpan::day);
        let guessed = || most(opened.iter()).or(first).map(|days| Day { reported: true, ..stated(days) });
        commonest.map(|(days, _)| stated(days)).or_else(guessed)
    }
}

fn stated(days: DateSpan) -> Day {
    Day { start: days.start, end: days.end, reported: false }
}

/// Figures in several units in the base unit of each: hectares and acres in square metres, never one as the other.
fn in_one_unit(accounts: Vec<&Account>) -> Vec<Vec<Account>> {
    let first = accounts.first().and_then(|account| account.unit.as_deref());
    if accounts.iter().all(|account| account.unit.as_deref() == first) {
        return vec![accounts.into_iter().cloned().collect()];
    }
    let mut rows: BTreeMap<Option<String>, Vec<Account>> = BTreeMap::new();
    for account in accounts.into_iter().map(in_base_unit) {
        rows.entry(account.unit.clone()).or_default().push(account);
    }
    rows.into_values().collect()
}

fn in_base_unit(account: &Account) -> Account {
    let Some(unit) = &account.unit else { return account.clone() };
    let based = |value| in_base(value, unit, false);
    let Some(value) = based(account.value) else { return account.clone() };
    Account {
        value,
        low: account.low.and_then(based),
        high: account.high.and_then(based),
        unit: Some(base_unit(unit).into_owned()),
        ..account.clone()
    }
}

/// Of one night, one says the evening and the other the morning.
fn near(days: DateSpan, main: Day) -> bool {
    let next = |date: crate::base::Date| date.tomorrow().unwrap_or(date);
    days.start <= next(main.end) && main.start <= next(days.end)
}
