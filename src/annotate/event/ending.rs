//! How what is told of somebody ended: "shot **dead**".

use crate::document::{Document, Rel, Tag};
use crate::lexicon::{EventClass, Function, event_word, serves};

/// Tokens behind a verb within which the words that complete it begin.
const REACH: u32 = 24;

/// "pronounced **dead**", "**fatally** shot", "beaten to **death**": a word under the verb says that it killed.
pub fn ends_in_death(document: &Document, predicate: u32) -> bool {
    let sentence = &document.sentences[document.sentence_of(predicate) as usize];
    let from = sentence.tokens.0.max(predicate.saturating_sub(REACH / 4));
    (from..sentence.tokens.1.min(predicate + REACH)).any(|at| completes(document, at, predicate))
}

fn completes(document: &Document, at: u32, predicate: u32) -> bool {
    let token = &document.tokens[at as usize];
    if token.head != predicate || at == predicate {
        return false;
    }
    let lower = document.lower(at);
    let dead = || event_word(lower).is_some_and(|word| word.class == EventClass::Kill);
    match token.rel {
        // "Dead broke" is nobody's death.
        Rel::Advmod => serves(lower, Function::Deadly),
        Rel::Nmod => document.tag(at) == Tag::Nn && document.lower(at.saturating_sub(1)) == "to" && dead(),
        Rel::Xcomp | Rel::Dep | Rel::Amod | Rel::Ccomp | Rel::Advcl => {
            at > predicate && document.tag(at).is_adjective() && dead()
        }
        _ => false,
    }
}

/// "wound **up** with 20 points", "shot **down** the plan": with a particle it is another verb.
pub fn is_phrasal(document: &Document, verb: u32) -> bool {
    let behind = verb + 1..(verb + 4).min(document.tokens.len() as u32);
    behind
        .map(|at| &document.tokens[at as usize])
        .any(|token| token.rel == Rel::CompoundPrt && token.head == verb)
}
