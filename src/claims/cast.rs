//! Who speaks in an article: its people and bodies, and what it says by which other articles know them again.

use rustc_hash::FxHashSet;
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

/// The speakers of an article's claims, in order of their first claim.
pub(super) fn of(document: &Document, entities: &Entities, claims: &[Claim]) -> Vec<Speaker> {
    let mut met = FxHashSet::default();
    let mut cast = Vec::new();
    for said in claims.iter().filter_map(|claim| claim.attribution.as_ref()) {
        let (Some(name), Some(kind)) = (said.speaker.as_deref(), said.speaker_kind) else { continue };
        if !met.insert(name) {
            continue;
        }
        let index = entities.all.iter().position(|entity| entity.name == name);
        let entity = index.and_then(|index| entities.all.get(index));
        cast.push(Speaker {
            name: name.to_owned(),
            kind,
            gender: entity.map_or(Gender::Unknown, gender),
            role: said.role.clone(),
            roles: entity.map(|entity| entity.roles.clone()).unwrap_or_default(),
            spellings: index.map_or_else(Vec::new, |index| spellings(document, entities, index as u32, name)),
            beside: entity.map_or_else(Vec::new, |entity| beside(entities, entity)),
        });
    }
    cast
}

/// A surname that is also a given name ("Mr. Benjamin") tells no gender.
fn gender(entity: &Entity) -> Gender {
    if given(&entity.name.to_lowercase()) { Gender::Unknown } else { entity.gender }
}

fn spellings(document: &Document, entities: &Entities, entity: u32, name: &str) -> Vec<String> {
    let mentions = entities.mentions.iter().filter(|mention| mention.entity == entity);
    let words = mentions.map(|mention| document.slice(mention.span)).filter(|words| *words != name);
    let mut spellings: Vec<String> = words.map(str::to_owned).collect();
    spellings.sort_unstable();
    spellings.dedup();
    spellings.truncate(MOST_SPELLINGS);
    spellings
}

fn beside(entities: &Entities, entity: &Entity) -> Vec<String> {
    let family = |name: &str| fold(family(name));
    if entity.kind != EntityKind::Person {
        return Vec::new();
    }
    let own = family(&entity.name);
    let others = entities.all.iter().filter(|other| {
        let person = other.kind == EntityKind::Person && other.name.contains(' ');
        person && other.name != entity.name && family(&other.name) == own
    });
    let mut names: Vec<String> = others.map(|other| fold(&other.name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}
