//! Parts of a whole: "19 people, including four children", "of whom three".

use super::{Figure, FigureScope};
use crate::document::Document;
use crate::lexicon::{FigureWord, is_figure_word};

/// Figures between a part and its whole.
const LOOK_BACK: usize = 4;

/// Marks figures that are part of the figure before them in the sentence.
pub(super) fn mark(document: &Document, offset: usize, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, after) = figures.split_at_mut(at);
        let second = &mut after[0];
        let whole = before
            .iter()
            .enumerate()
            .rev()
            .take(LOOK_BACK)
            .find(|(_, first)| holds(document, first, second))
            .map(|(whole, _)| whole);
        if let Some(whole) = whole {
            second.scope = Some(FigureScope::PartOf(offset + whole));
            second.rules.push("quantity.part");
        }
    }
    for at in 1..figures.len() {
        let (before, after) = figures.split_at_mut(at);
        let (part, whole) = (&mut before[at - 1], &after[0]);
        if part.scope.is_none() && part.value < whole.value && of_the(document, part, whole) {
            part.scope = Some(FigureScope::PartOf(offset + at));
            part.rules.push("quantity.part");
        }
    }
}

fn holds(document: &Document, first: &Figure, second: &Figure) -> bool {
    let like = first.unit == second.unit
        && first.unit.is_none()
        && second.low.unwrap_or(second.value) <= first.high.unwrap_or(second.value);
    like && includes(document, first.tokens.1, second.tokens.0)
}

/// "including", "among them", "of whom" between two figures, without a full stop.
fn includes(document: &Document, from: u32, to: u32) -> bool {
    (from..to).any(|at| match document.lower(at) {
        "among" => true,
        word if is_figure_word(word, FigureWord::Includes) => true,
        "of" => at + 1 < to && is_figure_word(document.lower(at + 1), FigureWord::OfWhole),
        _ => false,
    })
}

/// "98 of the 112".
fn of_the(document: &Document, part: &Figure, whole: &Figure) -> bool {
    let at = part.tokens.1;
    at < whole.tokens.0 && whole.tokens.0 - at <= 3 && document.lower(at) == "of" && part.unit.is_none()
}
