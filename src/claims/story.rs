use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

use super::Story;
use crate::annotate::entity::Entities;
use crate::document::{Document, ParagraphKind};

/// Names that a story keeps: enough for long reports, bounded for lists of names.
const MOST_NAMES: usize = 64;
/// Sentences after the headline whose words count: what an article is about is said early.
const LEAD_SENTENCES: usize = 4;
const SHINGLE: usize = 5;
/// A bottom-k sketch of shingles (Broder 1997) estimates how much two texts share.
const SKETCH: usize = 64;

pub(super) fn of(document: &Document, entities: &Entities) -> Story {
    let mut names: Vec<String> =
        entities.all.iter().take(MOST_NAMES).map(|entity| entity.name.to_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    Story { names, words: words(document), shingles: shingles(document) }
}

fn words(document: &Document) -> Vec<String> {
    let mut left = LEAD_SENTENCES;
    let mut words: Vec<String> = Vec::new();
    for sentence in &document.sentences {
        match document.paragraphs[sentence.paragraph as usize].kind {
            ParagraphKind::Headline => {}
            ParagraphKind::Body if left > 0 => left -= 1,
            ParagraphKind::Body => break,
            ParagraphKind::Boilerplate => continue,
        }
        for token in sentence.tokens.0..sentence.tokens.1 {
            let tag = document.tag(token);
            if (tag.is_noun() || tag.is_verb() || tag.is_adjective()) && document.lemma(token).len() > 3 {
                words.push(document.lemma(token).to_owned());
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn shingles(document: &Document) -> Vec<u32> {
    let body: Vec<u32> = (0..document.tokens.len() as u32)
        .filter(|token| document.lower(*token).bytes().any(|byte| byte.is_ascii_alphanumeric()))
        .collect();
    let mut sketch: Vec<u32> = body
        .windows(SHINGLE)
        .map(|tokens| {
            let mut hasher = FxHasher::default();
            tokens.iter().for_each(|token| document.lower(*token).hash(&mut hasher));
            (hasher.finish() >> 32) as u32
        })
        .collect();
    sketch.sort_unstable();
    sketch.dedup();
    sketch.truncate(SKETCH);
    sketch
}
