//! Cues with their content and speaker, before speakers have names.

use rustc_hash::FxHashMap;

use super::content::{self, Content, Ranges};
use super::direct::{self, Speech};
use super::model::{Features, STEPS};
use super::scene::Scene;
use super::voice::{self, Voice};
use super::{Directness, cue};
use crate::base::RuleId;
use crate::document::Tag;

/// How sure the model must be of a cue, in units of its log odds.
const CUE_THRESHOLD: f32 = 0.0;

/// One attribution whose speaker is still a phrase.
#[derive(Debug, Clone)]
pub struct Saying {
    pub cue: Option<u32>,
    pub voice: Option<Voice>,
    pub content: Ranges,
    pub directness: Directness,
    pub rule: RuleId,
}

/// All attributions of a document, in order of the text.
pub fn find(scene: &Scene) -> Vec<Saying> {
    let speeches = direct::link(scene);
    let linked: FxHashMap<u32, usize> =
        speeches.iter().enumerate().filter_map(|(index, speech)| Some((speech.cue?, index))).collect();
    let mut sayings: Vec<Saying> = Vec::with_capacity(speeches.len() * 2);
    let mut desk = Desk::default();
    sayings.extend(speeches.iter().filter_map(|speech| desk.spoken(scene, speech)));
    for token in 0..scene.document.tokens.len() as u32 {
        if !linked.contains_key(&token) && cue::possible(scene, token) && desk.is_cue(scene, token) {
            sayings.extend(desk.reported(scene, token));
        }
    }
    sayings.sort_by_key(|saying| (saying.content.first().copied(), saying.cue));
    sayings
}

/// Buffers that one article's questions share.
#[derive(Default)]
struct Desk {
    features: Features,
    contents: Vec<Content>,
}

impl Desk {
    fn is_cue(&mut self, scene: &Scene, token: u32) -> bool {
        self.features.0.clear();
        cue::features(scene, token, &mut self.features);
        self.features.score() as f32 > CUE_THRESHOLD * STEPS
    }

    /// A direct quotation, with or without a cue.
    fn spoken(&mut self, scene: &Scene, speech: &Speech) -> Option<Saying> {
        let ranges = speech.quotes.iter().map(|&quote| scene.tokens_in(scene.quotes[quote as usize].inner));
        let content: Ranges = ranges
            .filter(|range| range.0 < range.1)
            .map(|range| direct::content_of(scene.document, range))
            .collect();
        if content.is_empty() {
            return None;
        }
        let voice = speech.cue.and_then(|cue| self.voice(scene, cue, &content));
        let rule = match speech.cue {
            Some(_) => "quote.direct",
            None => "quote.floating",
        };
        Some(Saying { cue: speech.cue, voice, content, directness: Directness::Direct, rule })
    }

    /// What a cue outside whole quotations reports.
    fn reported(&mut self, scene: &Scene, cue: u32) -> Option<Saying> {
        content::candidates(scene, cue, &mut self.contents);
        let features = &mut self.features;
        let best = self.contents.iter().max_by_key(|content| {
            features.0.clear();
            content.features(scene, cue, features);
            features.score()
        })?;
        let content: Ranges = best.ranges.iter().filter_map(|&range| strip(scene, range)).collect();
        let (quoted, all) = quoted_words(scene, &content);
        if all == 0 {
            return None;
        }
        let directness = match quoted {
            0 => Directness::Indirect,
            _ if quoted == all => Directness::Direct,
            _ => Directness::Mixed,
        };
        let directness = if scene.quote_of(cue).is_some() { Directness::Indirect } else { directness };
        let voice = self.voice(scene, cue, &content);
        Some(Saying { cue: Some(cue), voice, content, directness, rule: "quote.reported" })
    }

    fn voice(&mut self, scene: &Scene, cue: u32, content: &[(u32, u32)]) -> Option<Voice> {
        let features = &mut self.features;
        features.0.clear();
        voice::nobody(scene, cue, features);
        let none = features.score();
        let scored = voice::candidates(scene, cue).into_iter().map(|voice| {
            features.0.clear();
            voice.features(scene, cue, content, features);
            (features.score(), voice)
        });
        scored.max_by_key(|(score, _)| *score).filter(|(score, _)| *score > none).map(|(_, voice)| voice)
    }
}

/// A range without marks at its ends.
fn strip(scene: &Scene, (mut start, mut end): (u32, u32)) -> Option<(u32, u32)> {
    let document = scene.document;
    let mark = |at: u32| {
        matches!(document.tag(at), Tag::Comma | Tag::OpenQuote | Tag::CloseQuote)
            || document.tag(at) == Tag::Colon
            || document.tag(at) == Tag::Stop && document.word(at).len() == 1
    };
    while start < end && mark(start) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// How many words of the content stand in quotation marks, and how many there are.
fn quoted_words(scene: &Scene, content: &[(u32, u32)]) -> (usize, usize) {
    let words = content.iter().flat_map(|&(start, end)| start..end);
    let words =
        words.filter(|&at| !matches!(scene.document.tag(at), Tag::OpenQuote | Tag::CloseQuote | Tag::Comma));
    words.fold((0, 0), |(quoted, all), at| (quoted + usize::from(scene.quote_of(at).is_some()), all + 1))
}
