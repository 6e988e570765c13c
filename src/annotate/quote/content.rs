//! Which words a cue reports.

use smallvec::SmallVec;

use super::scene::Scene;
use crate::document::{Document, Rel, Tag};

/// Token ranges, end exclusive, in order of the text.
pub type Ranges = SmallVec<[(u32, u32); 2]>;

/// One way to read what a cue reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub ranges: Ranges,
    /// How it stands to the cue, for the model.
    pub shape: Shape,
    /// Relation of the dependent that it begins with.
    pub rel: Option<Rel>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Right,
    Left,
    /// Before and after the reporting clause.
    Around,
    /// A dependent before the cue and one after: "**she** is expected **to move**".
    Raised,
    /// What a relative clause hangs on: "**a plan** that they criticised".
    Governor,
}

const EDGES: usize = 24;

/// Where a content may begin, each with the relation of what begins there.
type Starts = SmallVec<[(u32, Option<Rel>); EDGES]>;

struct Edges(SmallVec<[u32; EDGES]>);

impl Edges {
    fn add(&mut self, edge: u32) {
        if self.0.len() < EDGES && !self.0.contains(&edge) {
            self.0.push(edge);
        }
    }
}

/// Where a content after the cue may begin (with the dependent's relation) and end.
pub fn candidates(scene: &Scene, cue: u32, out: &mut Vec<Content>) {
    out.clear();
    let document = scene.document;
    let (first, stop) = body(document, scene.sentence(cue));
    let (starts, ends) = right_edges(scene, cue, stop);
    // The ranges of each candidate as one number.
    let mut known: SmallVec<[u128; 64]> = SmallVec::new();
    let mut push = |shape, rel, ranges: &[(u32, u32)]| {
        let key = ranges.iter().flat_map(|range| [range.0, range.1]);
        let key = key.fold(0, |key, edge| (key << 32) | u128::from(edge));
        if ranges.iter().all(|range| range.0 < range.1) && !known.contains(&key) {
            known.push(key);
            out.push(Content { ranges: ranges.iter().copied().collect(), shape, rel });
        }
    };
    let adds = |at: &u32| *at < stop && document.tag(*at) == Tag::Vbg;
    let closes = tail(scene, cue) != 0;
    let mark = |at: &u32| matches!(document.tag(*at), Tag::Comma | Tag::CloseQuote);
    let apposed = apposed(scene, cue).map(|(start, _)| start);
    let closing = (first..cue).rev().find(mark).filter(|_| closes).map_or(first, |at| at + 1);
    let closing = apposed.unwrap_or(closing);
    // "…, Ito added, saying …": what follows is the gerund's.
    let passed_on = closes && document.tag(cue + 1) == Tag::Comma && adds(&(cue + 2));
    for &(start, rel) in starts.iter().filter(|_| !passed_on) {
        for &end in ends.0.iter().filter(|&&end| end > start) {
            push(Shape::Right, rel, &[(start, end)]);
        }
    }
    let clause = apposed.unwrap_or_else(|| clause_start(scene, cue, first).max(closing));
    let mut lefts = Edges(SmallVec::new());
    (first..clause.min(stop)).filter(|&at| document.tag(at) == Tag::Comma).for_each(|at| lefts.add(at));
    if clause > first {
        lefts.add(clause);
    }
    let opening = first + u32::from(matches!(document.tag(first), Tag::Cc | Tag::Rb) && first + 1 < clause);
    let after = (cue + 1..stop).find(|&at| matches!(document.tag(at), Tag::Comma | Tag::Colon));
    let follows = Some(cue + 1).filter(|&at| after != Some(at));
    let later = [after.map(|at| at + 1), follows].into_iter().flatten().filter(|at| !adds(at) && !passed_on);
    let later: SmallVec<[u32; 2]> = later.collect();
    for &end in lefts.0.iter().rev().take(3) {
        let end = trim_end(document, first, end);
        for start in [first, opening] {
            push(Shape::Left, None, &[(start, end)]);
            for &again in &later {
                push(Shape::Around, None, &[(start, end), (again, stop)]);
                for &close in ends.0.iter().filter(|&&close| close > again && close < stop) {
                    push(Shape::Around, None, &[(start, end), (again, close)]);
                }
            }
        }
    }
    for &kid in scene.tree.kids(cue).iter().filter(|&&kid| kid < cue) {
        let rel = document.tokens[kid as usize].rel;
        if matches!(rel, Rel::Punct | Rel::Aux | Rel::Auxpass | Rel::Cc | Rel::Neg) {
            continue;
        }
        let extent = scene.tree.extent(kid);
        let extent = (extent.0, extent.1.min(cue));
        // "…, Ito said": what stands between comma and cue is the speaker.
        if closes && extent.0 >= closing {
            continue;
        }
        push(Shape::Left, Some(rel), &[extent]);
        if matches!(rel, Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj) {
            push(Shape::Left, Some(rel), &[(extent.0, trim_relative(document, extent))]);
            for &(start, start_rel) in starts.iter().take(3) {
                for &end in ends.0.iter().filter(|&&end| end > start).take(5) {
                    push(Shape::Raised, start_rel, &[extent, (start, end)]);
                }
            }
        }
    }
    let word = document.tokens[cue as usize];
    if word.head != cue
        && word.head < cue
        && matches!(word.rel, Rel::AclRelcl | Rel::Acl | Rel::Amod | Rel::Advcl | Rel::Dep)
    {
        let extent = scene.tree.extent(word.head);
        let clause = scene.tree.extent(cue).0;
        push(
            Shape::Governor,
            Some(word.rel),
            &[(extent.0, trim_end(document, extent.0, clause.min(extent.1)))],
        );
    }
    if word.head > cue && word.head < stop {
        let extent = scene.tree.extent(word.head);
        push(Shape::Governor, Some(word.rel), &[(cue + 1, extent.1.min(stop))]);
        push(Shape::Governor, Some(word.rel), &[(cue + 1, word.head + 1)]);
    }
}

/// A sentence without its final stop and closing marks.
pub fn body(document: &Document, sentence: (u32, u32)) -> (u32, u32) {
    let mut stop = sentence.1;
    while stop > sentence.0 + 1 && matches!(document.tag(stop - 1), Tag::Stop | Tag::CloseQuote) {
        stop -= 1;
    }
    (sentence.0, stop)
}

fn right_edges(scene: &Scene, cue: u32, stop: u32) -> (Starts, Edges) {
    let document = scene.document;
    let mut starts: Starts = SmallVec::new();
    let mut begin = |at: u32, rel: Rel| {
        if starts.len() < EDGES && at < stop && !starts.iter().any(|&(known, _)| known == at) {
            starts.push((at, Some(rel)));
        }
    };
    let mut ends = Edges(SmallVec::new());
    ends.add(stop);
    let mut clause = false;
    for at in cue + 1..stop {
        let (before, here) = (scene.quote_of(at - 1), scene.quote_of(at));
        if here.is_some() && before != here {
            begin(at, document.tokens[at as usize].rel);
        }
        let next = (at + 1 < stop).then(|| document.tag(at + 1));
        let joins = document.tag(at) == Tag::Cc && next.is_some_and(|tag| tag.is_verb() || tag == Tag::Rb);
        let adds = document.tag(at) == Tag::Comma && next == Some(Tag::Vbg);
        if at > cue + 1 && (joins || adds) {
            ends.add(trim_end(document, cue + 1, at));
        }
        if document.lower(at) == "that" && document.tag(at) == Tag::In && !clause {
            clause = true;
            begin(at, Rel::Mark);
        }
        if before.is_some() && before != here && at > cue + 1 {
            ends.add(trim_end(document, cue + 1, at));
        }
    }
    for &kid in scene.tree.kids(cue).iter().filter(|&&kid| kid > cue) {
        let rel = document.tokens[kid as usize].rel;
        if matches!(rel, Rel::Punct | Rel::Cc | Rel::Aux) {
            continue;
        }
        let extent = scene.tree.extent(kid);
        ends.add(extent.1.min(stop));
        if rel == Rel::CompoundPrt {
            continue;
        }
        let start = extent.0.max(cue + 1);
        begin(start, rel);
        if matches!(document.tag(start), Tag::In | Tag::To | Tag::Comma | Tag::Colon | Tag::OpenQuote) {
            begin(start + 1, rel);
        }
        for &grand in scene.tree.kids(kid).iter().filter(|&&grand| grand > kid) {
            let inner = scene.tree.extent(grand);
            let deep = document.tokens[grand as usize].rel;
            if matches!(
                deep,
                Rel::Ccomp | Rel::Acl | Rel::AclRelcl | Rel::Nmod | Rel::Xcomp | Rel::Dobj | Rel::Advcl
            ) {
                begin(inner.0, deep);
                if matches!(document.tag(inner.0), Tag::In | Tag::To) {
                    begin(inner.0 + 1, deep);
                }
                ends.add(inner.0);
            }
        }
    }
    begin(cue + 1, Rel::Dep);
    let marks = || (cue + 1..stop).filter(|&at| matches!(document.tag(at), Tag::Comma | Tag::Colon));
    marks().take(3).for_each(|at| begin(at + 1, Rel::Punct));
    marks().for_each(|at| ends.add(at));
    let loose = |tag| matches!(tag, Tag::In | Tag::To | Tag::Cc | Tag::Wdt | Tag::Wp | Tag::Open);
    (cue + 2..stop)
        .filter(|&at| loose(document.tag(at)))
        .for_each(|at| ends.add(trim_end(document, cue + 1, at)));
    (starts, ends)
}

/// Where the clause of the cue begins: its subject, else the cue and its auxiliaries.
fn clause_start(scene: &Scene, cue: u32, first: u32) -> u32 {
    let kids = scene.tree.kids(cue).iter().filter(|&&kid| kid < cue);
    let own = |rel| {
        matches!(
            rel,
            Rel::Nsubj
                | Rel::Nsubjpass
                | Rel::Aux
                | Rel::Auxpass
                | Rel::Advmod
                | Rel::Neg
                | Rel::Mark
                | Rel::Case
        )
    };
    kids.filter(|&&kid| own(scene.document.tokens[kid as usize].rel))
        .map(|&kid| scene.tree.extent(kid).0)
        .chain([cue])
        .min()
        .unwrap_or(cue)
        .max(first)
}

fn trim_end(document: &Document, start: u32, mut end: u32) -> u32 {
    while end > start + 1
        && matches!(
            document.tag(end - 1),
            Tag::Comma | Tag::Colon | Tag::CloseQuote | Tag::OpenQuote | Tag::Stop
        )
    {
        end -= 1;
    }
    end
}

/// Whether a cue closes a clause, as in "…, Ito said": 0 no, 1 a comma follows, 2 the sentence ends, 3 more follows.
pub fn tail(scene: &Scene, cue: u32) -> u32 {
    let document = scene.document;
    let (first, stop) = scene.sentence(cue);
    let mut noun = false;
    let cue_start = apposed(scene, cue).map_or(cue, |(_, end)| end);
    for at in (first.max(cue_start.saturating_sub(9))..cue_start).rev() {
        let tag = document.tag(at);
        if matches!(tag, Tag::Comma | Tag::CloseQuote) {
            let next = (cue + 1 < stop).then(|| document.tag(cue + 1));
            return match next {
                _ if !noun => 0,
                None | Some(Tag::Stop) => 2,
                Some(Tag::Comma | Tag::Colon) => 1,
                _ => 3,
            };
        }
        if tag.is_verb() || matches!(tag, Tag::Md | Tag::In | Tag::To) && document.lower(at) != "of" {
            return 0;
        }
        noun |= tag.is_noun() || tag == Tag::Prp;
    }
    0
}

/// The name before an apposition that closes with its cue: "…, **Lena Ortiz**, the mayor, said".
pub fn apposed(scene: &Scene, cue: u32) -> Option<(u32, u32)> {
    let document = scene.document;
    let (first, _) = scene.sentence(cue);
    let finite = matches!(document.tag(cue), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let close = cue.checked_sub(1).filter(|&at| finite && at > first && document.tag(at) == Tag::Comma)?;
    let comma = |from: u32, most: u32| {
        let back = (first.max(from.saturating_sub(most))..from).rev();
        let phrase = |at: &u32| {
            !document.tag(*at).is_verb()
                && document.tag(*at) != Tag::Md
                && document.tag(*at) != Tag::OpenQuote
        };
        back.take_while(phrase).find(|&at| matches!(document.tag(at), Tag::Comma | Tag::CloseQuote))
    };
    let open = comma(close, APPOSITION)?;
    let start = comma(open, NAME)? + 1;
    let named = start < open && (start..open).all(|at| document.tag(at).is_name());
    (named && scene.quote_of(start) == scene.quote_of(cue)).then_some((start, open))
}

/// The longest apposition, and the longest name before it; in tokens.
const APPOSITION: u32 = 14;
const NAME: u32 = 7;

/// The end of a noun phrase before ", who …".
fn trim_relative(document: &Document, (start, end): (u32, u32)) -> u32 {
    (start + 1..end).find(|&at| document.tag(at) == Tag::Comma).unwrap_or(end)
}
