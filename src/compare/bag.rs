//! Words with weights, made ready to meet those of many others.

use std::hash::{Hash, Hasher};
use std::ops::Deref;

use rustc_hash::FxHasher;

use crate::claims::Story;

/// A word, by hash: words are only ever asked whether they are one.
pub type WordId = u32;

/// The id of a word.
pub fn id(word: &str) -> WordId {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish() as WordId
}

/// Words with weights, each once, by id; with their sum, and a bit for each, so that two bags without a common bit are known to
/// share no word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag {
    words: Vec<(WordId, f32)>,
    total: f32,
    bits: u128,
}

impl Bag {
    /// Each word once, with the greatest of its weights.
    pub fn of(mut words: Vec<(WordId, f32)>) -> Bag {
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by_key(|(word, _)| *word);
        let total = words.iter().map(|(_, weight)| weight).sum();
        let bits = words.iter().fold(0, |bits, (word, _)| bits | 1 << (word % u128::BITS));
        Bag { words, total, bits }
    }

    /// The telling words of an article, their squares adding up to 1.
    pub fn telling(story: &Story) -> Bag {
        Bag::of(story.terms.iter().map(|(word, weight)| (id(word), f32::from(*weight) / 1000.0)).collect())
    }

    /// Sum of all weights.
    pub fn total(&self) -> f32 {
        self.total
    }

    /// Whether both may hold a word; they do not if this is false.
    pub fn may_share(&self, other: &Bag) -> bool {
        self.bits & other.bits != 0
    }

    /// Whether both hold a word.
    pub fn shares(&self, other: &Bag) -> bool {
        let mut shared = false;
        self.shared(other, |_, _| {
            shared = true;
            false
        });
        shared
    }

    /// Calls with the weights of every word that both hold, until that says to stop.
    pub fn shared(&self, other: &Bag, mut with: impl FnMut(f32, f32) -> bool) {
        if !self.may_share(other) {
            return;
        }
        let (mut i, mut j) = (0, 0);
        while let (Some((one, weight)), Some((other, against))) = (self.words.get(i), other.words.get(j)) {
            if one == other && !with(*weight, *against) {
                return;
            }
            (i, j) = (i + usize::from(one <= other), j + usize::from(other <= one));
        }
    }
}

impl Deref for Bag {
    type Target = [(WordId, f32)];

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}
