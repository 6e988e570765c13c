//! What figures count: people, and what befell them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::events::event_word;
use super::senses::{NounSense, noun_sense};
use crate::base::Lexicon;

static THINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("things.tsv")));

/// What a word of a count says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// What happened: "killed" is of class kill.
    Event(&'static str),
    /// People by what happened to them: "fatalities" is of class kill.
    Count(&'static str),
    /// Who or what is counted: "boys" is of class boy.
    Counted(&'static str),
}

/// Of a lemma or form in lower case.
pub fn thing(word: &str) -> Option<Thing> {
    let Some(line) = THINGS.get(word) else {
        let event = event_word(word)?;
        let class = event.class.as_str();
        return Some(if event.noun { Thing::Count(class) } else { Thing::Event(class) });
    };
    let class = *line.get(1)?;
    Some(match *line.first()? {
        "event" => Thing::Event(class),
        "count" => Thing::Count(class),
        "thing" => Thing::Counted(class),
        _ => return None,
    })
}

/// Whether later reports may well count more people or things of a class of events.
pub fn grows(class: &str) -> bool {
    static GROWING: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let lines = THINGS.entries().filter(|(_, line)| line.first() == Some(&"grows"));
        lines.filter_map(|(_, line)| line.get(1).copied()).collect()
    });
    GROWING.contains(&class)
}

/// How one class of things lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    Same,
    /// The first is part of the second: children, civilians.
    Narrower,
    Wider,
    Apart,
}

fn wider(class: &str) -> Option<&'static str> {
    static TREE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let things = THINGS.entries().filter(|(_, line)| line.first() == Some(&"thing"));
        things.filter_map(|(_, line)| Some((*line.get(1)?, *line.get(2)?))).collect()
    });
    TREE.get(class).copied()
}

pub fn kinship(a: &str, b: &str) -> Kinship {
    let under = |narrow: &str, wide: &str| {
        let mut class = wider(narrow);
        while let Some(here) = class {
            if here == wide {
                return true;
            }
            class = wider(here);
        }
        false
    };
    match (a == b, under(a, b), under(b, a)) {
        (true, ..) => Kinship::Same,
        (_, true, _) => Kinship::Narrower,
        (_, _, true) => Kinship::Wider,
        _ => Kinship::Apart,
    }
}

/// Of a class of things, or of a noun: people.
pub fn is_people(noun: &str) -> bool {
    match thing(noun) {
        Some(Thing::Counted(class)) => is_person(class),
        _ => noun_sense(noun) == Some(NounSense::Person),
    }
}

pub fn is_person(class: &str) -> bool {
    matches!(kinship(class, "person"), Kinship::Same | Kinship::Narrower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_what_kind_it_is() {
        for (word, line) in THINGS.entries() {
            let grows = line.first() == Some(&"grows");
            assert!(grows || thing(word).is_some(), "{word}: {line:?}");
        }
    }

    #[test]
    fn civilians_are_people_and_people_are_not_civilians() {
        assert_eq!(kinship("civilian", "person"), Kinship::Narrower);
        assert_eq!(kinship("person", "child"), Kinship::Wider);
        assert_eq!(kinship("soldier", "civilian"), Kinship::Apart);
    }
}
