//! Where it happened: places named in the sentence, else in the paragraph, else in the dateline.

use crate::annotate::entity::{Entities, EntityKind};
use crate::base::Span;
use crate::document::{Document, ParagraphKind, Rel};

/// How many sentences around one may lend it their places.
const NEAREST: usize = 8;

/// Mentions of places in order of the text, with the entity's name.
pub(super) struct Places {
    mentions: Vec<(u32, String)>,
    dateline: Vec<String>,
}

impl Places {
    pub(super) fn of(document: &Document, entities: &Entities) -> Self {
        let places = entities.mentions.iter().filter_map(|mention| {
            let entity = entities.all.get(mention.entity as usize)?;
            let place = entity.kind == EntityKind::Place && !acts(document, mention.tokens);
            place.then(|| (mention.tokens.0, entity.name.clone()))
        });
        let mentions: Vec<_> = places.collect();
        let dateline = dateline(document).map(|end| within(&mentions, (0, end))).unwrap_or_default();
        Places { mentions, dateline }
    }

    /// Names of the places mentioned before a token.
    pub(super) fn until(&self, token: u32) -> impl Iterator<Item = &str> {
        self.mentions.iter().take_while(move |(at, _)| *at < token).map(|(_, name)| name.as_str())
    }

    pub(super) fn near(&self, document: &Document, span: Span) -> Vec<String> {
        let token = document.token_at(span.start);
        let Some(sentence) = document.sentences.get(document.sentence_of(token) as usize) else {
            return self.dateline.clone();
        };
        let named = within(&self.mentions, sentence.tokens);
        if !named.is_empty() {
            return named;
        }
        // The nearest sentence of the paragraph that names one, those before it first.
        let (first, last) = document.paragraphs[sentence.paragraph as usize].sentences;
        let at = document.sentence_of(token);
        let others = (first..at).rev().chain(at + 1..last).take(NEAREST);
        let named = others
            .filter_map(|other| document.sentences.get(other as usize))
            .map(|other| within(&self.mentions, other.tokens));
        named.into_iter().find(|named| !named.is_empty()).unwrap_or_else(|| self.dateline.clone())
    }
}

/// "**Russia** says", "**Washington** blames": a power that acts, not a place where something is.
fn acts(document: &Document, tokens: (u32, u32)) -> bool {
    (tokens.0..tokens.1).any(|at| document.tokens[at as usize].rel == Rel::Nsubj)
}

fn within(mentions: &[(u32, String)], (from, to): (u32, u32)) -> Vec<String> {
    let first = mentions.partition_point(|(token, _)| *token < from);
    let mut names: Vec<String> = Vec::new();
    for (_, name) in mentions[first..].iter().take_while(|(token, _)| *token < to) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// The token after "KYIV, Ukraine (Wire) —" at the head of the body.
fn dateline(document: &Document) -> Option<u32> {
    let body = document.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body)?;
    let first = document.sentences.get(body.sentences.0 as usize)?.tokens;
    let dash = (first.0..first.1.min(first.0 + 14))
        .find(|at| matches!(document.word(*at), "—" | "–" | "--" | "-"))?;
    let opens = document.word(first.0).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    opens.then_some(dash).map(|dash| dash.max(first.0))
}
