//! Where something was said: "on Telegram", "in a statement".

use super::scene::Scene;
use crate::document::Tag;
use crate::lexicon::{Function, Manner, manner, serves};

/// The medium that the words around a content name.
pub fn find(scene: &Scene, cue: u32, content: &[(u32, u32)]) -> Option<String> {
    let document = scene.document;
    let (start, end) = scene.sentence(cue);
    let outside = |at: u32| !content.iter().any(|range| range.0 <= at && at < range.1);
    let mut occasion = None;
    for at in (start..end.min(start + 120)).filter(|&at| outside(at)) {
        let lower = document.lower(at);
        if manner(lower) != Some(Manner::Medium) || at + 1 >= end {
            continue;
        }
        let next = document.lower(at + 1);
        if serves(lower, Function::LeadsPlatform)
            && manner(next) == Some(Manner::Platform)
            && document.tag(at + 1).is_name()
        {
            return Some(document.word(at + 1).to_owned());
        }
        if matches!((lower, next), ("on", "truth")) && at + 2 < end && document.lower(at + 2) == "social" {
            return Some("Truth Social".to_owned());
        }
        if occasion.is_some() || lower == "to" {
            continue;
        }
        let head = (at + 1..end.min(at + 7)).take_while(|&at| {
            let tag = document.tag(at);
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Vbn | Tag::Pos)
        });
        let named = head
            .filter(|&at| {
                [document.lemma(at), document.lower(at)]
                    .iter()
                    .any(|word| manner(word) == Some(Manner::Occasion))
            })
            .last();
        occasion = named.map(|last| document.slice(document.span_of((at + 1, last + 1))).to_owned());
    }
    occasion
}
