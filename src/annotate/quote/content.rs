//! Which words a cue reports.

use smallvec::SmallVec;

use super::model::{Features, hash};
use super::scene::Scene;
use crate::annotate::entity::calendar;
use crate::document::{Document, Rel, Tag};

/// Token ranges, end exclusive, in order of the text.
pub type Ranges = SmallVec<[(u32, u32); 2]>;

/// One way to read what a cue reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub ranges: Ranges,
    /// How it stands to the cue, for the model.
    shape: Shape,
    /// Relation of the dependent that it begins with.
    rel: Option<Rel>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
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
    let mut push = |shape, rel, ranges: &[(u32, u32)]| {
        let content = Content { ranges: ranges.iter().copied().collect(), shape, rel };
        if ranges.iter().all(|range| range.0 < range.1)
            && !out.iter().any(|other| other.ranges == content.ranges)
        {
            out.push(content);
        }
    };
    let adds = |at: &u32| *at < stop && document.tag(*at) == Tag::Vbg;
    let closes = tail(scene, cue) != 0;
    let mark = |at: &u32| matches!(document.tag(*at), Tag::Comma | Tag::CloseQuote);
    let closing = (first..cue).rev().find(mark).filter(|_| closes).map_or(first, |at| at + 1);
    // "…, Ito added, saying …": what follows is the gerund's.
    let passed_on = closes && document.tag(cue + 1) == Tag::Comma && adds(&(cue + 2));
    for &(start, rel) in starts.iter().filter(|_| !passed_on) {
        for &end in ends.0.iter().filter(|&&end| end > start) {
            push(Shape::Right, rel, &[(start, end)]);
        }
    }
    let clause = clause_start(scene, cue, first).max(closing);
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
fn body(document: &Document, sentence: (u32, u32)) -> (u32, u32) {
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
    (cue + 2..stop).filter(|&at| loose(document.tag(at))).for_each(|at| ends.add(trim_end(document, cue + 1, at)));
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
    for at in (first.max(cue.saturating_sub(9))..cue).rev() {
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

/// The end of a noun phrase before ", who …".
fn trim_relative(document: &Document, (start, end): (u32, u32)) -> u32 {
    (start + 1..end).find(|&at| document.tag(at) == Tag::Comma).unwrap_or(end)
}

impl Content {
    /// What the model asks about one reading.
    pub fn features(&self, scene: &Scene, cue: u32, out: &mut Features) {
        let document = scene.document;
        let shape = self.shape as u32;
        let rel = self.rel.map_or(99, |rel| rel as u32);
        let cue_lemma = scene.lemmas[cue as usize];
        let cue_tag = document.tag(cue) as u32;
        let (start, end) = (self.ranges[0].0, self.ranges[self.ranges.len() - 1].1);
        let (_, stop) = body(document, scene.sentence(cue));
        let lemma = |at: u32| scene.lemmas.get(at as usize).copied().unwrap_or(1);
        let tag = |at: u32| document.tokens.get(at as usize).map_or(99, |token| token.tag as u32);
        let rel_of = |at: u32| document.tokens.get(at as usize).map_or(99, |token| token.rel as u32);
        let last = self.ranges[self.ranges.len() - 1];
        let begin = last.0;
        out.push(40, shape, rel);
        out.push(41, shape * 100 + rel, cue_lemma);
        out.push(42, shape * 100 + rel, cue_tag);
        out.push(43, shape * 200 + tag(begin), rel);
        out.push(44, lemma(begin), rel);
        out.push(45, lemma(begin), cue_lemma);
        out.push(46, tag(begin), cue_lemma);
        out.push(47, tag(begin.wrapping_sub(1)), shape);
        out.push(48, lemma(begin.wrapping_sub(1)), tag(begin));
        out.push(49, lemma(end), shape);
        out.push(50, tag(end) * 100 + rel_of(end), shape);
        out.push(51, tag(end), tag(end + 1));
        out.push(52, lemma(end + u32::from(tag(end) == Tag::Comma as u32)), tag(end));
        out.push(53, tag(end - 1), shape);
        out.push(54, shape, u32::from(end == stop));
        out.push(55, cue_lemma, u32::from(end == stop) * 8 + shape);
        out.push(56, begin.wrapping_sub(cue).min(6), shape);
        out.push(57, length_class(end - begin), shape * 100 + rel);
        out.push(58, length_class(end.saturating_sub(begin)), cue_lemma);
        if self.ranges.len() > 1 {
            out.push(59, length_class(self.ranges[0].1 - self.ranges[0].0), shape);
            out.push(60, shape, cue_lemma);
            out.push(61, shape * 100 + rel, tag(start));
        }
        self.cut_features(scene, cue, last, shape, out);
        let tail = tail(scene, cue) * 10 + shape;
        out.push(65, tail, u32::from(end == stop));
        out.push(66, tail, rel);
        out.push(67, tail, u32::from(begin > 0 && document.tag(begin - 1) == Tag::Comma));
        self.rest_features(scene, cue, stop, out);
        let quoted = |at: u32| u32::from(scene.quote_of(at).is_some());
        out.push(62, quoted(begin) * 2 + quoted(end - 1), quoted(end) * 2 + quoted(cue));
        out.push(63, quoted(begin), cue_lemma);
        out.push(64, quoted(begin) * 2 + quoted(begin.wrapping_sub(1)), shape);
    }

    /// What of the sentence is left out behind the content.
    fn rest_features(&self, scene: &Scene, cue: u32, stop: u32, out: &mut Features) {
        let document = scene.document;
        let (begin, end) = self.ranges[self.ranges.len() - 1];
        let shape = self.shape as u32;
        let rel = self.rel.map_or(99, |rel| rel as u32);
        let tag = |at: u32| document.tokens.get(at as usize).map_or(99, |token| token.tag as u32);
        let finite = |at: u32| matches!(document.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let count = |tokens: std::ops::Range<u32>| tokens.filter(|&at| finite(at)).take(2).count() as u32;
        let (inside, outside) = (count(begin..end), count(end..stop.max(end)));
        let comma = u32::from(tag(end) == Tag::Comma as u32);
        let next = end + comma;
        let lemma = scene.lemmas.get(next as usize).copied().unwrap_or(1);
        let dated = (next..stop.min(next + 3)).any(|at| calendar(document.lower(at)));
        let commas = (begin..end).filter(|&at| document.tag(at) == Tag::Comma).take(3).count() as u32;
        out.push(80, tag(end - 1) * 100 + tag(next), comma);
        out.push(81, lemma, scene.lemmas[cue as usize]);
        out.push(82, lemma, rel * 2 + comma);
        out.push(83, inside * 3 + outside, tag(next) * 2 + comma);
        out.push(84, commas * 2 + comma, shape * 100 + rel);
        out.push(85, u32::from(dated), tag(next));
        out.push(86, length_class(stop.saturating_sub(end)), tag(next) * 2 + comma);
        out.push(87, inside * 3 + outside, shape * 100 + rel);
        out.push(88, length_class(stop.saturating_sub(end)), shape * 100 + rel);
        let own = document.tokens[(end - 1) as usize];
        out.push(89, own.rel as u32, tag(next) * 2 + comma);
        let within = |at: u32| at >= begin && at < end;
        if let Some(after) = document.tokens.get(next as usize) {
            let reach = if within(after.head) { after.head } else { cue };
            out.push(90, tag(reach) * 100 + after.rel as u32, u32::from(within(after.head)) * 2 + comma);
            out.push(91, scene.lemmas[reach as usize], lemma);
        }
    }

    /// Whether the edges cut through a constituent, and what stands just inside and outside.
    fn cut_features(&self, scene: &Scene, cue: u32, last: (u32, u32), shape: u32, out: &mut Features) {
        let document = scene.document;
        let (begin, end) = last;
        let inside = |at: u32| at >= begin && at < end;
        let mut verbs = 0;
        let mut tops = 0;
        let mut top_rel = 98;
        for at in begin..end.min(begin + 80) {
            let token = document.tokens[at as usize];
            verbs += u32::from(token.tag.is_verb());
            if !inside(token.head) || token.head == at {
                if token.rel != Rel::Punct {
                    tops += 1;
                    if tops == 1 {
                        top_rel = token.rel as u32;
                    }
                }
                if token.head != at && token.head != cue {
                    out.push(70, token.rel as u32, shape);
                }
            }
        }
        out.push(71, verbs.min(3), shape * 100 + top_rel);
        out.push(72, tops.min(4), shape);
        out.push(73, verbs.min(2), scene.lemmas[cue as usize]);
        out.push(74, top_rel, scene.lemmas[cue as usize]);
        if let Some(next) = document.tokens.get(end as usize) {
            let cut = inside(next.head);
            out.push(75, u32::from(cut) * 100 + next.rel as u32, next.tag as u32);
            out.push(76, u32::from(next.head == cue) * 100 + next.rel as u32, shape);
        }
        let after = end + u32::from(document.tokens.get(end as usize).is_some_and(|t| t.tag == Tag::Comma));
        if let Some(next) = document.tokens.get(after as usize) {
            let head = if inside(next.head) { 1 } else { u32::from(next.head == cue) * 2 };
            out.push(77, head * 100 + next.rel as u32, next.tag as u32);
            out.push(78, hash(document.lower(after)), shape);
        }
    }
}

fn length_class(length: u32) -> u32 {
    match length {
        0..=3 => length,
        4..=5 => 4,
        6..=9 => 5,
        10..=15 => 6,
        16..=25 => 7,
        26..=40 => 8,
        _ => 9,
    }
}
