//! Where a claim stands among the words of its article.

use serde::{Deserialize, Serialize};

use super::Claim;
use super::attributed::Contents;
use super::builder::Builder;
use super::sentence::Sentences;
use super::uttered;
use super::voice::{self, Voice};
use crate::annotate::event::Factuality;
pub use crate::annotate::frame::{Sign, Subject};
pub use crate::annotate::place::{Lies, Place};
use crate::annotate::quote::{Attribution, Directness, Word, between_marks, spoken};

/// What judging needs of one claim beside the claim.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// Index of its sentence in [`super::Setting::sentences`].
    pub sentence: u32,
    /// Words of the number in that sentence, end exclusive; empty for a statement.
    pub number: (u32, u32),
    /// Words of the number and its noun, end exclusive.
    pub whole: (u32, u32),
    #[serde(default, skip_serializing_if = "is_default")]
    pub subject: Subject,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Whose words these are, if it is somebody by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Of a statement, the words between quotation marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quoted: Vec<Word>,
    /// The next item of a series after the figure before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    /// Single persons joined to what is counted: "two women and a man".
    #[serde(default, skip_serializing_if = "is_none")]
    pub persons: u32,
    /// Where it happened; a place that only contains another is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Rank among the article's sentences, in thousandths of its length.
    pub depth: u16,
}

fn is_none(persons: &u32) -> bool {
    *persons == 0
}

fn is_default(subject: &Subject) -> bool {
    *subject == Subject::default()
}

pub(super) fn of_figure(builder: &Builder, sentences: &Sentences, at: usize, said: &Contents) -> Frame {
    let figure = &builder.annotations.figures[at];
    let said = said.around(figure.span).and_then(|said| builder.annotations.attributions.get(said));
    let around = &builder.annotations.frames[at];
    let mut frame = place(builder, sentences, figure.tokens.0);
    let first = builder.document.sentences[builder.document.sentence_of(figure.tokens.0) as usize].tokens.0;
    let inside = |(from, to): (u32, u32)| (from.saturating_sub(first), to.saturating_sub(first));
    frame.places = builder.places.near(builder.document, figure.span).places;
    frame.number = inside(around.number);
    frame.whole = inside(around.whole);
    frame.continues = around.continues;
    frame.persons = around.persons;
    frame.subject = around.subject.clone();
    frame.signs.clone_from(&around.signs);
    frame.voice = said.and_then(|said| voice::of(builder.document, &builder.annotations.entities, said));
    frame
}

pub(super) fn of_statement(builder: &Builder, sentences: &Sentences, at: usize, claim: &Claim) -> Frame {
    let said = &builder.annotations.attributions[at];
    let text = claim.statement.as_ref().map_or("", |statement| &statement.text);
    let token = said.content.first().map_or(0, |span| builder.document.token_at(span.start));
    let mut frame = place(builder, sentences, token);
    frame.voice = voice::of(builder.document, &builder.annotations.entities, said);
    // What one did not say is no other wording of what one said.
    let unsaid =
        matches!(uttered::of(builder.document, said), Some(Factuality::Denied | Factuality::Hypothetical));
    frame.quoted = match said.directness {
        _ if unsaid => Vec::new(),
        Directness::Direct => spoken(parts(builder, said)),
        Directness::Mixed => between_marks(text),
        Directness::Indirect => Vec::new(),
    };
    frame
}

/// The parts of a quotation, each with whether a full stop stands between it and the one before.
fn parts<'a>(builder: &'a Builder, said: &'a Attribution) -> impl Iterator<Item = (&'a str, bool)> {
    said.content.iter().enumerate().map(|(at, part)| {
        let before = at.checked_sub(1).map_or(part.start, |before| said.content[before].end);
        let gap = builder.document.text().get(before as usize..part.start as usize).unwrap_or_default();
        let ended =
            gap.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').ends_with(['.', '?', '!']);
        (builder.document.slice(*part), ended)
    })
}

fn place(builder: &Builder, sentences: &Sentences, token: u32) -> Frame {
    let at = builder.document.sentence_of(token) as usize;
    let of = sentences.at.get(at).copied().unwrap_or_default();
    Frame { sentence: of, depth: depth(of, sentences.list.len()), ..Frame::default() }
}

/// See [`Frame::depth`].
pub(super) fn depth(sentence: u32, all: usize) -> u16 {
    (sentence as usize * 1000 / all.max(1)) as u16
}
