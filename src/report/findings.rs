//! A finding as the cells of a row.

use super::Row;
use super::cell::{one_line, shortened};
use super::claims::{date, in_words, name, outlet, said_in_full, short_id, speaker};
use crate::claims::Claim;
use crate::compare::Finding;

/// Columns of a finding after others: what is found, both claims, and what was decided.
macro_rules! finding_columns {
    ($($before:literal),*) => {
        finding_columns!(@with [$($before),*]
            "claim", "article", "source", "published", "speaker", "text", "said", "sentence", "title", "url", "value", "low",
            "high", "modifier", "unit", "dimension", "measure", "event", "time_start", "time_end", "place", "factuality",
            "field", "start", "end")
    };
    (@with [$($before:literal),*] $($side:literal),*) => {
        &[
            $($before,)*
            "id", "verdict", "kind", "between", "severity", "score", "reason", "rule",
            $(concat!("a_", $side),)*
            $(concat!("b_", $side),)*
            "review", "note",
        ]
    };
}
pub(super) use finding_columns;

impl Row for Finding {
    const BRIEF: &'static [&'static str] = &["Finding", "Newer", "Earlier", "Why"];
    const FULL: &'static [&'static str] = finding_columns!();

    fn brief(&self) -> Vec<String> {
        vec![
            format!(
                "{}\n{}, {} {:.2}\n{}{}",
                name(&self.verdict),
                name(&self.kind),
                name(&self.severity),
                self.score,
                short_id(&self.id),
                reviewed(self).map(|review| format!("\n{review}")).unwrap_or_default()
            ),
            side(&self.a),
            side(&self.b),
            one_line(&self.reason),
        ]
    }

    fn full(&self) -> Vec<String> {
        let mut cells = vec![
            self.id.clone(),
            name(&self.verdict),
            name(&self.kind),
            name(&self.between),
            name(&self.severity),
            format!("{:.2}", self.score),
            self.reason.clone(),
            self.rule.clone(),
        ];
        cells.extend(full_side(&self.a));
        cells.extend(full_side(&self.b));
        cells.push(self.review.as_ref().map(name).unwrap_or_default());
        cells.push(self.note.clone().unwrap_or_default());
        cells
    }
}

/// How much of a note is printed where people read; `show` has all of it.
const MOST_OF_A_NOTE: usize = 120;

/// What was decided of a finding, for reading: "confirmed: the ministry corrected it".
pub(super) fn reviewed(finding: &Finding) -> Option<String> {
    let review = name(finding.review.as_ref()?);
    let note = finding.note.as_deref().map(|note| format!(": {}", shortened(note, MOST_OF_A_NOTE)));
    Some(review + &note.unwrap_or_default())
}

/// As [`reviewed`], to stand behind other words.
pub(super) fn with_review(finding: &Finding) -> String {
    reviewed(finding).map(|review| format!(" [{review}]")).unwrap_or_default()
}

fn side(claim: &Claim) -> String {
    let said_by = speaker(claim).map(|name| format!("\n{}:", one_line(name))).unwrap_or_default();
    let published = date(claim.article.published);
    format!("{} {published}{said_by}\n{}", outlet(claim), in_words(claim))
}

/// By the names of columns that [`Claim`] has, too.
const NAMED: [&str; 17] = [
    "title",
    "url",
    "value",
    "low",
    "high",
    "modifier",
    "unit",
    "dimension",
    "measure",
    "event",
    "time_start",
    "time_end",
    "place",
    "factuality",
    "field",
    "start",
    "end",
];

fn full_side(claim: &Claim) -> Vec<String> {
    let mut cells = vec![
        claim.id.clone(),
        claim.article.id.clone(),
        claim.article.source.clone().unwrap_or_default(),
        date(claim.article.published),
        speaker(claim).unwrap_or_default().to_owned(),
        claim.text.clone(),
        said_in_full(claim),
        one_line(&claim.sentence.text),
    ];
    let all = claim.full();
    let at = |name: &str| Claim::FULL.iter().position(|column| *column == name);
    cells.extend(NAMED.iter().map(|name| at(name).map(|at| all[at].clone()).unwrap_or_default()));
    cells
}
