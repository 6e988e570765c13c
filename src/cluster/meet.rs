//! Which earlier articles each article of a span is judged against, by keys alone.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::lines::{Route, Spanned};
use super::stories::{Partner, blocks};
use crate::compare::story::{FARTHEST, Fit, MOST_EARLIER, SharedKeys, foremost};

/// Routes of the articles of one span; `most` of them make a block.
///
/// An article meets what shares enough keys with it, lies within [`FARTHEST`] days (one without a day meets all), and is earlier, by
/// day and then by id; it is judged against those that fit best.
pub fn meet(mut articles: Vec<Spanned>, most: usize) -> Vec<Route> {
    articles.sort_unstable_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    let postings = postings(&articles);
    let partners = (0..articles.len()).filter(|at| articles[*at].home);
    let mut tally = Tally { shared: vec![SharedKeys::default(); articles.len()], touched: Vec::new() };
    let partners: Vec<(usize, Vec<Partner>)> =
        partners.map(|at| (at, earlier(&articles, &postings, &mut tally, at))).collect();
    let mut routes = Vec::new();
    for (number, block) in blocks(&partners, most).into_iter().enumerate() {
        let route = |at: usize, earlier: Option<Vec<String>>| {
            let Spanned { span, id, .. } = &articles[at];
            Route { block: format!("{span}.{number}"), id: id.clone(), earlier }
        };
        let mut visitors: Vec<usize> = Vec::new();
        for home in &block {
            let (at, met) = &partners[*home];
            visitors.extend(met.iter().map(|partner| partner.at));
            let earlier = met.iter().map(|partner| articles[partner.at].id.clone()).collect();
            routes.push(route(*at, Some(earlier)));
        }
        visitors.sort_unstable();
        visitors.dedup();
        let mut homes: Vec<usize> = block.iter().map(|home| partners[*home].0).collect();
        homes.sort_unstable();
        visitors.retain(|at| homes.binary_search(at).is_err());
        routes.extend(visitors.into_iter().map(|at| route(at, None)));
    }
    routes
}

/// Which articles have a word, with its weight there, in their order.
type Postings = FxHashMap<u32, Vec<(u32, u16)>>;

fn postings(articles: &[Spanned]) -> Postings {
    let mut postings = Postings::default();
    for (at, article) in articles.iter().enumerate() {
        for (word, weight) in &article.keys {
            postings.entry(*word).or_default().push((at as u32, *weight));
        }
    }
    postings
}

/// What an article shares with each other one: room for all of them, used anew for the next.
struct Tally {
    shared: Vec<SharedKeys>,
    touched: Vec<u32>,
}

impl Tally {
    fn add(&mut self, other: u32, weights: (u16, u16)) {
        let shared = &mut self.shared[other as usize];
        if *shared == SharedKeys::default() {
            self.touched.push(other);
        }
        shared.add(weights.0, weights.1);
    }

    /// Those that share enough, with the weight of it.
    fn take(&mut self) -> Vec<Partner> {
        let mut met = Vec::new();
        for other in self.touched.drain(..) {
            let keys = std::mem::take(&mut self.shared[other as usize]);
            if keys.are_enough() {
                met.push(Partner { at: other as usize, weight: keys.weight() });
            }
        }
        met
    }
}

/// The best of the earlier ones that an article meets, the best first.
fn earlier(articles: &[Spanned], postings: &Postings, tally: &mut Tally, at: usize) -> Vec<Partner> {
    let article = &articles[at];
    // Those without a day stand first.
    let undated = articles.partition_point(|other| other.day.is_none());
    let near = articles.partition_point(|other| {
        other.day.zip(article.day).is_none_or(|(other, day)| other < day - FARTHEST)
    });
    for (word, weight) in &article.keys {
        let having = postings.get(word).map(Vec::as_slice).unwrap_or_default();
        let upto = |end: usize| having.partition_point(|(other, _)| (*other as usize) < end);
        let without_day = &having[..upto(undated.min(at))];
        let dated = if article.day.is_some() { &having[upto(near.min(at))..upto(at)] } else { &[] };
        for (other, theirs) in without_day.iter().chain(dated) {
            tally.add(*other, (*weight, *theirs));
        }
    }
    best(articles, at, tally.take())
}

fn best(articles: &[Spanned], at: usize, met: Vec<Partner>) -> Vec<Partner> {
    let fit = |partner: &Partner, id: &str| {
        let days = articles[at].day.zip(articles[partner.at].day).map(|(day, other)| day - other);
        Fit::new(partner.weight, days, id)
    };
    let mut met = foremost(met, |partner| fit(partner, ""));
    met.sort_by_cached_key(|partner| Reverse(fit(partner, &articles[partner.at].id)));
    met.truncate(MOST_EARLIER);
    met.shrink_to_fit();
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned(id: &str, day: Option<i32>, home: bool, keys: &[(u32, u16)]) -> Spanned {
        Spanned { span: 7, home, id: id.to_owned(), day, keys: keys.to_vec() }
    }

    fn told(routes: &[Route]) -> Vec<String> {
        let mut told: Vec<String> = routes
            .iter()
            .map(|route| match &route.earlier {
                Some(earlier) => format!("{} {} < {}", route.block, route.id, earlier.join(" ")),
                None => format!("{} {}", route.block, route.id),
            })
            .collect();
        told.sort();
        told
    }

    const FIRE: &[(u32, u16)] = &[(1, 300), (2, 300), (9, 200)];
    const VOTE: &[(u32, u16)] = &[(1, 300), (4, 300), (5, 300)];

    #[test]
    fn articles_meet_earlier_ones_with_two_keys_within_three_weeks() {
        let articles = vec![
            spanned("new", Some(30), true, FIRE),
            spanned("near", Some(9), false, FIRE),
            spanned("far", Some(8), false, FIRE),
            spanned("other", Some(29), true, VOTE),
            spanned("later", Some(31), false, FIRE),
            spanned("undated", None, false, FIRE),
        ];
        assert_eq!(
            told(&meet(articles, 100)),
            ["7.0 near", "7.0 new < near undated", "7.0 other < ", "7.0 undated"]
        );
    }

    #[test]
    fn of_one_day_the_id_says_which_is_earlier() {
        let articles = vec![spanned("b", Some(1), true, FIRE), spanned("a", Some(1), true, FIRE)];
        assert_eq!(told(&meet(articles, 100)), ["7.0 a < ", "7.0 b < a"]);
        let undated = vec![spanned("b", None, true, FIRE), spanned("a", None, true, FIRE)];
        assert_eq!(told(&meet(undated, 100)), ["7.0 a < ", "7.0 b < a"]);
    }

    #[test]
    fn no_article_is_judged_against_more_than_the_best() {
        let day = |at: i32| spanned(&format!("{at:03}"), Some(at % 3), true, FIRE);
        let articles: Vec<Spanned> = (0..200).map(day).collect();
        let routes = meet(articles, 1_000);
        let last = routes.iter().find(|route| route.id == "197").unwrap();
        let earlier = last.earlier.as_ref().unwrap();
        assert_eq!(earlier.len(), MOST_EARLIER);
        // All weigh the same: the nearest day is all there is, and its first ids.
        assert_eq!((earlier[0].as_str(), earlier[63].as_str()), ("002", "191"));
    }
}
