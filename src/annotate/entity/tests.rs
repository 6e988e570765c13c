use super::*;
use crate::read::Article;

fn names(text: &str) -> Vec<Entity> {
    annotate(&Document::new(&Article::untitled(text))).all
}

#[test]
fn short_forms_and_spellings_are_one_person() {
    let text =
        "President Oleh Lysenkyy spoke on Monday. Lysenky met Maria Bright. Later Lysenkyy left with Bright.";
    let found = names(text);
    let people: Vec<&str> =
        found.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.as_str()).collect();
    assert_eq!(people, ["Oleh Lysenkyy", "Maria Bright"]);
}

#[test]
fn two_people_of_one_surname_stay_two() {
    let found = names("John Smith met Mary Smith in the harbour.");
    assert_eq!(found.iter().filter(|entity| entity.kind == EntityKind::Person).count(), 2, "{found:?}");
}

#[test]
fn titles_and_appositions_are_roles() {
    let found = names("Maria Bright, head of the harbour council, met President John Stone on Monday.");
    let roles =
        |name: &str| found.iter().find(|entity| entity.name == name).map(|entity| entity.roles.join("; "));
    assert_eq!(roles("Maria Bright").as_deref(), Some("head of the harbour council"), "{found:?}");
    assert_eq!(roles("John Stone").as_deref(), Some("President"), "{found:?}");
}

#[test]
fn a_title_inside_a_run_ends_what_stands_before_the_name() {
    let people = |text: &str| {
        let found = names(text).into_iter().filter(|entity| entity.kind == EntityKind::Person);
        found.map(|entity| entity.name).collect::<Vec<_>>()
    };
    assert_eq!(people("The road is shut, Harrow Police Chief Ana Stone said."), ["Ana Stone"]);
    assert_eq!(people("The road is shut, Kremlin Deputy Ambassador Ana Stone said."), ["Ana Stone"]);
    assert_eq!(people("The road is shut, Martin Luther King Jr. said."), ["Martin Luther King Jr."]);
}

#[test]
fn streets_and_towns_are_no_people() {
    let found = names("She lives on Harrow Place near North Bexford and Ash Island.");
    assert!(found.iter().all(|entity| entity.kind == EntityKind::Place), "{found:?}");
}

#[test]
fn a_place_whose_apostrophe_is_lost_keeps_its_name() {
    let found = names("The road to Syrias coast was shut, and Philippines officials said so.");
    let places: Vec<&str> = found.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(places, ["Syria", "Philippines"]);
}

#[test]
fn a_given_name_behind_an_article_is_no_person() {
    let found = names("The Bill says councils must pay.");
    assert!(found.iter().all(|entity| entity.kind != EntityKind::Person), "{found:?}");
}

#[test]
fn a_name_with_a_surname_like_a_verb_is_whole() {
    let found = names("The governor, Omar Said, toured the camp.");
    assert_eq!(found.first().map(|entity| entity.name.as_str()), Some("Omar Said"), "{found:?}");
}

fn people(text: &str) -> Vec<String> {
    let found = names(text).into_iter().filter(|entity| entity.kind == EntityKind::Person);
    found.map(|entity| entity.name).collect()
}

#[test]
fn a_capital_that_the_place_gives_is_no_part_of_a_name() {
    let text = "Lena Ortiz spoke in May. Plus Ortiz was tired.";
    assert_eq!(people(text), ["Lena Ortiz"]);
}

#[test]
fn offices_nicknames_and_agencies_lead_a_name() {
    assert_eq!(people("The road was shut, Undersheriff Mark Ortiz said."), ["Mark Ortiz"]);
    let text = "Viktor Ortwin and Mad Dog Ortwin are one. TBM Ortwin laughed.";
    assert_eq!(people(text), ["Viktor Ortwin"]);
}

#[test]
fn ships_and_products_are_no_people() {
    assert_eq!(people("The crew of INS Karwin met TBM Opterix on the quay."), Vec::<String>::new());
}

#[test]
fn a_junior_beside_his_father_is_somebody_else() {
    let both = "Mark Ortiz met Mark Ortiz Jr. on the quay. Ortiz laughed.";
    assert_eq!(people(both), ["Mark Ortiz", "Mark Ortiz Jr."]);
    assert_eq!(people("Mark Ortiz Jr. came first. Ortiz laughed."), ["Mark Ortiz Jr."]);
}

#[test]
fn an_office_before_its_holder_is_a_role() {
    let role = |text: &str| names(text).iter().find_map(|entity| entity.office().map(str::to_owned));
    let text = "Seaworks's editor in chief, Mark Ortiz, said the road was shut.";
    assert_eq!(role(text).as_deref(), Some("Seaworks's editor in chief"));
    let text = "Harrow Police Chief Mark Ortiz said the road was shut.";
    assert_eq!(role(text).as_deref(), Some("Harrow Police Chief"));
}

#[test]
fn a_body_and_the_acronym_behind_it_are_one() {
    let entities = names("The National Pilots League (NPL) met on Monday. NPL asked for 12 berths.");
    let league = entities.iter().find(|entity| entity.name == "National Pilots League").unwrap();
    assert_eq!(league.kind, EntityKind::Organisation);
    assert!(entities.iter().all(|entity| entity.name != "NPL"));
}

#[test]
fn a_department_is_a_body_though_its_first_word_is_a_title() {
    let entities = names("The Justice Department said that 12 judges had left.");
    let names: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["Justice Department"]);
}

#[test]
fn an_office_that_only_the_dictionary_knows_is_no_part_of_a_name() {
    let text = "The road is open, Harrow County Coroner Joan Ortwin said. Ortwin left.";
    assert_eq!(people(text), ["Joan Ortwin"]);
    assert_eq!(people("The road is open, Coroner Ana Stone said."), ["Ana Stone"]);
    assert_eq!(people("The road is open, City Clerk Marta Velin said. Velin left."), ["Marta Velin"]);
    assert_eq!(people("The road is open, Majority Whip Tomas Berk said. Berk left."), ["Tomas Berk"]);
    let found = names("The road is open, activist Petra Holm said.");
    assert_eq!(found[0].office(), Some("activist"), "{found:?}");
}

#[test]
fn a_first_name_that_would_serve_as_a_title_is_a_name() {
    assert_eq!(people("The road is open, Dean Ortwin said. Ortwin left."), ["Dean Ortwin"]);
    assert_eq!(people("The road is open, Chief Judge Ortwin said. Judge Ortwin left."), ["Judge Ortwin"]);
    let title = "The dean of the college spoke. The road is open, Dean Ortwin said.";
    assert_eq!(people(title), ["Ortwin"]);
    assert_eq!(people("The road is open, Judge Ortwin said."), ["Ortwin"]);
}

/// Of each mention of a surname by itself whom it means.
fn meant(text: &str, surname: &str) -> Vec<String> {
    let document = Document::new(&Article::untitled(text));
    let found = annotate(&document);
    let bare = found.mentions.iter().filter(|mention| document.slice(mention.span) == surname);
    bare.map(|mention| found.all[mention.entity as usize].name.clone()).collect()
}

#[test]
fn a_bare_surname_is_whom_the_article_names_most_and_no_relative() {
    let text = "Mark Ortiz left the harbour. His wife, Lena Ortiz, stayed. On the quay Ortiz laughed.";
    assert_eq!(meant(text, "Ortiz"), ["Mark Ortiz"]);
    let text = "Mark Ortiz left. Mark Ortiz came back. Lena Ortiz stayed. On the quay Ortiz laughed.";
    assert_eq!(meant(text, "Ortiz"), ["Mark Ortiz"]);
    let text = "President Mark Ortiz left. Lena Ortiz stayed. President Ortiz laughed.";
    assert_eq!(meant(text, "Ortiz"), ["Mark Ortiz"]);
    let text = "President Ortiz left. His wife, Lena Ortiz, stayed.";
    assert_eq!(meant(text, "Ortiz"), ["Ortiz"]);
}

#[test]
fn kin_and_comparatives_are_no_roles() {
    for text in [
        "His daughter, Lena Ortiz, said so.",
        "Lena Ortiz, his wife, said so.",
        "Lena Ortiz, the children of the quay, said so.",
    ] {
        let found = names(text);
        assert!(found.iter().all(|entity| entity.roles.is_empty()), "{text} {found:?}");
    }
}

#[test]
fn no_name_begins_with_a_preposition() {
    let found = names("The Archbishop of Karwin left.");
    assert!(found.iter().all(|entity| !entity.name.starts_with("of ")), "{found:?}");
}

#[test]
fn the_president_is_not_his_son() {
    let found =
        names("President Stone kept the ban on Friday. His sons, Eric Stone Jr. and Adam Bright, hunt.");
    let people: Vec<&str> = found.iter().map(|entity| entity.name.as_str()).collect();
    assert!(people.contains(&"Stone") && people.contains(&"Eric Stone Jr."), "{people:?}");
}
