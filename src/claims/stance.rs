//! Whether a statement affirms, and whether it is asserted at all.

use super::uttered;
use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::quote::{Attribution, CueClass};
use crate::base::Span;
use crate::document::{Document, Rel};
use crate::lexicon::{Bearing, Function, bearings, functions};

/// Negative if the main verb of what was said is negated.
pub(super) fn polarity(document: &Document, content: &[Span]) -> Polarity {
    let Some(root) = root(document, content) else { return Polarity::Positive };
    let negated = near(document, root).any(|token| {
        document.tokens[token as usize].head == root
            && (document.tokens[token as usize].rel == Rel::Neg
                || bearings(document.lower(token)).has(Bearing::Negator))
    });
    if negated { Polarity::Negative } else { Polarity::Positive }
}

/// Whether it was said at all comes first, then what the cue does to the content ("denied", "vowed"), then the main verb's
/// modal.
pub(super) fn factuality(document: &Document, said: &Attribution) -> Factuality {
    if let Some(unsaid) = uttered::of(document, said) {
        return unsaid;
    }
    match said.cue_class {
        CueClass::Denies => return Factuality::Denied,
        CueClass::Promises => return Factuality::Planned,
        CueClass::Asks => return Factuality::Hypothetical,
        CueClass::Says | CueClass::Claims | CueClass::Admits => {}
    }
    let Some(root) = root(document, &said.content) else { return Factuality::Asserted };
    near(document, root)
        .filter(|token| document.tokens[*token as usize].head == root)
        .find_map(|token| match functions(document.lower(token)) {
            does if does.has(Function::Will) => Some(Factuality::Planned),
            does if does.has(Function::May) => Some(Factuality::Possible),
            does if does.has(Function::Would) => Some(Factuality::Hypothetical),
            _ => None,
        })
        .unwrap_or(Factuality::Asserted)
}

/// The first token of the content whose head lies outside it, looking no further than 60 tokens.
fn root(document: &Document, content: &[Span]) -> Option<u32> {
    let span = *content.first()?;
    let from = document.token_at(span.start);
    let inside = |token: u32| {
        document
            .tokens
            .get(token as usize)
            .is_some_and(|token| token.span.start >= span.start && token.span.end <= span.end)
    };
    (from..from.saturating_add(60)).take_while(|token| inside(*token)).find(|token| {
        let head = document.tokens[*token as usize].head;
        document.tag(*token).is_verb() && (head == *token || !inside(head))
    })
}

fn near(document: &Document, root: u32) -> impl Iterator<Item = u32> {
    root.saturating_sub(8)..(root + 4).min(document.tokens.len() as u32)
}
