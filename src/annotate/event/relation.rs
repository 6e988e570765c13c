//! The verb of which a figure's own noun is subject or object: it tells the event, whatever word of harm stands near by.

use crate::annotate::quantity::Figure;
use crate::document::{Document, Rel};
use crate::lexicon::{Function, serves};

/// The verb that takes the counted noun as a participant, if the parse is plain about it.
pub(super) fn verb(document: &Document, figure: &Figure) -> Option<u32> {
    let noun = noun(document, figure);
    let token = document.tokens.get(noun as usize)?;
    let takes = matches!(token.rel, Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj);
    let verb = token.head;
    let plain =
        verb != noun && document.tag(verb).is_verb() && !serves(document.lemma(verb), Function::Light);
    (takes && plain && document.sentence_of(verb) == document.sentence_of(noun)).then_some(verb)
}

/// Whether a word tells of the counted noun itself: "12 people **killed** in", "12 **wounded** soldiers".
pub(super) fn modifies(document: &Document, word: u32, figure: &Figure) -> bool {
    let noun = noun(document, figure);
    let token = document.tokens[word as usize];
    word == noun || token.head == noun && matches!(token.rel, Rel::Acl | Rel::AclRelcl | Rel::Amod)
}

fn noun(document: &Document, figure: &Figure) -> u32 {
    let last = figure.last_token();
    match document.tokens.get(last as usize) {
        Some(token) if token.rel == Rel::Nummod => token.head,
        _ => last,
    }
}
