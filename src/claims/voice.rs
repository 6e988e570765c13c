//! Whose claim it is, where that is somebody by name: "officials" may be anybody.

use serde::{Deserialize, Serialize};

use crate::annotate::entity::{Entities, EntityKind};
use crate::annotate::quote::Attribution;
use crate::base::Span;
use crate::document::{Document, Tag};
use crate::lexicon::spelling::fold;

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
    /// The text says beyond doubt that this person said it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub certain: bool,
}

/// Words of a name that tell it from no other.
const LEAST_LETTERS: usize = 3;

pub(super) fn of(document: &Document, entities: &Entities, said: &Attribution) -> Option<Voice> {
    let name = said.speaker.as_deref()?;
    let (index, entity) = entities.all.iter().enumerate().find(|(_, entity)| entity.name == name)?;
    let certain = entity.kind == EntityKind::Person && is_certain(document, entities, index as u32, said);
    if said.mention.is_some_and(|mention| is_pronoun(document, mention)) && !certain {
        return None;
    }
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
        certain,
    })
}

/// A reporting word stands beside the words that were said, and beside it the person by name, or somebody who can only
/// be the one person that the paragraph names, or the one before it.
fn is_certain(document: &Document, entities: &Entities, entity: u32, said: &Attribution) -> bool {
    let (Some(mention), Some(cue)) = (said.mention, said.cue) else { return false };
    let sentence = |at: u32| document.sentence_of(document.token_at(at));
    let beside = said.content.iter().any(|part| {
        sentence(part.start).saturating_sub(1) <= sentence(cue.start)
            && sentence(cue.start) <= sentence(part.end.saturating_sub(1)) + 1
    });
    if !said.chain.is_empty() || !beside || sentence(mention.start) != sentence(cue.start) {
        return false;
    }
    let tokens =
        |span: Span| (document.token_at(span.start), document.token_at(span.end.saturating_sub(1)) + 1);
    let mut meant = entities.within(tokens(mention));
    if let Some(first) = meant.next() {
        return first.entity == entity && meant.all(|other| !is_person(entities, other.entity));
    }
    let quoted = |at: Span| said.content.iter().any(|part| part.contains(at));
    let people = |paragraph: usize| {
        let named =
            entities.within(tokens(document.paragraphs[paragraph].span)).filter(|other| !quoted(other.span));
        named.map(|other| other.entity).filter(|other| is_person(entities, *other)).collect::<Vec<_>>()
    };
    let paragraph = document.sentences[sentence(cue.start) as usize].paragraph as usize;
    let mut named = people(paragraph);
    if named.is_empty() && paragraph > 0 {
        named = people(paragraph - 1);
    }
    !named.is_empty() && named.iter().all(|other| *other == entity)
}

fn is_person(entities: &Entities, entity: u32) -> bool {
    entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Person)
}

/// Whom "she" means is too often misread for two speakers to be told apart by it.
fn is_pronoun(document: &Document, mention: Span) -> bool {
    let first = document.token_at(mention.start);
    let last = document.token_at(mention.end.saturating_sub(1));
    (first..=last).all(|at| matches!(document.tag(at), Tag::Prp | Tag::Wp | Tag::Wdt))
}
