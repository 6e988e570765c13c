//! The words of a quotation, as two outlets may write them: folded, contractions spelt out, spellings and numbers
//! alike, insertions and omissions marked.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::base::Lexicon;
use crate::document::irregular_verb;
use crate::lexicon::{Function, serves};

/// Entry → class: `function`, `support`, `negator`, `bound`, `number`, or `as` with the spelling to use instead; then
/// what it does to the words around it: `binds`, `condition`.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("wording.tsv")));

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordClass {
    Content,
    /// Grammar rather than meaning: articles, pronouns, auxiliaries, particles.
    Function,
    /// "do" and "did", which a negation or a question brings along.
    Support,
    /// "not", "never"
    Negator,
    /// Bounds a figure: "more", "nearly".
    Bound,
    Number,
}

/// One word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub text: String,
    /// A light stem, which forms of one word share.
    pub stem: String,
    pub class: WordClass,
    /// Stands in brackets: an editor's insertion.
    pub bracketed: bool,
    /// Dots of omission stand before it.
    pub after_gap: bool,
    /// Begins a sentence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens: bool,
    /// A verb, a subject or a conjunction: what stands on its two sides cannot change places.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub binds: bool,
    /// "if", "unless": its clause makes a condition of the rest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub condition: bool,
}

/// The words of a text.  At most `limit`, so that no page-long sentence costs more than a line.
fn words(text: &str, limit: usize) -> Vec<Word> {
    let mut found = Vec::with_capacity((text.len() / 5).min(limit) + 1);
    let mut reader = Reader::default();
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            _ if c.is_alphanumeric() => {
                reader.capital = if word.is_empty() { !c.is_lowercase() } else { reader.capital };
                word.extend(c.to_lowercase());
            }
            '*' if !word.is_empty() || next == Some('*') => word.push('*'),
            '\'' | '’' | '‘' if !word.is_empty() && next.is_some_and(char::is_alphanumeric) => {
                word.push('\'')
            }
            '.' | ',' | '/' if between_digits(&word, next) => word.extend((c != ',').then_some(c)),
            '.' if initials(&word) && next.is_some_and(|c| c.is_alphabetic() || c == '\'') => {}
            _ => {
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

#[derive(Default)]
struct Reader {
    depth: u32,
    after_gap: bool,
    /// It begins with a capital, or with a digit.
    capital: bool,
    /// A full stop behind the last word is that of "Mr." or "Sen.".
    short: bool,
    /// A sentence has ended.
    stop: bool,
}

/// Capitalised words of so many letters before a full stop are abbreviations.
const ABBREVIATED: usize = 3;

impl Reader {
    fn mark(&mut self, c: char, next: Option<char>) {
        match c {
            '(' | '[' => self.depth += 1,
            ')' | ']' => self.depth = self.depth.saturating_sub(1),
            '…' => self.after_gap = true,
            '.' if next == Some('.') => self.after_gap = true,
            '.' => self.stop |= !self.short,
            '?' | '!' | ';' | '\n' => self.stop = true,
            _ => {}
        }
    }

    fn take(&mut self, word: &mut String, found: &mut Vec<Word>) {
        if word.is_empty() {
            return;
        }
        self.short = self.capital && word.chars().count() <= ABBREVIATED;
        let mut opens = found.is_empty() || self.stop && self.capital;
        spell_out(word, |text| {
            let does = |role: &str| WORDS.get(text).is_some_and(|line| line.contains(&role));
            found.push(Word {
                text: text.to_owned(),
                stem: stem(irregular_verb(text).unwrap_or(text)).to_owned(),
                class: word_class(text),
                bracketed: self.depth > 0,
                after_gap: self.after_gap,
                opens,
                binds: does("binds"),
                condition: does("condition"),
            });
            (self.after_gap, opens) = (false, false);
        });
        self.stop = false;
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
        "s" if serves(stem, Function::TakesIs) => "is",
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

/// What a word in lower case does in a sentence.
pub fn word_class(word: &str) -> WordClass {
    match WORDS.get(word).and_then(|line| line.first().copied()) {
        Some("function") => WordClass::Function,
        Some("support") => WordClass::Support,
        Some("negator") => WordClass::Negator,
        Some("bound") => WordClass::Bound,
        Some("number") => WordClass::Number,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => WordClass::Number,
        _ => WordClass::Content,
    }
}

/// A light stem for English: enough that "offered", "offers" and "offer" meet.
fn stem(word: &str) -> &str {
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

/// Words looked at in one quotation.
const MOST_WORDS: usize = 140;
/// A shorter run between marks may be a name or a mocking word.
const FEWEST_WORDS: usize = 4;

/// The words of a direct quotation, part by part; each part comes with whether the text ends a sentence before it.
pub fn spoken<'a>(parts: impl Iterator<Item = (&'a str, bool)>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut full_stop = false;
    for (text, ended) in parts {
        let mut part = words(text, MOST_WORDS);
        if let Some(first) = part.first_mut() {
            first.opens = found.is_empty() || ended || full_stop;
        }
        full_stop = text.trim_end().ends_with(['.', '?', '!']);
        found.append(&mut part);
    }
    found.truncate(MOST_WORDS);
    found
}

/// The words of each run between paired marks that is long enough, with a gap before it.
pub fn between_marks(text: &str) -> Vec<Word> {
    let parts = text.split(['"', '“', '”', '«', '»']).skip(1).step_by(2);
    let runs = parts.map(|part| words(part, MOST_WORDS)).filter(|run| run.len() >= FEWEST_WORDS);
    let mut found: Vec<Word> = Vec::new();
    for mut run in runs {
        if let Some(first) = run.first_mut() {
            first.after_gap = true;
        }
        found.append(&mut run);
    }
    found.truncate(MOST_WORDS);
    found
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
    fn sentences_open_where_one_ends_and_a_capital_follows() {
        let found = words("It is over. We told Mr. Ito so; he, too, left at 9 a.m. today", 99);
        let opening: Vec<_> = found.iter().filter(|word| word.opens).map(|word| word.text.as_str()).collect();
        assert_eq!(opening, ["it", "we"]);
    }

    #[test]
    fn only_words_between_marks_were_said() {
        let of = |text, direct| {
            let words = if direct { spoken([(text, true)].into_iter()) } else { between_marks(text) };
            words.iter().map(|word| word.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(of("the dam “is safe for now” and dry", false), ["is", "safe", "for", "now"]);
        assert_eq!(of("the dam is safe", true).len(), 4);
        assert!(of("the dam is “safe”", false).is_empty());
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
}
