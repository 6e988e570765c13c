//! Whole quotations and the reporting clause that stands before, after or between them.

use super::cue;
use super::scene::Scene;
use crate::document::{Document, Tag};
use crate::lexicon::{Bearing, bearings};

/// One quotation, or several parts of one, with the cue that reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Indices of the quotations, in order of the text.
    pub quotes: Vec<u32>,
    /// `None` for a floating quotation.
    pub cue: Option<u32>,
    /// Where the words before the first quotation begin, if they belong to it: "It was "very good," Ito said".
    pub lead: Option<u32>,
    /// The name behind a dash that it ends with: "It is over" — Lena Ortiz
    pub signed: Option<(u32, u32)>,
}

/// Groups the whole quotations of a document by the cue that reports them.
pub fn link(scene: &Scene) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut carried = false;
    for index in 0..scene.quotes.len() as u32 {
        let quote = scene.quotes[index as usize];
        let goes_on = std::mem::replace(&mut carried, quote.continues);
        if goes_on && opens_paragraph(scene, index) {
            let last = speeches.last_mut();
            if let Some(last) = last.filter(|last| last.quotes.last() == Some(&(index - 1))) {
                last.quotes.push(index);
                continue;
            }
        }
        if let Some(signed) = signature(scene, index) {
            speeches.push(Speech { quotes: vec![index], cue: None, lead: None, signed: Some(signed) });
            continue;
        }
        if !whole(scene, index) {
            if resumes(scene, speeches.last(), index) {
                speeches.last_mut().into_iter().for_each(|last| last.quotes.push(index));
            } else {
                speeches.extend(led(scene, index));
            }
            continue;
        }
        let previous = speeches.last();
        let same_paragraph = previous.filter(|last| {
            last.quotes.last().is_some_and(|&at| scene.quotes[at as usize].paragraph == quote.paragraph)
        });
        match supposed(scene, index).or_else(|| cue_after(scene, index)).or_else(|| cue_before(scene, index))
        {
            Some(cue)
                if same_paragraph
                    .is_some_and(|last| last.cue == Some(cue) || unclaimed(scene, last, index)) =>
            {
                if let Some(last) = speeches.last_mut() {
                    last.cue = last.cue.or(Some(cue));
                    last.quotes.push(index);
                }
            }
            None if same_paragraph.is_some_and(|last| follows(scene, last, index)) => {
                if let Some(last) = speeches.last_mut() {
                    last.quotes.push(index);
                }
            }
            None if !floats(scene, previous, index) => {}
            cue => speeches.push(Speech { quotes: vec![index], cue, lead: None, signed: None }),
        }
    }
    speeches.into_iter().flat_map(in_parts).collect()
}

/// Parts of one quotation: each figure in it says in which it stands, so that a text of marks that are never closed must not be one.
const MOST_PARTS: usize = 64;

/// A speech of more parts as several of one cue.
fn in_parts(speech: Speech) -> impl Iterator<Item = Speech> {
    let Speech { quotes, cue, lead, signed } = speech;
    let parts: Vec<Vec<u32>> = quotes.chunks(MOST_PARTS).map(<[u32]>::to_vec).collect();
    parts.into_iter().enumerate().map(move |(at, quotes)| Speech {
        quotes,
        cue,
        lead: lead.filter(|_| at == 0),
        signed,
    })
}

/// The name of a paragraph that is a quotation, a dash and a name, with or without an office: "…" — Lena Ortiz, mayor
fn signature(scene: &Scene, index: u32) -> Option<(u32, u32)> {
    let document = scene.document;
    let quote = scene.quotes[index as usize];
    let (first, last) = scene.tokens_in(quote.inner);
    if !opens_paragraph(scene, index) || last < first + 2 {
        return None;
    }
    let text = &document.text()[quote.outer.end as usize..];
    let dash = text.trim_start_matches([' ', '\n', '.', ',']).chars().next()?;
    let at = document.token_at(quote.outer.end);
    let start = (at..at + 4).find(|&at| document.word(at).starts_with(char::is_alphabetic))?;
    let end = document
        .paragraphs
        .get(document.sentences[document.sentence_of(start) as usize].paragraph as usize)?;
    let end = document.token_at(end.span.end);
    let name = (start..end).find(|&at| !document.tag(at).is_name()).unwrap_or(end);
    let closes = (name..end).all(|at| !document.tag(at).is_verb() && document.tag(at) != Tag::OpenQuote);
    let apart = name == end || matches!(document.tag(name), Tag::Comma | Tag::Stop | Tag::Open);
    (matches!(dash, '—' | '–' | '-' | '―') && name > start && closes && apart && end - start <= SIGNATURE)
        .then_some((start, name))
}

/// The longest name with its office, in tokens.
const SIGNATURE: u32 = 12;

/// The second half of an interrupted sentence: "The road," Ito said, "is closed."
fn resumes(scene: &Scene, last: Option<&Speech>, index: u32) -> bool {
    let Some(last) = last.filter(|last| index > 0 && last.quotes.last() == Some(&(index - 1))) else {
        return false;
    };
    let same = scene.quotes[index as usize - 1].paragraph == scene.quotes[index as usize].paragraph;
    let Some(gap) = between(scene, last, index).filter(|gap| same && gap.1 - gap.0 < 30) else {
        return false;
    };
    let document = scene.document;
    let comma = (gap.0..gap.1).rev().take(2).any(|at| document.tag(at) == Tag::Comma);
    comma
        && last.cue.is_some_and(|cue| gap.0 <= cue && cue < gap.1)
        && !(gap.0..gap.1).any(|at| document.tag(at) == Tag::Stop)
        && (gap.0..gap.1).filter(|&at| cue::reports(scene, at)).count() == 1
}

/// A clause that ends in a quotation before its cue: the whole clause is said.
fn led(scene: &Scene, index: u32) -> Option<Speech> {
    let document = scene.document;
    let quote = scene.quotes[index as usize];
    if !document.slice(quote.inner).ends_with(',') {
        return None;
    }
    let cue = cue_after(scene, index)?;
    let end = document.token_at(quote.outer.end);
    let start = scene.sentence(cue).0;
    let near = cue - end <= 8 && !(end..cue).any(|at| document.tag(at) == Tag::Comma);
    let alone = index == 0 || document.token_at(scene.quotes[index as usize - 1].outer.end) <= start;
    let begins = start + u32::from(document.tag(start) == Tag::Cc);
    let verb = (begins..end).any(|at| document.tag(at).is_verb() && scene.quote_of(at).is_none());
    (near && alone && verb).then(|| Speech {
        quotes: vec![index],
        cue: Some(cue),
        lead: Some(begins),
        signed: None,
    })
}

/// A quotation without a cue: the last speaker goes on, if he spoke just before.
fn floats(scene: &Scene, previous: Option<&Speech>, index: u32) -> bool {
    let quote = scene.quotes[index as usize];
    let (start, end) = scene.tokens_in(quote.inner);
    let verb = (start..end).any(|at| scene.document.tag(at).is_verb());
    let near = previous
        .and_then(|last| last.quotes.last())
        .is_some_and(|&last| scene.quotes[last as usize].paragraph + 2 >= quote.paragraph);
    verb && (opens_paragraph(scene, index) || near)
}

fn opens_paragraph(scene: &Scene, index: u32) -> bool {
    let quote = scene.quotes[index as usize];
    let paragraph = scene.document.paragraphs[quote.paragraph as usize].span;
    let before = &scene.document.text()[paragraph.start as usize..quote.outer.start as usize];
    before.trim().is_empty()
}

/// A quotation without a cue whose next part, right behind it, has one.
fn unclaimed(scene: &Scene, last: &super::direct::Speech, index: u32) -> bool {
    last.cue.is_none() && between(scene, last, index).is_none_or(|gap| gap.0 == gap.1)
}

/// Nothing but one reporting clause lies between the last part and this one.
fn follows(scene: &Scene, last: &Speech, index: u32) -> bool {
    let Some(gap) = between(scene, last, index) else { return true };
    let document = scene.document;
    let stops =
        (gap.0..gap.1).filter(|&at| document.tag(at) == Tag::Stop && document.word(at) != "...").count();
    match last.cue {
        Some(cue) => stops <= 1 && (gap.0..gap.1).contains(&cue) || gap.0 == gap.1,
        None => gap.0 == gap.1,
    }
}

/// Tokens between the last quotation of a speech and another one.
fn between(scene: &Scene, last: &Speech, index: u32) -> Option<(u32, u32)> {
    let before = scene.quotes[*last.quotes.last()? as usize];
    let start = scene.document.token_at(before.outer.end);
    let end = scene.document.token_at(scene.quotes[index as usize].outer.start);
    Some((start, end.max(start)))
}

/// Says something by itself: opens like a sentence and closes like one.
fn whole(scene: &Scene, index: u32) -> bool {
    let document = scene.document;
    let quote = scene.quotes[index as usize];
    let inner = document.slice(quote.inner).trim();
    let (start, end) = scene.tokens_in(quote.inner);
    if start >= end || inner.is_empty() {
        return false;
    }
    let first = inner.chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || "…[.$'‘(".contains(c));
    let ends = inner.ends_with(['.', ',', '?', '!', '…', '—', '–', '-', ';', '\'', '’', ']', ')']);
    let text = document.text();
    let after = text[quote.outer.end as usize..].chars().next();
    let ends_outside = after.is_some_and(|c| ".,;!?".contains(c));
    let before = start.checked_sub(2).filter(|_| start > 0);
    let opening = opens_paragraph(scene, index)
        || before.is_none_or(|at| {
            matches!(document.tag(at), Tag::Stop | Tag::Comma | Tag::Colon | Tag::CloseQuote | Tag::OpenQuote)
                || cue::reports(scene, at)
        });
    let words = end - start;
    let lower_reply = opens_paragraph(scene, index) && (ends || ends_outside) && words > 3;
    (capital && opening && (ends || ends_outside || quote.continues) && words >= 2 || lower_reply)
        && (words >= 3 || inner.ends_with(['.', '!', '?']) || cue_after(scene, index).is_some())
}

/// "If Ito **said** "…," nobody heard it": what follows a condition is the main clause, and reports nothing.
fn supposed(scene: &Scene, index: u32) -> Option<u32> {
    let document = scene.document;
    let cue = cue_before(scene, index)?;
    let start = scene.sentence(cue).0;
    let begins = |at: &u32| matches!(document.tag(*at), Tag::Comma | Tag::Colon | Tag::CloseQuote);
    let clause = (start..cue).rev().find(begins).map_or(start, |at| at + 1);
    let condition = |at: u32| bearings(document.lower(at)).has(Bearing::Condition);
    (clause..cue).any(condition).then_some(cue)
}

/// "…," Ito said; "…," said Ito; "…," he told reporters.
fn cue_after(scene: &Scene, index: u32) -> Option<u32> {
    let document = scene.document;
    let quote = scene.quotes[index as usize];
    let inner = document.slice(quote.inner).trim_end();
    let start = document.token_at(quote.outer.end);
    let text = &document.text()[quote.outer.end as usize..];
    let lower = text.trim_start().starts_with(|c: char| c.is_lowercase());
    let open = inner.ends_with([',', '?', '!', '—', '–', '-', '…', '\'', '’'])
        || text.starts_with([',', '—', '–'])
        || text.starts_with(" —")
        || text.starts_with(" –")
        || text.starts_with(" -")
        || lower;
    if !open {
        return None;
    }
    let paragraph = document.paragraphs[quote.paragraph as usize].span.end;
    for at in start..(start + 60).min(document.tokens.len() as u32) {
        let token = document.tokens[at as usize];
        if token.span.start >= paragraph || matches!(token.tag, Tag::OpenQuote) {
            return None;
        }
        if token.tag == Tag::Stop && at > start && document.word(at).len() == 1 {
            return None;
        }
        if cue::reports(scene, at) && !matches!(token.tag, Tag::Vb | Tag::Vbg)
            || at == start + 2 && token.tag == Tag::Vbd
        {
            return Some(at);
        }
        if document.lower(at) == "according" {
            return Some(at);
        }
    }
    None
}

/// Ito said: "…"; adding, "…"; the cue may end the paragraph before.
fn cue_before(scene: &Scene, index: u32) -> Option<u32> {
    let document = scene.document;
    let quote = scene.quotes[index as usize];
    let open = document.token_at(quote.outer.start);
    let mut at = open;
    let mut commas = 0;
    let own = document.paragraphs[quote.paragraph as usize].span.start;
    while at > 0 && open - at < 50 {
        at -= 1;
        let token = document.tokens[at as usize];
        let colon = document.word(at) == ":";
        if at + 1 == open {
            let leads = matches!(token.tag, Tag::Comma | Tag::Colon)
                || colon
                || cue::reports(scene, at)
                || document.lower(at) == "that";
            let crosses = token.span.end <= own;
            if !leads || crosses && !colon {
                return None;
            }
        }
        if token.tag == Tag::Stop || token.tag == Tag::CloseQuote {
            return None;
        }
        commas += u32::from(token.tag == Tag::Comma);
        if cue::reports(scene, at) || document.lower(at) == "according" {
            return Some(at);
        }
        if commas > 3 {
            return None;
        }
    }
    None
}

/// The quotation's tokens without the comma before its closing mark.
pub fn content_of(document: &Document, tokens: (u32, u32)) -> (u32, u32) {
    let (start, mut end) = tokens;
    while end > start + 1 && document.tag(end - 1) == Tag::Comma {
        end -= 1;
    }
    (start, end)
}
