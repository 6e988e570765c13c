//! Finds what the signs of a word, a step or an arc hardly ever leave open to the scores.

use gainsay::document::sure::{ENTRY, WAYS};
use gainsay::document::weights::{WIDTH, slot};
use rustc_hash::FxHashMap;

/// Seen less often, signs say nothing.
const LEAST_SEEN: u32 = 50;

/// How often each answer was given, by the hash of the signs.
#[derive(Default)]
pub struct Counts {
    seen: FxHashMap<u32, [u32; WIDTH]>,
}

impl Counts {
    pub fn see(&mut self, signs: u32, answer: usize) {
        self.seen.entry(signs).or_insert([0; WIDTH])[answer] += 1;
    }

    /// Leaves out signs whose commonest answer is one of these.
    pub fn leave_open(&mut self, answers: &[usize]) {
        self.seen.retain(|_, seen| {
            let most = seen.iter().copied().max();
            !answers.iter().any(|&answer| Some(seen[answer]) == most)
        });
    }

    /// Signs with the answer that was given in so large a share of the times, the commonest first.
    fn sure(&self, share: f64) -> Vec<(u32, usize)> {
        let mut sure: Vec<(u32, u32, usize)> = Vec::new();
        for (&signs, seen) in &self.seen {
            let (all, most) = (seen.iter().sum::<u32>(), seen.iter().copied().max().unwrap_or(0));
            let answer = seen.iter().position(|&times| times == most).unwrap_or(0);
            if all >= LEAST_SEEN && f64::from(most) >= share * f64::from(all) {
                sure.push((all, signs, answer));
            }
        }
        sure.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        sure.into_iter().map(|(_, signs, answer)| (signs, answer)).collect()
    }
}

/// A table of all that is sure, as long as its place has room; what is asked first comes first.
pub fn table(counts: &[Counts], share: f64, places: usize) -> Vec<u8> {
    let mut bytes = vec![0; places * WAYS * ENTRY];
    for counts in counts {
        let sure = counts.sure(share);
        let kept = sure.iter().filter(|(signs, answer)| put(&mut bytes, *signs, *answer)).count();
        eprintln!("  {} of {} sure, {kept} kept", sure.len(), counts.seen.len());
    }
    bytes
}

fn put(bytes: &mut [u8], signs: u32, answer: usize) -> bool {
    let start = slot(signs, bytes.len() / (WAYS * ENTRY)) * WAYS * ENTRY;
    let place = &mut bytes[start..start + WAYS * ENTRY];
    let Some(entry) = place.chunks_mut(ENTRY).find(|entry| entry[0] == 0) else { return false };
    entry.copy_from_slice(&(signs << 8 | (answer as u32 + 1)).to_le_bytes());
    true
}
