//! A reading is complete: what went through its JSON is judged as before.

mod shelf;

use std::convert::Infallible;
use std::sync::Arc;

use gainsay::base::Field;
use gainsay::claims::{Reading, each_claim, read_claims_in_stretches};
use gainsay::compare::{Finding, Prepared, compare_own_prepared, compare_prepared};

fn through_json(reading: &Reading) -> Reading {
    let json = serde_json::to_string(reading).expect("a reading as JSON");
    serde_json::from_str(&json).expect("JSON as a reading")
}

fn findings(readings: &[Reading]) -> Vec<Finding> {
    let prepared: Vec<Prepared> =
        readings.iter().map(|reading| Prepared::of(Arc::new(reading.clone()))).collect();
    let mut found = Vec::new();
    for (at, one) in prepared.iter().enumerate() {
        found.extend(compare_own_prepared(one));
        found.extend(prepared[..at].iter().flat_map(|other| compare_prepared(one, other)));
    }
    found
}

#[test]
fn a_reading_that_went_through_json_is_judged_as_before() {
    let shelves = shelf::groups();
    let volumes = shelves.iter().flat_map(|group| shelf::open(group));
    let readings: Vec<Reading> = volumes.map(|volume| volume.reading).collect();
    let stored: Vec<Reading> = readings.iter().map(through_json).collect();
    assert_eq!(readings, stored);
    let direct = findings(&readings);
    assert!(!direct.is_empty());
    assert_eq!(direct, findings(&stored));
}

#[test]
fn the_order_of_two_articles_changes_nothing() {
    for group in shelf::groups() {
        let prepared: Vec<Prepared> =
            shelf::open(&group).into_iter().map(|volume| Prepared::of(Arc::new(volume.reading))).collect();
        for (at, one) in prepared.iter().enumerate() {
            for other in &prepared[..at] {
                assert_eq!(compare_prepared(one, other), compare_prepared(other, one));
            }
        }
    }
}

#[test]
fn every_claim_has_its_frame() {
    for group in shelf::groups() {
        for volume in shelf::open(&group) {
            let Reading { claims, setting, .. } = &volume.reading;
            assert_eq!(claims.len(), setting.frames.len());
            for frame in &setting.frames {
                let sentence = &setting.sentences[frame.sentence as usize];
                assert_eq!(sentence.words.len(), sentence.kinds.len());
                assert!(frame.number.0 <= frame.number.1 && frame.whole.0 <= frame.whole.1);
            }
        }
    }
}

#[test]
fn claims_by_themselves_are_those_of_the_reading() {
    for group in shelf::groups() {
        for volume in shelf::open(&group) {
            let mut claims = Vec::new();
            each_claim(&volume.article, |claim| {
                claims.push(claim);
                Ok::<_, Infallible>(())
            })
            .expect("all claims");
            assert_eq!(claims, volume.reading.claims);
        }
    }
}

const COPIES: usize = 3;

#[test]
fn an_article_read_in_stretches_is_judged_as_any() {
    let group = shelf::groups().remove(0);
    let (_, mut article) = shelf::articles(&group).remove(0);
    article.text = [article.text.as_str(); COPIES].join("\n\n");
    let reading = read_claims_in_stretches(&article, article.text.len() / COPIES);
    for claim in &reading.claims {
        let field = match claim.field {
            Field::Title => article.title.as_deref().unwrap_or_default(),
            Field::Text => &article.text,
        };
        assert_eq!(claim.span.of(field), Some(claim.text.as_str()));
    }
    let stored = through_json(&reading);
    assert_eq!(reading, stored);
    assert_eq!(findings(&[reading]), findings(&[stored]));
}
