//! Logistic regressions (Cox 1958) whose weights stand in a table, one row a sign.

use rustc_hash::FxHashMap;

/// Weights of one outcome, in the order of the signs, and the constant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    pub signs: Vec<f32>,
    pub constant: f32,
}

impl Weights {
    /// Reads a column of a table `sign<TAB>weight…`, base 1; signs that it lacks weigh nothing.
    pub fn parse(table: &str, names: &[&str], column: usize) -> Weights {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        let rows = lines.filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.nth(column - 1)?.parse().ok()?))
        });
        let rows: FxHashMap<&str, f32> = rows.collect();
        let weight = |name: &str| rows.get(name).copied().unwrap_or(0.0);
        Weights { signs: names.iter().map(|name| weight(name)).collect(), constant: weight("constant") }
    }

    /// Log odds.
    pub fn sum(&self, signs: &[f32]) -> f32 {
        self.constant + self.signs.iter().zip(signs).map(|(weight, sign)| weight * sign).sum::<f32>()
    }
}

/// A sign that is there or not.
pub fn on(truth: bool) -> f32 {
    f32::from(u8::from(truth))
}

/// A probability from log odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_found_by_name() {
        let table = "# sign\tone\tother\nconstant\t-1\t2\nnear\t3\t4\n";
        let weights = Weights::parse(table, &["near", "far"], 2);
        assert_eq!(weights, Weights { signs: vec![4.0, 0.0], constant: 2.0 });
        assert_eq!(weights.sum(&[0.5, 9.0]), 4.0);
        assert_eq!(probability(0.0), 0.5);
    }
}
