//! The weights of all regressions, so that judging can be tried with other weights than those it ships with.

use std::sync::LazyLock;

use super::regression::Weights;
use super::verdict::date;
use super::{align, contrast, story};

/// What `train/judge` makes.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// One incident, by the signs of [`story::SIGNS`].
    pub story: Weights,
    /// One thing, by the signs of [`align::SIGNS`].
    pub align: Weights,
    /// At odds rather than anything else, by the signs of [`contrast::SIGNS`].
    pub at_odds: Weights,
    /// One thing, now that rivals and what differs are known, by the same signs.
    pub same: Weights,
    /// Two clauses of one thing and at odds, by the signs of [`align::clauses::SIGNS`].
    pub polarity: Weights,
    /// Two moments of one thing, by the signs of [`align::moments::SIGNS`].
    pub moments: Weights,
    /// Two moments at odds, now that rivals are known, by the signs of [`date::SIGNS`].
    pub date: Weights,
    /// One figure replacing the other rather than being at odds with it, by the same signs.
    pub update: Weights,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    let (story, align) = (include_str!("story/weights.tsv"), include_str!("align/weights.tsv"));
    let verdict = include_str!("verdict/weights.tsv");
    Model {
        story: Weights::parse(story, &story::SIGNS, 1),
        align: Weights::parse(align, &align::SIGNS, 1),
        at_odds: Weights::parse(verdict, &contrast::SIGNS, 1),
        same: Weights::parse(verdict, &contrast::SIGNS, 2),
        update: Weights::parse(verdict, &contrast::SIGNS, 3),
        polarity: Weights::parse(include_str!("align/clauses.tsv"), &align::clauses::SIGNS, 1),
        moments: Weights::parse(include_str!("align/moments.tsv"), &align::moments::SIGNS, 1),
        date: Weights::parse(include_str!("verdict/date.tsv"), &date::SIGNS, 1),
    }
});

impl Model {
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every sign has its weight, and no weight is of a sign that is gone.
    #[test]
    fn weights_and_signs_are_those_of_each_other() {
        for (table, signs) in [
            (include_str!("story/weights.tsv"), &story::SIGNS[..]),
            (include_str!("align/weights.tsv"), &align::SIGNS[..]),
            (include_str!("verdict/weights.tsv"), &contrast::SIGNS[..]),
            (include_str!("align/clauses.tsv"), &align::clauses::SIGNS[..]),
            (include_str!("align/moments.tsv"), &align::moments::SIGNS[..]),
            (include_str!("verdict/date.tsv"), &date::SIGNS[..]),
        ] {
            let lines = table.lines().filter(|line| !line.starts_with('#'));
            let named: Vec<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
            assert_eq!(named[0], "constant");
            assert_eq!(named[1..], *signs);
        }
    }
}
