//! Where a value stands on an axis, and which marks the axis has.

/// From the lowest to the highest value of a plot; logarithmic where the small ones would lie on each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    pub logarithmic: bool,
}

/// A span of more than this factor is drawn by powers of ten.
const WIDE: f64 = 50.0;
/// Room beyond the outermost values.
const MARGIN: f64 = 0.12;
/// Below this share of the highest value, zero is near enough to be shown.
const NEAR_ZERO: f64 = 0.6;

impl Scale {
    pub fn over(values: &[f64]) -> Scale {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low > 0.0 && high / low > WIDE {
            return Scale { low: low.log10() - MARGIN, high: high.log10() + MARGIN, logarithmic: true };
        }
        let room = if high > low { (high - low) * MARGIN } else { (high.abs() * MARGIN).max(1.0) };
        let from_zero = low >= 0.0 && (low < NEAR_ZERO * high || low < room);
        Scale { low: if from_zero { 0.0 } else { low - room }, high: high + room, logarithmic: false }
    }

    /// 0 at the foot, 1 at the top; what lies beyond stands at the edge.
    pub fn place(self, value: f64) -> f64 {
        let value = match self.logarithmic {
            true if value <= 0.0 => self.low,
            true => value.log10(),
            false => value,
        };
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Round values along it.
    pub fn ticks(self) -> Vec<f64> {
        if self.logarithmic {
            let step = ((self.high - self.low) / 5.0).ceil().max(1.0);
            let first = self.low.ceil() as i32;
            return (0..6)
                .map(|at| f64::from(first) + step * f64::from(at))
                .take_while(|power| *power <= self.high)
                .map(|power| 10f64.powf(power))
                .collect();
        }
        let raw = (self.high - self.low) / 5.0;
        let power = 10f64.powf(raw.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| *step >= raw);
        let step = step.unwrap_or(raw);
        let first = (self.low / step).ceil();
        (0..8).map(|at| (first + f64::from(at)) * step).take_while(|tick| *tick <= self.high).collect()
    }
}

/// As short as an axis needs: 1,300; 2.5m.
pub fn short(value: f64) -> String {
    let (value, suffix) = match value.abs() {
        size if size >= 1e12 => (value / 1e12, "tn"),
        size if size >= 1e9 => (value / 1e9, "bn"),
        size if size >= 1e6 => (value / 1e6, "m"),
        _ => (value, ""),
    };
    let digits = format!("{value:.3}");
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    let (whole, part) =
        digits.split_once('.').map_or((digits, String::new()), |(whole, part)| (whole, format!(".{part}")));
    let negative = whole.starts_with('-');
    let whole = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{}{grouped}{part}{suffix}", if negative { "−" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_spans_go_by_powers_of_ten() {
        let scale = Scale::over(&[10.0, 1000.0]);
        assert!(scale.logarithmic && !Scale::over(&[10.0, 400.0]).logarithmic);
        assert!((scale.place(100.0) - 0.5).abs() < 1e-9);
        assert_eq!(scale.ticks(), [10.0, 100.0, 1000.0]);
    }

    #[test]
    fn zero_is_shown_where_it_is_near() {
        assert_eq!(Scale::over(&[14.0, 72.0]).place(0.0), 0.0);
        assert!(Scale::over(&[45.0, 47.0]).place(45.0) < 0.2);
        assert_eq!(Scale::over(&[14.0, 72.0]).ticks(), [0.0, 20.0, 40.0, 60.0]);
    }

    #[test]
    fn one_value_has_room_around_it() {
        let scale = Scale::over(&[5.0, 5.0]);
        assert!((scale.place(5.0) - 0.5).abs() < 0.4 && !scale.ticks().is_empty());
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!([1300.0, 2_500_000.0, -0.5, 0.0, 1e10].map(short), ["1,300", "2.5m", "−0.5", "0", "10bn"]);
    }
}
