//! An averaged perceptron over whole features, of which only the weighty ones are kept at the end.

use gainsay::document::weights::{ACTIONS, WAYS, fingerprint, slot};
use rustc_hash::FxHashMap;

#[derive(Default)]
pub struct SparsePerceptron {
    index: FxHashMap<u32, u32>,
    weights: Vec<[f32; ACTIONS]>,
    /// Sum of update × time.
    delayed: Vec<[f64; ACTIONS]>,
    time: f64,
}

impl SparsePerceptron {
    pub fn look_up(&mut self, features: &[u32], known: &mut Vec<u32>) {
        known.clear();
        for &feature in features {
            known.push(*self.index.entry(feature).or_insert_with(|| {
                self.weights.push([0.0; ACTIONS]);
                self.delayed.push([0.0; ACTIONS]);
                self.weights.len() as u32 - 1
            }));
        }
    }

    pub fn scores(&self, known: &[u32]) -> [f32; ACTIONS] {
        let mut scores = [0.0; ACTIONS];
        for &at in known {
            for (score, weight) in scores.iter_mut().zip(self.weights[at as usize]) {
                *score += weight;
            }
        }
        scores
    }

    pub fn update(&mut self, known: &[u32], truth: usize, guess: usize) {
        for &at in known {
            let (weights, delayed) = (&mut self.weights[at as usize], &mut self.delayed[at as usize]);
            weights[truth] += 1.0;
            delayed[truth] += self.time;
            weights[guess] -= 1.0;
            delayed[guess] -= self.time;
        }
    }

    pub fn tick(&mut self) {
        self.time += 1.0;
    }

    fn averaged(&self, at: u32) -> [f32; ACTIONS] {
        let at = at as usize;
        std::array::from_fn(|action| self.weights[at][action] - (self.delayed[at][action] / self.time) as f32)
    }

    /// The heaviest features first, as long as their place has room.
    pub fn quantised(&self, places: usize) -> Vec<u8> {
        const ENTRY: usize = ACTIONS + 1;
        let size =
            |weights: &[f32; ACTIONS]| weights.iter().fold(0f32, |most, weight| most.max(weight.abs()));
        let mut features: Vec<(u32, [f32; ACTIONS])> =
            self.index.iter().map(|(&feature, &at)| (feature, self.averaged(at))).collect();
        features.retain(|(_, weights)| size(weights) > 0.0);
        features.sort_by(|a, b| size(&b.1).total_cmp(&size(&a.1)).then(a.0.cmp(&b.0)));
        let step = features.get(features.len() / 50_000).map_or(1.0, |(_, weights)| size(weights)) / 127.0;
        let mut bytes = vec![0; places * WAYS * ENTRY];
        let mut kept = 0;
        for (feature, weights) in &features {
            let start = slot(*feature, places) * WAYS * ENTRY;
            let place = &mut bytes[start..start + WAYS * ENTRY];
            let mark = fingerprint(*feature);
            let taken = place.chunks(ENTRY).any(|entry| entry[ACTIONS] == mark);
            let Some(entry) = place.chunks_mut(ENTRY).find(|entry| entry[ACTIONS] == 0 && !taken) else {
                continue;
            };
            let byte = |weight: f32| ((weight / step).round().clamp(-127.0, 127.0) + 128.0) as u8;
            entry.iter_mut().zip(weights).for_each(|(cell, weight)| *cell = byte(*weight));
            entry[ACTIONS] = mark;
            kept += 1;
        }
        eprintln!("  {} features, {kept} kept, step {step}", features.len());
        bytes
    }
}
