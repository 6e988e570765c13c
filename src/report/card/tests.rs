use super::*;
use crate::claims::{ClaimKind, read_claims};
use crate::compare::{Between, FINDING_SCHEMA, FindingKind, Severity};
use crate::read::Article;

const SHEET: Sheet = Sheet { width: 80, bold: false };

/// The first figure of a text that an outlet prints.
fn figure(source: &str, text: &str) -> Claim {
    let reading = read_claims(&Article {
        id: format!("{source}: {text}"),
        source: Some(source.to_owned()),
        published: "2031-03-05".parse().ok(),
        ..Article::untitled(text)
    });
    let figure = reading.claims.iter().find(|claim| claim.kind == ClaimKind::Quantity);
    figure.expect("a figure").clone()
}

fn finding(a: &Claim, b: &Claim, verdict: Verdict) -> Finding {
    Finding {
        schema: FINDING_SCHEMA.to_owned(),
        id: format!("f{}{}", &a.id[1..6], &b.id[1..6]),
        verdict,
        kind: FindingKind::Quantity,
        between: Between::Sources,
        severity: Severity::High,
        score: 0.9,
        a: a.clone(),
        b: b.clone(),
        reason: format!("{} and {} cannot both be so.", a.text, b.text),
        gates: Vec::new(),
        review: None,
        note: None,
        rule: String::from("quantity"),
    }
}

/// Each pair of the claims is a finding.
fn all_pairs(claims: &[Claim]) -> Vec<Finding> {
    let pairs = claims.iter().enumerate().flat_map(|(at, a)| claims[..at].iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| finding(a, b, Verdict::Contradiction)).collect()
}

fn printed(findings: &[Finding], sheet: Sheet) -> String {
    let mut out = Vec::new();
    print_cards((findings, &Scenes::default()), &BTreeSet::new(), sheet, &mut out)
        .expect("a vector takes all");
    String::from_utf8(out).expect("text")
}

fn toll(source: &str, people: &str) -> Claim {
    figure(source, &format!("The car bomb killed {people} people at the fish market in Velda, police said."))
}

fn fits(card: &str, width: usize) -> bool {
    card.lines().all(|line| textwrap::core::display_width(line) <= width)
}

#[test]
fn seventeen_claims_are_one_card_of_a_line_each() {
    let claims: Vec<Claim> =
        (0..17).map(|at| toll(&format!("Outlet Number {at} of Velda"), &format!("{}", 20 + at))).collect();
    let card = printed(&all_pairs(&claims), SHEET);
    assert!(card.lines().count() <= 17 + 4, "{card}");
    assert!(fits(&card, 80), "{card}");
    assert!(claims.iter().all(|claim| card.contains(&short_id(&claim.id))), "{card}");
}

#[test]
fn a_hedge_is_kept_as_it_is_written() {
    let card = printed(&all_pairs(&[toll("Coast Wire", "at least 72"), toll("Velda Post", "14")]), SHEET);
    assert!(
        card.contains("  at least 72 people · Coast Wire") && card.contains("«at least 72 people»"),
        "{card}"
    );
}

#[test]
fn values_stand_in_their_order_and_equal_ones_together() {
    let claims = [toll("Coast Wire", "72"), toll("Velda Post", "14"), toll("Sea Herald", "72")];
    let card = printed(&all_pairs(&claims), SHEET);
    assert!(
        card.contains("72 people · Coast Wire, Sea Herald") || card.contains("Sea Herald, Coast Wire"),
        "{card}"
    );
    assert!(card.find("14 people") < card.find("72 people"), "{card}");
}

#[test]
fn the_new_article_stands_first() {
    let claims = [toll("Coast Wire", "72"), toll("Velda Post", "14")];
    let new = BTreeSet::from([claims[0].article.id.clone()]);
    let mut out = Vec::new();
    print_cards((&all_pairs(&claims), &Scenes::default()), &new, SHEET, &mut out)
        .expect("a vector takes all");
    let card = String::from_utf8(out).expect("text");
    assert!(card.find("  72 people") < card.find("  14 people"), "{card}");
}

#[test]
fn the_title_has_place_and_day_of_any_claim() {
    let dated = figure("Sea Herald", "A car bomb killed 14 people in Kyiv on Tuesday.");
    let card = printed(&all_pairs(&[dated, figure("Coast Wire", "The blast killed 72 people.")]), SHEET);
    let title = card.split("(contradiction").next().expect("a title");
    assert!(title.contains("Kyiv") && title.contains("2031-03-04"), "{card}");
}

#[test]
fn long_names_leave_room_for_the_figure() {
    let name = "The Daily Gazette of the Seven Harbours and Outer Islands ".repeat(4);
    let claims = [toll(&name, "72"), toll("Velda Post", "14")];
    let card = printed(&all_pairs(&claims), SHEET);
    assert!(fits(&card, 80) && card.lines().count() <= 13, "{card}");
    assert!(card.contains("  72 people · The Daily Gazette"), "{card}");
}

#[test]
fn ids_are_whole_at_forty_columns() {
    let claims = [toll("Coast Wire", "more than 72"), toll("Velda Post", "14")];
    let card = printed(&all_pairs(&claims), Sheet { width: 40, ..SHEET });
    assert!(fits(&card, 40), "{card}");
    assert!(claims.iter().all(|claim| card.contains(&short_id(&claim.id))), "{card}");
}

#[test]
fn wide_characters_take_two_columns() {
    let claims = [toll(&"港の新聞".repeat(12), "72"), toll("Velda Post", "14")];
    for width in [40, 80] {
        let card = printed(&all_pairs(&claims), Sheet { width, ..SHEET });
        assert!(fits(&card, width.into()), "{card}");
    }
}

#[test]
fn no_escape_sequence_comes_from_an_article() {
    let claims = [toll("Coast\u{1b}[2J Wire\u{7}", "72"), toll("Velda\nPost", "14")];
    let mut findings = all_pairs(&claims);
    findings[0].reason = String::from("\u{1b}]0;owned\u{7} \u{202e}at odds");
    let place = vec![String::from("\u{1b}[31mVelda\u{9b}")];
    findings[0].a.place.clone_from(&place);
    findings[0].b.place = place;
    let card = printed(&findings, SHEET);
    assert!(!card.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{card:?}");
    let bold = printed(&findings, Sheet { bold: true, ..SHEET });
    let ours = bold.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert!(bold.contains("\u{1b}[1m") && !ours.contains('\u{1b}'), "{bold:?}");
}

#[test]
fn updates_are_one_line() {
    let [old, new, other] = [toll("Coast Wire", "14"), toll("Coast Wire", "20"), toll("Velda Post", "72")];
    let findings = [finding(&new, &old, Verdict::Update), finding(&other, &new, Verdict::Contradiction)];
    let card = printed(&findings, SHEET);
    let last = card.lines().last().expect("a line");
    assert!(last.starts_with("  updates: 14 people (Coast Wire 2031-03-05) → 20 people"), "{card}");
}
