//! What befalls people and things: words with the class of what happened.

use std::sync::LazyLock;

use crate::base::Lexicon;

static EVENTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("events.tsv")));

/// The classes of `events.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventClass {
    Kill,
    Wound,
    /// Killed or wounded.
    Casualty,
    /// Hit by a shot, dead or alive.
    Shoot,
    Missing,
    Survive,
    Arrest,
    Kidnap,
    Displace,
    Evacuate,
    Rescue,
    Infect,
    Destroy,
    Damage,
}

impl EventClass {
    const ALL: [EventClass; 14] = [
        EventClass::Kill,
        EventClass::Wound,
        EventClass::Casualty,
        EventClass::Shoot,
        EventClass::Missing,
        EventClass::Survive,
        EventClass::Arrest,
        EventClass::Kidnap,
        EventClass::Displace,
        EventClass::Evacuate,
        EventClass::Rescue,
        EventClass::Infect,
        EventClass::Destroy,
        EventClass::Damage,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            EventClass::Kill => "kill",
            EventClass::Wound => "wound",
            EventClass::Casualty => "casualty",
            EventClass::Shoot => "shoot",
            EventClass::Missing => "missing",
            EventClass::Survive => "survive",
            EventClass::Arrest => "arrest",
            EventClass::Kidnap => "kidnap",
            EventClass::Displace => "displace",
            EventClass::Evacuate => "evacuate",
            EventClass::Rescue => "rescue",
            EventClass::Infect => "infect",
            EventClass::Destroy => "destroy",
            EventClass::Damage => "damage",
        }
    }

    /// What those whom it befell are: "14 **killed**".
    fn befallen(self) -> &'static str {
        match self {
            EventClass::Kill => "killed",
            EventClass::Wound => "wounded",
            EventClass::Casualty => "killed or wounded",
            EventClass::Shoot => "shot",
            EventClass::Missing => "missing",
            EventClass::Survive => "survived",
            EventClass::Arrest => "arrested",
            EventClass::Kidnap => "kidnapped",
            EventClass::Displace => "displaced",
            EventClass::Evacuate => "evacuated",
            EventClass::Rescue => "rescued",
            EventClass::Infect => "infected",
            EventClass::Destroy => "destroyed",
            EventClass::Damage => "damaged",
        }
    }

    fn parse(class: &str) -> Option<EventClass> {
        EventClass::ALL.into_iter().find(|known| known.as_str() == class)
    }

    /// It befalls people, and news counts them.
    pub fn is_harm(self) -> bool {
        !matches!(self, EventClass::Survive | EventClass::Infect | EventClass::Destroy | EventClass::Damage)
    }
}

/// Of the name of a class: it befalls people, and news counts them.
pub fn is_harm(class: &str) -> bool {
    EventClass::parse(class).is_some_and(EventClass::is_harm)
}

/// What those whom an event of a class befell are: "killed".
pub fn befallen(class: &str) -> Option<&'static str> {
    EventClass::parse(class).map(EventClass::befallen)
}

/// Names of the classes of harm to people that news counts.
pub fn harm_classes() -> Vec<&'static str> {
    EventClass::ALL.into_iter().filter(|class| class.is_harm()).map(EventClass::as_str).collect()
}

/// Of the name of a class: it wounds or kills.
pub fn is_bodily(class: &str) -> bool {
    let bodily = [EventClass::Kill, EventClass::Wound, EventClass::Casualty, EventClass::Shoot];
    bodily.iter().any(|known| known.as_str() == class)
}

/// A word for what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventWord {
    /// Dictionary form.
    pub lemma: &'static str,
    pub noun: bool,
    pub class: EventClass,
}

/// Of a word in lower case, in any form.
pub fn event_word(word: &str) -> Option<EventWord> {
    let line = EVENTS.get(word)?;
    let [lemma, part, class] = line[..] else { return None };
    Some(EventWord { lemma, noun: part == "n", class: EventClass::parse(class)? })
}

/// Of a word for harm that befell people.
pub fn harm(word: &str) -> Option<EventWord> {
    event_word(word).filter(|event| event.class.is_harm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_lemma_part_and_class() {
        for (word, line) in EVENTS.entries() {
            assert!(event_word(word).is_some(), "{word}: {line:?}");
            assert!(matches!(line[1], "v" | "n" | "a"), "{word}: {line:?}");
        }
    }

    #[test]
    fn to_be_wounded_is_bodily_and_to_be_missing_is_not_known_to_be() {
        assert!(is_bodily("wound") && !is_bodily("missing") && !is_bodily("visit"));
    }

    #[test]
    fn no_word_stands_twice() {
        let rows = include_str!("events.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), EVENTS.entries().count());
    }

    #[test]
    fn forms_lead_to_their_word_and_its_class() {
        let of = |word| event_word(word).map(|event| (event.lemma, event.class));
        assert_eq!(of("slain"), Some(("slay", EventClass::Kill)));
        assert_eq!(of("wounding"), Some(("wound", EventClass::Wound)));
        assert_eq!(of("deaths").or_else(|| of("death")), Some(("death", EventClass::Kill)));
        assert_eq!(of("hit"), None);
    }
}
