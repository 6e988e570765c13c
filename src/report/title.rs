//! What a fact is about, in words: who or what, what happened, where, which day.

use super::cell::{one_line, shortened};
use super::claims::{days, speaker};
use crate::base::DateSpan;
use crate::claims::{Claim, ClaimKind, Scene, Scenes, Wording, without_marks};
use crate::compare::{Finding, FindingKind};
use crate::lexicon::{Function, befallen, event_word, harm, serves};

/// Characters of a statement in a title, and of its shorter parts.
const MOST: usize = 80;
const MOST_OF_A_PLACE: usize = 60;
const MOST_OF_A_NAME: usize = 60;
const MOST_OF_AN_EVENT: usize = 40;
/// Names of a place: the spot and what contains it.
const PLACES: usize = 2;

/// What the finding is about: "Strike drones launched · Kharkiv, Ukraine · 2025-11-30".  What no claim says of where and
/// when, the scenes of their articles do.
pub(super) fn of(finding: &Finding, claims: &[&Claim], scenes: &Scenes) -> String {
    // The pair goes before the others, which may know more.
    let pair = [&finding.b, &finding.a];
    let known: Vec<&Claim> = pair.into_iter().chain(claims.iter().copied()).collect();
    let set: Vec<&Scene> = known.iter().filter_map(|claim| scenes.get(&claim.article.id)).collect();
    let place = known.iter().map(|claim| &claim.place).chain(set.iter().map(|scene| &scene.place));
    let place = place.into_iter().find(|place| !place.is_empty());
    let place =
        place.map(|place| named(set.iter().find_map(|scene| closer(place, &scene.place)).unwrap_or(place)));
    let day = known.iter().map(|claim| days(claim)).find(|days| !days.is_empty());
    let day = day.or_else(|| set.iter().find_map(|scene| scene.day).map(shown)).or_else(|| reported(claims));
    [Some(what(finding, pair)), place, day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Of a claim that names the country alone, the scene that lies in it.
fn closer<'a>(place: &[String], scene: &'a [String]) -> Option<&'a [String]> {
    let within = scene.iter().position(|name| Some(name) == place.first());
    within.filter(|at| *at > 0).map(|_| scene)
}

/// The most specific names of a place; a dateline in capitals is written as other names are.
pub(super) fn named(place: &[String]) -> String {
    let names = place.iter().take(PLACES).map(|name| {
        let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        match capitals && name.chars().count() > LONGEST_ABBREVIATION {
            true => name.split(' ').map(capitalized).collect::<Vec<_>>().join(" "),
            false => name.clone(),
        }
    });
    shortened(&names.collect::<Vec<_>>().join(", "), MOST_OF_A_PLACE)
}

/// "USA" stays as it is.
const LONGEST_ABBREVIATION: usize = 4;

fn shown(days: DateSpan) -> String {
    if days.start == days.end { days.start.to_string() } else { format!("{}–{}", days.start, days.end) }
}

/// Where no text names a day, that of the first report stands for it.
fn reported(claims: &[&Claim]) -> Option<String> {
    claims.iter().filter_map(|claim| claim.article.published).min().map(|day| format!("reported {day}"))
}

fn what(finding: &Finding, pair: [&Claim; 2]) -> String {
    let claim = pair[0];
    let wording = Wording::of(claim);
    let speaker =
        speaker(claim).map_or_else(|| String::from("somebody"), |name| shortened(name, MOST_OF_A_NAME));
    match finding.kind {
        FindingKind::Quote => format!("What {speaker} said: {}", wording.content(MOST)),
        FindingKind::Speaker => format!("Who said {}", wording.content(MOST)),
        FindingKind::Polarity if claim.quantity.is_none() => {
            format!("Whether it is so: {}", affirmed(claim))
        }
        FindingKind::Date => format!("When it was: {}", happening(claim)),
        _ => counted(pair).unwrap_or_else(|| shortened(&claim.sentence.text, MOST)),
    }
}

/// A clause as it stands, so that nothing is left out within it, and who says it.
fn affirmed(claim: &Claim) -> String {
    let clause = shortened(&one_line(&without_marks(&claim.text)), MOST);
    match speaker(claim) {
        Some(name) => format!("{clause} (says {})", shortened(name, MOST_OF_AN_EVENT)),
        None => clause,
    }
}

/// The words around the moment and what happened then; a sentence may begin with a page's furniture.
fn happening(claim: &Claim) -> String {
    let sentence = one_line(&claim.sentence.text);
    let place = |words: &str| sentence.find(words).filter(|_| !words.is_empty());
    let event = claim.event.as_ref().and_then(|event| place(&event.text));
    let at = [event, place(&one_line(&claim.text))].into_iter().flatten().min().unwrap_or_default();
    // The whole clause where it is near enough, else what stands right before.
    let from = if at <= BEFORE { 0 } else { sentence.floor_char_boundary(at - BEFORE) };
    let from = if from == 0 { 0 } else { from + sentence[from..].find(' ').map_or(0, |space| space + 1) };
    let lead = if from == 0 { "" } else { "… " };
    format!("{lead}{}", shortened(&sentence[from..], MOST))
}

/// Bytes before a moment or its event that say what happened.
const BEFORE: usize = 40;

/// What is counted and what happened, from the first claim that says so: "Civilians killed", "Drones launched by Russia".
fn counted(pair: [&Claim; 2]) -> Option<String> {
    let figures = || pair.into_iter().filter(|claim| claim.kind == ClaimKind::Quantity);
    let measure = figures().find_map(|claim| claim.measure.as_ref());
    let event = figures().find_map(|claim| claim.event.as_ref());
    // "12 deaths" are people.
    let who = measure.filter(|measure| harm(&measure.head.to_lowercase()).is_none());
    let who = who.map(|measure| shortened(&one_line(&measure.text), MOST_OF_A_NAME));
    let class = event.and_then(|event| event_word(&event.lemma)).filter(|word| word.class.is_harm());
    let told = match (class, event) {
        (Some(word), _) => befallen(word.class.as_str()).map(str::to_owned),
        (None, Some(event)) if !serves(&event.lemma, Function::Light) => {
            Some(shortened(&event.text, MOST_OF_AN_EVENT))
        }
        _ => None,
    };
    let who = who.or_else(|| class.map(|_| String::from("people")));
    let agent = figures().find_map(|claim| claim.event.as_ref()?.agent.as_ref());
    let agent = agent.map(|agent| shortened(&one_line(agent), MOST_OF_AN_EVENT));
    let parts: Vec<String> = match (class.is_some(), agent) {
        // "Russia launched drones": who acts leads, unless it is they who are counted.
        (false, Some(agent)) if told.is_some() && Some(&agent) != who.as_ref() => {
            // "Russia attacked: strike drones", which it did not attack.
            let apart = who.is_some() && figures().any(befell_another);
            let told = told.map(|told| if apart { format!("{told}:") } else { told });
            [Some(agent), told, who].into_iter().flatten().collect()
        }
        _ => [who, told].into_iter().flatten().collect(),
    };
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| first_capital(&words))
}

/// Whether the event befell something else than what is counted.
fn befell_another(claim: &Claim) -> bool {
    let target = claim.event.as_ref().and_then(|event| event.target.as_ref());
    target.zip(claim.measure.as_ref()).is_some_and(|(target, measure)| !target.contains(&measure.text))
}

fn first_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
    })
}
