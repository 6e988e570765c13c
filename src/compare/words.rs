//! Words as comparison sees them: folded, contractions spelt out, light stems, a weight by how much a
//! word says.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::base::Lexicon;

/// Entry → class: `function`, `negator`, `common`, or `as` with the spelling to use instead.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("words.tsv")));

/// Opposites, both ways.
static OPPOSITES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut opposites: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for line in include_str!("opposites.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((one, other)) = line.split_once('\t') {
            opposites.entry(one).or_default().push(other);
            opposites.entry(other).or_default().push(one);
        }
    }
    opposites
});

/// One word of a sentence or quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// Stands in brackets: an editor's insertion.
    pub bracketed: bool,
    /// Dots of omission stand before it.
    pub after_gap: bool,
}

/// The words of a text.  At most `limit`, so that no page-long sentence costs more than a line.
pub fn words(text: &str, limit: usize) -> Vec<Word> {
    let mut found = Vec::with_capacity((text.len() / 5).min(limit) + 1);
    let mut reader = Reader { depth: 0, after_gap: false, capitals: false };
    let mixed = || text.chars().any(char::is_lowercase);
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            _ if c.is_alphanumeric() => {
                reader.capitals = c.is_uppercase() && (word.is_empty() || reader.capitals);
                word.extend(c.to_lowercase());
            }
            '*' if !word.is_empty() || next == Some('*') => word.push('*'),
            '\'' | '’' | '‘' if !word.is_empty() && next.is_some_and(char::is_alphanumeric) => {
                word.push('\'')
            }
            '.' | ',' if between_digits(&word, next) => word.extend((c == '.').then_some('.')),
            '.' if initials(&word) && next.is_some_and(|c| c.is_alphabetic() || c == '\'') => {}
            _ => {
                if reader.capitals && word == "is" && mixed() {
                    "isis".clone_into(&mut word);
                }
                reader.take(&mut word, &mut found);
                reader.mark(c, next);
            }
        }
        if found.len() >= limit {
            return found;
        }
    }
    reader.take(&mut word, &mut found);
    found
}

struct Reader {
    depth: u32,
    after_gap: bool,
    /// The word at hand is written in capitals.
    capitals: bool,
}

impl Reader {
    fn mark(&mut self, c: char, next: Option<char>) {
        match c {
            '(' | '[' => self.depth += 1,
            ')' | ']' => self.depth = self.depth.saturating_sub(1),
            '…' => self.after_gap = true,
            '.' if next == Some('.') => self.after_gap = true,
            _ => {}
        }
    }

    fn take(&mut self, word: &mut String, found: &mut Vec<Word>) {
        if word.is_empty() {
            return;
        }
        spell_out(word, |text| {
            found.push(Word { text: text.to_owned(), bracketed: self.depth > 0, after_gap: self.after_gap });
            self.after_gap = false;
        });
        word.clear();
    }
}

fn between_digits(word: &str, next: Option<char>) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit())
}

/// "f" or "fb" on the way to "F.B.I.".
fn initials(word: &str) -> bool {
    !word.is_empty() && word.len() <= 4 && word.chars().all(char::is_alphabetic)
}

/// "don't" → "do", "not"; "gonna" → "going", "to"; "eleventh" → "11th"; a possessive loses its ending.
fn spell_out(word: &str, mut give: impl FnMut(&str)) {
    let word = word.trim_end_matches('\'');
    if let Some(line) = WORDS.get(word).filter(|line| line.first() == Some(&"as")) {
        return line.get(1).into_iter().flat_map(|to| to.split(' ')).for_each(give);
    }
    let Some((stem, ending)) = word.rsplit_once('\'') else { return give(word) };
    let second = match ending {
        "re" => "are",
        "ll" => "will",
        "ve" => "have",
        "d" => "would",
        "m" => "am",
        "t" if stem.ends_with('n') => "not",
        "s" if matches!(stem, "it" | "he" | "she" | "that" | "what" | "there" | "who" | "here") => "is",
        "s" if stem == "let" => "us",
        _ => "",
    };
    match second {
        "not" => give(&stem[..stem.len() - 1]),
        _ => stem.split('\'').filter(|part| !part.is_empty()).for_each(&mut give),
    }
    if !second.is_empty() {
        give(second);
    } else if ending != "s" && !ending.is_empty() {
        give(ending);
    }
}

fn class(word: &str) -> Option<&'static str> {
    WORDS.get(word).and_then(|line| line.first().copied())
}

/// Grammar rather than meaning: articles, pronouns, auxiliaries, particles.
pub fn is_function(word: &str) -> bool {
    matches!(class(word), Some("function" | "negator"))
}

pub fn is_negator(word: &str) -> bool {
    class(word) == Some("negator")
}

/// Bounds a figure: "more", "nearly".
pub fn is_bound(word: &str) -> bool {
    class(word) == Some("bound")
}

/// How much it says that two texts share this word: little for words that news uses everywhere.
pub fn weight(word: &str) -> f32 {
    match class(word) {
        Some("function" | "negator" | "bound") => 0.0,
        Some("common") => 0.25,
        _ if is_number(word) || word.chars().nth(1).is_none() => 0.0,
        _ => 1.0,
    }
}

pub fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || class(word) == Some("number")
}

pub fn opposed(one: &str, other: &str) -> bool {
    OPPOSITES.get(one).is_some_and(|list| list.contains(&other))
}

/// A light stem for English: enough that "offered", "offers" and "offer" meet.
pub fn stem(word: &str) -> &str {
    let long = |stem: &str| stem.len() >= 3 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| long(stem));
    let bare = cut("'s").or_else(|| cut("ing")).or_else(|| cut("ed")).or_else(|| cut("es"));
    let bare = bare.or_else(|| (!word.ends_with("ss")).then(|| cut("s")).flatten()).unwrap_or(word);
    let bare = bare.strip_suffix(['e', 'y', 'i']).filter(|stem| long(stem)).unwrap_or(bare);
    let mut ends = bare.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(last), Some(before)) if last == before && bare.len() > 4 => {
            &bare[..bare.len() - last.len_utf8()]
        }
        _ => bare,
    }
}

/// FNV-1a, so that keys stay the same from one run, machine and version to the next.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([b' ']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^ hash >> 29
}

/// A bit for each longer word of a text: two texts with few bits in common share few words.
pub fn sketch(text: &str) -> [u64; 4] {
    let mut bits = [0u64; 4];
    let (mut hash, mut length) = (0u32, 0);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
            length += 1;
        } else {
            if length >= 4 {
                let bit = hash >> 13;
                bits[(bit >> 6 & 3) as usize] |= 1 << (bit & 63);
            }
            (hash, length) = (0, 0);
        }
    }
    bits
}

/// Words in common of two sketches, at most, and the words of the smaller one.
pub fn common_bits(a: &[u64; 4], b: &[u64; 4]) -> (u32, u32) {
    let count = |bits: &[u64; 4]| bits.iter().map(|part| part.count_ones()).sum::<u32>();
    let both = a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum();
    (both, count(a).min(count(b)))
}

/// Weight of the words that two texts share, and that weight as a share of the poorer one.
pub fn in_common(a: &[Word], b: &[Word]) -> (f32, f32) {
    let stems = |words: &[Word]| {
        let mut stems: Vec<(String, f32)> =
            words.iter().map(|word| (stem(&word.text).to_owned(), weight(&word.text))).collect();
        stems.retain(|(_, weight)| *weight > 0.0);
        stems.sort_by(|a, b| a.0.cmp(&b.0));
        stems.dedup_by(|a, b| a.0 == b.0);
        stems
    };
    let (a, b) = (stems(a), stems(b));
    let total = |stems: &[(String, f32)]| stems.iter().map(|(_, weight)| weight).sum::<f32>();
    let held = |stem: &str| b.binary_search_by(|(other, _)| other.as_str().cmp(stem)).is_ok();
    let shared = a.iter().filter(|(stem, _)| held(stem)).map(|(_, weight)| weight).sum::<f32>();
    (shared.abs(), shared.abs() / total(&a).min(total(&b)).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str) -> String {
        words(text, 99).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn contractions_initials_and_figures_read_alike() {
        assert_eq!(spelt("I don't trust the F.B.I.'s 1,400 men"), "i do not trust the fbi 1400 men");
        assert_eq!(spelt("We're gonna fix it, it's 2.5 miles"), "we are going to fix it it is 2.5 miles");
        assert_eq!(spelt("the eleventh-hour deal can't hold"), spelt("the 11th - hour deal cannot hold"));
        assert_eq!(spelt("the mayor’s plan"), "the mayor plan");
        assert_eq!(spelt("that f***ing dam"), "that f***ing dam");
    }

    #[test]
    fn insertions_and_omissions_are_marked() {
        let found = words("He said (the mayor) would ... resign", 99);
        let marks: Vec<_> = found.iter().map(|word| (word.bracketed, word.after_gap)).collect();
        assert_eq!(marks[2..6], [(true, false), (true, false), (false, false), (false, true)]);
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (one, other) in
            [("offered", "offers"), ("raise", "raised"), ("duty", "duties"), ("stopped", "stops")]
        {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_ne!(stem("kill"), stem("kick"));
    }

    #[test]
    fn the_sketch_sees_shared_words() {
        let (a, b) =
            (sketch("Two boats carried fifteen sailors"), sketch("Three boats carried twelve sailors"));
        assert!(common_bits(&a, &b).0 >= 3);
        assert!(common_bits(&a, &sketch("Parliament rejected yesterday's budget")).0 <= 1);
    }
}
