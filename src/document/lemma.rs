//! Dictionary forms by rule, with the irregular ones from word lists.

use std::sync::LazyLock;

use super::Tag;
use crate::base::Lexicon;

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
    pub(super) fn of(tag: Tag) -> Self {
        match tag {
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => Class::Verb,
            Tag::Nns | Tag::Nnps => Class::Noun,
            _ => Class::Other,
        }
    }
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
    for ending in ["ing", "ed"] {
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
    const WITH_E: &[&str] = &[
        "at", "it", "ut", "iv", "av", "ov", "olv", "erv", "arv", "elv", "eiv", "iev", "eav", "az", "iz",
        "yz", "uz", "is", "us", "as", "os", "ens", "ans", "ons", "aps", "ips", "ers", "urs", "ors", "rc",
        "nc", "ic", "ac", "uc", "oc", "ng", "dg", "rg", "ag", "eg", "ug", "ieg", "lg", "ibl", "bl", "cl",
        "dl", "fl", "gl", "kl", "pl", "tl", "zl", "il", "ul", "al", "ol", "ir", "ar", "or", "ur", "cr", "ad",
        "ed", "id", "od", "ud", "ak", "ik", "ok", "uk", "am", "im", "om", "um", "ap", "ip", "op", "up", "yp",
        "ot", "et", "an", "in", "un", "on", "en", "u", "ib", "ob", "ub", "ab", "rv", "lv", "ath", "uf", "af",
        "if",
    ];
    const WITHOUT_E: &[&str] = &[
        "it", "et", "ot", "ang", "ing", "ong", "ung", "en", "on", "in", "al", "el", "ul", "il", "ar", "or",
        "er", "om", "up", "op", "ip", "ac", "an", "am", "ad", "at",
    ];
    let letters = root.as_bytes();
    let syllables = vowel_groups(letters);
    let two_vowels =
        letters.len() > 2 && is_vowel(letters[letters.len() - 2]) && is_vowel(letters[letters.len() - 3]);
    if two_vowels {
        // "raised", "caused", "received", "leagued" against "looked", "aimed", "failed".
        return ["s", "v", "z", "g", "c", "u"].iter().any(|end| root.ends_with(end));
    }
    if ["at", "iz", "ut", "ir", "ur"].iter().any(|end| root.ends_with(end)) && root.len() > 2 {
        return !["combat", "format", "treat"].contains(&root);
    }
    if syllables > 1 && WITHOUT_E.iter().any(|end| root.ends_with(end)) {
        // "invite", "complete", "promote", "define", "decline", "compare", "explore", "provide"
        let stressed = [
            "vit", "cit", "nit", "plet", "let", "mot", "vot", "fin", "lin", "bin", "par", "plor", "nor",
            "clar", "var", "scu", "tor", "vok", "com", "rop", "cop", "hap", "cap", "wip", "rit", "ven",
            "zon", "lud", "quot", "not", "pan", "vad", "grad", "lad", "rad", "quir", "cil", "pil", "xil",
            "mpil", "fil", "cal", "stal", "ial", "gin", "chin", "min", "xamin", "lor",
        ];
        let unstressed = [
            "limit", "imit", "edit", "udit", "hibit", "rofit", "nefit", "rbit", "onitor", "ctor", "ditor",
            "avor", "onor", "umor", "abor", "ignal", "otal", "qual", "ival", "ispar", "ermin", "iscal",
        ];
        let ermine = root.ends_with("ermin") || root.ends_with("xamin");
        return ermine
            || (!unstressed.iter().any(|end| root.ends_with(end))
                && stressed.iter().any(|end| root.ends_with(end)));
    }
    WITH_E.iter().any(|end| root.ends_with(end))
}

fn vowel_groups(letters: &[u8]) -> usize {
    let vowel = |&letter: &u8| is_vowel(letter) || letter == b'y';
    letters.windows(2).filter(|pair| !vowel(&pair[0]) && vowel(&pair[1])).count()
        + usize::from(letters.first().is_some_and(vowel))
}
