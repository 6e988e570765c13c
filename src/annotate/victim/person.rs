//! Whether a word of a clause stands for one person.

use crate::annotate::entity::{Entities, EntityKind, Mention, is_person_noun};
use crate::annotate::proposition::{Proposition, Role};
use crate::document::grammar::phrase_at;
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{Personal, personal};

/// One person: the token, and who it is if the article names him there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    pub who: u32,
    pub entity: Option<u32>,
}

/// The person whose head word stands at a token; none for words inside a phrase, groups, and those who are counted.
pub(super) fn person_at(document: &Document, entities: &Entities, at: u32) -> Option<Person> {
    let rel = document.tokens[at as usize].rel;
    if document.in_dateline(at)
        || matches!(rel, Rel::Amod | Rel::Compound | Rel::Nummod | Rel::Det)
        || rel == Rel::Appos && !lists(document, at)
        || rel == Rel::NmodPoss && document.tag(at) == Tag::PrpS && !is_one(document, at)
    {
        return None;
    }
    let alone = |mention: &&Mention| mention.tokens != (at, at + 1) || !is_person_noun(document, at);
    if let Some(mention) = entities.at(at).filter(alone) {
        let person = entities.get(mention.entity).is_some_and(|entity| entity.kind == EntityKind::Person);
        return person.then_some(Person { who: at, entity: Some(mention.entity) });
    }
    let one = match document.tag(at) {
        Tag::Prp | Tag::PrpS => is_one(document, at),
        Tag::Nn | Tag::Nnp | Tag::Jj | Tag::Cd => is_somebody(document, at),
        _ => false,
    };
    one.then_some(Person { who: at, entity: None })
}

/// The words of a clause that do one thing in it: those of its own before those that it shares with another, and of a
/// phrase its head and what is joined to that: of "the mayor's **son** and his **wife**" two.
pub(super) fn heads(document: &Document, proposition: &Proposition, role: Role) -> Vec<u32> {
    let all: Vec<u32> = proposition.words.iter().filter(|(_, is)| *is == role).map(|(at, _)| *at).collect();
    let clause = document.clauses.of(proposition.predicate);
    let own: Vec<u32> = all.iter().copied().filter(|at| document.clauses.of(*at) == clause).collect();
    let mut words = if own.is_empty() { all } else { own };
    // "A man **whose son** was killed" is none of them.
    let owned = |at: &u32| {
        (at.saturating_sub(REACH)..*at)
            .any(|before| document.tag(before) == Tag::WpS && document.tokens[before as usize].head == *at)
    };
    if let Some(first) = words.iter().position(owned) {
        words.drain(..first);
    }
    let joined = |at: u32| {
        let token = &document.tokens[at as usize];
        !words.contains(&token.head)
            || token.rel == Rel::Conj
            || token.rel == Rel::Appos && lists(document, at)
    };
    words.iter().copied().filter(|at| joined(*at)).collect()
}

/// "**Father, daughter** found dead": without articles, as headlines list; "his wife, **son** and daughter".
fn lists(document: &Document, at: u32) -> bool {
    let bare = |at: u32| {
        let first = phrase_at(document, at).map_or(at, |(from, _, _)| from);
        first == at && document.tag(at).is_noun() && is_person_noun(document, at)
    };
    let head = document.tokens[at as usize].head;
    let joined = (at + 1..at + 4).any(|next| {
        let next = document.tokens.get(next as usize);
        next.is_some_and(|next| next.rel == Rel::Conj && (next.head == head || next.head == at))
    });
    bare(at) && (joined || bare(head))
}

/// Single persons joined to a noun: "two women **and a man**".
pub fn beside(document: &Document, entities: &Entities, noun: u32) -> u32 {
    let sentence = &document.sentences[document.sentence_of(noun) as usize];
    let root = |at: u32| {
        let mut at = at;
        for _ in 0..LONGEST_SERIES {
            let token = &document.tokens[at as usize];
            if token.rel != Rel::Conj {
                break;
            }
            at = token.head;
        }
        at
    };
    let near = sentence.tokens.0.max(noun.saturating_sub(REACH))..sentence.tokens.1.min(noun + REACH);
    let of = root(noun);
    near.filter(|at| *at != noun && root(*at) == of && person_at(document, entities, *at).is_some()).count()
        as u32
}

/// Items of a series, and tokens among which they are looked for.
const LONGEST_SERIES: usize = 8;
const REACH: u32 = 24;

/// "he", "her"
pub(super) fn is_one(document: &Document, pronoun: u32) -> bool {
    matches!(personal(document.lower(pronoun)), Some(Personal::Male | Personal::Female))
}

/// "a student", "a 15-year-old"; a phrase with a number is a figure.
fn is_somebody(document: &Document, at: u32) -> bool {
    let old = document.lower(at).ends_with("-old");
    let noun = matches!(document.tag(at), Tag::Nn | Tag::Nnp) && is_person_noun(document, at);
    let counted =
        phrase_at(document, at).is_some_and(|(from, _, _)| (from..at).any(|at| counts(document, at)));
    (old || noun) && !counted
}

/// A number before a noun, other than in an age.
fn counts(document: &Document, at: u32) -> bool {
    let age = document.lower(at).ends_with("-old") || document.lower(at + 1).ends_with("-old");
    document.tag(at) == Tag::Cd && !age
}
