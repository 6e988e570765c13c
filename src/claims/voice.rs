//! Whose claim it is, where that is somebody by name: "officials" may be anybody.

use serde::{Deserialize, Serialize};

use crate::annotate::entity::{Entities, EntityKind, fold};
use crate::annotate::quote::Attribution;
use crate::base::Span;
use crate::document::{Document, Tag};

/// A named person or body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    pub name: String,
    /// The words of the name, folded so that transliterations meet.
    pub words: Vec<String>,
    /// First letters of its capitalised words, lower case: "sohr".
    pub initials: String,
    /// Speakers through whom it came, folded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
}

/// Words of a name that tell it from no other.
const LEAST_LETTERS: usize = 3;

pub(super) fn of(document: &Document, entities: &Entities, said: &Attribution) -> Option<Voice> {
    if said.mention.is_some_and(|mention| is_pronoun(document, mention)) {
        return None;
    }
    let name = said.speaker.as_deref()?;
    let entity = entities.all.iter().find(|entity| entity.name == name)?;
    let capitals = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    let initials: String =
        capitals.clone().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
    let body = initials.chars().count() > 1 || name.chars().all(|c| !c.is_lowercase());
    let named = match entity.kind {
        EntityKind::Person => true,
        EntityKind::Organisation => body,
        EntityKind::Place | EntityKind::Other => false,
    };
    if !named {
        return None;
    }
    let words = fold(name).split(' ').filter(|word| word.len() >= LEAST_LETTERS).map(str::to_owned).collect();
    let initials = fold(&initials);
    Some(Voice {
        name: name.to_owned(),
        words,
        initials,
        through: said.chain.iter().map(|link| fold(link)).collect(),
    })
}

/// Whom "she" means is too often misread for two speakers to be told apart by it.
fn is_pronoun(document: &Document, mention: Span) -> bool {
    let first = document.token_at(mention.start);
    let last = document.token_at(mention.end.saturating_sub(1));
    (first..=last).all(|at| matches!(document.tag(at), Tag::Prp | Tag::Wp | Tag::Wdt))
}
