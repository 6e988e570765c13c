//! Listing people and bodies, and finding them by name.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use serde::Serialize;

use super::order::{MOST_CLAIMS, Sort, SpeakerKey};
use super::unpacked::{At, FINDING};
use super::{Store, StoreError};
use crate::annotate::entity::is_title;
use crate::claims::Claim;
use crate::compare::Finding;
use crate::lexicon::spelling::{Fit, fit, name_key};

/// The row of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct SpeakerId(i64);

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerRow {
    #[serde(skip)]
    pub id: SpeakerId,
    pub name: String,
    /// `person`, `body`, `name` or `unnamed`.
    pub kind: String,
    pub role: Option<String>,
    pub statements: i64,
    pub figures: i64,
    pub articles: i64,
    pub sources: Vec<String>,
    /// How articles write the name, the commonest first.
    pub spellings: Vec<String>,
    pub first: Option<String>,
    pub last: Option<String>,
}

/// Two rows that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestionRow {
    pub name: String,
    pub other: String,
    pub because: String,
    /// Articles of both together.
    pub articles: i64,
}

/// Those whom a typed name may mean, the most quoted first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub speakers: Vec<SpeakerRow>,
    /// Nobody is called so; these sound like it.
    pub only_sounds: bool,
}

impl SpeakerRow {
    pub fn claims(&self) -> i64 {
        self.statements + self.figures
    }
}

impl Store {
    /// Whether some article calls a speaker so, in any romanisation.
    pub fn is_spelling(&self, name: &str) -> Result<bool, StoreError> {
        let find = "SELECT EXISTS (SELECT 1 FROM appearance WHERE key = ?1)";
        Ok(self.connection.query_row(find, [name_key(name)], |row| row.get(0))?)
    }

    /// All speakers, those with most claims first: either those with a name or those without one.
    pub fn speakers(&self, named: bool) -> Result<Vec<SpeakerRow>, StoreError> {
        self.speakers_sorted(named, Sort::default())
    }

    pub fn speakers_sorted(
        &self,
        named: bool,
        sort: Sort<SpeakerKey>,
    ) -> Result<Vec<SpeakerRow>, StoreError> {
        self.speaker_rows(None, named, sort)
    }

    /// How many rows are people without a name.
    pub fn unnamed(&self) -> Result<i64, StoreError> {
        let count = "SELECT count(DISTINCT s.chief) FROM speaker s JOIN appearance p ON p.speaker = s.n
                     JOIN speaker chief ON chief.n = s.chief WHERE chief.kind = 'unnamed'";
        Ok(self.connection.query_row(count, [], |row| row.get(0))?)
    }

    /// Whom a typed name means.  A name in full is that person before anybody whose name holds its words; `=Obama` is only
    /// the row that is called so.  A title before the name says nothing.
    pub fn speakers_called(&self, name: &str) -> Result<Found, StoreError> {
        if let Some(exact) = name.strip_prefix('=') {
            let key = name_key(exact);
            return self.those(|printed, chief, _| (chief && name_key(printed) == key).then_some(Fit::Whole));
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let titles = words
            .iter()
            .take_while(|word| is_title(&word.trim_end_matches('.').to_lowercase()))
            .count()
            .min(words.len().saturating_sub(1));
        let bare = &words[titles..];
        // "Pelosi, Nancy" is asked last.
        let turned = [&bare[bare.len().min(1)..], &bare[..bare.len().min(1)]].concat();
        let mut last = Found::default();
        let mut asked = vec![words.clone(), bare.to_vec(), turned];
        asked.dedup();
        for words in asked {
            let found = self.fitting(&words.join(" "), bare.len() > 1)?;
            if !found.speakers.is_empty() && !found.only_sounds {
                return Ok(found);
            }
            if last.speakers.is_empty() {
                last = found;
            }
        }
        Ok(last)
    }

    /// Those whom typed words fit best.  "Trump" is every Trump, whatever one article calls only so; "police" is the police
    /// before any officer.
    fn fitting(&self, typed: &str, several: bool) -> Result<Found, StoreError> {
        let rank =
            |fit: Fit, person: bool| if fit == Fit::Whole && person && !several { Fit::Words } else { fit };
        self.those(|printed, _, person| fit(typed, printed).map(|fit| rank(fit, person)))
    }

    /// The speakers of whose names one fits best, given as they are printed, with whether the row is called so and whether
    /// it is a person.  Where somebody with a name fits, nobody without one does.
    fn those(&self, fits: impl Fn(&str, bool, bool) -> Option<Fit>) -> Result<Found, StoreError> {
        let mut found: BTreeMap<i64, Fit> = BTreeMap::new();
        let mut list = self.connection.prepare_cached(
            "SELECT DISTINCT s.chief, p.name, FALSE, s.kind IN ('person', 'name')
             FROM appearance p JOIN speaker s ON s.n = p.speaker
             UNION SELECT chief, coalesce(called, name), chief = n, kind IN ('person', 'name') FROM speaker",
        )?;
        let mut rows = list.query([])?;
        while let Some(row) = rows.next()? {
            let printed = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            if let Some(fit) = fits(printed, row.get(2)?, row.get(3)?) {
                let chief = row.get(0)?;
                found.entry(chief).and_modify(|best| *best = fit.min(*best)).or_insert(fit);
            }
        }
        let best = found.values().min().copied();
        let chiefs: Vec<i64> =
            found.iter().filter(|(_, fit)| Some(**fit) == best).map(|(chief, _)| *chief).collect();
        if chiefs.is_empty() {
            return Ok(Found::default());
        }
        let mut speakers = self.speaker_rows(Some(&chiefs), true, Sort::default())?;
        if speakers.is_empty() {
            speakers = self.speaker_rows(Some(&chiefs), false, Sort::default())?;
        }
        Ok(Found { speakers, only_sounds: best == Some(Fit::Sound) })
    }

    fn speaker_rows(
        &self,
        chiefs: Option<&[i64]>,
        named: bool,
        sort: Sort<SpeakerKey>,
    ) -> Result<Vec<SpeakerRow>, StoreError> {
        let mut list =
            self.connection.prepare_cached(&format!("{SPEAKERS} ORDER BY {}", sort.clause(MOST_CLAIMS)))?;
        let chiefs = chiefs.map(serde_json::to_string).transpose()?;
        let rows = list.query_map(params![chiefs, named], speaker_row)?;
        let mut rows: Vec<SpeakerRow> = rows.collect::<Result<_, _>>()?;
        let mut spellings = self.connection.prepare_cached(
            "SELECT p.name FROM appearance p JOIN speaker s ON s.n = p.speaker WHERE s.chief = ?1
             GROUP BY p.name ORDER BY count(*) DESC, p.name",
        )?;
        for row in &mut rows {
            row.spellings = spellings.query_map([row.id.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
        }
        Ok(rows)
    }

    /// Pairs that may be one, those of most articles first; what was decided is no question any more.
    pub fn suggestions(&self) -> Result<Vec<SuggestionRow>, StoreError> {
        let mut list = self.connection.prepare_cached(
            "SELECT coalesce(a.called, a.name), coalesce(b.called, b.name), q.because,
                    (SELECT count(DISTINCT article) FROM appearance WHERE speaker IN (q.a, q.b)) AS articles
             FROM speaker_suggestion q JOIN speaker a ON a.n = q.a JOIN speaker b ON b.n = q.b
             WHERE a.chief <> b.chief
             ORDER BY articles DESC, a.name, b.name",
        )?;
        let rows = list.query_map([], |row| {
            Ok(SuggestionRow {
                name: row.get(0)?,
                other: row.get(1)?,
                because: row.get(2)?,
                articles: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Everything that somebody said, by day, outlet and place in the article.
    pub fn said_by(&self, speaker: SpeakerId) -> Result<Vec<Claim>, StoreError> {
        let mut list = self.connection.prepare_cached(
            "SELECT c.article, c.position, c.packed FROM speaker s JOIN appearance p ON p.speaker = s.n
             JOIN claim c ON c.article = p.article AND c.appearance = p.n JOIN article a ON a.n = c.article WHERE s.chief = ?1 AND c.position >= 0
             ORDER BY a.published IS NULL, a.published, a.source IS NULL, a.source, a.id, c.position",
        )?;
        let mut rows = list.query([speaker.0])?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            said.push(self.caches.claims.claim(&self.connection, &At::of(row, 0)?)?);
        }
        Ok(said)
    }

    /// What is at odds or replaced among the claims of one speaker.
    pub fn at_odds_with_oneself(&self, speaker: SpeakerId) -> Result<Vec<Finding>, StoreError> {
        let mut list = self.connection.prepare_cached(&format!(
            "WITH own (n) AS (SELECT c.n FROM speaker s JOIN appearance p ON p.speaker = s.n
                              JOIN claim c ON c.article = p.article AND c.appearance = p.n WHERE s.chief = ?1)
             SELECT {FINDING} FROM finding f JOIN claim a ON a.n = f.a JOIN claim b ON b.n = f.b
             JOIN article newer ON newer.n = a.article
             WHERE f.a IN (SELECT n FROM own) AND f.b IN (SELECT n FROM own)
             ORDER BY newer.published IS NULL, newer.published, f.id"
        ))?;
        self.caches.claims.findings(&self.connection, list.query([speaker.0])?)
    }
}

const SPEAKERS: &str = "
    SELECT s.n, coalesce(s.called, s.name) AS printed, s.kind, s.role, sum(c.kind = 1) AS statements,
           sum(c.kind = 0) AS figures, count(DISTINCT c.article) AS articles, json_group_array(DISTINCT a.source), min(a.published) AS first, max(a.published) AS last
    FROM speaker s JOIN speaker part ON part.chief = s.n
    JOIN appearance p ON p.speaker = part.n
    JOIN article a ON a.n = p.article
    JOIN claim c ON c.article = p.article AND c.appearance = p.n AND c.position >= 0
    WHERE (?1 IS NULL OR s.n IN (SELECT value FROM json_each(?1))) AND (s.kind <> 'unnamed') = ?2
    GROUP BY s.n";

fn speaker_row(row: &Row) -> rusqlite::Result<SpeakerRow> {
    let sources: String = row.get(7)?;
    let sources: Vec<Option<String>> = serde_json::from_str(&sources).unwrap_or_default();
    let mut sources: Vec<String> = sources.into_iter().flatten().collect();
    sources.sort_unstable();
    Ok(SpeakerRow {
        id: SpeakerId(row.get(0)?),
        name: row.get(1)?,
        kind: row.get(2)?,
        role: row.get(3)?,
        statements: row.get(4)?,
        figures: row.get(5)?,
        articles: row.get(6)?,
        sources,
        spellings: Vec::new(),
        first: row.get(8)?,
        last: row.get(9)?,
    })
}
