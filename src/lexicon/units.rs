//! Units that convert, after the International System of Units and NIST Handbook 44.

use std::sync::LazyLock;

use crate::base::{Decimal, Lexicon};

static UNITS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("units.tsv")));

/// Base unit and factor of a unit; a unit without conversion is its own base.  Money never converts.
pub fn base_unit(unit: &str) -> (&str, Decimal) {
    let line = UNITS.get(unit);
    let base = line.and_then(|line| Some((*line.first()?, line.get(1)?.parse().ok()?)));
    base.unwrap_or((unit, Decimal::ONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_base_and_a_factor() {
        for (unit, line) in UNITS.entries() {
            assert!(line.len() == 2 && line[1].parse::<Decimal>().is_ok(), "{unit}: {line:?}");
        }
    }

    #[test]
    fn lengths_convert_and_money_does_not() {
        assert_eq!(base_unit("mile").0, base_unit("kilometre").0);
        assert_ne!(base_unit("USD").0, base_unit("CAD").0);
    }
}
