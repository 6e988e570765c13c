//! The words around a stretch of a sentence, weighed: what says of what thing a figure, a clause or a moment is.

use smallvec::SmallVec;

use super::bag::{Bag, WordId};
use super::weighed::{Weighed, Word};
use crate::claims::{Reading, Sentence, WordKind};

/// A stretch of a sentence: the words of a number or time, and those with its noun; end exclusive.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Index of the sentence in its reading.
    pub sentence: u32,
    pub core: (u32, u32),
    pub whole: (u32, u32),
}

/// What stands around a stretch, its own core masked; worked out once however many others it meets.
#[derive(Debug, Default)]
pub struct Around {
    /// Words of the sentence, lighter with distance from the figure.
    pub near: Bag,
    /// The same words, unweighed by distance.
    pub sentence: Bag,
    /// With those of up to two sentences before it in its paragraph.
    pub paragraph: Bag,
    /// Names of the sentence, of its words near the figure, of the paragraph so far.
    pub names: Vec<WordId>,
    pub near_names: Vec<WordId>,
    pub paragraph_names: Vec<WordId>,
    /// The name that stands next to the figure: "Anna Berg, 34", "34-year-old Anna Berg".
    pub bearer: Option<Bearer>,
    pub before: SmallVec<[WordId; 3]>,
    pub after: SmallVec<[WordId; 4]>,
    /// Words of what is counted.
    pub counted: Bag,
    /// The nearest verbs.
    pub verbs: SmallVec<[WordId; 3]>,
    /// Years of its paragraph so far, other than that of publication; sorted.
    pub years: Vec<i16>,
}

/// Distance at which a word weighs a third.
const REACH: f32 = 7.0;
/// What a comma, and what a conjunction, leaves of a word's weight.
const FENCE: f32 = 0.6;
const JOINT: f32 = 0.775;
/// Words to either side among which a near name stands.
const NEAR: usize = 8;
/// Words between a name and the figure that is its own.
const ADJACENT: usize = 3;

impl Around {
    pub fn of((reading, weighed): (&Reading, &Weighed), place: Place) -> Option<Around> {
        let sentence = reading.setting.sentences.get(place.sentence as usize)?;
        let words = weighed.sentence(place.sentence as usize);
        let mut around =
            Around { sentence: bag(words.iter()), names: names(words.iter()), ..Around::default() };
        around.look_around(words, place);
        around.look_back((reading, weighed), place, sentence);
        Some(around)
    }

    /// Reads the words of the sentence outwards from the stretch.
    fn look_around(&mut self, words: &[Word], place: Place) {
        let (from, to) = clamp(place.whole, words.len());
        let number = clamp(place.core, words.len());
        let (left, own, right) = (&words[..from], &words[from..to], &words[to..]);
        let outside = |at: usize| at < number.0 || at >= number.1;
        let own = || own.iter().enumerate().filter(|(at, _)| outside(from + at)).map(|(_, word)| word);
        let mut near: Vec<(WordId, f32)> = own().filter_map(Word::weighed).collect();
        let mut verbs: Vec<(usize, WordId)> = Vec::new();
        let mut side = |words: &mut dyn Iterator<Item = &Word>| {
            let mut left_over = 1.0;
            for (distance, word) in words.enumerate() {
                match word.kind {
                    WordKind::Fence => left_over *= FENCE,
                    WordKind::Joint => left_over *= JOINT,
                    _ => {}
                }
                let fading = (-(distance as f32 + 1.0) / REACH).exp() * left_over;
                near.extend(word.weight.map(|weight| (word.id, weight * fading)));
                if word.kind == WordKind::Verb && word.rarity >= LEAST_TELLING {
                    verbs.push((distance, word.id));
                }
            }
        };
        side(&mut left.iter().rev());
        side(&mut right.iter());
        verbs.sort_unstable();
        self.verbs = verbs.iter().map(|(_, verb)| *verb).take(3).collect();
        self.near = Bag::of(near);
        let around = || left.iter().rev().take(NEAR).chain(own()).chain(right.iter().take(NEAR));
        self.near_names = names(around());
        self.before = left
            .iter()
            .rev()
            .filter(|word| word.kind != WordKind::Fence)
            .take(3)
            .map(|word| word.id)
            .collect();
        self.after =
            own().chain(right.iter()).filter(|word| plain(word)).take(4).map(|word| word.id).collect();
        let telling =
            own().chain(right.iter().take(3)).filter(|word| plain(word) && word.kind != WordKind::Function);
        self.counted = bag(telling);
        self.bearer = bearer(left, right);
    }

    fn look_back(&mut self, (reading, weighed): (&Reading, &Weighed), place: Place, own: &Sentence) {
        let at = place.sentence as usize;
        let first = at.saturating_sub(2);
        let sentences = &reading.setting.sentences;
        let before = (first..at).filter(|at| sentences[*at].paragraph == own.paragraph);
        let all = || before.clone().chain([at]).flat_map(|at| weighed.sentence(at));
        self.paragraph = bag(all());
        self.paragraph_names = names(all());
        let published = reading.article.published.map(|day| day.year());
        let days = before.chain([at]).flat_map(|at| &sentences[at].days);
        self.years = days.map(|days| days.start.year()).filter(|year| Some(*year) != published).collect();
        self.years.sort_unstable();
        self.years.dedup();
    }
}

fn plain(word: &Word) -> bool {
    !matches!(word.kind, WordKind::Masked | WordKind::Fence) && word.spelt
}

/// A commoner verb says nothing of what happened: "be", "have", "say".
const LEAST_TELLING: u8 = 30;

/// The name next to a figure, by its first and its last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    first: WordId,
    last: WordId,
}

impl Bearer {
    /// Whether two names may be of one: their first words are one, or one of them is the other's last word alone.
    pub fn is(self, other: Bearer) -> bool {
        let short = |one: Bearer, other: Bearer| one.first == one.last && one.last == other.last;
        self.first == other.first || short(self, other) || short(other, self)
    }

    fn of(run: impl Iterator<Item = WordId>) -> Option<Bearer> {
        run.fold(None, |name: Option<Bearer>, word| {
            Some(Bearer { first: name.map_or(word, |name| name.first), last: word })
        })
    }
}

/// Words between a name and the figure that follows it: a comma or bracket, and "aged".
const APPOSED: usize = 2;

fn bearer(left: &[Word], right: &[Word]) -> Option<Bearer> {
    let name = |word: &Word| (word.kind == WordKind::Name).then_some(word.id);
    // "Anna Berg, 34": set off from the name; "and 34-year-old Anna Berg": the name a little later.
    let gap = left.iter().rev().take(APPOSED).take_while(|word| name(word).is_none()).count();
    let set_off = left.iter().rev().take(gap).any(|word| word.kind == WordKind::Fence);
    if set_off && gap < left.len() {
        let run: Vec<WordId> = left.iter().rev().skip(gap).map_while(name).collect();
        if !run.is_empty() {
            return Bearer::of(run.into_iter().rev());
        }
    }
    let between = right.iter().take(ADJACENT).take_while(|word| name(word).is_none()).count();
    let fenced = right.iter().take(between).any(|word| word.kind == WordKind::Fence);
    let behind = right.iter().skip(between).map_while(name);
    Bearer::of(behind).filter(|_| between < ADJACENT && !fenced)
}

fn clamp((from, to): (u32, u32), length: usize) -> (usize, usize) {
    let from = (from as usize).min(length);
    (from, (to as usize).clamp(from, length))
}

fn names<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<WordId> {
    sorted(words.filter(|word| word.kind == WordKind::Name).map(|word| word.id).collect())
}

/// Each once, in order.
pub fn sorted(mut words: Vec<WordId>) -> Vec<WordId> {
    words.sort_unstable();
    words.dedup();
    words
}

fn bag<'a>(words: impl Iterator<Item = &'a Word>) -> Bag {
    Bag::of(words.filter_map(Word::weighed).collect())
}
