//! Gate 2: do both figures measure the same thing, in units that convert?

use std::sync::LazyLock;

use smallvec::SmallVec;

use super::scope;
use crate::base::{Decimal, Lexicon};
use crate::claims::{Claim, Dimension, Measure, Standing, Told};

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../lexicon/things.tsv")));
static UNITS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("../../lexicon/units.tsv")));

/// What a figure counts: what happened, and to whom or what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subject<'a> {
    /// Class of the event: "kill".
    pub event: Option<&'a str>,
    /// Class of the thing counted, else the head of its noun phrase.
    pub thing: Option<&'a str>,
    /// The words leave out who was harmed: "a strike kills 15".
    pub elided: bool,
}

/// Verbs that say nothing of what happened to those counted.
const LIGHT: &[&str] = &[
    "be", "include", "say", "report", "estimate", "put", "leave", "have", "make", "accord", "claim",
    "confirm", "add", "reach", "stand", "become", "bring", "know", "believe", "rise", "raise", "climb",
    "lower", "revise", "correct", "cut", "drop", "fall",
];

impl<'a> Subject<'a> {
    pub fn of(claim: &'a Claim) -> Subject<'a> {
        let within =
            |measure: &&Measure| claim.span.start <= measure.span.start && measure.span.end <= claim.span.end;
        let head = claim.measure.as_ref().filter(within).map(|measure| measure.head.as_str());
        let head = head.map(|head| whole_of(claim).or_else(|| marks_of(claim)).unwrap_or(head));
        let head = head.map(|head| if claim.text.contains(" others") { "other" } else { head });
        let mut subject = Subject { event: None, thing: head, elided: false };
        match head.and_then(entry) {
            Some(("thing", class)) => subject.thing = Some(class),
            Some(("count" | "event", class)) => {
                return Subject { event: Some(class), thing: Some("person"), elided: true };
            }
            _ => {}
        }
        let lemma = claim.event.as_ref().map(|event| event.lemma.as_str());
        let class = lemma.and_then(entry).filter(|(kind, _)| *kind != "thing").map(|(_, class)| class);
        let vague = lemma.is_none_or(|lemma| LIGHT.contains(&lemma));
        let may_be_harm = claim.quantity.as_ref().is_some_and(is_count)
            && (subject.thing.is_none_or(is_person) || subject.thing == Some("other"));
        subject.event = match class {
            None if vague && may_be_harm => harm_nearby(claim).or(lemma),
            None => lemma,
            known => known,
        };
        if matches!(subject.event, Some("kill" | "wound")) && both_harms(claim) {
            subject.event = Some("casualty");
        }
        if is_harm(subject.event) && may_be_harm && matches!(subject.thing, None | Some("other")) {
            subject.elided = subject.thing.is_none();
            subject.thing = Some("person");
        }
        subject
    }

    /// Whether it counts people to whom harm came.
    pub fn is_harm(self) -> bool {
        is_harm(self.event) && self.thing.is_some_and(is_person)
    }

    /// Whether later reports may well count more.
    pub fn grows(self) -> bool {
        self.event.is_some_and(|event| GROWING.contains(&event))
    }
}

static GROWING: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = LEXICON.entries().filter(|(_, line)| line.first() == Some(&"grows"));
    lines.filter_map(|(_, line)| line.get(1).copied()).collect()
});

fn is_count(quantity: &crate::claims::Quantity) -> bool {
    quantity.unit.is_none() && matches!(quantity.dimension, Dimension::Count | Dimension::Other)
}

/// "Three gunshot wounds" and "60 shots" count no people, though one of the wounded or shot is.
fn marks_of(claim: &Claim) -> Option<&str> {
    let last = claim.measure.as_ref()?.text.rsplit(' ').next()?;
    entry(last).filter(|(kind, _)| *kind == "thing" && last.ends_with('s')).map(|_| last)
}

/// "26 civilians including children" counts civilians.
fn whole_of(claim: &Claim) -> Option<&str> {
    let (whole, _) = claim.text.split_once(" including ")?;
    whole.rsplit(' ').next().filter(|word| entry(word).is_some())
}

/// What happened by the words next to the figure, else by the only such word of the sentence:
/// "bombs kill 31", "a death toll between 500 and 1,300".
fn harm_nearby(claim: &Claim) -> Option<&'static str> {
    let before = scope::before_figure(claim).unwrap_or_default();
    let after = scope::after_figure(claim).unwrap_or_default();
    let backwards = before.rsplit(is_gap).filter(|word| !word.is_empty()).take(4).find_map(harm);
    let forwards = || after.split(is_gap).filter(|word| !word.is_empty()).take(3).find_map(harm);
    let only = || {
        let mut found = claim.sentence.text.split(is_gap).filter_map(harm);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    };
    let within = claim.text.split(is_gap).find_map(harm);
    within.or_else(forwards).or(backwards).or_else(only)
}

/// "Killed and injured five", "49 fighters killed or wounded": a count of both.
fn both_harms(claim: &Claim) -> bool {
    let joined = |text: &str| {
        let words: SmallVec<[&str; 5]> = text.split(is_gap).filter(|word| !word.is_empty()).take(5).collect();
        words.windows(3).any(|run| {
            matches!(run[1], "and" | "or")
                && matches!((harm(run[0]), harm(run[2])), (Some(one), Some(other)) if one != other)
        })
    };
    let before = scope::before_figure(claim).unwrap_or_default();
    let from = before.rmatch_indices(is_gap).nth(3).map_or(0, |(at, _)| at);
    before.get(from..).is_some_and(|last| joined(last) && !last.contains(|c: char| c.is_ascii_digit()))
        || scope::after_figure(claim).is_some_and(joined)
}

fn is_gap(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Class of a word of harm, read without a copy on the heap.
fn harm(word: &str) -> Option<&'static str> {
    let mut lower = [0u8; 12];
    let bytes = lower.get_mut(..word.len()).filter(|_| word.len() >= 3 && word.is_ascii())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    let (kind, class) = entry(std::str::from_utf8(bytes).ok()?)?;
    (kind != "thing" && matches!(class, "kill" | "wound" | "shoot")).then_some(class)
}

fn is_harm(event: Option<&str>) -> bool {
    matches!(event, Some("kill" | "wound" | "casualty" | "shoot"))
}

fn entry(word: &str) -> Option<(&'static str, &'static str)> {
    let line = LEXICON.get(word)?;
    Some((*line.first()?, *line.get(1)?))
}

/// Whether a figure told elsewhere in an article counts what a subject does.
pub fn told_of(told: &Told, subject: Subject) -> bool {
    let class = |word: &Option<String>| word.as_deref().and_then(entry);
    let head = class(&told.head);
    let event = match head {
        Some(("count" | "event", class)) => Some(class),
        _ => class(&told.event).filter(|(kind, _)| *kind != "thing").map(|(_, class)| class),
    };
    let thing = match head {
        Some(("thing", class)) => Some(class),
        Some(_) => Some("person"),
        None => told.head.as_deref(),
    };
    let one_thing = match (thing, subject.thing) {
        (Some(one), Some(other)) => kinship(one, other) == Kinship::Same,
        (None, _) => subject.elided || subject.thing == Some("person"),
        _ => true,
    };
    one_thing && if subject.is_harm() { event == subject.event } else { true }
}

/// Whether a figure told elsewhere in an article counts people harmed as a subject's are, of whatever class.
pub fn harms(told: &Told, subject: Subject) -> bool {
    let class = |word: &Option<String>| word.as_deref().and_then(entry);
    if told.unit.is_some() {
        return false;
    }
    let head = class(&told.head);
    match (head, class(&told.event)) {
        (Some(("count" | "event", class)), _) => Some(class) == subject.event,
        (Some(("thing", thing)), _) if !is_person(thing) => false,
        (_, Some((kind, class))) if kind != "thing" => Some(class) == subject.event,
        // A headline's bare number, or people of whom a light verb tells: "left 35 people, 22 of them …".
        (None, _) => told.head.is_none() && told.event.is_none() && told.standing == Standing::Headline,
        (Some(_), _) => told.event.as_deref().is_none_or(|event| LIGHT.contains(&event)),
    }
}

fn wider(class: &str) -> Option<&'static str> {
    static TREE: LazyLock<rustc_hash::FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let things = LEXICON.entries().filter(|(_, line)| line.first() == Some(&"thing"));
        things.filter_map(|(_, line)| Some((*line.get(1)?, *line.get(2)?))).collect()
    });
    TREE.get(class).copied()
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

pub fn is_person(class: &str) -> bool {
    matches!(kinship(class, "person"), Kinship::Same | Kinship::Narrower)
}

/// Base unit and factor of a unit; a unit without conversion is its own base.
pub fn base_unit(unit: &str) -> (&str, Decimal) {
    let line = UNITS.get(unit);
    let base = line.and_then(|line| Some((*line.first()?, line.get(1)?.parse().ok()?)));
    base.unwrap_or((unit, Decimal::ONE))
}

/// The cheapest test of all, made before anything is worked out: can the two be in one unit?
pub fn units_meet(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (&a.quantity, &b.quantity) else { return false };
    match (&a.unit, &b.unit) {
        (None, None) => a.dimension == b.dimension,
        (Some(a), Some(b)) => a == b || base_unit(a).0 == base_unit(b).0,
        _ => false,
    }
}

/// Whether two subjects can be one measure, and why; `None` if they are not.  Sums of money and lengths name
/// what they measure too freely for their nouns to tell them apart: there the sentences must.
pub fn same(a: Subject, b: Subject, counts: bool) -> Option<(Kinship, String)> {
    let event = match (a.event, b.event) {
        (Some(a), Some(b)) if a == b => Some(a),
        (Some(one), Some(other)) if counts && (event_class_known(one) || event_class_known(other)) => {
            return None;
        }
        _ => None,
    };
    if !counts {
        return Some((Kinship::Same, "one unit".to_owned()));
    }
    let kin = match (a.thing, b.thing) {
        // Where the words leave out who, a headline's "15" may well be "15 civilians".
        (Some(one), Some(other)) if a.elided && may_be_all(other) || b.elided && may_be_all(one) => {
            Kinship::Same
        }
        (Some(one), Some(other)) => kinship(one, other),
        _ if event.is_some() => Kinship::Same,
        (None, None) => Kinship::Same,
        _ => return None,
    };
    if kin == Kinship::Apart {
        return None;
    }
    let things =
        format!("{} = {}", a.thing.unwrap_or("?"), b.thing.unwrap_or("?")).replace("? = ?", "one unit");
    let sign = if kin == Kinship::Same { things } else { things.replace('=', "~") };
    Some((kin, event.map_or(sign.clone(), |event| format!("{sign}, {event}"))))
}

/// People, or a class that all of those harmed may be of.
pub fn may_be_all_people(class: &str) -> bool {
    class == "person" || may_be_all(class)
}

/// Classes that the whole of a strike's victims may be of; children or medics are a part of them.
fn may_be_all(class: &str) -> bool {
    matches!(class, "civilian" | "militant" | "soldier" | "rebel" | "fighter")
}

fn event_class_known(class: &str) -> bool {
    static CLASSES: LazyLock<rustc_hash::FxHashSet<&'static str>> = LazyLock::new(|| {
        let events = LEXICON.entries().filter(|(_, line)| matches!(line.first(), Some(&"event" | &"count")));
        events.filter_map(|(_, line)| line.get(1).copied()).collect()
    });
    CLASSES.contains(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civilians_are_people_and_people_are_not_civilians() {
        assert_eq!(kinship("civilian", "person"), Kinship::Narrower);
        assert_eq!(kinship("person", "child"), Kinship::Wider);
        assert_eq!(kinship("soldier", "civilian"), Kinship::Apart);
    }

    #[test]
    fn units_convert_and_money_does_not() {
        assert_eq!(base_unit("mile").0, base_unit("kilometre").0);
        assert_ne!(base_unit("USD").0, base_unit("CAD").0);
    }

    #[test]
    fn dead_and_wounded_are_two_measures() {
        let of = |event, thing| Subject { event: Some(event), thing: Some(thing), elided: false };
        assert!(same(of("kill", "person"), of("wound", "person"), true).is_none());
        assert!(same(of("kill", "person"), of("kill", "person"), true).is_some());
        assert!(same(of("seize", "rifle"), of("include", "rifle"), true).is_some());
    }
}
