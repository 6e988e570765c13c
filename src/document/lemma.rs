//! Dictionary forms by rule, with the irregular ones from word lists.

use std::sync::LazyLock;

use super::Tag;
use crate::base::Lexicon;
use crate::lexicon::{Function, serves};

static VERBS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("verbs.tsv")));
static NOUNS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("nouns.tsv")));

/// Longer words are not words; they stay as they are.
const LONGEST: usize = 48;

/// What decides the dictionary form beside the spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Verb,
    Noun,
    Other,
}

impl Class {
    /// How many there are.
    pub(super) const ALL: usize = 3;

    pub(super) fn of(tag: Tag) -> Self {
        match tag {
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => Class::Verb,
            Tag::Nns | Tag::Nnps => Class::Noun,
            _ => Class::Other,
        }
    }
}

/// The dictionary form of an irregular form of a verb: "said" → "say".
pub fn irregular_verb(lower: &str) -> Option<&'static str> {
    VERBS.get(lower).and_then(|line| line.first().copied())
}

/// What a lower-case word may be a form of, as a noun or as a verb: "leaves" of "leaf" and "leave".
pub fn dictionary_forms(lower: &str) -> impl Iterator<Item = String> {
    let noun = lemma(lower, Class::Noun);
    // "news" is listed as itself, and no form of "new".
    let verb = (noun != lower || NOUNS.get(lower).is_none()).then(|| lemma(lower, Class::Verb));
    std::iter::once(noun).chain(verb)
}

/// The dictionary form of a form of a verb in lower case: "told" → "tell", "denies" → "deny".
pub fn verb_form(lower: &str) -> String {
    lemma(lower, Class::Verb)
}

/// The dictionary form of a lower-case word.
pub(super) fn lemma(lower: &str, class: Class) -> String {
    if lower == "n't" {
        return "not".to_owned();
    }
    let irregular = match class {
        Class::Verb => VERBS.get(lower),
        Class::Noun => NOUNS.get(lower),
        Class::Other => return lower.to_owned(),
    };
    if let Some(form) = irregular.and_then(|line| line.first()) {
        return (*form).to_owned();
    }
    if lower.len() > LONGEST || !lower.is_ascii() {
        return lower.to_owned();
    }
    match class {
        Class::Verb => verb(lower),
        _ => noun(lower),
    }
}

fn noun(word: &str) -> String {
    if let Some((first, last)) = word.rsplit_once('-') {
        return format!("{first}-{}", lemma(last, Class::Noun));
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return format!("{stem}man");
    }
    singular(word)
}

/// Without the "-s" of plurals and of the third person.
fn singular(word: &str) -> String {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1) else { return word.to_owned() };
    if stem.ends_with(['s', '\'']) || stem.ends_with("u") || stem.ends_with("i") {
        return word.to_owned();
    }
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() > 1) {
        return format!("{root}y");
    }
    // "caucuses", "surpluses" against "houses", "causes", "abuses"
    if word.ends_with("uses") && vowel_groups(word.as_bytes()) > 2 {
        let root = &word[..word.len() - 2];
        let silent = ["aus", "ous", "cus", "abus", "fus", "mus"].iter().any(|end| root.ends_with(end));
        if !silent || root.ends_with("caucus") || root.ends_with("circus") {
            return root.to_owned();
        }
    }
    let hissing = ["sses", "shes", "ches", "xes", "zzes"].iter().any(|end| word.ends_with(end));
    if hissing { word[..word.len() - 2].to_owned() } else { stem.to_owned() }
}

fn verb(word: &str) -> String {
    if let Some((first, last)) = word.rsplit_once('-') {
        return format!("{first}-{}", lemma(last, Class::Verb));
    }
    for prefix in ["re", "over", "under", "out", "mis", "un", "up"] {
        let known = word.strip_prefix(prefix).and_then(|rest| VERBS.get(rest)?.first());
        if let Some(form) = known.filter(|_| word.len() > prefix.len() + 3) {
            return format!("{prefix}{form}");
        }
    }
    if let Some(root) = word.strip_suffix("ied").filter(|root| root.len() > 1) {
        return format!("{root}y");
    }
    // "need", "exceed"
    let whole = word.ends_with("eed");
    for ending in ["ing", "ed"].into_iter().filter(|_| !whole) {
        if let Some(root) = word.strip_suffix(ending).filter(|root| has_vowel(root)) {
            return restore(root);
        }
    }
    if word.ends_with("oes") {
        return word[..word.len() - 2].to_owned();
    }
    singular(word)
}

fn has_vowel(root: &str) -> bool {
    root.len() > 1 && root.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Puts back what "-ed" and "-ing" took: the "e" of "raise", one letter of "stop".
fn restore(root: &str) -> String {
    let letters = root.as_bytes();
    let [.., before, last] = *letters else { return root.to_owned() };
    if before == last && !is_vowel(last) && !matches!(last, b'l' | b's' | b'z' | b'f') && letters.len() > 3 {
        return root[..root.len() - 1].to_owned();
    }
    if takes_e(root) { format!("{root}e") } else { root.to_owned() }
}

fn takes_e(root: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|end| root.ends_with(end));
    let letters = root.as_bytes();
    // "creat", "associat", "requir", "quot", "guid", "persuad"
    if ends(&["iat", "uat", "creat", "quir", "quot", "quit", "guid", "suad", "eeth", "reath"]) {
        return !ends(&["squat"]);
    }
    // "arrang", "plung" against "bring", "hang", "belong"
    if root.ends_with("ng") {
        return ends(&["chang", "rang", "eng", "lung", "pung", "hing", "ring"])
            && !serves(root, Function::KeepsStem);
    }
    let two_vowels =
        letters.len() > 2 && is_vowel(letters[letters.len() - 2]) && is_vowel(letters[letters.len() - 3]);
    if two_vowels {
        // "raised", "received", "leagued" against "looked", "aimed", "failed"
        return ends(&["s", "v", "z", "g", "c", "u"]);
    }
    if root.len() > 2 && ends(&["at", "iz", "ut", "ir", "ur"]) {
        return !serves(root, Function::KeepsStem);
    }
    if vowel_groups(letters) > 1 && ends(WITHOUT_E) {
        return ends(WITH_E_AFTER_ALL) && !ends(WITHOUT_E_EVEN_SO);
    }
    ends(WITH_E)
}

/// Endings that have lost an "e".
#[rustfmt::skip]
const WITH_E: &[&str] = &[
    "it", "iv", "av", "ov", "lv", "rv", "az", "yz", "uz", "is", "us", "as", "os", "ens", "ans", "ons", "aps",
    "ips", "ers", "urs", "ors", "rc", "nc", "sc", "ic", "ac", "uc", "oc", "dg", "rg", "ag", "eg", "ug", "lg",
    "bl", "cl", "dl", "fl", "gl", "kl", "pl", "sl", "tl", "zl", "il", "ul", "al", "ol", "ar", "or", "cr", "ad",
    "ed", "id", "od", "ud", "ak", "ik", "ok", "uk", "am", "im", "om", "um", "ap", "ip", "op", "up", "yp", "ot",
    "et", "an", "in", "un", "on", "en", "u", "ib", "ob", "ub", "ab", "ath", "uf", "af", "if", "wast", "tast",
];

/// The same after a first, stressed syllable: "edited", "opened".
const WITHOUT_E: &[&str] = &[
    "it", "et", "ot", "en", "on", "in", "al", "el", "ul", "il", "ar", "or", "er", "om", "up", "op", "ip",
    "an", "am", "ad",
];

/// Of these, with the stress on the last one: "invited", "explored".
#[rustfmt::skip]
const WITH_E_AFTER_ALL: &[&str] = &[
    "vit", "cit", "nit", "plet", "pet", "let", "mot", "vot", "not", "fin", "lin", "bin", "min", "par", "plor", "scor",
    "nor", "clar", "stor", "vok", "com", "rop", "rip", "ven", "lud", "pan", "vad", "grad", "lad", "rad", "cil",
    "pil", "xil", "fil", "ial", "gin", "chin", "cul", "dul", "sol", "fram", "nam", "blam", 
    "vis", "hal", "tal", "pon", "rul", "cad", "hrin", "writ", "radit", "pedit",
];

#[rustfmt::skip]
const WITHOUT_E_EVEN_SO: &[&str] = &[
    "onit", "imit", "edit", "ofit", "efit", "rbit", "pivot", "honor", "donor", "total", "metal", "dial", "trial",
    "pilot", "ballot", "bullet", "outlet", "velop", "anel", "enrol", "trip", "strip", "snag", "rumpet", "arpet",
    "pencil", "council", "origin",
];

fn vowel_groups(letters: &[u8]) -> usize {
    let vowel = |&letter: &u8| is_vowel(letter) || letter == b'y';
    letters.windows(2).filter(|pair| !vowel(&pair[0]) && vowel(&pair[1])).count()
        + usize::from(letters.first().is_some_and(vowel))
}
