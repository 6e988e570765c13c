//! Parameters of addresses by which outlets follow readers.

use std::sync::LazyLock;

use crate::base::Lexicon;

static TRACKING: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("tracking.tsv")));

const PREFIX: &str = "prefix";

/// Whether a parameter, in lower case, leads to the same page as none.
pub fn is_tracking(parameter: &str) -> bool {
    let begins = |(name, kinds): (&str, &Vec<&str>)| kinds.contains(&PREFIX) && parameter.starts_with(name);
    TRACKING.has(parameter) || TRACKING.entries().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_name_or_the_beginning_of_names() {
        for (name, kinds) in TRACKING.entries() {
            assert_eq!(name, name.to_lowercase());
            assert!(kinds.iter().all(|kind| *kind == PREFIX), "{name}: {kinds:?}");
        }
    }

    #[test]
    fn campaigns_are_followed_and_pages_are_not() {
        assert!(is_tracking("utm_source") && is_tracking("fbclid"));
        assert!(!is_tracking("id") && !is_tracking("page") && !is_tracking("ref"));
    }
}
