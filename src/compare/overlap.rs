//! How much two sorted lists have in common.

use super::bag::{Bag, WordId};

/// What two bags share.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Overlap {
    /// Weighted Jaccard, 0 to 1.
    pub jaccard: f32,
    /// Share of the poorer bag that the other holds, 0 to 1.
    pub contained: f32,
    /// Weight of the weightiest shared word.
    pub rarest: f32,
    pub words: u32,
}

impl Overlap {
    pub fn of(a: &Bag, b: &Bag) -> Overlap {
        let mut overlap = Overlap::default();
        let (mut both, mut held, mut holding) = (0.0, 0.0, 0.0);
        a.shared(b, |one, other| {
            both += one.min(other);
            held += one;
            holding += other;
            overlap.rarest = overlap.rarest.max(one.min(other));
            overlap.words += 1;
            true
        });
        let (a, b) = (a.total(), b.total());
        if a > 0.0 && b > 0.0 {
            overlap.jaccard = both / (a + b - both);
            overlap.contained = (held / a).max(holding / b);
        }
        overlap
    }
}

/// Sum of the products of weights: the cosine of bags of length 1.
pub fn cosine(a: &Bag, b: &Bag) -> f32 {
    let mut sum = 0.0;
    a.shared(b, |one, other| {
        sum += one * other;
        true
    });
    sum
}

/// How many words two sorted lists share.
pub fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        both += usize::from(one == other);
        (i, j) = (i + usize::from(one <= other), j + usize::from(other <= one));
    }
    both
}

/// How many words of the first sorted list the second lacks.
pub fn missing(a: &[WordId], from: &[WordId]) -> usize {
    a.len() - common(a, from)
}

/// Share of the shorter list that the other holds, 0 to 1.
pub fn share(a: &[WordId], b: &[WordId]) -> f32 {
    let shorter = a.len().min(b.len());
    if shorter == 0 { 0.0 } else { common(a, b) as f32 / shorter as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_counted_once() {
        let (a, b) = (Bag::of(vec![(1, 0.5), (2, 1.0)]), Bag::of(vec![(2, 0.5), (3, 1.0)]));
        let overlap = Overlap::of(&a, &b);
        assert_eq!((overlap.words, overlap.rarest), (1, 0.5));
        assert_eq!(overlap.jaccard, 0.2);
        assert!(a.shares(&b) && !a.shares(&Bag::of(vec![(3, 1.0), (130, 1.0)])));
        assert_eq!(common(&[1, 2, 3], &[2, 3, 4]), 2);
        assert_eq!(missing(&[1, 2, 3], &[2]), 2);
    }
}
