//! [`Article`](crate::read::Article) → [`Document`]: the text with its paragraphs, sentences, tokens,
//! parts of speech, heads and noun phrases.  Pure.

#[cfg(test)]
mod tests;

mod abbreviation;
mod build;
pub mod form;
mod furniture;
pub mod grammar;
mod language;
mod lemma;
mod locate;
mod paragraph;
pub mod parser;
mod phrase;
mod sentence;
pub mod sure;
mod tag;
pub mod tagger;
mod token;
mod vocabulary;
pub mod weights;

pub use language::foreign;
pub use lemma::{dictionary_forms, irregular_verb, verb_form};
pub use tag::{Rel, Tag};

use crate::base::{CharSpan, Field, Span};
use crate::read::Article;

/// What a paragraph is for; only `Headline` and `Body` yield claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    Headline,
    Body,
    /// An author's biography, a copyright line, a newsletter box, a caption's credit.
    Boilerplate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub kind: ParagraphKind,
    /// Sentences, end exclusive.
    pub sentences: (u32, u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Tokens, end exclusive.
    pub tokens: (u32, u32),
    pub paragraph: u32,
}

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// Index of its lower-case form and lemma, see [`Document::lower`].
    pub word: u32,
    pub tag: Tag,
    /// Token that it depends on; its own index for a root.
    pub head: u32,
    pub rel: Rel,
}

/// A base noun phrase (no attached prepositional phrase or clause): "nearly 1,400 strike drones".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Tokens, end exclusive.
    pub tokens: (u32, u32),
    pub head: u32,
}

/// An article's title and text as one string, with everything that grammar says of it.
///
/// All indices are `u32` into the public vectors; all spans are bytes of [`Document::text`].
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: String,
    /// Where the body begins; 0 without a title.
    body: u32,
    /// Length in bytes of the title; 0 without one.
    title: u32,
    pub paragraphs: Vec<Paragraph>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    pub phrases: Vec<Phrase>,
    pub clauses: grammar::Clauses,
    /// Where and when reports were written; tokens, end exclusive behind the dash, in order of the text.
    pub datelines: Vec<(u32, u32)>,
    /// Lower-case form and lemma of each distinct word.
    words: Vec<vocabulary::Lexeme>,
    code_points: locate::CodePoints,
}

impl Document {
    pub fn new(article: &Article) -> Self {
        build::document(article)
    }

    /// Title, a blank line, and the article's text; without a title the text alone.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The word as it stands.  Past the end of the text stand empty words, tagged as full stops, so that a rule
    /// may look ahead without asking where the text ends.
    pub fn word(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| self.slice(token.span))
    }

    pub fn lower(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| &self.words[token.word as usize].0)
    }

    /// Dictionary form, lower case: "attacked" → "attack", "children" → "child".
    pub fn lemma(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| &self.words[token.word as usize].1)
    }

    pub fn tag(&self, token: u32) -> Tag {
        self.tokens.get(token as usize).map_or(Tag::Stop, |token| token.tag)
    }

    #[doc(hidden)]
    /// The tag of a mark, which its form decides; `None` for words.
    pub fn fixed_tag(&self, token: u32) -> Option<Tag> {
        let mut raws = Vec::new();
        token::tokenize(&self.text, self.tokens[token as usize].span, &mut raws);
        let tag = self.tag(token);
        raws.first().and_then(|raw| raw.tag).map(|_| tag)
    }

    /// From the first token's start to the last one's end.
    pub fn span_of(&self, tokens: (u32, u32)) -> Span {
        debug_assert!(tokens.0 < tokens.1);
        self.tokens[tokens.0 as usize].span.join(self.tokens[tokens.1 as usize - 1].span)
    }

    /// The dateline that holds a token.
    pub fn dateline_at(&self, token: u32) -> Option<(u32, u32)> {
        let index = self.datelines.partition_point(|dateline| dateline.1 <= token);
        self.datelines.get(index).copied().filter(|dateline| dateline.0 <= token)
    }

    /// Whether a token belongs to a dateline.
    pub fn in_dateline(&self, token: u32) -> bool {
        self.dateline_at(token).is_some()
    }

    /// Index of the sentence that holds a token, by binary search.
    pub fn sentence_of(&self, token: u32) -> u32 {
        self.sentences.partition_point(|sentence| sentence.tokens.1 <= token) as u32
    }

    /// The first token that ends after a byte offset.
    pub fn token_at(&self, offset: u32) -> u32 {
        self.tokens.partition_point(|token| token.span.end <= offset) as u32
    }

    /// Where a span stands in the article's own title or text, in code points.
    pub fn locate(&self, span: Span) -> (Field, CharSpan) {
        self.code_points.locate(&self.text, self.title, self.body, span)
    }

    /// Whether a span begins in the article's title.
    pub fn in_title(&self, span: Span) -> bool {
        span.start < self.title
    }
}
