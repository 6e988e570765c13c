//! Whether a clause, or a noun in it, says that somebody was killed or wounded.

use super::person::{Person, person_at};
use crate::annotate::entity::Entities;
use crate::annotate::event::{ends_in_death, is_phrasal};
use crate::annotate::proposition::Proposition;
use crate::document::{Document, Rel};
use crate::lexicon::{EventClass, Function, event_word, serves};

/// What a clause says befell somebody: by its verb, or by a word that says how it ended: "shot **dead**".
pub(super) fn of_clause(document: &Document, proposition: &Proposition) -> Option<EventClass> {
    let predicate = proposition.predicate;
    // "the **killing of** a nurse" names it.
    let verb = !is_of(document, predicate, predicate + 2) && !is_phrasal(document, predicate);
    let own = event_word(document.lower(predicate)).filter(|word| !word.noun && verb).map(|word| word.class);
    match own {
        _ if ends_in_death(document, predicate) => Some(EventClass::Kill),
        own => own.filter(|class| matches!(class, EventClass::Kill | EventClass::Wound)),
    }
}

/// Who is named with a noun of harm: "the **death** of a nurse", "her **killing**", "Hale's **murder**".
pub(super) fn named(
    document: &Document,
    entities: &Entities,
    proposition: &Proposition,
) -> Vec<(EventClass, Person)> {
    let clause = document.clauses.of(proposition.predicate);
    let tokens = (proposition.tokens.0..proposition.tokens.1).filter(|at| document.clauses.of(*at) == clause);
    let mut found = Vec::new();
    for at in tokens {
        let noun = document.tag(at).is_noun() || is_of(document, at, at + 2);
        let kills = names_death(document, at);
        if noun && (kills || is_deadly(document, at)) {
            found.extend(
                of_noun(document, entities, at, proposition).map(|person| (EventClass::Kill, person)),
            );
        }
    }
    found
}

/// A noun for a death, and not for what was lost by it.
fn names_death(document: &Document, at: u32) -> bool {
    let kills = event_word(document.lower(at)).is_some_and(|word| word.class == EventClass::Kill);
    kills && !serves(document.lemma(at), Function::Lost)
}

/// "the **fatal** shooting of"
fn is_deadly(document: &Document, noun: u32) -> bool {
    noun > 0 && serves(document.lower(noun - 1), Function::Deadly)
}

fn of_noun(document: &Document, entities: &Entities, noun: u32, proposition: &Proposition) -> Option<Person> {
    let hangs = |at: &u32| {
        let token = &document.tokens[*at as usize];
        let possessor = token.rel == Rel::NmodPoss;
        let of = token.rel == Rel::Nmod && is_of(document, noun, *at);
        token.head == noun && (possessor || of)
    };
    let near = proposition.tokens.0.max(noun.saturating_sub(NEAR))..proposition.tokens.1.min(noun + NEAR);
    near.filter(hangs).find_map(|at| person_at(document, entities, at))
}

/// Tokens to either side of a noun of harm within which a person belongs to it.
const NEAR: u32 = 12;

fn is_of(document: &Document, noun: u32, person: u32) -> bool {
    document.lower(noun + 1) == "of" && person > noun + 1
}
