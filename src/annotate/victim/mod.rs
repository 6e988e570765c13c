//! People whom harm befell, told without a number: "a student **was shot dead**", "**the death of** Ana Reyes".
//!
//! A count of casualties needs them: most reports of one death name nobody's number.

mod harm;
mod person;

use crate::annotate::entity::Entities;
use crate::annotate::event::ends_in_death;
use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::proposition::{Proposition, Role};
use crate::document::{Document, ParagraphKind, Rel, Tag};
use crate::lexicon::{EventClass, Function, harm, serves};

pub use person::beside;
use person::{Person, person_at};

/// One person whom a clause says to have been harmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Victim {
    /// Killed, or wounded.
    pub class: EventClass,
    /// The token of the person.
    pub who: u32,
    /// The person by name: an index into [`Entities::all`].
    pub entity: Option<u32>,
    /// Index of the clause among the article's propositions.
    pub proposition: u32,
    /// By his own hand: "killed **himself**".
    pub own_hand: bool,
}

/// All who are told of one by one, in order of their clauses.
pub fn annotate(document: &Document, entities: &Entities, propositions: &[Proposition]) -> Vec<Victim> {
    let mut found = Vec::new();
    for (at, proposition) in propositions.iter().enumerate() {
        if proposition.polarity == Polarity::Negative || proposition.factuality != Factuality::Asserted {
            continue;
        }
        let object = object_pronoun(document, proposition);
        let own_hand = object.is_some_and(|pronoun| document.lower(pronoun).ends_with("self"));
        let mut add = |class: EventClass, Person { who, entity }: Person, own_hand: bool| {
            found.push(Victim { class, who, entity, proposition: at as u32, own_hand });
        };
        if let Some(class) = harm::of_clause(document, proposition) {
            let before = at.checked_sub(1).map(|before| &propositions[before]);
            let befell = match object {
                Some(pronoun) if !own_hand => vec![Person { who: pronoun, entity: None }],
                _ => victims(document, entities, proposition, before, own_hand),
            };
            befell.into_iter().for_each(|person| add(class, person, own_hand));
        }
        for (class, person) in harm::named(document, entities, proposition) {
            add(class, person, false);
        }
    }
    found
}

/// Whom a clause of harm befell: its object or passive subject, else its subject: "the boy died".
fn victims(
    document: &Document,
    entities: &Entities,
    proposition: &Proposition,
    before: Option<&Proposition>,
    own_hand: bool,
) -> Vec<Person> {
    let of = |proposition: &Proposition, role: Role| -> Vec<Person> {
        let words = person::heads(document, proposition, role).into_iter();
        words.filter_map(|at| person_at(document, entities, at)).collect()
    };
    let has = |role: Role| proposition.words.iter().any(|(_, is)| *is == role);
    if has(Role::Patient) && !own_hand {
        return of(proposition, Role::Patient);
    }
    // An object of another kind stands there: "killed the bill", "killed 14".
    if !own_hand
        && (objects(document, proposition).next().is_some() || !befalls_subject(document, proposition))
    {
        return Vec::new();
    }
    if let Some(pronoun) = subject_pronoun(document, proposition) {
        return vec![pronoun];
    }
    match has(Role::Agent) {
        true => of(proposition, Role::Agent),
        // "A boy **shot** on Monday **has died**": the parse gives the subject to the verb between.
        false => before
            .filter(|before| {
                document.sentence_of(before.predicate) == document.sentence_of(proposition.predicate)
            })
            .filter(|before| harm(document.lower(before.predicate)).is_some())
            .map_or_else(Vec::new, |before| of(before, Role::Agent)),
    }
}

/// The objects of a clause's verb.
fn objects<'d>(document: &'d Document, proposition: &Proposition) -> impl Iterator<Item = u32> + use<'d> {
    let predicate = proposition.predicate;
    (predicate + 1..proposition.tokens.1).filter(move |at| {
        let token = &document.tokens[*at as usize];
        token.head == predicate && token.rel == Rel::Dobj
    })
}

/// "killed **him**", "shot **herself** dead"
fn object_pronoun(document: &Document, proposition: &Proposition) -> Option<u32> {
    objects(document, proposition).find(|at| document.tag(*at) == Tag::Prp)
}

/// "**He** died at the scene."
fn subject_pronoun(document: &Document, proposition: &Proposition) -> Option<Person> {
    let own = |at: &u32| {
        let token = &document.tokens[*at as usize];
        token.head == proposition.predicate
            && matches!(token.rel, Rel::Nsubj | Rel::Nsubjpass)
            && document.tag(*at) == Tag::Prp
    };
    let pronoun = (proposition.tokens.0..proposition.predicate).find(own)?;
    person::is_one(document, pronoun).then_some(Person { who: pronoun, entity: proposition.meant })
}

/// "The boy **died**", "was **killed**", "is **dead**", and of headlines "Boy **killed** in crash"; "he executed with
/// precision" kills nobody.
fn befalls_subject(document: &Document, proposition: &Proposition) -> bool {
    let predicate = proposition.predicate;
    let paragraph = document.sentences[document.sentence_of(predicate) as usize].paragraph;
    let headline = document.paragraphs[paragraph as usize].kind == ParagraphKind::Headline;
    let tag = document.tag(predicate);
    !tag.is_verb()
        || tag == Tag::Vbn
        || tag == Tag::Vbd && headline
        || ends_in_death(document, predicate)
        || serves(document.lemma(predicate), Function::Dies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{entity, proposition};
    use crate::read::Article;

    /// Each victim as "kill student", names by their fullest form.
    fn victims(text: &str) -> Vec<String> {
        let article = Article::untitled(text);
        let document = Document::new(&article);
        let entities = entity::annotate(&document);
        let propositions = proposition::annotate(&document, &entities);
        let shown = |victim: Victim| {
            let name = victim.entity.and_then(|at| entities.get(at)).map(|entity| entity.name.as_str());
            format!("{} {}", victim.class.as_str(), name.unwrap_or(document.word(victim.who)))
        };
        annotate(&document, &entities, &propositions).into_iter().map(shown).collect()
    }

    #[test]
    fn whom_a_clause_of_harm_befell_is_a_victim() {
        for (text, wanted) in [
            ("A student was killed in the crash.", "kill student"),
            ("A student was shot and killed on Monday.", "kill student"),
            ("The boy died at a hospital.", "kill boy"),
            ("He died at a hospital.", "kill He"),
            ("The blast killed a miner.", "kill miner"),
            ("The gunman shot himself dead.", "kill gunman"),
            ("The woman was pronounced dead at the scene.", "kill woman"),
            ("The driver was fatally shot.", "kill driver"),
            ("A nurse was stabbed to death.", "kill nurse"),
            ("Police arrested a man in the death of a nurse.", "kill nurse"),
            ("A guard was wounded.", "wound guard"),
            ("A 15-year-old was killed.", "kill 15-year-old"),
            ("A shooting killed a 17 year-old boy.", "kill boy"),
            ("The coroner pronounced Ana Reyes of Harrow dead.", "kill Ana Reyes"),
            ("A 9-year-old boy shot on Monday during a hunt west of Aston has died.", "kill boy"),
            ("Police are investigating the fatal shooting of a student.", "kill student"),
            ("Reyes said he killed himself.", "kill he"),
            ("The mayor's son was killed.", "kill son"),
            ("A man whose stepdaughter was shot to death was charged.", "kill stepdaughter"),
            ("Ana Reyes, a student at the school, was killed.", "kill Ana Reyes"),
        ] {
            assert_eq!(victims(text), [wanted], "{text}");
        }
    }

    #[test]
    fn a_name_is_the_person() {
        assert_eq!(victims("Ana Reyes was killed on Monday."), ["kill Ana Reyes"]);
        assert_eq!(victims("Ana Reyes, 15, died at a hospital."), ["kill Ana Reyes"]);
        assert_eq!(victims("Police are investigating the killing of Ana Reyes."), ["kill Ana Reyes"]);
        assert_eq!(victims("Ana Reyes and Tom Hale were killed."), ["kill Ana Reyes", "kill Tom Hale"]);
    }

    #[test]
    fn several_of_one_clause_are_several_victims() {
        assert_eq!(victims("Father, daughter found dead in Harrow home"), ["kill Father", "kill daughter"]);
        assert_eq!(victims("A nurse and her son were killed."), ["kill nurse", "kill son"]);
        let both = victims("The man killed his wife, son and daughter before killing himself.");
        assert_eq!(both, ["kill wife", "kill son", "kill daughter", "kill man"]);
    }

    #[test]
    fn what_is_counted_unsaid_or_no_person_is_none() {
        for text in [
            "Three students were killed.",
            "Students were killed.",
            "Nobody was killed.",
            "The student was not killed.",
            "He threatened to kill the student.",
            "The senate killed the bill.",
            "The driver could have been killed.",
            "The engine died.",
            "The striker executed with precision.",
            "The owner is dead broke.",
            "The surgeon saved the life of a nurse.",
        ] {
            assert_eq!(victims(text), [""; 0], "{text}");
        }
    }
}
