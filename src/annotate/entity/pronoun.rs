//! Whom "he", "she", "they" and "the president" mean.

use std::collections::VecDeque;

use super::words::titled;
use super::{Entities, EntityKind, Gender};
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{NounSense, Personal, Who, noun_sense, personal, who};

/// How many mentions back a pronoun may look.
const REACH: usize = 40;

/// What has been named and who has spoken up to a point of the text.
pub struct Discourse<'a> {
    document: &'a Document,
    entities: &'a Entities,
    /// The next mention to take in.
    next: usize,
    /// Entity, sentence, subject; the newest last.
    recent: VecDeque<(u32, u32, bool)>,
    pub speaker: Option<u32>,
}

impl<'a> Discourse<'a> {
    pub fn new(document: &'a Document, entities: &'a Entities) -> Self {
        Discourse { document, entities, next: 0, recent: VecDeque::new(), speaker: None }
    }

    /// Takes in all mentions before a token.
    pub fn advance(&mut self, token: u32) {
        while let Some(mention) =
            self.entities.mentions.get(self.next).filter(|mention| mention.tokens.0 < token)
        {
            self.next += 1;
            // The parse may take the office for the head: "Secretary of State Ana Stone met".
            let words = mention.title..mention.tokens.1;
            let subject = words.clone().map(|at| self.document.tokens[at as usize].rel);
            let subject = subject.enumerate().any(|(at, rel)| {
                matches!(rel, Rel::Nsubj | Rel::Nsubjpass) || rel == Rel::Root && at + 1 == words.len()
            });
            self.recent.push_back((mention.entity, self.document.sentence_of(mention.tokens.0), subject));
            if self.recent.len() > REACH {
                self.recent.pop_front();
            }
        }
    }

    /// The entity that a phrase means, by its head word.
    pub fn resolve(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        if let Some(named) = self.named(tokens, head) {
            return Some(named);
        }
        let lower = self.document.lower(head);
        let gender = match personal(lower) {
            Some(Personal::Male) => Gender::Male,
            Some(Personal::Female) => Gender::Female,
            // A body that has just spoken goes on: "The ministry said … , it added".
            _ if lower == "it" => {
                let body = |entity: &u32| {
                    let kind = self.entities.all[*entity as usize].kind;
                    matches!(kind, EntityKind::Organisation | EntityKind::Other)
                };
                return self.speaker.filter(body);
            }
            _ if self.document.tag(head).is_noun() => return self.by_role(tokens, head),
            _ => return None,
        };
        self.best(head, |entity| {
            entity.kind == EntityKind::Person && (entity.gender == gender || entity.gender == Gender::Unknown)
        })
    }

    /// As [`Discourse::resolve`], but of nouns only those that name an office which somebody holds: "the president".
    pub fn holder(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        let noun = self.document.tag(head).is_noun() && self.named(tokens, head).is_none();
        match noun {
            true if self.document.lower(tokens.0) == "the" => self.by_office(head),
            true => None,
            false => self.resolve(tokens, head),
        }
    }

    /// A name at the head of the phrase, or before it in apposition.
    fn named(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        let own = self.entities.at(head).map(|mention| mention.entity);
        if own.is_some_and(|own| self.entities.all[own as usize].kind == EntityKind::Person) {
            return own;
        }
        // "The Democrat, **Ana Stone** of Harrow, said"
        self.beside(tokens, head).or(own)
    }

    /// A person's name that stands in the phrase and not at its head.
    fn beside(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        // A parse may take the title for the head: "**Secretary** of State Maria Bright".
        let titled =
            self.entities.within(tokens).find(|mention| (mention.title..mention.tokens.0).contains(&head));
        if let Some(titled) = titled {
            return Some(titled.entity);
        }
        if let Some(described) = self.described(tokens, head).or_else(|| self.introduced(tokens, head)) {
            return Some(described);
        }
        let mut within = self.entities.within(tokens);
        let comma_first = |at: u32| (tokens.0..at).any(|at| self.document.tag(at) == Tag::Comma);
        within
            .find(|mention| {
                let entity = &self.entities.all[mention.entity as usize];
                let apart =
                    self.document.tokens.get(mention.tokens.1 as usize).is_some_and(|t| t.tag == Tag::Pos);
                entity.kind == EntityKind::Person
                    && !apart
                    && (self.document.tokens[mention.tokens.1 as usize - 1].rel == Rel::Appos
                        || self.closes(tokens, head, mention.title, mention.tokens.1))
                    && comma_first(mention.tokens.0)
                    && mention.tokens.0 > head
            })
            .map(|mention| mention.entity)
    }

    /// "Ana Stone **head** of the council said", without a comma; "a Stone **aide**" is somebody else.
    fn described(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        let mention = self.entities.at(head.checked_sub(1)?)?;
        let whole =
            mention.title.max(mention.tokens.0) == tokens.0 && mention.tokens.1 - mention.tokens.0 > 1;
        let office = noun_sense(self.document.lemma(head)) == Some(NounSense::Person)
            && self.document.tag(head + 1) == Tag::In;
        let person = self.entities.all[mention.entity as usize].kind == EntityKind::Person;
        (whole && office && person).then_some(mention.entity)
    }

    /// "harbour **master** Ines Orlova", where the parse takes the name for an apposition.
    fn introduced(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        let mention = self.entities.within(tokens).find(|mention| mention.title == head + 1)?;
        let person = self.entities.all[mention.entity as usize].kind == EntityKind::Person;
        let office = noun_sense(self.document.lemma(head)) == Some(NounSense::Person)
            && !matches!(self.document.tag(head), Tag::Nns | Tag::Nnps);
        (person && office && mention.tokens.1 >= tokens.1).then_some(mention.entity)
    }

    /// A name right behind a comma that ends the phrase, as an apposition does: "the police chief, **Ana Stone**".
    fn closes(&self, tokens: (u32, u32), head: u32, start: u32, end: u32) -> bool {
        let tag = |at: u32| self.document.tag(at);
        let one = !matches!(tag(head), Tag::Nns | Tag::Nnps);
        let comma = (head + 1..start).filter(|&at| tag(at) == Tag::Comma).count() == 1;
        let plain = (head..start).all(|at| !tag(at).is_verb() && tag(at) != Tag::Cc);
        one && comma && plain && tag(start - 1) == Tag::Comma && (end >= tokens.1 || tag(end) == Tag::Comma)
    }

    fn best(&self, head: u32, fits: impl Fn(&super::Entity) -> bool) -> Option<u32> {
        let sentence = self.document.sentence_of(head);
        let paragraph = |sentence: u32| self.document.sentences[sentence as usize].paragraph;
        let own = paragraph(sentence);
        let scored = self
            .recent
            .iter()
            .enumerate()
            .filter(|(_, (entity, ..))| fits(&self.entities.all[*entity as usize]));
        scored
            .map(|(order, &(entity, at, subject))| {
                let away = sentence.saturating_sub(at).min(12) as i32;
                let speaker = if self.speaker == Some(entity) { 4 } else { 0 };
                let known = if self.entities.all[entity as usize].gender == Gender::Unknown { 0 } else { 3 };
                // "Stone was defiant. \"…,\" **she** said": whoever the paragraph has named goes before who spoke earlier.
                let beside = if paragraph(at) == own { 6 } else { 0 };
                (6 * i32::from(subject) + speaker + known + beside - 2 * away, order, entity)
            })
            .max()
            .map(|(_, _, entity)| entity)
    }

    /// "the president", "the top American diplomat".
    fn by_role(&self, tokens: (u32, u32), head: u32) -> Option<u32> {
        let definite = personal(self.document.lower(tokens.0)) == Some(&Personal::Definite);
        if !definite || tokens.1 - tokens.0 > 8 || matches!(self.document.tag(head), Tag::Nns | Tag::Nnps) {
            return None;
        }
        let any = senses(self.document.lemma(head)).0;
        let person = |entity: &super::Entity| entity.kind == EntityKind::Person;
        let office = self.by_office(head).or_else(|| any.then(|| self.best(head, person)).flatten());
        office.or_else(|| self.only_one(head))
    }

    /// The one person whom the paragraph has named, or the one before it: "Ito buried two cousins. … **the teacher** said".
    fn only_one(&self, head: u32) -> Option<u32> {
        let lemma = self.document.lemma(head);
        if noun_sense(lemma) != Some(NounSense::Person) {
            return None;
        }
        let paragraph = |sentence: u32| self.document.sentences[sentence as usize].paragraph;
        let own = paragraph(self.document.sentence_of(head));
        let named = |at: u32| {
            let people = self.recent.iter().filter(move |(entity, sentence, _)| {
                paragraph(*sentence) == at && self.entities.all[*entity as usize].kind == EntityKind::Person
            });
            people.map(|&(entity, ..)| entity)
        };
        let at = if named(own).next().is_some() { own } else { own.checked_sub(1)? };
        let one = named(at).next()?;
        // "The president" is not the senator beside him.
        let other = titled(self.document, head)
            && self.entities.all[one as usize].roles.iter().any(|role| role.starts_with(char::is_uppercase));
        (!other && named(at).all(|other| other == one)).then_some(one)
    }

    /// Who holds the office that a noun names, of those named before.
    fn by_office(&self, head: u32) -> Option<u32> {
        let lemma = self.document.lemma(head);
        // "The office" is no officer.
        if who(lemma) == Some(Who::Group) {
            return None;
        }
        let words = senses(lemma).1;
        self.best(head, |entity| {
            entity.kind == EntityKind::Person
                && entity.roles.iter().any(|role| {
                    let role = role.to_lowercase();
                    own_part(&role).contains(lemma) || words.iter().any(|word| role.contains(word))
                })
        })
    }
}

/// The office itself: "spokeswoman" of "the president's **spokeswoman** for trade".
fn own_part(role: &str) -> &str {
    let whose = role.find("'s ").or_else(|| role.find("’s ")).and_then(|at| role[at..].split_once(' '));
    let rest = whose.map_or(role, |(_, rest)| rest);
    let joint = [" of ", " for ", " to "].iter().filter_map(|joint| rest.find(joint)).min();
    &rest[..joint.unwrap_or(rest.len())]
}

/// Whether a noun can stand for any person just named, and which offices it covers.
fn senses(lemma: &str) -> (bool, &'static [&'static str]) {
    match personal(lemma) {
        Some(Personal::Office { covers, anybody }) => (*anybody, covers),
        Some(Personal::Kin { anybody }) => (*anybody, &[]),
        _ => (false, &[]),
    }
}
