//! The words around a stretch of a sentence, weighed: what says of what thing a figure, a clause or a moment is.

use smallvec::SmallVec;

use super::bag::{Bag, WordId, id};
use crate::claims::{Reading, Sentence, WordKind};
use crate::lexicon::rarity;

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
/// Function words weigh this share of their rarity.
const FUNCTION: f32 = 0.3;
/// Words to either side among which a near name stands.
const NEAR: usize = 8;
/// Words between a name and the figure that is its own.
const ADJACENT: usize = 3;

impl Around {
    pub fn of(reading: &Reading, place: Place) -> Option<Around> {
        let sentence = reading.setting.sentences.get(place.sentence as usize)?;
        let words: Vec<(&str, WordKind)> = sentence.iter().collect();
        let mut around = Around {
            sentence: bag(words.iter().filter_map(|(word, kind)| Some((*word, weight(word, *kind)?)))),
            names: names(words.iter().copied()),
            ..Around::default()
        };
        around.look_around(&words, place);
        around.look_back(reading, place, sentence);
        Some(around)
    }

    /// Reads the words of the sentence outwards from the stretch.
    fn look_around(&mut self, words: &[(&str, WordKind)], place: Place) {
        let (from, to) = clamp(place.whole, words.len());
        let number = clamp(place.core, words.len());
        let (left, own, right) = (&words[..from], &words[from..to], &words[to..]);
        let outside = |at: usize| at < number.0 || at >= number.1;
        let own = || own.iter().enumerate().filter(|(at, _)| outside(from + at)).map(|(_, word)| word);
        let mut near: Vec<(WordId, f32)> =
            own().filter_map(|(word, kind)| Some((id(word), weight(word, *kind)?))).collect();
        let mut verbs: Vec<(usize, WordId)> = Vec::new();
        let mut side = |words: &mut dyn Iterator<Item = &(&str, WordKind)>| {
            let mut left_over = 1.0;
            for (distance, (word, kind)) in words.enumerate() {
                match kind {
                    WordKind::Fence => left_over *= FENCE,
                    WordKind::Joint => left_over *= JOINT,
                    _ => {}
                }
                let fading = (-(distance as f32 + 1.0) / REACH).exp() * left_over;
                near.extend(weight(word, *kind).map(|weight| (id(word), weight * fading)));
                if *kind == WordKind::Verb && rarity(word) >= LEAST_TELLING {
                    verbs.push((distance, id(word)));
                }
            }
        };
        side(&mut left.iter().rev());
        side(&mut right.iter());
        verbs.sort_unstable();
        self.verbs = verbs.iter().map(|(_, verb)| *verb).take(3).collect();
        self.near = Bag::of(near);
        let around = || left.iter().rev().take(NEAR).chain(own()).chain(right.iter().take(NEAR));
        self.near_names = names(around().copied());
        self.before = left
            .iter()
            .rev()
            .filter(|(_, kind)| *kind != WordKind::Fence)
            .take(3)
            .map(|(word, _)| id(word))
            .collect();
        self.after =
            own().chain(right.iter()).filter(|word| plain(word)).take(4).map(|(word, _)| id(word)).collect();
        let telling =
            own().chain(right.iter().take(3)).filter(|word| plain(word) && word.1 != WordKind::Function);
        self.counted = bag(telling.filter_map(|(word, kind)| Some((*word, weight(word, *kind)?))));
        self.bearer = bearer(left, right);
    }

    fn look_back(&mut self, reading: &Reading, place: Place, own: &Sentence) {
        let at = place.sentence as usize;
        let first = at.saturating_sub(2);
        let before = reading.setting.sentences[first..at]
            .iter()
            .filter(|sentence| sentence.paragraph == own.paragraph);
        let all = || before.clone().chain([own]).flat_map(Sentence::iter);
        self.paragraph = bag(all().filter_map(|(word, kind)| Some((word, weight(word, kind)?))));
        self.paragraph_names = names(all());
        let published = reading.article.published.map(|day| day.year());
        let days = before.chain([own]).flat_map(|sentence| &sentence.days);
        self.years = days.map(|days| days.start.year()).filter(|year| Some(*year) != published).collect();
        self.years.sort_unstable();
        self.years.dedup();
    }
}

fn plain((word, kind): &(&str, WordKind)) -> bool {
    !matches!(kind, WordKind::Masked | WordKind::Fence) && word.starts_with(char::is_alphabetic)
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

fn bearer(left: &[(&str, WordKind)], right: &[(&str, WordKind)]) -> Option<Bearer> {
    let name = |(word, kind): &(&str, WordKind)| (*kind == WordKind::Name).then(|| id(word));
    // "Anna Berg, 34": set off from the name; "and 34-year-old Anna Berg": the name a little later.
    let gap = left.iter().rev().take(APPOSED).take_while(|word| name(word).is_none()).count();
    let set_off = left.iter().rev().take(gap).any(|(_, kind)| *kind == WordKind::Fence);
    if set_off && gap < left.len() {
        let run: Vec<WordId> = left.iter().rev().skip(gap).map_while(name).collect();
        if !run.is_empty() {
            return Bearer::of(run.into_iter().rev());
        }
    }
    let between = right.iter().take(ADJACENT).take_while(|word| name(word).is_none()).count();
    let fenced = right.iter().take(between).any(|(_, kind)| *kind == WordKind::Fence);
    let behind = right.iter().skip(between).map_while(name);
    Bearer::of(behind).filter(|_| between < ADJACENT && !fenced)
}

fn clamp((from, to): (u32, u32), length: usize) -> (usize, usize) {
    let from = (from as usize).min(length);
    (from, (to as usize).clamp(from, length))
}

pub fn weight(word: &str, kind: WordKind) -> Option<f32> {
    let weight = f32::from(rarity(word)) / 100.0;
    match kind {
        WordKind::Masked | WordKind::Fence => None,
        _ if !word.starts_with(char::is_alphabetic) => None,
        WordKind::Function | WordKind::Joint => Some(weight * FUNCTION),
        _ => Some(weight),
    }
}

fn names<'a>(words: impl Iterator<Item = (&'a str, WordKind)>) -> Vec<WordId> {
    sorted(words.filter(|(_, kind)| *kind == WordKind::Name).map(|(word, _)| id(word)).collect())
}

/// Each once, in order.
pub fn sorted(mut words: Vec<WordId>) -> Vec<WordId> {
    words.sort_unstable();
    words.dedup();
    words
}

fn bag<'a>(words: impl Iterator<Item = (&'a str, f32)>) -> Bag {
    Bag::of(words.map(|(word, weight)| (id(word), weight)).collect())
}
