use proptest::prelude::*;

use super::{Appearance, block, of_family, people};
use crate::annotate::entity::Gender;
use crate::claims::{Speaker, SpeakerKind};

fn person(name: &str) -> Appearance {
    let kind = if name.contains(' ') { SpeakerKind::Person } else { SpeakerKind::Name };
    of_kind(name, kind)
}

fn of_kind(name: &str, kind: SpeakerKind) -> Appearance {
    let speaker = Speaker {
        name: name.to_owned(),
        kind,
        gender: Gender::Unknown,
        role: None,
        roles: vec![],
        spellings: vec![],
        beside: vec![],
    };
    Appearance { speaker, kin: vec![] }
}

fn body(name: &str) -> Appearance {
    of_kind(name, SpeakerKind::Body)
}

impl Appearance {
    fn role(mut self, role: &str) -> Self {
        self.speaker.roles.push(role.to_owned());
        self
    }

    fn told(mut self, name: &str) -> Self {
        self.kin.push(name.to_owned());
        self
    }

    fn beside(mut self, name: &str) -> Self {
        self.speaker.beside.push(name.to_owned());
        self
    }

    fn also(mut self, spelling: &str) -> Self {
        self.speaker.spellings.push(spelling.to_owned());
        self
    }

    fn she(mut self) -> Self {
        self.speaker.gender = Gender::Female;
        self
    }

    fn he(mut self) -> Self {
        self.speaker.gender = Gender::Male;
        self
    }
}

/// The people as "name: number of appearances".
fn listed(appearances: &[Appearance]) -> Vec<String> {
    let found = people(appearances, |_| false);
    found.people.iter().map(|person| format!("{}: {}", person.name, person.appearances.len())).collect()
}

fn suggested(appearances: &[Appearance]) -> Vec<String> {
    let found = people(appearances, |_| false);
    let name = |at: usize| found.people[at].name.as_str();
    found.suggestions.iter().map(|one| format!("{} or {}", name(one.of.0), name(one.of.1))).collect()
}

#[test]
fn full_names_with_and_without_middle_names_are_one_person() {
    let met = [person("Donna Reyes"), person("Donna M. Reyes"), person("Donna Reyes"), person("DONNA REYES")];
    assert_eq!(listed(&met), ["Donna Reyes: 4"]);
}

#[test]
fn spellings_of_a_transliterated_name_are_one_person() {
    let met = [person("Oleksiy Zarenskyy"), person("Oleksii Zarensky"), person("Oleksij Zarenskiy")];
    assert_eq!(listed(&met).len(), 1);
}

#[test]
fn a_german_spelling_is_one_with_the_english_where_a_story_has_both() {
    let german = person("Wolodymyr Sarenskyj");
    let english = person("Volodymyr Zarensky");
    assert_eq!(listed(&[german.clone(), english.clone()]).len(), 2);
    assert_eq!(suggested(&[german.clone(), english.clone()]), ["Volodymyr Zarensky or Wolodymyr Sarenskyj"]);
    assert_eq!(listed(&[german.told("volodimir zarenski"), english]).len(), 1);
}

#[test]
fn a_surname_is_the_person_whom_other_reports_of_the_story_name() {
    let met = [person("Donna Reyes"), person("Marco Reyes"), person("Reyes").told("marco reies")];
    assert_eq!(listed(&met), ["Donna Reyes: 1", "Marco Reyes: 2"]);
}

#[test]
fn a_surname_is_the_person_of_the_same_office() {
    let met = [person("Donna Reyes").role("Mayor"), person("Marco Reyes"), person("Reyes").role("Mayor")];
    assert_eq!(listed(&met), ["Donna Reyes: 2", "Marco Reyes: 1"]);
}

#[test]
fn a_surname_that_two_bear_is_nobodys() {
    let met = [person("Donna Reyes"), person("Marco Reyes"), person("Reyes")];
    assert_eq!(listed(&met), ["Donna Reyes: 1", "Marco Reyes: 1", "Reyes: 1"]);
    assert_eq!(suggested(&met), ["Donna Reyes or Reyes", "Marco Reyes or Reyes"]);
    let both = [
        person("Donna Reyes"),
        person("Marco Reyes"),
        person("Reyes").told("marco reies").told("dona reies"),
    ];
    assert_eq!(listed(&both).len(), 3);
}

#[test]
fn a_surname_alone_is_a_suggestion_only() {
    let met = [person("Donna Reyes"), person("Reyes")];
    assert_eq!(listed(&met).len(), 2);
    assert_eq!(suggested(&met), ["Donna Reyes or Reyes"]);
}

#[test]
fn the_only_bearer_whom_many_articles_name_needs_no_more() {
    let mut met: Vec<Appearance> = (0..5).map(|_| person("Donna Reyes")).collect();
    met.push(person("Reyes"));
    assert_eq!(listed(&met), ["Donna Reyes: 6"]);
    met.push(person("Marco Reyes"));
    assert_eq!(listed(&met).len(), 3);
}

#[test]
fn what_a_hyphen_joins_is_a_surname_too() {
    let met = [person("Samir al-Tamari"), person("Samir Tamari"), person("al-Tamari").told("samir tamari")];
    assert_eq!(listed(&met), ["Samir Tamari: 3"]);
}

#[test]
fn she_is_not_he() {
    let met = [person("Donna Reyes").she(), person("Reyes").he().told("dona reies")];
    assert_eq!(listed(&met).len(), 2);
}

#[test]
fn a_father_and_his_son_are_two() {
    let met = [person("Marco Reyes"), person("Marco Reyes Jr.").told("marco reies")];
    assert_eq!(listed(&met).len(), 2);
    let one_article = [
        person("Marco Reyes").role("mayor").beside("marco reies ir"),
        person("Marco Reyes Jr.").role("mayor"),
    ];
    assert_eq!(listed(&one_article).len(), 2);
    let one_office = [person("Marco Reyes").role("mayor"), person("Marco Reyes Jr.").role("mayor")];
    assert_eq!(listed(&one_office).len(), 1);
}

#[test]
fn a_name_that_fits_two_who_are_not_one_stays_apart() {
    let met = [person("George H. W. Ransom"), person("George W. Ransom"), person("George Ransom")];
    assert_eq!(listed(&met).len(), 3);
}

#[test]
fn nicknames_need_an_office_or_a_story() {
    assert_eq!(listed(&[person("Bob Ransom"), person("Robert Ransom")]).len(), 2);
    assert_eq!(
        listed(&[person("Bob Ransom").role("Senator"), person("Robert Ransom").role("Senator")]).len(),
        1
    );
}

#[test]
fn likeness_by_chance_joins_nobody() {
    let met = [
        person("John Smith"),
        person("John Smythe"),
        person("Joan Smith"),
        person("Clinton"),
        person("Clifton"),
    ];
    assert_eq!(listed(&met).len(), 5);
}

#[test]
fn an_acronym_is_the_body_that_an_article_writes_out() {
    let full = body("World Harbour Organization").also("WHO");
    assert_eq!(listed(&[full.clone(), body("WHO"), body("the World Harbour Organization")]).len(), 1);
    assert_eq!(listed(&[full, body("WHO"), body("Western Horse Owners").also("WHO")]).len(), 3);
    assert_eq!(listed(&[body("World Harbour Organization"), body("WHO")]).len(), 2);
}

#[test]
fn case_and_the_say_nothing() {
    let police = |name| of_kind(name, SpeakerKind::Unnamed);
    assert_eq!(listed(&[police("police"), police("Police"), police("the police")]), ["police: 3"]);
}

#[test]
fn a_body_that_another_article_leaves_open_is_one() {
    assert_eq!(listed(&[body("Politika"), of_kind("Politika", SpeakerKind::Name)]).len(), 1);
}

#[test]
fn names_kept_apart_join_no_other() {
    let met = [person("Donna Reyes"), person("Donna M. Reyes")];
    assert_eq!(people(&met, |name| name == "dona m reies").people.len(), 2);
}

fn any_appearance() -> impl Strategy<Value = Appearance> {
    let names =
        ["Donna Reyes", "Donna M. Reyes", "Marco Reyes", "Marco Reyes Jr.", "Reyes", "Reies", "D. Reyes"];
    let kin = ["dona reies", "marco reies"];
    let roles = ["Mayor", "the mayor of Aston", "police chief"];
    let parts = (
        prop::sample::select(names.to_vec()),
        prop::option::of(prop::sample::select(kin.to_vec())),
        prop::option::of(prop::sample::select(roles.to_vec())),
    );
    parts.prop_map(|(name, kin, role)| {
        let mut appearance = person(name);
        appearance.kin.extend(kin.map(str::to_owned));
        appearance.speaker.roles.extend(role.map(str::to_owned));
        appearance
    })
}

proptest! {
    /// Whatever comes first, the same appearances are one person.
    #[test]
    fn the_order_says_nothing(met in prop::collection::vec(any_appearance(), 0..12), seed in any::<u64>()) {
        let mut order: Vec<usize> = (0..met.len()).collect();
        order.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed | 1));
        let shuffled: Vec<Appearance> = order.iter().map(|&at| met[at].clone()).collect();
        let sets = |of: &[Appearance], original: &dyn Fn(usize) -> usize| {
            let mut sets: Vec<(String, Vec<usize>)> = people(of, |_| false).people.into_iter().map(|person| {
                let mut members: Vec<usize> = person.appearances.into_iter().map(original).collect();
                members.sort_unstable();
                (person.name, members)
            }).collect();
            sets.sort();
            sets
        };
        prop_assert_eq!(sets(&met, &|at| at), sets(&shuffled, &|at| order[at]));
        prop_assert_eq!(suggested(&met), suggested(&shuffled));
    }
}

#[test]
fn whoever_may_be_one_meets_in_one_block() {
    let person = |name| block(name, SpeakerKind::Person);
    assert_eq!(person("Marco Reyes"), person("Marco Reyes Jr."));
    assert_eq!(person("Volodymyr Zarensky"), person("Wolodymyr Sarenskyj"));
    assert_eq!(person("Marco Reyes"), of_family("marco reies ir"));
    let body = |name| block(name, SpeakerKind::Body);
    assert_eq!(body("World Harbour Organization"), body("WHO"));
    assert_eq!(body("Politika"), block("Politika", SpeakerKind::Name));
}
