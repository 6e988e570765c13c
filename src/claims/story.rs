//! What an article is about: its names, the words of headline and lead, and shingles of its text.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::place::Places;
use super::{Standing, Story, Told};
use crate::annotate::Annotations;
use crate::annotate::entity::{Entities, EntityKind};
use crate::annotate::quantity::Modifier;
use crate::base::Memo;
use crate::document::{Document, ParagraphKind};

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Shingles kept: the smallest hashes, a fair sample of any text.
const KEPT: usize = 200;
/// Paragraphs that tell the story.
const LEAD: usize = 4;

/// Figures kept.
const MOST_FIGURES: usize = 100;

pub(super) fn of(document: &Document, annotations: &Annotations, places: &Places) -> Story {
    Story {
        names: names(&annotations.entities),
        words: words(document),
        figures: figures(document, annotations),
        headline_places: places.of_headline(document),
        name_parts: Memo::default(),
        word_parts: Memo::default(),
        shingles: shingles(document),
    }
}

fn figures(document: &Document, annotations: &Annotations) -> Vec<Told> {
    let both = annotations.figures.iter().zip(&annotations.events);
    let both = both.filter(|(figure, _)| figure.modifier != Modifier::Vague).take(MOST_FIGURES);
    let told = both.map(|(figure, event)| Told {
        value: figure.value,
        unit: figure.unit.clone(),
        head: figure.measure.as_ref().map(|measure| measure.head.clone()),
        event: event.as_ref().map(|event| event.lemma.clone()),
        standing: {
            let (field, at) = document.locate(figure.span);
            Standing::of(field, at.start)
        },
    });
    let mut told: Vec<Told> = told.collect();
    told.sort_unstable();
    told.dedup();
    told
}

fn names(entities: &Entities) -> Vec<String> {
    let named = entities.all.iter().filter(|entity| entity.kind != EntityKind::Other);
    sorted(named.map(|entity| fold(&entity.name)).collect())
}

fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words.dedup();
    words
}

fn words(document: &Document) -> Vec<String> {
    let told = document
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Boilerplate)
        .take(LEAD);
    let mut words = Vec::new();
    for paragraph in told {
        for sentence in &document.sentences[paragraph.sentences.0 as usize..paragraph.sentences.1 as usize] {
            for at in sentence.tokens.0..sentence.tokens.1 {
                let tag = document.tag(at);
                let content = tag.is_noun() && !tag.is_name() || tag.is_verb() || tag.is_adjective();
                if content && document.lemma(at).len() > 2 {
                    words.push(document.lemma(at).to_owned());
                }
            }
        }
    }
    sorted(words)
}

fn shingles(document: &Document) -> Vec<u32> {
    let words: Vec<u64> = (0..document.tokens.len() as u32)
        .filter(|at| document.lower(*at).starts_with(char::is_alphanumeric))
        .map(|at| hash(document.lower(at)))
        .collect();
    let mut shingles: Vec<u32> = words.windows(SHINGLE).map(|window| hash(window) as u32).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles.truncate(KEPT);
    shingles
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
