//! What to keep of the attributions once all of a document are known.

use super::Directness;
use super::saying::{Saying, directness};
use super::scene::Scene;
use crate::annotate::entity::calendar;
use crate::document::Tag;
use crate::lexicon::{Function, serves};

/// How many attributions back one may look for the one that encloses it.
const NESTING: usize = 8;

/// Words that quoted content needs to state something without a verb.
const TELLING: u32 = 4;

/// Drops what states nothing and cuts what the same speaker is reported to say in a clause of its own.
pub fn settle(scene: &Scene, sayings: &mut Vec<Saying>) {
    sayings.retain(|saying| states(scene, saying));
    let mut gone = vec![false; sayings.len()];
    for inner in 1..sayings.len() {
        let Some(cue) = sayings[inner].cue else { continue };
        let holds = |saying: &Saying| saying.content.iter().any(|range| range.0 <= cue && cue < range.1);
        let near = inner.saturating_sub(NESTING)..(inner + NESTING).min(sayings.len());
        for outer in near.filter(|&outer| outer != inner) {
            let saying = &sayings[outer];
            if saying.directness == Directness::Direct || saying.cue.is_none() || !holds(saying) {
                continue;
            }
            let own = |saying: &Saying| saying.voice.map(|voice| voice.head);
            if own(saying).is_none() || own(saying) != own(&sayings[inner]) {
                continue;
            }
            gone[outer] |= !cut(scene, &mut sayings[outer], cue);
        }
    }
    let mut gone = gone.into_iter();
    sayings.retain(|_| !gone.next().unwrap_or(false));
}

/// Ends the content before the clause of a further cue; whether a statement is left.
fn cut(scene: &Scene, saying: &mut Saying, further: u32) -> bool {
    let document = scene.document;
    let joins = |at: u32| {
        matches!(document.tag(at), Tag::Comma | Tag::Cc | Tag::Rb | Tag::To | Tag::Md)
            || serves(document.lower(at), Function::JoinsCue)
    };
    let mut stop = further;
    while stop > 0 && joins(stop - 1) {
        stop -= 1;
    }
    // "agreed to say" is one statement; only what a conjunction, comma or preposition sets apart is another.
    let apart = (stop..further).any(|at| document.tag(at) == Tag::Comma || document.tag(at) == Tag::Cc);
    let by = (stop..further).any(|at| document.tag(at) == Tag::In) && document.tag(further) == Tag::Vbg;
    let opens = saying.content.iter().any(|range| range.0 == further) && document.tag(further) == Tag::Vbg;
    if !apart && !by && !opens {
        return true;
    }
    saying.content.iter_mut().for_each(|range| range.1 = range.1.min(stop.max(range.0)));
    saying.content.retain(|range| range.0 < range.1);
    if saying.content.is_empty() {
        return false;
    }
    let verb = saying.content.iter().any(|&(start, end)| (start..end).any(|at| document.tag(at).is_verb()));
    saying.directness = directness(scene, saying.cue, &saying.content);
    verb || !by
}

/// A lone name, or a few quoted words that nobody is named for, is no statement.
fn states(scene: &Scene, saying: &Saying) -> bool {
    let document = scene.document;
    let words = || saying.content.iter().flat_map(|&(start, end)| start..end);
    let verb = words().any(|at| document.tag(at).is_verb() || document.tag(at) == Tag::Md);
    if saying.cue.is_none() || saying.directness == Directness::Direct || verb {
        return true;
    }
    if saying.voice.is_none() && saying.directness == Directness::Mixed {
        return words().filter(|&at| scene.quote_of(at).is_some()).count() as u32 >= TELLING;
    }
    if words().all(|at| calendar(document.lower(at)) || document.tag(at) == Tag::In) {
        return false;
    }
    let bare = words().all(|at| {
        let tag = document.tag(at);
        tag.is_name() || matches!(tag, Tag::Prp | Tag::Dt | Tag::Wp | Tag::Wdt | Tag::Pos)
    });
    // "**That plan** was criticized": by nobody, and nothing is said of it.
    let pointed = || words().all(|at| document.tag(at) == Tag::Dt || document.tag(at).is_noun());
    if saying.voice.is_none() && words().count() <= 2 && pointed() {
        return false;
    }
    if !bare {
        return true;
    }
    // "focused on reassuring Ito": the name is what another verb than the cue is about.
    let (start, end) = (saying.content[0].0, saying.content[saying.content.len() - 1].1);
    let mut between = saying.cue.map_or(0..0, |cue| if cue < start { cue + 1..start } else { end..cue });
    let own = saying.voice.is_some_and(|voice| (start..end).contains(&voice.head));
    !own && !between.any(|at| document.tag(at).is_verb())
}
