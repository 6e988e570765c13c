//! Whether what figures belong to came about: from the clause that tells of it.

use super::Proposition;
use crate::annotate::event::{Event, Factuality};
use crate::annotate::quantity::Figure;
use crate::document::{Document, Rel};
use crate::lexicon::{Bearing, bearings};

/// Gives each event the polarity and firmness of its clause.  `events` stand at the indexes of their figures.
pub fn settle(
    document: &Document,
    figures: &[Figure],
    events: &mut [Option<Event>],
    propositions: &[Proposition],
) {
    for (figure, event) in figures.iter().zip(events) {
        let Some(event) = event else { continue };
        let Some(proposition) = clause_of(document, event, propositions) else { continue };
        event.polarity = proposition.polarity;
        event.factuality = match proposition.of_figures {
            Factuality::Asserted => foreseen(document, figure, proposition),
            other => other,
        };
    }
}

fn clause_of<'p>(
    document: &Document,
    event: &Event,
    propositions: &'p [Proposition],
) -> Option<&'p Proposition> {
    let clause = document.clauses.get(document.clauses.of(document.token_at(event.span.start))?)?;
    let at = propositions.binary_search_by_key(&clause.predicate, |proposition| proposition.predicate);
    propositions.get(at.ok()?)
}

/// "expected **a profit of $4 billion**", "plans 500 homes": the object of a verb that looks ahead is not there yet.
fn foreseen(document: &Document, figure: &Figure, proposition: &Proposition) -> Factuality {
    let verb = proposition.predicate;
    if figure.tokens.0 < verb || !bearings(document.lemma(verb)).has(Bearing::Foresees) {
        return Factuality::Asserted;
    }
    let mut at = figure.last_token();
    for _ in 0..DEPTH {
        let token = document.tokens[at as usize];
        if token.head == verb {
            let object = matches!(token.rel, Rel::Dobj | Rel::Nmod | Rel::Ccomp | Rel::Xcomp | Rel::Dep);
            return if object { Factuality::Planned } else { Factuality::Asserted };
        }
        if token.head == at {
            break;
        }
        at = token.head;
    }
    Factuality::Asserted
}

/// Heads between a figure and the verb of which it is the object.
const DEPTH: usize = 6;

#[cfg(test)]
mod tests {
    use crate::annotate;
    use crate::base::Context;
    use crate::document::Document;
    use crate::read::Article;

    /// For each figure how firm it is.
    fn firm(text: &str) -> Vec<String> {
        let document = Document::new(&Article::untitled(text));
        let annotations = annotate::annotate(&document, &Context::default());
        let told = annotations.events.iter().flatten();
        told.map(|event| format!("{:?}", event.factuality).to_lowercase()).collect()
    }

    #[test]
    fn forecasts_and_intentions_are_not_asserted() {
        for (text, wanted) in [
            ("The death toll could reach as many as 200.", "possible"),
            ("As many as 30 prisoners may have escaped.", "possible"),
            ("The bridge would cost $40 million.", "hypothetical"),
            ("The company plans to hire 500 people.", "planned"),
            ("The ministry aims to plant 4,000 trees.", "planned"),
            ("Analysts had expected a profit of $4 billion.", "planned"),
            ("The army denied that 14 men were killed.", "denied"),
        ] {
            assert_eq!(firm(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_came_about_is_asserted_whatever_stands_above() {
        for text in [
            "The blast killed 14 people.",
            "They are planning to meet to address a shooting that left 17 injured.",
            "He expects a trial over the raid that killed 12 people.",
        ] {
            assert_eq!(firm(text), ["asserted"], "{text}");
        }
    }
}
