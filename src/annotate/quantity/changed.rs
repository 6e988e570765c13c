//! What a verb changed by, to or from a figure, or spent it on.

use super::approximator::back_over_modifiers;
use super::complement::with_complements;
use super::draft::Draft;
use super::{Dimension, Measure};
use crate::document::Document;
use crate::document::grammar::{governing_verb, names_thing, phrase_at, widened};
use crate::lexicon::{FigureWord, is_figure_word};

/// "raised its forecast from 3 % to 5 %", "pulled the sector 2 % lower": what was changed by so much.
pub(super) fn changed(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    let first = draft.tokens.0;
    let verb = governing_verb(document, start, first)?;
    let causes = is_figure_word(document.lemma(verb), FigureWord::Causes);
    let (from, to, head) =
        phrase_at(document, verb + 1).filter(|(from, _, _)| causes && *from == verb + 1 && *from < first)?;
    // One chunk may hold the thing and the amount.
    let (to, head) = if to > first { (first, first - 1) } else { (to, head) };
    let (from, to, head) = widened(document, (from, to, head), first);
    let before = back_over_modifiers(document, start, first)?;
    let by = is_figure_word(document.lower(before), FigureWord::LeadsChange);
    let graded = draft.after < end && is_figure_word(document.lower(draft.after), FigureWord::Direction);
    ((by || graded && before < to) && names_thing(document, (from, to), head))
        .then(|| with_complements(document, (from, to), head, first))?
}

/// "spent $2 million on roads".
pub(super) fn spent(document: &Document, start: u32, draft: &Draft) -> bool {
    draft.dimension() == Some(Dimension::Money)
        && governing_verb(document, start, draft.tokens.0)
            .is_some_and(|verb| is_figure_word(document.lemma(verb), FigureWord::Spends))
}
