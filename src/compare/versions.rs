//! What became of an article's claims in its next version.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::Field;
use crate::claims::{Claim, ClaimKind, Frame, Reading, Sentence, WordKind, one_line};
use crate::lexicon::{Correction, is_of_correction};

/// A claim that is no longer, not yet, or otherwise in the other version.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change<'a> {
    Added(&'a Claim),
    Dropped(&'a Claim),
    Changed { older: &'a Claim, newer: &'a Claim },
}

/// In thousandths, how much of their words, figures and times masked, two claims must share to be of one thing: as much as
/// they differ in.
const ENOUGH: usize = 500;
/// Words on either side of a number that tell it from the others of its sentence.
const AROUND: usize = 4;

/// What changed from one version to the next, in order of the newer text, and behind that what was dropped.
pub fn changes<'a>(older: &'a Reading, newer: &'a Reading) -> Vec<Change<'a>> {
    let mut before: Vec<Place> = places(older);
    let mut after: Vec<Place> = places(newer);
    leave_what_stayed(&mut before, &mut after);
    let old_of: FxHashMap<usize, usize> =
        pairs(&before, &after).into_iter().map(|(old, new)| (new, old)).collect();
    let met: FxHashSet<usize> = old_of.values().copied().collect();
    let mut changes = Vec::new();
    for (at, place) in after.iter().enumerate() {
        match old_of.get(&at) {
            None => changes.push(Change::Added(place.claim)),
            Some(old) if before[*old].says_as(place) => {}
            Some(old) => {
                changes.push(Change::Changed { older: before[*old].claim, newer: place.claim });
            }
        }
    }
    let dropped = before.iter().enumerate().filter(|(at, _)| !met.contains(at));
    changes.extend(dropped.map(|(_, place)| Change::Dropped(place.claim)));
    changes
}

/// The sentence, new in the newer version, in which it says that it was corrected.
pub fn correction_note<'a>(older: &Reading, newer: &'a Reading) -> Option<&'a str> {
    let known: FxHashSet<String> =
        older.setting.sentences.iter().map(|sentence| one_line(&sentence.text)).collect();
    let new = newer.setting.sentences.iter().filter(|sentence| !known.contains(&one_line(&sentence.text)));
    let (mut strong, mut weak) = (None, None);
    for sentence in new {
        match notes(sentence) {
            Some(true) => strong = strong.or(Some(sentence)),
            Some(false) => weak = weak.or(Some(sentence)),
            None => {}
        }
    }
    strong.or(weak).map(|sentence| sentence.text.as_str())
}

/// Whether a sentence is the note of an editor, or, less surely, only tells of a correction.
fn notes(sentence: &Sentence) -> Option<bool> {
    let is = |word: &str, class| is_of_correction(word, class);
    let mut words = sentence.iter().skip_while(|(_, kind)| !kind.is_content());
    // A corrections officer is no note.
    let heads = words.next().is_some_and(|(word, _)| is(word, Correction::Heads))
        && words.next().is_none_or(|(_, kind)| kind != WordKind::Noun);
    let tells = sentence.iter().any(|(word, kind)| kind != WordKind::Name && is(word, Correction::Tells));
    let piece = sentence.iter().any(|(word, _)| is(word, Correction::Piece));
    (heads || tells).then_some(heads || piece)
}

/// A claim with the words that it is known by.
struct Place<'a> {
    claim: &'a Claim,
    at: usize,
    /// What the sentence says, figures and times masked; sorted.
    sentence: Vec<&'a str>,
    /// The same words next to the number; all of them for a statement.
    near: Vec<&'a str>,
}

fn places(reading: &Reading) -> Vec<Place<'_>> {
    let frames = reading.claims.iter().zip(&reading.setting.frames).enumerate();
    frames.map(|(at, (claim, frame))| place(reading, at, claim, frame)).collect()
}

fn place<'a>(reading: &'a Reading, at: usize, claim: &'a Claim, frame: &Frame) -> Place<'a> {
    let sentence = reading.setting.sentences.get(frame.sentence as usize);
    let words = || {
        let words = sentence.into_iter().flat_map(Sentence::iter).enumerate();
        words.filter(|(_, (_, kind))| kind.is_content()).map(|(at, (word, _))| (at, word))
    };
    let (from, to) = (frame.number.0 as usize, frame.number.1 as usize);
    let is_near = |at: usize| from == to || (at + AROUND >= from && at < to + AROUND);
    let mut all: Vec<&str> = words().map(|(_, word)| word).collect();
    let mut near: Vec<&str> = words().filter(|(at, _)| is_near(*at)).map(|(_, word)| word).collect();
    all.sort_unstable();
    near.sort_unstable();
    Place { claim, at, sentence: all, near }
}

impl Place<'_> {
    /// The same words at the same place of the same sentence.
    fn key(&self) -> (String, ClaimKind, Field, i64, &str) {
        let start = i64::from(self.claim.span.start) - i64::from(self.claim.sentence.span.start);
        (one_line(&self.claim.sentence.text), self.claim.kind, self.claim.field, start, &self.claim.text)
    }

    fn may_be(&self, other: &Place) -> bool {
        let dimension = |place: &Place| place.claim.quantity.as_ref().map(|figure| figure.dimension);
        self.claim.kind == other.claim.kind
            && self.claim.field == other.claim.field
            && dimension(self) == dimension(other)
    }

    fn likeness(&self, other: &Place) -> usize {
        (shared(&self.sentence, &other.sentence) + shared(&self.near, &other.near)) / 2
    }

    fn speaker(&self) -> Option<&str> {
        self.claim.attribution.as_ref()?.speaker.as_deref()
    }

    fn has_value_of(&self, other: &Place) -> bool {
        let value = |place: &Place| place.claim.quantity.as_ref().map(|figure| figure.value.normalize());
        value(self) == value(other)
    }

    /// Whether both versions say the same by it: the same figure, or a statement with no other words than its figures, which
    /// are claims of their own; by the same speaker.
    fn says_as(&self, other: &Place) -> bool {
        let bounds = |place: &Place| {
            place.claim.quantity.as_ref().map(|figure| {
                (figure.value, figure.low, figure.high, figure.modifier, figure.unit.clone(), figure.trend)
            })
        };
        let factuality = |place: &Place| {
            let said = place.claim.statement.as_ref().map(|said| (said.factuality, said.polarity));
            said.or(place.claim.event.as_ref().map(|event| (event.factuality, event.polarity)))
        };
        let words = self.claim.kind == ClaimKind::Quantity
            || self.sentence == other.sentence
            || one_line(&self.claim.text) == one_line(&other.claim.text);
        bounds(self) == bounds(other)
            && factuality(self) == factuality(other)
            && self.speaker() == other.speaker()
            && words
    }
}

/// In thousandths of the words of both lists, which are sorted.
fn shared(one: &[&str], other: &[&str]) -> usize {
    let (mut a, mut b, mut both) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, both) = (a + 1, b + 1, both + 1),
        }
    }
    match one.len() + other.len() {
        0 => 0,
        all => 2000 * both / all,
    }
}

/// Takes out the claims of sentences that stayed as they were.
fn leave_what_stayed(before: &mut Vec<Place>, after: &mut Vec<Place>) {
    let mut known: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for place in before.iter().rev() {
        known.entry(place.key()).or_default().push(place.at);
    }
    let (mut old, mut new) = (FxHashSet::default(), FxHashSet::default());
    for place in after.iter() {
        if let Some(at) = known.get_mut(&place.key()).and_then(Vec::pop) {
            old.insert(at);
            new.insert(place.at);
        }
    }
    drop(known);
    before.retain(|place| !old.contains(&place.at));
    after.retain(|place| !new.contains(&place.at));
}

/// One to one, the likest first; of equally like ones those of one value, then those that stand in the same order.
fn pairs(before: &[Place], after: &[Place]) -> Vec<(usize, usize)> {
    let mut like = Vec::new();
    for (old, one) in before.iter().enumerate() {
        for (new, other) in after.iter().enumerate().filter(|(_, other)| one.may_be(other)) {
            let likeness = one.likeness(other);
            if likeness >= ENOUGH {
                like.push((usize::MAX - likeness, !one.has_value_of(other), old.abs_diff(new), old, new));
            }
        }
    }
    like.sort_unstable();
    let (mut taken, mut given) = (vec![false; before.len()], vec![false; after.len()]);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (.., old, new) in like {
        if !taken[old] && !given[new] {
            (taken[old], given[new]) = (true, true);
            pairs.push((old, new));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::read_claims;
    use crate::read::Article;

    fn told(older: &str, newer: &str) -> Vec<String> {
        let [older, newer] = [older, newer].map(|text| read_claims(&Article::untitled(text)));
        let figures = |change: &Change| {
            let (Change::Added(claim) | Change::Dropped(claim) | Change::Changed { newer: claim, .. }) =
                change;
            claim.kind == ClaimKind::Quantity
        };
        let text = |change: Change| match change {
            Change::Added(claim) => format!("+ {}", claim.text),
            Change::Dropped(claim) => format!("- {}", claim.text),
            Change::Changed { older, newer } => format!("{} > {}", older.text, newer.text),
        };
        changes(&older, &newer).into_iter().filter(figures).map(text).collect()
    }

    #[test]
    fn a_figure_is_changed_where_its_words_stay() {
        let older = "A blast in Aston killed three people and wounded 12 on Monday. Rain fell for 2 days.";
        let newer = "A blast in Aston killed four people and wounded 12 on Monday. Rain fell for 2 days.";
        assert_eq!(told(older, newer), ["three people > four people"]);
        assert_eq!(told(older, older), [] as [String; 0]);
    }

    #[test]
    fn values_that_change_places_are_two_changes() {
        let older = "The fire killed 5 people and wounded 9 others in Aston.";
        let newer = "The fire killed 9 people and wounded 5 others in Aston.";
        assert_eq!(told(older, newer), ["5 people > 9 people", "9 others > 5 others"]);
    }

    #[test]
    fn other_things_are_added_and_dropped() {
        let older = "The fire killed 5 people in Aston.";
        let newer = "Mayor Ada Quist set aside 9 schools for families who lost their homes.";
        assert_eq!(told(older, newer), ["+ 9 schools", "- 5 people"]);
    }

    #[test]
    fn a_correction_is_found_where_it_is_new() {
        let text = "The fire killed 5 people in Aston. ";
        let note = |added: &str| {
            let [older, newer] = [text.to_owned(), format!("{text}{added}")]
                .map(|text| read_claims(&Article::untitled(&text)));
            correction_note(&older, &newer).map(str::to_owned)
        };
        for added in [
            "Correction: An earlier version misstated the number of dead.",
            "This article was amended on 5 March 2026 to give the right toll.",
            "Clarification: The mayor spoke on Monday.",
            "The story has been updated with a new toll.",
        ] {
            assert_eq!(note(added).as_deref(), Some(added));
        }
        for added in ["A corrections officer was wounded.", "Police blamed the wind.", ""] {
            assert_eq!(note(added), None, "{added}");
        }
    }
}
