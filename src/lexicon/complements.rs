//! Words that bear on whether a clause holds.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word does to its clause or to its complement; the classes of `complements.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// "not"
    Negator,
    /// "nobody"
    None,
    /// "fail", "deny"
    Reverses,
    /// "plan", "promise"
    Intends,
    /// "want", "hope"
    Unsettles,
    /// "expect", of its object
    Foresees,
    /// "if"
    Condition,
    /// "fewer" in "no fewer than"
    Bound,
    /// "only" in "not only"
    Merely,
    /// "other" in "no other"
    Except,
    /// "without"
    Without,
    /// "yet"
    SoFar,
    /// "longer" in "no longer"
    Ended,
    /// "after" in "after passing"
    While,
}

impl Bearing {
    fn parse(class: &str) -> Option<Bearing> {
        Some(match class {
            "negator" => Bearing::Negator,
            "none" => Bearing::None,
            "reverses" => Bearing::Reverses,
            "intends" => Bearing::Intends,
            "unsettles" => Bearing::Unsettles,
            "foresees" => Bearing::Foresees,
            "condition" => Bearing::Condition,
            "bound" => Bearing::Bound,
            "merely" => Bearing::Merely,
            "except" => Bearing::Except,
            "without" => Bearing::Without,
            "so_far" => Bearing::SoFar,
            "ended" => Bearing::Ended,
            "while" => Bearing::While,
            _ => return None,
        })
    }
}

/// All that a word bears; it may stand in two rows: "doubt" the noun and the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bearings(u16);

impl Bearings {
    pub fn has(self, bearing: Bearing) -> bool {
        self.0 & 1 << bearing as u16 != 0
    }
}

static BEARINGS: LazyLock<FxHashMap<&'static str, Bearings>> = LazyLock::new(|| {
    let mut bearings: FxHashMap<_, Bearings> = FxHashMap::default();
    for (word, class) in rows() {
        let bit = Bearing::parse(class).map_or(0, |bearing| 1 << bearing as u16);
        bearings.entry(word).or_default().0 |= bit;
    }
    bearings
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("complements.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// Of a word in lower case, a verb by its dictionary form.
pub fn bearings(word: &str) -> Bearings {
    BEARINGS.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, class) in rows() {
            assert!(Bearing::parse(class).is_some(), "{word}: {class}");
            assert!(seen.insert((word, class)), "{word} twice");
        }
        assert!(bearings("deny").has(Bearing::Reverses) && !bearings("say").has(Bearing::Reverses));
    }
}
