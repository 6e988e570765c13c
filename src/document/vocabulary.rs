//! Distinct words and what depends on their spelling alone, kept from one article to the next.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::form::Form;
use super::lemma::{self, Class};
use super::tagger::Tagger;
use super::weights::Scores;

/// Beyond so many bytes of words a thread starts anew: some 35,000 words, or 10 MB with all that is known.
const MOST_BYTES: usize = 1 << 18;

/// Lower-case form and lemma.
pub type Lexeme = (Arc<str>, Arc<str>);

/// What the words of earlier articles look like; most words of an article stood in one before it.
#[derive(Default)]
pub(super) struct Vocabulary {
    index: FxHashMap<Arc<str>, u32>,
    bytes: usize,
    words: Vec<Arc<str>>,
    pub forms: Vec<Form>,
    /// The tagger's scores of each word's own features.
    pub own: Vec<Scores>,
    lexemes: FxHashMap<(u32, Class), Lexeme>,
}

thread_local! {
    static KNOWN: RefCell<Vocabulary> = RefCell::default();
}

/// Does something with the words that this thread knows.  They only save time: the result is the same
/// whatever was read before.
pub(super) fn with<T>(work: impl FnOnce(&mut Vocabulary) -> T) -> T {
    KNOWN.with_borrow_mut(|known| {
        if known.bytes > MOST_BYTES {
            *known = Vocabulary::default();
        }
        work(known)
    })
}

impl Vocabulary {
    pub fn intern(&mut self, word: &str, tagger: &Tagger) -> u32 {
        if let Some(&known) = self.index.get(word) {
            return known;
        }
        let at = self.forms.len() as u32;
        let form = Form::of(word);
        let word: Arc<str> = word.into();
        self.bytes += word.len();
        self.forms.push(form);
        self.own.push(tagger.own(&form));
        self.words.push(Arc::clone(&word));
        self.index.insert(word, at);
        at
    }

    pub fn lexeme(&mut self, form: u32, class: Class) -> Lexeme {
        let word = &self.words[form as usize];
        self.lexemes.entry((form, class)).or_insert_with(|| lexeme(word, class)).clone()
    }
}

fn lexeme(word: &str, class: Class) -> Lexeme {
    let lower: Arc<str> = word.to_lowercase().replace('’', "'").into();
    let lemma = lemma::lemma(&lower, class);
    let lemma = if *lemma == *lower { Arc::clone(&lower) } else { lemma.into() };
    (lower, lemma)
}
