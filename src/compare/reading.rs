//! A claim with what judging reads off it, worked out once however many claims it meets.

use std::cell::OnceCell;
use std::ops::Deref;

use super::gates::measure::Subject;
use super::words::{Word, words};
use crate::claims::Claim;

/// Words looked at in one sentence.
const MOST_WORDS: usize = 80;

#[derive(Debug)]
pub struct Reading<'a> {
    claim: &'a Claim,
    subject: Subject<'a>,
    words: OnceCell<Vec<Word>>,
    headline: OnceCell<Vec<Word>>,
}

impl<'a> Reading<'a> {
    pub fn of(claim: &'a Claim) -> Reading<'a> {
        let subject = claim.quantity.as_ref().map(|_| Subject::of(claim)).unwrap_or_default();
        Reading { claim, subject, words: OnceCell::new(), headline: OnceCell::new() }
    }

    /// What its figure counts.
    pub fn subject(&self) -> Subject<'a> {
        self.subject
    }

    /// The words of its sentence.
    pub fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(&self.claim.sentence.text, MOST_WORDS))
    }

    /// The words of its article's headline.
    pub fn headline(&self) -> &[Word] {
        let title = || self.claim.article.title.as_deref().unwrap_or_default();
        self.headline.get_or_init(|| words(title(), MOST_WORDS))
    }
}

impl Deref for Reading<'_> {
    type Target = Claim;

    fn deref(&self) -> &Claim {
        self.claim
    }
}
