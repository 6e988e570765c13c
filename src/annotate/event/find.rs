//! A figure's event among the verbs and nouns around it.

use super::roles::roles;
use super::{Event, Factuality, Polarity, relation};
use crate::annotate::quantity::{Dimension, Figure};
use crate::document::grammar::{clause_starts, governing_verb};
use crate::document::{Document, Tag};
use crate::lexicon::{EventClass, EventWord, Function, harm, serves};

/// Tokens to either side among which the event is looked for.
const REACH: u32 = 90;

/// What governs a figure: a verb, or a noun of harm that stands in its place.
struct Governor {
    /// Tokens, end exclusive.
    tokens: (u32, u32),
    lemma: String,
    verb: bool,
}

pub(super) fn event(document: &Document, figure: &Figure) -> Option<Event> {
    let sentence = &document.sentences[document.sentence_of(figure.tokens.0) as usize];
    let start = sentence.tokens.0.max(figure.tokens.0.saturating_sub(REACH));
    let end = sentence.tokens.1.min(figure.tokens.1 + REACH);
    if is_whole_of_part(document, figure, start) && harm_counted(document, figure).is_none() {
        return None;
    }
    let taken = relation::verb(document, figure).filter(|verb| (start..end).contains(verb));
    let harmed = harm_near(document, figure, start, end).filter(|harm| {
        let own = relation::modifies(document, harm.tokens.0, figure);
        own || taken.is_none_or(|verb| (harm.tokens.0..harm.tokens.1).contains(&verb))
    });
    let taken = taken.map(|verb| of_verb(document, verb));
    let governor = harmed.or(taken).or_else(|| verb_of(document, figure, start, end))?;
    let at = governor.tokens.0;
    let (agent, target) = if governor.verb { roles(document, figure, at, start, end) } else { (None, None) };
    Some(Event {
        span: document.span_of(governor.tokens),
        lemma: governor.lemma,
        agent,
        target,
        // Its clause says whether it came about; see `proposition::settle`.
        polarity: Polarity::Positive,
        factuality: Factuality::Asserted,
    })
}

/// "one **of the three** gunmen was killed": what is told of the part is not told of the whole.
fn is_whole_of_part(document: &Document, figure: &Figure, start: u32) -> bool {
    let first = figure.tokens.0;
    first >= start + 3
        && matches!(document.tag(first - 1), Tag::Dt | Tag::PrpS)
        && document.lower(first - 2) == "of"
        && (document.tag(first - 3) == Tag::Cd || document.lower(first - 3) == "one")
}

/// "12 **deaths**", "the 112 **dead**": the thing counted is harm; its token and dictionary form.
fn harm_counted(document: &Document, figure: &Figure) -> Option<(u32, &'static str)> {
    let measure = figure.measure.as_ref().filter(|_| figure.unit.is_none())?;
    let at = measure.head_token;
    // Hostages and evacuees are people, and no event of their own.
    let people =
        |word: &EventWord| word.noun && matches!(word.class, EventClass::Kidnap | EventClass::Evacuate);
    let word = harm(&measure.head).or_else(|| harm(document.lower(at)));
    word.filter(|word| !people(word)).map(|word| (at, word.lemma))
}

/// "12 dead", "wounding three", "death toll rose to 40", "injured in": words of harm beside the figure.
fn harm_near(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<Governor> {
    if !matches!(figure.dimension, Dimension::Count) {
        return None;
    }
    let last = figure.last_token();
    let governor = |from: u32, to: u32, lemma: &str, verb| {
        Some(Governor { tokens: (from, to), lemma: lemma.to_owned(), verb })
    };
    if let Some((at, lemma)) = harm_counted(document, figure) {
        return governor(at, at + 1, lemma, false);
    }
    // Behind: "12 people were killed", "12 dead", "12 others injured".
    for at in last + 1..end.min(last + 8) {
        let tag = document.tag(at);
        if let Some(EventWord { lemma, .. }) = harm(document.lower(at)) {
            let verb = tag.is_verb();
            if verb && tag == Tag::Vbg {
                break;
            }
            // "shot dead": the second word says how it ended.
            if let Some(end) = harm(document.lower(at + 1)).filter(|_| lemma == "shoot") {
                return governor(at, at + 2, end.lemma, true);
            }
            return governor(at, at + 1, lemma, verb);
        }
        let passes = matches!(
            tag,
            Tag::Rb
                | Tag::Vbd
                | Tag::Vbz
                | Tag::Vbp
                | Tag::Vbn
                | Tag::Md
                | Tag::Vb
                | Tag::Nns
                | Tag::Nn
                | Tag::Jj
                | Tag::Dt
                | Tag::In
        ) && !matches!(document.lower(at), "that" | "after");
        if !passes || (tag.is_verb() && !serves(document.lemma(at), Function::Light)) || tag == Tag::Cc {
            break;
        }
    }
    // Before: "killing 12", "killed at least 12", "death toll rose to 40", "death toll of 40".
    for at in (start.max(figure.tokens.0.saturating_sub(9))..figure.tokens.0).rev() {
        let tag = document.tag(at);
        if matches!(tag, Tag::Stop | Tag::Colon) {
            break;
        }
        if document.lower(at) == "toll" {
            let from = if at > start && matches!(document.lower(at - 1), "death" | "casualty") {
                at - 1
            } else {
                at
            };
            return governor(from, at + 1, "death", false);
        }
        if let Some(EventWord { lemma, .. }) = harm(document.lower(at)) {
            if tag.is_verb() {
                return governor(at, at + 1, lemma, true);
            }
        } else if tag.is_verb()
            && !serves(document.lemma(at), Function::Light)
            && !serves(document.lemma(at), Function::TollVerb)
        {
            break;
        }
    }
    None
}

/// The verb that a figure depends on by its heads, else the nearest one before it, else after it.
fn verb_of(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<Governor> {
    let verb =
        nearest_verb(document, figure, start, end).or_else(|| by_heads(document, figure, start, end))?;
    Some(of_verb(document, verb))
}

fn of_verb(document: &Document, verb: u32) -> Governor {
    Governor { tokens: (verb, verb + 1), lemma: document.lemma(verb).to_owned(), verb: true }
}

fn by_heads(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<u32> {
    let mut at = figure.last_token().min(end - 1);
    for _ in 0..8 {
        let token = document.tokens[at as usize];
        if token.head == at || token.head < start || token.head >= end {
            return None;
        }
        at = token.head;
        if document.tag(at).is_verb() {
            return Some(at);
        }
    }
    None
}

fn nearest_verb(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<u32> {
    let last = figure.last_token();
    let next = last + 1;
    let governing = governing_verb(document, start, figure.tokens.0);
    let subject = next < end
        && (document.tag(next).is_verb() || document.tag(next) == Tag::Md)
        && (document.tag(next) != Tag::Vbg || governing.is_none());
    let after = (next..end)
        .take_while(|at| !clause_starts(document, *at) && document.tag(*at) != Tag::Comma)
        .find(|at| main_verb(document, *at, end));
    if subject && after.is_some() {
        return after;
    }
    governing.or(after)
}

fn main_verb(document: &Document, at: u32, end: u32) -> bool {
    let followed = (at + 1..end.min(at + 3)).any(|next| document.tag(next).is_verb());
    document.tag(at).is_verb() && !(followed && serves(document.lemma(at), Function::Auxiliary))
}
