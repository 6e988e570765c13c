//! What verbs and nouns mostly mean, as coarsely as who-said-what needs it; `train/senses.py` makes the table.

use std::sync::LazyLock;

use crate::base::{self, Words};

static TABLE: &str = include_str!("senses.tsv");

/// How far the uses of a verb are of communication or cognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbSense {
    /// At least half of them: "announce".
    Speech,
    /// Some: "attack", "post".
    Partly,
    /// None: "repulse".
    Deed,
}

/// What a noun mostly names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounSense {
    Person,
    /// What can be touched, owned or lived in.
    Thing,
    /// What is communicated, thought or done, or happens.
    Said,
}

/// Whom a noun can mean that speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Person,
    /// A body, or the house in which one sits: "court", "hospital".
    Group,
}

#[derive(Default, Clone, Copy)]
struct Senses {
    verb: Option<VerbSense>,
    noun: Option<NounSense>,
    who: Option<Who>,
    modifier: bool,
}

fn verb(name: &str) -> Option<VerbSense> {
    Some(match name {
        "speech" => VerbSense::Speech,
        "partly" => VerbSense::Partly,
        _ => return None,
    })
}

fn noun(name: &str) -> Option<NounSense> {
    Some(match name {
        "person" => NounSense::Person,
        "thing" => NounSense::Thing,
        "said" => NounSense::Said,
        _ => return None,
    })
}

fn voice(name: &str) -> Option<Who> {
    Some(match name {
        "person" => Who::Person,
        "group" => Who::Group,
        _ => return None,
    })
}

/// Word, part and sense of each cell.
#[cfg(test)]
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    base::rows(TABLE).flat_map(|(word, cells)| pairs(cells).map(move |(part, name)| (word, part, name)))
}

/// Part and sense of each cell of a row.
fn pairs(cells: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut columns = cells.split('\t');
    std::iter::from_fn(move || Some((columns.next()?, columns.next()?)))
}

impl Senses {
    fn of(cells: &'static str) -> Self {
        let mut senses = Senses::default();
        for (part, name) in pairs(cells) {
            match part {
                "v" => senses.verb = verb(name),
                "w" => senses.who = voice(name),
                "a" => senses.modifier = true,
                _ => senses.noun = noun(name),
            }
        }
        senses
    }
}

static SENSES: LazyLock<Words<Senses>> =
    LazyLock::new(|| Words::new(TABLE, base::rows(TABLE).map(|(word, cells)| (word, Senses::of(cells)))));

/// Of a verb by its dictionary form.
pub fn verb_sense(lemma: &str) -> VerbSense {
    SENSES.get(lemma).and_then(|senses| senses.verb).unwrap_or(VerbSense::Deed)
}

/// Of a noun by its dictionary form; none if it has no main sense.
pub fn noun_sense(lemma: &str) -> Option<NounSense> {
    SENSES.get(lemma)?.noun
}

/// Of a noun by its dictionary form; none for what is nobody: "report".
pub fn who(lemma: &str) -> Option<Who> {
    SENSES.get(lemma)?.who
}

/// Whether a word in lower case can be an adjective or adverb: "plus".
pub fn is_modifier(word: &str) -> bool {
    SENSES.get(word).is_some_and(|senses| senses.modifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_a_known_sense_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, part, name) in rows() {
            let known = match part {
                "v" => verb(name).is_some(),
                "w" => voice(name).is_some(),
                "a" => name == "modifier",
                _ => part == "n" && noun(name).is_some(),
            };
            assert!(known, "{word} {part} {name}");
            assert!(seen.insert((word, part)), "{word} twice");
        }
    }

    #[test]
    fn saying_is_speech_posting_is_partly_and_repulsing_is_a_deed() {
        assert_eq!(verb_sense("announce"), VerbSense::Speech);
        assert_eq!(verb_sense("post"), VerbSense::Partly);
        assert_eq!(verb_sense("repulse"), VerbSense::Deed);
        assert_eq!(noun_sense("teacher"), Some(NounSense::Person));
        assert_eq!(noun_sense("laptop"), Some(NounSense::Thing));
        assert_eq!(noun_sense("idea"), Some(NounSense::Said));
    }

    #[test]
    fn people_and_bodies_speak_and_papers_do_not() {
        assert_eq!(who("resident"), Some(Who::Person));
        assert_eq!(who("ministry"), Some(Who::Group));
        assert_eq!(who("hospital"), Some(Who::Group));
        for nobody in ["record", "poll", "letter", "data", "law", "warship", "video"] {
            assert_eq!(who(nobody), None, "{nobody}");
        }
        assert!(is_modifier("plus") && !is_modifier("lena"));
    }
}
