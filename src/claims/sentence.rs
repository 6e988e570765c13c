//! The words of an article's sentences, as comparison sees them: lemmas, each with what kind of word it is.

use serde::{Deserialize, Serialize};

use super::builder::Builder;
use crate::annotate::time;
use crate::base::{CharSpan, DateSpan, Field};
use crate::document::{self, Document, ParagraphKind, Tag};

/// The words of a sentence: what they are compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub paragraph: u32,
    /// Where it stands in the article's title or text.
    pub field: Field,
    pub span: CharSpan,
    pub text: String,
    /// Lemmas, names in lower case; one for each token.
    pub words: Vec<String>,
    /// A letter for each word, see [`WordKind`].
    pub kinds: String,
    /// Every time that it names, in days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DateSpan>,
}

/// What a word of a [`Sentence`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    Name,
    Noun,
    Verb,
    /// Adjective or adverb.
    Other,
    /// A number, or a word that names a time.
    Masked,
    Function,
    /// "and", "while", "who": what stands behind is less the figure's own.
    Joint,
    /// A comma, dash, bracket or quotation mark.
    Fence,
}

impl WordKind {
    /// Says something: a name, noun, verb, adjective or adverb.
    pub fn is_content(self) -> bool {
        matches!(self, WordKind::Name | WordKind::Noun | WordKind::Verb | WordKind::Other)
    }

    pub fn letter(self) -> char {
        match self {
            WordKind::Name => 'N',
            WordKind::Noun => 'n',
            WordKind::Verb => 'v',
            WordKind::Other => 'a',
            WordKind::Masked => 'm',
            WordKind::Function => 'f',
            WordKind::Joint => 'j',
            WordKind::Fence => 'x',
        }
    }

    pub fn of_letter(letter: u8) -> WordKind {
        match letter {
            b'N' => WordKind::Name,
            b'n' => WordKind::Noun,
            b'v' => WordKind::Verb,
            b'a' => WordKind::Other,
            b'm' => WordKind::Masked,
            b'j' => WordKind::Joint,
            b'x' => WordKind::Fence,
            _ => WordKind::Function,
        }
    }
}

impl Sentence {
    /// Words with their kinds, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, WordKind)> + ExactSizeIterator + '_ {
        let kinds = self.kinds.bytes().map(WordKind::of_letter);
        self.words.iter().map(String::as_str).zip(kinds)
    }
}

/// Words kept of one sentence: a page-long list costs no more than a long sentence.
const MOST_WORDS: u32 = 160;

/// All sentences of an article's headline and body, and where each of the document's is among them.
pub(super) struct Sentences {
    pub list: Vec<Sentence>,
    pub at: Vec<u32>,
}

impl Sentences {
    pub(super) fn of(builder: &Builder) -> Sentences {
        let document = builder.document;
        let mut list = Vec::new();
        let mut times = builder.annotations.times.iter().peekable();
        let mut at = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            at.push(list.len() as u32);
            if document.paragraphs[sentence.paragraph as usize].kind != ParagraphKind::Boilerplate {
                let mut read = read(builder, sentence);
                while let Some(time) = times.next_if(|time| time.tokens.0 < sentence.tokens.1) {
                    read.days.extend(time.days.filter(|_| time.tokens.0 >= sentence.tokens.0));
                }
                list.push(read);
            }
        }
        Sentences { list, at }
    }
}

fn read(builder: &Builder, sentence: &document::Sentence) -> Sentence {
    let document = builder.document;
    let (from, to) = sentence.tokens;
    let to = to.min(from + MOST_WORDS);
    let words = (from..to).map(|at| match document.tag(at).is_name() {
        true => document.lower(at).trim_end_matches('.').to_owned(),
        false => document.lemma(at).to_owned(),
    });
    let kinds = (from..to).map(|at| kind(document, at).letter()).collect();
    let (field, span) = builder.chars(sentence.span);
    Sentence {
        paragraph: sentence.paragraph,
        field,
        span,
        text: document.slice(sentence.span).to_owned(),
        words: words.collect(),
        kinds,
        days: Vec::new(),
    }
}

fn kind(document: &Document, at: u32) -> WordKind {
    let (tag, lower) = (document.tag(at), document.lower(at));
    match tag {
        Tag::Cd | Tag::Dollar | Tag::Sym | Tag::Hash => WordKind::Masked,
        _ if lower.starts_with(|c: char| c.is_ascii_digit()) || time::is_time_word(lower) => WordKind::Masked,
        Tag::Comma | Tag::Colon | Tag::Open | Tag::Close | Tag::OpenQuote | Tag::CloseQuote => {
            WordKind::Fence
        }
        Tag::Cc | Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb => WordKind::Joint,
        _ if !lower.starts_with(char::is_alphabetic) => WordKind::Function,
        _ if tag.is_name() => WordKind::Name,
        _ if tag.is_noun() => WordKind::Noun,
        _ if tag.is_verb() => WordKind::Verb,
        _ if tag.is_adjective() || matches!(tag, Tag::Rb | Tag::Rbr | Tag::Rbs) => WordKind::Other,
        _ => WordKind::Function,
    }
}
