//! Listings.  All are ordered by publication, outlet and id where no other order is asked for, never by the order of adding.

use jiff::civil::Date;
use rusqlite::{Row, params};
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::about::about;
use super::json::of_word;
use super::order::{ArticleKey, ClaimKey, PUBLISHED, Sort};
use super::speakers::SpeakerId;
use super::unpacked::{At, FINDING};
use super::{Store, StoreError, pack};
use crate::claims::{Claim, ClaimKind};
use crate::compare::Finding;
use crate::lexicon::spelling::fit;

/// Days of publication, both ends included; an article without a date is in no window that has an end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Window {
    pub since: Option<Date>,
    pub until: Option<Date>,
}

impl Window {
    fn ends(self) -> (Option<String>, Option<String>) {
        (self.since.map(|date| date.to_string()), self.until.map(|date| date.to_string()))
    }
}

/// Which claims to list, and in which order; what is `None` lets all pass.
#[derive(Debug, Clone, Default)]
pub struct ClaimFilter {
    /// Said by one of these.
    pub speakers: Option<Vec<SpeakerId>>,
    pub source: Option<String>,
    /// `quantity` or `statement`.
    pub kind: Option<String>,
    pub about: Option<String>,
    pub window: Window,
    pub sort: Sort<ClaimKey>,
}

/// Which contradictions to list; a speaker, an outlet or words may be on either side.
#[derive(Debug, Clone, Default)]
pub struct FindingFilter {
    /// Said by one of these.
    pub speakers: Option<Vec<SpeakerId>>,
    pub source: Option<String>,
    /// A kind of finding: `quantity`, `quote` …
    pub kind: Option<String>,
    pub about: Option<String>,
    /// `low`, `medium` or `high`: this and above.
    pub min_severity: Option<String>,
    /// What is only to check, too.
    pub to_check: bool,
    /// The window of the newer article.
    pub window: Window,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleRow {
    pub id: String,
    pub source: Option<String>,
    pub published: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub figures: i64,
    pub statements: i64,
}

impl Store {
    pub fn articles(&self, source: Option<&str>, window: Window) -> Result<Vec<ArticleRow>, StoreError> {
        self.articles_sorted(source, window, Sort::default())
    }

    pub fn articles_sorted(
        &self,
        source: Option<&str>,
        window: Window,
        sort: Sort<ArticleKey>,
    ) -> Result<Vec<ArticleRow>, StoreError> {
        let (since, until) = window.ends();
        let mut list = self.connection.prepare_cached(&format!(
            "SELECT a.id, a.source, a.published, a.title, a.url, a.author,
                    (SELECT count(*) FROM claim c WHERE c.article = a.n AND c.kind = 0 AND c.position >= 0) AS figures,
                    (SELECT count(*) FROM claim c WHERE c.article = a.n AND c.kind = 1 AND c.position >= 0) AS statements
             FROM article a
             WHERE (?1 IS NULL OR a.source IN (SELECT value FROM json_each(?1)))
               AND (?2 IS NULL OR a.published >= ?2) AND (?3 IS NULL OR a.published <= ?3)
             ORDER BY {}",
            sort.clause("a.published IS NULL, a.published, a.source IS NULL, a.source, a.id")
        ))?;
        let rows = list.query_map(params![self.sources_like(source)?, since, until], article_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Hands over each claim that passes, with the name under which its speaker is listed, one at a time; stops at the first error of the receiver.
    pub fn claims<E: From<StoreError>>(
        &self,
        filter: &ClaimFilter,
        mut each: impl FnMut(&Claim, Option<&str>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (since, until) = filter.window.ends();
        let kind: Option<ClaimKind> = filter.kind.as_deref().map(of_word).transpose()?;
        let mut list = self
            .connection
            .prepare_cached(&format!("{CLAIMS} ORDER BY {}", filter.sort.clause(PUBLISHED)))
            .map_err(StoreError::from)?;
        let mut rows = list
            .query(params![
                filter
                    .speakers
                    .as_deref()
                    .map(serde_json::to_string)
                    .transpose()
                    .map_err(StoreError::from)?,
                self.sources_like(filter.source.as_deref())?,
                kind.map(pack::code),
                self.about(filter.about.as_deref())?,
                since,
                until,
            ])
            .map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let at = At::of(row, 0).map_err(StoreError::from)?;
            let person =
                row.get_ref(3).and_then(|name| Ok(name.as_str_or_null()?)).map_err(StoreError::from)?;
            self.caches.claims.with(&self.connection, &at, |claim| each(claim, person))??;
        }
        Ok(())
    }

    /// The stored contradictions that pass.
    pub fn contradictions(&self, filter: &FindingFilter) -> Result<Vec<Finding>, StoreError> {
        let (since, until) = filter.window.ends();
        let mut list = self.connection.prepare_cached(&contradictions())?;
        let rows = list.query(params![
            filter.speakers.as_deref().map(serde_json::to_string).transpose()?,
            self.sources_like(filter.source.as_deref())?,
            filter.kind,
            self.about(filter.about.as_deref())?,
            since,
            until,
            filter.min_severity,
            filter.to_check,
        ])?;
        self.caches.claims.findings(&self.connection, rows)
    }

    /// The updates of which a claim of these findings is a side: what was replaced, or replaces it.
    pub fn updates(&self, findings: &[Finding]) -> Result<Vec<Finding>, StoreError> {
        let sides: Vec<&str> =
            findings.iter().flat_map(|finding| [finding.a.id.as_str(), finding.b.id.as_str()]).collect();
        let mut list = self.connection.prepare_cached(&format!(
            "WITH side (n) AS (SELECT n FROM claim WHERE id IN (SELECT value FROM json_each(?1)))
             SELECT {FINDING} FROM finding f JOIN claim a ON a.n = f.a JOIN claim b ON b.n = f.b
             WHERE f.n IN (SELECT n FROM finding WHERE verdict = 'update' AND a IN (SELECT n FROM side)
                           UNION SELECT n FROM finding WHERE verdict = 'update' AND b IN (SELECT n FROM side))
             ORDER BY f.id"
        ))?;
        self.caches.claims.findings(&self.connection, list.query([serde_json::to_string(&sides)?])?)
    }

    /// Ids of the claims that hold all these words, or whose sentence does; clauses too.
    pub fn claims_about(&self, words: &str) -> Result<FxHashSet<String>, StoreError> {
        let mut find = self
            .connection
            .prepare_cached("SELECT id FROM claim WHERE n IN (SELECT value FROM json_each(?1))")?;
        let ids = find.query_map([self.about(Some(words))?], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn sources_like(&self, name: Option<&str>) -> Result<Option<String>, StoreError> {
        self.names_like(name, "SELECT DISTINCT source FROM article WHERE source IS NOT NULL")
    }

    /// The rows of the claims about some words, as a JSON array.  Words without a letter or figure match nothing, rather than
    /// everything.
    fn about(&self, words: Option<&str>) -> Result<Option<String>, StoreError> {
        let Some(words) = words else { return Ok(None) };
        let rows: Vec<i64> = about(&self.connection, words)?.into_iter().map(|hit| hit.claim).collect();
        Ok(Some(serde_json::to_string(&rows)?))
    }

    /// The stored names that a typed one may mean, as a JSON array.
    fn names_like(&self, name: Option<&str>, all: &str) -> Result<Option<String>, StoreError> {
        let Some(asked) = name else { return Ok(None) };
        let mut list = self.connection.prepare_cached(all)?;
        let mut names = Vec::new();
        for name in list.query_map([], |row| row.get::<_, String>(0))? {
            let name = name?;
            if fit(asked, &name).is_some() {
                names.push(name);
            }
        }
        Ok(Some(serde_json::to_string(&names)?))
    }
}

const CLAIMS: &str = "
    WITH said (n) AS (SELECT p.n FROM appearance p JOIN speaker s ON s.n = p.speaker
                      WHERE s.chief IN (SELECT value FROM json_each(?1)))
    SELECT c.article, c.position, c.packed, coalesce(s.called, s.name) FROM claim c JOIN article a ON a.n = c.article
    LEFT JOIN appearance p ON p.n = c.appearance LEFT JOIN speaker part ON part.n = p.speaker
    LEFT JOIN speaker s ON s.n = part.chief
    WHERE (?1 IS NULL OR c.appearance IN (SELECT n FROM said))
      AND (?2 IS NULL OR a.source IN (SELECT value FROM json_each(?2)))
      AND (?3 IS NULL OR c.kind = ?3) AND c.position >= 0
      AND (?4 IS NULL OR c.n IN (SELECT value FROM json_each(?4)))
      AND (?5 IS NULL OR a.published >= ?5) AND (?6 IS NULL OR a.published <= ?6)";

fn contradictions() -> String {
    format!(
        "
    WITH said (n) AS (SELECT p.n FROM appearance p JOIN speaker s ON s.n = p.speaker
                      WHERE s.chief IN (SELECT value FROM json_each(?1)))
    SELECT {FINDING} FROM finding f
    JOIN claim a ON a.n = f.a JOIN article newer ON newer.n = a.article
    JOIN claim b ON b.n = f.b JOIN article earlier ON earlier.n = b.article
    WHERE (f.verdict = 'contradiction' OR ?8 AND f.verdict = 'to_check')
      AND (?1 IS NULL OR a.appearance IN (SELECT n FROM said)
                      OR b.appearance IN (SELECT n FROM said))
      AND (?2 IS NULL OR newer.source IN (SELECT value FROM json_each(?2))
                      OR earlier.source IN (SELECT value FROM json_each(?2)))
      AND (?3 IS NULL OR f.kind = ?3)
      AND (?4 IS NULL OR a.n IN (SELECT value FROM json_each(?4))
                      OR b.n IN (SELECT value FROM json_each(?4)))
      AND (?5 IS NULL OR newer.published >= ?5) AND (?6 IS NULL OR newer.published <= ?6)
      AND (?7 IS NULL OR instr('low medium high', f.severity) >= instr('low medium high', ?7))
    ORDER BY newer.published IS NULL, newer.published, newer.source IS NULL, newer.source, f.id"
    )
}

fn article_row(row: &Row) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: row.get(0)?,
        source: row.get(1)?,
        published: row.get(2)?,
        title: row.get(3)?,
        url: row.get(4)?,
        author: row.get(5)?,
        figures: row.get(6)?,
        statements: row.get(7)?,
    })
}
