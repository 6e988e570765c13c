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

/// What a state of the parser may do next.
pub const ACTIONS: usize = 3;
/// Features kept in one place of the table.
pub const WAYS: usize = 2;

/// Only the features that matter, each with its weights and eight bits of its hash to tell it from others
/// of the same place; the rest weigh nothing.
#[derive(Clone, Copy)]
pub struct Sparse<'w> {
    places: &'w [[u8; WAYS * (ACTIONS + 1)]],
}

impl<'w> Sparse<'w> {
    pub fn new(bytes: &'w [u8]) -> Self {
        Sparse { places: bytes.as_chunks().0 }
    }

    #[inline]
    pub fn sum(&self, features: &[u32]) -> [i32; ACTIONS] {
        let mut scores = [0; ACTIONS];
        for &feature in features {
            let Some(place) = self.places.get(slot(feature, self.places.len())) else { continue };
            let mark = fingerprint(feature);
            for entry in place.as_chunks::<{ ACTIONS + 1 }>().0 {
                let mask = -i32::from(entry[ACTIONS] == mark);
                for (score, &weight) in scores.iter_mut().zip(entry) {
                    *score += i32::from(weight as i8) & mask;
                }
            }
        }
        scores
    }
}

/// Never 0, which marks an empty entry.
#[inline(always)]
pub fn fingerprint(feature: u32) -> u8 {
    (feature as u8).max(1)
}
