//! Rows of small integers addressed by hashed features, used straight from the bytes of the program.

/// Classes in a row of the tagger and of the labeller.
pub const WIDTH: usize = 36;

pub type Scores = [i16; WIDTH];

/// A table of rows; two features may share a row, which training takes into account.
#[derive(Clone, Copy)]
pub struct Weights<'w> {
    rows: &'w [[u8; WIDTH]],
}

impl<'w> Weights<'w> {
    pub fn new(bytes: &'w [u8]) -> Self {
        Weights { rows: bytes.as_chunks().0 }
    }

    #[inline]
    pub fn add(&self, features: &[u32], scores: &mut Scores) {
        for &feature in features {
            let Some(row) = self.rows.get(slot(feature, self.rows.len())) else { continue };
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight as i8);
            }
        }
    }

    pub fn sum(&self, features: &[u32]) -> Scores {
        let mut scores = [0; WIDTH];
        self.add(features, &mut scores);
        scores
    }
}

/// The row of a feature among so many.
#[inline(always)]
pub fn slot(feature: u32, rows: usize) -> usize {
    ((u64::from(feature) * rows as u64) >> 32) as usize
}
