//! Who speaks in an article: its people and bodies, and what it says by which other articles know them again.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::{Claim, SpeakerKind};
use crate::annotate::entity::{Entities, Entity, EntityKind, Gender, given};
use crate::document::Document;
use crate::lexicon::spelling::{family, fold};

/// One who speaks in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// As `attribution.speaker` of the claims has it.
    pub name: String,
    pub kind: SpeakerKind,
    #[serde(default, skip_serializing_if = "Gender::is_unknown")]
    pub gender: Gender,
    /// The office with which the article names a person: "Ukrainian President".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// All that the article calls him or it beside names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// How else the article writes the name: "Zelensky", "WHO"; each once, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<String>,
    /// Full names, folded, of other people of the article with this family name; sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
}

/// Spellings kept of one name.
const MOST_SPELLINGS: usize = 8;
/// Namesakes kept of one person: a list of a thousand Smiths is no article.
const MOST_NAMESAKES: usize = 32;

/// The speakers of an article's claims, in order of their first claim.
pub(super) fn of(document: &Document, entities: &Entities, claims: &[Claim]) -> Vec<Speaker> {
    let register = Register::of(document, entities);
    let mut met = FxHashSet::default();
    let mut cast = Vec::new();
    for said in claims.iter().filter_map(|claim| claim.attribution.as_ref()) {
        let (Some(name), Some(kind)) = (said.speaker.as_deref(), said.speaker_kind) else { continue };
        if !met.insert(name) {
            continue;
        }
        let entity = register.by_name.get(name).map(|&at| (at, &entities.all[at]));
        cast.push(Speaker {
            name: name.to_owned(),
            kind,
            gender: entity.map_or(Gender::Unknown, |(_, entity)| gender(entity)),
            role: said.role.clone(),
            roles: entity.map(|(_, entity)| entity.roles.clone()).unwrap_or_default(),
            spellings: entity.map_or_else(Vec::new, |(at, _)| register.spellings(at, name)),
            beside: entity.map_or_else(Vec::new, |(_, entity)| register.beside(entity)),
        });
    }
    cast
}

impl Speaker {
    /// What another part of the article says of the same name.
    pub(super) fn learn(&mut self, other: Speaker) {
        if self.gender.is_unknown() {
            self.gender = other.gender;
        }
        self.role = self.role.take().or(other.role);
        for role in other.roles {
            if !self.roles.contains(&role) {
                self.roles.push(role);
            }
        }
        add(&mut self.spellings, other.spellings, MOST_SPELLINGS);
        add(&mut self.beside, other.beside, MOST_NAMESAKES);
    }
}

/// More names to those at hand: each once, sorted, and no more than `most`.
fn add(names: &mut Vec<String>, more: Vec<String>, most: usize) {
    names.extend(more);
    names.sort_unstable();
    names.dedup();
    names.truncate(most);
}

/// A surname that is also a given name ("Mr. Benjamin") tells no gender.
fn gender(entity: &Entity) -> Gender {
    if given(&entity.name.to_lowercase()) { Gender::Unknown } else { entity.gender }
}

/// The article's names, looked up once however many speak.
struct Register<'a> {
    by_name: FxHashMap<&'a str, usize>,
    /// How each entity is written.
    written: Vec<FxHashSet<&'a str>>,
    /// Full names of people by the folded family name.
    families: FxHashMap<String, Vec<&'a str>>,
}

impl<'a> Register<'a> {
    fn of(document: &'a Document, entities: &'a Entities) -> Self {
        let mut written = vec![FxHashSet::default(); entities.all.len()];
        for mention in &entities.mentions {
            written[mention.entity as usize].insert(document.slice(mention.span));
        }
        let (mut by_name, mut families) = (FxHashMap::default(), FxHashMap::<String, Vec<&str>>::default());
        for (at, entity) in entities.all.iter().enumerate() {
            by_name.entry(entity.name.as_str()).or_insert(at);
            if entity.kind == EntityKind::Person && entity.name.contains(' ') {
                families.entry(fold(family(&entity.name))).or_default().push(&entity.name);
            }
        }
        Register { by_name, written, families }
    }

    fn spellings(&self, entity: usize, name: &str) -> Vec<String> {
        let others = self.written[entity].iter().filter(|words| **words != name);
        let mut spellings: Vec<String> = others.map(|words| (*words).to_owned()).collect();
        spellings.sort_unstable();
        spellings.truncate(MOST_SPELLINGS);
        spellings
    }

    fn beside(&self, entity: &Entity) -> Vec<String> {
        if entity.kind != EntityKind::Person {
            return Vec::new();
        }
        let namesakes = self.families.get(&fold(family(&entity.name))).into_iter().flatten();
        let others = namesakes.filter(|other| **other != entity.name).take(MOST_NAMESAKES);
        let mut names: Vec<String> = others.map(|other| fold(other)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
