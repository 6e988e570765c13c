//! What must be flagged and what must never be, on invented events.

use super::testing::{Build, claim, quote};
use super::{Finding, FindingKind, Severity, Verdict, judge, why_not};
use crate::claims::Claim;

const NAMES: &[&str] = &["Port Velda", "Sarno Market", "Lukas Brandt", "Velda Civil Guard"];

fn killed(text: &str, source: &str, day: &str) -> Build {
    claim(text).head("person").event("kill").in_article(source, day, NAMES).place("Port Velda")
}

fn wounded(text: &str, source: &str, day: &str) -> Build {
    killed(text, source, day).event("wound")
}

/// The verdict, which must not depend on which claim is given first.
fn verdict(a: &Claim, b: &Claim) -> Option<Finding> {
    let found = judge(a, b);
    assert_eq!(found, judge(b, a), "judge is symmetric");
    found
}

fn kind_of(a: Build, b: Build) -> Option<(Verdict, FindingKind, Severity)> {
    let (a, b) = (a.built(), b.built());
    let found = verdict(&a, &b);
    if found.is_none() {
        println!("{:#?}", why_not(&a, &b));
    }
    found.map(|found| (found.verdict, found.kind, found.severity))
}

#[test]
fn counts_of_one_day_that_exclude_each_other() {
    let (day, other) = ("2031-03-05", "2031-03-05");
    assert_eq!(
        kind_of(wounded("32 people", "Velda Post", day), wounded("30 people", "Coast Wire", other)),
        Some((Verdict::Contradiction, FindingKind::Quantity, Severity::Low))
    );
    assert_eq!(
        kind_of(killed("130 people", "Velda Post", day), killed("1300 people", "Coast Wire", other)),
        Some((Verdict::Contradiction, FindingKind::Quantity, Severity::High))
    );
}

#[test]
fn a_floor_holds_below_a_like_count() {
    let floor = killed("70 people", "Velda Post", "2031-03-05").at_least();
    let found = kind_of(floor, killed("72 people", "Coast Wire", "2031-03-05")).unwrap();
    assert_eq!(found.0, Verdict::Agreement);
}

#[test]
fn a_toll_that_rises_is_an_update_and_one_that_falls_is_not() {
    let early = || killed("12 people", "Velda Post", "2031-03-05");
    assert_eq!(kind_of(early(), killed("17 people", "Coast Wire", "2031-03-06")).unwrap().0, Verdict::Update);
    assert_eq!(
        kind_of(early(), killed("9 people", "Coast Wire", "2031-03-06")).unwrap().0,
        Verdict::Contradiction
    );
    let revised =
        killed("9 people", "Coast Wire", "2031-03-06").sentence("The guard lowered the toll to 9 people");
    assert_eq!(kind_of(early(), revised).unwrap().0, Verdict::Update);
}

#[test]
fn two_authorities_at_odds() {
    let guard = wounded("60 people", "Velda Post", "2031-03-05").by("Velda Civil Guard");
    let union = wounded("400 people", "Coast Wire", "2031-03-05").by("Dock Workers' Union");
    let found = verdict(&guard.built(), &union.built()).unwrap();
    assert_eq!((found.verdict, found.between), (Verdict::Contradiction, super::Between::Speakers));
    assert!(found.reason.contains("Dock Workers' Union"), "{}", found.reason);
}

#[test]
fn another_measure_place_time_or_story_is_unrelated() {
    let dead = || killed("12 people", "Velda Post", "2031-03-05");
    assert_eq!(kind_of(dead(), wounded("30 people", "Coast Wire", "2031-03-05")), None);
    let elsewhere = claim("30 people").head("person").event("kill");
    let names = &["Harlow Bay", "Nina Castel"];
    assert_eq!(kind_of(dead(), elsewhere.in_article("Coast Wire", "2031-03-05", names)), None);
    let (night, week) =
        (dead().on("2031-03-05", "2031-03-05"), killed("140 people", "Coast Wire", "2031-03-06"));
    assert_eq!(kind_of(night, week.on("2031-02-27", "2031-03-06")), None);
}

#[test]
fn a_part_is_at_most_its_whole() {
    let sentence = "The blast at Sarno Market killed 19 people";
    let all =
        || killed("19 people", "Velda Post", "2031-03-05").on("2031-03-05", "2031-03-05").sentence(sentence);
    let children = |text| {
        let sentence = format!("The blast at Sarno Market killed {text}");
        killed(text, "Coast Wire", "2031-03-05")
            .head("child")
            .on("2031-03-05", "2031-03-05")
            .sentence(&sentence)
    };
    assert_eq!(kind_of(all(), children("4 children")).unwrap().0, Verdict::Agreement);
    let found = kind_of(all(), children("24 children")).unwrap();
    assert_eq!((found.0, found.1), (Verdict::Contradiction, FindingKind::Sum));
}

#[test]
fn money_meets_in_one_currency_only() {
    let of = |text, value, unit, source| {
        let sentence = format!("Brandt Shipping bought the Velda drydock company Norhaven for {text}");
        claim(text)
            .value(value)
            .unit(unit)
            .event("buy")
            .in_article(source, "2031-03-05", NAMES)
            .sentence(&sentence)
    };
    let dollars = || of("$100 million", 100_000_000, "USD", "Velda Post");
    let rounded = of("$101.3 million", 101_300_000, "USD", "Coast Wire");
    assert_eq!(kind_of(dollars(), rounded).unwrap().0, Verdict::Agreement);
    let more = of("$137 million", 137_000_000, "USD", "Coast Wire");
    assert_eq!(kind_of(dollars(), more).unwrap().0, Verdict::Contradiction);
    assert_eq!(kind_of(dollars(), of("C$137 million", 137_000_000, "CAD", "Coast Wire")), None);
}

#[test]
fn one_sentence_with_two_figures() {
    let of = |text: &str, source: &str| {
        let sentence = format!("The Norhaven yard repaired {text} for the coastal fleet");
        claim(text).head("hull").in_article(source, "2031-03-05", NAMES).sentence(&sentence)
    };
    assert_eq!(kind_of(of("16 hulls", "A"), of("66 hulls", "B")).unwrap().0, Verdict::Contradiction);
    assert_eq!(kind_of(of("16 hulls", "A"), of("16 hulls", "B")).unwrap().0, Verdict::Agreement);
}

#[test]
fn quotations_with_and_without_a_change_of_meaning() {
    let of = |text, source| quote("Lukas Brandt", text).in_article(source, "2031-03-05", NAMES);
    let original = || {
        of(
            "We will not sell the harbour of Velda to foreign investors while I am mayor of this city",
            "Velda Post",
        )
    };
    let flagged = |text| {
        let (verdict, kind, severity) = kind_of(original(), of(text, "Coast Wire")).unwrap();
        (verdict == Verdict::Contradiction).then_some((kind, severity))
    };
    let turned =
        flagged("We will sell the harbour of Velda to foreign investors while I am mayor of this city");
    assert_eq!(turned, Some((FindingKind::Quote, Severity::High)));
    let altered = flagged(
        "We will not lease the warehouse of Velda to foreign investors while I am mayor of this city",
    );
    assert_eq!(altered.map(|(kind, _)| kind), Some(FindingKind::Quote));
    assert_eq!(
        flagged("We won't sell the harbor of Velda to foreign investors while I am (the) mayor of this city"),
        None
    );
    assert_eq!(flagged("We will not sell the harbour of Velda to foreign investors"), None);
}

#[test]
fn the_same_words_in_two_mouths() {
    let words = "The ferry had twice as many people on board as it was ever built to carry";
    let of = |speaker, source| quote(speaker, words).in_article(source, "2031-03-05", NAMES);
    let found = kind_of(of("Lukas Brandt", "Velda Post"), of("Nina Castel", "Coast Wire")).unwrap();
    assert_eq!((found.0, found.1), (Verdict::Contradiction, FindingKind::Speaker));
    for alias in ["Brandt", "Lucas Brandt", "the mayor's spokesman", "officials"] {
        let found = kind_of(of("Lukas Brandt", "Velda Post"), of(alias, "Coast Wire")).unwrap();
        assert_eq!(found.0, Verdict::Agreement, "{alias}");
    }
}

#[test]
fn claims_that_are_judged_to_meet_share_a_key() {
    let share = |a: &Claim, b: &Claim| a.keys().iter().any(|key| b.keys().contains(key));
    let a = killed("12 people", "Velda Post", "2031-03-05").built();
    let b = killed("17 people", "Coast Wire", "2031-03-09").built();
    assert!(share(&a, &b));
    assert!(!share(&a, &killed("17 people", "Coast Wire", "2031-03-05").event("wound").built()));
    let end = "sell the harbour of Velda to foreign investors while I am mayor";
    let one = quote("Lukas Brandt", &format!("We will never {end}")).built();
    let other = quote("Lukas Brandt", &format!("Let me say this again, slowly: we will not {end}")).built();
    assert!(share(&one, &other));
    assert!(a.keys().len() <= 24 && one.keys().len() <= 16);
}
