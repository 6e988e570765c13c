//! What changed between two versions of an article, a row a change.

use std::fmt::Display;

use serde::Serialize;

use super::Row;
use super::cell::{one_line, shortened};
use super::claims::{in_words, said_in_full, short_id};
use crate::base::CharSpan;
use crate::claims::{Claim, ClaimKind, Reading};
use crate::compare::versions::{Change, changes, correction_note};
use crate::read::Article;

const NO_NOTE: &str = "no correction note";
const MOST_OF_A_NOTE: usize = 120;

/// A version of an article as `diff` is handed it.
pub struct Edition<'a> {
    /// What `show` finds it by.
    pub id: &'a str,
    pub article: &'a Article,
    pub reading: &'a Reading,
}

/// One change from a version to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// The how-many-th version it is that has the change.
    pub version: usize,
    /// `added`, `dropped` or `changed`.
    pub change: &'static str,
    /// `quantity`, `statement`; of the article itself `title`, `source`, `date`, `url` or `text`.
    pub kind: &'static str,
    pub before: Option<Told>,
    pub after: Option<Told>,
    /// The sentence in which the newer text says that it was corrected.
    pub note: Option<String>,
    #[serde(skip)]
    what: String,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The version that says so, for `show`.
    pub id: String,
    pub published: Option<String>,
    /// Of the claim; only those of the version that counts are stored.
    pub claim: Option<String>,
    pub field: Option<&'static str>,
    pub span: Option<CharSpan>,
    pub words: String,
}

/// All changes from a version to the next, which is the `version`-th: those of the article, then those of its claims.
pub fn rows_of_changes(older: &Edition, newer: &Edition, version: usize) -> Vec<ChangeRow> {
    let note = correction_note(older.reading, newer.reading).map(one_line);
    let row = |kind, before: Option<Told>, after: Option<Told>, what: String| ChangeRow {
        version,
        change: match (&before, &after) {
            (None, _) => "added",
            (_, None) => "dropped",
            _ => "changed",
        },
        kind,
        before,
        after,
        note: note.clone(),
        what,
    };
    let of_article = fields(older.article, newer.article).into_iter().map(|(kind, before, after)| {
        let what = format!("{kind}: {} → {}", or_none(&before), or_none(&after));
        let told = |edition: &Edition, words: Option<String>| words.map(|words| whole(edition, words));
        row(kind, told(older, before), told(newer, after), what)
    });
    let mut rows: Vec<ChangeRow> = of_article.collect();
    rows.extend(changes(older.reading, newer.reading).into_iter().map(|change| match change {
        Change::Added(claim) => row(kind(claim), None, Some(told(newer, claim)), in_words(claim)),
        Change::Dropped(claim) => row(kind(claim), Some(told(older, claim)), None, in_words(claim)),
        Change::Changed { older: one, newer: other } => {
            row(kind(one), Some(told(older, one)), Some(told(newer, other)), from_to(one, other))
        }
    }));
    if rows.is_empty() && older.article.text != newer.article.text {
        let words = || String::from("the text");
        let what = String::from("the text, and no claim in it");
        rows.push(row("text", Some(whole(older, words())), Some(whole(newer, words())), what));
    }
    rows
}

type Field = (&'static str, Option<String>, Option<String>);

/// What the versions say of themselves, where it differs.
fn fields(older: &Article, newer: &Article) -> Vec<Field> {
    fn text(value: &Option<impl Display>) -> Option<String> {
        value.as_ref().map(|value| one_line(&value.to_string()))
    }
    let fields = [
        ("title", text(&older.title), text(&newer.title)),
        ("source", text(&older.source), text(&newer.source)),
        ("date", text(&older.published), text(&newer.published)),
        ("url", text(&older.url), text(&newer.url)),
    ];
    fields.into_iter().filter(|(_, before, after)| before != after).collect()
}

fn or_none(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("none")
}

fn kind(claim: &Claim) -> &'static str {
    match claim.kind {
        ClaimKind::Quantity => "quantity",
        ClaimKind::Statement => "statement",
    }
}

fn whole(edition: &Edition, words: String) -> Told {
    Told {
        id: edition.id.to_owned(),
        published: edition.article.published.map(|day| day.to_string()),
        claim: None,
        field: None,
        span: None,
        words,
    }
}

fn told(edition: &Edition, claim: &Claim) -> Told {
    let words = match claim.kind {
        ClaimKind::Quantity => one_line(&claim.text),
        ClaimKind::Statement => said_in_full(claim),
    };
    Told {
        claim: Some(claim.id.clone()),
        field: Some(claim.field.as_str()),
        span: Some(claim.span),
        ..whole(edition, words)
    }
}

/// "3 → 4 people killed"; who says so, where that is what changed.
fn from_to(older: &Claim, newer: &Claim) -> String {
    let speaker = |claim: &Claim| claim.attribution.as_ref().and_then(|said| said.speaker.clone());
    let words = match (&older.quantity, &newer.quantity) {
        (Some(before), Some(_)) => {
            let event = newer.event.as_ref().map(|event| one_line(&event.text)).unwrap_or_default();
            format!("{} → {} {event}", one_line(&before.text), one_line(&newer.text)).trim_end().to_owned()
        }
        _ => format!("{} → {}", in_words(older), in_words(newer)),
    };
    match (speaker(older), speaker(newer)) {
        (one, other) if one == other => words,
        (one, other) => format!("{words} ({} → {})", or_none(&one), or_none(&other)),
    }
}

impl ChangeRow {
    fn side(&self) -> Option<&Told> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// The claim where it is stored, else the version that says so.
    fn id(&self) -> String {
        self.side().map(|told| told.id.clone()).unwrap_or_default()
    }

    fn at(told: Option<&Told>) -> String {
        let place = |told: &Told| Some(format!("{} {}–{}", told.field?, told.span?.start, told.span?.end));
        told.and_then(place).unwrap_or_default()
    }
}

impl Row for ChangeRow {
    const BRIEF: &'static [&'static str] = &["Version", "Change", "What", "Correction", "At", "Id"];
    const FULL: &'static [&'static str] = &[
        "version",
        "change",
        "kind",
        "before",
        "after",
        "note",
        "before_id",
        "before_claim",
        "before_at",
        "after_id",
        "after_claim",
        "after_at",
    ];

    fn brief(&self) -> Vec<String> {
        let note = self.note.as_ref().map(|note| shortened(note, MOST_OF_A_NOTE));
        vec![
            self.version.to_string(),
            self.change.to_owned(),
            self.what.clone(),
            note.unwrap_or_else(|| NO_NOTE.to_owned()),
            ChangeRow::at(self.side()),
            short_id(&self.id()),
        ]
    }

    fn full(&self) -> Vec<String> {
        let of = |told: &Option<Told>, part: fn(&Told) -> Option<String>| {
            told.as_ref().and_then(part).unwrap_or_default()
        };
        let (before, after) = (&self.before, &self.after);
        vec![
            self.version.to_string(),
            self.change.to_owned(),
            self.kind.to_owned(),
            of(before, |told| Some(told.words.clone())),
            of(after, |told| Some(told.words.clone())),
            self.note.clone().unwrap_or_else(|| NO_NOTE.to_owned()),
            of(before, |told| Some(told.id.clone())),
            of(before, |told| told.claim.clone()),
            ChangeRow::at(before.as_ref()),
            of(after, |told| Some(told.id.clone())),
            of(after, |told| told.claim.clone()),
            ChangeRow::at(after.as_ref()),
        ]
    }
}
