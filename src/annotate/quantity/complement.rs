//! What stands behind a noun phrase and completes it: "tax **on imported cars**", "men **aged 18 to 34**".

use super::Measure;
use super::phrase::make_bare;
use crate::document::grammar::{Noun, is_amount, phrase_at};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word, is_time_word};

/// A noun phrase with the phrases behind it that complete it.
pub(super) fn with_complements(
    document: &Document,
    tokens: (u32, u32),
    head: u32,
    end: u32,
) -> Option<Measure> {
    let mut to = tokens.1;
    for _ in 0..2 {
        let joins = to + 1 < end
            && !(document.lower(to) == "on" && document.tag(to + 1) == Tag::PrpS)
            && (is_figure_word(document.lower(to), FigureWord::Completes) || document.tag(to) == Tag::Pos);
        let at = if document.tag(to.min(end - 1)) == Tag::Pos { to } else { to + 1 };
        let Some((from, next, noun)) = joins.then(|| phrase_from(document, at)).flatten() else { break };
        if next > end || from > at || is_amount(document, from, next) || is_time_word(document.lower(noun)) {
            break;
        }
        to = next;
    }
    make_bare(document, tokens.0, through_age(document, to, end), head)
}

/// The noun phrase at a token, with a participle that opens it: "imported cars".
pub(super) fn phrase_from(document: &Document, at: u32) -> Option<Noun> {
    let found = phrase_at(document, at);
    let opens = found.is_none()
        && (at as usize) < document.tokens.len()
        && matches!(document.tag(at), Tag::Vbn | Tag::Vbg | Tag::Jj);
    if opens {
        return phrase_at(document, at + 1).map(|(_, to, head)| (at, to, head));
    }
    found
}

/// "men aged 18 to 34": through the ages that tell which ones.
pub(super) fn through_age(document: &Document, to: u32, end: u32) -> u32 {
    let number = |at: u32| at < end && document.tag(at) == Tag::Cd;
    if to >= end || document.lower(to) != "aged" || !number(to + 1) {
        return to;
    }
    let joined = to + 3 < end && matches!(document.lower(to + 2), "to" | "-" | "–" | "and") && number(to + 3);
    to + if joined { 4 } else { 2 }
}

/// A subject with all phrases between it and its verb: "revenue from mainland shops rose".
pub(super) fn whole_subject(
    document: &Document,
    tokens: (u32, u32),
    head: u32,
    verb: u32,
) -> Option<Measure> {
    let joins = |at: u32| {
        matches!(
            document.tag(at),
            Tag::In | Tag::To | Tag::Cc | Tag::Pos | Tag::Vbn | Tag::Jj | Tag::Md | Tag::Rb
        )
    };
    let mut to = tokens.1;
    for _ in 0..4 {
        let mut at = to;
        while at < verb
            && joins(at)
            && at < to + 2
            && document.tag(at) != Tag::Md
            && (at == to || phrase_at(document, at).is_none())
        {
            at += 1;
        }
        let Some((from, next, noun)) =
            phrase_at(document, at).filter(|(from, next, _)| *from == at && *next <= verb && at > to)
        else {
            break;
        };
        if is_amount(document, from, next) || is_time_word(document.lower(noun)) {
            break;
        }
        to = next;
    }
    make_bare(document, tokens.0, through_age(document, to, verb), head)
}
