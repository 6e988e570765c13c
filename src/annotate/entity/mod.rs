//! People, bodies and places, and which mentions are one.

use crate::base::Span;
use crate::document::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Other,
}

/// One person, body or place of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the article: "Volodymyr Zelenskyy".
    pub name: String,
    pub kind: EntityKind,
    /// What the article calls him or it beside names: "Ukrainian President".
    pub roles: Vec<String>,
}

/// Words that name or stand for an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// The tokens it covers, end exclusive.
    pub tokens: (u32, u32),
    /// Index into [`Entities::all`].
    pub entity: u32,
}

/// All entities of an article and their named mentions, in order of the text.
#[derive(Debug, Default)]
pub struct Entities {
    pub all: Vec<Entity>,
    pub mentions: Vec<Mention>,
}

pub fn annotate(_document: &Document) -> Entities {
    Entities::default()
}
