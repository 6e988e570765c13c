//! What clauses say: predicate, participants, whether it is affirmed, and how firmly.

mod clause;
mod settle;
mod stance;

pub use settle::settle;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::annotate::entity::{Discourse, Entities};
use crate::annotate::event::{Event, Factuality, Polarity};
use crate::document::{Document, ParagraphKind, Sentence, Tag};

/// What a word does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    Predicate,
    /// Who did it: the subject of an active clause, the "by" of a passive one.
    Agent,
    /// Whom or what it befell: the object, or the subject of a passive clause.
    Patient,
    Other,
    /// A word of the clause that completes it: "knows who **did** it".
    Complement,
}

/// One clause.  Tokens are those of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposition {
    pub predicate: u32,
    /// From its first word to its last, end exclusive; words of other clauses may stand between.
    pub tokens: (u32, u32),
    /// Its words of meaning, in order, and those that it shares with a clause above it: "the mine, which **closed**".
    pub words: SmallVec<[(u32, Role); 12]>,
    pub polarity: Polarity,
    pub factuality: Factuality,
    /// How firmly its figures are told: a clause that only says which one is meant tells them all the same.
    pub of_figures: Factuality,
    /// Negative for what a verb above it says of it, and not for a word of its own: "denied that the mine closed".
    pub reversed: bool,
    /// "Would" stands in it: the future, told of afterwards, or what is not so.
    pub would: bool,
    /// Says only how things stand so far: "**has** not been found", "not **yet**".
    pub so_far: bool,
    /// Whom a pronoun or an office stands for that is its agent: an index into [`Entities::all`].
    pub meant: Option<u32>,
    /// "I" or "we" is its agent.
    pub first_person: bool,
}

/// All clauses of headline and body, in order of their predicates.
pub fn annotate(document: &Document, entities: &Entities) -> Vec<Proposition> {
    let mut discourse = Discourse::new(document, entities);
    let mut found = Vec::with_capacity(document.tokens.len() / 8);
    for sentence in document.sentences.iter().filter(|sentence| is_read(document, sentence)) {
        let clauses = clause::Clauses::of(document, sentence.tokens);
        for at in 0..clauses.list.len() {
            let mut proposition = proposition(&clauses, at);
            if let Some((from, agent)) = clauses.agent(at) {
                discourse.advance(agent);
                proposition.first_person = matches!(document.lower(agent), "i" | "we");
                proposition.meant = discourse.holder((from, agent + 1), agent);
            }
            found.push(proposition);
        }
    }
    found
}

/// The clauses of the sentences that tell of events, in order of their predicates, without whom a pronoun stands for.
pub fn of_events(document: &Document, events: &[Option<Event>]) -> Vec<Proposition> {
    let told = events.iter().flatten().map(|event| document.sentence_of(document.token_at(event.span.start)));
    let mut sentences: Vec<u32> = told.collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut found = Vec::with_capacity(sentences.len() * 4);
    let sentences = sentences.iter().filter_map(|at| document.sentences.get(*at as usize));
    for sentence in sentences.filter(|sentence| is_read(document, sentence)) {
        let clauses = clause::Clauses::of(document, sentence.tokens);
        found.extend((0..clauses.list.len()).map(|at| proposition(&clauses, at)));
    }
    found
}

fn is_read(document: &Document, sentence: &Sentence) -> bool {
    document.paragraphs[sentence.paragraph as usize].kind != ParagraphKind::Boilerplate
}

fn proposition(clauses: &clause::Clauses, at: usize) -> Proposition {
    let mut proposition = clauses.proposition(at);
    (proposition.polarity, proposition.factuality, proposition.reversed) = stance::of(clauses, at);
    proposition.of_figures = stance::of_figures(clauses, at);
    proposition.so_far = stance::is_so_far(clauses, at);
    proposition.would = stance::has_would(clauses, at);
    proposition
}

/// A word that says something of its own.
fn is_telling(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_verb()
        || tag.is_adjective()
        || matches!(tag, Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Rp | Tag::Cd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::entity;
    use crate::read::Article;

    /// Each clause as "agent | predicate | patient | rest", with "not" and how firm it is.
    fn clauses(text: &str) -> Vec<String> {
        let article = Article::untitled(text);
        let document = Document::new(&article);
        let entities = entity::annotate(&document);
        let shown = |proposition: Proposition| {
            let of = |role: Role| {
                let words = proposition.words.iter().filter(|(_, of)| *of == role);
                words.map(|(at, _)| document.lemma(*at)).collect::<Vec<_>>().join(" ")
            };
            let not = if proposition.polarity == Polarity::Negative { "not " } else { "" };
            let firm = match proposition.factuality {
                Factuality::Asserted => String::new(),
                other => format!(" ({other:?})").to_lowercase(),
            };
            format!(
                "{} | {not}{}{firm} | {} | {}",
                of(Role::Agent),
                of(Role::Predicate),
                of(Role::Patient),
                of(Role::Other)
            )
        };
        annotate(&document, &entities).into_iter().map(shown).collect()
    }

    #[test]
    fn a_clause_has_its_participants_and_says_whether_it_is_so() {
        for (text, wanted) in [
            ("The army shelled the market.", vec!["army | shell | market | "]),
            ("The army did not shell the market.", vec!["army | not shell | market | "]),
            ("The market was shelled by the army.", vec!["army | shell | market | "]),
            ("No gate was opened.", vec![" | not open | gate | "]),
            ("The bridge is not safe.", vec!["bridge | not safe |  | "]),
            ("The mayor is not pro-tax marriage.", vec!["mayor | not marriage |  | pro-tax"]),
            ("The company has never paid a fine.", vec!["company | not pay | fine | "]),
            ("The owner will sell the ship.", vec!["owner | sell (planned) | ship | "]),
        ] {
            assert_eq!(clauses(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_verb_above_bears_on_its_complement() {
        let of = |text| clauses(text).pop().unwrap_or_default();
        assert_eq!(of("The minister denied that the dam had leaked."), "dam | not leak |  | ");
        assert_eq!(of("The crew failed to stop the train."), "crew | not stop | train | ");
        assert_eq!(of("The firm plans to close the mine."), "firm | close (planned) | mine | ");
        assert_eq!(of("If the dam breaks, the town will flood."), "town | flood (planned) |  | ");
        assert_eq!(of("The mayor did not say that the dam had leaked."), "dam | leak (hypothetical) |  | ");
    }

    #[test]
    fn a_word_of_none_may_bound_a_figure() {
        let of = |text: &str| clauses(text).iter().any(|clause| clause.contains("not "));
        assert!(!of("The storm sank no fewer than 40 ships.") && of("The storm sank no ships."));
        assert!(!of("The storm sank not only ships.") && of("The storm did not sink the ships."));
    }
}
