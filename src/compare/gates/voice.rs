//! Whose figure is it?  Two named authorities may differ; "officials" may be anybody.

use crate::claims::Claim;
use crate::compare::words::{is_function, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    Same,
    Different,
    Unknown,
}

/// Words that name a kind of speaker, not one.
const GENERIC: &[&str] = &[
    "police",
    "officials",
    "official",
    "authorities",
    "authority",
    "officers",
    "officer",
    "sources",
    "source",
    "witness",
    "witnesses",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "monitor",
    "monitors",
    "report",
    "reports",
    "investigators",
    "investigator",
    "statement",
    "letter",
    "media",
    "newspaper",
    "affidavit",
    "document",
    "documents",
    "complaint",
    "he",
    "she",
    "they",
    "it",
    "who",
    "residents",
    "neighbors",
    "people",
    "man",
    "woman",
    "victim",
    "prosecutors",
    "prosecutor",
    "lawyer",
    "attorney",
    "deputies",
    "sheriff",
    "chief",
    "detective",
    "detectives",
    "study",
    "survey",
    "data",
    "others",
    "some",
    "many",
    "one",
    "experts",
    "analysts",
    "agency",
    "television",
    "tv",
    "release",
    "news",
    "group",
    "organization",
    "department",
    "office",
    "government",
    "ministry",
    "mother",
    "father",
    "family",
    "suspect",
    "defendant",
    "president",
    "minister",
];

pub fn speaker(claim: &Claim) -> Option<&str> {
    claim.attribution.as_ref()?.speaker.as_deref()
}

/// A speaker by name; `None` for "officials said", for a pronoun, and for words that are no name.
pub fn named(claim: &Claim) -> Option<&str> {
    let said = claim.attribution.as_ref()?;
    let pronoun = said
        .mention
        .as_deref()
        .is_some_and(|mention| words(mention, 2).iter().all(|word| is_function(&word.text)));
    said.speaker.as_deref().filter(|name| !pronoun && !is_generic(name) && is_name(name))
}

/// Every word of meaning is a capital one: "Ministry of Health", not "the 55-year-old" or "her agent".
fn is_name(name: &str) -> bool {
    let small = |word: &&str| {
        word.starts_with(char::is_lowercase) && !matches!(*word, "of" | "for" | "and" | "the" | "de" | "al")
    };
    !name.split(' ').any(|word| small(&word))
        && name.contains(char::is_uppercase)
        && !name.contains("'s ")
        && !name.contains("’s ")
}

pub fn is_generic(name: &str) -> bool {
    let capitals = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    words(name, 12)
        .last()
        .is_none_or(|last| GENERIC.contains(&last.text.as_str()) && (capitals < 2 || !last_is_capital(name)))
}

fn last_is_capital(name: &str) -> bool {
    name.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase))
}

pub fn compare(a: &Claim, b: &Claim) -> Voices {
    match (named(a), named(b)) {
        (Some(one), Some(other)) if alike(one, other) => Voices::Same,
        (Some(one), Some(other)) if same_family(one, other) => Voices::Unknown,
        (Some(one), Some(other)) if passes_on(a, other) || passes_on(b, one) => Voices::Unknown,
        (Some(_), Some(_)) => Voices::Different,
        _ => Voices::Unknown,
    }
}

/// Two of one surname: one of them may well be the other, misread.
fn same_family(one: &str, other: &str) -> bool {
    let family = |name: &str| words(name, 12).pop().map(|word| word.text);
    family(one) == family(other)
}

fn passes_on(claim: &Claim, name: &str) -> bool {
    let said = claim.attribution.as_ref();
    said.is_some_and(|said| said.chain.iter().any(|link| alike(link, name)))
}

/// One person or body: a short form, initials, or another transliteration of the same name.
pub fn alike(one: &str, other: &str) -> bool {
    let (a, b) = (words(one, 12), words(other, 12));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let held = |word: &str| {
        long.iter().any(|other| {
            let other = other.text.as_str();
            word == other || word.len() >= 4 && other.len() >= 4 && strsim::jaro_winkler(word, other) >= 0.9
        })
    };
    let meaning =
        || short.iter().map(|word| word.text.as_str()).filter(|word| word.len() > 2 && !is_function(word));
    if meaning().next().is_some() && meaning().all(held) {
        return true;
    }
    let family = |words: &[crate::compare::words::Word]| words.last().map(|word| word.text.clone());
    if short.len() >= 2 && long.len() >= 2 && family(short) == family(long) && family(short).is_some() {
        let first =
            |words: &[crate::compare::words::Word]| words.first().and_then(|word| word.text.chars().next());
        return first(short) == first(long);
    }
    let initials: String = long.iter().filter_map(|word| word.text.chars().next()).collect();
    let capitals: String = initials_of_capitals(if a.len() <= b.len() { other } else { one });
    short.len() == 1 && short[0].text.len() >= 2 && (short[0].text == initials || short[0].text == capitals)
}

fn initials_of_capitals(name: &str) -> String {
    let capitals = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    capitals.filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_and_transliterations_are_one() {
        for (one, other) in [
            ("Rubio", "Marco Rubio"),
            ("Zelensky", "Volodymyr Zelenskyy"),
            ("SOHR", "Syrian Observatory for Human Rights"),
            ("the Observatory", "Harbour Observatory for Fisheries"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
        assert!(!alike("Marco Rubio", "Marco Polo"));
        assert!(!alike("Idlib Health Directorate", "Islamic State"));
    }

    #[test]
    fn officials_may_be_anybody() {
        for name in ["police", "a hospital spokesman", "local officials", "the monitor"] {
            assert!(is_generic(name), "{name}");
        }
        for name in ["Ana Duarte", "Ministry of Health of Ostland", "Mercy Medical"] {
            assert!(!is_generic(name), "{name}");
        }
    }
}
