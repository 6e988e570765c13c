//! The one sentence that says what is at odds, and what each gate saw.

use super::contrast::Contrast;
use super::interval::{allowed, value};
use crate::claims::{Claim, Modifier};

/// "Newsmax", else the article's title, else "the newer article".
fn outlet(claim: &Claim, fallback: &str) -> String {
    match (&claim.article.source, &claim.article.title) {
        (Some(source), _) if !source.trim().is_empty() => source.clone(),
        (_, Some(title)) if !title.trim().is_empty() => format!("“{}”", short(title, 60)),
        _ => fallback.to_owned(),
    }
}

/// Both outlets; told apart by day where they are one.
pub fn outlets(newer: &Claim, older: &Claim) -> (String, String) {
    let (one, other) = (outlet(newer, "the newer article"), outlet(older, "the earlier article"));
    if one != other {
        return (one, other);
    }
    let apart = newer.article.published != older.article.published;
    let dated = |name: &str, claim: &Claim, which: &str| match claim.article.published {
        Some(day) if apart => format!("{name} of {day}"),
        _ => format!("{name} ({which})"),
    };
    (dated(&one, newer, "one article"), dated(&other, older, "another"))
}

pub fn speaker(claim: &Claim) -> Option<&str> {
    claim.attribution.as_ref()?.speaker.as_deref()
}

/// " (by the air force)", of whoever says it.
pub fn by(claim: &Claim) -> String {
    speaker(claim).map(|name| format!(" (by {})", short(name, 50))).unwrap_or_default()
}

/// "Newsmax says 122 strike drones (by the air force), Example Wire 147 in Kyiv, 30 November."
pub fn figures(contrast: &Contrast) -> String {
    let (a, b) = (contrast.newer_claim(), contrast.older_claim());
    let (newer, older) = outlets(a, b);
    let said = |claim: &Claim| format!("{}{}", short(&figure(claim), 80), by(claim));
    let done =
        a.event.as_ref().or(b.event.as_ref()).map(|event| format!(", {}", event.text)).unwrap_or_default();
    format!("{newer} says {}, {older} {}{done}{}.", said(a), said(b), setting(a, b))
}

/// The figure with its bound, which may stand before the claim's own words.
fn figure(claim: &Claim) -> String {
    let text = claim.text.trim();
    let bound = match claim.quantity.as_ref().map(|quantity| quantity.modifier) {
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::AtMost) => "at most ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::About) => "about ",
        _ => "",
    };
    let stated = text.get(..bound.len()).is_some_and(|start| bound.eq_ignore_ascii_case(start));
    if stated { text.to_owned() } else { format!("{bound}{text}") }
}

fn setting(a: &Claim, b: &Claim) -> String {
    let place = a.place.iter().find(|place| b.place.contains(place));
    let days = [b, a].into_iter().find_map(|claim| {
        let time = claim.time.as_ref()?;
        let (start, end) = (time.start?, time.end?);
        Some(if start == end { start.to_string() } else { format!("{start} to {end}") })
    });
    let place = place.map(|place| format!(" in {place}")).unwrap_or_default();
    place + &days.map(|days| format!(", {days}")).unwrap_or_default()
}

pub fn alignment(contrast: &Contrast) -> String {
    let met = contrast.met;
    let rival = match met.margins.0.min(met.margins.1) {
        margin if margin >= 1.0 => "no rival comes near",
        margin if margin >= 0.0 => "a rival is nearly as likely",
        _ => "a rival is likelier",
    };
    format!("of one thing by all but the values: {:.0} %; {rival}", met.probability() * 100.0)
}

pub fn values(contrast: &Contrast) -> String {
    format!("{} against {}", shown(contrast.newer_claim()), shown(contrast.older_claim()))
}

/// The values that a figure allows, in its base unit.
fn shown(claim: &Claim) -> String {
    let Some((quantity, interval)) =
        claim.quantity.as_ref().and_then(|figure| Some((figure, allowed(figure)?)))
    else {
        return String::new();
    };
    let exact = value(quantity).map(|value| value.normalize().to_string()).unwrap_or_default();
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => exact,
        (low, high) => {
            let end = |end: Option<crate::base::Decimal>| {
                end.map_or_else(|| "any".to_owned(), |end| end.normalize().to_string())
            };
            format!("{exact} ({} to {})", end(low), end(high))
        }
    }
}

/// What is stated of one figure and not of the other.
pub fn contrast(contrast: &Contrast) -> String {
    let (new, old) = (contrast.newer.0.frame(contrast.newer.1), contrast.older.0.frame(contrast.older.1));
    let only = |here: &crate::claims::Frame, there: &crate::claims::Frame| {
        let signs = here.signs.iter().filter(|sign| !there.signs.contains(sign));
        signs.map(|sign| format!("{sign:?}")).collect::<Vec<_>>().join(", ")
    };
    let side = |signs: String| if signs.is_empty() { "nothing".to_owned() } else { signs };
    format!(
        "stated of the newer only: {}; of the earlier only: {}",
        side(only(new, old)),
        side(only(old, new))
    )
}

/// At most so many characters, cut at a word.
pub fn short(text: &str, most: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c == ' ' && short.ends_with(' ') {
            continue;
        }
        if length == most {
            short.truncate(short.rfind(' ').unwrap_or(short.len()));
            return short + "…";
        }
        short.push(c);
        length += 1;
    }
    short
}
