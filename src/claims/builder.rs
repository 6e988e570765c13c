//! Puts the annotations of one article together into claims.

use std::sync::Arc;

use super::place::Places;
use super::{ArticleRef, Claim, ClaimKind, Passage, Story, attributed, ident, quantity, statement, story};
use crate::annotate::Annotations;
use crate::base::{CharSpan, Field, Span};
use crate::document::{Document, ParagraphKind};
use crate::read::Article;

pub(super) struct Builder<'a> {
    pub document: &'a Document,
    pub annotations: &'a Annotations,
    pub places: Places,
    article: Arc<ArticleRef>,
    story: Arc<Story>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(article: &Article, document: &'a Document, annotations: &'a Annotations) -> Self {
        let reference = ArticleRef {
            id: article.id.clone(),
            source: article.source.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            published: article.published,
        };
        let places = Places::of(document, &annotations.entities);
        let story = Arc::new(story::of(document, annotations, &places));
        Builder { document, annotations, places, article: Arc::new(reference), story }
    }

    pub(super) fn claims(&self) -> Vec<Claim> {
        let said = attributed::Contents::of(self.annotations);
        let mut claims: Vec<(Span, Claim)> =
            Vec::with_capacity(self.annotations.figures.len() + self.annotations.attributions.len());
        let mut ids = Vec::with_capacity(self.annotations.figures.len());
        for at in 0..self.annotations.figures.len() {
            let span = self.annotations.figures[at].span;
            let claim = quantity::claim(self, at, said.around(span));
            ids.push(claim.as_ref().map(|claim| claim.id.clone()));
            claims.extend(claim.map(|claim| (span, claim)));
        }
        quantity::name_wholes(self.annotations, &ids, &mut claims);
        for attribution in &self.annotations.attributions {
            claims.extend(statement::claim(self, attribution));
        }
        claims.sort_by_key(|(span, claim)| (span.start, span.end, claim.kind == ClaimKind::Statement));
        claims.dedup_by(|(_, a), (_, b)| a.id == b.id);
        claims.into_iter().map(|(_, claim)| claim).collect()
    }

    /// A claim with what every kind has; `None` for a place that is not in the title or text proper.
    pub(super) fn blank(&self, kind: ClaimKind, span: Span) -> Option<Claim> {
        let sentence = self.sentence(span.start)?;
        let (field, at) = self.document.locate(span);
        let text = self.document.slice(span).to_owned();
        Some(Claim {
            schema: super::CLAIM_SCHEMA.to_owned(),
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
            place: self.places.near(self.document, span),
            scope: None,
            attribution: None,
            rules: Vec::new(),
            story: Arc::clone(&self.story),
        })
    }

    /// The sentence around a byte, unless it is page furniture.
    fn sentence(&self, offset: u32) -> Option<&'a crate::document::Sentence> {
        let at = self.document.sentences.partition_point(|sentence| sentence.span.end <= offset);
        let sentence = self.document.sentences.get(at)?;
        let body = self.document.paragraphs[sentence.paragraph as usize].kind != ParagraphKind::Boilerplate;
        body.then_some(sentence)
    }

    pub(super) fn chars(&self, span: Span) -> (Field, CharSpan) {
        self.document.locate(span)
    }

    pub(super) fn words(&self, span: Span) -> String {
        self.document.slice(span).to_owned()
    }
}
