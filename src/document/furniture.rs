//! Paragraphs that belong to the page rather than to the story.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::base::Lexicon;

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
        .match_kind(MatchKind::Standard)
        .build(entries.iter().map(|(phrase, _)| phrase))
        .expect("a short list of plain phrases");
    Phrases { finder, opens }
});

const JOBS: &str = "writer|reporter|editor|correspondent|columnist|journalist|contributor|author|freelancer|\
    producer|photographer|fellow|blogger|commentator|intern";

/// "Ana Reyes has been a staff writer at the Example Post since 2012."
static BIOGRAPHY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)^(?:\p{{Lu}}[\p{{L}}.'’-]*\s+){{1,4}}
        (?:is|was|has\ been|covers|writes|reports|works)\b
        (?:\s+(?:as|an?|the|our))?
        (?:\s+[\p{{L}}\p{{N}}'’,&.-]+){{0,6}}?
        (?:\s+(?:{JOBS})s?\b.{{0,60}}?\b(?:at|for|with|of|covering|based|in|on|who|since)\b
          |\s+(?:for|about)\s+(?:\p{{Lu}}|The|the)[^.]*\.?$)"
    ))
    .expect("a fixed pattern")
});

/// "By Ana Reyes", "By Ana Reyes and Tom Hill, Example Wire"
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:By|BY|by)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|and|AND|for|of|the)[,|]?){2,10}\s*$")
        .expect("a fixed pattern")
});

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
        || (place.from_end < MARGIN && place.from_start > 0 && BIOGRAPHY.is_match(paragraph))
        || (place.from_start < MARGIN && BYLINE.is_match(paragraph))
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
        agency |=
            matches!(word, "PHOTO" | "IMAGE" | "IMAGES" | "GETTY" | "AFP" | "REUTERS" | "EPA" | "HANDOUT");
        if count > 8 || word.chars().any(char::is_lowercase) {
            return false;
        }
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
