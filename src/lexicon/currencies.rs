//! The currencies of ISO 4217: what they are called, where they are money, and which of them share a name.
//!
//! `currencies.tsv` is made by `train/currencies.py`, which names its sources.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::unit_forms::{self, Use};

const TABLE: &str = include_str!("currencies.tsv");

/// A name that several currencies have: "peso".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedName {
    /// The one that is meant where nothing tells.
    pub meant: Option<&'static str>,
    pub among: Vec<&'static str>,
    stands: Use,
}

fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

static SHARED: LazyLock<FxHashMap<&'static str, SharedName>> =
    LazyLock::new(|| lines().filter_map(|line| shared_row(&line)).collect());

fn shared_row(line: &[&'static str]) -> Option<(&'static str, SharedName)> {
    let [name, class, meant, among] = line else { return None };
    let stands = match *class {
        "shared" => Use::Word,
        "shared_scaled" => Use::Scaled,
        _ => return None,
    };
    let meant = Some(*meant).filter(|meant| *meant != "-");
    Some((name, SharedName { meant, among: among.split(',').collect(), stands }))
}

/// Where a currency is money, and whether it is held abroad as well.
static TENDER: LazyLock<FxHashMap<&'static str, (Vec<&'static str>, bool)>> = LazyLock::new(|| {
    lines()
        .filter_map(|line| tender_row(&line).map(|(code, countries, held, _)| (code, (countries, held))))
        .collect()
});

fn tender_row(line: &[&'static str]) -> Option<(&'static str, Vec<&'static str>, bool, &'static str)> {
    let [code, countries, forms] = line else { return None };
    let held = countries.starts_with('+');
    Some((code, countries.trim_start_matches('+').split(',').collect(), held, forms))
}

/// All forms: form, code, use.  A shared name is that of the currency that is meant where nothing tells, or stands for itself.
pub(super) fn forms() -> impl Iterator<Item = (&'static str, &'static str, Use)> {
    let own = lines().filter_map(|line| tender_row(&line)).flat_map(|(code, _, _, forms)| {
        unit_forms::forms(forms).map(move |(form, stands)| (form, code, stands))
    });
    // A pound may be a weight: whoever reads it decides.
    let shared = lines().filter_map(|line| shared_row(&line));
    own.chain(shared.map(|(name, shared)| (name, shared.meant.unwrap_or(name), shared.stands)))
}

/// Of a name in lower case, singular or plural.
pub fn shared_name(name: &str) -> Option<&'static SharedName> {
    SHARED.get(name).or_else(|| SHARED.get(name.strip_suffix('s')?))
}

impl SharedName {
    /// The currency of that name that is money in a country.
    fn of(&self, country: &str) -> Option<&'static str> {
        let is_tender = |code: &&&str| TENDER.get(**code).is_some_and(|(all, _)| all.contains(&country));
        self.among.iter().find(is_tender).copied()
    }

    /// The currency that is meant where an article plays in some countries, the foremost first; `None` where nothing tells.
    /// Money that is held abroad ("dollars") is that of the foremost country or nobody's.
    pub fn among(&self, countries: &[&str]) -> Option<&'static str> {
        let held = self.meant.and_then(|code| TENDER.get(code)).is_some_and(|(_, held)| *held);
        let near = if held { &countries[..countries.len().min(1)] } else { countries };
        near.iter().find_map(|country| self.of(country)).or(self.meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for line in lines() {
            assert!(shared_row(&line).is_some() || tender_row(&line).is_some(), "{line:?}");
        }
    }

    #[test]
    fn every_shared_name_is_of_currencies_in_the_table() {
        for (name, shared) in SHARED.iter() {
            assert!(shared.among.iter().all(|code| TENDER.contains_key(code)), "{name}");
        }
    }

    #[test]
    fn a_shared_name_is_the_money_of_the_country() {
        for (name, countries, wanted) in [
            ("pesos", &["CL"][..], Some("CLP")),
            ("pesos", &["CN", "PH"], Some("PHP")),
            ("peso", &[], Some("MXN")),
            ("dollars", &["AU", "US"], Some("AUD")),
            ("dollars", &["IQ", "AU"], Some("USD")),
            ("pounds", &["EG"], Some("EGP")),
            ("francs", &["FR", "SN"], Some("CHF")),
            ("kroner", &["DK"], Some("DKK")),
            ("rupees", &["PK", "IN"], Some("PKR")),
            ("dinars", &["IQ"], Some("IQD")),
            ("dinars", &["FR"], None),
        ] {
            assert_eq!(
                shared_name(name).and_then(|name| name.among(countries)),
                wanted,
                "{name} {countries:?}"
            );
        }
    }
}
