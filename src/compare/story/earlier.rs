//! Which of two articles is the newer one, and which earlier ones an article is judged against where very many tell of its story.

use std::cmp::Reverse;

use super::{FARTHEST, SharedKeys, gap};
use crate::claims::ArticleRef;
use crate::compare::Prepared;

/// An article is judged against so many earlier ones at most: those that fit best by [`Fit`].  On an election day fifty thousand
/// articles meet one another, and what each says is at odds with the nearest or with none.  In five corpora no verdict lay beyond
/// the 35th.
pub const MOST_EARLIER: usize = 64;

/// By day of publication, then by id: which of two articles is the newer one depends on nothing else.
pub fn is_newer(a: &Prepared, b: &Prepared) -> bool {
    age(&a.reading.article) >= age(&b.reading.article)
}

fn age(article: &ArticleRef) -> impl PartialOrd + '_ {
    (article.published, article.id.as_str())
}

/// How well an earlier article fits the one that meets it: the greater, the better.  By the weight of the keys that they share, then
/// by the days between them, then by the id of the earlier one, so that of two articles one always fits better, whatever the
/// order in which they come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    weight: u32,
    days: Reverse<i32>,
    id: Reverse<String>,
}

impl Fit {
    /// `days` lie between them; an article without a day lies beyond all others.
    pub fn new(weight: u32, days: Option<i32>, earlier: &str) -> Fit {
        Fit { weight, days: Reverse(days.unwrap_or(i32::MAX)), id: Reverse(earlier.to_owned()) }
    }

    /// Of two articles, the earlier one given last; `None` unless they meet.
    pub fn of(newer: &Prepared, earlier: &Prepared) -> Option<Fit> {
        let (gap, shared) = (gap(newer, earlier), SharedKeys::of(&newer.keys, &earlier.keys));
        let meet = gap.is_none_or(|days| days <= FARTHEST) && shared.are_enough();
        meet.then(|| Fit::new(shared.weight(), gap, &earlier.reading.article.id))
    }
}

/// Those of many that may be among the [`MOST_EARLIER`] that fit best, by all but their ids, which are seldom needed: in no order, and
/// more than that where some are alike.  `roughly` says how well one fits, under an empty id.
pub fn foremost<T>(mut met: Vec<T>, roughly: impl Fn(&T) -> Fit) -> Vec<T> {
    if met.len() > MOST_EARLIER {
        met.select_nth_unstable_by(MOST_EARLIER - 1, |one, other| roughly(other).cmp(&roughly(one)));
        let least = roughly(&met[MOST_EARLIER - 1]);
        met.retain(|one| roughly(one) >= least);
    }
    met
}

/// What an earlier article must fit at least to be among those that one is judged against, of all that it meets.  `None` if all are,
/// since there are fewer than [`MOST_EARLIER`].
pub fn least(mut fits: Vec<Fit>) -> Option<Fit> {
    fits.sort_unstable_by(|one, other| other.cmp(one));
    // One that is both stored and given.
    fits.dedup();
    fits.into_iter().nth(MOST_EARLIER - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavier_keys_go_before_nearer_days_and_these_before_ids() {
        let best = Fit::new(200_000, None, "z");
        let near = Fit::new(100_000, Some(1), "z");
        let far = Fit::new(100_000, Some(9), "a");
        let undated = Fit::new(100_000, None, "a");
        let mut all = [far.clone(), undated.clone(), best.clone(), near.clone()];
        all.sort_by(|one, other| other.cmp(one));
        assert_eq!(all, [best, near, far, undated]);
        assert!(Fit::new(1, Some(1), "a") > Fit::new(1, Some(1), "b"));
    }

    #[test]
    fn where_few_meet_each_fits_and_of_many_the_best() {
        let fits = |days: i32| (0..days).map(|day| Fit::new(100_000, Some(day), "a")).collect::<Vec<_>>();
        let most = MOST_EARLIER as i32;
        assert_eq!(least(fits(most - 1)), None);
        assert_eq!(least([fits(most - 1), fits(most - 1)].concat()), None);
        assert_eq!(least(fits(most + 9)), Some(Fit::new(100_000, Some(most - 1), "a")));
    }
}
