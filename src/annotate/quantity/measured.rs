//! What a figure with a unit measures: "25 % tax on …", "60 % of its revenue", "prices rose 5 %".

use super::measure::{make, noun_run, phrase_at};
use super::number::Draft;
use super::{Dimension, Measure};
use crate::annotate::time;
use crate::document::{Document, Rel, Tag};

pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Measure> {
    let at = over_parenthesis(document, draft.after, end);
    let next = if at < end { document.lower(at) } else { "" };
    if next == "of" || next == "in" && draft.dimension() == Some(Dimension::Money) {
        if let Some(measure) = full_phrase(document, at + 1, end) {
            return Some(measure);
        }
    }
    if attributive(document, end, draft) {
        if let Some((_, _, head)) = phrase_at(document, at).filter(|(_, _, head)| *head >= at) {
            return with_complements(document, (at, head + 1), head, end);
        }
        if let Some(measure) = noun_run(document, at, end) {
            return Some(measure);
        }
    }
    if let Some(measure) = noun_of(document, start, draft) {
        return Some(measure);
    }
    if next == "for" && draft.dimension() != Some(Dimension::Duration) {
        if let Some(measure) = full_phrase(document, at + 1, end) {
            return Some(measure);
        }
    }
    clause_subject(document, start, draft)
}

/// Past "(13 km)".
fn over_parenthesis(document: &Document, at: u32, end: u32) -> u32 {
    if at >= end || document.tag(at) != Tag::Open {
        return at;
    }
    (at..end.min(at + 8)).find(|close| document.tag(*close) == Tag::Close).map_or(at, |close| close + 1)
}

/// A noun right behind the unit, in the same noun phrase: "25 % duty", "$100 million scandal".
fn attributive(document: &Document, end: u32, draft: &Draft) -> bool {
    let at = draft.after;
    if at >= end {
        return false;
    }
    let tag = document.tag(at);
    let noun = tag.is_noun() && !time::is_time_word(document.lower(at));
    let adjective = tag.is_adjective() && !matches!(document.lower(at), "long" | "wide" | "high" | "tall" | "deep" | "higher" | "lower" | "more" | "less" | "worth");
    (noun || adjective) && phrase_at(document, at).is_none_or(|(from, _, head)| from <= draft.tokens.1 && head >= at)
}

/// The noun phrase at a token with the phrases that complete it.
fn full_phrase(document: &Document, at: u32, end: u32) -> Option<Measure> {
    let (from, to, head) = phrase_from(document, at).filter(|(_, to, _)| *to <= end)?;
    if matches!(document.tag(head), Tag::Dt | Tag::Pdt) || document.tag(head) == Tag::Jj {
        return noun_run(document, at + 1, end);
    }
    let useful = !time::is_time_word(document.lower(head)) && !holds_figure(document, from, to);
    useful.then(|| with_complements(document, (from.max(at), to), head, end))?
}

/// The noun phrase at a token, with a participle that opens it: "imported cars".
fn phrase_from(document: &Document, at: u32) -> Option<(u32, u32, u32)> {
    let found = phrase_at(document, at);
    let opens = found.is_none() && (at as usize) < document.tokens.len() && matches!(document.tag(at), Tag::Vbn | Tag::Vbg | Tag::Jj);
    if opens {
        return phrase_at(document, at + 1).map(|(_, to, head)| (at, to, head));
    }
    found
}

/// "a decrease of 400,000 barrels", "speeds of up to 60 mph": the noun that the figure completes.
fn noun_of(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let of = back_over_modifiers(document, start, draft.tokens.0)?;
    let led = matches!(document.lower(of), "of" | "at" | "to" | "between" | "from");
    if of <= start || !(led || document.tag(of) == Tag::In && hangs_on(document, draft, of - 1)) {
        return None;
    }
    let (from, to, head) = phrase_at(document, of - 1).filter(|(from, to, _)| *from >= start && *to == of)?;
    let vague = matches!(document.lemma(head), "total" | "sum" | "average" | "maximum" | "minimum" | "cost" | "top");
    let direct = document.lower(of) == "of" || draft.high.is_some() || hangs_on(document, draft, of - 1);
    let plain = !vague && direct && !time::is_time_word(document.lower(head)) && !holds_figure(document, from, to) && document.tag(head) != Tag::Prp;
    plain.then(|| with_complements(document, (from, to), head, of))?
}

/// True if the parse makes the figure depend on that noun.
fn hangs_on(document: &Document, draft: &Draft, noun: u32) -> bool {
    let mut at = draft.after - 1;
    for _ in 0..4 {
        let head = document.tokens[at as usize].head;
        if head == at || at < draft.tokens.0 {
            return false;
        }
        if head < draft.tokens.0 {
            return head == noun && document.tag(noun).is_noun();
        }
        at = head;
    }
    false
}

/// The token before a figure, over words that only bound it.
fn back_over_modifiers(document: &Document, start: u32, first: u32) -> Option<u32> {
    let mut at = first;
    while at > start {
        at -= 1;
        let bounds = matches!(document.lower(at), "up" | "about" | "around" | "nearly" | "almost" | "over" | "more" | "less" | "than" | "at" | "least" | "just" | "only" | "some" | "roughly" | "approximately" | "a" | "an" | "the" | "as" | "much" | "under");
        let to = document.lower(at) == "to" && at > start && document.lower(at - 1) == "up";
        if !bounds && !to || document.lower(at) == "at" && document.lower(at + 1) != "least" {
            return Some(at);
        }
    }
    None
}

/// A noun phrase with the phrases behind it that complete it.
pub(super) fn with_complements(document: &Document, tokens: (u32, u32), head: u32, end: u32) -> Option<Measure> {
    let mut to = tokens.1;
    for _ in 0..2 {
        let joins = to + 1 < end && (matches!(document.lower(to), "of" | "for" | "on" | "in" | "among") || document.tag(to) == Tag::Pos);
        let at = if document.tag(to.min(end - 1)) == Tag::Pos { to } else { to + 1 };
        let Some((from, next, noun)) = joins.then(|| phrase_from(document, at)).flatten() else { break };
        if next > end || from > at || holds_figure(document, from, next) || time::is_time_word(document.lower(noun)) {
            break;
        }
        to = next;
    }
    make_bare(document, tokens.0, to, head)
}

/// True if a phrase is another figure's amount: "$5", "5 %", "the 12"; "five towns" is a thing.
pub(crate) fn holds_figure(document: &Document, from: u32, to: u32) -> bool {
    let amount = (from..to).any(|at| document.tag(at) == Tag::Dollar || document.lower(at) == "%");
    let last = to - 1;
    let numbered = last > from && document.word(last - 1).contains(char::is_uppercase);
    let inside = (from..last).any(|at| document.tag(at) == Tag::Cd && measures(document, at + 1));
    amount || inside || document.tag(last) == Tag::Cd && !numbered || measures(document, last)
}

/// A unit: "30 miles" is an amount, whatever stands before it.
fn measures(document: &Document, at: u32) -> bool {
    super::unit::named(document.lower(at)).is_some_and(|unit| unit.dimension != Dimension::Duration)
}

/// The verb of the figure's clause: by its heads, else the nearest before it.
pub(crate) fn governing_verb(document: &Document, start: u32, first: u32) -> Option<u32> {
    (start..first).rev().take_while(|at| !clause_starts(document, *at)).find(|at| {
        let tag = document.tag(*at);
        tag.is_verb() && !(matches!(tag, Tag::Vbn | Tag::Vbg) && *at > start && inside_phrase(document, *at))
    })
}

fn inside_phrase(document: &Document, at: u32) -> bool {
    phrase_at(document, at).is_some()
}

/// Words that begin a clause of its own.
pub(crate) fn clause_starts(document: &Document, at: u32) -> bool {
    match document.tag(at) {
        Tag::Stop | Tag::Colon => true,
        Tag::Wdt | Tag::Wp | Tag::Wrb => true,
        Tag::In => matches!(document.lower(at), "while" | "whereas" | "because" | "although" | "though" | "if" | "that") || document.lower(at) == "as" && verb_follows(document, at),
        Tag::Cc => verb_follows(document, at),
        _ => false,
    }
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
        if !(tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Prp | Tag::In | Tag::Cd | Tag::Rb)) {
            return false;
        }
        noun |= tag.is_noun() || tag == Tag::Prp;
    }
    false
}

/// The subject of the figure's clause; without a verb, the noun phrase before the figure.
pub(super) fn clause_subject(document: &Document, start: u32, draft: &Draft) -> Option<Measure> {
    let first = draft.tokens.0;
    let verb = governing_verb(document, start, first);
    if let Some(verb) = verb {
        if let Some(measure) = relative(document, verb, start).or_else(|| participle(document, verb, start)) {
            return Some(measure);
        }
        if let Some((from, to, head)) = subject_of(document, verb, start) {
            return whole_subject(document, (from, to), head, verb);
        }
        // No subject of its own ("spending $12 on"): the object between verb and figure, if any.
        if let Some(measure) = between(document, verb + 1, first) {
            return Some(measure);
        }
        let earlier = (start..verb).rev().find(|at| document.tag(*at).is_verb())?;
        let (from, to, head) = subject_of(document, earlier, start)?;
        return whole_subject(document, (from, to), head, earlier);
    }
    let opens = (start..first).rev().find(|at| clause_starts(document, *at)).map_or(start, |at| at + 1);
    between(document, opens, first).or_else(|| between(document, start, first))
}

/// "a fund that charges 2 %": the noun before the relative pronoun.
fn relative(document: &Document, verb: u32, start: u32) -> Option<Measure> {
    let pronoun = (start..verb).rev().take(4).find(|at| {
        matches!(document.tag(*at), Tag::Wdt | Tag::Wp) || document.lower(*at) == "which" || document.lower(*at) == "that" && document.tag(*at) == Tag::In
    })?;
    let subject = (pronoun + 1..verb).any(|at| document.tag(at).is_noun() || document.tag(at) == Tag::Prp);
    let comma = u32::from(pronoun > start && document.tag(pronoun - 1) == Tag::Comma);
    let before = pronoun.checked_sub(1 + comma).filter(|at| *at >= start && !subject)?;
    let (from, to, head) = phrase_at(document, before)?;
    names_thing(document, (from, to), head).then(|| make_bare(document, from, to, head))?
}

/// "with shares gaining 2 %", "prices ranging from $5": the noun right before the participle.
fn participle(document: &Document, verb: u32, start: u32) -> Option<Measure> {
    if document.tag(verb) != Tag::Vbg || verb <= start {
        return None;
    }
    let ranges = matches!(document.lower(verb), "ranging" | "averaging" | "totaling" | "totalling" | "costing" | "measuring" | "weighing");
    let comma = u32::from(ranges && document.tag(verb - 1) == Tag::Comma);
    let (from, to, head) = phrase_at(document, (verb - 1).checked_sub(comma)?)?;
    (from >= start && names_thing(document, (from, to), head)).then(|| make_bare(document, from, to, head))?
}

/// Where the possessor of a phrase begins: "Norland's economy".
fn possessor(document: &Document, from: u32) -> u32 {
    let owner = (document.tag(from) == Tag::Pos && from > 0).then(|| phrase_at(document, from - 1)).flatten();
    owner.map_or(from, |(start, _, _)| start)
}

fn make_bare(document: &Document, from: u32, to: u32, head: u32) -> Option<Measure> {
    let from = possessor(document, from);
    let from = (from..to).find(|at| !matches!(document.tag(*at), Tag::Dt | Tag::PrpS | Tag::Pos)).unwrap_or(from);
    make(document, (from, to), head)
}

/// A subject with all phrases between it and its verb: "revenue from mainland shops rose".
fn whole_subject(document: &Document, tokens: (u32, u32), head: u32, verb: u32) -> Option<Measure> {
    let joins = |at: u32| matches!(document.tag(at), Tag::In | Tag::To | Tag::Cc | Tag::Pos | Tag::Vbn | Tag::Jj | Tag::Md | Tag::Rb);
    let mut to = tokens.1;
    for _ in 0..4 {
        let mut at = to;
        while at < verb && joins(at) && at < to + 2 && document.tag(at) != Tag::Md && (at == to || phrase_at(document, at).is_none()) {
            at += 1;
        }
        let Some((from, next, noun)) = phrase_at(document, at).filter(|(from, next, _)| *from == at && *next <= verb && at > to) else { break };
        if holds_figure(document, from, next) || time::is_time_word(document.lower(noun)) {
            break;
        }
        to = next;
    }
    make_bare(document, tokens.0, to, head)
}

/// The first noun phrase of a stretch, with its complements.
fn between(document: &Document, from: u32, to: u32) -> Option<Measure> {
    let first = document.phrases.partition_point(|phrase| phrase.tokens.0 < from);
    let found = document.phrases[first..].iter().take_while(|phrase| phrase.tokens.1 <= to).find(|phrase| names_thing(document, phrase.tokens, phrase.head))?;
    with_complements(document, found.tokens, found.head, to)
}

fn names_thing(document: &Document, tokens: (u32, u32), head: u32) -> bool {
    !time::is_time_word(document.lower(head)) && !holds_figure(document, tokens.0, tokens.1) && !matches!(document.tag(head), Tag::Prp | Tag::Dt | Tag::Ex | Tag::Wp)
}

/// The noun phrase that is a verb's subject: by its head, else the last one before it that no preposition leads.
pub(crate) fn subject_of(document: &Document, verb: u32, start: u32) -> Option<(u32, u32, u32)> {
    let until = document.phrases.partition_point(|phrase| phrase.tokens.1 <= verb);
    let inside = document.phrases[..until].iter().rev().take_while(|phrase| phrase.tokens.0 >= start);
    let by_head = inside.clone().find(|phrase| {
        let head = document.tokens[phrase.head as usize];
        matches!(head.rel, Rel::Nsubj | Rel::Nsubjpass) && head.head == verb
    });
    if let Some(phrase) = by_head {
        return names_thing(document, phrase.tokens, phrase.head).then_some((phrase.tokens.0, phrase.tokens.1, phrase.head));
    }
    let mut prepositional = None;
    for phrase in inside {
        if (phrase.tokens.1..verb).any(|at| clause_starts(document, at)) {
            break;
        }
        if !names_thing(document, phrase.tokens, phrase.head) {
            continue;
        }
        let found = (phrase.tokens.0, phrase.tokens.1, phrase.head);
        let led = phrase.tokens.0 > start && matches!(document.tag(phrase.tokens.0 - 1), Tag::In | Tag::To | Tag::Pos);
        if !led {
            return Some(found);
        }
        prepositional = prepositional.or(Some(found));
    }
    prepositional
}
