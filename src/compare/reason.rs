//! The one sentence that says what is at odds.

use super::opinion::Pair;
use crate::claims::Claim;
use crate::compare::gates::{time, voice};

/// "Newsmax", else the article's title, else "the newer article".
pub fn outlet(claim: &Claim, fallback: &str) -> String {
    match (&claim.article.source, &claim.article.title) {
        (Some(source), _) if !source.trim().is_empty() => source.clone(),
        (_, Some(title)) if !title.trim().is_empty() => format!("“{}”", short(title, 60)),
        _ => fallback.to_owned(),
    }
}

/// Both outlets; told apart by day where they are one.
pub fn outlets(pair: Pair) -> (String, String) {
    let newer = outlet(pair.newer, "the newer article");
    let older = outlet(pair.older, "the earlier article");
    if newer != older {
        return (newer, older);
    }
    let dated = |name: &str, claim: &Claim, which: &str| match claim.article.published {
        Some(day) if pair.days_apart() != Some(0) => format!("{name} of {day}"),
        _ => format!("{name} ({which})"),
    };
    (dated(&newer, pair.newer, "one article"), dated(&older, pair.older, "another"))
}

/// "Newsmax says 122 strike drones (by the air force), Example Wire 147, for the attack of 30 November."
pub fn figures(pair: Pair, what: Option<&str>) -> String {
    let (newer, older) = outlets(pair);
    let said = |claim: &Claim| {
        let by = voice::speaker(claim).map(|name| format!(" (by {})", short(name, 50)));
        format!("{}{}", short(&figure(claim), 80), by.unwrap_or_default())
    };
    let mut sentence = format!("{newer} says {}, {older} {}", said(pair.newer), said(pair.older));
    if let Some(what) = what.filter(|what| !what.is_empty()) {
        sentence += &format!(", {what}");
    }
    sentence + &setting(pair) + "."
}

/// The figure with its bound, which may stand before the claim's own words.
fn figure(claim: &Claim) -> String {
    use crate::claims::Modifier;
    let text = claim.text.trim();
    let bound = match claim.quantity.as_ref().map(|quantity| quantity.modifier) {
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::AtMost) => "at most ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::About) => "about ",
        _ => "",
    };
    let first = text.split(' ').next().unwrap_or_default();
    let stated =
        !first.contains(|c: char| c.is_ascii_digit()) && !first.is_empty() && claim.text.contains(' ');
    if bound.is_empty() || stated && text.to_lowercase().starts_with(bound.trim_end()) {
        return text.to_owned();
    }
    format!("{bound}{text}")
}

fn setting(pair: Pair) -> String {
    let place =
        pair.newer.place.iter().find(|place| {
            pair.older.place.iter().any(|other| crate::compare::gates::place::alike(place, other))
        });
    let days = time::window(pair.older).or(time::window(pair.newer)).map(time::show);
    let place = place.map(|place| format!(" in {place}")).unwrap_or_default();
    let days = days.map(|days| format!(", {days}")).unwrap_or_default();
    place + &days
}

/// At most so many characters, cut at a word.
pub fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}
