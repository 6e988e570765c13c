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

/// The content with the rest of the quotations that it begins or ends in: what stands between marks is not cut in the
/// middle, also where it goes on behind the sentence, if it holds neither the cue nor another part.
pub(super) fn with_whole_quotations(scene: &Scene, cue: u32, content: &[(u32, u32)]) -> Ranges {
    let sentence = scene.sentence(cue);
    let around = |at: u32| {
        let quote = scene.quotes[scene.quote_of(at)? as usize];
        let tokens = scene.tokens_in(quote.inner);
        let closed = quote.inner.end < quote.outer.end;
        (closed && sentence.0 <= tokens.0 && !(tokens.0..tokens.1).contains(&cue)).then_some(tokens)
    };
    let mut whole = Ranges::new();
    for (at, &(start, end)) in content.iter().enumerate() {
        let before = whole.last().map_or(0, |range: &(u32, u32)| range.1);
        let after = content.get(at + 1).map_or(u32::MAX, |range| range.0);
        let first = around(start).map_or(start, |quote| quote.0.min(start).max(before));
        let last = around(end.saturating_sub(1)).map_or(end, |quote| quote.1.max(end).min(after));
        whole.push((first, last));
    }
    whole
}

/// How many words of the content stand in quotation marks, and how many there are.
pub(super) fn quoted_words(scene: &Scene, content: &[(u32, u32)]) -> (usize, usize) {
    let words = content.iter().flat_map(|&(start, end)| start..end);
    let words =
        words.filter(|&at| !matches!(scene.document.tag(at), Tag::OpenQuote | Tag::CloseQuote | Tag::Comma));
    words.fold((0, 0), |(quoted, all), at| (quoted + usize::from(scene.quote_of(at).is_some()), all + 1))
}
