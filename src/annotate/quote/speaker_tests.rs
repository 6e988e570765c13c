use super::*;
use crate::annotate::entity;
use crate::read::Article;

/// Speaker, kind and role of each attribution.
fn speakers(text: &str) -> Vec<(Option<String>, Option<SpeakerKind>, Option<String>)> {
    let document = Document::new(&Article::untitled(text));
    let found = annotate(&document, &entity::annotate(&document));
    found.into_iter().map(|said| (said.speaker, said.speaker_kind, said.role)).collect()
}

#[track_caller]
fn is(text: &str, name: &str, kind: SpeakerKind) {
    let found = speakers(text);
    assert!(found.iter().any(|one| one.0.as_deref() == Some(name) && one.1 == Some(kind)), "{found:?}");
}

#[track_caller]
fn nobody(text: &str) {
    let found = speakers(text);
    assert!(!found.is_empty() && found.iter().all(|one| one.0.is_none() && one.1.is_none()), "{found:?}");
}

#[test]
fn a_speaker_is_a_person_a_body_a_name_or_people_without_one() {
    is("Lena Ortiz said that the road was shut.", "Lena Ortiz", SpeakerKind::Person);
    is("The White House said that the road was shut.", "White House", SpeakerKind::Body);
    is("On Friday Karwin said that the road was shut.", "Karwin", SpeakerKind::Name);
    is("Two residents said that the road was shut.", "Two residents", SpeakerKind::Unnamed);
    is("The company said that the road was shut.", "The company", SpeakerKind::Unnamed);
}

#[test]
fn pronouns_and_bare_quantifiers_name_nobody() {
    nobody("They said that the road was shut.");
    nobody("Some said that the road was shut.");
}

#[test]
fn papers_name_nobody_and_keep_their_claims() {
    nobody("The documents said that the road was shut.");
    nobody("The road was shut, according to court records.");
    nobody("The letter said that the road was shut.");
}

#[test]
fn what_is_only_pointed_at_is_no_statement() {
    assert_eq!(speakers("That plan was criticized."), []);
}

#[test]
fn a_person_has_the_office_that_the_article_gives() {
    let found = speakers("Harrow Police Chief Lena Ortiz said that the road was shut.");
    assert_eq!(found[0].2.as_deref(), Some("Harrow Police Chief"), "{found:?}");
}

#[test]
fn one_of_a_party_is_no_name_and_whoever_is_named_beside_it_speaks() {
    let text = "The committee's senior Democrat said that the road was shut.";
    is(text, "The committee's senior Democrat", SpeakerKind::Unnamed);
    let text = "The Democrat, Representative Lena Ortiz of Harrow, said that the road was shut.";
    is(text, "Lena Ortiz", SpeakerKind::Person);
}

#[test]
fn an_acronym_is_a_body_and_whoever_someone_is_has_no_name() {
    is("On Friday the FBI said that the road was shut.", "FBI", SpeakerKind::Body);
    is("The NRA said that the road was shut.", "NRA", SpeakerKind::Body);
    is("Police said that the road was shut.", "Police", SpeakerKind::Unnamed);
    nobody("Someone said that the road was shut.");
}

#[test]
fn capitals_behind_the_are_a_body() {
    is("On Friday the Karwin Ortwins said that the road was shut.", "Karwin Ortwins", SpeakerKind::Body);
    is("On Friday the Red Herons said that the road was shut.", "Red Herons", SpeakerKind::Body);
    let found = speakers("On Friday the Harrow Governor said that the road was shut.");
    assert!(found.iter().all(|one| one.1 == Some(SpeakerKind::Unnamed)), "{found:?}");
}

#[test]
fn an_office_is_its_holders() {
    let text = "President Mark Ortwin left. Senator Lena Karlin stayed. The new president said that the road was shut.";
    is(text, "Mark Ortwin", SpeakerKind::Person);
}

#[test]
fn two_capitals_with_an_ordinary_word_first_are_a_name() {
    is("On Friday Best Karwin said that the road was shut.", "Best Karwin", SpeakerKind::Name);
    is("On Friday Tansha Karwin said that the road was shut.", "Tansha Karwin", SpeakerKind::Person);
}

#[test]
fn a_phrase_begins_with_no_adverb() {
    is("Still the residents said that the road was shut.", "the residents", SpeakerKind::Unnamed);
}

#[test]
fn she_is_whom_the_paragraph_names_and_not_who_spoke_before() {
    let text = "Judge Rita Okello spared her nothing. \"This was a betrayal of trust,\" the judge said.\n\n\
                Outside, Dana Whitley was defiant. \"I did take the money,\" she said.";
    is(text, "Dana Whitley", SpeakerKind::Person);
}
