//! Where a place lies, and how two places lie to one another.

use serde::{Deserialize, Serialize};

/// Country, region and spot, as far as known: "SY", "SY/11", "SY/11/3472,3673".  A spot is a position in hundredths of
/// a degree, a county's code, or for a place that no gazetteer knows `~` and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Place(String);

/// How one place lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    Same,
    /// The first is in the second.
    Within,
    /// The second is in the first.
    Around,
    Apart,
    Unknown,
}

/// Two spots of one region that are nearer may be a town and its suburb.
const APART_KM: f32 = 15.0;
/// Of a hundredth of a degree of latitude.
const KM: f32 = 1.11;

impl Place {
    pub fn new(path: impl Into<String>) -> Place {
        Place(path.into())
    }

    pub fn path(&self) -> &str {
        &self.0
    }

    pub fn country(&self) -> &str {
        self.part(0).unwrap_or_default()
    }

    /// "SY/11"; `None` for a whole country, or where the region is not known.
    pub fn region(&self) -> Option<&str> {
        let region = self.part(1)?;
        self.0.get(..self.country().len() + 1 + region.len())
    }

    fn part(&self, at: usize) -> Option<&str> {
        self.0.split('/').nth(at).filter(|part| !part.is_empty())
    }

    fn spot(&self) -> Option<&str> {
        self.part(2)
    }

    /// 1 for a country, 2 for a region, 3 for a spot.
    pub fn depth(&self) -> usize {
        if self.spot().is_some() { 3 } else { 1 + usize::from(self.part(1).is_some()) }
    }

    pub fn lies(a: &Place, b: &Place) -> Lies {
        if a.country() != b.country() {
            return Lies::Apart;
        }
        match (a.part(1), b.part(1)) {
            (Some(one), Some(other)) if one != other => return Lies::Apart,
            (None, None) if a.spot().is_none() && b.spot().is_none() => return Lies::Same,
            (None, _) if a.spot().is_none() => return Lies::Around,
            (_, None) if b.spot().is_none() => return Lies::Within,
            _ => {}
        }
        match (a.spot(), b.spot()) {
            (Some(one), Some(other)) if one == other => Lies::Same,
            (Some(one), Some(other)) if apart(one, other) => Lies::Apart,
            (None, None) => Lies::Same,
            // An unlisted spot whose region is not known may lie in the other's region or in another.
            _ if a.part(1).is_none() || b.part(1).is_none() => Lies::Unknown,
            (Some(_), None) => Lies::Within,
            (None, Some(_)) => Lies::Around,
            _ => Lies::Unknown,
        }
    }
}

/// Two positions far from one another, or two counties.
fn apart(one: &str, other: &str) -> bool {
    let county = |spot: &str| spot.starts_with('c');
    match (position(one), position(other)) {
        (Some((lat, lon)), Some((lat_b, lon_b))) => {
            let shrunk = (lat / 100.0).to_radians().cos();
            (lat - lat_b).hypot((lon - lon_b) * shrunk) * KM > APART_KM
        }
        _ => county(one) && county(other),
    }
}

fn position(spot: &str) -> Option<(f32, f32)> {
    let (lat, lon) = spot.split_once(',')?;
    Some((lat.parse().ok()?, lon.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{place_key, places};

    /// "Texas", "Potter County (US/TX)": the narrowest place of the name, in a country or region.
    fn named(name: &str) -> Place {
        let (name, inside) = name.trim_end_matches(')').split_once(" (").unwrap_or((name, ""));
        let senses = places(&place_key(name)).into_iter().flat_map(|places| places.senses());
        let path = senses.map(|sense| sense.path).filter(|path| path.starts_with(inside));
        Place::new(path.max_by_key(|path| path.matches('/').count()).unwrap_or_else(|| panic!("{name}")))
    }

    #[test]
    fn towns_lie_in_their_country_and_apart_from_others() {
        let lies = |a: &str, b: &str| Place::lies(&named(a), &named(b));
        assert_eq!(lies("Kharkiv", "Kherson"), Lies::Apart);
        assert_eq!(lies("Lubbock", "Amarillo"), Lies::Apart);
        assert_eq!(lies("Rafah (PS)", "Jabalia"), Lies::Apart);
        assert_eq!(lies("Homs", "Syria"), Lies::Within);
        assert_eq!(lies("Syria", "Homs"), Lies::Around);
        assert_eq!(lies("Homs", "Homs"), Lies::Same);
        assert_eq!(lies("Syria", "Ukraine"), Lies::Apart);
        assert_eq!(lies("Lubbock", "Texas"), Lies::Within);
        assert_eq!(lies("Lubbock", "Ohio"), Lies::Apart);
        assert_eq!(lies("Lubbock", "Lubbock County"), Lies::Unknown);
        assert_eq!(lies("Lubbock County", "Potter County (US/TX)"), Lies::Apart);
    }

    #[test]
    fn what_no_gazetteer_knows_is_only_itself() {
        let lies = |a: &str, b: &str| Place::lies(&Place::new(a), &Place::new(b));
        assert_eq!(lies("UA//~vilne", "UA//~vilne"), Lies::Same);
        assert_eq!(lies("UA//~vilne", "UA//~nove"), Lies::Unknown);
        assert_eq!(lies("UA//~vilne", "UA/07"), Lies::Unknown);
        assert_eq!(lies("UA//~vilne", "UA"), Lies::Within);
        assert_eq!(lies("UA//~vilne", "PL"), Lies::Apart);
        assert_eq!(lies("UA/07/~vilne", "UA/07"), Lies::Within);
    }
}
