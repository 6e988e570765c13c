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

pub fn annotate(document: &Document, context: &Context) -> Annotations {
    let times = time::annotate(document, context);
    let mut entities = entity::annotate(document);
    let places = place::annotate(document, &entities);
    place::settle(&places, &mut entities);
    let mut figures = quantity::annotate(document, &times);
    quantity::settle_money(document, &mut figures, &place::countries(document, &places));
    let attributions = quote::annotate(document, &entities);
    let mut events: Vec<_> = figures.iter().map(|figure| event::of_figure(document, figure)).collect();
    let when: Vec<_> = figures
        .iter()
        .zip(&events)
        .map(|(figure, event)| when::of_figure(document, figure, event.as_ref(), &times))
        .collect();
    figures.iter_mut().zip(&when).for_each(|(figure, when)| when::mark(figure, *when));
    let propositions = proposition::annotate(document, &entities);
    proposition::settle(document, &figures, &mut events, &propositions);
    let frames = (0..figures.len())
        .map(|at| frame::of_figure(document, &entities, &figures, at, events[at].as_ref()))
        .collect();
    let victims = victim::annotate(document, &entities, &propositions);
    Annotations {
        times,
        entities,
        places,
        figures,
        attributions,
        events,
        when,
        propositions,
        victims,
        frames,
    }
}
