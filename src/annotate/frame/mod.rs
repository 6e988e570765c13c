//! What stands around a figure and decides what it may be compared with: read here once, from tokens and the
//! parse, so that comparison looks at no words.

mod series;
mod signs;
mod subject;

pub use signs::Sign;
pub use subject::Subject;

use crate::annotate::entity::{Entities, is_person_noun};
use crate::annotate::event::Event;
use crate::annotate::quantity::Figure;
use crate::annotate::time::Moment;
use crate::annotate::victim;
use crate::document::Document;

/// Around one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub subject: Subject,
    /// Each once, in the order of [`Sign`].
    pub signs: Vec<Sign>,
    /// Tokens of the number alone, end exclusive.
    pub number: (u32, u32),
    /// Tokens of the number and its noun, end exclusive.
    pub whole: (u32, u32),
    /// The next item of a series after the figure before it.
    pub continues: bool,
    /// Single persons joined to what is counted: "two women and a man".
    pub persons: u32,
}

pub fn of_figure(
    document: &Document,
    entities: &Entities,
    figures: &[Figure],
    at: usize,
    event: Option<&Event>,
) -> Frame {
    let figure = &figures[at];
    let first = document.token_at(figure.span.start).min(figure.tokens.0);
    let last = document.token_at(figure.span.end.saturating_sub(1)) + 1;
    let place = signs::Place { number: figure.tokens, whole: (first, last.max(figure.tokens.1)) };
    let sentence = document.sentences.get(document.sentence_of(figure.tokens.0) as usize);
    let tokens = sentence.map_or(place.whole, |sentence| sentence.tokens);
    let mut signs = signs::of(document, place, tokens);
    if figure.is_of_sides() {
        signs.retain(|sign| !matches!(sign, Sign::By | Sign::To | Sign::From));
    }
    Frame {
        subject: subject::of(document, figure, event),
        signs,
        number: place.number,
        whole: place.whole,
        persons: persons(document, entities, figure),
        continues: at > 0 && series::continues(document, &figures[at - 1], figure),
    }
}

fn persons(document: &Document, entities: &Entities, figure: &Figure) -> u32 {
    let noun = figure.measure.as_ref().filter(|_| figure.unit.is_none());
    noun.filter(|noun| is_person_noun(document, noun.head_token))
        .map_or(0, |noun| victim::beside(document, entities, noun.head_token))
}

/// What the words around a time say of it: that it is another than was set, or a plan.
pub fn of_moment(document: &Document, moment: &Moment) -> Vec<Sign> {
    let sentence = document.sentences.get(document.sentence_of(moment.tokens.0) as usize);
    let tokens = sentence.map_or(moment.tokens, |sentence| sentence.tokens);
    signs::of(document, signs::Place { number: moment.tokens, whole: moment.tokens }, tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate;
    use crate::base::Context;
    use crate::read::Article;

    /// Subject and signs of each figure: "kill person part".
    fn frames(text: &str) -> Vec<String> {
        let article = Article { published: "2031-03-05".parse().ok(), ..Article::untitled(text) };
        let document = Document::new(&article);
        let annotations = annotate::annotate(&document, &Context { published: article.published });
        let shown = |frame: &Frame| {
            let word = |class: &Option<String>| class.clone().unwrap_or_else(|| "-".to_owned());
            let signs = frame.signs.iter().map(|sign| format!(" {sign:?}").to_lowercase());
            format!(
                "{} {}{}",
                word(&frame.subject.event),
                word(&frame.subject.thing),
                signs.collect::<String>()
            )
        };
        annotations.frames.iter().map(shown).collect()
    }

    #[test]
    fn a_figure_knows_what_it_counts_and_how() {
        for (text, wanted) in [
            ("The bomb killed 12 people.", vec!["kill person"]),
            ("The fire killed 19 people, including four children.", vec!["kill person", "kill child part"]),
            ("The death toll rose to 40.", vec!["kill person revised to"]),
            ("Another 12 people were wounded.", vec!["wound person further"]),
            ("Killed and wounded were 45 villagers.", vec!["casualty villager"]),
            ("Six of them were wounded.", vec!["wound person part"]),
        ] {
            assert_eq!(frames(text), wanted, "{text}");
        }
    }

    #[test]
    fn words_of_another_clause_say_nothing() {
        let told = frames("The mine employs 300 people while another town lost 40 jobs.");
        assert!(!told[0].contains("further"));
    }

    #[test]
    fn a_stretch_is_the_clause_s_own() {
        assert!(frames("Shelling killed 45 people in the last 24 hours.")[0].contains("hours"));
        assert!(!frames("Shelling killed 45 people.")[0].contains("hours"));
    }
}
