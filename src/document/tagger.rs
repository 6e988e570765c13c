//! Parts of speech: an averaged perceptron (Collins 2002), greedy from left to right.

use super::Tag;
use super::form::{EDGE, Form, Shape, mix};
use super::sure::Sure;
use super::weights::{Scores, Weights, best};

/// Tags that the model chooses from; those after it belong to marks and come from the tokenizer.
pub const LEARNED: usize = Tag::Wrb as usize + 1;

/// Features of the word itself, summed once for each distinct word.
pub const OWN: usize = 8;
/// Features of its neighbours and the tags before it.
pub const AROUND: usize = 14;

/// No tag: before the first word.
const START: u8 = 63;

pub fn own_features(form: &Form) -> [u32; OWN] {
    let shape = form.shape as u32 * 2 + u32::from(form.hyphen);
    [
        mix(1, form.lower, 0, 0),
        mix(2, form.exact, 0, 0),
        mix(3, form.suffixes[0], shape, 0),
        mix(4, form.suffixes[1], shape, 0),
        mix(5, form.suffixes[2], 0, 0),
        mix(6, form.suffixes[3], 0, 0),
        mix(7, form.prefix, 0, 0),
        mix(8, shape, 0, 0),
    ]
}

/// Signs that often leave no choice of a word's tag: its spelling.
pub fn own_signs(form: &Form) -> u32 {
    mix(9, form.exact, 0, 0)
}

/// What a word's spelling alone says of its tag.
#[derive(Debug, Clone, Copy)]
pub enum Own {
    Sure(Tag),
    Scores(Scores),
}

/// The words of one sentence: indices into the forms of the text.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub forms: &'a [Form],
    pub words: &'a [u32],
    /// Capitals say nothing here.
    pub shouted: bool,
}

impl<'a> Words<'a> {
    pub fn new(forms: &'a [Form], words: &'a [u32]) -> Self {
        let count = |shapes: &[Shape]| {
            words.iter().filter(|&&word| shapes.contains(&forms[word as usize].shape)).count()
        };
        let shouted = count(&[Shape::Lower]) * 2 < count(&[Shape::Title, Shape::Upper]);
        Words { forms, words, shouted }
    }

    #[inline]
    fn form(&self, at: isize) -> &'a Form {
        match self.words.get(at as usize) {
            Some(&word) => &self.forms[word as usize],
            None => &EDGE,
        }
    }
}

#[inline]
pub fn around_features(words: Words, at: usize, before: u8, before_that: u8) -> [u32; AROUND] {
    let i = at as isize;
    let (own, left, right) = (words.form(i), words.form(i - 1), words.form(i + 1));
    let (t1, t2) = (u32::from(before), u32::from(before_that));
    let place = own.shape as u32 * 4 + u32::from(at == 0) * 2 + u32::from(words.shouted);
    let around = left.shape as u32 * 16 + right.shape as u32;
    [
        mix(20, t1, 0, 0),
        mix(21, t1, t2, 0),
        mix(22, own.lower, t1, 0),
        mix(23, left.lower, 0, 0),
        mix(24, words.form(i - 2).lower, t1, 0),
        mix(25, right.lower, 0, 0),
        mix(26, words.form(i + 2).lower, 0, 0),
        mix(27, right.suffixes[2], 0, 0),
        mix(28, right.lower, t1, 0),
        mix(29, own.suffixes[1], t1, t2),
        mix(30, place, around, 0),
        mix(31, own.lower, right.lower, 0),
        mix(32, own.lower, left.lower, 0),
        mix(33, right.suffixes[1], own.suffixes[1], t1),
    ]
}

pub struct Tagger<'w> {
    weights: Weights<'w>,
    sure: Sure<'w>,
}

impl<'w> Tagger<'w> {
    pub fn new(weights: Weights<'w>, sure: Sure<'w>) -> Self {
        Tagger { weights, sure }
    }

    pub fn own(&self, form: &Form) -> Own {
        match self.sure.get(own_signs(form)) {
            Some(tag) => Own::Sure(Tag::ALL[tag]),
            None => Own::Scores(self.weights.sum(&own_features(form))),
        }
    }

    /// Fills in the tags that the tokenizer left open; `own` is what each form says.
    pub fn tag(&self, words: Words, own: &[Own], fixed: impl Fn(usize) -> Option<Tag>, tags: &mut Vec<Tag>) {
        let (mut before, mut before_that) = (START, START);
        for at in 0..words.words.len() {
            let tag = fixed(at).unwrap_or_else(|| match &own[words.words[at] as usize] {
                Own::Sure(tag) => *tag,
                Own::Scores(own) => {
                    let mut scores = self.weights.sum(&around_features(words, at, before, before_that));
                    scores.iter_mut().zip(own).for_each(|(score, own)| *score += own);
                    Tag::ALL[best(&scores, 0, LEARNED)]
                }
            });
            tags.push(tag);
            (before_that, before) = (before, tag as u8);
        }
    }
}

/// The previous tags as features see them.
pub fn history(tags: &[Tag]) -> (u8, u8) {
    let at = |back: usize| tags.len().checked_sub(back).map_or(START, |at| tags[at] as u8);
    (at(1), at(2))
}
