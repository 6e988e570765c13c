//! Rows of small integers addressed by hashed features, used straight from the bytes of the program.

/// Classes in a row of the tagger and of the labeller.
pub const WIDTH: usize = 36;

/// Sums of weights, to each of which [`BIAS`] was added.
pub type Scores = [u16; WIDTH];

/// Added to a weight where it is stored: what is not negative is widened in one step.
pub const BIAS: i16 = 128;

/// Rows of the tagger and of the labeller: a power of two, so that no feature can miss them.
pub const ROWS: usize = 1 << 15;

/// A table of rows; two features may share a row, which training takes into account.
#[derive(Clone, Copy)]
pub struct Weights<'w> {
    rows: Option<&'w [[u8; WIDTH]; ROWS]>,
}

impl<'w> Weights<'w> {
    pub fn new(bytes: &'w [u8]) -> Self {
        Weights { rows: bytes.as_chunks().0.try_into().ok() }
    }

    /// The sum of the rows of some features, with [`BIAS`] once for each.
    #[inline]
    pub fn sum<const N: usize>(&self, features: &[u32; N]) -> Scores {
        let Some(rows) = self.rows else { return [0; WIDTH] };
        let mut lanes = [[0; LANES]; WIDTH / LANES];
        let mut last = [0; WIDTH % LANES];
        for &feature in features {
            let (whole, rest) = rows[slot(feature, ROWS)].as_chunks::<LANES>();
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
fn add(sums: &mut [u16], bytes: &[u8]) {
    for (sum, &byte) in sums.iter_mut().zip(bytes) {
        *sum += u16::from(byte);
    }
}

/// The first of the classes `from..to` that no other outdoes.
#[inline]
pub fn best(scores: &Scores, from: usize, to: usize) -> usize {
    let scores = &scores[from..to];
    let top = scores.iter().fold(0, |top, &score| top.max(score));
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
pub const PLACES: usize = 200_000;
const PLACE: usize = WAYS * (ACTIONS + 1);

/// Only the features that matter, each with its weights and eight bits of its hash to tell it from others
/// of the same place; the rest weigh nothing.
#[derive(Clone, Copy)]
pub struct Sparse<'w> {
    places: Option<&'w [[u8; PLACE]; PLACES]>,
}

impl<'w> Sparse<'w> {
    pub fn new(bytes: &'w [u8]) -> Self {
        Sparse { places: bytes.as_chunks().0.try_into().ok() }
    }

    /// The scores of the actions, each in 16 bits of one number, the first lowest.
    ///
    /// Weights are stored with 128 added.  A feature adds this to all actions or to none, so the order of
    /// the scores stays, and nothing branches on what the cache has yet to deliver.
    #[inline]
    pub fn sum<const N: usize>(&self, features: &[u32; N]) -> [u16; ACTIONS] {
        let Some(places) = self.places else { return [0; ACTIONS] };
        // All loads first, so that the cache fetches them at once.
        let mut entries = [[0; N]; WAYS];
        for (at, &feature) in features.iter().enumerate() {
            let place = u64::from_le_bytes(places[slot(feature, PLACES)]);
            entries[0][at] = place as u32;
            entries[1][at] = (place >> 32) as u32;
        }
        // The outer two weights of an entry in one sum, the middle one in another: 16 bits each hold them all.
        let (mut outer, mut middle) = (0, 0);
        let [lows, highs] = &entries;
        for ((&low, &high), &feature) in lows.iter().zip(highs).zip(features) {
            let mark = mark(feature);
            let low = if low >> 24 == mark { low } else { 0 };
            let high = if high >> 24 == mark { high } else { 0 };
            outer += (low & 0x00ff_00ff) + (high & 0x00ff_00ff);
            // The marks come along in the upper half, where nobody asks for them.
            middle += ((low >> 8) & 0x00ff_00ff) + ((high >> 8) & 0x00ff_00ff);
        }
        [outer as u16, middle as u16, (outer >> 16) as u16]
    }
}

/// Never 0, which marks an empty entry.
#[inline(always)]
pub fn fingerprint(feature: u32) -> u8 {
    mark(feature) as u8
}

#[inline(always)]
fn mark(feature: u32) -> u32 {
    let bits = feature & 0xff;
    if bits == 0 { 1 } else { bits }
}
