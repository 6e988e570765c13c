//! A finding as the cells of a row.

use super::Row;
use super::cell::{one_line, shortened};
use super::claims::{date, in_words, name, outlet, said_in_full, short_id, speaker};
use crate::claims::Claim;
use crate::compare::Finding;

impl Row for Finding {
    const BRIEF: &'static [&'static str] = &["Finding", "Newer", "Earlier", "Why"];
    const FULL: &'static [&'static str] = &[
        "id",
        "verdict",
        "kind",
        "between",
        "severity",
        "score",
        "reason",
        "rule",
        "a_claim",
        "a_article",
        "a_source",
        "a_published",
        "a_speaker",
        "a_text",
        "a_said",
        "a_sentence",
        "b_claim",
        "b_article",
        "b_source",
        "b_published",
        "b_speaker",
        "b_text",
        "b_said",
        "b_sentence",
        "review",
        "note",
    ];

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

fn full_side(claim: &Claim) -> [String; 8] {
    [
        claim.id.clone(),
        claim.article.id.clone(),
        claim.article.source.clone().unwrap_or_default(),
        date(claim.article.published),
        speaker(claim).unwrap_or_default().to_owned(),
        claim.text.clone(),
        said_in_full(claim),
        one_line(&claim.sentence.text),
    ]
}
