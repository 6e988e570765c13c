//! A row of the ledger: one fact and day, with every figure that is given for it.

use rustc_hash::FxHashMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::account::{Account, Bound, Report};
use super::best::{Backed, Texts, backed, best};
use crate::base::{Date, Decimal, ident};
use crate::compare::{Review, Verdict};

pub const FACT_SCHEMA: &str = "gainsay.fact/1";

/// One fact and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub schema: &'static str,
    /// "e" and 15 hex digits, the same as long as its first claim is.
    pub id: String,
    /// Of a toll, the class of harm that befell those counted: "kill".
    pub harm: Option<String>,
    /// Of another figure, the verb or noun of what happened.
    pub event: Option<String>,
    /// Who or what is counted, as most accounts have it; of a part that part: "children".
    pub counted: Option<String>,
    /// Whether only a part of those harmed is counted.
    pub part: bool,
    pub actor: Option<String>,
    /// The most specific first.
    pub place: Vec<String>,
    pub day: Option<Day>,
    pub unit: Option<String>,
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub lowest: Decimal,
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub best: Decimal,
    pub best_bound: Bound,
    /// How the best figure was found.
    pub because: String,
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub highest: Decimal,
    pub values: Vec<Value>,
    pub outlets: Vec<String>,
    /// Independent texts: near copies are one.
    pub texts: usize,
    pub speakers: Vec<String>,
    pub articles: Vec<String>,
    pub claims: Vec<String>,
    /// What judging found between two of its claims, with what users decided of it.
    pub findings: Vec<Dispute>,
}

/// A finding between two claims of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dispute {
    pub finding: String,
    pub verdict: Verdict,
    pub review: Option<Review>,
    pub note: Option<String>,
    /// Ids of both claims, which the row lists.
    #[serde(skip)]
    pub claims: [String; 2],
}

/// When it happened; `reported` where no account says so: the day on which its articles are set, else of the first report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Day {
    pub start: Date,
    pub end: Date,
    pub reported: bool,
}

/// One figure for the fact, with all who give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    pub value: Decimal,
    pub bound: Bound,
    /// As one account prints it.
    pub text: String,
    /// Independent texts that state it, or a bound that it is the nearest to; of an outlet only the latest counts.
    pub texts: usize,
    pub outlets: Vec<String>,
    pub latest: Option<Date>,
    pub claims: Vec<String>,
}

/// What its accounts have in common.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    pub harm: Option<String>,
    pub event: Option<String>,
    pub part: Option<String>,
    pub day: Option<Day>,
}

impl Entry {
    /// Of accounts in order of publication; `None` without any.
    pub fn of(fact: Fact, accounts: &[Account], reports: &[Report], texts: Texts) -> Option<Entry> {
        let first = accounts.first()?;
        let backed = backed(accounts, reports, texts);
        let best = best(&backed)?;
        // Who mentions one of the dead does not say that there was no other.
        let counted: Vec<&Backed> = backed.iter().filter(|value| value.counted).collect();
        let numbered = if counted.is_empty() { backed.iter().collect() } else { counted };
        let report = |account: &Account| &reports[account.report];
        let mut read: Vec<usize> = accounts.iter().map(|account| texts[account.report]).collect();
        read.sort_unstable();
        read.dedup();
        let place =
            most(accounts.iter().filter(|account| !account.place.is_empty()).map(|account| &account.place));
        let scene = || {
            most(
                accounts.iter().map(|account| &report(account).scene.place).filter(|scene| !scene.is_empty()),
            )
        };
        Some(Entry {
            schema: FACT_SCHEMA,
            id: id(first, &fact),
            harm: fact.harm,
            event: fact.event,
            counted: fact
                .part
                .clone()
                .or_else(|| most(accounts.iter().filter_map(|account| account.measure.as_ref()))),
            part: fact.part.is_some(),
            actor: most(accounts.iter().filter_map(|account| account.actor.as_ref())),
            place: place.map(|place| closer(place, accounts, reports)).or_else(scene).unwrap_or_default(),
            day: fact.day,
            unit: first.unit.clone(),
            lowest: numbered.first()?.value,
            highest: numbered.last()?.value,
            best_bound: bound(accounts, best.value),
            best: best.value,
            because: best.because,
            values: backed.iter().map(|value| of_value(value, accounts, reports)).collect(),
            outlets: each(accounts.iter().filter_map(|account| report(account).source.as_deref())),
            texts: read.len(),
            speakers: each(accounts.iter().filter_map(|account| account.speaker.as_deref())),
            articles: each(accounts.iter().map(|account| report(account).id.as_str())),
            claims: each(accounts.iter().map(|account| account.claim.as_str())),
            findings: Vec::new(),
        })
    }
}

/// Where the accounts name no more than what contains it, the scene of one of their articles may say where in it.
fn closer(place: Vec<String>, accounts: &[Account], reports: &[Report]) -> Vec<String> {
    let lies_in = |scene: &&Vec<String>| {
        scene.iter().position(|name| Some(name) == place.first()).is_some_and(|at| at > 0)
    };
    let scenes = accounts.iter().map(|account| &reports[account.report].scene.place);
    most(scenes.filter(lies_in)).unwrap_or(place)
}

fn of_value(backed: &Backed, accounts: &[Account], reports: &[Report]) -> Value {
    let states = || backed.accounts.iter().map(|at| &accounts[*at]);
    Value {
        value: backed.value,
        bound: bound(accounts, backed.value),
        text: states().next().map(|account| account.text.clone()).unwrap_or_default(),
        texts: backed.texts,
        outlets: each(states().filter_map(|account| reports[account.report].source.as_deref())),
        latest: backed.latest,
        claims: each(states().map(|account| account.claim.as_str())),
    }
}

/// How a value is stated: exactly, if one account does.
fn bound(accounts: &[Account], value: Decimal) -> Bound {
    let mut bounds = accounts.iter().filter(|account| account.value == value).map(Account::bound);
    let first = bounds.next().unwrap_or(Bound::Exact);
    if bounds.any(|bound| bound == Bound::Exact) { Bound::Exact } else { first }
}

/// The commonest, of equals the first.
pub(super) fn most<'a, T: Eq + std::hash::Hash + Clone + 'a>(all: impl Iterator<Item = &'a T>) -> Option<T> {
    let mut counts: FxHashMap<&T, (usize, usize)> = FxHashMap::default();
    for (at, item) in all.enumerate() {
        counts.entry(item).or_insert((0, at)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, (count, at))| (*count, std::cmp::Reverse(*at)));
    best.map(|(item, _)| item.clone())
}

/// Each once, in order.
fn each<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut known = rustc_hash::FxHashSet::default();
    for item in all {
        if known.insert(item) {
            list.push(item.to_owned());
        }
    }
    list
}

fn id(first: &Account, fact: &Fact) -> String {
    let mut hash = Sha256::new();
    for part in [Some(&first.claim), fact.harm.as_ref(), fact.part.as_ref()] {
        hash.update(part.map_or("", String::as_str));
        hash.update([0]);
    }
    ident('e', &hash.finalize())
}
