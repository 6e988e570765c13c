//! One sentence of two quotations, end to end: all is the same but for what turns its meaning.

use super::wording::{Change, is_function, same, subsequence};
use crate::annotate::quote::{Word, WordClass};
use crate::lexicon::opposed;

/// Rules by which a change turns a quotation.
pub const NEGATION: &str = "quote.negation";
pub const FIGURE: &str = "quote.figure";
pub const OPPOSITE: &str = "quote.opposite";
pub const ALTERED: &str = "quote.altered";

/// Fewer equal words are a commonplace that one may say in two ways on one day.
const FEWEST: usize = 4;
/// From so many equal words on, one other word is an alteration, and words may be cut off at the ends.
const MANY: usize = 6;
/// Share of the longer side that must be the same.
const NEARLY: f32 = 0.75;
/// More words than this in the place of others are another thought.
const MOST_CHANGED: usize = 2;
/// Words kept on either side of what differs when it is shown.
const SHOWN: usize = 5;

/// What differs, in a sentence that is otherwise one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub rule: &'static str,
    /// The newer and the older words, those that differ in brackets.
    pub shown: [String; 2],
}

/// Sentences without the auxiliaries that a negation brings along.
pub fn sentences(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut found: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        if word.opens || found.is_empty() {
            found.push(Vec::new());
        }
        if word.class != WordClass::Support {
            found.last_mut().into_iter().for_each(|sentence| sentence.push(word));
        }
    }
    found.retain(|sentence| sentence.len() >= FEWEST);
    found
}

/// Whether two sentences are one, but for words that carry no meaning.
pub fn is_one(one: &[&Word], other: &[&Word]) -> bool {
    let parts = Parts::of(one, other);
    let longest = one.len().max(other.len());
    parts.same as f32 >= NEARLY * longest as f32 && parts.gaps.iter().all(|gap| gap.is_nothing())
}

/// How the meaning of a sentence is turned; `alone` if one side is all that was quoted, and neither is woven into
/// another's sentence.
pub fn of(new: &[&Word], old: &[&Word], alone: bool) -> Option<Turn> {
    if let Some((one, other)) = swapped(new, old) {
        return Some(Turn { rule: "quote.order", shown: [show(new, &one), show(old, &other)] });
    }
    let parts = Parts::of(new, old);
    if parts.same < FEWEST {
        return None;
    }
    let rule = parts.turn().or_else(|| parts.condition().filter(|_| alone))?;
    let marks = |side: fn(&Gap) -> (usize, usize)| -> Vec<(usize, usize)> {
        parts.gaps.iter().filter(|gap| !gap.is_nothing()).map(side).collect()
    };
    Some(Turn { rule, shown: [show(new, &marks(|gap| gap.new)), show(old, &marks(|gap| gap.old))] })
}

/// Words that stand on one side only, or in the place of others.
struct Gap {
    new: (usize, usize),
    old: (usize, usize),
    change: Change,
    /// Words that one side leaves out at an end.
    trimmed: bool,
    /// Dots stand where the words are missing.
    elided: bool,
}

impl Gap {
    fn is_nothing(&self) -> bool {
        let told = self.change.is_negation() || self.change.is_figure() || !self.change.content().is_empty();
        self.elided || !told && !self.change.leaves_condition()
    }
}

struct Parts {
    same: usize,
    same_content: usize,
    /// Words of the longer side, what is trimmed off left out.
    inner: usize,
    gaps: Vec<Gap>,
}

impl Parts {
    fn of(new: &[&Word], old: &[&Word]) -> Parts {
        let pairs = subsequence(new, old, |one, other| {
            let form = one.class == WordClass::Content && other.class == WordClass::Content;
            same(&one.text, &other.text) || form && one.stem == other.stem
        });
        let content = pairs.iter().filter(|(at, _)| !is_function(new[*at])).count();
        let ends = pairs.iter().map(|&(i, j)| (i, j)).chain([(new.len(), old.len())]);
        let mut gaps = Vec::new();
        let (mut from, mut trimmed) = ((0, 0), (0, 0));
        for (i, j) in ends {
            let (one, other) = ((from.0, i), (from.1, j));
            let edge = from == (0, 0) || i == new.len();
            if i > from.0 || j > from.1 {
                let taken = |words: &[&Word], (start, end): (usize, usize)| {
                    words[start..end].iter().map(|word| (*word).clone()).collect()
                };
                let one_sided = i == from.0 || j == from.1;
                let behind = if i == from.0 { new.get(i) } else { old.get(j) };
                let gap = Gap {
                    new: one,
                    old: other,
                    change: Change { new: taken(new, one), old: taken(old, other) },
                    trimmed: edge && one_sided,
                    elided: one_sided && behind.is_some_and(|word| word.after_gap),
                };
                if gap.trimmed {
                    trimmed = (trimmed.0 + i - from.0, trimmed.1 + j - from.1);
                }
                gaps.push(gap);
            }
            from = (i + 1, j + 1);
        }
        let inner = (new.len() - trimmed.0).max(old.len() - trimmed.1);
        Parts { same: pairs.len(), same_content: content, inner, gaps }
    }

    /// The one place that differs turns the meaning.
    fn turn(&self) -> Option<&'static str> {
        let inner: Vec<&Gap> = self.gaps.iter().filter(|gap| !gap.trimmed && !gap.is_nothing()).collect();
        let [gap] = inner[..] else { return None };
        let trimmed = self.gaps.iter().any(|gap| gap.trimmed);
        if (self.same as f32) < NEARLY * self.inner as f32 || trimmed && self.same < MANY {
            return None;
        }
        let change = &gap.change;
        let lost = |words: &[Word]| words.iter().filter(|word| !is_function(word)).count();
        let (old, new) = (lost(&change.old), lost(&change.new));
        let opposite =
            change.old.iter().any(|old| change.new.iter().any(|new| opposed(&old.text, &new.text)));
        match () {
            () if change.is_negation() && old + new == 0 && self.same_content >= 2 => Some(NEGATION),
            () if change.is_negation() => None,
            () if change.is_figure() && self.same_content >= 2 => Some(FIGURE),
            () if opposite && self.same_content >= 2 => Some(OPPOSITE),
            () if (1..=MOST_CHANGED).contains(&old)
                && (1..=MOST_CHANGED).contains(&new)
                && self.same >= MANY =>
            {
                Some(ALTERED)
            }
            () => None,
        }
    }

    /// All that one side says is said on the other under a condition.
    fn condition(&self) -> Option<&'static str> {
        let mut cut = self.gaps.iter().filter(|gap| gap.trimmed && gap.change.leaves_condition());
        let one_side = self.gaps.iter().all(|gap| gap.new.0 == gap.new.1)
            || self.gaps.iter().all(|gap| gap.old.0 == gap.old.1);
        let ends = self.gaps.iter().all(|gap| gap.trimmed && !gap.elided);
        (one_side && ends && cut.next().is_some()).then_some("quote.condition")
    }
}

/// Words from and up to which something stands.
type Stretch = (usize, usize);

/// Two parts that changed places around what binds them: "doctors before shovels".  What merely moved, or changed
/// places in a list, says the same.
fn swapped(new: &[&Word], old: &[&Word]) -> Option<([Stretch; 2], [Stretch; 2])> {
    let equal = |one: &&Word, other: &&Word| one.text == other.text;
    if new.len() != old.len() || new.len() <= FEWEST {
        return None;
    }
    let start = new.iter().zip(old).take_while(|(one, other)| equal(one, other)).count();
    let end = new.len()
        - new[start..].iter().rev().zip(old[start..].iter().rev()).take_while(|(a, b)| equal(a, b)).count();
    let (one, other) = (&new[start..end], &old[start..end]);
    let width = one.len();
    // X middle Y against Y middle X.
    (1..width).flat_map(|first| (1..width - first).map(move |last| (first, last))).find_map(
        |(first, last)| {
            let middle = &one[first..width - last];
            let same =
                |a: &[&Word], b: &[&Word]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b));
            let turned = same(&one[..first], &other[width - first..])
                && same(&one[width - last..], &other[..last])
                && same(middle, &other[last..width - first])
                && middle.iter().any(|word| word.binds);
            let at = |from: usize, to: usize| (start + from, start + to);
            turned.then(|| ([at(0, first), at(width - last, width)], [at(0, last), at(width - first, width)]))
        },
    )
}

/// The words of a sentence around what differs, that in brackets.
fn show(words: &[&Word], marks: &[(usize, usize)]) -> String {
    let first = marks.iter().map(|mark| mark.0).min().unwrap_or(0).saturating_sub(SHOWN);
    let last = (marks.iter().map(|mark| mark.1).max().unwrap_or(0) + SHOWN).min(words.len());
    let mut shown = String::from(if first > 0 { "… " } else { "" });
    for (at, word) in words.iter().enumerate().take(last).skip(first) {
        if at > first {
            shown.push(' ');
        }
        if marks.iter().any(|mark| mark.0 == at && mark.1 > at) {
            shown.push('[');
        }
        shown.push_str(&word.text);
        if marks.iter().any(|mark| mark.1 == at + 1 && mark.0 <= at) {
            shown.push(']');
        }
    }
    if last < words.len() { shown + " …" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::quote::spoken;

    fn rule(one: &str, other: &str) -> Option<&'static str> {
        let words = |text| spoken([(text, true)].into_iter());
        let (one, other) = (words(one), words(other));
        let (one, other) = (sentences(&one), sentences(&other));
        one.iter()
            .flat_map(|a| other.iter().map(move |b| (a, b)))
            .find_map(|(a, b)| Some(of(a, b, true)?.rule))
    }

    #[test]
    fn a_sentence_is_turned() {
        for (one, other, wanted) in [
            ("We wanted to leave the harbour", "We did not want to leave the harbour", "quote.negation"),
            ("The bridge isn't safe for buses", "The bridge is safe for buses", "quote.negation"),
            ("The gate is not shut", "It was late. The gate is shut!", "quote.negation"),
            (
                "They paid us before they paid themselves",
                "They paid themselves before they paid us",
                "quote.order",
            ),
            ("Boats matter more than nets do", "Nets matter more than boats do", "quote.order"),
            ("We will sail again before the autumn", "We will sail again before the spring", "quote.altered"),
            (
                "The flood took nine minutes to reach us",
                "The flood took an hour to reach us",
                "quote.altered",
            ),
            ("We shall strike", "We shall strike unless the mayor pays us all", ""),
            (
                "We shall strike on Monday",
                "We shall strike on Monday unless the mayor pays",
                "quote.condition",
            ),
            ("The ferry is a wreck afloat", "If he is right, the ferry is a wreck afloat", "quote.condition"),
        ] {
            assert_eq!(rule(one, other).unwrap_or_default(), wanted, "{one} / {other}");
            assert_eq!(rule(other, one).unwrap_or_default(), wanted, "{other} / {one}");
        }
    }

    #[test]
    fn a_sentence_stays_the_same() {
        for (one, other) in [
            ("We need boats and nets today", "We need nets and boats today"),
            ("We mourn the crew today", "Today we mourn the crew"),
            ("We sold our boats, our nets and our sheds", "We sold our sheds, our nets and our boats"),
            ("We won't leave the damn harbour", "We will not leave the d*** harbour"),
            ("We will leave the harbour to (the mayor)", "We will leave the harbour to him"),
            ("The harbour ... is closed for all ships", "The harbour of our fathers is closed for all ships"),
            ("He said the ferry was late and he left it", "He says the ferry was late and he leaves it"),
            ("I thank Sen. Ito for what he did here", "I thank Senator Ito for what he did here"),
            ("She has five boats in the old harbour", "She has 5 boats in the old harbour"),
            (
                "I came as a lad of the docks and they took me in",
                "I arrived a boy from the docks and they welcomed me",
            ),
            (
                "We will rebuild the harbour",
                "We will rebuild the harbour, and I say so as one who was born here",
            ),
        ] {
            assert_eq!(rule(one, other), None, "{one} / {other}");
            assert_eq!(rule(other, one), None, "{other} / {one}");
        }
    }
}
