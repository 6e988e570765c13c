//! Gate 5: can one value satisfy both figures, after bounds, rounding and approximation?

use super::measure::base_unit;
use crate::base::{Decimal, Interval};
use crate::claims::{Claim, Dimension, Modifier, Quantity};
use crate::compare::opinion::Pair;

/// A round figure spans half its last significant digit, but never more than this share of itself.
const ROUNDING_CAP: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Counts below this are exact: nobody rounds 32 wounded to 30.
const EXACT_BELOW: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

/// The values that a claim allows, in its base unit; `None` if they overflow.
pub fn allowed(claim: &Claim, rounded: bool) -> Option<Interval> {
    let quantity = claim.quantity.as_ref()?;
    let mut interval = Interval { low: quantity.low, high: quantity.high };
    if rounded && matches!(quantity.modifier, Modifier::Exact | Modifier::About) {
        let slack = rounding(quantity);
        interval.low = interval.low.and_then(|low| low.checked_sub(slack));
        interval.high = interval.high.and_then(|high| high.checked_add(slack));
    }
    let factor = quantity.unit.as_deref().map_or(Decimal::ONE, |unit| base_unit(unit).1);
    let scaled = |end: Option<Decimal>| match end {
        Some(end) => end.checked_mul(factor).map(Some),
        None => Some(None),
    };
    Some(Interval { low: scaled(interval.low)?, high: scaled(interval.high)? })
}

/// The figure itself in its base unit.
pub fn value(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity.as_ref()?;
    let factor = quantity.unit.as_deref().map_or(Decimal::ONE, |unit| base_unit(unit).1);
    quantity.value.checked_mul(factor)
}

fn rounding(quantity: &Quantity) -> Decimal {
    let value = quantity.value.abs().normalize();
    let count =
        quantity.unit.is_none() && matches!(quantity.dimension, Dimension::Count | Dimension::Ordinal);
    if quantity.dimension == Dimension::Age || count && value < EXACT_BELOW {
        return Decimal::ZERO;
    }
    let unit = last_digit(value);
    if count && unit == Decimal::ONE {
        return Decimal::ZERO;
    }
    let half = unit.checked_div(Decimal::TWO).unwrap_or_default();
    half.min(value.checked_mul(ROUNDING_CAP).unwrap_or(half))
}

/// Place value of the last digit that is not 0: 184,000,000 → 1,000,000; 2.5 → 0.1.
fn last_digit(value: Decimal) -> Decimal {
    if value.scale() > 0 {
        return Decimal::new(1, value.scale().min(28));
    }
    let (mut left, mut unit) = (value.mantissa(), Decimal::ONE);
    while left != 0 && left % 10 == 0 {
        left /= 10;
        unit = unit.checked_mul(Decimal::TEN).unwrap_or(unit);
    }
    unit
}

/// How many digits a figure states: 184,000,000 has three.
pub fn digits(value: Decimal) -> usize {
    let text = value.normalize().mantissa().unsigned_abs().to_string();
    text.trim_end_matches('0').len().max(1)
}

/// A figure that may grow: a floor, or a headline, which drops "at least".
pub fn is_floor(claim: &Claim) -> bool {
    let modifier = claim.quantity.as_ref().map(|quantity| quantity.modifier);
    matches!(modifier, Some(Modifier::AtLeast | Modifier::MoreThan | Modifier::Vague))
}

/// The larger value by the smaller; `None` if one is 0 or they differ in sign.
pub fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (small, large) = if a <= b { (a, b) } else { (b, a) };
    (small > Decimal::ZERO).then(|| large.checked_div(small)).flatten()
}

/// The same of the figures of a pair.
pub fn ratio_of(pair: Pair) -> Option<Decimal> {
    ratio(value(pair.newer)?, value(pair.older)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::claim;

    fn disjoint(a: &Claim, b: &Claim) -> bool {
        allowed(a, true).unwrap().disjoint(allowed(b, true).unwrap())
    }

    #[test]
    fn rounding_is_not_conflict() {
        let rounded = claim("$100 million").value(100_000_000).unit("USD").built();
        assert!(!disjoint(&rounded, &claim("$101.3 million").value(101_300_000).unit("USD").built()));
        let thousand = claim("1,300 people").value(1300).built();
        assert!(!disjoint(&thousand, &claim("1,286 people").value(1286).built()));
        assert!(disjoint(&thousand, &claim("130 people").value(130).built()));
        let feet = claim("15,000 feet").value(15_000).unit("foot").built();
        assert!(!disjoint(&feet, &claim("4,500 metres").value(4500).unit("metre").built()));
    }

    #[test]
    fn small_counts_are_exact() {
        assert!(disjoint(&claim("30 people").value(30).built(), &claim("32 people").value(32).built()));
        let exact = claim("213 people").value(213).built();
        assert!(disjoint(&exact, &claim("214 people").value(214).built()));
    }

    #[test]
    fn bounds_are_kept() {
        let floor = claim("at least 70 people").value(70).at_least().built();
        assert!(!disjoint(&floor, &claim("72 people").value(72).built()));
        assert!(disjoint(&floor, &claim("64 people").value(64).built()));
    }

    #[test]
    fn digits_are_those_stated() {
        assert_eq!(digits(184_000_000.into()), 3);
        assert_eq!(digits("2.50".parse().unwrap()), 2);
    }
}
