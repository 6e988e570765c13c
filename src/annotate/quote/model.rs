//! Learned weights over hashed features: a log-linear score for each of three questions (is this word a
//! reporting cue, which words are its content, who is its speaker).  `train/attribution.rs` makes them.

/// Number of weights; a power of two.
pub const SIZE: usize = 1 << 19;

static WEIGHTS: &[u8; SIZE] = include_bytes!("weights.bin");

/// The steps that a weight of 1.0 has.
pub const STEPS: f32 = 24.0;

/// FNV-1a: stable, unlike the hashers of the standard library.
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Takes the features of a candidate: their slots, to learn from, or the sum of their weights.
pub trait Sink {
    fn take(&mut self, slot: usize);

    fn push(&mut self, template: u32, a: u32, b: u32) {
        let mut sum = template.wrapping_mul(0x9E37_79B1) ^ a.wrapping_mul(0x85EB_CA6B).rotate_left(13);
        sum ^= b.wrapping_mul(0xC2B2_AE35).rotate_left(7).wrapping_add(template);
        sum ^= sum >> 15;
        sum = sum.wrapping_mul(0x2C1B_3C6D);
        sum ^= sum >> 13;
        self.take(sum as usize & (SIZE - 1));
    }
}

/// Slots of the features of one candidate.
#[derive(Debug, Default, Clone)]
pub struct Features(pub Vec<u32>);

impl Sink for Features {
    fn take(&mut self, slot: usize) {
        self.0.push(slot as u32);
    }
}

/// The score of one candidate, in steps of 1 / [`STEPS`].
#[derive(Debug, Default, Clone, Copy)]
pub struct Score(pub i32);

impl Score {
    /// What some features add up to.
    pub fn of(features: impl FnOnce(&mut Score)) -> i32 {
        let mut score = Score::default();
        features(&mut score);
        score.0
    }
}

impl Sink for Score {
    fn take(&mut self, slot: usize) {
        self.0 += i32::from(WEIGHTS[slot] as i8);
    }
}
