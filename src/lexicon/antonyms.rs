//! Words of which one excludes the other, from WordNet.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Both ways.
static ANTONYMS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut antonyms: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for line in include_str!("antonyms.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((one, other)) = line.split_once('\t') {
            antonyms.entry(one).or_default().push(other);
            antonyms.entry(other).or_default().push(one);
        }
    }
    antonyms
});

/// The words that exclude a word, all by dictionary form in lower case: "left" for "right".
pub fn antonyms(lemma: &str) -> &'static [&'static str] {
    ANTONYMS.get(lemma).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn antonyms_go_both_ways() {
        for (one, other) in [("win", "lose"), ("rise", "fall"), ("left", "right"), ("guilty", "innocent")] {
            assert!(antonyms(one).contains(&other) && antonyms(other).contains(&one), "{one} {other}");
        }
        assert!(antonyms("bridge").is_empty());
    }

    #[test]
    fn every_row_is_a_pair_once() {
        let mut last = "";
        for line in include_str!("antonyms.tsv").lines().skip(1) {
            let (one, other) = line.split_once('\t').expect("two columns");
            assert!(line > last && one < other, "{line}");
            last = line;
        }
    }
}
