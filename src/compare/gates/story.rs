//! Gate 3, first part: do both articles tell one story?  Judged from the names and words they share.

use crate::claims::{Claim, Story};
use crate::compare::words::{stem, weight};

/// How much two articles share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Weight of the shared names and words.
    pub shared: f32,
    /// That weight as a share of what both hold (cosine), 0 to 1.
    pub share: f32,
    pub names: f32,
    /// Nearly one text: a wire story in two outlets.
    pub copies: bool,
    /// Days between the publications.
    pub gap: Option<i32>,
}

impl Likeness {
    pub fn of(a: &Claim, b: &Claim) -> Likeness {
        let names = overlap(&a.story.names, &b.story.names, name_weight, |name| name.len());
        let words = overlap(&a.story.words, &b.story.words, weight, |word| stem(word).len());
        let (shared, all_a, all_b) = (names.0 + words.0, names.1 + words.1, names.2 + words.2);
        let gap = a.article.published.zip(b.article.published);
        Likeness {
            shared,
            share: if shared > 0.0 { shared / (all_a * all_b).sqrt() } else { 0.0 },
            names: names.0,
            copies: copies(&a.story, &b.story),
            gap: gap.and_then(|(a, b)| a.until(b).ok()).map(|span| span.get_days().abs()),
        }
    }

    /// One story?  The further apart in time, the more they must share; unknown dates ask for more.
    pub fn same_story(&self) -> bool {
        if self.copies || self.share >= 0.75 {
            return true;
        }
        let (shared, share) = match self.gap {
            Some(0..=3) => (4.0, 0.14),
            Some(4..=10) => (5.0, 0.18),
            Some(_) => (6.0, 0.25),
            None => (6.0, 0.22),
        };
        self.shared >= shared && self.share >= share && self.names >= 1.0
    }

    pub fn verdict(&self) -> Result<String, String> {
        let apart = match self.gap {
            Some(0) => "same day".to_owned(),
            Some(1) => "one day apart".to_owned(),
            Some(days) => format!("{days} days apart"),
            None => "day unknown".to_owned(),
        };
        let what = format!("{:.0} % of names and words in common, {apart}", self.share * 100.0);
        match self.same_story() {
            true if self.copies => Ok(format!("nearly one text, {apart}")),
            true => Ok(what),
            false => Err(what),
        }
    }
}

/// Names of one common word say little; names of several words say more than one word would.
fn name_weight(name: &str) -> f32 {
    let parts: f32 = name.split([' ', '-']).map(weight).sum();
    (parts * 1.5).min(3.0)
}

/// Weight in common, and in each; both lists are sorted, and forms of one word meet by a shared beginning.
fn overlap(
    a: &[String],
    b: &[String],
    weight: impl Fn(&str) -> f32,
    stem: impl Fn(&str) -> usize,
) -> (f32, f32, f32) {
    let (mut shared, mut at) = (0.0, 0);
    for word in a {
        let root = &word.as_bytes()[..stem(word)];
        while b.get(at).is_some_and(|other| other.as_bytes() < root) {
            at += 1;
        }
        if b.get(at).is_some_and(|other| &other.as_bytes()[..stem(other).min(other.len())] == root) {
            shared += weight(word);
        }
    }
    (shared, a.iter().map(|word| weight(word)).sum(), b.iter().map(|word| weight(word)).sum())
}

/// Sorted bottom sketches of shingles with half or more in common.
fn copies(a: &Story, b: &Story) -> bool {
    let small = a.shingles.len().min(b.shingles.len());
    if small < 16 {
        return false;
    }
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.shingles.get(i), b.shingles.get(j)) {
        both += usize::from(one == other);
        (i, j) = (i + usize::from(one <= other), j + usize::from(other <= one));
    }
    both * 2 >= small
}
