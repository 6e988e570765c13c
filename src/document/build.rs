//! All steps from an article to its document, in order.

use super::form::Form;
use super::grammar::{Clauses, datelines};
use super::lemma::Class;
use super::locate::CodePoints;
use super::parser::{NONE, Parser};
use super::sure::Sure;
use super::tagger::{Tagger, Words};
use super::token::{self, Raw};
use super::vocabulary::{self, Vocabulary};
use super::weights::{Sparse, Weights};
use super::{Document, Paragraph, ParagraphKind, Rel, Sentence, Token, paragraph, phrase, sentence};
use crate::base::Span;
use crate::read::Article;

static TAGGER: &[u8] = include_bytes!("weights/tagger.bin");
static MOVES: &[u8] = include_bytes!("weights/moves.bin");
static NAMES: &[u8] = include_bytes!("weights/names.bin");
static SURE_TAGS: &[u8] = include_bytes!("weights/sure-tags.bin");
static SURE_ARCS: &[u8] = include_bytes!("weights/sure-arcs.bin");

pub(super) fn document(article: &Article) -> Document {
    let mut document = Document::default();
    join(article, &mut document);
    document.code_points = CodePoints::of(&document.text, document.body);
    let raws = segment(&mut document);
    vocabulary::with(|known| ground(&mut document, &raws, known));
    document.phrases = phrase::find(&document);
    document.clauses = Clauses::find(&document.sentences, &document.tokens);
    document.datelines = datelines(&document);
    document
}

/// Title, blank line and body.
fn join(article: &Article, document: &mut Document) {
    if let Some(title) = article.title.as_deref().filter(|title| !title.trim().is_empty()) {
        document.text.reserve(title.len() + 2 + article.text.len());
        document.text.push_str(title);
        document.text.push_str("\n\n");
        document.title = title.len() as u32;
        document.body = document.text.len() as u32;
    }
    // Spans are 32 bits wide; a text beyond that is cut.
    let room = (u32::MAX as usize).saturating_sub(document.text.len());
    document.text.push_str(&article.text[..article.text.floor_char_boundary(room)]);
}

/// Paragraphs and sentences with their tokens, as yet without words and tags.
fn segment(document: &mut Document) -> Vec<Raw> {
    let text = &document.text;
    let mut spans = Vec::new();
    if document.title > 0 {
        spans.push((Span { start: 0, end: document.title }, ParagraphKind::Headline));
    }
    let body = paragraph::split(text, Span::new(document.body as usize, text.len()));
    let kinds = paragraph::kinds(text, &body);
    spans.extend(body.into_iter().zip(kinds));

    let mut raws = Vec::with_capacity(text.len() / 5);
    for (span, kind) in spans {
        let first = raws.len();
        token::tokenize(text, span, &mut raws);
        let start = document.sentences.len() as u32;
        let paragraph = document.paragraphs.len() as u32;
        let tokens = &raws[first..];
        sentence::split(text, tokens, |from, to| {
            document.sentences.push(Sentence {
                span: tokens[from].span.join(tokens[to - 1].span),
                tokens: ((first + from) as u32, (first + to) as u32),
                paragraph,
            });
        });
        let sentences = (start, document.sentences.len() as u32);
        document.paragraphs.push(Paragraph { span, kind, sentences });
    }
    raws
}

/// Tags, heads, relations and words of all tokens.
fn ground(document: &mut Document, raws: &[Raw], known: &mut Vocabulary) {
    let tagger = Tagger::new(Weights::new(TAGGER), Sure::new(SURE_TAGS));
    let text = &document.text;
    let words: Vec<u32> = raws.iter().map(|raw| known.intern(raw.span.of(text), &tagger)).collect();
    let mut tags = Vec::with_capacity(raws.len());
    for sentence in &document.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let view = Words::new(&known.forms, &words[start..end]);
        tagger.tag(view, &known.own, |at| raws[start + at].tag, &mut tags);
    }
    let mut lexemes = Vec::new();
    document.tokens = raws
        .iter()
        .enumerate()
        .map(|(at, raw)| {
            let word = known.lexeme(words[at], Class::of(tags[at]), &mut lexemes);
            Token { span: raw.span, word, tag: tags[at], head: at as u32, rel: Rel::Root }
        })
        .collect();
    document.words = lexemes;
    attach(&mut document.tokens, &document.sentences, &known.forms, &words);
}

/// Heads and relations.
fn attach(tokens: &mut [Token], sentences: &[Sentence], forms: &[Form], words: &[u32]) {
    let mut parser = Parser::new(Sparse::new(MOVES), Weights::new(NAMES), Sure::new(SURE_ARCS));
    for sentence in sentences {
        let first = sentence.tokens.0;
        let range = first as usize..sentence.tokens.1 as usize;
        let tokens = &mut tokens[range.clone()];
        let seen = tokens.iter().zip(&words[range]).map(|(token, &word)| (&forms[word as usize], token.tag));
        let arcs = parser.parse(seen);
        for (token, (head, rel)) in tokens.iter_mut().zip(arcs) {
            token.rel = rel;
            if head != NONE {
                token.head = first + head;
            }
        }
    }
}
