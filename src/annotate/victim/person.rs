//! Whether a word of a clause stands for one person.

use crate::annotate::entity::{Entities, EntityKind, is_person_noun};
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
        || matches!(rel, Rel::Amod | Rel::Compound | Rel::Nummod | Rel::Det | Rel::Appos)
        || rel == Rel::NmodPoss && document.tag(at) == Tag::PrpS && !is_one(document, at)
    {
        return None;
    }
    if let Some(mention) = entities.at(at) {
        let person = entities.get(mention.entity).is_some_and(|entity| entity.kind == EntityKind::Person);
        return person.then_some(Person { who: at, entity: Some(mention.entity) });
    }
    let one = match document.tag(at) {
        Tag::Prp | Tag::PrpS => is_one(document, at),
        Tag::Nn | Tag::Jj | Tag::Cd => is_somebody(document, at),
        _ => false,
    };
    one.then_some(Person { who: at, entity: None })
}

/// "he", "her"
pub(super) fn is_one(document: &Document, pronoun: u32) -> bool {
    matches!(personal(document.lower(pronoun)), Some(Personal::Male | Personal::Female))
}

/// "a student", "a 15-year-old"; a phrase with a number is a figure.
fn is_somebody(document: &Document, at: u32) -> bool {
    let old = document.lower(at).ends_with("-old");
    let noun = document.tag(at) == Tag::Nn && is_person_noun(document, at);
    let counted =
        phrase_at(document, at).is_some_and(|(from, _, _)| (from..at).any(|at| counts(document, at)));
    (old || noun) && !counted
}

/// A number before a noun, other than in an age.
fn counts(document: &Document, at: u32) -> bool {
    let age = document.lower(at).ends_with("-old") || document.lower(at + 1).ends_with("-old");
    document.tag(at) == Tag::Cd && !age
}
