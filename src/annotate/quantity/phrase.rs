//! Noun phrases as measures.

use super::Measure;
use crate::document::grammar::{participle_before, possessor};
use crate::document::{Document, Tag};

/// The words of a phrase as a measure, with a head among them.
pub(super) fn make(document: &Document, tokens: (u32, u32), head: u32) -> Option<Measure> {
    if tokens.0 >= tokens.1 {
        return None;
    }
    let head_token = head.clamp(tokens.0, tokens.1 - 1);
    Some(Measure { span: document.span_of(tokens), head: document.lemma(head_token).to_owned(), head_token })
}

/// A phrase with its possessor and without its article.
pub(super) fn make_bare(document: &Document, from: u32, to: u32, head: u32) -> Option<Measure> {
    let from = possessor(document, participle_before(document, from));
    // "a 5 per cent penalty": the chunk begins inside the unit.
    let cent =
        from > 0 && from + 1 < to && document.lower(from) == "cent" && document.lower(from - 1) == "per";
    let from = from + u32::from(cent);
    let from =
        (from..to).find(|at| !matches!(document.tag(*at), Tag::Dt | Tag::PrpS | Tag::Pos)).unwrap_or(from);
    // "22 burglaries" are burglaries, and how many is another figure.
    let counted =
        document.tag(from) == Tag::Cd && from + 1 < to && from < head && document.tag(from + 1).is_noun();
    let from = from + u32::from(counted && document.tag(head) == Tag::Nns);
    make(document, (from, to), head)
}
