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
    /// Words before the figure, and figures before it.
    pub at: (usize, usize),
}

pub fn skeleton(claim: &Claim) -> Option<Skeleton> {
    let (before, figures) = kept(before_figure(claim)?);
    let (words, _) = kept(&claim.sentence.text);
    let hash = hash(words.iter().map(String::as_str));
    (words.len() >= FEWEST_WORDS).then_some(Skeleton { hash, at: (before.len(), figures) })
}

/// The words that are neither figure nor bound, and the number of those left out as figures.
fn kept(text: &str) -> (Vec<String>, usize) {
    let words = words(text, MOST_WORDS).into_iter().map(|word| word.text).filter(|word| !is_bound(word));
    let (figures, kept): (Vec<String>, Vec<String>) = words.partition(|word| is_number(word));
    (kept, figures.len())
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

/// `Some(true)` if the sentences differ in these very figures alone, `Some(false)` if the figures stand at
/// different places of one sentence, `None` if the sentences differ.
pub fn compare(a: &Claim, b: &Claim) -> Option<bool> {
    let (one, other) = may_be(a, b).then(|| skeleton(a).zip(skeleton(b))).flatten()?;
    (one.hash == other.hash).then_some(one.at == other.at)
}

/// Whether a bound stands right before the figure, rather than being shared along a list.
pub fn bound_is_its_own(claim: &Claim) -> bool {
    let first = words(&claim.text, 3).first().is_some_and(|word| is_bound(&word.text));
    first
        || before_figure(claim)
            .is_some_and(|text| words(text, MOST_WORDS).last().is_some_and(|word| is_bound(&word.text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::claim;

    #[test]
    fn only_the_figure_may_differ() {
        let of = |figure: &str, sentence: &str| claim(figure).sentence(sentence).built();
        let a = of("16 days", "Marta digs the village well in 16 days");
        assert_eq!(
            compare(&a, &of("66 days", "Marta digs the village well in less than 66 days")),
            Some(true)
        );
        assert_eq!(compare(&a, &of("66 days", "Marta digs the village pond in 66 days")), None);
        let two = "They sold 3 boats for the owner and 7 nets";
        assert_eq!(compare(&of("3 boats", two), &of("7 nets", two)), Some(false));
    }
}
