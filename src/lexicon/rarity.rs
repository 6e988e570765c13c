//! How much it says that two texts share a word.
//!
//! `rarity.tsv` is made by `train/rarity.py` from counts of books and of news, which names both.

use std::sync::LazyLock;

use crate::base::{Words, rows};

static RARITY: LazyLock<Words<u8>> = LazyLock::new(|| {
    let table = include_str!("rarity.tsv");
    Words::new(table, rows(table).filter_map(|(word, at)| Some((word, at.parse().ok()?))))
});

/// Of an unlisted word.
pub const RAREST: u8 = 100;

/// 0 for the commonest word of English to 100 for one in two million or fewer; the word is a lemma or a name in
/// lower case.
pub fn rarity(word: &str) -> u8 {
    RARITY.get(word).unwrap_or(RAREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_word_once_with_its_rarity() {
        let mut last = "";
        for line in include_str!("rarity.tsv").lines().skip(1) {
            let (word, rarity) = line.split_once('\t').expect("two columns");
            assert!(word > last, "{word} follows {last}");
            assert!(rarity.parse::<u8>().is_ok_and(|rarity| rarity < RAREST), "{line}");
            last = word;
        }
    }

    #[test]
    fn rare_words_say_more() {
        assert_eq!(rarity("the"), 0);
        assert!(rarity("people") < rarity("shoot") && rarity("shoot") < rarity("turboprop"));
        assert_eq!(rarity("turboprop"), 100);
    }
}
