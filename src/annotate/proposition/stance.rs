//! Whether a clause is affirmed or denied, and how firmly: by the words of its own and by the verbs above it.
//!
//! Polarity goes down from a verb to its complement as with Karttunen (2012): what one failed to do did not happen.

use super::clause::Clauses;
use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::quote::is_cue_verb;
use crate::document::{Rel, Tag};
use crate::lexicon::{Bearing, Function, bearings, functions, serves};

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
    let factuality = above.unsettled.unwrap_or_else(|| joined(clauses, clause));
    (polarity, factuality, above.reversed && !own)
}

/// How firmly the figures of a clause are told.  "A raid **that killed 12**" only says which raid is meant, and yet tells of
/// twelve; what is done in order to do something is planned.
pub(super) fn of_figures(clauses: &Clauses, clause: usize) -> Factuality {
    let above = above(clauses, clause, DEPTH);
    let predicate = clauses.list[clause].predicate;
    let governor = clauses.list[clause].above.map(|up| clauses.document.lemma(clauses.list[up].predicate));
    if above.reversed && governor.is_some_and(is_cue_verb) {
        return Factuality::Denied;
    }
    if let Some(unsettled) = above.unsettled {
        return unsettled;
    }
    let own = modal(clauses, clause);
    let infinitive = clauses.tokens(clause).any(|at| {
        at < predicate && clauses.head(at) == Some(predicate) && clauses.document.tag(at) == Tag::To
    });
    match own {
        Factuality::Asserted if infinitive => Factuality::Planned,
        Factuality::Asserted if clauses.is_question(clause) => Factuality::Hypothetical,
        _ => own,
    }
}

/// How firm a clause is; one that "and" or a comma joins to another without a subject is as firm as that one.
fn joined(clauses: &Clauses, clause: usize) -> Factuality {
    let mut at = clause;
    for _ in 0..DEPTH {
        let shares = clauses.rel(clauses.list[at].predicate) == Rel::Conj && clauses.subject(at).is_none();
        match clauses.list[at].above.filter(|_| shares) {
            Some(up) => at = up,
            None => break,
        }
    }
    let (own, first) = (firmness(clauses, clause), firmness(clauses, at));
    if first == Factuality::Asserted { own } else { first }
}

/// An odd number of words that deny: "never denied" affirms.  Several words of none deny once: "no ransom, not one cent".
fn is_negated(clauses: &Clauses, clause: usize) -> bool {
    let known = &clauses.list[clause].negated;
    if let Some(negated) = known.get() {
        return negated;
    }
    let negated = denies(clauses, clause);
    known.set(Some(negated));
    negated
}

fn denies(clauses: &Clauses, clause: usize) -> bool {
    let (mut negators, mut none) = (0, of_nobody(clauses, clause));
    for at in clauses.tokens(clause).filter(|at| clauses.bears_any(*at)) {
        if clauses.bears(at, Bearing::Negator) && !clauses.bears(at + 1, Bearing::Merely) {
            // "Not one of them": nobody.
            let one = clauses.document.lower(at + 1) == "one";
            none |= one;
            negators += usize::from(!one && reaches(clauses, clause, at));
        }
        let bound = clauses.bears(at + 1, Bearing::Bound) || clauses.bears(at + 1, Bearing::Except);
        none |= clauses.bears(at, Bearing::None) && !bound && denies_all(clauses, clause, at);
        // "No longer"
        negators += usize::from(clauses.bears(at, Bearing::None) && clauses.bears(at + 1, Bearing::Ended));
        negators += usize::from(clauses.bears(at, Bearing::Without) && clauses.rel(at) == Rel::Mark);
    }
    (negators + usize::from(none) + usize::from(denied_before(clauses, clause))) % 2 == 1
}

/// "No one was struck **or injured**", "did not see **or hear**": denied with the clause to which it is joined.
fn denied_before(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    let predicate = clauses.list[clause].predicate;
    let joined = clauses.rel(predicate) == Rel::Conj && clauses.subject(clause).is_none();
    let Some(up) = clauses.list[clause].above.filter(|_| joined) else { return false };
    let first = clauses.list[up].predicate;
    let either = (first..predicate).any(|at| matches!(document.lower(at), "or" | "nor"));
    let nobody = clauses.subject(up).is_some_and(|subject| {
        let none = |at: u32| clauses.bears(at, Bearing::None);
        none(subject)
            || (subject.saturating_sub(3).max(clauses.start)..subject)
                .any(|at| none(at) && clauses.head(at) == Some(subject))
    });
    (either || nobody) && is_negated(clauses, up)
}

/// "There is **nothing that helps**", "**no gun found** there": what a clause is told of is nobody or nothing.
fn of_nobody(clauses: &Clauses, clause: usize) -> bool {
    let Some(noun) = clauses.antecedent(clause) else { return false };
    let none = |at: u32| clauses.bears(at, Bearing::None) && !clauses.bears(at + 1, Bearing::Except);
    let mut led = (clauses.start.max(noun.saturating_sub(4))..noun)
        .filter(|at| clauses.head(*at) == Some(noun) && matches!(clauses.rel(*at), Rel::Det | Rel::Neg));
    none(noun) || led.any(none)
}

/// A "not" belongs to the predicate, not to a phrase below it: "chose not the red but the blue".
fn reaches(clauses: &Clauses, clause: usize, at: u32) -> bool {
    let predicate = clauses.list[clause].predicate;
    // "Near but **not on** tribal land": another phrase is ruled out, and not the deed.
    let document = clauses.document;
    let contrasts = at > clauses.start && matches!(document.tag(at - 1), Tag::Cc | Tag::Comma);
    if contrasts && !document.tag(at + 1).is_verb() && document.tag(at + 1) != Tag::Rb {
        return false;
    }
    // "I am **not** pro-tax": behind an auxiliary it belongs to the clause, whatever word the parse hangs it on.
    let helped = at > clauses.start
        && (document.tag(at - 1) == Tag::Md || serves(document.lemma(at - 1), Function::Auxiliary));
    let head = clauses.head(at);
    helped
        || head.is_some_and(|head| {
            head == predicate || matches!(clauses.rel(head), Rel::Aux | Rel::Auxpass | Rel::Cop | Rel::Advmod)
        })
}

/// A "no" denies the clause whose participant it stands with; "lay there **with no wounds**" says that they lay there.
fn denies_all(clauses: &Clauses, clause: usize, at: u32) -> bool {
    let document = clauses.document;
    // The "no" of a vote.
    let quoted = document.tag(at + 1) == Tag::CloseQuote;
    let noun = clauses.head(at).filter(|_| matches!(clauses.rel(at), Rel::Det | Rel::Neg)).unwrap_or(at);
    let led = |before: &u32| {
        clauses.rel(*before) == Rel::Case
            && clauses.head(*before) == Some(noun)
            && document.lower(*before) != "by"
    };
    let loose = clauses.tokens(clause).take_while(|before| *before < noun).any(|before| led(&before));
    let predicate = clauses.list[clause].predicate;
    let takes_part = matches!(
        clauses.rel(noun),
        Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj | Rel::Iobj | Rel::Nmod | Rel::Dep
    ) && clauses.head(noun) == Some(predicate);
    !quoted
        && !loose
        && (takes_part
            || noun == predicate
            || clauses.head(noun).is_some_and(|head| clauses.rel(head) == Rel::Nsubj))
}

/// What the clause above says of this one, if it is its complement.
fn above(clauses: &Clauses, clause: usize, depth: usize) -> Above {
    let predicate = clauses.list[clause].predicate;
    let Some(up) = clauses.list[clause].above.filter(|_| depth > 0) else { return Above::default() };
    let governor = clauses.list[up].predicate;
    let complement = match clauses.rel(predicate) {
        Rel::Ccomp | Rel::Xcomp => true,
        // What bears on a clause bears on the one that "and" joins to it.
        Rel::Conj => return self::above(clauses, up, depth - 1),
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
    let governs = bearings(lemma);
    let does = |bearing| governs.has(bearing);
    let negated = is_negated(clauses, up);
    let higher = self::above(clauses, up, depth - 1);
    if does(Bearing::Reverses) {
        return match negated != higher.reversed {
            // "Did not deny that it leaked": nobody said that it did.
            true => Above { reversed: false, unsettled: Some(Factuality::Possible) },
            // What one failed to do did not come about.
            false => Above {
                reversed: true,
                unsettled: Some(higher.unsettled.unwrap_or_else(|| firmness(clauses, up))),
            },
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
    if does(Bearing::Intends) {
        let planned = higher.unsettled.unwrap_or(Factuality::Planned);
        return Above { reversed: negated != higher.reversed, unsettled: Some(planned) };
    }
    if does(Bearing::Unsettles) {
        return Above { reversed: false, unsettled: Some(Factuality::Hypothetical) };
    }
    // "Said that it would sell": the future, told of afterwards.
    let would = is_cue_verb(lemma)
        && firmness(clauses, clause) == Factuality::Hypothetical
        && has_would(clauses, clause);
    Above { reversed: false, unsettled: higher.unsettled.or(would.then_some(Factuality::Planned)) }
}

pub(super) fn has_would(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    clauses.tokens(clause).any(|at| document.tag(at) == Tag::Md && document.lower(at) == "would")
}

/// "Parents **who are no citizens**": not told of anybody, but which of them are meant.
fn only_says_whom(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    let Some(noun) = clauses.antecedent(clause) else { return false };
    let set_off = (noun + 1..clauses.list[clause].predicate).any(|at| document.tag(at) == Tag::Comma);
    let definite = (clauses.start.max(noun.saturating_sub(4))..noun).any(|at| {
        clauses.head(at) == Some(noun) && (document.lower(at) == "the" || document.tag(at) == Tag::PrpS)
    });
    !set_off && !definite && !document.tag(noun).is_name() && !clauses.bears(noun, Bearing::None)
}

/// Whether later news may well be otherwise: a present perfect, or a word like "yet".
pub(super) fn is_so_far(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    let present = |at: u32| document.lemma(at) == "have" && matches!(document.tag(at), Tag::Vbz | Tag::Vbp);
    let perfect = |at: u32| present(at) && matches!(clauses.rel(at), Rel::Aux | Rel::Auxpass);
    clauses.tokens(clause).any(|at| perfect(at) || clauses.bears(at, Bearing::SoFar))
}

/// How firmly the words of a clause assert it.
fn firmness(clauses: &Clauses, clause: usize) -> Factuality {
    let known = &clauses.list[clause].firm;
    if let Some(firm) = known.get() {
        return firm;
    }
    let firm = asserts(clauses, clause);
    known.set(Some(firm));
    firm
}

fn asserts(clauses: &Clauses, clause: usize) -> Factuality {
    if is_unasserted(clauses, clause) {
        return Factuality::Hypothetical;
    }
    modal(clauses, clause)
}

/// What a condition or an auxiliary makes of a clause.
fn modal(clauses: &Clauses, clause: usize) -> Factuality {
    let document = clauses.document;
    let predicate = clauses.list[clause].predicate;
    // "Unclear **if** the strike was flown": the word may hang on the verb before.
    let before = clause.checked_sub(1).map_or(clauses.start, |at| clauses.list[at].predicate + 1);
    if (before..predicate).any(|at| clauses.bears(at, Bearing::Condition)) {
        return Factuality::Hypothetical;
    }
    let mut firm = Factuality::Asserted;
    for at in clauses.tokens(clause) {
        if at < predicate && clauses.bears(at, Bearing::Condition) {
            return Factuality::Hypothetical;
        }
        if document.tag(at) == Tag::Md && at < predicate {
            let lower = document.lower(at);
            firm = match functions(lower) {
                // "wo n't"
                does if does.has(Function::Will) || lower == "wo" => Factuality::Planned,
                does if does.has(Function::Would) => Factuality::Hypothetical,
                _ => Factuality::Possible,
            };
        }
    }
    firm
}

/// Infinitives and gerunds assert nothing by themselves ("trying **to determine** it", "of **tolerating** it"), nor do
/// questions, asked or told of ("know **what happened**").
fn is_unasserted(clauses: &Clauses, clause: usize) -> bool {
    let document = clauses.document;
    let predicate = clauses.list[clause].predicate;
    let rel = clauses.rel(predicate);
    let marks =
        || clauses.tokens(clause).filter(|at| *at < predicate && clauses.head(*at) == Some(predicate));
    let infinitive = marks().any(|at| document.tag(at) == Tag::To);
    let finite = marks().any(|at| matches!(clauses.rel(at), Rel::Aux | Rel::Auxpass | Rel::Cop));
    let gerund = document.tag(predicate) == Tag::Vbg && !finite && rel != Rel::Root;
    let led = marks().find(|at| matches!(document.tag(*at), Tag::In | Tag::To));
    let beside = matches!(rel, Rel::Advcl | Rel::Acl | Rel::Conj | Rel::AclRelcl | Rel::Parataxis);
    let came_about =
        led.map_or(beside, |at| clauses.bears(at, Bearing::While) || clauses.bears(at, Bearing::Without));
    let asks =
        |at: u32| matches!(document.tag(at), Tag::Wp | Tag::Wrb | Tag::WpS) || document.lower(at) == "which";
    let indirect =
        rel == Rel::Ccomp && clauses.tokens(clause).find(|at| document.tag(*at) != Tag::In).is_some_and(asks);
    let plain = document.tag(predicate) == Tag::Vb && !marks().any(|at| document.tag(at) == Tag::Md);
    let helped = marks().any(|at| document.lemma(at) == "do");
    let bare = plain && !helped;
    // "Don't come": nobody is said not to.
    let order = plain && helped && clauses.subject(clause).is_none();
    let excepts = |at: u32| clauses.bears(at, Bearing::Except);
    let partly = is_negated(clauses, clause) && clauses.tokens(clause).any(excepts);
    let restricts = rel == Rel::AclRelcl && only_says_whom(clauses, clause);
    restricts
        || infinitive
        || gerund && !came_about
        || indirect
        || bare
        || order
        || partly
        || clauses.is_question(clause)
}
