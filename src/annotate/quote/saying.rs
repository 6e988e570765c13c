//! One attribution before its speaker has a name, and how literally it gives the words.

use super::Directness;
use super::content::Ranges;
use super::scene::Scene;
use super::voice::Voice;
use crate::base::RuleId;
use crate::document::Tag;

/// One attribution whose speaker is still a phrase.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    pub cue: Option<u32>,
    pub voice: Option<Voice>,
    pub content: Ranges,
    pub directness: Directness,
    pub rule: RuleId,
}

/// Whether what a cue reports stands in quotation marks, all of it or a part.
pub(super) fn directness(scene: &Scene, cue: Option<u32>, content: &[(u32, u32)]) -> Directness {
    if cue.is_some_and(|cue| scene.quote_of(cue).is_some()) {
        return Directness::Indirect;
    }
    match quoted_words(scene, content) {
        (0, _) => Directness::Indirect,
        (quoted, all) if quoted == all => Directness::Direct,
        _ => Directness::Mixed,
    }
}

/// How many words of the content stand in quotation marks, and how many there are.
pub(super) fn quoted_words(scene: &Scene, content: &[(u32, u32)]) -> (usize, usize) {
    let words = content.iter().flat_map(|&(start, end)| start..end);
    let words =
        words.filter(|&at| !matches!(scene.document.tag(at), Tag::OpenQuote | Tag::CloseQuote | Tag::Comma));
    words.fold((0, 0), |(quoted, all), at| (quoted + usize::from(scene.quote_of(at).is_some()), all + 1))
}
