//! Who or what is the subject of a verb.

use super::governing::clause_starts;
use super::noun::{Noun, is_amount, mistaken, names_thing, phrase_at, widened};
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{Syntax, is_syntax};

/// "a fund that charges 2 %": the noun before the relative pronoun.
pub(crate) fn antecedent(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    let pronoun = (start..verb).rev().take(4).find(|at| {
        matches!(document.tag(*at), Tag::Wdt | Tag::Wp)
            || document.lower(*at) == "which"
            || document.lower(*at) == "that" && document.tag(*at) == Tag::In
    })?;
    let subject = (pronoun + 1..verb).any(|at| document.tag(at).is_noun() || document.tag(at) == Tag::Prp);
    let before = over_marks(document, pronoun, start).filter(|_| !subject)?;
    let (mut from, mut to, mut head) =
        phrase_at(document, before).or_else(|| name_ending(document, before, start))?;
    // "the limit per person, which is": the limit.
    if from > start + 1 && document.lower(from - 1) == "per" {
        (from, to, head) = phrase_at(document, from - 2).filter(|(outer, _, _)| *outer >= start)?;
    }
    names_thing(document, (from, to), head).then_some((from, to, head))
}

/// The token before a comma and a parenthesis: "Norland Motors (NM), which".
fn over_marks(document: &Document, at: u32, start: u32) -> Option<u32> {
    let mut before = at.checked_sub(1).filter(|before| *before >= start)?;
    if document.tag(before) == Tag::Comma {
        before = before.checked_sub(1).filter(|before| *before >= start)?;
    }
    if document.tag(before) == Tag::Close {
        let open = (start..before).rev().take(6).find(|open| document.tag(*open) == Tag::Open)?;
        before = open.checked_sub(1).filter(|before| *before >= start)?;
    }
    Some(before)
}

/// A noun that no phrase holds because of its tag.
fn name_ending(document: &Document, at: u32, start: u32) -> Option<Noun> {
    let part =
        |at: u32| document.tag(at).is_noun() || document.tag(at).is_adjective() || mistaken(document, at);
    if !mistaken(document, at) {
        return None;
    }
    let from = (start..at).rev().take(3).take_while(|at| part(*at)).last().unwrap_or(at);
    Some((from, at + 1, at))
}

/// "with shares gaining 2 %", "prices ranging from $5": the noun right before the participle.
pub(crate) fn participle(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    if document.tag(verb) != Tag::Vbg || verb <= start {
        return None;
    }
    let ranges = is_syntax(document.lower(verb), Syntax::Ranges);
    let comma = u32::from(ranges && document.tag(verb - 1) == Tag::Comma);
    let (from, to, head) = phrase_at(document, (verb - 1).checked_sub(comma)?)?;
    (from >= start && names_thing(document, (from, to), head)).then_some((from, to, head))
}

/// Whose subject a verb shares, where it has none of its own, and the noun phrase that is it.
pub(crate) fn subject_of(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    let mut verb = verb;
    for _ in 0..3 {
        let group = group_start(document, verb, start);
        if group > start && document.tag(group - 1) == Tag::Ex {
            return None;
        }
        if let Some(earlier) = leading_verb(document, group, start) {
            verb = earlier;
            continue;
        }
        break;
    }
    if let Some(name) = name_before(document, verb, start) {
        return Some(name);
    }
    match by_head(document, verb, start) {
        Some(found) => found,
        None => nearest(document, verb, start),
    }
}

/// The verb's subject is a pronoun, which names nothing.
pub(crate) fn pronoun_before(document: &Document, verb: u32, start: u32) -> bool {
    let group = group_start(document, verb, start);
    group > start && document.tag(group - 1) == Tag::Prp
}

/// The first of a verb's auxiliaries and adverbs: "has already been".
fn group_start(document: &Document, verb: u32, start: u32) -> u32 {
    (start..verb)
        .rev()
        .take(4)
        .take_while(|at| match document.tag(*at) {
            Tag::Md => true,
            Tag::Rb => !mistaken(document, *at),
            tag => tag.is_verb() && is_syntax(document.lemma(*at), Syntax::Auxiliary),
        })
        .last()
        .unwrap_or(verb)
}

/// "and offers", ", dropping", "having risen": the verb before, whose subject this one shares.
fn leading_verb(document: &Document, group: u32, start: u32) -> Option<u32> {
    let before = group.checked_sub(1).filter(|before| *before > start)?;
    let free = document.tag(group) == Tag::Vbg;
    let shares = match document.tag(before) {
        Tag::Cc => document.tag(group) != Tag::Vbg,
        Tag::Comma => free,
        Tag::In => free && is_syntax(document.lower(before), Syntax::SharesSubject),
        _ => free && document.lemma(group) == "have",
    };
    let finite = |at: &u32| match document.tag(*at) {
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md => true,
        Tag::Vbn => *at > start && document.lemma(*at - 1) == "have",
        _ => false,
    };
    let open = |at: &u32| !matches!(document.tag(*at), Tag::Stop | Tag::Colon);
    shares.then(|| (start..before).rev().take(30).take_while(open).find(finite))?
}

/// The subject by the parse; `Some(None)` where it is a pronoun.
fn by_head(document: &Document, verb: u32, start: u32) -> Option<Option<Noun>> {
    let until = document.phrases.partition_point(|phrase| phrase.tokens.1 <= verb);
    let mut inside = document.phrases[..until].iter().rev().take_while(|phrase| phrase.tokens.0 >= start);
    let phrase = inside.find(|phrase| {
        let head = document.tokens[phrase.head as usize];
        matches!(head.rel, Rel::Nsubj | Rel::Nsubjpass) && head.head == verb
    })?;
    let (from, to, head) =
        sized(document, widened(document, (phrase.tokens.0, phrase.tokens.1, phrase.head), verb));
    Some(names_thing(document, (from, to), head).then_some((from, to, head)))
}

/// "the Norlander Pro 16 inch": the name without the amount that ends the phrase.
fn sized(document: &Document, (from, to, head): Noun) -> Noun {
    let amount = (from + 1..to).find(|at| document.tag(*at) == Tag::Cd);
    match amount {
        Some(amount) if document.tag(amount - 1).is_noun() && is_amount(document, from, to) => {
            (from, amount, amount - 1)
        }
        _ => (from, to, head),
    }
}

/// Who a pronoun stands for after a word of saying: "the company said it has".
pub(crate) fn spoken_for(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    let pronoun = group_start(document, verb, start).checked_sub(1).filter(|at| *at > start)?;
    if !is_syntax(document.lower(pronoun), Syntax::SpokenFor) {
        return None;
    }
    let that = document.lower(pronoun - 1) == "that";
    let said = (pronoun - 1).checked_sub(u32::from(that)).filter(|at| *at > start)?;
    let says = is_syntax(document.lemma(said), Syntax::Says);
    let found = subject_of(document, said, start).filter(|_| says && document.tag(said).is_verb())?;
    let plural = matches!(document.tag(found.2), Tag::Nns | Tag::Nnps);
    (plural == (document.lower(pronoun) == "they")).then_some(found)
}

/// A lone noun that the tagger mistook, right before the verb: "and nasdaq fell".
fn name_before(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    let name = group_start(document, verb, start).checked_sub(1).filter(|before| *before >= start)?;
    let covered =
        phrase_at(document, name).is_some() || name > start && phrase_at(document, name - 1).is_some();
    name_ending(document, name, start).filter(|_| !covered)
}

/// The first of the phrases that "and" joins: "the dollar and the yen".
fn first_joined(document: &Document, start: u32, from: u32) -> u32 {
    let mut from = from;
    for _ in 0..3 {
        let joined = from > start + 1 && document.tag(from - 1) == Tag::Cc;
        match joined.then(|| phrase_at(document, from - 2)).flatten() {
            Some((outer, to, _)) if to == from - 1 && outer >= start => from = outer,
            _ => break,
        }
    }
    from
}

/// The last noun phrase before a verb that no preposition leads.
fn nearest(document: &Document, verb: u32, start: u32) -> Option<Noun> {
    let until = document.phrases.partition_point(|phrase| phrase.tokens.1 <= verb);
    let inside = document.phrases[..until].iter().rev().take_while(|phrase| phrase.tokens.0 >= start);
    let mut prepositional = None;
    for phrase in inside {
        if (phrase.tokens.1..verb).any(|at| clause_starts(document, at)) {
            break;
        }
        let outer = first_joined(document, start, phrase.tokens.0);
        let led = outer > start && matches!(document.tag(outer - 1), Tag::In | Tag::To | Tag::Pos | Tag::Vbg);
        let found = sized(document, widened(document, (phrase.tokens.0, phrase.tokens.1, phrase.head), verb));
        if !names_thing(document, (found.0, found.1), found.2) {
            if !led && is_syntax(document.lower(found.2), Syntax::Pronoun) {
                return None;
            }
            continue;
        }
        if !led {
            return Some(found);
        }
        prepositional = prepositional.or(Some(found));
    }
    prepositional
}
