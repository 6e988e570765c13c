use std::sync::Arc;

use super::*;
use crate::base::{DateSpan, Decimal};
use crate::claims::{Scene, read_claims};
use crate::compare::{Prepared, Verdict};
use crate::read::Article;

fn report(source: &str, published: &str) -> Report {
    Report {
        id: format!("{source} {published}"),
        source: Some(source.to_owned()),
        published: published.parse().ok(),
        scene: Scene::default(),
    }
}

/// A toll of the report with this index.
fn killed(report: usize, value: u32, low: Option<u32>, high: Option<u32>) -> Tolled {
    let account = Account {
        claim: format!("c{report} {value}"),
        report,
        speaker: None,
        text: format!("{value} people"),
        event: None,
        measure: Some(String::from("people")),
        actor: None,
        unit: None,
        value: value.into(),
        low: low.map(Decimal::from),
        high: high.map(Decimal::from),
        days: None,
        place: vec![String::from("Port Velda")],
        uncounted: false,
    };
    Tolled { class: String::from("kill"), part: None, account }
}

fn exactly(report: usize, value: u32) -> Tolled {
    killed(report, value, Some(value), Some(value))
}

/// All reports tell of one incident.
fn ledger(reports: Vec<Report>, tolls: Vec<Tolled>) -> Ledger {
    let pairs = (0..reports.len()).flat_map(|b| (0..b).map(move |a| Link { a, b, odds: 3.0 }));
    Ledger { stories: pairs.collect(), reports, tolls, ..Ledger::default() }
}

fn only(ledger: &Ledger) -> Entry {
    let mut entries = ledger.entries();
    assert_eq!(entries.len(), 1, "{entries:#?}");
    entries.remove(0)
}

fn three() -> Vec<Report> {
    vec![report("Gazette", "2031-03-05"), report("Herald", "2031-03-05"), report("Wire", "2031-03-06")]
}

#[test]
fn a_fact_has_its_lowest_best_and_highest_figure() {
    let row = only(&ledger(three(), vec![exactly(0, 12), exactly(1, 14), exactly(2, 14)]));
    assert_eq!((row.lowest, row.best, row.highest), (12.into(), 14.into(), 14.into()));
    assert_eq!((row.texts, row.outlets.len(), row.harm.as_deref()), (3, 3, Some("kill")));
}

#[test]
fn near_copies_are_one_witness() {
    let mut told = ledger(three(), vec![exactly(0, 12), exactly(1, 12), exactly(2, 14)]);
    assert_eq!(only(&told).best, 12.into());
    told.copies = vec![(0, 1)];
    let row = only(&told);
    // One text each: the latest.
    assert_eq!((row.best, row.texts), (14.into(), 2));
}

#[test]
fn of_an_outlet_the_latest_figure_counts() {
    let mut reports = three();
    reports.push(report("Gazette", "2031-03-07"));
    let row = only(&ledger(reports, vec![exactly(0, 12), exactly(1, 12), exactly(2, 14), exactly(3, 14)]));
    assert_eq!((row.best, row.values[0].texts), (14.into(), 1));
}

#[test]
fn what_two_later_texts_agree_on_replaces_what_more_said_before() {
    let days = ["2031-03-05", "2031-03-05", "2031-03-05", "2031-03-08", "2031-03-08"];
    let reports = days.iter().enumerate().map(|(at, day)| report(&format!("Outlet {at}"), day)).collect();
    let tolls = [12, 12, 12, 15, 15].iter().enumerate().map(|(at, value)| exactly(at, *value)).collect();
    let row = only(&ledger(reports, tolls));
    assert_eq!(row.best, 15.into());
    assert!(row.because.contains("later"), "{}", row.because);
}

#[test]
fn a_bound_backs_every_value_that_it_allows() {
    let row = only(&ledger(three(), vec![killed(0, 10, Some(10), None), exactly(1, 12), exactly(2, 9)]));
    assert_eq!((row.best, row.best_bound), (12.into(), Bound::Exact));
}

#[test]
fn a_floor_speaks_for_the_nearest_figure_above_it() {
    let row =
        only(&ledger(three(), vec![killed(0, 22, Some(22), None), exactly(1, 26), exactly(2, 300_000)]));
    assert_eq!((row.best, row.values[2].texts), (26.into(), 1));
}

#[test]
fn another_day_and_a_part_are_rows_of_their_own() {
    let mut long_ago = exactly(1, 40);
    long_ago.account.days = "2019-05-01".parse().ok().map(DateSpan::day);
    let mut children = exactly(2, 3);
    children.part = Some(String::from("child"));
    let rows = ledger(three(), vec![exactly(0, 12), long_ago, children]).entries();
    let told: Vec<(String, bool)> = rows.iter().map(|row| (row.best.to_string(), row.part)).collect();
    assert_eq!(told, [("40".into(), false), ("12".into(), false), ("3".into(), true)]);
}

#[test]
fn reports_of_two_incidents_are_two_rows() {
    let told = Ledger {
        reports: three(),
        tolls: vec![exactly(0, 12), exactly(1, 12), exactly(2, 12)],
        stories: vec![Link { a: 0, b: 1, odds: 2.0 }, Link { a: 1, b: 2, odds: -2.0 }],
        ..Ledger::default()
    };
    assert_eq!(told.entries().iter().map(|row| row.texts).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn what_was_found_between_two_claims_stands_with_their_row() {
    let mut told = ledger(three(), vec![exactly(0, 12), exactly(1, 14)]);
    let found = |claims: [&str; 2]| Dispute {
        finding: claims.concat(),
        verdict: Verdict::Contradiction,
        review: None,
        note: None,
        claims: claims.map(str::to_owned),
    };
    told.disputes = vec![found(["c0 12", "c1 14"]), found(["c0 12", "elsewhere"])];
    let row = only(&told);
    assert_eq!(
        row.findings.iter().map(|dispute| dispute.finding.as_str()).collect::<Vec<_>>(),
        ["c0 12c1 14"]
    );
}

#[test]
fn figures_beyond_all_reason_are_added_without_a_panic() {
    let most = "9999999999999999999999999999";
    let groups =
        ["men", "women", "boys", "girls", "nurses", "teachers", "farmers", "miners", "sailors", "bakers"];
    let all = groups.map(|group| format!("{most} {group}")).join(", ");
    told(&format!("The blast killed {all} and {most} students."));
    told(&format!("A doctor, {all} and {most} students were shot dead."));
}

/// Class, part and value of what an article says of people harmed.
fn told(text: &str) -> Vec<String> {
    let reading = read_claims(&Article { published: "2031-03-05".parse().ok(), ..Article::untitled(text) });
    let tolls = tolls(&Prepared::of(Arc::new(reading)));
    tolls
        .iter()
        .map(|toll| format!("{} {} {}", toll.class, toll.part.as_deref().unwrap_or("-"), toll.value))
        .collect()
}

#[test]
fn an_article_leads_with_its_toll() {
    for (text, wanted) in [
        ("The blast killed 14 people and wounded 30.", vec!["kill - 14", "wound - 30"]),
        ("The fire killed 14 people, including three children.", vec!["kill - 14", "kill child 3"]),
        ("Two women and a man were found dead.", vec!["kill - 3"]),
        ("Two of the victims were pronounced dead at the scene.", vec!["kill - 2"]),
        ("A 19-year-old student was killed.", vec!["kill - 1"]),
        ("A gun accident killed Blake Shore, 20.", vec!["kill - 1"]),
        ("Ana Reyes, 41, was shot dead. Her neighbours were shocked.", vec!["kill - 1"]),
        ("The man killed his wife before killing himself.", vec!["kill - 2"]),
        ("The man shot himself dead. Tom Hale died alone, police said.", vec!["kill - 1"]),
        ("The mayor said nobody was killed.", vec![]),
        ("The centre wound up with 20 points.", vec![]),
        ("The party won 19 state legislative bodies.", vec![]),
        ("Divers found four dead bodies.", vec!["kill - 4"]),
        ("The quake could have killed 40 people.", vec![]),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}
