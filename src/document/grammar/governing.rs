//! Where the clause around a token begins, and the verb that governs it, by the tags.

use super::noun::{participle_before, phrase_at};
use crate::document::{Document, Tag};
use crate::lexicon::{Syntax, is_syntax, is_time_word};

/// The verb of a token's clause: the nearest before it that is no part of a noun phrase.
pub(crate) fn governing_verb(document: &Document, start: u32, first: u32) -> Option<u32> {
    (start..first).rev().take_while(|at| !clause_starts(document, *at)).find(|at| {
        let tag = document.tag(*at);
        let attribute =
            matches!(tag, Tag::Vbn | Tag::Vbg) && *at > start && phrase_at(document, *at).is_some();
        let opens = phrase_at(document, *at + 1).is_some_and(|(from, _, _)| from == *at + 1);
        let attribute = attribute || opens && participle_before(document, *at + 1) <= *at;
        let other = attribute || closes_period(document, *at, start) || compares(document, *at, first);
        tag.is_verb() && !other
    })
}

/// "compared with 63", "including 12 children": a preposition in the shape of a verb.
fn compares(document: &Document, at: u32, first: u32) -> bool {
    is_syntax(document.lower(at), Syntax::Leads)
        || at + 1 < first
            && document.lower(at) == "compared"
            && matches!(document.lower(at + 1), "with" | "to")
}

/// "the quarter ended March 31": no event of the clause.
fn closes_period(document: &Document, at: u32, start: u32) -> bool {
    at > start && document.lemma(at) == "end" && is_time_word(document.lower(at - 1))
}

/// Words that begin a clause of its own.
pub(crate) fn clause_starts(document: &Document, at: u32) -> bool {
    match document.tag(at) {
        Tag::Stop | Tag::Colon => true,
        Tag::Wdt | Tag::Wp | Tag::Wrb => true,
        Tag::In => {
            is_syntax(document.lower(at), Syntax::OpensClause)
                || document.lower(at) == "as" && verb_follows(document, at)
        }
        Tag::Cc => !paired(document, at) && verb_follows(document, at),
        _ => false,
    }
}

/// "between the dollar and the yen": the conjunction of a pair.
fn paired(document: &Document, at: u32) -> bool {
    (at.saturating_sub(5)..at).any(|before| is_syntax(document.lower(before), Syntax::Pairs))
}

/// "and energy fell": a subject of its own and a verb follow within a few words.
fn verb_follows(document: &Document, at: u32) -> bool {
    let limit = (at + 8).min(document.tokens.len() as u32);
    let mut noun = false;
    for next in at + 1..limit {
        let tag = document.tag(next);
        if tag.is_verb() || tag == Tag::Md {
            return noun;
        }
        if !(tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Prp | Tag::In | Tag::Cd | Tag::Rb))
        {
            return false;
        }
        noun |= tag.is_noun() || tag == Tag::Prp;
    }
    false
}
