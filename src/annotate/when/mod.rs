//! When what a figure tells of was: the time of its own clause, or the stretch over which it was added up.

mod clause;
mod total;

use super::event::Event;
use super::quantity::{Figure, FigureScope};
use super::time::Time;
use crate::document::Document;

/// When a figure's event was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct When {
    /// Index among the article's times.
    pub time: Option<usize>,
    /// A running total, which is never of the day on which it is told.
    pub total: bool,
}

/// The time of a figure, and whether it is a running total.
pub fn of_figure(document: &Document, figure: &Figure, event: Option<&Event>, times: &[Time]) -> When {
    let sentence = &document.sentences[document.sentence_of(figure.tokens.0) as usize];
    let place = clause::Place::of(document, figure, event, sentence.tokens);
    if let Some(since) = total::of(&place, figure, times) {
        return When { time: since.time, total: true };
    }
    When { time: clause::own_time(&place, figure, times), total: false }
}

/// Marks a running total on its figure.
pub fn mark(figure: &mut Figure, when: When) {
    if when.total && figure.scope.is_none() {
        figure.scope = Some(FigureScope::Cumulative);
        figure.rules.push("quantity.cumulative");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{event, quantity, time};
    use crate::base::Context;
    use crate::read::Article;

    /// For each figure that is not a length of time: its number and its days, published on Friday, 10 May 2024.
    fn days(text: &str) -> String {
        let document = Document::new(&Article::untitled(text));
        let context = Context { published: "2024-05-10".parse().ok() };
        let times = time::annotate(&document, &context);
        let figures = quantity::annotate(&document, &times);
        let lasting = |figure: &&Figure| figure.dimension != quantity::Dimension::Duration;
        let shown = |figure: &Figure| {
            let event = event::of_figure(&document, figure);
            let when = of_figure(&document, figure, event.as_ref(), &times);
            let days = when.time.and_then(|at| times[at].days);
            let days = days.map_or("-".to_owned(), |days| format!("{}..{}", days.start, days.end));
            format!("{} {days}{}", figure.value, if when.total { " total" } else { "" })
        };
        figures.iter().filter(lasting).map(shown).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_day_is_that_of_the_figure_s_own_clause() {
        for (text, wanted) in [
            ("A bomb killed 14 people on Monday.", "14 2024-05-06..2024-05-06"),
            ("On Monday a bomb killed 14 people.", "14 2024-05-06..2024-05-06"),
            ("A bomb exploded on Monday, killing 14 people.", "14 2024-05-06..2024-05-06"),
            ("Fourteen people were killed when a bomb exploded on Monday.", "14 2024-05-06..2024-05-06"),
            ("An explosion that killed 14 people rocked the town on Monday.", "14 2024-05-06..2024-05-06"),
            ("Police said on Monday that 14 people were killed.", "14 -"),
            ("Fourteen people were killed, police said on Monday.", "14 -"),
            ("The match was postponed until Monday, after 14 people were killed.", "14 -"),
            ("The unit has 40 men, said R. Karimi, who has led it since 2009.", "40 -"),
            (
                "Police said on Monday that 14 people were killed two days earlier.",
                "14 2024-05-04..2024-05-04",
            ),
        ] {
            assert_eq!(days(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_count_may_be_of_a_stretch_of_time() {
        for (text, wanted) in [
            ("At least 15 people were killed in 24 hours.", "15 2024-05-09..2024-05-10"),
            ("Exports fell 12 percent in the nine months to September.", "12 2023-01-01..2023-09-30"),
            ("The bank lost $40 million last week.", "40000000 2024-04-29..2024-05-05"),
        ] {
            assert_eq!(days(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_running_total_begins_where_the_words_say() {
        for (text, wanted) in [
            ("More than 300 people have died since the protests began.", "300 - total"),
            ("The army has lost 4,000 men so far this year.", "4000 2024-01-01..2024-05-10 total"),
            (
                "The scheme has paid out $3 billion since it began in September 2023.",
                "3000000000 2023-09-01..2023-09-30 total",
            ),
            ("Some 400,000 people have been killed in the 13-year war.", "400000 - total"),
            ("Nobody counted the 40 men, since it was dark.", "40 -"),
        ] {
            assert_eq!(days(text), wanted, "{text}");
        }
    }
}
