//! The countries that an article plays in.

use rustc_hash::FxHashMap;

use super::Places;
use crate::annotate::entity::country_of;
use crate::document::Document;
use crate::lexicon::{place_key, places as known};

/// Codes of the countries that an article names, itself or by a place or its people: that of the dateline first, then the
/// one named most, then the one named first.
pub fn countries<'p>(document: &Document, places: &'p Places) -> Vec<&'p str> {
    let mut named: FxHashMap<&'p str, (bool, u32, u32)> = FxHashMap::default();
    let mut name = |country: &'p str, at: u32| {
        let in_dateline = places.dateline.is_some_and(|end| at < end);
        let told = named.entry(country).or_insert((false, 0, at));
        *told = (told.0 | in_dateline, told.1 + 1, told.2.min(at));
    };
    for mention in &places.mentions {
        if let Some(country) = mention.place.as_ref().map(|place| place.country()) {
            name(country, mention.tokens.0);
        }
    }
    for at in 0..document.tokens.len() as u32 {
        let people = Some(at).filter(|at| document.word(*at).starts_with(char::is_uppercase));
        let country = people.and_then(|at| country_of(document.lower(at)));
        let path = country.and_then(|country| known(&place_key(country))?.senses().next());
        if let Some(country) = path.and_then(|sense| sense.path.split('/').next()) {
            name(country, at);
        }
    }
    let mut order: Vec<_> = named.into_iter().collect();
    order.sort_by_key(|(_, (in_dateline, times, first))| (!in_dateline, u32::MAX - times, *first));
    order.into_iter().map(|(country, _)| country).collect()
}
