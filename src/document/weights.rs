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
        let mut lanes = [[0i16; LANES]; WIDTH.div_ceil(LANES)];
        for row in rows {
            let (whole, rest) = row.as_chunks::<LANES>();
            for (lane, bytes) in lanes.iter_mut().zip(whole) {
                *lane = add(*lane, *bytes);
            }
            let mut last = [0; LANES];
            last[..rest.len()].copy_from_slice(rest);
            lanes[whole.len()] = add(lanes[whole.len()], last);
        }
        let mut scores = [0; WIDTH];
        scores.copy_from_slice(&lanes.as_flattened()[..WIDTH]);
        scores
    }
}

/// Added together in one vector.
const LANES: usize = 16;

#[inline(always)]
fn add(lane: [i16; LANES], bytes: [u8; LANES]) -> [i16; LANES] {
    std::array::from_fn(|at| lane[at] + i16::from(bytes[at] as i8))
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
        let mut sum = 0;
        for (&feature, place) in features.iter().zip(places) {
            let mark = u32::from(fingerprint(feature));
            sum += spread(place as u32, mark) + spread((place >> 32) as u32, mark);
        }
        std::array::from_fn(|action| (sum >> (16 * action)) as u16)
    }
}

/// The weights of an entry 16 bits apart, or 0 if its mark is another.
#[inline(always)]
fn spread(entry: u32, mark: u32) -> u64 {
    // All ones if the upper byte is the mark, else 0.
    let mask = ((((entry >> 24) ^ mark) as i32 - 1) >> 31) as u32;
    let entry = u64::from(entry & mask);
    (entry & 0xff) | (entry & 0xff00) << 8 | (entry & 0xff_0000) << 16
}

/// Never 0, which marks an empty entry.
#[inline(always)]
pub fn fingerprint(feature: u32) -> u8 {
    (feature as u8).max(1)
}
