//! The best of what one thing may be matched with, and the best but one: what else it may be, whichever of them is meant.

/// By index, the two with the highest scores.
#[derive(Debug, Clone, Copy)]
pub struct Best([(usize, f32); 2]);

impl Default for Best {
    fn default() -> Self {
        Best([(usize::MAX, f32::NEG_INFINITY); 2])
    }
}

impl Best {
    pub fn see(&mut self, at: usize, score: f32) {
        let Best([first, second]) = *self;
        if score > first.1 {
            *self = Best([(at, score), first]);
        } else if score > second.1 {
            *self = Best([first, (at, score)]);
        }
    }

    /// The highest score but that of one; below all others where there is none.
    pub fn but(&self, at: usize) -> f32 {
        let Best([first, second]) = *self;
        if first.0 == at { second.1 } else { first.1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rival_of_the_best_is_the_second() {
        let mut best = Best::default();
        [(0, 0.5), (1, 0.9), (2, 0.7)].into_iter().for_each(|(at, score)| best.see(at, score));
        assert_eq!([0, 1, 2].map(|at| best.but(at)), [0.9, 0.7, 0.9]);
        assert_eq!(Best::default().but(0), f32::NEG_INFINITY);
    }
}
