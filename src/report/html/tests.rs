use super::*;
use crate::claims::{Claim, ClaimKind, read_claims};
use crate::compare::{Between, FINDING_SCHEMA, FindingKind, Gate, Review, Severity, Verdict};
use crate::read::Article;

fn figure(source: &str, published: &str, url: &str, text: &str) -> Claim {
    let reading = read_claims(&Article {
        id: format!("{source}: {text}"),
        source: Some(source.to_owned()),
        url: Some(url.to_owned()),
        published: published.parse().ok(),
        ..Article::untitled(text)
    });
    reading.claims.iter().find(|claim| claim.kind == ClaimKind::Quantity).expect("a figure").clone()
}

fn toll(source: &str, published: &str, people: &str) -> Claim {
    let text = format!(
        "The car bomb killed {people} people at the fish market in Velda, Ito said, and wounded many others who had \
         come for the morning's auction from villages along the coast, among them two members of the town council."
    );
    figure(source, published, "https://velda.example/2031/03/05/car-bomb-at-the-fish-market", &text)
}

fn finding(a: &Claim, b: &Claim) -> Finding {
    Finding {
        schema: FINDING_SCHEMA.to_owned(),
        id: format!("f{}{}", &a.id[1..6], &b.id[1..6]),
        verdict: Verdict::Contradiction,
        kind: FindingKind::Quantity,
        between: Between::Sources,
        severity: Severity::High,
        score: 0.97,
        a: a.clone(),
        b: b.clone(),
        reason: format!("{} and {} cannot both be so.", a.text, b.text),
        gates: vec![Gate {
            gate: String::from("same_thing"),
            passed: true,
            because: String::from("people = people"),
        }],
        review: None,
        note: None,
        rule: String::from("quantity"),
    }
}

fn page(findings: &[Finding]) -> String {
    let mut out = Vec::new();
    print_page((findings, &Scenes::default()), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("text")
}

#[test]
fn a_fact_has_its_values_a_plot_and_both_passages() {
    let page = page(&[finding(
        &toll("Coast Wire", "2031-03-05", "72"),
        &toll("Velda Post", "2031-03-04", "at least 14"),
    )]);
    for part in [
        "1 fact in dispute",
        "High severity",
        "almost certain",
        ">at least 14 people<",
        "<mark>",
        "role=\"img\"",
        "same thing",
        "2031-03-04 to 2031-03-05",
        "<table>",
    ] {
        assert!(page.contains(part), "{part} is missing from {page}");
    }
    assert!(!page.contains("style="), "{page}");
}

#[test]
fn one_day_alone_is_no_plot_without_days() {
    let page = page(&[finding(&toll("Coast Wire", "", "72"), &toll("Velda Post", "2031-03-04", "14"))]);
    assert!(!page.contains("role=\"img\""), "{page}");
}

#[test]
fn what_articles_hold_stays_text() {
    let hostile = figure(
        "<script>alert(1)</script>",
        "2031-03-05",
        "javascript:alert(1)",
        "The <img src=x onerror=alert(1)> blast killed 72 people.",
    );
    let mut finding = finding(&hostile, &toll("Velda Post", "2031-03-04", "14"));
    finding.review = Some(Review::Confirmed);
    finding.note = Some(String::from("</script><b>\u{202e}"));
    finding.reason = String::from("\u{1b}]0;x\u{7} \" onclick=\"alert(1)");
    let page = page(&[finding]);
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert!(
        !page.contains("<img") && !page.contains("href=\"javascript") && !page.contains("\" onclick"),
        "{page}"
    );
    assert!(!page.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{page:?}");
    assert!(page.contains("Confirmed") && page.contains("javascript:alert(1)"), "{page}");
}

#[test]
fn no_hidden_character_is_on_the_page() {
    let hidden =
        regex::Regex::new(r"[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\p{Prepended_Concatenation_Mark}\n]]").unwrap();
    let all: String = ('\0'..=char::MAX)
        .filter(|c| hidden.is_match(c.encode_utf8(&mut [0; 4])))
        .flat_map(|c| ['o', c])
        .collect();
    let mut hostile =
        figure(&all, "2031-03-05", &format!("https://velda.example/{all}"), "The blast killed 72 people.");
    let mut article = (*hostile.article).clone();
    article.title = Some(all.clone());
    hostile.article = article.into();
    let mut finding = finding(&hostile, &toll("Velda Post", "2031-03-04", "14"));
    finding.review = Some(Review::Confirmed);
    finding.note = Some(all.clone());
    finding.gates[0].because = all.clone();
    finding.reason = all;
    let page = page(&[finding]);
    // Of right-to-left words, set apart by themselves.
    let direction = ["\u{200E}", "\u{200F}", "\u{61C}"];
    let found: Vec<&str> =
        hidden.find_iter(&page).map(|found| found.as_str()).filter(|c| !direction.contains(c)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn nothing_is_a_page_too() {
    assert!(page(&[]).contains("0 facts in dispute"));
}

/// A page of five hundred facts can be sent by mail.
#[test]
fn many_facts_are_a_small_page() {
    let many: Vec<Finding> = (0..500)
        .flat_map(|at| {
            let [a, b] = [
                toll("Coast Wire", "2031-03-05", &format!("{}", 700 + at)),
                toll("Velda Post", "2031-03-04", &format!("{}", 100 + at % 500)),
            ];
            let renamed = |mut claim: Claim| {
                claim.id = format!("c{at:05}{}", &claim.id[6..]);
                claim
            };
            let mut finding = finding(&renamed(a), &renamed(b));
            finding.gates = vec![finding.gates[0].clone(); 8];
            [finding]
        })
        .collect();
    let page = page(&many);
    assert!(page.contains("500 facts in dispute"));
    assert!(page.len() <= 3_000_000, "{} bytes", page.len());
}
