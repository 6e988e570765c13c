//! Rows of small integers addressed by hashed features, used straight from the bytes of the program.

use std::hint::black_box;

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

    /// The sum of the rows of some features.
    #[inline]
    pub fn sum<const N: usize>(&self, features: &[u32; N]) -> Scores {
        if self.rows.is_empty() {
            return [0; WIDTH];
        }
        let rows = features.map(|feature| &self.rows[slot(feature, self.rows.len())]);
        // One byte of each row first, so that the cache fetches all rows at once.
        black_box(rows.iter().fold(0, |all, row| all | row[0]));
        let mut lanes = [[0i16; LANES]; WIDTH / LANES];
        let mut last = [0i16; WIDTH % LANES];
        for row in rows {
            let (whole, rest) = row.as_chunks::<LANES>();
            for (lane, bytes) in lanes.iter_mut().zip(whole) {
                add(lane, bytes);
            }
            add(&mut last, rest);
        }
        let mut scores = [0; WIDTH];
        let (whole, rest) = scores.split_at_mut(WIDTH - WIDTH % LANES);
        whole.copy_from_slice(lanes.as_flattened());
        rest.copy_from_slice(&last);
        scores
    }
}

/// Added together in one vector.
const LANES: usize = 16;

#[inline(always)]
fn add(sums: &mut [i16], bytes: &[u8]) {
    for (sum, &byte) in sums.iter_mut().zip(bytes) {
        *sum += i16::from(byte as i8);
    }
}

/// The first of the classes `from..to` that no other outdoes.
#[inline]
pub fn best(scores: &Scores, from: usize, to: usize) -> usize {
    let scores = &scores[from..to];
    let top = scores.iter().fold(i16::MIN, |top, &score| top.max(score));
    from + scores.iter().position(|&score| score == top).unwrap_or(0)
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

    /// The scores of the actions, each in 16 bits of one number, the first lowest.
    ///
    /// Weights are stored with 128 added.  A feature adds this to all actions or to none, so the order of
    /// the scores stays, and nothing branches on what the cache has yet to deliver.
    #[inline]
    pub fn sum<const N: usize>(&self, features: &[u32; N]) -> [u16; ACTIONS] {
        if self.places.is_empty() {
            return [0; ACTIONS];
        }
        // All loads first, so that the cache fetches them at once.
        let places =
            features.map(|feature| u64::from_le_bytes(self.places[slot(feature, self.places.len())]));
        let marks = features.map(|feature| u32::from(fingerprint(feature)));
        let (lows, highs) = (places.map(|place| place as u32), places.map(|place| (place >> 32) as u32));
        // The outer two weights of an entry in one sum, the middle one in another: 16 bits each hold them all.
        let (mut outer, mut middle) = (0, 0);
        for entries in [&lows, &highs] {
            for (&entry, &mark) in entries.iter().zip(&marks) {
                let entry = if entry >> 24 == mark { entry } else { 0 };
                outer += entry & 0x00ff_00ff;
                middle += (entry >> 8) & 0xff;
            }
        }
        [outer as u16, middle as u16, (outer >> 16) as u16]
    }
}

/// Never 0, which marks an empty entry.
#[inline(always)]
pub fn fingerprint(feature: u32) -> u8 {
    (feature as u8).max(1)
}
