//! Gate 4: part or whole, running total or one count?

use super::measure::{Kinship, Subject};
use crate::claims::{Claim, Scope};
use crate::compare::words::words;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scopes {
    Same,
    /// The newer claim counts a part of what the older one counts, or the other way round.
    NewerIsPart,
    OlderIsPart,
    /// One running total and one plain count, or two parts that need not be one.
    Apart(&'static str),
}

pub fn compare(newer: &Claim, older: &Claim, kin: Kinship) -> Scopes {
    if running_total(newer) != running_total(older) {
        return Scopes::Apart("a running total against one count");
    }
    if further(newer) || further(older) {
        return Scopes::Apart("one counts only further ones");
    }
    match kin {
        Kinship::Narrower => return Scopes::NewerIsPart,
        Kinship::Wider => return Scopes::OlderIsPart,
        Kinship::Same | Kinship::Apart => {}
    }
    match (is_part(newer), is_part(older)) {
        (false, false) => Scopes::Same,
        // "Including four children" is all the children, whatever the whole.
        (true, true) => Scopes::Same,
        _ if named_class(newer) => Scopes::Same,
        (true, false) => Scopes::NewerIsPart,
        (false, true) => Scopes::OlderIsPart,
    }
}

/// A part of a whole in its own sentence; "three others" stand beside it.
pub fn is_part(claim: &Claim) -> bool {
    matches!(claim.scope, Some(Scope::Part { .. })) && !claim.text.contains(" other")
}

/// Counts of a class narrower than people are counts of that class wherever they stand.
fn named_class(claim: &Claim) -> bool {
    Subject::of(claim).thing.is_some_and(|thing| thing != "person" && super::measure::is_person(thing))
}

/// A stated total since a day, or the dead of a whole war.
pub fn running_total(claim: &Claim) -> bool {
    if matches!(claim.scope, Some(Scope::Cumulative { .. })) {
        return true;
    }
    let around = || words(&claim.sentence.text, 80);
    Subject::of(claim).is_harm()
        && claim.quantity.as_ref().is_some_and(|figure| figure.value >= 1000.into())
        && around()
            .iter()
            .any(|word| matches!(word.text.as_str(), "war" | "conflict" | "uprising" | "revolution"))
}

/// "Another 65", "four more": they add to a count made elsewhere.
fn further(claim: &Claim) -> bool {
    let counted = words(&claim.text, 12);
    let before = before_figure(claim);
    let marks = |word: &str| matches!(word, "another" | "additional" | "further");
    counted.iter().any(|word| marks(&word.text))
        || before.is_some_and(|text| words(text, 400).last().is_some_and(|word| marks(&word.text)))
        || counted.iter().skip(1).any(|word| word.text == "more")
            && !counted.iter().any(|word| word.text == "than")
}

/// The sentence up to the figure.
pub fn before_figure(claim: &Claim) -> Option<&str> {
    let start = claim.span.start.checked_sub(claim.sentence.span.start)?;
    let text = &claim.sentence.text;
    let at = text.char_indices().nth(start as usize).map_or(text.len(), |(at, _)| at);
    text.get(..at)
}

/// The sentence after the figure and what it counts.
pub fn after_figure(claim: &Claim) -> Option<&str> {
    let end = claim.span.end.checked_sub(claim.sentence.span.start)?;
    let text = &claim.sentence.text;
    let at = text.char_indices().nth(end as usize).map_or(text.len(), |(at, _)| at);
    text.get(at..)
}
