//! Two quotations, word by word: what stayed, what was changed.

use crate::annotate::quote::{Word, WordClass};

/// The stretch that both quotations have in common, and the changes within it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// Words that are the same, and how many of them carry meaning.
    pub same: usize,
    pub same_content: usize,
    /// Words of the shorter and the longer side within the stretch.
    pub stretch: (usize, usize),
    /// Words of both quotations as a whole.
    pub lengths: (usize, usize),
    pub changes: Vec<Change>,
}

/// Words of one side that stand where the other side has others, or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    pub old: Vec<Word>,
    pub new: Vec<Word>,
}

impl Alignment {
    /// The best common stretch, trimmed to where both sides agree at its ends.
    pub fn of(new: &[Word], old: &[Word]) -> Alignment {
        let pairs = common_run(new, old);
        let mut alignment = Alignment { lengths: (new.len(), old.len()), ..Alignment::default() };
        let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return alignment };
        alignment.stretch = (last.0 - first.0 + 1, last.1 - first.1 + 1);
        alignment.same = pairs.len();
        alignment.same_content = pairs.iter().filter(|(at, _)| !is_function(&new[*at])).count();
        for step in pairs.windows(2) {
            let (from, to) = (step[0], step[1]);
            let change = Change { new: new[from.0 + 1..to.0].to_vec(), old: old[from.1 + 1..to.1].to_vec() };
            if !(change.new.is_empty() && change.old.is_empty()) {
                alignment.changes.push(change);
            }
        }
        alignment
    }

    /// How much of the common stretch is the same, 0 to 1.
    pub fn likeness(&self) -> f32 {
        let longest = self.stretch.0.max(self.stretch.1);
        if longest == 0 { 0.0 } else { self.same as f32 / longest as f32 }
    }

    /// How much of the shorter quotation lies in the stretch.
    pub fn covered(&self) -> f32 {
        let shorter = self.lengths.0.min(self.lengths.1);
        if shorter == 0 { 0.0 } else { self.same as f32 / shorter as f32 }
    }

    pub fn negations(&self) -> bool {
        self.changes.iter().any(|change| change.is_negation())
    }
}

impl Change {
    /// Words that carry meaning and are not explained away.
    pub fn content(&self) -> Vec<&str> {
        if self.is_spelling() || self.is_marked() || self.is_next_sentence() {
            return Vec::new();
        }
        let lost = telling(&self.old, &self.new);
        let gained = telling(&self.new, &self.old);
        lost.into_iter().chain(gained).collect()
    }

    /// One "not" more or less.
    pub fn is_negation(&self) -> bool {
        let count = |words: &[Word]| words.iter().filter(|word| word.class == WordClass::Negator).count();
        count(&self.old) % 2 != count(&self.new) % 2
    }

    /// A figure against another.
    pub fn is_figure(&self) -> bool {
        let figures = |words: &[Word]| -> Vec<String> {
            words
                .iter()
                .filter(|word| word.class == WordClass::Number)
                .map(|word| word.text.clone())
                .collect()
        };
        let (old, new) = (figures(&self.old), figures(&self.new));
        !old.is_empty() && !new.is_empty() && old != new
    }

    /// A condition stands on one side alone, at the beginning or the end of its words.
    pub fn leaves_condition(&self) -> bool {
        let opens = |words: &[Word]| words.first().is_some_and(|word| word.condition);
        self.old.is_empty() && opens(&self.new) || self.new.is_empty() && opens(&self.old)
    }

    /// "Air strikes" and "airstrikes", "lean" and "learn": one word, written otherwise.
    fn is_spelling(&self) -> bool {
        let joined = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<String>();
        let (old, new) = (joined(&self.old), joined(&self.new));
        !old.is_empty() && old == new
    }

    /// Both sides go on with another sentence.
    fn is_next_sentence(&self) -> bool {
        let opens = |words: &[Word]| words.len() > 1 && words[0].opens;
        opens(&self.old) && opens(&self.new)
    }

    /// The editor said so: brackets around the new words.
    fn is_marked(&self) -> bool {
        let bracketed = |words: &[Word]| words.iter().any(|word| word.bracketed);
        bracketed(&self.old) || bracketed(&self.new)
    }
}

/// Words of meaning on one side without a like word on the other.
fn telling<'a>(words: &'a [Word], against: &[Word]) -> Vec<&'a str> {
    let missing = |word: &&Word| !against.iter().any(|other| alike(word, other));
    words
        .iter()
        .filter(|word| !is_function(word) && !word.bracketed)
        .filter(missing)
        .map(|word| word.text.as_str())
        .collect()
}

pub(super) fn is_function(word: &Word) -> bool {
    matches!(word.class, WordClass::Function | WordClass::Support | WordClass::Negator)
}

/// One word in two forms, one masked, or one mistyped.
fn alike(one: &Word, other: &Word) -> bool {
    one.stem == other.stem
        || masked(&one.text, &other.text)
        || masked(&other.text, &one.text)
        || mistyped(one, other)
}

/// "f***ing"
fn masked(mask: &str, word: &str) -> bool {
    let Some((first, last)) = mask.find('*').zip(mask.rfind('*')) else { return false };
    word.starts_with(&mask[..first]) && word.ends_with(&mask[last + 1..])
}

fn mistyped(one: &Word, other: &Word) -> bool {
    const LEAST: usize = 4;
    const LONG: usize = 9;
    let (a, b) = (one.text.as_str(), other.text.as_str());
    one.class != WordClass::Number
        && other.class != WordClass::Number
        && a.len().min(b.len()) >= LEAST
        && a.chars().next() == b.chars().next()
        && strsim::damerau_levenshtein(a, b) <= 1 + usize::from(a.len() >= LONG)
}

/// Positions of a longest common subsequence, without stray matches far from its core.
fn common_run(new: &[Word], old: &[Word]) -> Vec<(usize, usize)> {
    core(subsequence(new, old, |one, other| same(&one.text, &other.text)))
}

/// Positions of a longest common subsequence.
pub(super) fn subsequence<T>(new: &[T], old: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    let width = old.len() + 1;
    let mut table = vec![0u16; (new.len() + 1) * width];
    let mut equal = Vec::with_capacity(new.len() * old.len());
    for one in new {
        equal.extend(old.iter().map(|other| same(one, other)));
    }
    for i in (0..new.len()).rev() {
        for j in (0..old.len()).rev() {
            let at = i * width + j;
            table[at] = match equal[i * old.len() + j] {
                true => table[at + width + 1] + 1,
                false => table[at + width].max(table[at + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < new.len() && j < old.len() {
        if equal[i * old.len() + j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || masked(one, other) || masked(other, one)
}

/// The part between the gaps of more than eight words that holds most of the matches.
fn core(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    const WIDEST_GAP: usize = 8;
    const RUN: usize = 2;
    let far = |a: &(usize, usize), b: &(usize, usize)| b.0 - a.0 > WIDEST_GAP || b.1 - a.1 > WIDEST_GAP;
    let best = pairs.chunk_by(|a, b| !far(a, b)).max_by_key(|part| part.len()).unwrap_or_default();
    // At both ends, only runs of words are evidence; single ones are chance.
    let run = |at: usize| {
        best[at..]
            .windows(2)
            .take(RUN - 1)
            .take_while(|w| w[1].0 == w[0].0 + 1 && w[1].1 == w[0].1 + 1)
            .count()
            + 1
            >= RUN
    };
    let Some(first) = (0..best.len()).find(|at| run(*at)) else { return Vec::new() };
    let last = (first..best.len()).rev().find(|at| run(*at)).map_or(first, |at| at + RUN - 1);
    best[first..=last].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::quote::spoken;

    fn align(one: &str, other: &str) -> Alignment {
        let words = |text| spoken([(text, true)].into_iter());
        Alignment::of(&words(one), &words(other))
    }

    #[test]
    fn spelling_is_no_change() {
        for (one, other) in [
            ("We will not pay for that f***ing dam", "We won't pay for that fucking dam"),
            (
                "There were air strikes on the harbour all night",
                "There were airstrikes on the harbour all night",
            ),
            ("He put (himself) in harm's way to save us", "He put himself in harm's way to save us"),
            ("That is your duty as chairman of this board", "That is your duties as chairman of this board"),
        ] {
            let alignment = align(one, other);
            assert!(
                alignment.changes.iter().all(|change| change.content().is_empty()),
                "{one}: {alignment:?}"
            );
        }
    }

    #[test]
    fn another_word_is_a_change() {
        let alignment = align(
            "We will rebuild the harbour before the winter",
            "We will abandon the harbour before the winter",
        );
        assert_eq!(alignment.changes[0].content(), ["abandon", "rebuild"]);
        assert!(align("We did not sell the ships to them", "We did sell the ships to them").negations());
    }

    #[test]
    fn a_trimmed_quotation_has_no_change() {
        let whole = "I am proud of my team, and we will come back stronger next season, believe me";
        let alignment = align("we will come back stronger next season", whole);
        assert!(alignment.changes.is_empty());
        assert_eq!(alignment.covered(), 1.0);
    }
}
