use crate::annotate::entity::{Entities, EntityKind};
use crate::document::Document;

/// Where things happen: the places of the sentence, else of its paragraph, else of the opening.
pub(super) struct Places<'a> {
    document: &'a Document,
    /// Token and name of each place mention, in order.
    mentions: Vec<(u32, &'a str)>,
}

impl<'a> Places<'a> {
    pub fn new(document: &'a Document, entities: &'a Entities) -> Self {
        let mentions = entities
            .mentions
            .iter()
            .filter_map(|mention| {
                let entity = entities.all.get(mention.entity as usize)?;
                (entity.kind == EntityKind::Place).then_some((mention.tokens.0, entity.name.as_str()))
            })
            .collect();
        Places { document, mentions }
    }

    pub fn of(&self, token: u32) -> Vec<String> {
        let document = self.document;
        let Some(sentence) = document.sentences.get(document.sentence_of(token) as usize) else {
            return Vec::new();
        };
        let in_sentence = self.within(sentence.tokens);
        if !in_sentence.is_empty() {
            return in_sentence;
        }
        let in_paragraph = self.within(self.tokens_of(sentence.paragraph));
        if !in_paragraph.is_empty() {
            return in_paragraph;
        }
        // The dateline or lead: the first paragraph below the headline.
        let lead = document.paragraphs.iter().position(|p| p.kind == crate::document::ParagraphKind::Body);
        lead.map(|lead| self.within(self.tokens_of(lead as u32))).unwrap_or_default()
    }

    fn tokens_of(&self, paragraph: u32) -> (u32, u32) {
        let (from, to) = self.document.paragraphs[paragraph as usize].sentences;
        if from == to {
            return (0, 0);
        }
        let sentences = &self.document.sentences;
        (sentences[from as usize].tokens.0, sentences[to as usize - 1].tokens.1)
    }

    /// At most eight names, each once, in order.
    fn within(&self, tokens: (u32, u32)) -> Vec<String> {
        let from = self.mentions.partition_point(|(at, _)| *at < tokens.0);
        let mut names: Vec<String> = Vec::new();
        for (_, name) in self.mentions[from..].iter().take_while(|(at, _)| *at < tokens.1) {
            if names.len() < 8 && !names.iter().any(|known| known == name) {
                names.push((*name).to_owned());
            }
        }
        names
    }
}
