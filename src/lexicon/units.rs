//! Units and currencies: their forms, what they measure, and how they convert.
//!
//! `units.tsv` is written by hand after UCUM and NIST SP 811, `currencies.tsv` is made by `train/currencies.py`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::currencies;
use super::unit_forms::{Use, forms};
use crate::base::Decimal;

/// What a figure states (DESIGN §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    Count,
    Money,
    Percent,
    Duration,
    Age,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Energy,
    Power,
    Data,
    Rate,
    Multiple,
    Ordinal,
    Fraction,
    Other,
}

impl Dimension {
    /// Of a unit; counts, ages and orders have none.
    fn of_unit(name: &str) -> Option<Dimension> {
        Some(match name {
            "money" => Dimension::Money,
            "percent" => Dimension::Percent,
            "duration" => Dimension::Duration,
            "length" => Dimension::Length,
            "area" => Dimension::Area,
            "volume" => Dimension::Volume,
            "mass" => Dimension::Mass,
            "speed" => Dimension::Speed,
            "temperature" => Dimension::Temperature,
            "energy" => Dimension::Energy,
            "power" => Dimension::Power,
            "data" => Dimension::Data,
            "multiple" => Dimension::Multiple,
            "other" => Dimension::Other,
            _ => return None,
        })
    }
}

/// A unit as the table names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub name: &'static str,
    pub dimension: Dimension,
}

/// A way to write a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    pub unit: Unit,
    pub stands: Use,
}

/// A unit in terms of another: `value · factor + shift`.
#[derive(Debug, Clone, Copy)]
struct Conversion {
    base: &'static str,
    factor: Decimal,
    shift: Decimal,
}

struct Row {
    unit: Unit,
    conversion: Conversion,
    forms: Vec<(&'static str, Use)>,
}

fn rows() -> impl Iterator<Item = Row> {
    let lines = include_str!("units.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(row)
}

fn row(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let unit = Unit { name, dimension: Dimension::of_unit(columns.next()?)? };
    let base = columns.next()?;
    let (factor, shift) = columns.next().map(|column| column.split_once(' ').unwrap_or((column, "0")))?;
    let conversion = Conversion { base, factor: factor.parse().ok()?, shift: shift.parse().ok()? };
    Some(Row { unit, conversion, forms: forms(columns.next()?).collect() })
}

/// All forms with their units, from both tables and the names that currencies share.
fn entries() -> impl Iterator<Item = (&'static str, Form)> {
    let units = rows().flat_map(|row| {
        row.forms.into_iter().map(move |(form, stands)| (form, Form { unit: row.unit, stands }))
    });
    let money = |name| Unit { name, dimension: Dimension::Money };
    let currencies =
        currencies::forms().map(move |(form, code, stands)| (form, Form { unit: money(code), stands }));
    units.chain(currencies)
}

static FORMS: LazyLock<FxHashMap<&'static str, Form>> = LazyLock::new(|| entries().collect());

/// The unit that a form names, as it stands in a table: in lower case, but for symbols ("MW") and codes ("USD").
pub fn unit(form: &str) -> Option<Form> {
    FORMS.get(form).copied()
}

/// A unit written as a word or words in lower case, of one or many: "metres", "per cent".
pub fn unit_word(form: &str) -> Option<Unit> {
    let singular = || unit(form.strip_suffix('s').filter(|stem| stem.len() > 1)?);
    let found = unit(form).or_else(singular)?;
    matches!(found.stands, Use::Word | Use::Both).then_some(found.unit)
}

/// A first word of longer names: "square", "us".
pub fn opens_unit(lower: &str) -> bool {
    static FIRST: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| FORMS.keys().filter_map(|form| Some(form.split_once(' ')?.0)).collect());
    FIRST.contains(lower)
}

fn conversion(unit: &str) -> Option<Conversion> {
    static CONVERSIONS: LazyLock<FxHashMap<&'static str, Conversion>> =
        LazyLock::new(|| rows().map(|row| (row.unit.name, row.conversion)).collect());
    CONVERSIONS.get(unit).copied()
}

/// The unit that all units of its kind convert to; a unit without conversion is its own.
pub fn base_unit(unit: &str) -> Cow<'_, str> {
    match (conversion(unit), unit.split_once('/')) {
        (Some(conversion), _) => conversion.base.into(),
        (None, Some((over, below))) => {
            let base = |unit| conversion(unit).map_or(unit, |conversion| conversion.base);
            format!("{}/{}", base(over), base(below)).into()
        }
        (None, None) => unit.into(),
    }
}

/// A value in the base unit; a change of it, as "warmer by 5 degrees", is not shifted.  `None` if it overflows.
pub fn in_base(value: Decimal, unit: &str, is_change: bool) -> Option<Decimal> {
    match (conversion(unit), unit.split_once('/')) {
        (Some(conversion), _) => {
            let scaled = value.checked_mul(conversion.factor)?;
            if is_change { Some(scaled) } else { scaled.checked_add(conversion.shift) }
        }
        (None, Some((over, below))) => {
            let factor = |unit| conversion(unit).map_or(Decimal::ONE, |conversion| conversion.factor);
            value.checked_mul(factor(over))?.checked_div(factor(below))
        }
        (None, None) => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(value: i64, unit: &str) -> String {
        let base = in_base(value.into(), unit, false).expect("no overflow");
        format!("{} {}", base.round_dp(4).normalize(), base_unit(unit))
    }

    #[test]
    fn every_row_is_read_whole() {
        for line in include_str!("units.tsv").lines().filter(|line| !line.starts_with('#')) {
            let read = row(line).unwrap_or_else(|| panic!("{line}"));
            let classes = line.rsplit('\t').next().expect("forms").split("; ");
            for class in classes {
                let known = class.split_once(' ').and_then(|(name, _)| Use::of(name));
                assert!(known.is_some(), "{line}: {class}");
            }
            assert!(!read.forms.is_empty(), "{line}");
        }
    }

    #[test]
    fn no_form_names_two_units() {
        let mut seen = FxHashMap::default();
        for (form, entry) in entries() {
            assert_eq!(seen.insert(form, entry), None, "{form}");
        }
    }

    #[test]
    fn every_base_converts_to_itself() {
        for row in rows() {
            let base = conversion(row.conversion.base);
            let own = base.is_none_or(|base| base.base == row.conversion.base);
            assert!(own, "{} by {}", row.unit.name, row.conversion.base);
        }
    }

    #[test]
    fn a_unit_stands_once() {
        let mut seen = FxHashSet::default();
        assert!(rows().all(|row| seen.insert(row.unit.name)));
    }

    #[test]
    fn units_of_a_kind_meet_in_one() {
        for (value, unit, wanted) in [
            (36, "kilometre/hour", "10 metre/second"),
            (100, "mile/hour", "44.704 metre/second"),
            (950, "hectopascal", "95000 pascal"),
            (950, "millibar", "95000 pascal"),
            (30, "inch_of_mercury", "101591.67 pascal"),
            (40, "pound_per_square_inch", "275790.2917 pascal"),
            (20, "millisievert", "0.02 sievert"),
            (2, "curie", "74000000000 becquerel"),
            (86, "degree_fahrenheit", "30 degree_celsius"),
            (30, "degree_celsius", "30 degree_celsius"),
            (3, "kilowatt_hour", "10800000 joule"),
            (2, "decade", "240 month"),
            (5, "USD/barrel", "0.0314 USD/litre"),
            (7, "EUR/share", "7 EUR/share"),
            (3, "BTC", "3 BTC"),
            (9, "CAD", "9 CAD"),
        ] {
            assert_eq!(convert(value, unit), wanted, "{value} {unit}");
        }
    }

    #[test]
    fn a_change_of_temperature_has_no_zero() {
        let warmer = in_base(9.into(), "degree_fahrenheit", true).expect("no overflow");
        assert_eq!(warmer.round_dp(4), Decimal::from(5));
    }
}
