//! Can one value satisfy both figures, after bounds, rounding, approximation and conversion?

use crate::base::{Decimal, Interval};
use crate::claims::{Dimension, Modifier, Quantity};
use crate::lexicon::in_base;

/// A round figure spans half its last significant digit, but never more than this share of itself.
const ROUNDING_CAP: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Counts below this are exact: nobody rounds 32 wounded to 30.
const EXACT_BELOW: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

/// The values that a figure allows, in its base unit; `None` if they overflow.
pub fn allowed(quantity: &Quantity) -> Option<Interval> {
    let mut interval = Interval { low: quantity.low, high: quantity.high };
    if matches!(quantity.modifier, Modifier::Exact | Modifier::About) {
        let slack = rounding(quantity);
        interval.low = interval.low.and_then(|low| low.checked_sub(slack));
        interval.high = interval.high.and_then(|high| high.checked_add(slack));
    }
    let scaled = |end: Option<Decimal>| match end {
        Some(end) => converted(quantity, end).map(Some),
        None => Some(None),
    };
    Some(Interval { low: scaled(interval.low)?, high: scaled(interval.high)? })
}

/// The figure itself in its base unit.
pub fn value(quantity: &Quantity) -> Option<Decimal> {
    converted(quantity, quantity.value)
}

fn converted(quantity: &Quantity, value: Decimal) -> Option<Decimal> {
    let unit = quantity.unit.as_deref();
    unit.map_or(Some(value), |unit| in_base(value, unit, quantity.trend.is_some()))
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

/// Whether a figure has one digit and zeros: 40, 3,000.
pub fn is_round(value: Decimal) -> bool {
    let text = value.abs().normalize().mantissa().to_string();
    text.len() > 1 && text.trim_end_matches('0').len() == 1
}

/// The larger value by the smaller; `None` if one is 0 or they differ in sign.
pub fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (small, large) = if a <= b { (a, b) } else { (b, a) };
    (small > Decimal::ZERO).then(|| large.checked_div(small)).flatten()
}

/// How two figures of one dimension lie to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same value.
    Equal,
    /// Other values that can both hold: a bound, a rounding, a conversion.
    Compatible,
    /// No value satisfies both.
    Disjoint,
    /// One number in two units: "17,000 feet" and "17,000 metres", "$64 million" and "€64 million".
    OtherUnit,
}

impl Relation {
    /// Whether both cannot hold.
    pub fn excludes(self) -> bool {
        matches!(self, Relation::Disjoint | Relation::OtherUnit)
    }
}

/// Converted figures are rounded anew: they may differ by this share.
const CONVERTED: Decimal = Decimal::from_parts(12, 0, 0, false, 3);

/// Units that differ by less are mixed up in speech: miles and nautical miles, tons and tonnes.
const ALIKE_UNITS: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
/// Smaller numbers are equal in two units by chance.
const UNUSUAL: i64 = 14;

/// Whether one number in two units is likely a unit mistaken: three weeks and three days are two lengths of time.
fn mistaken(a: &Quantity, b: &Quantity) -> bool {
    let timed = matches!(a.dimension, Dimension::Duration | Dimension::Age);
    let units = value(a).zip(value(b)).and_then(|(a, b)| ratio(a, b)).is_none_or(|ratio| ratio > ALIKE_UNITS);
    !timed && a.value.abs() > UNUSUAL.into() && (a.dimension == Dimension::Money || units)
}

/// The relation of two figures of one dimension; `None` where they cannot be compared, as sums in two currencies.
pub fn relation(a: &Quantity, b: &Quantity) -> Option<Relation> {
    let one_unit = a.unit == b.unit;
    let (one, other) = (value(a)?, value(b)?);
    let money = a.dimension == Dimension::Money;
    if one == other && (one_unit || !money) {
        return Some(Relation::Equal);
    }
    // Money of which nobody knows whose it is may be anybody's.
    if !one_unit && money && (a.unit.is_none() || b.unit.is_none()) {
        return None;
    }
    if !one_unit && a.value == b.value && mistaken(a, b) {
        return Some(Relation::OtherUnit);
    }
    if !one_unit && money {
        return None;
    }
    let wide = |value: Decimal, interval: Interval| {
        let slack = value.abs().checked_mul(CONVERTED).filter(|_| !one_unit).unwrap_or_default();
        Interval {
            low: interval.low.and_then(|low| low.checked_sub(slack)),
            high: interval.high.and_then(|high| high.checked_add(slack)),
        }
    };
    if !one_unit && ratio(one, other).is_some_and(|ratio| ratio <= ALIKE_UNITS) && a.value == b.value {
        return Some(Relation::Compatible);
    }
    let disjoint = wide(one, allowed(a)?).disjoint(wide(other, allowed(b)?));
    Some(if disjoint { Relation::Disjoint } else { Relation::Compatible })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Trend;

    fn quantity(value: i64, modifier: Modifier, unit: Option<&str>) -> Quantity {
        let value = Decimal::from(value);
        let open = matches!(modifier, Modifier::AtLeast | Modifier::MoreThan);
        Quantity {
            text: value.to_string(),
            value,
            low: Some(value),
            high: (!open).then_some(value),
            modifier,
            unit: unit.map(str::to_owned),
            dimension: match unit {
                None => Dimension::Count,
                Some("USD") => Dimension::Money,
                Some(_) => Dimension::Length,
            },
            trend: None::<Trend>,
        }
    }

    fn of(a: &Quantity, b: &Quantity) -> Relation {
        relation(a, b).unwrap()
    }

    #[test]
    fn rounding_is_not_conflict() {
        let money = |value| quantity(value, Modifier::Exact, Some("USD"));
        assert_eq!(of(&money(100_000_000), &money(101_300_000)), Relation::Compatible);
        let count = |value| quantity(value, Modifier::Exact, None);
        assert_eq!(of(&count(1300), &count(1286)), Relation::Compatible);
        assert_eq!(of(&count(1300), &count(130)), Relation::Disjoint);
    }

    #[test]
    fn small_counts_are_exact() {
        let count = |value| quantity(value, Modifier::Exact, None);
        assert_eq!(of(&count(30), &count(32)), Relation::Disjoint);
        assert_eq!(of(&count(213), &count(214)), Relation::Disjoint);
    }

    #[test]
    fn bounds_are_kept() {
        let floor = quantity(70, Modifier::AtLeast, None);
        assert_eq!(of(&floor, &quantity(72, Modifier::Exact, None)), Relation::Compatible);
        assert_eq!(of(&floor, &quantity(64, Modifier::Exact, None)), Relation::Disjoint);
    }

    #[test]
    fn money_meets_in_one_currency_or_with_one_number() {
        let money = |value, unit| quantity(value, Modifier::Exact, Some(unit));
        let mut canadian = money(137, "CAD");
        canadian.dimension = Dimension::Money;
        assert_eq!(relation(&money(108, "USD"), &canadian), None);
        let mut american = money(137, "USD");
        american.dimension = Dimension::Money;
        assert_eq!(of(&american, &canadian), Relation::OtherUnit);
    }

    #[test]
    fn units_convert_with_a_little_room() {
        let feet = quantity(15_000, Modifier::Exact, Some("foot"));
        assert_eq!(of(&feet, &quantity(4_600, Modifier::Exact, Some("metre"))), Relation::Compatible);
        assert_eq!(of(&feet, &quantity(5_400, Modifier::Exact, Some("metre"))), Relation::Disjoint);
    }
}
