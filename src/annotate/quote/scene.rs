use super::interview::{self, Line};
use super::marks::{self, Quoted};
use super::misplaced;
use super::model::hash;
use super::tree::Tree;
use crate::base::Span;
use crate::document::Document;

/// What all rules of the stage look at.
pub struct Scene<'a> {
    pub document: &'a Document,
    pub tree: Tree,
    /// Hash of each token's lemma.
    pub lemmas: Vec<u32>,
    pub quotes: Vec<Quoted>,
    /// For each token the quotation that it stands in, plus one; 0 outside.
    quote_at: Vec<u32>,
    /// Questions and answers, in order of the text.
    pub interview: Vec<Line>,
}

impl<'a> Scene<'a> {
    pub fn of(document: &'a Document) -> Self {
        let mut quotes = marks::find(document);
        quotes
            .retain(|quote| !misplaced::holds_its_report(document, quote, tokens_in(document, quote.inner)));
        let mut quote_at = vec![0; document.tokens.len()];
        for (index, quote) in quotes.iter().enumerate() {
            let (start, end) = tokens_in(document, quote.inner);
            quote_at[start as usize..end as usize].fill(index as u32 + 1);
        }
        let lemmas = (0..document.tokens.len() as u32).map(|token| hash(document.lemma(token))).collect();
        Scene {
            document,
            tree: Tree::of(document),
            lemmas,
            quotes,
            quote_at,
            interview: interview::lines(document),
        }
    }

    /// The quotation that holds a token.
    pub fn quote_of(&self, token: u32) -> Option<u32> {
        self.quote_at.get(token as usize)?.checked_sub(1)
    }

    /// A range without the dateline that it begins with.
    pub fn behind_dateline(&self, (start, end): (u32, u32)) -> (u32, u32) {
        let dateline = self.document.dateline_at(start);
        (dateline.map_or(start, |dateline| dateline.1).min(end), end)
    }

    /// Whether a token is the letter or the colon of "Q:" or "A:".
    pub fn labels(&self, token: u32) -> bool {
        let index = self.interview.partition_point(|line| line.label + 1 < token);
        self.interview.get(index).is_some_and(|line| line.label <= token)
    }

    pub fn sentence(&self, token: u32) -> (u32, u32) {
        self.document
            .sentences
            .get(self.document.sentence_of(token) as usize)
            .map_or((token, token + 1), |s| s.tokens)
    }

    pub fn tokens_in(&self, span: Span) -> (u32, u32) {
        tokens_in(self.document, span)
    }
}

/// The tokens that lie within a span, end exclusive.
pub fn tokens_in(document: &Document, span: Span) -> (u32, u32) {
    let start = document.tokens.partition_point(|token| token.span.start < span.start) as u32;
    let end = document.tokens.partition_point(|token| token.span.end <= span.end) as u32;
    (start, end.max(start))
}
