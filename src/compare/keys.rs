//! What a claim is looked up by.  Two claims can only be judged to meet if they share a key, so a key must
//! be broad enough to hold every pair worth judging and narrow enough never to hold a whole archive.

use std::collections::BTreeSet;

use super::Reading;
use super::gates::measure::base_unit;
use super::gates::{occurrence, time};
use super::parallel::skeleton;
use super::words::{Word, hash, is_function, stem, weight, words};
use crate::base::{Date, DateSpan};
use crate::claims::{Claim, ClaimKind, Dimension, Quantity};

const MOST_NAMES: usize = 8;
const MOST_GRAMS: usize = 10;
/// Days of one bucket.
const FORTNIGHT: i32 = 14;
const DAYS: i32 = 4;

pub fn of(claim: &Claim) -> Vec<String> {
    let mut keys = BTreeSet::new();
    match claim.kind {
        ClaimKind::Quantity => quantity(&Reading::of(claim), &mut keys),
        ClaimKind::Statement => statement(claim, &mut keys),
    }
    keys.into_iter().collect()
}

fn quantity(claim: &Reading, keys: &mut BTreeSet<String>) {
    let Some(figure) = &claim.quantity else { return };
    if let Some(skeleton) = skeleton(claim) {
        keys.insert(format!("s|{:x}|{}|{}", skeleton.hash, skeleton.at.0, skeleton.at.1));
    }
    if matches!(
        figure.dimension,
        Dimension::Ordinal | Dimension::Multiple | Dimension::Fraction | Dimension::Age
    ) {
        return;
    }
    let measure = measure(claim, figure);
    let names = names(claim);
    let buckets = buckets(claim.article.published, FORTNIGHT);
    for (at, name) in names.iter().enumerate() {
        // The best names bridge the ends of a fortnight, the others meet within one.
        for bucket in buckets.iter().take(if at < 3 { 2 } else { 1 }) {
            keys.insert(format!("q|{measure}|{name}|{bucket}"));
        }
    }
    if let Some(cause) = occurrence::cause(claim) {
        for name in common_names(claim) {
            for bucket in self::buckets(claim.article.published, DAYS) {
                keys.insert(format!("c|{measure}|{cause}|{name}|{bucket}"));
            }
        }
    }
    // Harm is what articles of one day tell in unlike words: day and country find it.
    if claim.subject().is_harm() {
        for (name, day) in common_names(claim).iter().flat_map(|name| days(claim).map(move |day| (name, day)))
        {
            keys.insert(format!("d|{measure}|{name}|{day}"));
        }
    }
    // Names that only one story has hold over any time: two of them together.
    for (at, one) in names.iter().take(4).enumerate() {
        for other in names.iter().take(4).skip(at + 1) {
            let (one, other) = if one < other { (one, other) } else { (other, one) };
            keys.insert(format!("p|{measure}|{one}|{other}"));
        }
    }
}

/// The class of the measure, or its unit: everything that the gate on measures lets meet shares it.
fn measure(claim: &Reading, figure: &Quantity) -> String {
    if let Some(unit) = &figure.unit {
        return base_unit(unit).0.to_owned();
    }
    let subject = claim.subject();
    match (subject.event, subject.thing) {
        (Some(event), Some(thing)) if subject.is_harm() || thing == "person" => event.to_owned(),
        (_, Some(thing)) => thing.to_owned(),
        (Some(event), None) => event.to_owned(),
        (None, None) => format!("{:?}", figure.dimension).to_lowercase(),
    }
}

/// Words by which a story is found: names that the claim's own sentence or the headline holds come first, then
/// other words of the headline, then the longest other names; common ones only where nothing else is left.
fn names(claim: &Reading) -> Vec<String> {
    let (title, sentence) = (claim.headline(), claim.words());
    let held = |list: &[Word], part: &str| list.iter().any(|word| stem(&word.text) == part);
    let names = claim.story.names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let ranked = names.filter(|part| part.len() > 2 && weight(part) > 0.0).map(|part| {
        let stem = stem(part);
        let near = i32::from(held(sentence, stem)) * 2 + i32::from(held(title, stem)) * 3;
        (-near - if weight(part) >= 1.0 { 6 } else { 0 }, stem)
    });
    let headline = title.iter().filter(|word| weight(&word.text) >= 1.0 && word.text.len() > 3);
    let mut ranked: Vec<(i32, &str)> = ranked.chain(headline.map(|word| (-7, stem(&word.text)))).collect();
    ranked.sort_by_key(|(rank, part)| (*rank, std::cmp::Reverse(part.len()), *part));
    let mut found: Vec<String> = Vec::new();
    for (_, part) in ranked {
        if found.len() < MOST_NAMES && !found.iter().any(|known| known == part) {
            found.push(part.to_owned());
        }
    }
    found
}

/// Names that too many stories hold to be a key alone: with the day, they still find their like.
fn common_names<'a>(claim: &'a Reading) -> Vec<&'a str> {
    const MOST: usize = 3;
    let names = claim.story.names.iter().map(String::as_str);
    let mut names: Vec<&str> =
        names.filter(|name| weight(name) > 0.0 && weight(name) < 1.0 && !name.contains(' ')).collect();
    let near = |name: &str| claim.words().iter().chain(claim.headline()).any(|word| word.text == name);
    names.sort_by_cached_key(|name| !near(name));
    names.truncate(MOST);
    names
}

/// The days on which a claim's event may have been: its own, else those about the publication.
fn days(claim: &Claim) -> impl Iterator<Item = i32> {
    let published = claim.article.published.map(DateSpan::day);
    let known = time::day(claim)
        .or(published.map(|day| DateSpan { start: day.start.yesterday().unwrap_or(day.start), ..day }));
    let (first, last) = known.map_or((0, -1), |days| (number(days.start) - 1, number(days.end)));
    first..=last
}

/// Two overlapping stretches of days, so that two claims up to half a stretch apart share one.
fn buckets(published: Option<Date>, length: i32) -> Vec<String> {
    let Some(date) = published else { return vec!["undated".to_owned()] };
    let day = number(date);
    let shifted = (day + length / 2).div_euclid(length);
    vec![day.div_euclid(length).to_string(), format!("{shifted}h")]
}

/// Days since 1970.
fn number(date: Date) -> i32 {
    Date::constant(1970, 1, 1).until(date).map_or(0, |span| span.get_days())
}

/// Winnowed runs of three words (Schleimer 2003): a shared run of seven words shares a key.
fn statement(claim: &Claim, keys: &mut BTreeSet<String>) {
    const RUN: usize = 3;
    const WINDOW: usize = 5;
    let Some(said) = &claim.statement else { return };
    let said = words(&said.text, 140);
    if said.len() < 6 {
        return;
    }
    let grams: Vec<Option<u64>> = said.windows(RUN).map(gram).collect();
    for window in grams.windows(WINDOW.min(grams.len())) {
        if let Some(least) = window.iter().flatten().min() {
            keys.insert(format!("w|{least:x}"));
        }
        if keys.len() >= MOST_GRAMS {
            return;
        }
    }
}

/// Hash of a run of words that says something.
fn gram(run: &[Word]) -> Option<u64> {
    let telling = run.iter().filter(|word| !is_function(&word.text) && word.text.len() >= 4).count();
    (telling >= 1).then(|| hash(run.iter().map(|word| stem(&word.text))))
}
