//! Whether a figure states a change, and which way.

use std::sync::LazyLock;

use super::draft::Draft;
use super::{Dimension, Trend};
use crate::base::Lexicon;
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

static TRENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("trends.tsv")));

fn direction(document: &Document, at: u32) -> Option<Trend> {
    let line = TRENDS.get(document.lower(at)).or_else(|| TRENDS.get(document.lemma(at)))?;
    match *line.first()? {
        "up" => Some(Trend::Up),
        _ => Some(Trend::Down),
    }
}

/// Words that may stand between a verb of change and its amount.
fn between(document: &Document, at: u32) -> bool {
    let tag = document.tag(at);
    if document.lower(at) == "at" {
        return matches!(document.lower(at + 1), "least" | "most");
    }
    matches!(tag, Tag::Dt | Tag::Rb | Tag::Dollar | Tag::Jjr | Tag::Rbr | Tag::Jjs | Tag::Rbs)
        || is_figure_word(document.lower(at), FigureWord::BeforeAmount)
}

/// The change that a figure is the amount of; nothing for the level it leads to.
pub(super) fn of(document: &Document, start: u32, draft: &Draft) -> Option<Trend> {
    if draft.low.is_sign_negative() && draft.dimension() == Some(Dimension::Percent) {
        return Some(Trend::Down);
    }
    let mut at = draft.tokens.0;
    for _ in 0..6 {
        if at <= start {
            return None;
        }
        at -= 1;
        if let Some(trend) = direction(document, at) {
            return changes(document, start, at, draft).then_some(trend);
        }
        if !between(document, at) {
            return None;
        }
    }
    None
}

/// A verb, or "up" and "down" as an adverb: "was up 19 cents", not "up to 19".
fn changes(document: &Document, start: u32, at: u32, draft: &Draft) -> bool {
    let tag = document.tag(at);
    let measured =
        draft.unit.is_some_and(|unit| !matches!(unit.dimension, Dimension::Duration | Dimension::Multiple));
    let verb = tag.is_verb() || tag == Tag::Md;
    match document.lower(at) {
        "up" | "down" => {
            let before = if at > start { document.lower(at - 1) } else { "" };
            (measured || draft.digits) && !is_figure_word(before, FigureWord::ParticleVerb)
        }
        word if is_figure_word(word, FigureWord::Comparative) => measured,
        word if is_figure_word(word, FigureWord::GainOrLoss) => verb && measured,
        // Forms that are only verbs, whatever tag they got.
        word if measured && (word.ends_with("ed") || is_figure_word(word, FigureWord::PastOnly)) => {
            !(at > start && matches!(document.tag(at - 1), Tag::Dt | Tag::Jj | Tag::PrpS))
        }
        word if is_figure_word(word, FigureWord::Unmistakable) => true,
        _ => {
            verb || measured
                && tag == Tag::Nn
                && at > start
                && !matches!(document.tag(at - 1), Tag::Dt | Tag::Jj | Tag::PrpS)
        }
    }
}

/// True if a verb of change stands right before a figure.
pub(super) fn before(document: &Document, start: u32, first: u32) -> bool {
    (start..first).rev().take(4).any(|at| direction(document, at).is_some() && document.lower(at) != "up")
}

/// True if a verb of change stands before a figure in its clause.
pub(super) fn near(document: &Document, start: u32, first: u32) -> bool {
    (start..first).rev().take(6).any(|at| direction(document, at).is_some())
}
