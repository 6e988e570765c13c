//! Where it happened: places named in the sentence, else in the paragraph, else in the dateline.

use crate::annotate::entity::{Entities, EntityKind};
use crate::base::Span;
use crate::document::{Document, ParagraphKind};

/// Mentions of places in order of the text, with the entity's name.
pub(super) struct Places {
    mentions: Vec<(u32, String)>,
    dateline: Vec<String>,
}

impl Places {
    pub(super) fn of(document: &Document, entities: &Entities) -> Self {
        let places = entities.mentions.iter().filter_map(|mention| {
            let entity = entities.all.get(mention.entity as usize)?;
            (entity.kind == EntityKind::Place).then(|| (mention.tokens.0, entity.name.clone()))
        });
        let mentions: Vec<_> = places.collect();
        let dateline = dateline(document).map(|end| within(&mentions, (0, end))).unwrap_or_default();
        Places { mentions, dateline }
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
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        let tokens = document
            .sentences
            .get(paragraph.sentences.0 as usize)
            .zip(document.sentences.get((paragraph.sentences.1 as usize).saturating_sub(1)));
        let named = tokens
            .map(|(first, last)| within(&self.mentions, (first.tokens.0, last.tokens.1)))
            .unwrap_or_default();
        if named.is_empty() { self.dateline.clone() } else { named }
    }
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
