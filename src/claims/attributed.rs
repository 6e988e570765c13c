//! Who said it: the attribution around a figure, and its form in a claim.

use super::Attribution;
use super::builder::Builder;
use crate::annotate::{Annotations, quote};
use crate::base::Span;

/// What was said, in order of the text, so that a figure finds its attribution by one search.
pub(super) struct Contents {
    /// Stretch, the furthest end of all stretches up to it, and the index of the attribution.
    parts: Vec<(Span, u32, usize)>,
}

impl Contents {
    pub(super) fn of(annotations: &Annotations) -> Self {
        let spans = annotations
            .attributions
            .iter()
            .enumerate()
            .flat_map(|(at, said)| said.content.iter().map(move |span| (*span, at)));
        let mut parts: Vec<(Span, u32, usize)> = spans.map(|(span, at)| (span, span.end, at)).collect();
        parts.sort_by_key(|(span, _, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut furthest = 0;
        for part in &mut parts {
            furthest = furthest.max(part.0.end);
            part.1 = furthest;
        }
        Contents { parts }
    }

    /// The innermost attribution whose content holds a span.
    pub(super) fn around(&self, span: Span) -> Option<usize> {
        let until = self.parts.partition_point(|(part, _, _)| part.start <= span.start);
        let reach = |part: &&(Span, u32, usize)| part.1 >= span.end;
        self.parts[..until]
            .iter()
            .rev()
            .take_while(reach)
            .find(|(part, _, _)| part.contains(span))
            .map(|(_, _, at)| *at)
    }
}

pub(super) fn attribution(builder: &Builder, said: &quote::Attribution) -> Attribution {
    Attribution {
        speaker: said.speaker.clone(),
        speaker_kind: said.speaker_kind,
        role: said.role.clone(),
        mention: said.mention.map(|span| builder.words(span)),
        mention_span: said.mention.map(|span| builder.chars(span).1),
        cue: said.cue.map(|span| builder.words(span)),
        cue_span: said.cue.map(|span| builder.chars(span).1),
        content: said.content.iter().map(|span| builder.chars(*span).1).collect(),
        directness: said.directness,
        via: said.via.clone(),
        chain: said.chain.clone(),
    }
}
