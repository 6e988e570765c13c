//! What a claim is looked up by.  Two claims can only be judged to meet if they share a key, so a key must
//! be broad enough to hold every pair worth judging and narrow enough never to hold a whole archive.

use std::collections::BTreeSet;

use super::gates::measure::{Subject, base_unit};
use super::parallel::skeleton;
use super::words::{Word, hash, is_function, stem, weight, words};
use crate::base::Date;
use crate::claims::{Claim, ClaimKind, Dimension, Quantity};

const MOST_NAMES: usize = 4;
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
        keys.insert(format!("s|{:x}|{}", skeleton.hash, skeleton.at));
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
    for (at, one) in names.iter().enumerate() {
        for other in names.iter().skip(at + 1) {
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

/// Names by which a story is found: those of the claim's own place and sentence first, then those of the
/// headline, then the longest.
fn names(claim: &Claim) -> Vec<String> {
    let title = claim.article.title.as_deref().unwrap_or_default().to_lowercase();
    let sentence = claim.sentence.text.to_lowercase();
    let places: Vec<String> = claim.place.iter().map(|place| place.to_lowercase()).collect();
    let mut ranked: Vec<(u32, std::cmp::Reverse<usize>, String)> = claim
        .story
        .names
        .iter()
        .filter(|name| name.split(' ').map(weight).sum::<f32>() >= 1.0)
        .map(|name| {
            let near = u32::from(places.contains(name)) * 2 + u32::from(sentence.contains(name.as_str()));
            let rank = 6 - near - u32::from(title.contains(name.as_str())) * 3;
            (rank, std::cmp::Reverse(name.len()), plain(name))
        })
        .collect();
    ranked.sort();
    ranked.dedup_by(|a, b| a.2 == b.2);
    ranked.into_iter().take(MOST_NAMES).map(|(_, _, name)| name).collect()
}

/// Letters alone, without an article, so that spellings of a name fall together.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("al-").or(name.strip_prefix("the ")).unwrap_or(name);
    name.chars().filter(|c| c.is_alphanumeric()).collect()
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
