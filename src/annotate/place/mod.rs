//! Mentions of places, and where each lies: by pattern ("in Lubbock, Texas", "the town of Homs", "KYIV, Ukraine —") and
//! by the gazetteer of `lexicon`.

mod context;
mod countries;
mod find;
mod path;
mod words;

pub use countries::countries;
pub use path::{Lies, Place};

use crate::annotate::entity::{Entities, EntityKind};
use crate::document::Document;
use context::Context;
use find::{Candidate, Lead};
use rustc_hash::FxHashSet;

/// A name that is a place's where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Tokens, end exclusive.
    pub tokens: (u32, u32),
    pub entity: u32,
    /// `None` for a place that no gazetteer knows and of which nothing is said.
    pub place: Option<Place>,
    /// Does something, or is where somebody is from: "Russia says", "Senator Ana Stone of Texas".
    pub acts: bool,
}

/// All mentions of places in order of the text.
#[derive(Debug, Default)]
pub struct Places {
    pub mentions: Vec<Mention>,
    /// The token after the dateline.
    pub dateline: Option<u32>,
}

/// Towns of as many digits are known everywhere: a million.
const BIG: u8 = 6;

pub fn annotate(document: &Document, entities: &Entities) -> Places {
    let dateline = find::dateline(document);
    let candidates = find::candidates(document, entities, dateline);
    let context = Context::of(document, &candidates);
    // What is a place once is one wherever it stands alone.
    let plain: FxHashSet<u32> = candidates
        .iter()
        .filter(|candidate| candidate.known.is_some() && is_place(candidate))
        .map(|candidate| candidate.mention.entity)
        .collect();
    let places = candidates.iter().filter(|candidate| {
        let again = candidate.known.is_some()
            && candidate.kind != EntityKind::Organisation
            && plain.contains(&candidate.mention.entity);
        is_place(candidate) || again
    });
    let mentions = places.map(|candidate| Mention {
        tokens: candidate.mention.tokens,
        entity: candidate.mention.entity,
        place: context.resolve(candidate),
        acts: candidate.acts,
    });
    Places { mentions: mentions.collect(), dateline }
}

fn is_place(candidate: &Candidate) -> bool {
    let titled = candidate.mention.title < candidate.mention.tokens.0;
    let located = candidate.container.is_some() || candidate.dateline;
    let word = candidate.known.is_some_and(|known| known.word);
    let flagged = candidate.known.is_some_and(|known| known.word || known.person);
    let size = candidate.known.and_then(|known| known.senses().next()).map_or(0, |sense| sense.size);
    let led = match candidate.lead {
        Lead::In => !candidate.acts && !candidate.owns,
        Lead::Way => !flagged && size >= BIG,
        Lead::None => !flagged && size >= BIG && !candidate.acts,
    };
    match (candidate.kind, candidate.known) {
        (EntityKind::Place, _) => true,
        _ if candidate.short.is_some() => true,
        (EntityKind::Organisation, known) => candidate.dateline && known.is_some(),
        (EntityKind::Person, Some(_)) => {
            !titled && (located || candidate.lead == Lead::In && !candidate.acts && !candidate.owns && !word)
        }
        (EntityKind::Other, Some(_)) => located || led,
        (EntityKind::Other, None) => {
            candidate.lead == Lead::In && (candidate.container.is_some() || candidate.level.is_some())
        }
        (EntityKind::Person, None) => false,
    }
}

/// What stands as a place where nothing else can is nobody's name: a dateline, "in Lubbock, Texas".
pub fn settle(places: &Places, entities: &mut Entities) {
    for mention in &places.mentions {
        if let Some(entity) = entities.all.get_mut(mention.entity as usize)
            && entity.kind != EntityKind::Place
            && !entity.name.contains(' ')
            && mention.place.is_some()
        {
            entity.kind = EntityKind::Place;
        }
    }
}

#[cfg(test)]
mod tests;
