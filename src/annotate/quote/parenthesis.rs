//! The reporting clause that stands behind what it reports: "The mine closed, **Ito said on Friday**, after a fire."
//!
//! Its order says all: what stands before the comma is a clause of its own, and nothing that could be reported follows the cue.

use super::content::{Content, Shape};
use super::scene::Scene;
use super::voice::Voice;
use crate::document::{Document, Tag};
use crate::lexicon::{Function, link, serves};

/// A reporting clause set off behind a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parenthesis {
    /// The comma or closing mark before it.
    pub comma: u32,
    /// Who speaks; tokens, end exclusive.
    pub speaker: (u32, u32),
}

/// Tokens that a speaker's name and office may take.
const LONGEST: u32 = 12;

pub fn of(scene: &Scene, cue: u32) -> Option<Parenthesis> {
    let document = scene.document;
    let finite = matches!(document.tag(cue), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let found = before(scene, cue).or_else(|| after(scene, cue)).filter(|_| finite)?;
    let (first, stop) = scene.sentence(cue);
    let behind = cue.max(found.speaker.1 - 1) + 1;
    (tells(document, (first, found.comma)) && loose(document, behind, stop)).then_some(found)
}

/// Keeps what stands before the clause, alone or with what follows it.
pub fn keep(found: Parenthesis, contents: &mut Vec<Content>) {
    let before = |content: &Content| {
        matches!(content.shape, Shape::Left | Shape::Around) && content.ranges[0].1 <= found.comma + 1
    };
    if contents.iter().any(before) {
        contents.retain(before);
    }
}

impl Parenthesis {
    pub fn voice(self, document: &Document) -> Voice {
        let (start, end) = self.speaker;
        // "the **head** of the team"
        let of = (start + 1..end).find(|at| document.tag(*at) == Tag::In).unwrap_or(end);
        Voice::headed(of - 1, start, end)
    }
}

/// "…, **the city council** said": nothing but a noun phrase between comma and cue.
fn before(scene: &Scene, cue: u32) -> Option<Parenthesis> {
    let document = scene.document;
    let (first, _) = scene.sentence(cue);
    let floor = first.max(cue.saturating_sub(LONGEST));
    let comma = (floor..cue).rev().find(|at| closes(document, *at))?;
    let start =
        (comma + 1..cue).find(|at| !matches!(document.tag(*at), Tag::Rb | Tag::Cc | Tag::CloseQuote))?;
    let named = (start..cue).all(|at| names(document, at)) && (start..cue).any(|at| stands(document, at));
    named.then_some(Parenthesis { comma, speaker: (start, cue) })
}

/// "…, said **Ana Stone**, who": a noun phrase behind the cue, and then nothing that it could do.
fn after(scene: &Scene, cue: u32) -> Option<Parenthesis> {
    let document = scene.document;
    let (first, stop) = scene.sentence(cue);
    let comma = cue.checked_sub(1).filter(|at| *at > first && closes(document, *at))?;
    let limit = stop.min(cue + 1 + LONGEST);
    let end = (cue + 1..limit).find(|at| !names(document, *at)).unwrap_or(limit);
    let ends = end >= stop
        || matches!(document.tag(end), Tag::Comma | Tag::Stop | Tag::Wp | Tag::In | Tag::Colon | Tag::Close);
    let named = ends && document.lower(end) != "that" && (cue + 1..end).any(|at| document.tag(at).is_noun());
    let speaker = apposed_name(document, end, stop).unwrap_or((cue + 1, end));
    named.then_some(Parenthesis { comma, speaker })
}

/// "said the police chief, **Ana Stone**, on Friday": the name behind an office.
fn apposed_name(document: &Document, comma: u32, stop: u32) -> Option<(u32, u32)> {
    let office = matches!(document.tag(comma - 1), Tag::Nn) && document.tag(comma) == Tag::Comma;
    let end = (comma + 1..stop).find(|at| !document.tag(*at).is_name()).unwrap_or(stop);
    let closed = end >= stop || matches!(document.tag(end), Tag::Comma | Tag::Stop);
    (office && closed && end > comma + 1 && end <= comma + LONGEST).then_some((comma + 1, end))
}

fn closes(document: &Document, at: u32) -> bool {
    matches!(document.tag(at), Tag::Comma | Tag::CloseQuote)
}

/// A word that may stand in a name, an office or a body.
fn names(document: &Document, at: u32) -> bool {
    let tag = document.tag(at);
    let title = document.word(at).starts_with(char::is_uppercase);
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Cd | Tag::Vbn)
        || tag == Tag::Prp
        || document.lower(at) == "&"
        || serves(document.lower(at), Function::JoinsName)
        || title && tag.is_verb()
}

/// A word that can stand for who speaks.
fn stands(document: &Document, at: u32) -> bool {
    document.tag(at).is_noun() || document.tag(at) == Tag::Prp
}

/// A clause of its own, which nothing subordinates: "When it closed" tells nothing yet.
fn tells(document: &Document, (from, to): (u32, u32)) -> bool {
    let finite = |at: u32| matches!(document.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let opens = link(document.lower(from)).is_some() || document.tag(from) == Tag::Vbg;
    !opens && (from..to).any(finite)
}

/// What follows the cue up to the next mark says when, where or to whom, and is no clause.
fn loose(document: &Document, from: u32, stop: u32) -> bool {
    let ends = |at: &u32| {
        !(matches!(document.tag(*at), Tag::Comma | Tag::Stop | Tag::Colon | Tag::Wp | Tag::Wdt)
            || link(document.lower(*at)).is_some() && document.lower(*at) != "that")
    };
    let first = document.tag(from);
    // "said it would": a pronoun or an article begins a clause or an object.
    let begins = matches!(first, Tag::Prp | Tag::Dt | Tag::PrpS | Tag::Ex | Tag::To | Tag::OpenQuote);
    from >= stop
        || !begins
            && (from..stop).take_while(ends).all(|at| {
                let tag = document.tag(at);
                !(tag.is_verb() || tag == Tag::Md) && document.lower(at) != "that"
            })
}
