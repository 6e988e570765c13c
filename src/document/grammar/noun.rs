//! Noun phrases: where one begins and ends, and whether it names a thing.

use crate::document::{Document, Tag};
use crate::lexicon::{Dimension, Syntax, is_syntax, is_time_word, unit_word};

/// Tokens of a noun phrase, end exclusive, and its head.
pub(crate) type Noun = (u32, u32, u32);

/// The tokens of the base noun phrase that holds a token.
pub(crate) fn phrase_at(document: &Document, token: u32) -> Option<Noun> {
    let at = document.phrases.partition_point(|phrase| phrase.tokens.1 <= token);
    let phrase = document.phrases.get(at).filter(|phrase| phrase.tokens.0 <= token)?;
    Some((phrase.tokens.0, phrase.tokens.1, phrase.head))
}

/// True if a phrase names a thing, and is no time, amount or pronoun.
pub(crate) fn names_thing(document: &Document, tokens: (u32, u32), head: u32) -> bool {
    !is_time_word(document.lower(head))
        && !is_amount(document, tokens.0, tokens.1)
        && !matches!(document.tag(head), Tag::Prp | Tag::Dt | Tag::Ex | Tag::Wp)
}

/// True if a phrase is an amount: "$5", "5 %", "the 12"; "five towns" is a thing.
pub(crate) fn is_amount(document: &Document, from: u32, to: u32) -> bool {
    let amount = (from..to).any(|at| document.tag(at) == Tag::Dollar || document.lower(at) == "%");
    let last = to - 1;
    let numbered = last > from && document.word(last - 1).contains(char::is_uppercase);
    let inside = (from..last).any(|at| document.tag(at) == Tag::Cd && measures(document, at + 1));
    let currency = !(from..last).any(|at| document.tag(at) == Tag::Cd)
        && unit_word(document.lower(last)).is_some_and(|unit| unit.dimension == Dimension::Money);
    amount || inside || document.tag(last) == Tag::Cd && !numbered || measures(document, last) && !currency
}

/// A unit: "30 miles" is an amount, whatever stands before it.
pub(crate) fn measures(document: &Document, at: u32) -> bool {
    unit_word(document.lower(at)).is_some_and(|unit| unit.dimension != Dimension::Duration)
}

/// A noun that the tagger took for a word of a closed class: "the TA-25 index ended".  What is in no closed class and
/// wears their tags is a noun unknown to the tagger.
pub(crate) fn mistaken(document: &Document, at: u32) -> bool {
    let lower = document.lower(at);
    matches!(document.tag(at), Tag::Rb | Tag::In | Tag::Dt | Tag::Prp | Tag::Rp | Tag::Md)
        && lower.len() > 2
        && !lower.ends_with("ly")
        && lower.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !is_syntax(lower, Syntax::Closed)
}

/// Through the nouns behind a phrase that the tagger mistook: "the TA-25 index", "the rich", "a 60 year-old".
pub(crate) fn widened(document: &Document, (from, to, head): Noun, verb: u32) -> Noun {
    let bare = is_syntax(document.lower(head), Syntax::Article);
    let (mut end, mut noun) = (to, head);
    while end < verb && end < to + 4 {
        let old = document.tag(end).is_adjective() && (bare || document.lower(end).ends_with("-old"));
        if !old && !mistaken(document, end) {
            break;
        }
        noun = end;
        end += 1;
    }
    (from, end, noun)
}

/// Where the possessor of a phrase begins: "Norland's economy".
pub(crate) fn possessor(document: &Document, from: u32) -> u32 {
    let owner = (document.tag(from) == Tag::Pos && from > 0).then(|| phrase_at(document, from - 1)).flatten();
    owner.map_or(from, |(start, _, _)| start)
}

/// "each printed sample", "had maximum sustained winds": the chunk goes on before its participle.
pub(crate) fn participle_before(document: &Document, from: u32) -> u32 {
    if from < 3 || document.tag(from - 1) != Tag::Vbn {
        return from;
    }
    let leads = |at: u32| matches!(document.tag(at), Tag::In | Tag::To) || document.tag(at).is_verb();
    if matches!(document.tag(from - 2), Tag::Dt | Tag::PrpS | Tag::In) {
        return from - 1;
    }
    match phrase_at(document, from - 2) {
        Some((outer, to, _)) if to == from - 1 && outer > 0 && leads(outer - 1) => outer,
        _ => from,
    }
}
