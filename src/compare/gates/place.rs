//! Gate 3, third part: can both speak of one place?

use crate::annotate::entity::is_country;
use crate::claims::Claim;
use crate::compare::words::weight;

/// Places that share a name are one or hold one another; places that the sentence itself names, and of
/// which none is shared, are two.
pub fn meet(a: &Claim, b: &Claim) -> Result<String, String> {
    let (here, there) = (named(a), named(b));
    if here.is_empty() || there.is_empty() {
        return Ok("place of one is unknown".to_owned());
    }
    let shared = here.iter().find(|place| there.iter().any(|other| alike(place, other)));
    match shared {
        Some(place) => Ok(format!("both in {place}")),
        // A district in one text may be the city in the other: the story must then know the name.
        None if known(&here, b) || known(&there, a) => {
            Ok("one article names the place of the other".to_owned())
        }
        None => Err(format!("{} and {}", here.join(", "), there.join(", "))),
    }
}

/// Both sentences name places, and none in common.
pub fn apart(a: &Claim, b: &Claim) -> bool {
    let (here, there) = (named(a), named(b));
    let shared = || here.iter().any(|place| there.iter().any(|other| alike(place, other)));
    !here.is_empty() && !there.is_empty() && !shared()
}

/// For an alarm: two places of which one article knows both are still two, and a sentence that tells of harm
/// without a place speaks of the headline's.
pub fn at_one(a: &Claim, b: &Claim, harm: bool) -> Result<String, String> {
    let (here, there) = (told_of(a, harm), told_of(b, harm));
    let shared = here.iter().any(|place| there.iter().any(|other| alike(place, other)));
    match here.is_empty() || there.is_empty() || shared {
        true => Ok("no two places are named".to_owned()),
        false => Err(format!("{} and {}", here.join(", "), there.join(", "))),
    }
}

/// Places of the sentence nearer than a country, else of the headline.
fn told_of(claim: &Claim, harm: bool) -> Vec<&str> {
    let mut places = named(claim);
    places.retain(|place| !is_country(&place.to_lowercase()));
    if harm && places.is_empty() {
        places = claim.story.headline_places.iter().map(String::as_str).collect();
        places.retain(|place| !is_country(&place.to_lowercase()));
    }
    places
}

/// How much a shared place ties two claims: a place that few stories name more than a capital.
pub fn tie(a: &Claim, b: &Claim) -> f32 {
    let there = named(b);
    let shared = named(a).into_iter().filter(|place| there.iter().any(|other| alike(place, other)));
    let best = shared
        .map(|place| place.split([' ', '-']).map(|word| weight(&word.to_lowercase())).fold(0.0, f32::max));
    match best.fold(0.0, f32::max) {
        1.0.. => 1.0,
        weight if weight > 0.0 => 0.5,
        _ => 0.0,
    }
}

/// Places that stand in the sentence, not those borrowed from the opening.
fn named(claim: &Claim) -> Vec<&str> {
    let said = |place: &&str| claim.sentence.text.contains(place);
    claim.place.iter().map(String::as_str).filter(said).collect()
}

fn known(places: &[&str], other: &Claim) -> bool {
    places.iter().any(|place| other.story.names.iter().any(|name| alike(place, name)))
}

/// Equal but for case, an article, a hyphen, or one spelling of a foreign name against another.
pub fn alike(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let bare = |name: &str| -> String {
        let name = name.to_lowercase();
        let name = name.trim_start_matches("al-").trim_start_matches("el-").trim_start_matches("the ");
        name.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let (one, other) = (bare(one), bare(other));
    one == other
        || one.len() >= 5 && other.len() >= 5 && strsim::jaro_winkler(&one, &other) >= 0.93
        || one.len().min(other.len()) >= 5 && (one.starts_with(&other) || other.starts_with(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_place_meet() {
        assert!(alike("Khan Sheikhun", "Khan Sheikhoun"));
        assert!(alike("al-Bureij", "Bureij"));
        assert!(!alike("Homs", "Hama"));
        assert!(!alike("Austria", "Australia"));
    }
}
