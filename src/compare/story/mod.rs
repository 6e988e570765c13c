//! Which articles may tell of one thing, and how surely two of them do.

pub mod earlier;
pub mod keys;

pub use earlier::{Fit, MOST_EARLIER, foremost, is_newer, least};
pub use keys::SharedKeys;

use super::bag::Bag;
use super::overlap::{Overlap, common, cosine, share};
use super::prepared::Prepared;
use super::regression::{Weights, on, probability};
use crate::base::DateSpan;
use crate::claims::Reading;

/// What speaks for or against one incident, in the order of [`Likeness::signs`].
pub const SIGNS: [&str; 23] = [
    "cosine",
    "cosine_squared",
    "terms_rarest",
    "terms_shared",
    "headline",
    "opening",
    "people_shared",
    "people_none_shared",
    "places_shared",
    "places_apart",
    "same_day",
    "next_day",
    "within_week",
    "later",
    "undated",
    "days_meet",
    "days_apart",
    "equal_figures",
    "names_shared",
    "names_known",
    "names_foreign",
    "copies",
    "headline_and_places",
];

/// Articles further apart in days than this are not compared.
pub const FARTHEST: i32 = 21;
/// Articles whose telling words have less in common are not compared.
const LEAST_COSINE: f32 = 0.08;

/// How surely two articles report one incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    pub signs: [f32; SIGNS.len()],
    /// Log odds.
    pub odds: f32,
    /// Days between the publications.
    pub gap: Option<i32>,
    /// Nearly one text: a wire story in two outlets.
    pub copies: bool,
}

impl Likeness {
    /// `None` for articles that are not worth comparing.
    pub fn of(a: &Prepared, b: &Prepared, weights: &Weights) -> Option<Likeness> {
        let gap = gap(a, b);
        if gap.is_some_and(|days| days > FARTHEST) {
            return None;
        }
        if !SharedKeys::of(&a.keys, &b.keys).are_enough() {
            return None;
        }
        let alike = cosine(&a.terms, &b.terms);
        if alike < LEAST_COSINE {
            return None;
        }
        let copies = copies(a, b);
        let signs = signs(a, b, alike, gap, copies);
        Some(Likeness { odds: weights.sum(&signs), signs, gap, copies })
    }

    /// Of an article with itself.
    pub fn own() -> Likeness {
        Likeness { signs: [0.0; SIGNS.len()], odds: CERTAIN, gap: Some(0), copies: false }
    }

    /// Whether both tell of one incident so seldom that what differs between them says nothing.
    pub fn is_unlikely(&self) -> bool {
        self.odds < UNLIKELY
    }

    pub fn probability(&self) -> f32 {
        probability(self.odds)
    }
}

/// Log odds of one in twenty.  Judged all the same, 71,500 pairs of five corpora that were less likely gave no contradiction, 3 to
/// check and 12 updates, none of which was real.
const UNLIKELY: f32 = -3.0;

/// A look with little work: whether two articles have enough telling words in common to be worth comparing.
pub fn may_meet(a: &Prepared, b: &Reading) -> bool {
    cosine(&a.terms, &Bag::telling(&b.setting.story)) >= LEAST_COSINE
}

/// Log odds of an article to tell of what it tells of.
const CERTAIN: f32 = 4.0;

fn gap(a: &Prepared, b: &Prepared) -> Option<i32> {
    let (a, b) = (a.reading.article.published?, b.reading.article.published?);
    a.until(b).ok().map(|span| span.get_days().abs())
}

fn signs(a: &Prepared, b: &Prepared, alike: f32, gap: Option<i32>, copies: bool) -> [f32; SIGNS.len()] {
    let terms = Overlap::of(&a.terms, &b.terms);
    let headline = share(&a.headline, &b.headline);
    let people = common(&a.people, &b.people);
    let places = common(&a.places, &b.places);
    let both = |one: &[u32], other: &[u32]| !one.is_empty() && !other.is_empty();
    let days = days(a, b);
    [
        alike,
        alike * alike,
        terms.rarest,
        (terms.words.min(20) as f32) / 20.0,
        headline,
        share(&a.opening, &b.opening),
        (people.min(3) as f32) / 3.0,
        on(people == 0 && both(&a.people, &b.people)),
        (places.min(2) as f32) / 2.0,
        on(places == 0 && both(&a.places, &b.places)),
        on(gap == Some(0)),
        on(gap == Some(1)),
        on(matches!(gap, Some(2..=7))),
        on(gap.is_some_and(|days| days > 7)),
        on(gap.is_none()),
        on(days == Some(true)),
        on(days == Some(false)),
        equal_figures(a, b).min(4.0) / 4.0,
        share(&a.opening_names, &b.opening_names),
        known(a, b).max(known(b, a)),
        known(a, b).min(known(b, a)),
        on(copies),
        headline * on(places > 0),
    ]
}

/// Share of the names of one article's opening that the other has anywhere.
fn known(a: &Prepared, b: &Prepared) -> f32 {
    let all = a.opening_names.len();
    if all == 0 { 0.5 } else { common(&a.opening_names, &b.names) as f32 / all as f32 }
}

/// Whether the days that both openings name meet; `None` if one names none.
fn days(a: &Prepared, b: &Prepared) -> Option<bool> {
    let (a, b) = (&a.reading.setting.story.days, &b.reading.setting.story.days);
    let meet = |one: &DateSpan| b.iter().any(|other| one.overlaps(*other));
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(meet))
}

/// Figures of one unit and value, above what is often equal by chance, each value once.
fn equal_figures(a: &Prepared, b: &Prepared) -> f32 {
    let told = |article: &Prepared| {
        let unusual = article.figures.iter().filter(|figure| figure.value > UNUSUAL.into());
        let mut told: Vec<_> = unusual.map(|figure| (figure.group, figure.value)).collect();
        told.sort_unstable();
        told.dedup();
        told
    };
    common(&told(a), &told(b)) as f32
}

/// Smaller numbers are often equal by chance.
const UNUSUAL: i64 = 12;

/// Sorted bottom sketches of shingles with half or more in common (Broder 1997).
fn copies(a: &Prepared, b: &Prepared) -> bool {
    let (a, b) = (&a.reading.setting.story.shingles, &b.reading.setting.story.shingles);
    let small = a.len().min(b.len());
    small >= FEWEST_SHINGLES && common(a, b) * 2 >= small
}

const FEWEST_SHINGLES: usize = 16;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::claims::read_claims;
    use crate::compare::{Model, compare_prepared, why_not};
    use crate::read::Article;

    fn prepared(id: &str, title: &str, day: &str, text: &str) -> Prepared {
        Prepared::of(Arc::new(read_claims(&Article {
            id: id.to_owned(),
            title: Some(title.to_owned()),
            published: day.parse().ok(),
            ..Article::untitled(text)
        })))
    }

    #[test]
    fn two_incidents_of_one_kind_meet_and_are_not_judged() {
        let aston = prepared(
            "a",
            "Mayor Falk among wounded in Aston shooting",
            "2031-03-20",
            "Three people were wounded by gunshots at the ferry terminal in Aston on Thursday, the harbour police said. A gunman fled \
             on a motorcycle. Mayor Ines Falk was taken to a clinic in Brenlow.",
        );
        let velda = prepared(
            "b",
            "Gunman wounds five at ferry terminal in Velda",
            "2031-03-05",
            "Five people were wounded by gunshots at the ferry terminal in Velda on Tuesday, the civil guard said. A gunman in a red \
             coat was arrested by Sergeant Otto Maas near the fish market.",
        );
        let likeness = Likeness::of(&aston, &velda, &Model::shipped().story).unwrap();
        assert!(likeness.is_unlikely(), "{}", likeness.odds);
        assert!(compare_prepared(&aston, &velda).is_empty());
        let claim = |article: &Prepared| article.reading.claims[0].id.clone();
        let gates = why_not((&aston, &claim(&aston)), (&velda, &claim(&velda)));
        assert!(matches!(&gates[..], [gate] if gate.gate == "same_story" && !gate.passed), "{gates:?}");
    }
}
