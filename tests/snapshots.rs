//! Two whole articles with all their claims, in a form that a person can read against the text.

mod shelf;

use std::fmt::Write as _;

use gainsay::claims::{Attribution, Claim, Event, Quantity, Scope, Time, Wording};
use serde::Serialize;

#[test]
fn talks_in_florida() {
    insta::assert_snapshot!(rendered("florida-talks", "harbour-post"));
}

#[test]
fn flood_on_the_orla() {
    insta::assert_snapshot!(rendered("orla-flood", "river-gazette"));
}

/// Each sentence that claims something, and below it what it claims.
fn rendered(group: &str, name: &str) -> String {
    let volumes = shelf::open(group);
    let volume = volumes.iter().find(|volume| volume.name == name).expect("an article of this name");
    let mut out = String::new();
    let mut sentence = None;
    for claim in volume.claims() {
        let place = (claim.field, claim.sentence.span);
        if sentence.replace(place) != Some(place) {
            writeln!(out, "\n{}: {}", claim.field.as_str(), claim.sentence.text).expect("a string");
        }
        out.push_str(&line(claim));
    }
    out
}

fn line(claim: &Claim) -> String {
    let parts = [
        Some(subject(claim)),
        claim.event.as_ref().map(event),
        claim.time.as_ref().map(time),
        (!claim.place.is_empty()).then(|| format!("in {}", claim.place.join(", "))),
        claim.scope.as_ref().map(scope),
        claim.attribution.as_ref().map(attribution),
        Some(format!("by {}", claim.rules.join(" "))),
    ];
    let (start, end) = claim.span.into();
    format!("  {start}..{end} {}\n", parts.into_iter().flatten().collect::<Vec<_>>().join(" | "))
}

fn subject(claim: &Claim) -> String {
    let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (&claim.quantity, &claim.statement) {
        (Some(quantity), _) => {
            let measure = claim.measure.as_ref().map_or("nothing named", |measure| &measure.head);
            format!("“{text}” = {} of {measure}", figure(quantity))
        }
        (_, Some(statement)) => {
            format!("{} statement: {}", word(statement.directness), Wording::of(claim).shortened(usize::MAX))
        }
        _ => format!("“{text}”"),
    }
}

fn figure(quantity: &Quantity) -> String {
    let bound =
        |value: Option<_>| value.map_or("…".to_owned(), |value: gainsay::base::Decimal| value.to_string());
    let mut out = format!("{} {}", word(quantity.modifier), quantity.value);
    if quantity.low != Some(quantity.value) || quantity.high != Some(quantity.value) {
        write!(out, " [{}, {}]", bound(quantity.low), bound(quantity.high)).expect("a string");
    }
    write!(out, " {}", quantity.unit.clone().unwrap_or_else(|| word(quantity.dimension))).expect("a string");
    quantity.trend.map_or(out.clone(), |trend| format!("{out} {}", word(trend)))
}

fn event(event: &Event) -> String {
    let role = |name: &Option<String>| name.clone().unwrap_or_else(|| "?".to_owned());
    let who = format!("{} → {}", role(&event.agent), role(&event.target));
    format!("{} ({who}) {} {}", event.lemma, word(event.polarity), word(event.factuality))
}

fn time(time: &Time) -> String {
    let days = [time.start, time.end].map(|day| day.map_or("?".to_owned(), |day| day.to_string()));
    format!("“{}” {}", time.text, days.join(" to "))
}

fn scope(scope: &Scope) -> String {
    match scope {
        Scope::Part { .. } => "part".to_owned(),
        Scope::Cumulative { since } => {
            format!("since {}", since.map_or("?".to_owned(), |day| day.to_string()))
        }
    }
}

fn attribution(attribution: &Attribution) -> String {
    let or_nobody = |name: &Option<String>| name.clone().unwrap_or_else(|| "nobody".to_owned());
    let kind = attribution.speaker_kind.map(|kind| format!(" ({kind:?})").to_lowercase()).unwrap_or_default();
    let role = attribution.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    let speaker = or_nobody(&attribution.speaker);
    let mut out = format!("{speaker}{role}{kind} “{}”", or_nobody(&attribution.cue));
    if let Some(via) = &attribution.via {
        write!(out, " via {via}").expect("a string");
    }
    if !attribution.chain.is_empty() {
        write!(out, " through {}", attribution.chain.join(", ")).expect("a string");
    }
    out
}

/// How a claim's JSON writes it.
fn word(value: impl Serialize) -> String {
    let json = serde_json::to_value(value).expect("a plain value");
    json.as_str().expect("a word").to_owned()
}
