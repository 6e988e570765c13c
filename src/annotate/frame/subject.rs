//! What a figure counts: what happened, and to whom or what, as classes that other words share.

use serde::{Deserialize, Serialize};

use crate::annotate::event::{Event, ends_in_death, is_phrasal};
use crate::annotate::quantity::{Dimension, Figure};
use crate::document::Document;
use crate::lexicon::{EventClass, Thing, is_bodily, is_person, thing};

/// Classes are those of `lexicon/things.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Subject {
    /// Class of the event, else its lemma: "kill".
    pub event: Option<String>,
    /// Class of the thing counted, else the head of its noun phrase.
    pub thing: Option<String>,
    /// The words leave out who was harmed: "a strike kills 15".
    pub elided: bool,
}

impl Subject {
    /// Whether it counts people to whom harm came.
    pub fn is_harm(&self) -> bool {
        self.event.as_deref().is_some_and(is_bodily) && self.thing.as_deref().is_some_and(is_person)
    }
}

pub(super) fn of(document: &Document, figure: &Figure, event: Option<&Event>) -> Subject {
    let counts = figure.unit.is_none() && matches!(figure.dimension, Dimension::Count | Dimension::Other);
    let head = figure.measure.as_ref().map(|measure| measure.head.as_str());
    let mut subject = Subject { event: None, thing: head.map(str::to_owned), elided: false };
    match head.and_then(thing).filter(|_| counts) {
        Some(Thing::Counted(class)) => subject.thing = Some(class.to_owned()),
        Some(Thing::Count(class) | Thing::Event(class)) => {
            return Subject { event: Some(class.to_owned()), thing: Some("person".to_owned()), elided: true };
        }
        None => {}
    }
    let lemma = event.map(|event| event.lemma.as_str());
    // "Missing" is no form of a verb.
    let printed = event.map(|event| document.lower(document.token_at(event.span.start)));
    let phrasal = event.is_some_and(|event| is_phrasal(document, document.token_at(event.span.start)));
    let harm = |lemma: &str| thing(lemma).or_else(|| printed.and_then(thing)).filter(|_| !phrasal);
    subject.event = lemma.map(|lemma| match harm(lemma) {
        Some(Thing::Event(class) | Thing::Count(class)) => class.to_owned(),
        _ => lemma.to_owned(),
    });
    let verb = event.map(|event| document.token_at(event.span.start));
    if counts && verb.is_some_and(|verb| document.tag(verb).is_verb() && ends_in_death(document, verb)) {
        subject.event = Some(EventClass::Kill.as_str().to_owned());
    }
    if matches!(subject.event.as_deref(), Some("kill" | "wound"))
        && event.is_some_and(|event| both_harms(document, document.token_at(event.span.start)))
    {
        subject.event = Some("casualty".to_owned());
    }
    let harmed = subject.event.as_deref().is_some_and(is_bodily);
    if counts && harmed && subject.thing.is_none() {
        subject.elided = true;
        subject.thing = Some("person".to_owned());
    }
    subject
}

/// "Killed and injured five", "49 fighters killed or wounded": a count of both.
fn both_harms(document: &Document, at: u32) -> bool {
    let harm = |token: u32| match thing(document.lower(token)) {
        Some(Thing::Event(class) | Thing::Count(class)) => {
            Some(class).filter(|class| matches!(*class, "kill" | "wound"))
        }
        _ => None,
    };
    let joined = |first: u32| {
        matches!(document.lower(first + 1), "and" | "or")
            && matches!((harm(first), harm(first + 2)), (Some(one), Some(other)) if one != other)
    };
    joined(at) || at >= 2 && joined(at - 2)
}
