//! Gate 3, last part: how surely do two figures speak of one thing?
//!
//! No single sign decides: a war has many like stories, a story many attacks, an attack many figures.  The
//! signs are weighed by a logistic regression (Cox 1958) over buckets; `bond.tsv` holds a weight for each,
//! in log odds, made by `examples/train_bond.rs`.

use std::sync::LazyLock;

use smallvec::SmallVec;

use super::measure::{self, Subject};
use super::occurrence::{self, Common};
use super::{place, power, scope, standing, time, voice};
use crate::base::{Field, Lexicon};
use crate::claims::{Claim, Dimension};
use crate::compare::Reading;
use crate::compare::opinion::Pair;

/// Groups of signs; of each group a pair shows one, by index.  Harm to people has weights of its own.
const GROUPS: &[(&str, usize)] = &[
    ("kind", 6),
    ("names", 6),
    ("words", 5),
    ("rare names", 4),
    ("copies", 2),
    ("published", 7),
    ("days", 8),
    ("place", 4),
    ("cause", 4),
    ("lead", 4),
    ("sentence", 6),
    ("shared words", 5),
    ("noun", 4),
    ("event", 4),
    ("voice", 3),
    ("scope", 3),
    ("standing", 3),
    ("agent", 3),
    ("headlines", 5),
];

static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let lexicon = Lexicon::parse(include_str!("../bond.tsv"));
    let weight = |name: &str| lexicon.get(name)?.first()?.parse().ok();
    names().iter().map(|name| weight(name).unwrap_or(0.0)).collect()
});

/// The name of each sign, by index: "harm sentence 3".
pub fn names() -> Vec<String> {
    let of = |of: &'static str| {
        GROUPS.iter().flat_map(move |(group, size)| (0..*size).map(move |at| format!("{of} {group} {at}")))
    };
    of("harm").chain(of("other")).collect()
}

pub type Signs = SmallVec<[u16; 20]>;

/// What two figures have in common: one sign of each group, in the order of the groups.
pub fn signs(pair: Pair, common: &Common) -> Signs {
    let (a, b) = (pair.newer, pair.older);
    let (subject, other) = (a.subject(), b.subject());
    let kind = kind(a, subject, other);
    let story = &common.story;
    let found = [
        kind,
        bucket(story.names, &[0.1, 0.2, 0.3, 0.45, 0.6]),
        bucket(story.words, &[0.1, 0.2, 0.3, 0.45]),
        (story.rare as usize).min(3),
        usize::from(story.copies || story.all),
        published(story.gap),
        days(a, b),
        if place::apart(a, b) { 3 } else { (place::tie(a, b) * 2.0) as usize },
        cause(a, b),
        lead(a, b),
        bucket(common.sentence.1, &[0.1, 0.2, 0.35, 0.5, 0.65]),
        (common.sentence.0 as usize).min(4),
        noun(a, b),
        event(a, b, subject, other),
        voice::compare(a, b) as usize,
        usize::from(scope::is_part(a)) + usize::from(scope::is_part(b)),
        usize::from(standing::is_principal(a, subject)) + usize::from(standing::is_principal(b, other)),
        agent(a, b),
        bucket(common.headlines, &[0.08, 0.2, 0.35, 0.55]),
    ];
    let all: usize = GROUPS.iter().map(|(_, size)| size).sum();
    let mut first = if kind == 0 { 0 } else { all };
    let signs = GROUPS.iter().zip(found).map(|((_, size), at)| {
        let sign = first + at.min(size - 1);
        first += size;
        sign as u16
    });
    signs.collect()
}

/// The odds that both figures are of one thing, and the signs that say so.
pub fn weigh(pair: Pair, common: &Common) -> f32 {
    let sum: f32 = signs(pair, common).iter().filter_map(|sign| WEIGHTS.get(usize::from(*sign))).sum();
    1.0 / (1.0 + (-sum).exp())
}

fn bucket(value: f32, bounds: &[f32]) -> usize {
    bounds.partition_point(|bound| *bound <= value)
}

/// Harm to people, other counts of people, other counts, money, shares, other units.
fn kind(claim: &Claim, subject: Subject, other: Subject) -> usize {
    match claim.quantity.as_ref().map(|quantity| quantity.dimension) {
        _ if subject.is_harm() || other.is_harm() => 0,
        Some(Dimension::Count | Dimension::Other) if subject.thing.is_some_and(measure::is_person) => 1,
        Some(Dimension::Count | Dimension::Other) => 2,
        Some(Dimension::Money) => 3,
        Some(Dimension::Percent) => 4,
        _ => 5,
    }
}

fn published(gap: Option<i32>) -> usize {
    match gap {
        None => 6,
        Some(days) => bucket(days as f32, &[1.0, 2.0, 4.0, 8.0, 31.0]),
    }
}

/// Of the events: both stated and one day, both stated and near, one stated, none stated; near or far.
fn days(a: &Claim, b: &Claim) -> usize {
    let stated = usize::from(time::day(a).is_some()) + usize::from(time::day(b).is_some());
    match (stated, time::apart(a, b)) {
        (2, Some(0)) => 0,
        (2, Some(1)) => 1,
        (2, _) => 2,
        (1, Some(0..=1)) => 3,
        (1, Some(2..=4)) => 4,
        (1, _) => 5,
        (0, Some(0..=2)) => 6,
        _ => 7,
    }
}

/// Where the articles say what they are about: neither figure stands there, one, both, both in a headline.
fn lead(a: &Claim, b: &Claim) -> usize {
    let titles = a.field == Field::Title && b.field == Field::Title;
    if titles { 3 } else { usize::from(occurrence::leads(a)) + usize::from(occurrence::leads(b)) }
}

/// Words of the counted thing: no word known, other words, one head, the same words.
fn noun(a: &Claim, b: &Claim) -> usize {
    match (&a.measure, &b.measure) {
        (Some(a), Some(b)) if a.text.eq_ignore_ascii_case(&b.text) => 3,
        (Some(a), Some(b)) if a.head == b.head => 2,
        (Some(_), Some(_)) => 1,
        _ => 0,
    }
}

/// Event: unknown, other, one class, one word.
fn event(a: &Claim, b: &Claim, subject: Subject, other: Subject) -> usize {
    match (&a.event, &b.event) {
        (Some(a), Some(b)) if a.lemma == b.lemma => 3,
        (Some(_), Some(_)) if subject.event == other.event => 2,
        (Some(_), Some(_)) => 1,
        _ => 0,
    }
}

/// What caused it, by sentence or headline: unknown of one, the same, near kin, another.
fn cause(a: &Reading, b: &Reading) -> usize {
    match (occurrence::cause(a), occurrence::cause(b)) {
        (Some(a), Some(b)) if a == b => 1,
        (Some(a), Some(b)) if occurrence::mixed(a, b) => 2,
        (Some(_), Some(_)) => 3,
        _ => 0,
    }
}

/// Whose arms did it: unknown of one, another power's, the same power's.
fn agent(a: &Reading, b: &Reading) -> usize {
    let (a, b) = (power::of(a), power::of(b));
    match (a.is_empty() || b.is_empty(), a.iter().any(|power| b.contains(power))) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    }
}
