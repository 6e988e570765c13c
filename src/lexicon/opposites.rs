//! Words of which one excludes the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Both ways.
static OPPOSITES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut opposites: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for line in include_str!("opposites.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((one, other)) = line.split_once('\t') {
            opposites.entry(one).or_default().push(other);
            opposites.entry(other).or_default().push(one);
        }
    }
    opposites
});

/// Whether one word, in lower case, denies the other: "accepted" and "rejected".
pub fn opposed(one: &str, other: &str) -> bool {
    OPPOSITES.get(one).is_some_and(|list| list.contains(&other))
}
