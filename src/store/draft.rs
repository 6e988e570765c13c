//! Articles judged against the stored ones without being stored themselves.

use std::collections::BTreeSet;

use super::kin::kin;
use super::stored::rows_of;
use super::{Store, StoreError, crowd, meet};
use crate::compare::story::Fit;
use crate::compare::{Finding, Prepared, compare_own_prepared};
use crate::read::Article;

impl Store {
    /// Verdicts on an article's claims against stored ones of other articles, and within the article.
    pub fn judge(&self, prepared: &Prepared) -> Result<Vec<Finding>, StoreError> {
        let own =
            rows_of(&self.connection, "SELECT n FROM article WHERE id = ?1", &prepared.reading.article.id)?;
        Ok(self.judge_draft(prepared, &own.into_iter().collect(), Vec::new())?.0)
    }

    /// As [`Store::judge`], but not against articles of which this is a version, whether it is stored or a draft.
    pub fn judge_version(&self, article: &Article, prepared: &Prepared) -> Result<Vec<Finding>, StoreError> {
        Ok(self.judge_beside(article, prepared, Vec::new())?.0)
    }

    /// As [`Store::judge_version`], for an article that stands beside others that are not stored: those of them that are earlier and meet it
    /// are given by how well they fit.  Returns also how well an earlier article must fit at least to be judged against, stored or not;
    /// `None` if all are.
    pub fn judge_beside(
        &self,
        article: &Article,
        prepared: &Prepared,
        others: Vec<Fit>,
    ) -> Result<(Vec<Finding>, Option<Fit>), StoreError> {
        self.caches.renew(&self.connection)?;
        let own = kin(&self.connection, &self.caches.texts, article)?.rows;
        self.judge_draft(prepared, &own, others)
    }

    fn judge_draft(
        &self,
        prepared: &Prepared,
        own: &BTreeSet<i64>,
        others: Vec<Fit>,
    ) -> Result<(Vec<Finding>, Option<Fit>), StoreError> {
        let (connection, cache) = (&self.connection, &self.caches.prepared);
        let (rows, least) = crowd::of_draft(connection, cache, (prepared, own), others)?;
        let met = meet::ready(connection, cache, prepared, &rows)?;
        let mut findings = compare_own_prepared(prepared);
        findings.extend(meet::judge_met(prepared, &met).into_iter().flat_map(|judged| judged.findings));
        Ok((findings, least))
    }
}
