//! The votes of two sides: "voted **211-198**", "passed **211 to 198**" are two figures.

use smallvec::{SmallVec, smallvec};

use super::draft::Draft;
use crate::base::{RuleId, Span};
use crate::document::Document;
use crate::document::grammar::governing_verb;
use crate::lexicon::{FigureWord, is_figure_word};

/// Of the figures of two sides, which tell of no change.
pub(in crate::annotate) const SIDES: RuleId = "quantity.votes";

fn votes(document: &Document, start: u32, first: u32) -> bool {
    governing_verb(document, start, first)
        .is_some_and(|verb| is_figure_word(document.lemma(verb), FigureWord::Votes))
}

/// "passed 211 to 198": counts of two sides, of which the second is the smaller.
pub(super) fn voted(document: &Document, start: u32, a: &Draft, b: &Draft) -> bool {
    let plain = |draft: &Draft| draft.unit.is_none() && draft.high.is_none() && draft.low.fract().is_zero();
    plain(a) && plain(b) && a.low > b.low && votes(document, start, a.tokens.0)
}

pub(super) fn mark(document: &Document, start: u32, a: &mut Draft, b: &mut Draft) {
    if voted(document, start, a, b) {
        a.rules.push(SIDES);
        b.rules.push(SIDES);
    }
}

/// A token that holds the votes of both sides is two figures; all else is left as it is.
pub(super) fn parted(document: &Document, start: u32, draft: Draft) -> SmallVec<[Draft; 2]> {
    let one_token = draft.tokens.1 == draft.tokens.0 + 1 && draft.digits && draft.unit.is_none();
    let Some(second) = draft.high.filter(|high| one_token && *high < draft.low) else {
        return smallvec![draft];
    };
    let voted = votes(document, start, draft.tokens.0);
    let text = draft.number.of(document.text());
    let Some(dash) = text.find(['-', '–']).filter(|_| voted) else { return smallvec![draft] };
    let sign = text[dash..].chars().next().map_or(1, char::len_utf8);
    let (mut yes, mut no) = (draft.clone(), draft);
    let middle = yes.number.start + dash as u32;
    yes.number = Span { start: yes.number.start, end: middle };
    no.number = Span { start: middle + sign as u32, end: no.number.end };
    (yes.span, no.span) = (yes.number, no.number);
    (yes.high, no.high, no.low) = (None, None, second);
    yes.rules.push(SIDES);
    no.rules.push(SIDES);
    smallvec![yes, no]
}
