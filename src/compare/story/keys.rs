//! What an article is found by: two articles are only compared if they share a key.

use crate::claims::Reading;

/// Telling words that an article is found by.
const MOST: usize = 20;

impl Reading {
    /// The words by which articles of one story find each other, the most telling first.
    ///
    /// They depend on this article alone, so that one machine with an index and a cluster with a shuffle bring the same
    /// articles together.
    pub fn story_keys(&self) -> Vec<&str> {
        self.setting.story.terms.iter().take(MOST).map(|(word, _)| word.as_str()).collect()
    }
}
