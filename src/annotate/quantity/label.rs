//! Names that a figure stands beside, without a verb between them.

use super::draft::Draft;
use super::phrase::make_bare;
use super::{Dimension, Measure};
use crate::document::grammar::{names_thing, phrase_at};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word, is_time_word};

/// "DAX -1.6%", "base price: $59,995": the name that a figure stands beside.
pub(super) fn labelled(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let first = draft.tokens.0;
    let before = first.checked_sub(1).filter(|before| *before >= start)?;
    let signed = document.slice(draft.number).starts_with(['-', '+', '−']);
    let name = match document.tag(before) {
        Tag::Colon => before.checked_sub(1).filter(|name| *name >= start)?,
        Tag::Cd if signed && before > start && document.tag(before - 1).is_name() => before,
        tag if signed && tag.is_noun() => before,
        _ => return None,
    };
    let (from, to, head) = phrase_at(document, name)?;
    let to = to.min(first);
    let from = (from..to)
        .rev()
        .take_while(|at| {
            let tag = document.tag(*at);
            let worded = document.word(*at).starts_with(char::is_alphabetic);
            worded && (tag.is_noun() || tag.is_adjective()) || tag == Tag::Cd && document.word(*at).len() < 4
        })
        .last()?;
    let head = if head < from || head >= to { to - 1 } else { head };
    let thing = document.tag(head).is_noun() || signed && document.tag(head) == Tag::Cd;
    (!is_time_word(document.lower(head)) && thing).then(|| make_bare(document, from, to, head))?
}

/// "the Norlander Pro 16 inch": the name in front, in the same phrase.
pub(super) fn sized(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let first = draft.tokens.0;
    let fits = !matches!(
        draft.dimension(),
        None | Some(Dimension::Money | Dimension::Percent | Dimension::Duration | Dimension::Multiple)
    );
    let (from, to, _) = phrase_at(document, first).filter(|(from, to, _)| {
        fits && *from >= start && *from < first && *to <= draft.after && document.tag(first - 1).is_noun()
    })?;
    debug_assert!(to > first);
    make_bare(document, from, first, first - 1)
}

/// "Donations, including: Ann Roe, $5": what stands before the colon of a list heads its figures.
pub(super) fn header(document: &Document, start: u32, first: u32) -> Option<Measure> {
    let colon = (start + 2..first).find(|at| document.tag(*at) == Tag::Colon && document.word(*at) == ":")?;
    let opens = is_figure_word(document.lower(colon - 1), FigureWord::Includes);
    let comma = u32::from(document.tag(colon - 2) == Tag::Comma);
    let name = (colon - 2).checked_sub(comma).filter(|name| *name >= start && opens)?;
    let (from, to, head) = phrase_at(document, name).filter(|(from, _, _)| *from >= start)?;
    names_thing(document, (from, to), head).then(|| make_bare(document, from, to, head))?
}
