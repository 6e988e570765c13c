//! Paragraphs that belong to the page rather than to the story.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::base::Lexicon;
use crate::lexicon::{Function, serves};

/// Longer paragraphs tell something, whatever phrase they hold.
const SHORT: usize = 400;
/// A biography stands so near the end, a byline so near the start.
const MARGIN: usize = 6;

struct Phrases {
    finder: AhoCorasick,
    /// Whether the phrase must open the paragraph.
    opens: Vec<bool>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let lexicon = Lexicon::parse(include_str!("furniture.tsv"));
    let mut entries: Vec<_> = lexicon.entries().collect();
    entries.sort();
    let opens = entries.iter().map(|(_, line)| line.first() == Some(&"start")).collect();
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        // Built in a fraction of the time that a full automaton takes.
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(entries.iter().map(|(phrase, _)| phrase))
        .expect("a short list of plain phrases");
    Phrases { finder, opens }
});

/// "Ana Reyes has been a staff writer at the Example Post since 2012.", "Tom Hill covers trade for Example Wire."
fn is_biography(paragraph: &str) -> bool {
    let words: Vec<&str> = paragraph.split_whitespace().take(30).map(bare).collect();
    let name = words.iter().take_while(|word| word.starts_with(char::is_uppercase)).count();
    if !(1..=4).contains(&name) || is_pronoun(words[0]) {
        return false;
    }
    let near = |from: usize, count: usize| words.iter().skip(from).take(count);
    let employed = |from: usize| {
        near(from, 9)
            .position(|word| serves(word.strip_suffix('s').unwrap_or(word), Function::PressJob))
            .is_some_and(|job| near(from + job + 1, 9).any(|word| serves(word, Function::PressLink)))
    };
    match words.get(name..name + 2) {
        Some(["is", _]) => employed(name + 1),
        Some(["has", "been" | "worked"]) => employed(name + 2),
        Some([verb, _]) if serves(verb, Function::PressVerb) => {
            near(name + 1, 8).any(|word| matches!(*word, "for" | "about"))
        }
        _ => false,
    }
}

/// With a capital, as it opens a sentence: "They"; all capitals may be initials.
fn is_pronoun(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    serves(&first.into_iter().chain(letters).collect::<String>(), Function::PersonalPronoun)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// "By Ana Reyes", "By Ana Reyes and Tom Hill, Example Wire"
fn is_byline(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace();
    if !matches!(words.next(), Some("By" | "BY" | "by")) || paragraph.ends_with('.') {
        return false;
    }
    let mut count = 0;
    let names = words.all(|word| {
        count += 1;
        word.starts_with(char::is_uppercase)
            || matches!(word, "the" | "|")
            || serves(word, Function::JoinsName)
    });
    names && (2..=10).contains(&count)
}

/// Where a paragraph stands, counted in paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub from_start: usize,
    pub from_end: usize,
}

pub(super) fn is_furniture(paragraph: &str, place: Place) -> bool {
    if paragraph.len() > SHORT {
        return false;
    }
    has_phrase(paragraph)
        || (place.from_end < MARGIN && place.from_start > 0 && is_biography(paragraph))
        || (place.from_start < MARGIN && is_byline(paragraph))
        || is_credit(paragraph)
        || !paragraph.contains(char::is_alphanumeric)
}

fn has_phrase(paragraph: &str) -> bool {
    PHRASES.finder.find_overlapping_iter(paragraph).any(|found| {
        let word_ends = !paragraph[found.end()..].starts_with(char::is_alphanumeric);
        word_ends && (found.start() == 0 || !PHRASES.opens[found.pattern().as_usize()])
    })
}

/// "HANDOUT PHOTO/AGENCY"
fn is_credit(paragraph: &str) -> bool {
    let words = paragraph.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut count, mut agency) = (0, false);
    for word in words {
        count += 1;
        if count > 8 || word.chars().any(char::is_lowercase) {
            return false;
        }
        agency |= serves(&word.to_ascii_lowercase(), Function::Credit);
    }
    agency
}

/// True if a line is the name that opens the biography after it.
pub(super) fn signs(line: &str, biography: &str) -> bool {
    let name: Vec<_> =
        line.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).take(6).collect();
    (1..=5).contains(&name.len())
        && biography.split_whitespace().zip(&name).filter(|(a, b)| a == *b).count() == name.len()
}
