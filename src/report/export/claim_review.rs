//! Findings as schema.org's `ClaimReview`, where a user decided, else their claims as `Claim` (https://schema.org/ClaimReview,
//! https://developers.google.com/search/docs/appearance/structured-data/factcheck).

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use super::iri;
use crate::base::Date;
use crate::claims::{ArticleRef, Claim, SpeakerKind};
use crate::compare::{Finding, Review};
use crate::report::cell::one_line;
use crate::report::claims::said_in_full;
use crate::report::{Format, Listing};

/// Who publishes the reviews, and the page that they stand on.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    pub name: Option<String>,
    pub url: Option<String>,
}

/// Reviews first, then each claim that no review is about; returns how many reviews there are.
pub fn print_claim_reviews(
    findings: &[Finding],
    checker: &Checker,
    format: Format,
    out: impl Write,
) -> io::Result<usize> {
    let mut listing = Listing::new::<Finding>(format, 0, out);
    let mut print = |item: &Value| listing.json(item);
    let mut reviews = 0;
    for finding in findings {
        if let Some(review) = finding.review {
            print(&of_finding(finding, review, checker))?;
            reviews += 1;
        }
    }
    let open = findings.iter().filter(|finding| finding.review.is_none());
    for mut claim in claims(open.flat_map(|finding| [&finding.b, &finding.a])) {
        claim.insert(String::from("@context"), json!("https://schema.org"));
        print(&Value::Object(claim))?;
    }
    listing.finish()?;
    Ok(reviews)
}

/// A finding says that two claims cannot both hold, not which of them is wrong.  So what is reviewed is that both hold.
fn of_finding(finding: &Finding, review: Review, checker: &Checker) -> Value {
    let both = format!("Both hold: {} And: {}", told(&finding.b), told(&finding.a));
    let mut item = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": iri::urn("finding", &finding.id),
        "identifier": finding.id,
        "claimReviewed": both,
        "reviewRating": rating(review),
        "reviewBody": finding.reason,
        "itemReviewed": {
            "@type": "Claim",
            "text": both,
            "hasPart": claims([&finding.b, &finding.a].into_iter()),
        },
    });
    if let Some(note) = &finding.note {
        item["reviewAspect"] = json!("Whether both accounts can hold");
        item["reviewBody"] = json!(format!("{} {}", finding.reason, note));
    }
    if let Some(name) = &checker.name {
        item["author"] = json!({ "@type": "Organization", "name": name });
    }
    if let Some(url) = &checker.url {
        // Several reviews on one page need an anchor each, says Google's guideline.
        item["url"] = json!(format!("{url}#{}", finding.id));
    }
    item
}

/// Of the claim that both hold: two steps, as a decision has no more.
fn rating(review: Review) -> Value {
    let (value, name) = match review {
        Review::Confirmed => (1, "The accounts contradict each other"),
        Review::Dismissed => (2, "The accounts do not contradict each other"),
    };
    json!({ "@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 2, "alternateName": name })
}

/// Each claim once; the same words by the same author in several articles are one claim that appears in all of them.
fn claims<'a>(all: impl Iterator<Item = &'a Claim>) -> Vec<Map<String, Value>> {
    let mut gathered: Vec<Vec<&Claim>> = Vec::new();
    let mut known: FxHashMap<(String, String), usize> = FxHashMap::default();
    for claim in all {
        let key = (author(claim).to_string(), in_full(claim));
        let at = *known.entry(key).or_insert(gathered.len());
        match gathered.get_mut(at) {
            None => gathered.push(vec![claim]),
            Some(same) if same.iter().any(|other| other.id == claim.id) => {}
            Some(same) => same.push(claim),
        }
    }
    gathered.iter().map(|same| of_claim(same)).collect()
}

fn of_claim(same: &[&Claim]) -> Map<String, Value> {
    let mut articles: Vec<&ArticleRef> = same.iter().map(|claim| &*claim.article).collect();
    articles.sort_by_key(|article| (article.published.is_none(), article.published, &article.id));
    articles.dedup_by(|a, b| a.id == b.id);
    let first = same.iter().copied().min_by_key(|claim| {
        let day = claim.article.published;
        (day.is_none(), day, &claim.article.id, &claim.id)
    });
    let mut item = Map::new();
    let Some(claim) = first else { return item };
    item.insert(String::from("@type"), json!("Claim"));
    item.insert(String::from("@id"), json!(iri::urn("claim", &claim.id)));
    item.insert(String::from("identifier"), json!(same.iter().map(|claim| &claim.id).collect::<Vec<_>>()));
    item.insert(String::from("text"), json!(in_full(claim)));
    let speaker = author(claim);
    if !speaker.is_null() {
        item.insert(String::from("author"), speaker);
    }
    item.insert(String::from("appearance"), articles.iter().copied().map(of_article).collect());
    if let Some(day) = claim.article.published {
        item.insert(String::from("datePublished"), json!(day));
        item.insert(String::from("firstAppearance"), of_article(&claim.article));
    }
    item
}

/// The speaker, else the outlet.  Of whom it is not known whether it is a person, only the name is given: schema.org takes
/// text where it expects a thing.
fn author(claim: &Claim) -> Value {
    let Some(said) = &claim.attribution else { return organization(claim.article.source.as_deref()) };
    let Some(name) = said.speaker.as_deref().or(said.mention.as_deref()).map(one_line) else {
        return Value::Null;
    };
    match said.speaker_kind {
        Some(SpeakerKind::Person) => {
            let mut person = json!({ "@type": "Person", "name": name });
            if let Some(role) = &said.role {
                person["jobTitle"] = json!(one_line(role));
            }
            person
        }
        Some(SpeakerKind::Body) => organization(Some(&name)),
        Some(SpeakerKind::Name | SpeakerKind::Unnamed) | None => json!(name),
    }
}

fn organization(name: Option<&str>) -> Value {
    name.map_or(Value::Null, |name| json!({ "@type": "Organization", "name": one_line(name) }))
}

fn of_article(article: &ArticleRef) -> Value {
    let iri = iri::of_article(article);
    let mut item = json!({ "@type": "NewsArticle", "@id": iri, "identifier": article.id });
    if !iri.starts_with("urn:") {
        item["url"] = json!(iri);
    }
    if let Some(title) = &article.title {
        item["headline"] = json!(one_line(title));
    }
    if let Some(day) = article.published {
        item["datePublished"] = json!(day);
    }
    if let Some(source) = &article.source {
        item["publisher"] = organization(Some(source));
    }
    item
}

/// A claim with its outlet and day: `Varga Post, 2026-03-03: The crash killed 140 people, the coast guard said.`
fn told(claim: &Claim) -> String {
    let outlet = claim.article.source.as_deref().map(one_line);
    let day = claim.article.published.map(|day: Date| day.to_string());
    let by = [outlet, day].into_iter().flatten().collect::<Vec<_>>().join(", ");
    if by.is_empty() { in_full(claim) } else { format!("{by}: {}", in_full(claim)) }
}

/// A statement in full; a figure says nothing without its sentence.
fn in_full(claim: &Claim) -> String {
    let said = said_in_full(claim);
    if said.is_empty() { one_line(&claim.sentence.text) } else { said }
}
