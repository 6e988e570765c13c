//! Readings that meet: of two texts, and as JSON that somebody gives.

use std::sync::{Arc, LazyLock};

use gainsay::claims::{Claim, Reading, Scene, Scenes, Wording, read_claims};
use gainsay::compare::{Finding, Prepared, compare_own_prepared, compare_prepared};
use gainsay::read::Article;
use gainsay::report::{Sheet, print_cards, print_page};

use serde::Deserialize;

use crate::{article, edits, holds, sound};

/// Names that few articles have: two texts below it are of one story, whatever else they say.
const HEADLINE: &str = "Car bomb at Kesrin market in Velda kills 14, Governor Layla Hamdan says";

/// Between two texts.
const RULE: &[u8] = b"\n====\n";

fn titled(article: Article) -> Article {
    Article { title: Some(HEADLINE.to_owned()), ..article }
}

/// Two texts with [`RULE`] between them, of one day and the next.
pub fn compare(bytes: &[u8]) {
    let cut = bytes.windows(RULE.len()).position(|at| at == RULE);
    let (one, other) = match cut {
        Some(cut) => (&bytes[..cut], &bytes[cut + RULE.len()..]),
        None => bytes.split_at(bytes.len() / 2),
    };
    let [one, other] = [one, other].map(String::from_utf8_lossy);
    let a = sound(&titled(article("a", "2031-03-05", &one)));
    let b = sound(&titled(article("b", "2031-03-06", &other)));
    let found = holds::judged_either_way(&a, &b);
    let stored = holds::judged_either_way(&holds::through_json(&a), &holds::through_json(&b));
    assert_eq!(found, stored);
    print(&found, &[&a, &b]);
}

/// Two texts with most of what a reading may hold, and what they say against each other.
pub static KNOWN: LazyLock<(Reading, Prepared, Vec<Finding>)> = LazyLock::new(|| {
    let a = read_claims(&titled(article("a", "2031-03-05", include_str!("a.txt"))));
    let b = Prepared::of(Arc::new(read_claims(&titled(article("b", "2031-03-06", include_str!("b.txt"))))));
    let found = compare_prepared(&Prepared::of(Arc::new(a.clone())), &b);
    (a, b, found)
});

/// A reading, finding or claim: bytes that start with `{` are one, any others are edits to those of [`KNOWN`].
pub fn json_in(bytes: &[u8]) {
    let (known, other, found) = &*KNOWN;
    let values: Vec<serde_json::Value> = if bytes.trim_ascii_start().starts_with(b"{") {
        serde_json::from_slice(bytes).into_iter().collect()
    } else {
        let Some((which, edits)) = bytes.split_first() else { return };
        let at = usize::from(*which) % (found.len() + 2);
        let value = match found.get(at) {
            Some(finding) => serde_json::to_value(finding),
            None => serde_json::to_value(known),
        };
        vec![edits::edited(value.expect("JSON"), edits)]
    };
    for value in values {
        if let Ok(reading) = Reading::deserialize(&value) {
            let reading = Arc::new(reading);
            let prepared = Prepared::of(Arc::clone(&reading));
            let found = [compare_prepared(&prepared, other), compare_own_prepared(&prepared)].concat();
            print(&found, &[&reading, &other.reading]);
        } else if let Ok(finding) = Finding::deserialize(&value) {
            print(&[finding], &[]);
        } else if let Ok(claim) = Claim::deserialize(&value) {
            Wording::of(&claim).shortened(usize::from(bytes[0]));
            serde_json::to_string(&claim).expect("a claim as JSON");
        }
    }
}

fn print(found: &[Finding], readings: &[&Reading]) {
    let scenes: Scenes =
        readings.iter().map(|reading| (reading.article.id.clone(), Scene::of(reading))).collect();
    let new = ["b".to_owned()].into();
    let mut out = Vec::new();
    let sheet = Sheet { width: 72, bold: false };
    print_cards((found, &scenes), &new, sheet, &mut out).expect("cards");
    if !found.is_empty() {
        print_page((found, &scenes), &mut out).expect("a page");
    }
}
