//! Who can be named as a speaker at all, and what kind of speaker that is.

use serde::{Deserialize, Serialize};

use crate::annotate::entity::{
    Entities, Entity, EntityKind, Gender, calendar, given, headline, is_body, is_person_noun, is_power,
    is_title, office, ship,
};
use crate::document::{Document, Tag};
use crate::lexicon::spelling::is_acronym;
use crate::lexicon::{NounSense, Personal, RAREST, Who, is_modifier, noun_sense, personal, rarity, who};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// By full name, or one whom the article makes known.
    Person,
    /// By its name: "White House".
    Body,
    /// A bare name of which the article does not say what it is.
    Name,
    /// People without a name: "officials", "the company".
    Unnamed,
}

/// Who speaks, as a claim names him.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    pub name: String,
    pub kind: SpeakerKind,
    pub role: Option<String>,
}

/// What the article says of its entities beside their names.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// It stands somewhere with a title, or by one word of its full name.
    person: bool,
    /// It stands in running text, where a capital makes a name.
    text: bool,
    /// It stands there behind another word, where nothing else gives it a capital.
    inside: bool,
    /// It stands there behind "the", as no person does.
    article: bool,
}

pub(super) struct Speakers<'a> {
    document: &'a Document,
    entities: &'a Entities,
    known: Vec<Known>,
}

impl<'a> Speakers<'a> {
    pub fn of(document: &'a Document, entities: &'a Entities) -> Self {
        let mut known = vec![Known::default(); entities.all.len()];
        for mention in &entities.mentions {
            let about = &mut known[mention.entity as usize];
            let words = mention.tokens.1 - mention.tokens.0;
            let several = entities.all[mention.entity as usize].name.contains(' ');
            let first = mention.tokens.0;
            let surname = several && words == 1 && noun_sense(document.lower(first)).is_none();
            about.person |= surname || (mention.title..first).any(|at| office(document, at));
            let text = !headline(document, mention.tokens) && !document.in_dateline(first);
            about.text |= text;
            about.inside |= text && !opens(document, first);
            about.article |= text && first > 0 && document.lower(first - 1) == "the";
        }
        Speakers { document, entities, known }
    }

    /// What kind of speaker a name is; none for a thing, or a place that stands for nobody.
    pub fn named(&self, index: u32) -> Option<SpeakerKind> {
        let entity = self.entities.get(index)?;
        let known = self.known[index as usize];
        match entity.kind {
            EntityKind::Organisation if !proper(&entity.name) => Some(SpeakerKind::Unnamed),
            EntityKind::Organisation => Some(SpeakerKind::Body),
            EntityKind::Place => {
                (known.text && is_power(&entity.name.to_lowercase())).then_some(SpeakerKind::Body)
            }
            EntityKind::Person if known.person || is_known(entity) => Some(SpeakerKind::Person),
            EntityKind::Person | EntityKind::Other => self.bare(entity, known),
        }
    }

    /// Words with capitals, of whom the article says no more.
    fn bare(&self, entity: &Entity, known: Known) -> Option<SpeakerKind> {
        let words: Vec<String> = entity.name.split_whitespace().map(str::to_lowercase).collect();
        let (first, last) = (words.first()?, words.last()?);
        // "Baker said" is a name, "Residents said" is none.
        let surname = words.len() == 1 && known.inside && voice(first) == Some(Who::Person);
        if let Some(means) = voice(head(&words)).filter(|_| !surname) {
            let body = words.len() > 1
                && (means == Who::Group || known.article && known.inside && who(last).is_none());
            return Some(if body { SpeakerKind::Body } else { SpeakerKind::Unnamed });
        }
        if !known.text {
            return None;
        }
        let ordinary = |word: &str| noun_sense(word).is_some() && rarity(word) < RAREST;
        if words.len() == 1 {
            let common = noun_sense(first).is_some() || is_modifier(first);
            let act = !surname && noun_sense(first) == Some(NounSense::Said);
            return (known.inside && !act || !common).then_some(SpeakerKind::Name);
        }
        // "TBM Turbo", "HMS Harrow", "TBM Resolution": a body's product or paper, a ship.
        let mut capitals = entity.name.split(' ').next().unwrap_or_default().chars();
        let agency = first.len() > 2 && capitals.all(|c| c.is_uppercase() || c.is_ascii_digit());
        if agency || ship(first) {
            return None;
        }
        // "the Surgeon General" is whoever holds the office.
        if known.article {
            return Some(if is_title(last) { SpeakerKind::Unnamed } else { SpeakerKind::Body });
        }
        match entity.kind {
            EntityKind::Person if nameable(first) && !(ordinary(first) && ordinary(last)) => {
                Some(SpeakerKind::Person)
            }
            _ => Some(SpeakerKind::Name),
        }
    }

    /// "the committee's senior **Democrat**": one of many, though the word has a capital.
    pub fn is_kind(&self, entity: u32, tokens: (u32, u32), head: u32) -> bool {
        let described = tokens.0 < head && self.entities.at(head).is_some_and(|at| at.title == head);
        let one_word = self.entities.get(entity).filter(|entity| !entity.name.contains(' '));
        described
            && self.entities.at(head).is_some_and(|at| at.entity == entity)
            && one_word.is_some_and(|entity| entity.kind == EntityKind::Other)
            && who(self.document.lower(head)) == Some(Who::Person)
    }

    /// What kind of speaker a phrase without an entity is.
    pub fn phrase(&self, tokens: (u32, u32), head: u32) -> Option<SpeakerKind> {
        let document = self.document;
        // "Someone said"; "one of the residents" and "one neighbour" are more than that.
        if tokens.1 - tokens.0 == 1 && personal(document.lower(head)) == Some(&Personal::Anyone) {
            return None;
        }
        let of = head + 1 < tokens.1 && document.lower(head + 1) == "of";
        // A parse may take the last noun for an adjective or a verb: "the power cooperative".
        let last = tokens.1 - 1;
        let closes = last == head + 1 && document.tag(head).is_noun() && self.speaks(last);
        if self.speaks(head) || closes || self.unknown(head) {
            return Some(SpeakerKind::Unnamed);
        }
        // "one of the residents"
        let noun = (head + 2..tokens.1).find(|&at| of && document.tag(at).is_noun());
        if let Some(noun) = noun
            && self.counts(head)
        {
            return self.speaks(noun).then_some(SpeakerKind::Unnamed);
        }
        // "**al-Harrow**"; the tagger takes "WHO" for a pronoun.
        let word = document.word(head);
        let lower = document.lower(head);
        let strange =
            noun_sense(lower).is_none() && who(document.lemma(head)).is_none() && !is_modifier(lower);
        let single = lower.strip_suffix('s').unwrap_or(lower);
        let strange = strange && noun_sense(single).is_none();
        let rare = document.tag(head).is_name() || rarity(lower) == RAREST && rarity(single) == RAREST;
        let name = rare && word.contains(char::is_uppercase) && strange;
        let shouted = headline(document, (head, head + 1));
        ((name || is_acronym(word)) && !shouted && !calendar(lower)).then_some(SpeakerKind::Name)
    }

    /// A surname by itself that the tagger takes for a noun: "**Flowers** said".
    pub fn surname(&self, tokens: (u32, u32)) -> Option<u32> {
        let word = self.document.word(tokens.0);
        if tokens.1 - tokens.0 != 1 || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let bears = |entity: &Entity| {
            let last = entity.name.rsplit_once(' ').is_some_and(|(_, last)| last == word);
            entity.kind == EntityKind::Person && last
        };
        self.entities.all.iter().position(bears).map(|at| at as u32)
    }

    /// Whether a word tells how many of those behind its "of" speak.
    fn counts(&self, head: u32) -> bool {
        let tag = self.document.tag(head);
        matches!(tag, Tag::Cd | Tag::Dt) || tag.is_adjective() || tag.is_noun()
    }

    /// A compound that no dictionary has: "the left-back".
    fn unknown(&self, at: u32) -> bool {
        let word = self.document.word(at);
        let plain = word.contains('-') && word.chars().all(|c| c.is_lowercase() || c == '-');
        plain
            && matches!(self.document.tag(at), Tag::Nn | Tag::Nns)
            && rarity(self.document.lemma(at)) == RAREST
    }

    /// A noun that means people, or a body of them.
    fn speaks(&self, at: u32) -> bool {
        let document = self.document;
        let noun = document.tag(at).is_noun() || document.tag(at).is_adjective();
        noun && (voice(document.lemma(at)).or_else(|| voice(document.lower(at))).is_some()
            || noun_sense(document.lemma(at)).is_none() && is_person_noun(document, at))
    }
}

/// Whether a word can be a first name that no list has: it means nothing else. "**Best** Harbour" is a shop.
fn nameable(word: &str) -> bool {
    !is_modifier(word) && matches!(noun_sense(word), None | Some(NounSense::Person))
}

/// One whom a given name, an office or a "she" makes a person.
fn is_known(entity: &Entity) -> bool {
    let first = entity.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    entity.gender != Gender::Unknown || !entity.roles.is_empty() || given(&first)
}

/// Whether the name of a body is one: an acronym that WordNet has, too, but not "Police".
fn proper(name: &str) -> bool {
    let lower = name.to_lowercase();
    let several = lower.strip_suffix('s').is_some_and(|single| voice(single).is_some());
    voice(&lower).is_none() || is_acronym(name) || is_body(&lower) && !several
}

/// The noun that a name of several words is of: "**Union** of Harbour Pilots".
fn head(words: &[String]) -> &str {
    let of = words.iter().position(|word| word == "of" || word == "for").unwrap_or(words.len());
    of.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str)
}

/// Whom a noun means, be it one or many: a name's tag hides that "Residents" are several.
fn voice(noun: &str) -> Option<Who> {
    let known = |noun: &str| match personal(noun) {
        Some(Personal::Speaks) => Some(Who::Group),
        _ => who(noun).or((noun_sense(noun) == Some(NounSense::Person)).then_some(Who::Person)),
    };
    let many = || known(noun.strip_suffix('s')?);
    let changed = || known(&format!("{}y", noun.strip_suffix("ies")?));
    known(noun).or_else(many).or_else(changed)
}

/// Whether a word has a capital for where it stands: first in a sentence or a quotation.
fn opens(document: &Document, token: u32) -> bool {
    let first = document.sentences[document.sentence_of(token) as usize].tokens.0;
    token == first || matches!(document.tag(token - 1), Tag::OpenQuote | Tag::CloseQuote | Tag::Colon)
}
