//! Gate 3, first part: do both articles tell one story?  Judged from the names and words they share.

use crate::claims::{Claim, Story};
use crate::compare::words::{stem, weight};

/// How much two articles share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Names shared, words shared, 0 to about 2; far apart in time counts against it.
    pub share: f32,
    /// Weight of shared names that few stories hold.
    pub rare: f32,
    /// Likeness of the names alone, and of the words alone, 0 to 1.
    pub names: f32,
    pub words: f32,
    /// Names and words are all but the same, however few.
    pub all: bool,
    /// Nearly one text: a wire story in two outlets.
    pub copies: bool,
    /// Days between the publications.
    pub gap: Option<i32>,
}

/// Likeness from which articles of one fortnight tell one story.
const NEAR: f32 = 0.08;
/// The same for articles further apart, or of unknown date.
const FAR: f32 = 0.16;
/// Added to each side, so that two articles of one name each do not count as one story.
const NAMES_AT_LEAST: f32 = 3.0;
const WORDS_AT_LEAST: f32 = 4.0;

impl Likeness {
    pub fn of(a: &Claim, b: &Claim) -> Likeness {
        let names = Shared::of(names(&a.story), names(&b.story));
        let words = Shared::of(told(&a.story), told(&b.story));
        let gap = a.article.published.zip(b.article.published);
        let gap = gap.and_then(|(a, b)| a.until(b).ok()).map(|span| span.get_days().abs());
        let apart = gap.unwrap_or(5).min(10) as f32 / 10.0;
        let rich = names.both.min(6.0) / 6.0;
        let both = names.cosine(1.0) * names.both + words.cosine(1.0) * words.both;
        Likeness {
            share: names.cosine(NAMES_AT_LEAST) + 0.5 * words.cosine(WORDS_AT_LEAST) + 0.2 * rich
                - 0.1 * apart,
            rare: names.rare,
            names: names.cosine(NAMES_AT_LEAST),
            words: words.cosine(WORDS_AT_LEAST),
            all: names.both + words.both >= 2.0 && both >= 0.65 * (names.both + words.both),
            copies: copies(&a.story, &b.story),
            gap,
        }
    }

    /// One story?  `nearness` is what the claims themselves have in common beside the articles.
    pub fn same_story(&self, nearness: f32) -> bool {
        let enough = if self.gap.is_some_and(|days| days <= 10) { NEAR } else { FAR };
        self.copies || self.all || self.share + nearness >= enough
    }

    pub fn verdict(&self, nearness: f32) -> Result<String, String> {
        let apart = match self.gap {
            Some(0) => "same day".to_owned(),
            Some(1) => "one day apart".to_owned(),
            Some(days) => format!("{days} days apart"),
            None => "day unknown".to_owned(),
        };
        let what = match self.copies {
            true => format!("nearly one text, {apart}"),
            false => format!("names and words in common: {:.2}, {apart}", self.share + nearness),
        };
        if self.same_story(nearness) { Ok(what) } else { Err(what) }
    }
}

/// Weight of the words that two lists share, and of each list.
struct Shared {
    both: f32,
    rare: f32,
    a: f32,
    b: f32,
}

impl Shared {
    /// Names are taken apart: "Syrias Qamishli" and "Qamishli city" meet in one word.
    fn of(a: &[(String, f32)], b: &[(String, f32)]) -> Shared {
        let (mut i, mut j, mut both, mut rare) = (0, 0, 0.0, 0.0);
        while let (Some((one, weight)), Some((other, _))) = (a.get(i), b.get(j)) {
            match one.cmp(other) {
                std::cmp::Ordering::Equal => {
                    both += weight;
                    rare += if *weight >= 1.0 { 1.0 } else { 0.0 };
                    (i, j) = (i + 1, j + 1);
                }
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
            }
        }
        let total = |parts: &[(String, f32)]| parts.iter().map(|(_, weight)| weight).sum();
        Shared { both, rare, a: total(a), b: total(b) }
    }

    fn cosine(&self, at_least: f32) -> f32 {
        let product = (self.a + at_least) * (self.b + at_least);
        if product > 0.0 { self.both / product.sqrt() } else { 0.0 }
    }
}

/// The words of a story's names, and those of its headline and lead, worked out once for all of its claims.
fn names(story: &Story) -> &[(String, f32)] {
    story.name_parts.get_or_init(|| parts(&story.names))
}

fn told(story: &Story) -> &[(String, f32)] {
    story.word_parts.get_or_init(|| parts(&story.words))
}

/// The words of names, by stem, each once, sorted, with their weight.
fn parts(names: &[String]) -> Vec<(String, f32)> {
    let words = names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let mut parts: Vec<(&str, f32)> = words.map(|word| (stem(word), weight(word))).collect();
    parts.retain(|(word, weight)| *weight > 0.0 && word.len() > 1);
    parts.sort_by(|a, b| a.0.cmp(b.0));
    parts.dedup_by(|a, b| a.0 == b.0);
    parts.into_iter().map(|(word, weight)| (word.to_owned(), weight)).collect()
}

/// Sorted bottom sketches of shingles with half or more in common.
fn copies(a: &Story, b: &Story) -> bool {
    let small = a.shingles.len().min(b.shingles.len());
    if small < 16 {
        return false;
    }
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.shingles.get(i), b.shingles.get(j)) {
        both += usize::from(one == other);
        (i, j) = (i + usize::from(one <= other), j + usize::from(other <= one));
    }
    both * 2 >= small
}
