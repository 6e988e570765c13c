//! Given articles against each other, and against stored ones.

use std::sync::Arc;

use crate::compare::story::{Fit, is_newer, least};
use crate::compare::{Finding, Prepared, compare_own_prepared, compare_prepared};
use crate::read::Article;
use crate::store::{Store, StoreError};

/// The given articles, which are judged one after another against stored ones and against those before them.  They take no places
/// from one another at a newer stored article: each is held against what is stored alone.
pub(super) struct Mutual {
    all: Vec<Arc<Prepared>>,
    /// Of each that was judged, how well an earlier article must fit it at least, given or stored.
    least: Vec<Option<Fit>>,
}

impl Mutual {
    pub fn new(all: impl Iterator<Item = Arc<Prepared>>) -> Mutual {
        Mutual { all: all.collect(), least: Vec::new() }
    }

    /// Verdicts on the next article, in the order in which all were given.
    pub fn judge(&mut self, store: Option<&Store>, article: &Article) -> Result<Vec<Finding>, StoreError> {
        let at = self.least.len();
        let Some(prepared) = self.all.get(at) else { return Ok(Vec::new()) };
        let fits = self.fits(at);
        let (mut findings, least) = match store {
            Some(store) => store.judge_beside(article, prepared, fits)?,
            None => (compare_own_prepared(prepared), least(fits)),
        };
        self.least.push(least);
        let before = (0..at).filter(|other| self.are_judged(at, *other));
        findings.extend(before.flat_map(|other| compare_prepared(prepared, &self.all[other])));
        Ok(findings)
    }

    /// How well the given ones that are earlier than one fit it.
    fn fits(&self, at: usize) -> Vec<Fit> {
        let one = &self.all[at];
        let others = self.all.iter().filter(|other| !Arc::ptr_eq(one, other) && is_newer(one, other));
        others.filter_map(|other| Fit::of(one, other)).collect()
    }

    /// Whether of two that were met the earlier one fits the newer one well enough.
    fn are_judged(&self, a: usize, b: usize) -> bool {
        let (newer, earlier) = if is_newer(&self.all[a], &self.all[b]) { (a, b) } else { (b, a) };
        let fit = Fit::of(&self.all[newer], &self.all[earlier]);
        fit.is_some_and(|fit| self.least[newer].as_ref().is_none_or(|least| fit >= *least))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::claims::read_claims;
    use crate::compare::story::MOST_EARLIER;

    fn article(number: usize, day: u32) -> Article {
        Article {
            id: format!("{number:02}"),
            published: format!("2031-03-{day:02}").parse().ok(),
            title: Some(String::from("Car bomb at fish market in Port Velda")),
            ..Article::untitled(&format!(
                "A car bomb killed {} people at the fish market in Port Velda.",
                9 + number
            ))
        }
    }

    fn prepared(article: &Article) -> Arc<Prepared> {
        Arc::new(Prepared::of(Arc::new(read_claims(article))))
    }

    /// The articles against which the last of some is found to stand.
    fn met(store: Option<&Store>, articles: &[Article]) -> BTreeSet<String> {
        let mut mutual = Mutual::new(articles.iter().map(prepared));
        let mut found = Vec::new();
        for article in articles {
            found = mutual.judge(store, article).unwrap();
        }
        found.iter().map(|finding| finding.b.article.id.clone()).collect()
    }

    #[test]
    fn the_newest_of_many_stands_against_those_nearest_to_it_given_or_stored() {
        let articles: Vec<Article> =
            (0..MOST_EARLIER + 6).map(|number| article(number, if number < 5 { 5 } else { 6 })).collect();
        let nearest: BTreeSet<String> =
            articles[5..articles.len() - 1].iter().map(|article| article.id.clone()).collect();
        assert_eq!(nearest.len(), MOST_EARLIER);
        assert_eq!(met(None, &articles), nearest);
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("gainsay.db")).unwrap();
        let (stored, given) = articles.split_at(30);
        for article in stored {
            store.add(article, Arc::new(read_claims(article))).unwrap();
        }
        assert_eq!(met(Some(&store), given), nearest);
    }
}
