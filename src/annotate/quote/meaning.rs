//! Whether what a verb seems to report can be said at all: "posted **29 points**" is no speech.

use super::content::{Content, Ranges, Shape};
use super::scene::Scene;
use crate::document::{Rel, Tag};
use crate::lexicon::{Bearing, Manner, NounSense, VerbSense, bearings, manner, noun_sense, verb_sense};

/// What stands where the content of a cue stands, for rules and model alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A clause, an infinitive, or words between quotation marks.
    Clause,
    /// A noun phrase that a figure counts: "29 points".
    Counted,
    /// A noun phrase, by its head.
    Noun(Option<NounSense>),
    /// No noun at all.
    Bare,
}

impl Matter {
    pub fn code(self) -> u32 {
        match self {
            Matter::Clause => 0,
            Matter::Counted => 1,
            Matter::Bare => 2,
            Matter::Noun(None) => 3,
            Matter::Noun(Some(NounSense::Person)) => 4,
            Matter::Noun(Some(NounSense::Thing)) => 5,
            Matter::Noun(Some(NounSense::Said)) => 6,
        }
    }
}

/// What the words of a content are.
pub fn matter(scene: &Scene, content: &[(u32, u32)]) -> Matter {
    let document = scene.document;
    let mut head = None;
    for at in content.iter().flat_map(|&(start, end)| start..end) {
        let word = document.tokens[at as usize];
        let modifies = matches!(word.rel, Rel::Amod | Rel::Compound);
        if scene.quote_of(at).is_some() || word.tag == Tag::Md || word.tag.is_verb() && !modifies {
            return Matter::Clause;
        }
        let inside = content.iter().any(|range| range.0 <= word.head && word.head < range.1);
        if head.is_none() && word.tag.is_noun() && (!inside || word.head == at || word.rel == Rel::Nmod) {
            head = Some(at);
        }
    }
    let figure = |at: u32| document.tag(at) == Tag::Cd;
    let Some(head) = head else {
        let counted = content.iter().any(|&(start, end)| (start..end).any(figure));
        return if counted { Matter::Counted } else { Matter::Bare };
    };
    let own = scene.tree.kids(head).iter().any(|&kid| kid < head && figure(kid));
    match own {
        true => Matter::Counted,
        false if document.tag(head).is_name() => Matter::Noun(None),
        false => Matter::Noun(noun_sense(document.lemma(head))),
    }
}

/// How much a verb says; none for another word.
pub fn verb(scene: &Scene, cue: u32) -> Option<VerbSense> {
    scene.document.tag(cue).is_verb().then(|| verb_sense(scene.document.lemma(cue)))
}

/// Whether a cue can report the content: a verb whose object is a plain noun phrase must be one of saying or thinking,
/// and where it seldom is, the object must be something that can be said.
pub fn sayable(scene: &Scene, cue: u32, content: &Ranges) -> bool {
    let Some(verb) = verb(scene, cue) else { return true };
    let what = matter(scene, content);
    // "did not give **a name**": what was not said is not told either.
    let unsaid = what != Matter::Clause && scene.tree.kid(scene.document, cue, Rel::Neg).is_some();
    if unsaid || left_unsaid(scene, cue, content) || only_names(scene, content) {
        return false;
    }
    match (what, verb) {
        (Matter::Clause, _) | (_, VerbSense::Speech) => true,
        (_, VerbSense::Deed) => false,
        (Matter::Counted | Matter::Noun(Some(NounSense::Thing)), VerbSense::Partly) => false,
        (_, VerbSense::Partly) => true,
    }
}

/// "told **Radio Harrow**": who was told is not what was told.
pub fn is_hearer(scene: &Scene, cue: u32, content: &Content) -> bool {
    let told = scene.document.tag(cue).is_verb() && manner(scene.document.lemma(cue)) == Some(Manner::Hearer);
    // "**The parents** were notified"
    let passive = content.shape == Shape::Left && scene.tree.kid(scene.document, cue, Rel::Auxpass).is_some();
    let object = content.shape == Shape::Right && content.ranges[0].0 == cue + 1;
    told && (object || passive) && matter(scene, &content.ranges) != Matter::Clause
}

/// "known as "**Little Ana**"": a name between marks is no statement.
fn only_names(scene: &Scene, content: &Ranges) -> bool {
    let mut words = content.iter().flat_map(|&(start, end)| start..end);
    words
        .all(|at| scene.document.tag(at).is_name() && scene.document.word(at).starts_with(char::is_uppercase))
}

/// "declined **to comment**": nothing was said, and nothing of it is told.
fn left_unsaid(scene: &Scene, cue: u32, content: &Ranges) -> bool {
    let document = scene.document;
    let &[(start, end)] = content.as_slice() else { return false };
    let verb = start + u32::from(document.tag(start) == Tag::To);
    if verb >= end || document.tag(verb) != Tag::Vb || !bearings(document.lemma(cue)).has(Bearing::Reverses) {
        return false;
    }
    let told = |&kid: &u32| matches!(document.tokens[kid as usize].rel, Rel::Ccomp | Rel::Xcomp | Rel::Dobj);
    verb_sense(document.lemma(verb)) == VerbSense::Speech && !scene.tree.kids(verb).iter().any(told)
}
