//! What a claim is looked up by.  Two claims can only be judged to meet if they share a key, so a key must
//! be broad enough to hold every pair worth judging and narrow enough never to hold a whole archive.

use std::collections::BTreeSet;

use super::gates::measure::{Subject, base_unit};
use super::parallel::skeleton;
use super::words::{Word, hash, is_function, stem, weight, words};
use crate::base::Date;
use crate::claims::{Claim, ClaimKind, Dimension, Quantity};

const MOST_NAMES: usize = 5;
const MOST_GRAMS: usize = 10;
/// Days of one bucket; buckets overlap by half, so that two claims up to this many days apart share one.
const BUCKET: i32 = 14;

pub fn of(claim: &Claim) -> Vec<String> {
    let mut keys = BTreeSet::new();
    match claim.kind {
        ClaimKind::Quantity => quantity(claim, &mut keys),
        ClaimKind::Statement => statement(claim, &mut keys),
    }
    keys.into_iter().collect()
}

fn quantity(claim: &Claim, keys: &mut BTreeSet<String>) {
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
    for name in &names {
        for bucket in buckets(claim.article.published) {
            keys.insert(format!("q|{measure}|{name}|{bucket}"));
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
fn measure(claim: &Claim, figure: &Quantity) -> String {
    if let Some(unit) = &figure.unit {
        return base_unit(unit).0.to_owned();
    }
    let subject = Subject::of(claim);
    match (subject.event, subject.thing) {
        (Some(event), Some(thing)) if subject.is_harm() || thing == "person" => event.to_owned(),
        (_, Some(thing)) => thing.to_owned(),
        (Some(event), None) => event.to_owned(),
        (None, None) => format!("{:?}", figure.dimension).to_lowercase(),
    }
}

/// Words by which a story is found: names that the claim's own sentence or the headline holds come first, then
/// other words of the headline, then the longest other names; common ones only where nothing else is left.
fn names(claim: &Claim) -> Vec<String> {
    let title = claim.article.title.as_deref().map(|title| words(title, 24)).unwrap_or_default();
    let sentence = words(&claim.sentence.text, 60);
    let held = |list: &[Word], part: &str| list.iter().any(|word| stem(&word.text) == part);
    let names = claim.story.names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let ranked = names.filter(|part| part.len() > 2 && weight(part) > 0.0).map(|part| {
        let stem = stem(part);
        let near = i32::from(held(&sentence, stem)) * 2 + i32::from(held(&title, stem)) * 3;
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

/// Two overlapping stretches of days; one for the undated.
fn buckets(published: Option<Date>) -> Vec<String> {
    let Some(date) = published else { return vec!["undated".to_owned()] };
    let day = Date::constant(1970, 1, 1).until(date).map_or(0, |span| span.get_days());
    let half = day.div_euclid(BUCKET);
    vec![half.to_string(), (half + 1).to_string()]
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
