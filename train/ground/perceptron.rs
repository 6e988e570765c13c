//! An averaged perceptron over hashed rows.

use gainsay::document::weights::{BIAS, slot};

pub struct Perceptron {
    pub width: usize,
    rows: usize,
    weights: Vec<f32>,
    /// Sum of update × time, so that the average costs nothing while training.
    delayed: Vec<f64>,
    time: f64,
}

impl Perceptron {
    pub fn new(rows: usize, width: usize) -> Self {
        let cells = rows * width;
        Perceptron { width, rows, weights: vec![0.0; cells], delayed: vec![0.0; cells], time: 1.0 }
    }

    pub fn scores(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for &feature in features {
            let start = slot(feature, self.rows) * self.width;
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..start + self.width]) {
                *score += weight;
            }
        }
    }

    pub fn update(&mut self, features: &[u32], truth: usize, guess: usize) {
        for &feature in features {
            let start = slot(feature, self.rows) * self.width;
            self.weights[start + truth] += 1.0;
            self.delayed[start + truth] += self.time;
            self.weights[start + guess] -= 1.0;
            self.delayed[start + guess] -= self.time;
        }
    }

    pub fn tick(&mut self) {
        self.time += 1.0;
    }

    /// Averaged weights in steps of equal size, rarely cut off at the ends.
    pub fn quantised(&self, row: usize) -> Vec<u8> {
        let averaged: Vec<f32> = self
            .weights
            .iter()
            .zip(&self.delayed)
            .map(|(weight, delayed)| weight - (delayed / self.time) as f32)
            .collect();
        let mut sizes: Vec<f32> =
            averaged.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let large = sizes.get(sizes.len() * 99999 / 100000).copied().unwrap_or(1.0);
        let step = large / 127.0;
        eprintln!("  largest {:?}, cut at {large}", sizes.last());
        eprintln!("  step {step}, {} of {} cells used", sizes.len(), averaged.len());
        let byte = |weight: &f32| ((weight / step).round().clamp(-127.0, 127.0) as i16 + BIAS) as u8;
        averaged
            .chunks(self.width)
            .flat_map(|cells| cells.iter().map(byte).chain(std::iter::repeat_n(BIAS as u8, row - self.width)))
            .collect()
    }
}

pub fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

/// A small generator (xorshift), so that the order never depends on a library's version.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
