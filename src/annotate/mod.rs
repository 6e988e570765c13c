//! `&Document, &Context` → spans with meaning and derivation.  Pure.

pub mod entity;
pub mod event;
pub mod frame;
pub mod place;
pub mod proposition;
pub mod quantity;
pub mod quote;
pub mod time;
pub mod victim;
pub mod when;

use crate::base::Context;
use crate::document::Document;

/// Everything that the annotators found in one article, each in order of the text.
#[derive(Debug, Default)]
pub struct Annotations {
    pub times: Vec<time::Time>,
    pub entities: entity::Entities,
    pub places: place::Places,
    pub figures: Vec<quantity::Figure>,
    pub attributions: Vec<quote::Attribution>,
    /// One for each figure, at the same index.
    pub events: Vec<Option<event::Event>>,
    /// One for each figure, at the same index.
    pub when: Vec<when::When>,
    pub propositions: Vec<proposition::Proposition>,
    /// People whom harm befell, told without a number.
    pub victims: Vec<victim::Victim>,
    /// One for each figure, at the same index.
    pub frames: Vec<frame::Frame>,
}

/// All that claims and judging them are made of.
pub fn annotate(document: &Document, context: &Context) -> Annotations {
    let mut found = told(document, context);
    found.propositions = proposition::annotate(document, &found.entities);
    proposition::settle(document, &found.figures, &mut found.events, &found.propositions);
    found.frames = (0..found.figures.len())
        .map(|at| frame::of_figure(document, &found.entities, &found.figures, at, found.events[at].as_ref()))
        .collect();
    found.victims = victim::annotate(document, &found.entities, &found.propositions);
    found
}

/// What the claims themselves are made of: no clauses, frames and victims, which only judging asks for.
pub fn for_claims(document: &Document, context: &Context) -> Annotations {
    let mut found = told(document, context);
    let clauses = proposition::of_events(document, &found.events);
    proposition::settle(document, &found.figures, &mut found.events, &clauses);
    found
}

fn told(document: &Document, context: &Context) -> Annotations {
    let times = time::annotate(document, context);
    let mut entities = entity::annotate(document);
    let places = place::annotate(document, &entities);
    place::settle(&places, &mut entities);
    let mut figures = quantity::annotate(document, &times);
    quantity::settle_money(document, &mut figures, &place::countries(document, &places));
    let attributions = quote::annotate(document, &entities);
    let events: Vec<_> = figures.iter().map(|figure| event::of_figure(document, figure)).collect();
    let when: Vec<_> = figures
        .iter()
        .zip(&events)
        .map(|(figure, event)| when::of_figure(document, figure, event.as_ref(), &times))
        .collect();
    figures.iter_mut().zip(&when).for_each(|(figure, when)| when::mark(figure, *when));
    Annotations { times, entities, places, figures, attributions, events, when, ..Annotations::default() }
}
