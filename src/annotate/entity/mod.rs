//! People, bodies and places, and which mentions are one.

mod cluster;
mod lead;
mod name;
mod pronoun;
mod role;
mod title;
mod words;

pub use lead::headline;
pub use name::{calendar, part_of_name};
pub use pronoun::Discourse;
pub use role::person_noun as is_person_noun;
pub use words::{given, office, ship, title as is_title, titled};

use serde::{Deserialize, Serialize};

use crate::base::Span;
use crate::document::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    Male,
    Female,
    #[default]
    Unknown,
}

impl Gender {
    pub fn is_unknown(&self) -> bool {
        *self == Gender::Unknown
    }
}

/// One person, body or place of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the article: "Volodymyr Zelenskyy".
    pub name: String,
    pub kind: EntityKind,
    pub gender: Gender,
    /// What the article calls him or it beside names: "Ukrainian President".
    pub roles: Vec<String>,
}

/// Words that name or stand for an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// The tokens it covers, end exclusive.
    pub tokens: (u32, u32),
    /// The token at which its titles begin; that of the name without one.
    pub title: u32,
    /// Index into [`Entities::all`].
    pub entity: u32,
}

/// All entities of an article and their named mentions, in order of the text.
#[derive(Debug, Default)]
pub struct Entities {
    pub all: Vec<Entity>,
    pub mentions: Vec<Mention>,
}

impl Entities {
    /// The named mention that covers a token.
    pub fn at(&self, token: u32) -> Option<&Mention> {
        let index = self.mentions.partition_point(|mention| mention.tokens.1 <= token);
        self.mentions.get(index).filter(|mention| mention.tokens.0 <= token)
    }

    /// Mentions that begin within tokens.
    pub fn within(&self, tokens: (u32, u32)) -> impl Iterator<Item = &Mention> + '_ {
        let start = self.mentions.partition_point(|mention| mention.tokens.0 < tokens.0);
        self.mentions[start..].iter().take_while(move |mention| mention.tokens.0 < tokens.1)
    }

    pub fn get(&self, entity: u32) -> Option<&Entity> {
        self.all.get(entity as usize)
    }
}

/// Whether a name, in lower case, is that of a country or a capital, which stand for those who rule there.
pub fn is_power(name: &str) -> bool {
    words::listed(name).is_some_and(|(kind, _)| kind == "place")
}

/// Whether a name, in lower case, is that of a body by itself.
pub fn is_body(name: &str) -> bool {
    words::listed(name).is_some_and(|(kind, _)| kind == "body")
}

/// Whether a name, in lower case, is that of a country.
pub fn is_country(name: &str) -> bool {
    words::listed(name).is_some_and(|(kind, value)| kind == "place" && value == name)
}

/// The country of "Russian", in lower case.
pub fn country_of(demonym: &str) -> Option<&'static str> {
    words::listed(demonym).filter(|(kind, _)| *kind == "demonym").map(|(_, country)| country)
}

impl Entity {
    /// The office with which the article names him: the longest of his titles, else what stands in apposition.
    pub fn office(&self) -> Option<&str> {
        role::best(&self.roles)
    }
}

pub fn annotate(document: &Document) -> Entities {
    let mut names = name::find(document);
    lead::trim(document, &mut names);
    name::locate(document, &mut names);
    let mut entities = cluster::cluster(document, &names);
    role::attach(document, &names, &mut entities);
    entities
}

#[cfg(test)]
mod tests;
