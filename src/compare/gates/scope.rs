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
    if is_difference(newer) || is_difference(older) {
        return Scopes::Apart("one says by how much another count is exceeded");
    }
    if beside_others(newer) != beside_others(older) {
        return Scopes::Apart("one counts others beside those named");
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

/// "Two others died" adds to deaths told before; "killed three and wounded 19 others" is all the wounded.
fn beside_others(claim: &Claim) -> bool {
    Subject::of(claim).event == Some("kill") && claim.text.contains(" other")
}

/// "Two of the killed", "three of the victims".
fn of_those(claim: &Claim) -> bool {
    let after = after_figure(claim).map(|text| words(text, 2)).unwrap_or_default();
    let within = words(&claim.text, 4);
    let of_the = |words: &[crate::compare::words::Word]| {
        words.windows(2).any(|pair| {
            pair[0].text == "of"
                && matches!(pair[1].text.as_str(), "the" | "those" | "them" | "whom" | "these")
        })
    };
    of_the(&after) || of_the(&within)
}

/// A part of a whole in its own sentence; "three others" stand beside it.
pub fn is_part(claim: &Claim) -> bool {
    of_those(claim) || matches!(claim.scope, Some(Scope::Part { .. })) && !claim.text.contains(" other")
}

/// Counts of a class narrower than people are counts of that class wherever they stand.
fn named_class(claim: &Claim) -> bool {
    Subject::of(claim).thing.is_some_and(|thing| thing != "person" && super::measure::is_person(thing))
}

/// No single attack of our time kills so many: a count of this size adds up a war or a disaster.
const BEYOND_ONE_EVENT: i64 = 20_000;

/// A stated total since a day, or the dead of a whole war.
pub fn running_total(claim: &Claim) -> bool {
    if matches!(claim.scope, Some(Scope::Cumulative { .. })) {
        return true;
    }
    let around = || words(&claim.sentence.text, 80);
    let figure = claim.quantity.as_ref().map(|figure| figure.value).unwrap_or_default();
    if !Subject::of(claim).is_harm() || figure < 1000.into() {
        return false;
    }
    figure >= BEYOND_ONE_EVENT.into()
        || around()
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

/// "76 more than its licence allowed".
fn is_difference(claim: &Claim) -> bool {
    let after = after_figure(claim).map(|text| words(text, 3)).unwrap_or_default();
    let text = |at: usize| after.get(at).map_or("", |word| word.text.as_str());
    matches!(text(0), "more" | "fewer" | "less" | "higher" | "lower" | "above" | "below") && text(1) == "than"
        || claim.text.ends_with(" more") && text(0) == "than"
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
