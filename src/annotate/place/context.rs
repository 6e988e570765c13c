//! Which of the places of one name is meant: its container says, else the article's other places, else the most populous.

use rustc_hash::FxHashSet;

use super::find::{Candidate, Lead};
use super::path::Place;
use super::words::Level;
use crate::annotate::entity::country_of;
use crate::document::Document;
use crate::lexicon::{Sense, place_key, places};

/// Countries and regions that an article names.
#[derive(Debug, Default)]
pub struct Context {
    named: FxHashSet<&'static str>,
}

/// A state, a capital or a country ranks from here: no town has as many people.
const WIDE: u8 = 9;
/// A town this much smaller, in digits of its people, is not meant because its country is named.
const OUTSHONE: u8 = 2;
/// Towns of fewer digits are meant only where their country is named.
const SMALL: u8 = 5;

impl Context {
    pub fn of(document: &Document, candidates: &[Candidate]) -> Context {
        let mut context = Context::default();
        for candidate in candidates {
            if let Some(path) = candidate.container {
                context.name(path);
            }
            let first = candidate.known.and_then(|known| known.senses().next());
            let person = candidate.known.is_some_and(|known| known.person) && candidate.lead == Lead::None;
            if let Some(sense) =
                first.filter(|sense| !person && (sense.size >= WIDE || sense.path.matches('/').count() < 2))
            {
                context.name(sense.path);
            }
        }
        for at in 0..document.tokens.len() as u32 {
            if document.word(at).starts_with(char::is_uppercase)
                && let Some(country) = country_of(document.lower(at))
                && let Some(sense) = places(&place_key(country)).and_then(|known| known.senses().next())
            {
                context.named.insert(country_part(sense.path));
            }
        }
        context
    }

    fn name(&mut self, path: &'static str) {
        self.named.insert(country_part(path));
        if let Some(region) = region_part(path) {
            self.named.insert(region);
        }
    }

    pub fn resolve(&self, candidate: &Candidate) -> Option<Place> {
        if let Some(path) = candidate.short {
            return Some(Place::new(path));
        }
        if let Some(container) = candidate.container.filter(|path| !same_name(candidate, path)) {
            let inside =
                |sense: &Sense| sense.path.strip_prefix(container).is_some_and(|rest| rest.starts_with('/'));
            let sense =
                candidate.known.and_then(|known| meant(known.senses().filter(inside), candidate.level));
            let between = if container.contains('/') { "/" } else { "//" };
            return Some(match sense {
                Some(sense) => wide(sense, candidate.level),
                None => Place::new(format!("{container}{between}~{}", candidate.key)),
            });
        }
        if candidate.level == Some(Level::County)
            && let Some(county) = places(&format!("{} county", candidate.key))
            && let Some(sense) = self.named_first(county.senses())
        {
            return Some(Place::new(sense.path));
        }
        let known = candidate.known?;
        let first = known.senses().next()?;
        let nearer = self.named_first(known.senses()).filter(|sense| {
            let aloof = !self.named.contains(country_part(first.path));
            let region = region_part(sense.path).is_some_and(|region| self.named.contains(region));
            match aloof {
                true => region || sense.size + OUTSHONE >= first.size,
                false => region && country_part(sense.path) == country_part(first.path) && first.size < WIDE,
            }
        });
        let chosen = nearer.unwrap_or(first);
        let unheard = chosen.size < SMALL && !self.named.contains(country_part(chosen.path));
        let plain = candidate.level.is_some() && known.senses().count() == 1;
        if unheard && !candidate.dateline && !plain {
            return None;
        }
        let inside = known.senses().filter(|sense| country_part(sense.path) == country_part(chosen.path));
        let chosen = match candidate.level {
            Some(_) => meant(inside, candidate.level).unwrap_or(chosen),
            None => chosen,
        };
        Some(wide(chosen, candidate.level))
    }

    /// The first sense whose region is named, else whose country is.
    fn named_first(&self, senses: impl Iterator<Item = Sense> + Clone) -> Option<Sense> {
        let region = |sense: &Sense| region_part(sense.path).is_some_and(|part| self.named.contains(part));
        let country = |sense: &Sense| self.named.contains(country_part(sense.path));
        senses.clone().find(region).or_else(|| senses.clone().find(country))
    }
}

/// "Mexico, Mexico": what is named is itself the container.
fn same_name(candidate: &Candidate, path: &str) -> bool {
    candidate.known.is_some_and(|known| known.senses().all(|sense| sense.path == path))
}

/// The first sense of what the words around call it: a town rather than the region of the same name, or the reverse.
fn meant(senses: impl Iterator<Item = Sense> + Clone, level: Option<Level>) -> Option<Sense> {
    let fits = |sense: &Sense| match level {
        Some(Level::Town) => sense.path.matches('/').count() == 2,
        Some(Level::Region) => sense.path.matches('/').count() == 1,
        Some(Level::County) | None => true,
    };
    senses.clone().find(fits).or_else(|| senses.clone().next())
}

/// "Homs province" is the region of Homs.
fn wide(sense: Sense, level: Option<Level>) -> Place {
    let place = Place::new(sense.path);
    let county = sense.path.rsplit('/').next().is_some_and(|spot| spot.starts_with('c'));
    match (level, place.region()) {
        (Some(Level::Region | Level::County), Some(region)) if !county => Place::new(region),
        _ => place,
    }
}

fn country_part(path: &'static str) -> &'static str {
    path.split('/').next().unwrap_or(path)
}

fn region_part(path: &'static str) -> Option<&'static str> {
    let end = path.match_indices('/').nth(1).map_or(path.len(), |(at, _)| at);
    path.contains('/').then(|| &path[..end])
}
