//! The words of an article's sentences as alignment weighs them, looked up once for all that stand in them.

use rustc_hash::FxHashMap;

use super::bag::{Bag, WordId, id};
use crate::claims::{Sentence, Setting, WordKind};
use crate::lexicon::rarity;

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    pub id: WordId,
    pub kind: WordKind,
    /// 0 to 100.
    pub rarity: u8,
    /// What it says of what a stretch near it is about; `None` for numbers, times and marks.
    pub weight: Option<f32>,
    /// Begins with a letter.
    pub spelt: bool,
}

impl Word {
    pub fn of(word: &str, kind: WordKind) -> Word {
        Word::known(id(word), rarity(word), word, kind)
    }

    fn known(id: WordId, rarity: u8, word: &str, kind: WordKind) -> Word {
        let spelt = word.starts_with(char::is_alphabetic);
        Word { id, kind, rarity, weight: weight(rarity, kind).filter(|_| spelt), spelt }
    }

    pub fn weighed(&self) -> Option<(WordId, f32)> {
        Some((self.id, self.weight?))
    }
}

/// Function words weigh this share of their rarity.
const FUNCTION: f32 = 0.3;

fn weight(rarity: u8, kind: WordKind) -> Option<f32> {
    let weight = f32::from(rarity) / 100.0;
    match kind {
        WordKind::Masked | WordKind::Fence => None,
        WordKind::Function | WordKind::Joint => Some(weight * FUNCTION),
        _ => Some(weight),
    }
}

/// The words of each sentence of a setting.
#[derive(Debug, Default)]
pub struct Weighed {
    words: Vec<Word>,
    /// Where the words of each sentence end.
    ends: Vec<u32>,
}

impl Weighed {
    pub fn of(setting: &Setting) -> Weighed {
        let mut known: FxHashMap<&str, (WordId, u8)> = FxHashMap::default();
        let mut weighed = Weighed::default();
        for sentence in &setting.sentences {
            let words = sentence.iter().map(|(word, kind)| {
                let (id, rarity) = *known.entry(word).or_insert_with(|| (id(word), rarity(word)));
                Word::known(id, rarity, word, kind)
            });
            weighed.words.extend(words);
            weighed.ends.push(weighed.words.len() as u32);
        }
        weighed
    }

    /// The words of a sentence; none of one that is not there.
    pub fn sentence(&self, at: usize) -> &[Word] {
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..*end as usize]
    }

    /// Words of a sentence, and with them those of up to two sentences before it in its paragraph.
    pub fn context(&self, sentences: &[Sentence], at: usize) -> (Bag, Bag) {
        let paragraph = sentences[at].paragraph;
        let first = (at.saturating_sub(2)..at).find(|at| sentences[*at].paragraph == paragraph).unwrap_or(at);
        let bag = |from: usize| {
            let words = (from..=at).flat_map(|at| self.sentence(at));
            Bag::of(words.filter_map(Word::weighed).collect())
        };
        (bag(at), bag(first))
    }
}
