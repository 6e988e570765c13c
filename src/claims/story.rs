//! What an article is about: its telling words, the people, places and days of its opening, and shingles of its text.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

use super::place::Places;
use super::{Sentence, WordKind};
use crate::annotate::Annotations;
use crate::annotate::entity::{EntityKind, is_country};
use crate::base::DateSpan;
use crate::document::{Document, ParagraphKind};
use crate::lexicon::rarity;
use crate::lexicon::spelling::fold;

/// What an article shares with others on the same story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Story {
    /// The words that say most of what it is about, the strongest first, with their weights; these are so scaled that
    /// their squares add up to a million.
    pub terms: Vec<(String, u16)>,
    /// Full names of people, folded, each once, sorted.
    pub people: Vec<String>,
    /// Last words of the names of people and bodies, folded, each once, sorted.
    pub families: Vec<String>,
    /// Places of headline, dateline and opening nearer than a country, folded, each once, sorted.
    pub places: Vec<String>,
    /// Where it is set, as printed, the most specific first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scene: Vec<String>,
    /// Content words of the headline and of the opening, each once, sorted.
    pub headline: Vec<String>,
    pub opening: Vec<String>,
    /// Names of headline and opening, word by word, each once, sorted.
    pub names: Vec<String>,
    /// The days that the opening names, at most two days long each.
    pub days: Vec<DateSpan>,
    /// The smallest hashes of runs of five words: near-equal sets mean one text in two outlets.
    pub shingles: Vec<u32>,
}

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Shingles kept: the smallest hashes, a fair sample of any text (Broder 1997).
const KEPT: usize = 64;
/// Paragraphs of the body that tell what happened.
const OPENING: usize = 3;
/// Terms kept.
const MOST_TERMS: usize = 60;
/// A commoner word says nothing of what an article is about.
const LEAST_RARITY: u8 = 40;
/// Words of no more bytes are not looked at.
const SHORT: usize = 2;
/// How much more a name says than another word as rare.
const NAME: f32 = 1.5;

pub(super) fn of(
    document: &Document,
    annotations: &Annotations,
    places: &Places,
    sentences: &[Sentence],
) -> Story {
    let body = document.paragraphs.iter().position(|paragraph| paragraph.kind == ParagraphKind::Body);
    let body = body.unwrap_or(document.paragraphs.len());
    let opening = body..(body + OPENING).min(document.paragraphs.len());
    let until = document.paragraphs[..opening.end].last().map_or(0, |paragraph| paragraph.span.end);
    Story {
        terms: terms(sentences),
        people: people(annotations),
        families: families(annotations),
        places: sorted(
            places.until(document.token_at(until)).filter(|name| !is_country(&name.to_lowercase())).map(fold),
        ),
        scene: places.scene(document, document.token_at(until)),
        headline: words(sentences, 0..body, content),
        opening: words(sentences, opening.clone(), content),
        names: words(sentences, 0..opening.end, name),
        days: days(annotations, until),
        shingles: shingles(document),
    }
}

fn terms(sentences: &[Sentence]) -> Vec<(String, u16)> {
    let mut counts: FxHashMap<&str, (u32, bool)> = FxHashMap::default();
    for (word, kind) in sentences.iter().flat_map(Sentence::iter) {
        if kind.is_content() && word.len() > SHORT {
            let count = counts.entry(word).or_default();
            count.0 += 1;
            count.1 |= kind == WordKind::Name;
        }
    }
    let weighed = counts.into_iter().filter_map(|(word, (count, name))| {
        let rarity = rarity(word);
        let weight = (1.0 + (count as f32).ln()) * f32::from(rarity) * if name { NAME } else { 1.0 };
        (rarity >= LEAST_RARITY).then_some((word, weight))
    });
    let mut terms: Vec<(&str, f32)> = weighed.collect();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    terms.truncate(MOST_TERMS);
    let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1.0);
    terms.into_iter().map(|(word, weight)| (word.to_owned(), (weight * 1000.0 / length) as u16)).collect()
}

fn people(annotations: &Annotations) -> Vec<String> {
    let people = annotations.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
    sorted(people.filter(|person| person.name.contains(' ')).map(|person| fold(&person.name)))
}

fn families(annotations: &Annotations) -> Vec<String> {
    let named = annotations.entities.all.iter().filter(|entity| entity.kind != EntityKind::Place);
    sorted(named.filter_map(|entity| fold(&entity.name).split(' ').next_back().map(str::to_owned)))
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn content(word: &str, kind: WordKind) -> bool {
    kind.is_content() && rarity(word) >= LEAST_RARITY
}

fn name(_: &str, kind: WordKind) -> bool {
    kind == WordKind::Name
}

/// Words of some paragraphs that are wanted, each once, sorted.
fn words(
    sentences: &[Sentence],
    paragraphs: Range<usize>,
    wanted: fn(&str, WordKind) -> bool,
) -> Vec<String> {
    let inside = sentences.iter().filter(|sentence| paragraphs.contains(&(sentence.paragraph as usize)));
    let words =
        inside.flat_map(Sentence::iter).filter(|(word, kind)| wanted(word, *kind) && word.len() > SHORT);
    sorted(words.map(|(word, _)| word.to_owned()))
}

/// Days named before a byte of the document.
fn days(annotations: &Annotations, until: u32) -> Vec<DateSpan> {
    let opening = annotations.times.iter().take_while(|time| time.span.end <= until);
    let anchors = opening.filter(|time| !time.duration && !time.since).filter_map(|time| time.days);
    let mut days: Vec<DateSpan> = anchors.filter(|days| days.days() <= 2).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn shingles(document: &Document) -> Vec<u32> {
    let words: Vec<u64> = (0..document.tokens.len() as u32)
        .filter(|at| document.lower(*at).starts_with(char::is_alphanumeric))
        .map(|at| hash(document.lower(at)))
        .collect();
    let mut shingles: Vec<u32> = words.windows(SHINGLE).map(|window| hash(window) as u32).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles.truncate(KEPT);
    shingles
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
