//! Gives the speakers of attributions their fullest names.

use super::attribute::Saying;
use super::scene::Scene;
use super::{Attribution, CueClass, Directness, cue, via};
use crate::annotate::entity::{Discourse, Entities, Entity, EntityKind};
use crate::base::{Derivation, Span};
use crate::document::Document;

/// How many attributions back one may look for the one that encloses it.
const NESTING: usize = 8;

pub fn resolve(scene: &Scene, entities: &Entities, sayings: &[Saying]) -> Vec<Attribution> {
    let document = scene.document;
    let mut discourse = Discourse::new(document, entities);
    let mut found: Vec<Attribution> = Vec::with_capacity(sayings.len());
    let mut last_name: Option<String> = None;
    for (index, saying) in sayings.iter().enumerate() {
        let at = saying.voice.map(|voice| voice.head).or(saying.cue).unwrap_or(saying.content[0].0);
        discourse.advance(at);
        let entity = saying.voice.and_then(|voice| discourse.resolve(voice.tokens, voice.head));
        let mention = saying.voice.map(|voice| document.span_of(whole(entities, voice.tokens)));
        let floating = saying.cue.is_none();
        let name =
            entity.and_then(|entity| entities.get(entity)).map(|entity| full_name(entity, mention, document));
        let speaker = name.or_else(|| match floating {
            true => last_name.clone(),
            false => mention.map(|span| document.slice(span).to_owned()),
        });
        if saying.directness != Directness::Indirect || saying.voice.is_some() && scene.quote_of(at).is_none()
        {
            discourse.speaker = entity.or(discourse.speaker.filter(|_| floating));
            last_name.clone_from(&speaker);
        }
        let content = saying.content.iter().map(|&range| document.span_of(range)).collect();
        found.push(Attribution {
            content,
            mention,
            speaker,
            cue: saying.cue.map(|cue| cue_span(scene, cue)),
            cue_class: saying.cue.map_or(CueClass::Says, |cue| cue::class(scene, cue)),
            directness: saying.directness,
            via: saying.cue.and_then(|cue| via::find(scene, cue, &saying.content)),
            chain: chain(sayings, &found, index),
            rules: Derivation::of(saying.rule),
        });
    }
    found
}

/// The phrase with the title that a parse may have cut off: "Secretary of State Marco Rubio".
fn whole(entities: &Entities, tokens: (u32, u32)) -> (u32, u32) {
    let title = entities.within(tokens).next().filter(|mention| mention.title < tokens.0);
    (title.map_or(tokens.0, |mention| mention.title), tokens.1)
}

/// "Kazakhstan's Foreign Ministry" rather than "Foreign Ministry": whose body it is belongs to its name.
fn full_name(entity: &Entity, mention: Option<Span>, document: &Document) -> String {
    let longer = mention.map(|span| document.slice(span)).filter(|words| {
        entity.kind == EntityKind::Organisation
            && words.len() < entity.name.len() + 24
            && words.ends_with(&entity.name)
            && words.starts_with(char::is_uppercase)
            && (words.contains("'s ") || words.contains("’s "))
    });
    longer.unwrap_or(&entity.name).to_owned()
}

fn cue_span(scene: &Scene, cue: u32) -> Span {
    let document = scene.document;
    let to = document.lower(cue) == "according"
        && document.tokens.len() as u32 > cue + 1
        && document.lower(cue + 1) == "to";
    document.span_of((cue, cue + 1 + u32::from(to)))
}

/// The speakers of the attributions within whose content this one's cue stands, outermost first.
fn chain(sayings: &[Saying], found: &[Attribution], index: usize) -> Vec<String> {
    let Some(cue) = sayings[index].cue else { return Vec::new() };
    let holds = |other: &Saying| other.content.iter().any(|range| range.0 <= cue && cue < range.1);
    let outer = (index.saturating_sub(NESTING)..index).rev().find(|&other| holds(&sayings[other]));
    outer.map_or_else(Vec::new, |outer| {
        let mut chain = found[outer].chain.clone();
        chain.extend(found[outer].speaker.clone());
        chain
    })
}
