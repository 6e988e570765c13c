//! Whose words a cue reports.

use std::sync::LazyLock;

use smallvec::SmallVec;

use super::model::Sink;
use super::scene::Scene;
use crate::annotate::entity::calendar;
use crate::annotate::time::is_day_word;
use crate::base::Lexicon;
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{Function, Manner, RAREST, manner, rarity, serves};

static MUTE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("mute.tsv")));

/// One phrase that may name the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// Its head word, and all of it; tokens, end exclusive.
    pub head: u32,
    pub tokens: (u32, u32),
    /// How it was reached from the cue, for the model.
    way: u32,
}

pub type Voices = SmallVec<[Voice; 12]>;

/// Noun phrases that may be the speaker of a cue.
pub fn candidates(scene: &Scene, cue: u32) -> Voices {
    let document = scene.document;
    let mut voices = Voices::new();
    gather(scene, cue, cue, 0, &mut voices);
    let mut at = cue;
    for step in 1..=3 {
        let word = document.tokens[at as usize];
        if word.head == at {
            break;
        }
        let up = word.head;
        let way = step * 1000 + word.rel as u32 * 40;
        if document.tag(up).is_noun() || matches!(document.tag(up), Tag::Prp | Tag::Dt | Tag::Cd) {
            add(scene, up, cue, way + 39, &mut voices);
        }
        gather(scene, up, cue, way, &mut voices);
        at = up;
    }
    let (first, stop) = scene.sentence(cue);
    let nearest =
        |at: &u32| matches!(document.tag(*at), Tag::Nnp | Tag::Nnps | Tag::Prp | Tag::Nn | Tag::Nns);
    if let Some(before) = (first.max(cue.saturating_sub(8))..cue).rev().find(nearest) {
        add(scene, before, cue, 9001, &mut voices);
    }
    if let Some(after) = (cue + 1..stop.min(cue + 8)).find(nearest) {
        add(scene, after, cue, 9002, &mut voices);
    }
    voices
}

fn gather(scene: &Scene, from: u32, cue: u32, way: u32, voices: &mut Voices) {
    for &kid in scene.tree.kids(from) {
        let rel = scene.document.tokens[kid as usize].rel;
        let fits = matches!(
            rel,
            Rel::Nsubj
                | Rel::Nsubjpass
                | Rel::Nmod
                | Rel::NmodPoss
                | Rel::Dobj
                | Rel::Compound
                | Rel::Amod
                | Rel::Dep
                | Rel::Csubj
                | Rel::Iobj
        );
        if fits && kid != cue && !matches!(scene.document.tag(kid), Tag::Comma | Tag::Colon | Tag::Stop) {
            add(scene, kid, cue, way + 1 + rel as u32, voices);
        }
    }
}

/// The subject that a gerund behind a preposition shares: "**Ito** answered Bright by saying".
pub fn shared(scene: &Scene, cue: u32) -> Option<Voice> {
    let document = scene.document;
    let before = cue.checked_sub(1).filter(|_| document.tag(cue) == Tag::Vbg)?;
    let leads = manner(document.lower(before)) == Some(Manner::Shares);
    if !leads || scene.tree.kid(document, cue, Rel::Nsubj).is_some() {
        return None;
    }
    let (first, _) = scene.sentence(cue);
    let verb = (first.max(before.saturating_sub(20))..before).rev().find(|&at| {
        matches!(document.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vb)
            && scene.quote_of(at) == scene.quote_of(cue)
    })?;
    let subject = scene.tree.kid(document, verb, Rel::Nsubj).filter(|&at| speaks(document, at))?;
    Some(Voice { head: subject, tokens: phrase(scene, subject, cue), way: 0 })
}

/// Who stands before an apposition and its cue: "…, **Ito**, the mayor, said".
pub fn apposed(scene: &Scene, cue: u32) -> Option<Voice> {
    let (start, end) = super::content::apposed(scene, cue)?;
    Some(Voice::of(start, end))
}

/// A word that can stand for somebody who speaks: no day, figure or blast.
pub fn speaks(document: &Document, head: u32) -> bool {
    let tag = document.tag(head);
    let figure = tag == Tag::Cd && document.lower(head).starts_with(|c: char| c.is_ascii_digit());
    let plain = matches!(tag, Tag::Nn | Tag::Nns);
    // A name that the tagger takes for an adverb: no dictionary has it.
    let name =
        || document.word(head).starts_with(char::is_uppercase) && rarity(document.lower(head)) == RAREST;
    let silent = figure
        || tag == Tag::Rb && !name()
        || calendar(document.lower(head))
        || is_day_word(document.lower(head));
    !(silent || plain && MUTE.has(document.lemma(head)))
}

fn add(scene: &Scene, head: u32, cue: u32, way: u32, voices: &mut Voices) {
    if !speaks(scene.document, head) || scene.document.in_dateline(head) || scene.labels(head) {
        return;
    }
    if voices.len() < 12 && !voices.iter().any(|voice| voice.head == head) {
        let tokens = phrase(scene, head, cue);
        voices.push(Voice { head, tokens, way });
    }
}

/// The phrase of a head word without what leads into it, and without the cue's own clause.
fn phrase(scene: &Scene, head: u32, cue: u32) -> (u32, u32) {
    let document = scene.document;
    let (mut start, mut end) = scene.tree.extent(head);
    if start <= cue && cue < head {
        start = cue + 1;
    } else if head < cue && cue < end {
        end = cue;
    } else if head == cue {
        return (head, head + 1);
    }
    for &kid in scene.tree.kids(head) {
        let token = document.tokens[kid as usize];
        let whole = scene.tree.extent(kid);
        if kid < head && matches!(token.rel, Rel::Case | Rel::Mark | Rel::Cc | Rel::Punct) && whole.1 <= head
        {
            start = start.max(whole.1);
        }
        if kid > head
            && (token.rel == Rel::Case || token.rel == Rel::AclRelcl && comma_before(document, whole.0))
        {
            end = end.min(whole.0);
        }
    }
    if let Some(open) =
        (head + 1..end).find(|&at| matches!(document.tag(at), Tag::OpenQuote | Tag::CloseQuote))
    {
        end = open;
    }
    while end > head + 1
        && matches!(document.tag(end - 1), Tag::Comma | Tag::Colon | Tag::Stop | Tag::In | Tag::Cc)
    {
        end -= 1;
    }
    while start < head
        && matches!(
            document.tag(start),
            Tag::Comma | Tag::Colon | Tag::CloseQuote | Tag::OpenQuote | Tag::In | Tag::Cc
        )
    {
        start += 1;
    }
    undated(document, (start.min(head), end.max(head + 1)), head)
}

/// The phrase without days at its ends: "officials **on Monday**", "**April 2017** scientists".
fn undated(document: &Document, (mut start, mut end): (u32, u32), head: u32) -> (u32, u32) {
    while start < head && calendar(document.lower(start)) {
        start += 1;
        while start < head && document.tag(start) == Tag::Cd {
            start += 1;
        }
    }
    while end > head + 1 && calendar(document.lower(end - 1)) {
        end -= 1;
        end -= u32::from(end > head + 1 && serves(document.lower(end - 1), Function::LeadsDay));
    }
    // "A poll **released** yesterday"
    if end > head + 1 && matches!(document.tag(end - 1), Tag::Vbn | Tag::Vbd) {
        end -= 1;
    }
    (start, end)
}

fn comma_between(document: &Document, a: u32, b: u32) -> bool {
    let (low, high) = (a.min(b), a.max(b).min(a.min(b) + 15));
    (low..high).any(|at| matches!(document.tag(at), Tag::Comma | Tag::CloseQuote))
}

fn comma_before(document: &Document, at: u32) -> bool {
    at > 0 && document.tag(at - 1) == Tag::Comma
}

impl Voice {
    /// A name by itself, whatever the parse says.
    pub fn of(start: u32, end: u32) -> Voice {
        Voice::headed(end - 1, start, end)
    }

    /// A phrase by its place alone.
    pub fn headed(head: u32, start: u32, end: u32) -> Voice {
        Voice { head, tokens: (start, end), way: 0 }
    }

    pub fn features(&self, scene: &Scene, cue: u32, content: &[(u32, u32)], out: &mut impl Sink) {
        let document = scene.document;
        let cue_word = document.tokens[cue as usize];
        let cue_lemma = scene.lemmas[cue as usize];
        let head = document.tokens[self.head as usize];
        let lemma = scene.lemmas[self.head as usize];
        let side = u32::from(self.head > cue);
        let distance = self.head.abs_diff(cue).min(12);
        let within = u32::from(content.iter().any(|range| range.0 <= self.head && self.head < range.1));
        let case = scene.tree.kid(document, self.head, Rel::Case).map_or(0, |kid| scene.lemmas[kid as usize]);
        out.push(100, self.way, 0);
        out.push(101, self.way, cue_word.tag as u32);
        out.push(102, self.way, cue_lemma);
        out.push(103, self.way, head.tag as u32);
        out.push(104, self.way, case);
        out.push(105, case, cue_lemma);
        out.push(106, head.tag as u32, side);
        out.push(107, lemma, 0);
        out.push(108, lemma, cue_lemma);
        out.push(109, distance, side);
        out.push(110, within, self.way);
        out.push(111, within, side);
        out.push(112, head.rel as u32 * 2 + side, cue_word.tag as u32);
        out.push(113, head.rel as u32 * 2 + side, cue_word.rel as u32);
        out.push(
            114,
            u32::from(scene.quote_of(self.head).is_some()),
            u32::from(scene.quote_of(cue).is_some()),
        );
        let tail = super::content::tail(scene, cue);
        out.push(116, tail * 20 + distance, side);
        out.push(117, tail * 100 + head.rel as u32, side);
        out.push(118, u32::from(comma_between(document, self.head, cue)), tail * 2 + side);
        out.push(115, head.tag as u32, cue_word.tag as u32 * 2 + side);
    }
}

/// The case that nobody in the sentence is the speaker.
pub fn nobody(scene: &Scene, cue: u32, out: &mut impl Sink) {
    let cue_word = scene.document.tokens[cue as usize];
    out.push(130, 0, 0);
    out.push(131, cue_word.tag as u32, cue_word.rel as u32);
    out.push(132, scene.lemmas[cue as usize], cue_word.tag as u32);
    let passive = scene.tree.kid(scene.document, cue, Rel::Auxpass).is_some();
    out.push(133, u32::from(passive), scene.lemmas[cue as usize]);
    out.push(134, u32::from(passive), cue_word.tag as u32);
}
