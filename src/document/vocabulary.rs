//! Distinct words and what depends on their spelling alone, kept from one article to the next.

use std::cell::RefCell;
use std::sync::Arc;

use super::form::Form;
use super::lemma::{self, Class};
use super::tagger::{Own, Tagger};
use crate::base::{Span, hash, same};

/// Beyond so many bytes of words a thread starts anew: some 35,000 words, or 10 MB with all that is known.
const MOST_BYTES: usize = 1 << 18;

/// What the words of earlier articles look like; most words of an article stood in one before it.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// All words.
    text: String,
    /// A power of two of places, each with some bits of a hash and a word, counted from 1; 0 is empty.
    places: Vec<(u32, u32)>,
    words: Vec<Span>,
    pub forms: Vec<Form>,
    /// What each word's spelling says of its tag.
    pub own: Vec<Own>,
    lexemes: Vec<[Known; Class::ALL]>,
    /// Counts the articles.
    article: u32,
}

/// Lower-case form and lemma.
pub type Lexeme = (Arc<str>, Arc<str>);

/// A word of one class.
#[derive(Clone, Default)]
struct Known {
    lexeme: Option<Lexeme>,
    /// The last article that had it, and where among its lexemes.
    article: u32,
    at: u32,
}

/// Enough for the words of the first articles.
const FIRST_PLACES: usize = 1 << 13;

thread_local! {
    static KNOWN: RefCell<Vocabulary> = RefCell::default();
}

/// Does something with the words that this thread knows.  They only save time: the result is the same
/// whatever was read before.
pub(super) fn with<T>(work: impl FnOnce(&mut Vocabulary) -> T) -> T {
    KNOWN.with_borrow_mut(|known| {
        if known.text.len() > MOST_BYTES {
            *known = Vocabulary::default();
        }
        known.article += 1;
        work(known)
    })
}

impl Vocabulary {
    pub fn intern(&mut self, word: &str, tagger: &Tagger) -> u32 {
        if self.words.len() * 2 >= self.places.len() {
            self.grow();
        }
        let (mark, place) = self.look(word);
        if let Some(known) = self.places[place].1.checked_sub(1) {
            return known;
        }
        let form = Form::of(word);
        self.words.push(Span::new(self.text.len(), self.text.len() + word.len()));
        self.text.push_str(word);
        self.forms.push(form);
        self.own.push(tagger.own(&form));
        self.lexemes.push(Default::default());
        self.places[place] = (mark, self.words.len() as u32);
        self.words.len() as u32 - 1
    }

    /// The place of a word, or the empty one where it would be, and its mark.
    fn look(&self, word: &str) -> (u32, usize) {
        let hash = hash(word.as_bytes());
        let (mark, last) = ((hash >> 32) as u32, self.places.len() - 1);
        let mut at = hash as usize & last;
        loop {
            let (other, known) = self.places[at];
            let found = known == 0 || other == mark && self.is(known - 1, word);
            if found {
                return (mark, at);
            }
            at = (at + 1) & last;
        }
    }

    fn is(&self, known: u32, word: &str) -> bool {
        let span = self.words[known as usize];
        span.len() == word.len() && same(span.of(&self.text).as_bytes(), word.as_bytes())
    }

    fn grow(&mut self) {
        let room = (self.places.len() * 2).max(FIRST_PLACES);
        self.places = vec![(0, 0); room];
        for (at, span) in (1..).zip(&self.words) {
            let (mark, place) = self.look(span.of(&self.text));
            self.places[place] = (mark, at);
        }
    }

    /// Where a word of the article stands among its lexemes, to which a new one is added.
    pub fn lexeme(&mut self, word: u32, class: Class, lexemes: &mut Vec<Lexeme>) -> u32 {
        let known = &mut self.lexemes[word as usize][class as usize];
        if known.article != self.article {
            let word = self.words[word as usize];
            let lexeme = known.lexeme.get_or_insert_with(|| lexeme(word.of(&self.text), class));
            known.article = self.article;
            known.at = lexemes.len() as u32;
            lexemes.push(lexeme.clone());
        }
        known.at
    }
}

fn lexeme(word: &str, class: Class) -> Lexeme {
    let lower: Arc<str> = word.to_lowercase().replace('’', "'").into();
    let lemma = lemma::lemma(&lower, class);
    let lemma = if *lemma == *lower { Arc::clone(&lower) } else { lemma.into() };
    (lower, lemma)
}
