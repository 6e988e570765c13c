//! What an article is found by, and which articles meet: those whose keys have enough in common.

use super::super::bag::{WordId, id};
use crate::claims::{Reading, Story};

/// Telling words that an article is found by.
const MOST: usize = 20;
/// Articles that share fewer keys do not meet.
const FEWEST: usize = 2;
/// Articles whose shared keys weigh less do not meet: what page furniture and stock phrases have in common is light.  The sum of
/// products of weights, in millionths, as of a cosine.
const LEAST: u32 = 40_000;

/// A key by its id, with its weight in thousandths.
pub type Key = (WordId, u16);

impl Reading {
    /// The words by which articles of one story find each other, the most telling first.
    ///
    /// They depend on this article alone, so that one machine with an index and a cluster with a shuffle bring the same
    /// articles together.
    pub fn story_keys(&self) -> Vec<&str> {
        self.setting.story.terms.iter().take(MOST).map(|(word, _)| word.as_str()).collect()
    }
}

/// The keys of an article, in order of their ids.
pub fn keys(story: &Story) -> Vec<Key> {
    let mut keys: Vec<Key> =
        story.terms.iter().take(MOST).map(|(word, weight)| (id(word), *weight)).collect();
    keys.sort_unstable();
    keys.dedup_by_key(|(word, _)| *word);
    keys
}

/// What two articles share, key by key: enough, or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SharedKeys {
    count: usize,
    weight: u32,
}

impl SharedKeys {
    pub fn of(a: &[Key], b: &[Key]) -> SharedKeys {
        let mut shared = SharedKeys::default();
        let (mut i, mut j) = (0, 0);
        while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
            if one.0 == other.0 {
                shared.add(one.1, other.1);
            }
            (i, j) = (i + usize::from(one.0 <= other.0), j + usize::from(other.0 <= one.0));
        }
        shared
    }

    /// One more shared key, by its weights in both.
    pub fn add(&mut self, one: u16, other: u16) {
        self.count += 1;
        self.weight += u32::from(one) * u32::from(other);
    }

    /// How much the shared keys weigh together, in millionths.
    pub fn weight(self) -> u32 {
        self.weight
    }

    /// Whether both articles meet.
    pub fn are_enough(self) -> bool {
        self.count >= FEWEST && self.weight >= LEAST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_or_light_keys_are_not_enough() {
        let keys = |keys: &[Key]| keys.to_vec();
        let shared = |a: &[Key], b: &[Key]| SharedKeys::of(&keys(a), &keys(b)).are_enough();
        assert!(shared(&[(1, 300), (2, 200), (4, 100)], &[(1, 300), (2, 100), (3, 200)]));
        assert!(!shared(&[(1, 300), (2, 200)], &[(1, 300), (3, 200)]));
        assert!(!shared(&[(1, 150), (2, 100)], &[(1, 150), (2, 100)]));
    }
}
