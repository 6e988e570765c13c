//! Logistic regression by Newton's method, with a ridge on standardised signs.  No random numbers are drawn.

use gainsay::compare::regression::Weights;

/// One observation.
#[derive(Debug, Clone)]
pub struct Row {
    pub signs: Vec<f32>,
    /// 1 for yes, 0 for no.
    pub outcome: usize,
    pub weight: f32,
}

/// Mean and spread of each sign over the rows.
fn scales(rows: &[Row]) -> Vec<(f64, f64)> {
    let width = rows.first().map_or(0, |row| row.signs.len());
    let total: f64 = rows.iter().map(|row| f64::from(row.weight)).sum();
    let moment = |at: usize, power: i32| {
        rows.iter().map(|row| f64::from(row.weight) * f64::from(row.signs[at]).powi(power)).sum::<f64>()
            / total
    };
    (0..width)
        .map(|at| {
            let mean = moment(at, 1);
            let spread = (moment(at, 2) - mean * mean).max(0.0).sqrt();
            (mean, if spread < 1e-4 { f64::INFINITY } else { spread })
        })
        .collect()
}

/// Standardised signs with a leading 1 for the constant.
fn standardised(row: &Row, scales: &[(f64, f64)]) -> Vec<f64> {
    let signs = row.signs.iter().zip(scales).map(|(sign, (mean, spread))| (f64::from(*sign) - mean) / spread);
    std::iter::once(1.0).chain(signs).collect()
}

/// Weights of the signs as they are from weights of standardised ones.
fn unscaled(weights: &[f64], scales: &[(f64, f64)]) -> Weights {
    let signs: Vec<f64> =
        weights[1..].iter().zip(scales).map(|(weight, (_, spread))| weight / spread).collect();
    let shift: f64 = signs.iter().zip(scales).map(|(weight, (mean, _))| weight * mean).sum();
    Weights {
        constant: (weights[0] - shift) as f32,
        signs: signs.iter().map(|weight| *weight as f32).collect(),
    }
}

/// Outcome 1 against 0; `ridge` is the penalty on each squared weight.
pub fn logistic(rows: &[Row], ridge: f64) -> Weights {
    const STEPS: usize = 12;
    let scales = scales(rows);
    let inputs: Vec<Vec<f64>> = rows.iter().map(|row| standardised(row, &scales)).collect();
    let width = scales.len() + 1;
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; width];
        let mut hessian = vec![0.0; width * width];
        for (row, input) in rows.iter().zip(&inputs) {
            let sum: f64 = weights.iter().zip(input).map(|(weight, sign)| weight * sign).sum();
            let guess = 1.0 / (1.0 + (-sum).exp());
            let weight = f64::from(row.weight);
            let error = weight * (guess - row.outcome as f64);
            let curve = weight * (guess * (1.0 - guess)).max(1e-6);
            for (at, one) in input.iter().enumerate() {
                gradient[at] += error * one;
                for (to, other) in input[..=at].iter().enumerate() {
                    hessian[at * width + to] += curve * one * other;
                }
            }
        }
        for at in 1..width {
            gradient[at] += ridge * weights[at];
            hessian[at * width + at] += ridge;
        }
        hessian[0] += 1e-9;
        let step = solve(hessian, gradient, width);
        let largest = step.iter().fold(0.0f64, |most, change| most.max(change.abs()));
        let shrink = if largest > 4.0 { 4.0 / largest } else { 1.0 };
        weights.iter_mut().zip(&step).for_each(|(weight, change)| *weight -= shrink * change);
        if largest < 1e-6 {
            break;
        }
    }
    unscaled(&weights, &scales)
}

/// Solves a symmetric positive system, of which the lower half is given, by Cholesky's method.
fn solve(mut matrix: Vec<f64>, mut vector: Vec<f64>, width: usize) -> Vec<f64> {
    for at in 0..width {
        for to in 0..=at {
            let dot: f64 = (0..to).map(|k| matrix[at * width + k] * matrix[to * width + k]).sum();
            let rest = matrix[at * width + to] - dot;
            matrix[at * width + to] =
                if at == to { rest.max(1e-12).sqrt() } else { rest / matrix[to * width + to] };
        }
    }
    for at in 0..width {
        let dot: f64 = (0..at).map(|k| matrix[at * width + k] * vector[k]).sum();
        vector[at] = (vector[at] - dot) / matrix[at * width + at];
    }
    for at in (0..width).rev() {
        let dot: f64 = (at + 1..width).map(|k| matrix[k * width + at] * vector[k]).sum();
        vector[at] = (vector[at] - dot) / matrix[at * width + at];
    }
    vector
}

/// Splits things into folds by name: the same name always falls into the same one (FNV-1a).
pub fn fold(name: &str, folds: usize) -> usize {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    ((hash ^ hash >> 29) % folds as u64) as usize
}
