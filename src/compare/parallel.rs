//! Sentences that are word for word the same but for a figure: what they measure is then the same too,
//! whatever it is.

use super::gates::scope::before_figure;
use super::words::{hash, is_bound, is_number, words};
use crate::claims::Claim;

const MOST_WORDS: usize = 80;
/// Fewer words than this can be alike by chance: "Two were killed".
const FEWEST_WORDS: usize = 4;

/// A sentence without its figures, and where the claim's figure stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skeleton {
    pub hash: u64,
    pub at: usize,
}

pub fn skeleton(claim: &Claim) -> Option<Skeleton> {
    let before = kept(before_figure(claim)?).len();
    let words = kept(&claim.sentence.text);
    let hash = hash(words.iter().map(String::as_str));
    (words.len() >= FEWEST_WORDS).then_some(Skeleton { hash, at: before })
}

fn kept(text: &str) -> Vec<String> {
    let words = words(text, MOST_WORDS).into_iter().map(|word| word.text);
    words.filter(|word| !is_number(word) && !is_bound(word)).collect()
}

/// Whether two sentences begin or end alike: a look at a few bytes before any word is read.
pub fn may_be(a: &Claim, b: &Claim) -> bool {
    const BYTES: usize = 6;
    let (a, b) = (a.sentence.text.as_bytes(), b.sentence.text.as_bytes());
    let alike = |a: Option<&[u8]>, b: Option<&[u8]>| a.is_some() && a == b;
    a.len().abs_diff(b.len()) <= 48
        && (alike(a.get(..BYTES), b.get(..BYTES))
            || alike(a.get(a.len().saturating_sub(BYTES)..), b.get(b.len().saturating_sub(BYTES)..)))
}

pub fn are(a: &Claim, b: &Claim) -> bool {
    may_be(a, b) && skeleton(a).is_some_and(|one| skeleton(b) == Some(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::claim;

    #[test]
    fn only_the_figure_may_differ() {
        let of = |figure: &str, sentence: &str| claim(figure).sentence(sentence).built();
        let a = of("16 days", "Marta digs the village well in 16 days");
        assert!(are(&a, &of("66 days", "Marta digs the village well in less than 66 days")));
        assert!(!are(&a, &of("66 days", "Marta digs the village pond in 66 days")));
        let two = "They sold 3 boats for the owner and 7 nets";
        assert!(!are(&of("3 boats", two), &of("7 nets", two)));
    }
}
