//! Base noun phrases from the tags of a sentence.

use super::{Document, Phrase, Tag};

/// All base noun phrases, in order.
pub(super) fn find(document: &Document) -> Vec<Phrase> {
    let mut phrases = Vec::with_capacity(document.tokens.len() / 4);
    for sentence in &document.sentences {
        let mut at = sentence.tokens.0;
        while at < sentence.tokens.1 {
            let end = phrase_end(document, at, sentence.tokens.1);
            let trimmed = trim(document, at, end);
            if let Some(head) = head(document, at, trimmed) {
                phrases.push(Phrase { tokens: (at, trimmed), head });
            }
            at = end.max(at + 1);
        }
    }
    phrases
}

/// Past the last token that can belong to a phrase beginning at `start`.
fn phrase_end(document: &Document, start: u32, limit: u32) -> u32 {
    let mut at = start;
    let mut noun = false;
    while at < limit {
        let tag = document.tag(at);
        let opens = matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pdt | Tag::Pos | Tag::WpS);
        let belongs = match tag {
            // "all the men": a determiner only after a predeterminer.
            Tag::Dt | Tag::PrpS => at == start || document.tag(at - 1) == Tag::Pdt,
            Tag::Pdt | Tag::Pos | Tag::WpS => at == start,
            Tag::Prp | Tag::Ex => return if at == start { at + 1 } else { at },
            Tag::Cd | Tag::Dollar => !noun || document.tag(at - 1) != Tag::Nns,
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => true,
            Tag::Jj | Tag::Jjr | Tag::Jjs => !noun || document.tag(at - 1).is_name(),
            Tag::Vbn | Tag::Vbg => !noun && at > start && leads_to_noun(document, at + 1, limit),
            Tag::Rb | Tag::Rbr | Tag::Rbs => !noun && modifies(document, at, limit),
            Tag::Hash => !noun,
            // "a prosperous, strong country"
            Tag::Comma => !noun && at > start && between_adjectives(document, at, limit),
            _ => false,
        };
        if !belongs {
            break;
        }
        noun |= tag.is_noun() && !opens;
        at += 1;
    }
    at
}

/// A participle is inside a phrase if a noun follows: "the wounded soldiers".
fn leads_to_noun(document: &Document, at: u32, limit: u32) -> bool {
    at < limit && (document.tag(at).is_noun() || document.tag(at).is_adjective())
}

/// "very large crowds", "nearly 1,400 drones".
fn modifies(document: &Document, at: u32, limit: u32) -> bool {
    let next = at + 1;
    next < limit
        && (document.tag(next).is_adjective()
            || matches!(document.tag(next), Tag::Cd | Tag::Dollar | Tag::Vbn))
}

fn between_adjectives(document: &Document, comma: u32, limit: u32) -> bool {
    let adjective = |at: u32| document.tag(at).is_adjective();
    adjective(comma - 1)
        && comma + 1 < limit
        && adjective(comma + 1)
        && leads_to_noun(document, comma + 2, limit)
}

/// Without trailing adjectives and adverbs that no noun follows.
fn trim(document: &Document, start: u32, mut end: u32) -> u32 {
    let bare = |tag: Tag| {
        tag.is_adjective()
            || matches!(tag, Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Vbn | Tag::Vbg | Tag::Dollar | Tag::Hash)
    };
    while end > start && bare(document.tag(end - 1)) {
        end -= 1;
    }
    end
}

/// The last noun, else the last number, else a pronoun.
fn head(document: &Document, start: u32, end: u32) -> Option<u32> {
    let last = |wanted: fn(Tag) -> bool| (start..end).rev().find(|&at| wanted(document.tag(at)));
    last(Tag::is_noun)
        .or_else(|| last(|tag| tag == Tag::Cd))
        .or_else(|| last(|tag| matches!(tag, Tag::Prp | Tag::Ex)))
        .or_else(|| last(|tag| tag == Tag::Dt).filter(|_| end - start == 1))
}
