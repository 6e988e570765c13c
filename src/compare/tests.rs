//! What must be flagged and what must never be, on invented events told by whole articles.

use std::sync::Arc;

use super::{Finding, FindingKind, Prepared, Verdict, compare_prepared};
use crate::claims::read_claims;
use crate::read::Article;

/// Headline, text and day of publication.
type Told = (&'static str, &'static str, &'static str);

fn prepared(source: &str, (title, text, day): Told) -> Prepared {
    Prepared::of(Arc::new(read_claims(&Article {
        id: source.to_owned(),
        source: Some(source.to_owned()),
        published: day.parse().ok(),
        changed: None,
        title: Some(title.to_owned()),
        url: None,
        author: None,
        text: text.to_owned(),
    })))
}

/// What two outlets' articles mean for one another; the order in which they are given changes nothing.
fn findings(a: Told, b: Told) -> Vec<Finding> {
    let (a, b) = (prepared("Coast Wire", a), prepared("Velda Post", b));
    let found = compare_prepared(&a, &b);
    assert_eq!(found, compare_prepared(&b, &a));
    found
}

fn verdicts(a: Told, b: Told, wanted: &[Verdict]) -> Vec<String> {
    let found = findings(a, b).into_iter().filter(|finding| wanted.contains(&finding.verdict));
    found.map(|finding| finding.reason).collect()
}

/// Contradictions, and what is to check.
fn alarms(a: Told, b: Told) -> Vec<String> {
    verdicts(a, b, &[Verdict::Contradiction, Verdict::ToCheck])
}

const MARKET: Told = (
    "Bomb kills 14 at market in Velda",
    "A car bomb killed 14 people at the fish market in Velda on Tuesday, the Velda Civil Guard said.",
    "2031-03-05",
);

#[test]
fn tolls_of_one_bombing_are_at_odds() {
    let other = (
        "Car bomb in Velda kills 9",
        "A car bomb killed nine people at the fish market in Velda on Tuesday, the Velda Civil Guard said.",
        "2031-03-05",
    );
    assert_eq!(verdicts(MARKET, other, &[Verdict::Contradiction]).len(), 1);
}

#[test]
fn a_count_told_on_the_way_is_no_toll() {
    let other = (
        "Bomb kills 14 at market in Velda",
        "A car bomb killed 14 people at the fish market in Velda on Tuesday. The guard sealed off the quarter \
         and turned back the crowds that had come to look for relatives, while the wounded were carried to the \
         harbour hospital on doors and handcarts. The mayor asked everybody to stay at home and to leave the \
         telephone lines to those who needed help. Shops closed early. Trams stood still for three hours, and \
         the ferries waited outside the mole. Two people were killed at the tram stop beside the market.",
        "2031-03-05",
    );
    assert_eq!(alarms(MARKET, other), [""; 0]);
}

#[test]
fn two_stated_days_are_two_bombings() {
    let other = (
        "Car bomb in Velda kills 9",
        "On Monday a bomb in a tram killed nine people in Velda, the Velda Civil Guard said.",
        "2031-03-05",
    );
    assert_eq!(alarms(MARKET, other), [""; 0]);
}

#[test]
fn a_day_of_raids_is_not_one_raid() {
    let raids = (
        "24 hours of raids kill 45 in Velda",
        "At least 45 people have been killed by shelling in Velda in the last 24 hours, the Civil Guard said.",
        "2031-03-05",
    );
    let raid = (
        "Raid kills 12 in Velda",
        "Shelling killed 12 people in Velda on Wednesday, the Civil Guard said.",
        "2031-03-05",
    );
    assert_eq!(alarms(raids, raid), [""; 0]);
}

#[test]
fn items_that_add_up_are_no_conflict() {
    let whole = ("Arms found", "The guard seized nine rifles from the smugglers in Velda.", "2031-03-05");
    let items = (
        "Arms found",
        "The guard seized seven rifles and two other rifles from the smugglers in Velda.",
        "2031-03-05",
    );
    assert_eq!(alarms(whole, items), [""; 0]);
}

#[test]
fn an_excess_is_no_count() {
    let aboard =
        ("Ferry sinks", "The Velda Star was carrying 326 people when it sank on Tuesday.", "2031-03-05");
    let excess = (
        "Ferry sinks",
        "The Velda Star was carrying 326 people, 76 more than its licence allowed, when it sank on Tuesday.",
        "2031-03-05",
    );
    assert_eq!(alarms(aboard, excess), [""; 0]);
}

#[test]
fn a_floor_holds_below_a_larger_count() {
    let floor = (
        "Bomb in Velda",
        "A car bomb killed at least nine people at the fish market in Velda on Tuesday, the Velda Civil Guard said.",
        "2031-03-05",
    );
    assert_eq!(alarms(MARKET, floor), [""; 0]);
}

#[test]
fn the_ages_of_two_people_are_no_conflict() {
    let one = (
        "Two shot in Velda",
        "Anna Berg, 34, and her brother were shot at the harbour in Velda on Tuesday, police said.",
        "2031-03-05",
    );
    let other = (
        "Two shot in Velda",
        "Nils Berg, 29, and his sister were shot at the harbour in Velda on Tuesday, police said.",
        "2031-03-05",
    );
    assert_eq!(alarms(one, other), [""; 0]);
}

#[test]
fn money_in_two_currencies_is_not_compared_at_face_value() {
    let one = (
        "Yard sold",
        "Brandt Shipping bought the drydock in Velda for C$137 million on Tuesday.",
        "2031-03-05",
    );
    let other = (
        "Yard sold",
        "Brandt Shipping bought the drydock in Velda for US$108 million on Tuesday.",
        "2031-03-05",
    );
    assert_eq!(alarms(one, other), [""; 0]);
}

const PLEDGE: &str = "\"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" Lukas Brandt said.";

#[test]
fn a_dropped_not_turns_a_quotation_round() {
    let said = ("Mayor on harbour", PLEDGE, "2031-03-05");
    let turned = (
        "Mayor on harbour",
        "\"We will sell the harbour of Velda to foreign investors while I am mayor of this city,\" Lukas Brandt said.",
        "2031-03-05",
    );
    let found = findings(said, turned);
    let quote =
        found.iter().find(|finding| finding.kind == FindingKind::Quote).expect("a finding on the quotation");
    assert_eq!((quote.verdict, quote.rule.as_str()), (Verdict::Contradiction, "quote.negation"));
}

#[test]
fn spelling_and_brackets_change_no_quotation() {
    let said = ("Mayor on harbour", PLEDGE, "2031-03-05");
    for text in [
        "\"We won't sell the harbor of Velda to foreign investors while I am (the) mayor of this city,\" Lukas Brandt said.",
        "\"We will not sell the harbour of Velda to foreign investors,\" Lukas Brandt said.",
    ] {
        assert_eq!(alarms(said, ("Mayor on harbour", text, "2031-03-05")), [""; 0], "{text}");
    }
}

#[test]
fn the_same_words_in_two_mouths() {
    let said = ("Mayor on harbour", PLEDGE, "2031-03-05");
    let other = (
        "Mayor on harbour",
        "\"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" Nina Castel said.",
        "2031-03-05",
    );
    let found = findings(said, other);
    assert!(
        found
            .iter()
            .any(|finding| finding.kind == FindingKind::Speaker && finding.verdict == Verdict::Contradiction)
    );
    let alias = (
        "Mayor on harbour",
        "\"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" Mayor Lucas Brandt said.",
        "2031-03-05",
    );
    assert_eq!(alarms(said, alias), [""; 0]);
}

#[test]
fn a_certain_speaker_is_needed_for_a_conflict() {
    let said = ("Mayor on harbour", PLEDGE, "2031-03-05");
    for text in [
        // Whom "he" means is anybody's guess where two people are named.
        "Nina Castel met Jonas Wirt. \"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" he said.",
        // One name, mistyped.
        "\"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" Lukas Brand said.",
    ] {
        let other = ("Mayor on harbour", text, "2031-03-05");
        assert_eq!(verdicts(said, other, &[Verdict::Contradiction]), [""; 0], "{text}");
    }
}

#[test]
fn a_sentence_quoted_both_ways_by_one_outlet_is_no_conflict() {
    let said = ("Mayor on harbour", PLEDGE, "2031-03-05");
    let both = (
        "Mayor on harbour",
        "\"We will sell the harbour of Velda to foreign investors while I am mayor of this city,\" Lukas Brandt said.\n\n\
         \"We will not sell the harbour of Velda to foreign investors while I am mayor of this city,\" Lukas Brandt said later.",
        "2031-03-05",
    );
    assert_eq!(verdicts(said, both, &[Verdict::Contradiction]), [""; 0]);
}

/// Sums of one article that exceed a whole of it.
fn sums(text: &'static str) -> Vec<String> {
    let article = prepared("Coast Wire", ("Ferry sinks off Velda", text, "2031-03-05"));
    let found = super::compare_own_prepared(&article).into_iter();
    found.filter(|finding| finding.kind == FindingKind::Sum).map(|finding| finding.reason).collect()
}

#[test]
fn parts_that_exceed_their_whole() {
    for text in [
        "The ferry had 60 people on board. Of these, 41 were from Velda and 25 from Osk.",
        "Divers found 26 dead in the wreck. The victims were 13 men, nine women and seven children.",
    ] {
        assert_eq!(sums(text).len(), 1, "{text}");
    }
}

#[test]
fn parts_that_need_not_add_up() {
    for text in [
        // They do add up.
        "The ferry had 66 people on board. Of these, 41 were from Velda and 25 from Osk.",
        // A floor.
        "The ferry had at least 60 people on board. Of these, 41 were from Velda and 25 from Osk.",
        // The second is part of the first.
        "The ferry had 60 people on board. Rescuers saved 41 people and 25 of them were hurt.",
        // Two things.
        "The ferry had 60 people on board. It carried 41 lorries and 25 crates.",
        // Far above the whole.
        "The ferry had 40 people on board. Of these, 39 were from Velda and 35 from Osk.",
    ] {
        assert_eq!(sums(text), [""; 0], "{text}");
    }
}

#[test]
fn articles_of_two_stories_are_not_compared() {
    let other = (
        "Harvest in Osk",
        "Farmers in Osk brought in 9 tonnes of plums this autumn, the growers' union said.",
        "2031-03-05",
    );
    assert!(findings(MARKET, other).is_empty());
}

/// Verdict, kind and rule of what is found on clauses and moments.
fn told(a: Told, b: Told) -> Vec<(Verdict, FindingKind, String)> {
    let kinds = [FindingKind::Polarity, FindingKind::Date];
    let found = findings(a, b).into_iter().filter(|finding| kinds.contains(&finding.kind));
    let alarms = found.filter(|finding| finding.verdict != Verdict::Agreement);
    alarms.map(|finding| (finding.verdict, finding.kind, finding.rule)).collect()
}

const DAM: Told = (
    "Dam at Orsk Ridge breaks, mill town of Velda under water",
    "VELDA - The Orsk Ridge dam broke on Tuesday and flooded the mill town of Velda, the Velda Civil Guard said. \
     The siren at the Orsk Ridge dam never sounded, Mayor Ada Brandt said. Engineer Pavel Lind inspected the spillway gates.",
    "2031-03-05",
);

fn dam(last: &'static str) -> Told {
    (DAM.0, last, DAM.2)
}

#[test]
fn what_one_article_denies_and_the_other_affirms_is_at_odds() {
    let other = dam(
        "VELDA - The Orsk Ridge dam broke on Tuesday and flooded the mill town of Velda, the Velda Civil Guard said. \
         The siren at the Orsk Ridge dam sounded, Engineer Pavel Lind said.",
    );
    let found = told(DAM, other);
    assert_eq!(found, [(Verdict::Contradiction, FindingKind::Polarity, "polarity.denied".to_owned())]);
}

#[test]
fn what_nobody_asserts_contradicts_nothing() {
    for last in [
        // Asked, ordered, wished, conditional, and told of another siren.
        "Mayor Ada Brandt asked whether the siren at the Orsk Ridge dam sounded.",
        "The guard wanted the siren at the Orsk Ridge dam to sound.",
        "If the siren at the Orsk Ridge dam sounded, nobody heard it.",
        "Did the siren at the Orsk Ridge dam sound?",
        "The bells of the Velda church sounded.",
    ] {
        assert_eq!(told(DAM, dam(last)), [], "{last}");
    }
}

#[test]
fn what_came_about_since_replaces_what_had_not() {
    let text = |last: &str| {
        format!("VELDA - The Orsk Ridge dam broke and flooded the mill town of Velda, the guard said. {last}")
    };
    let (early, late) = (
        text("Police have not arrested Pavel Lind, the engineer of the Orsk Ridge dam."),
        text("Police arrested Pavel Lind, the engineer of the Orsk Ridge dam."),
    );
    let (early, late): (&'static str, &'static str) = (early.leak(), late.leak());
    let found = told((DAM.0, early, "2031-03-05"), (DAM.0, late, "2031-03-07"));
    assert!(found.iter().all(|(verdict, ..)| *verdict == Verdict::Update), "{found:?}");
    let found = told((DAM.0, late, "2031-03-05"), (DAM.0, early, "2031-03-07"));
    assert!(found.iter().any(|(verdict, ..)| *verdict != Verdict::Update), "{found:?}");
}

#[test]
fn one_deed_at_two_hours_is_at_odds_and_a_moved_one_is_not() {
    let text = |last: &str| -> &'static str {
        format!("VELDA - Mayor Ada Brandt spoke of the flood that ruined the mill town of Velda. {last}")
            .leak()
    };
    let election = |when: &str| text(&format!("The council election in Velda is due on {when}."));
    let found = told(dam(election("June 14")), dam(election("June 24")));
    assert!(found.iter().any(|(_, kind, _)| *kind == FindingKind::Date), "{found:?}");
    let later =
        (DAM.0, text("The council election in Velda was postponed and is now due on June 24."), "2031-03-09");
    let found = told(dam(election("June 14")), later);
    assert!(found.iter().all(|(verdict, ..)| *verdict == Verdict::Update), "{found:?}");
    assert_eq!(told(dam(election("June 14")), dam(election("June 14"))), []);
}

#[test]
fn two_days_with_two_counts_are_two_deeds() {
    let text = |deed: &str| -> &'static str {
        format!("VELDA - Mayor Ada Brandt spoke of the flood that ruined the mill town of Velda. {deed}")
            .leak()
    };
    let dated = |a: &str, b: &str| {
        let found = told(dam(text(a)), dam(text(b)));
        found.iter().any(|(_, kind, _)| *kind == FindingKind::Date)
    };
    let election = |voters: u32, when: &str| {
        format!("The council election in Velda for {voters} voters is due on {when}.")
    };
    assert!(dated(&election(4000, "June 14"), &election(4000, "June 24")));
    assert!(!dated(&election(4000, "June 14"), &election(9000, "June 24")));
}

#[test]
fn a_stated_difference_must_be_the_difference() {
    let own = |text: &'static str| {
        let article = prepared("Coast Wire", ("Evictions in Velda", text, "2031-03-05"));
        let found = super::compare_own_prepared(&article);
        found.into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(own("The number of evictions in Velda rose by 20 to 85 from 60."), ["sum.difference"]);
    for text in [
        "The number of evictions in Velda rose by 25 to 85 from 60.",
        "The number of evictions in Velda rose by about 20 to nearly 85 from some 60.",
        "The number of evictions in Velda rose by 20 percent to 85 from 60.",
        "The motion passed by 211 to 198, up from 160.",
    ] {
        assert_eq!(own(text), [""; 0], "{text}");
    }
}
