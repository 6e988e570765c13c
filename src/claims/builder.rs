//! What every claim of an article is made with.

use std::sync::Arc;

use super::claim::{ArticleRef, CLAIM_SCHEMA, Claim, ClaimKind, Passage};
use super::ident;
use super::place::Places;
use crate::annotate::Annotations;
use crate::base::{CharSpan, Field, Span};
use crate::document::{Document, ParagraphKind};

pub(super) struct Builder<'a> {
    pub document: &'a Document,
    pub annotations: &'a Annotations,
    pub places: Places,
    pub article: Arc<ArticleRef>,
    /// Code points of the article's text before that of the document.
    before: u32,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        article: &Arc<ArticleRef>,
        before: u32,
        document: &'a Document,
        annotations: &'a Annotations,
    ) -> Self {
        let places = Places::of(document, annotations);
        Builder { document, annotations, places, article: Arc::clone(article), before }
    }

    /// A claim with what every kind has; `None` for a place that is not in the title or text proper.
    pub(super) fn blank(&self, kind: ClaimKind, span: Span) -> Option<Claim> {
        let sentence = self.sentence(span.start)?;
        let (field, at) = self.chars(span);
        let text = self.document.slice(span).to_owned();
        Some(Claim {
            schema: CLAIM_SCHEMA.to_owned(),
            id: ident::id(&self.article.id, kind, field, at, &text),
            kind,
            article: Arc::clone(&self.article),
            field,
            span: at,
            text,
            sentence: Passage {
                span: self.chars(sentence.span).1,
                text: self.document.slice(sentence.span).to_owned(),
            },
            quantity: None,
            statement: None,
            measure: None,
            event: None,
            time: None,
            place: self.places.near(self.document, span).names,
            scope: None,
            attribution: None,
            rules: Vec::new(),
        })
    }

    /// The id of the claim of some words; `None` where there is no such claim.
    pub(super) fn id(&self, kind: ClaimKind, span: Span) -> Option<String> {
        self.sentence(span.start)?;
        let (field, at) = self.chars(span);
        Some(ident::id(&self.article.id, kind, field, at, self.document.slice(span)))
    }

    /// The sentence around a byte, unless it is page furniture.
    fn sentence(&self, offset: u32) -> Option<&'a crate::document::Sentence> {
        let at = self.document.sentences.partition_point(|sentence| sentence.span.end <= offset);
        let sentence = self.document.sentences.get(at)?;
        let body = self.document.paragraphs[sentence.paragraph as usize].kind != ParagraphKind::Boilerplate;
        body.then_some(sentence)
    }

    /// Where words stand in the article's title or text.
    pub(super) fn chars(&self, span: Span) -> (Field, CharSpan) {
        match self.document.locate(span) {
            (Field::Title, at) => (Field::Title, at),
            (Field::Text, CharSpan { start, end }) => {
                (Field::Text, CharSpan { start: start + self.before, end: end + self.before })
            }
        }
    }

    pub(super) fn words(&self, span: Span) -> String {
        self.document.slice(span).to_owned()
    }
}
