//! A figure's event among the verbs and nouns around it.

use super::{Event, Factuality, Polarity, harm};
use crate::annotate::quantity::{
    Dimension, Figure, Noun, antecedent, clause_starts, governing_verb, holds_figure, participle, possessor,
    spoken_for, subject_of,
};
use crate::annotate::time::{Time, is_time_word};
use crate::base::Span;
use crate::document::{Document, Tag};

/// Tokens to either side among which the event is looked for.
const REACH: u32 = 90;

/// What governs a figure: a verb, or a noun of harm that stands in its place.
struct Governor {
    /// Tokens, end exclusive.
    tokens: (u32, u32),
    lemma: String,
    verb: bool,
}

pub(super) fn event(document: &Document, figure: &Figure, times: &[Time]) -> Option<Event> {
    let sentence = &document.sentences[document.sentence_of(figure.tokens.0) as usize];
    let start = sentence.tokens.0.max(figure.tokens.0.saturating_sub(REACH));
    let end = sentence.tokens.1.min(figure.tokens.1 + REACH);
    let governor =
        harm_near(document, figure, start, end).or_else(|| verb_of(document, figure, start, end))?;
    let at = governor.tokens.0;
    let (agent, target) = if governor.verb { roles(document, figure, at, start, end) } else { (None, None) };
    Some(Event {
        span: document.span_of(governor.tokens),
        lemma: governor.lemma,
        agent,
        target,
        polarity: polarity(document, at, start),
        factuality: factuality(document, at, start),
        time: nearest_time(document, figure, times, (start, end)),
    })
}

/// The last token of the figure's words, the counted noun included.
fn last_token(figure: &Figure) -> u32 {
    let noun = figure
        .measure
        .as_ref()
        .filter(|measure| measure.span.start >= figure.number.start && figure.unit.is_none());
    noun.map_or(figure.tokens.1 - 1, |measure| measure.head_token.max(figure.tokens.1 - 1))
}

/// "12 dead", "wounding three", "death toll rose to 40", "injured in": words of harm beside the figure.
fn harm_near(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<Governor> {
    if !matches!(figure.dimension, Dimension::Count) {
        return None;
    }
    let last = last_token(figure);
    let governor = |from: u32, to: u32, lemma: &str, verb| {
        Some(Governor { tokens: (from, to), lemma: lemma.to_owned(), verb })
    };
    if let Some(measure) = &figure.measure
        && let Some(lemma) = harm::lemma(&measure.head).filter(|_| figure.unit.is_none())
    {
        let at = measure.head_token;
        if !matches!(lemma, "victim" | "hostage") {
            return governor(at, at + 1, lemma, false);
        }
    }
    // Behind: "12 people were killed", "12 dead", "12 others injured".
    for at in last + 1..end.min(last + 8) {
        let tag = document.tag(at);
        if let Some(lemma) = harm::lemma(document.lower(at)) {
            let verb = tag.is_verb();
            if verb && tag == Tag::Vbg {
                break;
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
        if !passes || (tag.is_verb() && !is_auxiliary(document.lemma(at))) || tag == Tag::Cc {
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
        if let Some(lemma) = harm::lemma(document.lower(at)) {
            if tag.is_verb() {
                return governor(at, at + 1, lemma, true);
            }
        } else if tag.is_verb()
            && !is_auxiliary(document.lemma(at))
            && !matches!(
                document.lemma(at),
                "rise" | "climb" | "stand" | "reach" | "put" | "raise" | "jump" | "grow" | "include"
            )
        {
            break;
        }
    }
    None
}

fn is_auxiliary(lemma: &str) -> bool {
    matches!(lemma, "be" | "have" | "do" | "get" | "leave" | "confirm" | "report")
}

/// The verb that a figure depends on by its heads, else the nearest one before it, else after it.
fn verb_of(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<Governor> {
    let verb =
        nearest_verb(document, figure, start, end).or_else(|| by_heads(document, figure, start, end))?;
    Some(Governor { tokens: (verb, verb + 1), lemma: document.lemma(verb).to_owned(), verb: true })
}

fn by_heads(document: &Document, figure: &Figure, start: u32, end: u32) -> Option<u32> {
    let mut at = last_token(figure).min(end - 1);
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
    let last = last_token(figure);
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
    document.tag(at).is_verb() && !(followed && matches!(document.lemma(at), "be" | "have" | "do"))
}

/// Who did it and to whom or what; never the figure's own words.
fn roles(
    document: &Document,
    figure: &Figure,
    verb: u32,
    start: u32,
    end: u32,
) -> (Option<Span>, Option<Span>) {
    let own = figure.span;
    let outside = |span: &Span| {
        !span.overlaps(own) && figure.measure.as_ref().is_none_or(|measure| !span.overlaps(measure.span))
    };
    let passive = document.tag(verb) == Tag::Vbn
        && (start..verb).rev().take(3).any(|at| document.lemma(at) == "be" || document.lemma(at) == "get");
    let subject =
        if is_subject(document, figure, verb, start) { None } else { phrase_before(document, verb, start) };
    let object = phrase_after(document, verb, end);
    let (agent, target) = if passive { (by_phrase(document, verb, end), subject) } else { (subject, object) };
    // What has a unit measures its measure: the verb's object is no part of it.
    let target = target.filter(|_| figure.unit.is_none() || passive);
    let agent = agent.filter(|_| !detached(document, figure, verb));
    (agent.filter(outside), target.filter(outside))
}

/// "fell 2 % to end at 34, on turnover of $3 billion": the verb says nothing of what a loose phrase measures.
fn detached(document: &Document, figure: &Figure, verb: u32) -> bool {
    let measured = figure.measure.as_ref().map_or(figure.tokens.0, |measure| measure.head_token);
    let first = measured.min(figure.tokens.0);
    let loose = |at: u32| document.tag(at) == Tag::Comma && document.tag(at + 1) == Tag::In;
    figure.unit.is_some() && figure.measure.is_some() && measured > verb && (verb + 1..first).any(loose)
}

/// "12 miners were rescued": the figure's own thing is the verb's subject.
fn is_subject(document: &Document, figure: &Figure, verb: u32, start: u32) -> bool {
    let led = figure.tokens.0 > start && {
        let before = figure.tokens.0 - 1;
        let word = document.lower(before);
        let bounds =
            matches!(word, "about" | "around" | "over" | "than" | "least" | "under" | "some" | "to" | "near");
        matches!(document.tag(before), Tag::In | Tag::To) && !bounds || word == "worth"
    };
    let joined = (last_token(figure) + 1..verb).all(|at| {
        let tag = document.tag(at);
        tag.is_verb() || matches!(tag, Tag::Rb | Tag::Md)
    });
    figure.tokens.0 < verb && joined && !led
}

fn phrase_span(document: &Document, phrase: usize) -> Span {
    let (from, to) = document.phrases[phrase].tokens;
    let skip =
        (from..to - 1).take_while(|at| matches!(document.tag(*at), Tag::Dt | Tag::PrpS)).count() as u32;
    document.span_of((from + skip, to))
}

fn phrase_before(document: &Document, verb: u32, start: u32) -> Option<Span> {
    let found = antecedent(document, verb, start)
        .or_else(|| participle(document, verb, start))
        .or_else(|| subject_of(document, verb, start))
        .or_else(|| spoken_for(document, verb, start))?;
    let (from, to) = actors(document, found, start);
    let from = (from..to - 1)
        .find(|at| !matches!(document.tag(*at), Tag::Dt | Tag::PrpS | Tag::Pos))
        .unwrap_or(to - 1);
    Some(document.span_of((from, to)))
}

/// With the possessor and with those named beside them: "Customs and Border Protection".
fn actors(document: &Document, (from, to, _): Noun, start: u32) -> (u32, u32) {
    let mut from = possessor(document, from);
    if from > start + 1 && matches!(document.lower(from - 1), "and" | "&") {
        let at = document.phrases.partition_point(|phrase| phrase.tokens.1 < from - 1);
        let beside = document.phrases.get(at).filter(|phrase| phrase.tokens.1 == from - 1);
        let plain = beside.filter(|phrase| {
            phrase.tokens.0 >= start && !holds_figure(document, phrase.tokens.0, phrase.tokens.1)
        });
        from = plain.map_or(from, |phrase| possessor(document, phrase.tokens.0));
    }
    (from, to)
}

fn phrase_after(document: &Document, verb: u32, end: u32) -> Option<Span> {
    let at = document.phrases.partition_point(|phrase| phrase.tokens.0 <= verb);
    let direct = |from: u32| {
        from == verb + 1
            || from == verb + 2
                && (matches!(document.tag(verb + 1), Tag::Rp | Tag::Rb)
                    || matches!(document.lower(verb + 1), "at" | "on" | "against")
                        && super::is_harm(document.lemma(verb)))
    };
    let phrase =
        document.phrases.get(at).filter(|phrase| phrase.tokens.1 <= end && direct(phrase.tokens.0))?;
    if document.lemma(verb) == "be" {
        return None;
    }
    let thing = !matches!(document.tag(phrase.head), Tag::Prp | Tag::Cd | Tag::Dt)
        && !is_time_word(document.lower(phrase.head));
    (thing && !holds_figure(document, phrase.tokens.0, phrase.tokens.1)).then(|| phrase_span(document, at))
}

fn by_phrase(document: &Document, verb: u32, end: u32) -> Option<Span> {
    let by = (verb + 1..end.min(verb + 12)).find(|at| document.lower(*at) == "by")?;
    let at = document.phrases.partition_point(|phrase| phrase.tokens.0 <= by);
    let names =
        |head: u32| !matches!(document.tag(head), Tag::Cd | Tag::Prp) && !is_time_word(document.lower(head));
    let phrase = document.phrases.get(at).filter(|phrase| phrase.tokens.0 <= by + 1 && names(phrase.head));
    phrase.map(|_| phrase_span(document, at))
}

/// Words before the verb that negate it.
fn polarity(document: &Document, verb: u32, start: u32) -> Polarity {
    let negative = (start..verb)
        .rev()
        .take(4)
        .any(|at| matches!(document.lower(at), "not" | "n't" | "n’t" | "never" | "no" | "without"));
    if negative { Polarity::Negative } else { Polarity::Positive }
}

/// What the words before the verb say of its reality, in order of strength.
fn factuality(document: &Document, verb: u32, start: u32) -> Factuality {
    for at in (start..verb).rev().take(6) {
        let found = match document.lower(at) {
            "would" | "if" => Factuality::Hypothetical,
            "could" | "may" | "might" | "possibly" | "perhaps" | "likely" | "feared" | "presumed" => {
                Factuality::Possible
            }
            "will" | "shall" | "plans" | "plan" | "planned" | "planning" | "intends" | "aims" | "expects"
            | "expected" | "'ll" => Factuality::Planned,
            "set" if document.lower(at + 1) == "to" => Factuality::Planned,
            "denied" | "denies" | "deny" | "denying" => Factuality::Denied,
            _ => continue,
        };
        return found;
    }
    Factuality::Asserted
}

/// The time of the figure's sentence that stands nearest to it; lengths of time do not count.
fn nearest_time(
    document: &Document,
    figure: &Figure,
    times: &[Time],
    (start, end): (u32, u32),
) -> Option<usize> {
    let first = times.partition_point(|time| time.tokens.0 < start);
    times[first..]
        .iter()
        .enumerate()
        .take_while(|(_, time)| time.tokens.0 < end)
        .filter(|(_, time)| !time.duration && time.days.is_some())
        .filter(|(_, time)| !is_yardstick(document, time, start))
        .filter(|(_, time)| !is_of_aftermath(document, figure, time, start))
        .min_by_key(|(_, time)| time.tokens.0.abs_diff(figure.tokens.0))
        .map(|(at, _)| first + at)
}

/// "The deadliest attack since the 1980s": a time to compare with, in which nothing is counted.
fn is_yardstick(document: &Document, time: &Time, start: u32) -> bool {
    time.since
        && (start..time.tokens.0).rev().take(12).any(|at| {
            matches!(document.tag(at), Tag::Jjs | Tag::Rbs) || matches!(document.lower(at), "worst" | "first")
        })
}

/// "Arrested on Friday over a shooting that left three injured": the day is that of the arrest.
fn is_of_aftermath(document: &Document, figure: &Figure, time: &Time, start: u32) -> bool {
    if time.tokens.0 > figure.tokens.0 {
        return false;
    }
    let verb = (start..time.tokens.0).rev().take(12).find(|at| document.tag(*at).is_verb());
    verb.is_some_and(|verb| harm::is_aftermath(document.lemma(verb)))
        && (time.tokens.1..figure.tokens.0).any(|at| document.tag(at).is_verb())
}
