//! Which of several figures for one fact to take, and why.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::account::{Account, Report};
use crate::base::{Date, Decimal};

/// A value with those who give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backed {
    pub value: Decimal,
    /// Indices of the accounts that state it.
    pub accounts: Vec<usize>,
    /// How many independent texts state it, or a bound that it is the nearest to.
    pub texts: usize,
    /// An account gives it by number.
    pub counted: bool,
    /// The first and the last day on which it was reported.
    pub first: Option<Date>,
    pub latest: Option<Date>,
}

/// The value to take, and in words how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    pub value: Decimal,
    pub because: String,
}

/// Near copies are one text: each report's number of its text.
pub type Texts<'a> = &'a [usize];

/// The values of one fact, ascending, each with its texts.  Of an outlet only the latest account counts, so that what it
/// corrected backs nothing.
pub fn backed(accounts: &[Account], reports: &[Report], texts: Texts) -> Vec<Backed> {
    let mut stated: BTreeMap<Decimal, Vec<usize>> = BTreeMap::new();
    for (at, account) in accounts.iter().enumerate() {
        stated.entry(account.value).or_default().push(at);
    }
    let values: Vec<Decimal> = stated.keys().copied().collect();
    let mut backing: BTreeMap<Decimal, FxHashSet<usize>> = BTreeMap::new();
    for account in standing(accounts, reports).into_iter().map(|at| &accounts[at]) {
        for value in [Some(account.value), nearest(account, &values)].into_iter().flatten() {
            backing.entry(value).or_default().insert(texts[account.report]);
        }
    }
    let backed = stated.into_iter().map(|(value, states)| {
        let days = || states.iter().filter_map(|at| reports[accounts[*at].report].published);
        Backed {
            value,
            texts: backing.get(&value).map_or(0, FxHashSet::len),
            counted: states.iter().any(|at| !accounts[*at].uncounted),
            first: days().min(),
            latest: days().max(),
            accounts: states,
        }
    });
    backed.collect()
}

/// Which other value an account speaks for: of those that its words allow the nearest.  "At least 22" speaks for 26 and not
/// for the hundred thousand whom another text gives for all the war.
fn nearest(account: &Account, values: &[Decimal]) -> Option<Decimal> {
    let allowed = values.iter().copied().filter(|value| *value != account.value && account.allows(*value));
    allowed.min_by_key(|value| value.saturating_sub(account.value).abs())
}

/// The latest account of each outlet; what has no outlet stands for itself.
fn standing(accounts: &[Account], reports: &[Report]) -> Vec<usize> {
    let mut latest: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, account) in accounts.iter().enumerate() {
        let report = &reports[account.report];
        let outlet = report.source.as_deref().unwrap_or(&report.id);
        let age = |at: usize| {
            let report = &reports[accounts[at].report];
            (report.published, std::cmp::Reverse(accounts[at].uncounted), &report.id)
        };
        let kept = latest.entry(outlet).or_insert(at);
        if age(at) > age(*kept) {
            *kept = at;
        }
    }
    let mut standing: Vec<usize> = latest.into_values().collect();
    standing.sort_unstable();
    standing
}

/// The value that most independent texts give; a later one that two or more agree on, all of them after the last that
/// gave it, replaces it.  Of equals one given by number, the latest, then the larger.
pub fn best(backed: &[Backed]) -> Option<Best> {
    let all: usize = backed.iter().map(|value| value.accounts.len()).sum();
    let rank = |value: &&Backed| (value.texts, value.counted, value.latest, value.value);
    let mut chosen = backed.iter().max_by_key(rank)?;
    let mut because = match (backed.len(), chosen.texts) {
        (1, 1) => "the only text".to_owned(),
        (1, texts) => format!("all {texts} independent texts agree"),
        (_, texts) if backed.iter().any(|other| tied(chosen, other)) => {
            format!("the highest of values with {} each of one day", texts_of(texts))
        }
        (_, texts) if backed.iter().any(|other| other.value != chosen.value && other.texts == texts) => {
            format!("the latest of values with {} each", texts_of(texts))
        }
        (_, texts) => format!("most independent texts, {texts} of {}", texts.max(all.min(distinct(backed)))),
    };
    let later =
        backed.iter().filter(|value| value.counted && value.texts >= 2 && value.first > chosen.latest);
    if let Some(later) = later.max_by_key(rank) {
        because = format!(
            "{} agree on it, all later than the last that gave {}",
            texts_of(later.texts),
            chosen.value
        );
        chosen = later;
    }
    Some(Best { value: chosen.value, because })
}

/// Nothing but their values tells one from the other.
fn tied(one: &Backed, other: &Backed) -> bool {
    let rank = |value: &Backed| (value.texts, value.counted, value.latest);
    one.value != other.value && rank(one) == rank(other)
}

fn texts_of(texts: usize) -> String {
    if texts == 1 { "one independent text".to_owned() } else { format!("{texts} independent texts") }
}

fn distinct(backed: &[Backed]) -> usize {
    backed.iter().map(|value| value.texts).sum()
}
