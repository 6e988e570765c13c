//! Whose arms a report names: "**Russian** air strikes", "**US-led** coalition raids".

use smallvec::SmallVec;

use super::occurrence::is_cause;
use crate::annotate::entity::country_of;
use crate::compare::Reading;
use crate::compare::words::Word;

/// Words between a power and its arms: "US-led coalition **air** strikes".
const BETWEEN: usize = 3;

/// The powers whose arms the sentence names, else the headline.
pub fn of(claim: &Reading) -> SmallVec<[&'static str; 2]> {
    let own = named(claim.words());
    if own.is_empty() { named(claim.headline()) } else { own }
}

fn named(words: &[Word]) -> SmallVec<[&'static str; 2]> {
    let mut found = SmallVec::new();
    for (at, word) in words.iter().enumerate() {
        let country = match word.text.as_str() {
            "us" => country_of("american"),
            word => country_of(word),
        };
        let armed =
            || words[at + 1..].iter().take(BETWEEN).any(|word| is_cause(&word.text) || is_arms(&word.text));
        if let Some(country) = country.filter(|country| !found.contains(country)).filter(|_| armed()) {
            found.push(country);
        }
    }
    found
}

fn is_arms(word: &str) -> bool {
    matches!(
        word,
        "forces" | "troops" | "army" | "military" | "soldiers" | "planes" | "aircraft" | "bombing" | "bombs"
    )
}
