//! Which names may be places, and what the words around them say of it.

use super::words::{Level, Word, word};
use crate::annotate::entity::{Entities, EntityKind, Mention, country_of};
use crate::document::{Document, ParagraphKind, Rel, Tag};
use crate::lexicon::{Places, place_key, places};

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    In,
    Way,
    None,
}

/// A name that may be a place's.
#[derive(Debug)]
pub struct Candidate<'a> {
    pub mention: &'a Mention,
    pub kind: EntityKind,
    /// In lower case without marks, and without "province" and the like.
    pub key: String,
    pub known: Option<Places>,
    pub lead: Lead,
    /// "Homs **province**", "the **town** of Homs".
    pub level: Option<Level>,
    /// Path of "Tex." where it stands for a state.
    pub short: Option<&'static str>,
    /// Path of "Texas" in "Lubbock, Texas".
    pub container: Option<&'static str>,
    pub dateline: bool,
    /// Does something, or is where somebody is from: a power rather than a place.
    pub acts: bool,
    /// "in Lincoln's view" is more often of a person.
    pub owns: bool,
}

/// Words of a dateline before its dash.
const LONGEST_DATELINE: u32 = 14;
/// Words between a preposition and its name: "in the northern Syrian city of Homs".
const FARTHEST_LEAD: u32 = 6;
/// Words of a container's name.
const LONGEST_CONTAINER: u32 = 4;

pub fn candidates<'a>(
    document: &Document,
    entities: &'a Entities,
    dateline: Option<u32>,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate> = Vec::with_capacity(entities.mentions.len());
    for mention in &entities.mentions {
        let Some(entity) = entities.get(mention.entity) else { continue };
        let mut candidate = read(document, mention, entity.kind);
        candidate.dateline =
            dateline.is_some_and(|end| mention.tokens.1 <= end && in_body(document, mention));
        // "in Homs, Hama and Aleppo"
        if let Some(before) =
            found.last().filter(|before| candidate.lead == Lead::None && before.lead == Lead::In)
            && (before.mention.tokens.1 + 1..=before.mention.tokens.1 + 2).contains(&mention.tokens.0)
            && (before.mention.tokens.1..mention.tokens.0)
                .all(|at| matches!(document.tag(at), Tag::Comma | Tag::Cc))
        {
            candidate.lead = Lead::In;
        }
        found.push(candidate);
    }
    found
}

fn in_body(document: &Document, mention: &Mention) -> bool {
    let sentence = document.sentences.get(document.sentence_of(mention.tokens.0) as usize);
    sentence.is_some_and(|of| document.paragraphs[of.paragraph as usize].kind == ParagraphKind::Body)
}

fn read<'a>(document: &Document, mention: &'a Mention, kind: EntityKind) -> Candidate<'a> {
    let (from, to) = mention.tokens;
    let text = document.slice(mention.span);
    let whole = place_key(text);
    let (bare, level) = bared(document, mention.tokens);
    let (key, known) = match places(&whole) {
        None if document.span_of(bare) != mention.span => {
            let key = place_key(document.slice(document.span_of(bare))).into_owned();
            let known = places(&key);
            (key, known)
        }
        known => (whole.into_owned(), known),
    };
    let (lead, named) = lead(document, mention.title);
    let after = match word(document.lower(to)) {
        Some(Word::Kind(level)) if document.tag(to).is_noun() => Some(level),
        _ => None,
    };
    let acts =
        document.tag(to) == Tag::Pos || (from..to).any(|at| document.tokens[at as usize].rel == Rel::Nsubj);
    let container = container(document, to);
    Candidate {
        mention,
        kind,
        key,
        known,
        lead,
        level: level.or(after).or(named),
        short: short(document, from).filter(|_| to - from == 1),
        container,
        dateline: false,
        acts,
        owns: document.tag(to) == Tag::Pos,
    }
}

/// "Homs" of "Homs Province", "Aleppo" of "North Aleppo".
fn bared(document: &Document, (mut from, mut to): (u32, u32)) -> ((u32, u32), Option<Level>) {
    let mut level = None;
    if to - from > 1
        && let Some(Word::Kind(named)) = word(document.lower(to - 1))
    {
        level = Some(named);
        to -= 1;
    }
    if to - from > 1 && word(document.lower(from)) == Some(Word::Side) {
        from += 1;
    }
    ((from, to), level)
}

/// What leads to a name, and what it is called before: "in the northern city of", "near".
fn lead(document: &Document, name: u32) -> (Lead, Option<Level>) {
    let mut level = None;
    let first = name.saturating_sub(FARTHEST_LEAD);
    for at in (first..name).rev() {
        let lower = document.lower(at);
        match word(lower) {
            Some(Word::Side) => {}
            Some(Word::Kind(named)) if level.is_none() => level = Some(named),
            Some(Word::Way) if lower == "of" && at > 0 && kind_before(document, at).is_some() => {}
            Some(Word::Way) if at > 0 && document.lower(at - 1) == "according" => return (Lead::None, level),
            Some(Word::Way) => return (Lead::Way, level),
            Some(Word::In) => return (Lead::In, level),
            _ if document.tag(at) == Tag::Jj || country_of(lower).is_some() => {}
            _ => break,
        }
    }
    // "the town of Homs was quiet"
    (if level.is_some() { Lead::In } else { Lead::None }, level)
}

fn kind_before(document: &Document, of: u32) -> Option<Level> {
    match word(document.lower(of - 1)) {
        Some(Word::Kind(level)) => Some(level),
        _ => None,
    }
}

/// The state of "Tex." or "TX" behind a comma.
fn short(document: &Document, at: u32) -> Option<&'static str> {
    if at == 0 || document.word(at - 1) != "," {
        return None;
    }
    match word(document.word(at).trim_end_matches('.')) {
        Some(Word::State(path) | Word::Code(path)) => Some(path),
        _ => None,
    }
}

/// The path of the country or region after a comma: ", Texas", ", Tex.", ", TX", ", northern Syria".
fn container(document: &Document, comma: u32) -> Option<&'static str> {
    if document.word(comma) != "," {
        return None;
    }
    let mut at = comma + 1;
    if word(document.lower(at)) == Some(Word::Side) && document.word(at).starts_with(char::is_lowercase) {
        at += 1;
    }
    let printed = document.word(at);
    if !printed.starts_with(char::is_uppercase) {
        return None;
    }
    if let Some(path) = short(document, at) {
        return Some(path);
    }
    let ends = (at + 1..=at + LONGEST_CONTAINER).rev().filter(|end| *end as usize <= document.tokens.len());
    for end in ends {
        if !document.word(end - 1).starts_with(char::is_uppercase) {
            continue;
        }
        let known = places(&place_key(document.slice(document.span_of((at, end)))));
        let wide = |path: &&str| path.split('/').count() < 3;
        if let Some(path) = known.and_then(|known| known.senses().map(|sense| sense.path).find(wide)) {
            return Some(path);
        }
    }
    None
}

/// The token after "KYIV, Ukraine (Wire) —" at the head of the body.
pub fn dateline(document: &Document) -> Option<u32> {
    let body = document.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body)?;
    let first = document.sentences.get(body.sentences.0 as usize)?.tokens;
    let dash = (first.0..first.1.min(first.0 + LONGEST_DATELINE))
        .find(|at| matches!(document.word(*at), "—" | "–" | "--" | "-"))?;
    let opens = document.word(first.0).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    opens.then_some(dash)
}
