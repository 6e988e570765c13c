//! Figures that differ as slips of the pen do: two digits change places, one is lost, or a zero too many.

use crate::base::Decimal;

/// How one figure may be the other, mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The same two or more digits with zeros more or less, or with another magnitude.
    Zeros,
    /// Two neighbouring digits have changed places, or one stands twice.
    Digits,
}

/// `None` for figures that no slip explains; one digit with zeros is too common to be one.
pub fn slip(a: Decimal, b: Decimal) -> Option<Slip> {
    let (a, b) = (text(a), text(b));
    let bare = a.trim_end_matches('0');
    if bare.len() > 1 && bare == b.trim_end_matches('0') {
        return Some(Slip::Zeros);
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    (transposed(a, b) || doubled(a, b)).then_some(Slip::Digits)
}

fn text(value: Decimal) -> String {
    value.normalize().mantissa().unsigned_abs().to_string()
}

/// Two neighbouring digits have changed places.
fn transposed(a: &[u8], b: &[u8]) -> bool {
    let differ: Vec<usize> = (0..a.len().min(b.len())).filter(|at| a[*at] != b[*at]).collect();
    a.len() == b.len()
        && matches!(differ[..], [one, other] if other == one + 1 && a[one] == b[other] && a[other] == b[one])
}

/// One digit stands twice in one of them: 17 and 117.
fn doubled(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.len() == short.len() + 1
        && (1..long.len())
            .any(|at| long[at] == long[at - 1] && [&long[..at], &long[at + 1..]].concat() == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_counts() {
        let of = |a: &str, b: &str| slip(a.parse().unwrap(), b.parse().unwrap());
        for (a, b) in [("130", "1300"), ("2.5", "25"), ("1860000", "1860000000")] {
            assert_eq!(of(a, b), Some(Slip::Zeros), "{a} {b}");
        }
        for (a, b) in [("310000", "130000"), ("17", "117"), ("41", "14")] {
            assert_eq!(of(a, b), Some(Slip::Digits), "{a} {b}");
        }
        for (a, b) in [("3", "4"), ("35", "27"), ("100", "147"), ("2", "20")] {
            assert_eq!(of(a, b), None, "{a} {b}");
        }
    }
}
