//! What happened to the thing counted, who did it, and whether it is asserted.

mod ending;
mod find;
mod relation;
mod roles;

pub use ending::{ends_in_death, is_phrasal};
use serde::{Deserialize, Serialize};

use crate::annotate::quantity::Figure;
use crate::base::Span;
use crate::document::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    Positive,
    Negative,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Factuality {
    Asserted,
    Planned,
    Possible,
    Hypothetical,
    Denied,
}

/// The event that a figure belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The verb or noun: "attacked", "death toll".
    pub span: Span,
    pub lemma: String,
    pub agent: Option<Span>,
    pub target: Option<Span>,
    pub polarity: Polarity,
    pub factuality: Factuality,
}

/// The event that a figure is part of, from the verb that governs it or the noun that it counts.
pub fn of_figure(document: &Document, figure: &Figure) -> Option<Event> {
    find::event(document, figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{quantity, time};
    use crate::base::Context;
    use crate::read::Article;

    /// Lemma, agent and target of each figure's event.
    fn events(text: &str) -> Vec<String> {
        let article = Article::untitled(text);
        let document = Document::new(&article);
        let times = time::annotate(&document, &Context::default());
        let words = |span: Option<Span>| span.map_or("-", |span| document.slice(span)).to_owned();
        let figures = quantity::annotate(&document, &times);
        let shown = |event: Event| format!("{} {} {}", event.lemma, words(event.agent), words(event.target));
        figures.iter().filter_map(|figure| of_figure(&document, figure)).map(shown).collect()
    }

    #[test]
    fn a_figure_finds_what_happened() {
        assert_eq!(events("The bomb killed 12 people."), ["kill bomb -"]);
        assert_eq!(events("The flood left 12 dead."), ["dead - -"]);
        assert_eq!(events("The death toll rose to 40."), ["death - -"]);
        assert_eq!(events("Three miners were injured."), ["injure - -"]);
        assert_eq!(events("Police: 1 shot dead in a bar."), ["dead - -"]);
    }

    #[test]
    fn the_verb_that_takes_the_counted_comes_before_words_of_harm_near_by() {
        assert_eq!(events("Police arrested three men over the killing."), ["arrest Police -"]);
        assert_eq!(events("Three men were charged after a woman was killed."), ["charge - -", "kill - -"]);
        assert_eq!(events("Twelve people killed in the raid were buried."), ["kill - -"]);
    }

    #[test]
    fn what_is_told_of_a_part_is_not_told_of_the_whole() {
        assert_eq!(events("One of the three gunmen was killed."), ["kill - -"]);
        assert_eq!(events("Rescuers named 98 of the 112 dead."), ["dead - -", "dead - -"]);
    }
}
