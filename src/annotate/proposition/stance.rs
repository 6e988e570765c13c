//! Whether a clause is affirmed or denied, and how firmly: by the words of its own and by the verbs above it.
//!
//! Polarity goes down from a verb to its complement as with Karttunen (2012): what one failed to do did not happen.

use super::clause::Clauses;
use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::quote::is_cue_verb;
use crate::document::{Rel, Tag};
use crate::lexicon::{Bearing, bears};

/// How many clauses above one bear on it.
const DEPTH: usize = 4;

/// What stands above a clause makes of it.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    reversed: bool,
    unsettled: Option<Factuality>,
}

pub(super) fn of(clauses: &Clauses, clause: usize) -> (Polarity, Factuality, bool) {
    let own = is_negated(clauses, clause);
    let above = above(clauses, clause, DEPTH);
    let polarity = if own != above.reversed { Polarity::Negative } else { Polarity::Positive };
    let factuality = above.unsettled.unwrap_or_else(|| firmness(clauses, clause));
    (polarity, factuality, above.reversed && !own)
}

/// An odd number of words that deny: "never denied" affirms.
fn is_negated(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    let denies = |at: &u32| {
        let (word, next) = (document.lower(*at), document.lower(*at + 1));
        if bears(word, Bearing::Negator) {
            // "Not one of them": nobody.
            let none = next == "one";
            return !bears(next, Bearing::Merely) && (none || reaches(clauses, clause, *at));
        }
        bears(word, Bearing::None) && !bears(next, Bearing::Bound)
    };
    clauses.tokens(clause).filter(denies).count() % 2 == 1
}

/// A "not" belongs to the predicate, not to a phrase below it: "chose not the red but the blue".
fn reaches(clauses: &Clauses, clause: usize, at: u32) -> bool {
    let predicate = clauses.list[clause].predicate;
    let head = clauses.head(at);
    head.is_some_and(|head| {
        head == predicate || matches!(clauses.rel(head), Rel::Aux | Rel::Auxpass | Rel::Cop | Rel::Advmod)
    })
}

/// What the clause above says of this one, if it is its complement.
fn above(clauses: &Clauses, clause: usize, depth: usize) -> Above {
    let predicate = clauses.list[clause].predicate;
    let Some(up) = clauses.list[clause].above.filter(|_| depth > 0) else { return Above::default() };
    let governor = clauses.list[up].predicate;
    let complement = match clauses.rel(predicate) {
        Rel::Ccomp | Rel::Xcomp => true,
        Rel::Conj => return self::above(clauses, up, depth - 1).shared(),
        // "denied **having sold** it": a gerund that the parse hangs beside the verb.
        Rel::Advcl | Rel::Dep | Rel::Dobj => {
            clauses.document.tag(predicate) == Tag::Vbg && predicate == governor + 1
        }
        _ => false,
    };
    if !complement || governor > predicate {
        return Above::default();
    }
    let lemma = clauses.document.lemma(governor);
    let negated = is_negated(clauses, up);
    let higher = self::above(clauses, up, depth - 1);
    if bears(lemma, Bearing::Reverses) {
        return match negated != higher.reversed {
            // "Did not deny that it leaked": nobody said that it did.
            true => Above { reversed: false, unsettled: Some(Factuality::Possible) },
            false => Above { reversed: true, unsettled: higher.unsettled },
        };
    }
    if negated != higher.reversed && is_cue_verb(lemma) {
        // "I never said that we would sell": who speaks of himself denies what he said.
        let own = clauses.pronoun(up).is_some_and(|at| matches!(clauses.document.lower(at), "i" | "we"));
        return match own {
            true => {
                let planned = has_would(clauses, clause).then_some(Factuality::Planned);
                Above { reversed: true, unsettled: planned }
            }
            false => Above { reversed: false, unsettled: Some(Factuality::Hypothetical) },
        };
    }
    if bears(lemma, Bearing::Unsettles) {
        return Above { reversed: false, unsettled: Some(Factuality::Planned) };
    }
    // "Said that it would sell": the future, told of afterwards.
    let would = is_cue_verb(lemma)
        && firmness(clauses, clause) == Factuality::Hypothetical
        && has_would(clauses, clause);
    Above { reversed: false, unsettled: higher.unsettled.or(would.then_some(Factuality::Planned)) }
}

fn has_would(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    clauses.tokens(clause).any(|at| document.tag(at) == Tag::Md && document.lower(at) == "would")
}

impl Above {
    /// What bears on a clause bears on the one that "and" joins to it.
    fn shared(self) -> Above {
        self
    }
}

/// How firmly the words of a clause assert it.
fn firmness(clauses: &Clauses, clause: usize) -> Factuality {
    let document = clauses.document;
    let mut firm = Factuality::Asserted;
    for at in clauses.tokens(clause) {
        if clauses.rel(at) == Rel::Mark && bears(document.lower(at), Bearing::Condition) {
            return Factuality::Hypothetical;
        }
        if document.tag(at) == Tag::Md {
            firm = match document.lower(at) {
                "will" | "'ll" | "’ll" | "shall" | "wo" => Factuality::Planned,
                "would" | "should" | "'d" | "’d" => Factuality::Hypothetical,
                _ => Factuality::Possible,
            };
        }
        if document.lower(at) == "?" {
            return Factuality::Hypothetical;
        }
    }
    firm
}
