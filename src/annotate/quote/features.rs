//! What a possible content looks like to the model.

use smallvec::SmallVec;

use super::content::{Content, body, tail};
use super::meaning;
use super::model::{Score, Sink, hash};
use super::scene::Scene;
use crate::annotate::entity::calendar;
use crate::document::{Rel, Tag, Token};

/// Tokens of a content that are looked at one by one.
const LONGEST: u32 = 80;

/// The cue whose contents are looked at, with what is the same for all of them.
struct Asked<'s> {
    scene: &'s Scene<'s>,
    cue: u32,
    lemma: u32,
    tag: u32,
    /// Where the words of its sentence end.
    stop: u32,
    tail: u32,
    sense: u32,
}

/// One content as its features tell it.
struct Look {
    shape: u32,
    rel: u32,
    /// Shape and relation.
    both: u32,
    /// Tokens of the last range, end exclusive.
    begin: u32,
    end: u32,
}

impl Look {
    fn of(content: &Content) -> Look {
        let shape = content.shape as u32;
        let rel = content.rel.map_or(99, |rel| rel as u32);
        let (begin, end) = content.ranges[content.ranges.len() - 1];
        Look { shape, rel, both: shape * 100 + rel, begin, end }
    }

    fn holds(&self, at: u32) -> bool {
        at >= self.begin && at < self.end
    }
}

impl Content {
    /// What the model asks about one reading.
    pub fn features(&self, scene: &Scene, cue: u32, out: &mut impl Sink) {
        let (asked, look) = (Asked::of(scene, cue), Look::of(self));
        asked.begin_features(&look, out);
        asked.end_features(&look, out);
        asked.features(self, &look, out);
    }
}

/// The sum of some features by what they are made of.
type Sums<const MOST: usize> = SmallVec<[(u64, i32); MOST]>;

/// Scores the contents of one cue: many begin or end alike, and what they then share is summed up once.
pub struct Scores<'s> {
    asked: Asked<'s>,
    begins: Sums<24>,
    ends: Sums<48>,
}

impl<'s> Scores<'s> {
    pub fn of(scene: &'s Scene<'s>, cue: u32) -> Self {
        Scores { asked: Asked::of(scene, cue), begins: Sums::new(), ends: Sums::new() }
    }

    pub fn score(&mut self, content: &Content) -> i32 {
        let look = Look::of(content);
        let begin = (u64::from(look.both) << 32) | u64::from(look.begin);
        let end = (u64::from(look.shape) << 32) | u64::from(look.end);
        let asked = &self.asked;
        summed(&mut self.begins, begin, |out| asked.begin_features(&look, out))
            + summed(&mut self.ends, end, |out| asked.end_features(&look, out))
            + Score::of(|out| asked.features(content, &look, out))
    }
}

fn summed<const MOST: usize>(sums: &mut Sums<MOST>, key: u64, features: impl FnOnce(&mut Score)) -> i32
where
    [(u64, i32); MOST]: smallvec::Array<Item = (u64, i32)>,
{
    if let Some((_, sum)) = sums.iter().rev().find(|(known, _)| *known == key) {
        return *sum;
    }
    let sum = Score::of(features);
    sums.push((key, sum));
    sum
}

impl<'s> Asked<'s> {
    fn of(scene: &'s Scene<'s>, cue: u32) -> Self {
        Asked {
            scene,
            cue,
            lemma: scene.lemmas[cue as usize],
            tag: scene.document.tag(cue) as u32,
            stop: body(scene.document, scene.sentence(cue)).1,
            tail: tail(scene, cue),
            sense: meaning::verb(scene, cue).map_or(9, |sense| sense as u32),
        }
    }

    fn token(&self, at: u32) -> Option<&Token> {
        self.scene.document.tokens.get(at as usize)
    }

    fn lemma_of(&self, at: u32) -> u32 {
        self.scene.lemmas.get(at as usize).copied().unwrap_or(1)
    }

    fn tag_of(&self, at: u32) -> u32 {
        self.token(at).map_or(99, |token| token.tag as u32)
    }

    fn quoted(&self, at: u32) -> u32 {
        u32::from(self.scene.quote_of(at).is_some())
    }

    /// A comma behind an end: 1, else 0.
    fn comma(&self, end: u32) -> u32 {
        u32::from(self.tag_of(end) == Tag::Comma as u32)
    }

    /// What stands where a content begins, by its shape, relation and first word.
    fn begin_features(&self, look: &Look, out: &mut impl Sink) {
        let &Look { shape, rel, both, begin, .. } = look;
        let before = begin.wrapping_sub(1);
        let (first, tag) = (self.lemma_of(begin), self.tag_of(begin));
        let (tail, quoted) = (self.tail * 10 + shape, self.quoted(begin));
        out.push(40, shape, rel);
        out.push(41, both, self.lemma);
        out.push(42, both, self.tag);
        out.push(43, shape * 200 + tag, rel);
        out.push(44, first, rel);
        out.push(45, first, self.lemma);
        out.push(46, tag, self.lemma);
        out.push(47, self.tag_of(before), shape);
        out.push(48, self.lemma_of(before), tag);
        out.push(56, begin.wrapping_sub(self.cue).min(6), shape);
        out.push(63, quoted, self.lemma);
        out.push(64, quoted * 2 + self.quoted(before), shape);
        out.push(66, tail, rel);
        out.push(67, tail, u32::from(self.tag_of(before) == Tag::Comma as u32));
    }

    /// What stands where a content ends, by its shape and the word behind it.
    fn end_features(&self, look: &Look, out: &mut impl Sink) {
        let &Look { shape, end, .. } = look;
        let document = self.scene.document;
        let comma = self.comma(end);
        let next = end + comma;
        let (inner, outer) = (document.tokens[(end - 1) as usize], self.token(end));
        let (tag, next_tag) = (self.tag_of(end), self.tag_of(next));
        let (next_lemma, last) = (self.lemma_of(next), u32::from(end == self.stop));
        let dated = (next..self.stop.min(next + 3)).any(|at| calendar(document.lower(at)));
        out.push(49, self.lemma_of(end), shape);
        out.push(50, tag * 100 + outer.map_or(99, |token| token.rel as u32), shape);
        out.push(51, tag, self.tag_of(end + 1));
        out.push(52, next_lemma, tag);
        out.push(53, inner.tag as u32, shape);
        out.push(54, shape, last);
        out.push(55, self.lemma, last * 8 + shape);
        out.push(65, self.tail * 10 + shape, last);
        if let Some(outer) = outer {
            out.push(76, u32::from(outer.head == self.cue) * 100 + outer.rel as u32, shape);
        }
        if next < document.tokens.len() as u32 {
            out.push(78, hash(document.lower(next)), shape);
        }
        out.push(80, inner.tag as u32 * 100 + next_tag, comma);
        out.push(81, next_lemma, self.lemma);
        out.push(85, u32::from(dated), next_tag);
        out.push(86, length_class(self.stop.saturating_sub(end)), next_tag * 2 + comma);
        out.push(89, inner.rel as u32, next_tag * 2 + comma);
    }

    /// What a content is as a whole.
    fn features(&self, content: &Content, look: &Look, out: &mut impl Sink) {
        let &Look { shape, rel, both, begin, end } = look;
        let size = length_class(end.saturating_sub(begin));
        out.push(57, size, both);
        out.push(58, size, self.lemma);
        if content.ranges.len() > 1 {
            let (start, until) = content.ranges[0];
            out.push(59, length_class(until - start), shape);
            out.push(60, shape, self.lemma);
            out.push(61, both, self.tag_of(start));
        }
        let outside = self.quoted(end) * 2 + self.quoted(self.cue);
        out.push(62, self.quoted(begin) * 2 + self.quoted(end - 1), outside);
        self.cut_features(look, out);
        let matter = meaning::matter(self.scene, &content.ranges).code();
        out.push(95, matter * 10 + self.sense, shape);
        out.push(96, matter * 10 + self.sense, rel);
        out.push(97, matter, self.lemma);
        self.rest_features(look, out);
    }

    /// What of the sentence is left out behind the content.
    fn rest_features(&self, look: &Look, out: &mut impl Sink) {
        let &Look { rel, both, begin, end, .. } = look;
        let tokens = |from: u32, to: u32| &self.scene.document.tokens[from as usize..to as usize];
        let finite = |token: &&Token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let count = |tokens: &[Token]| tokens.iter().filter(finite).take(2).count() as u32;
        let (inside, outside) = (count(tokens(begin, end)), count(tokens(end, self.stop.max(end))));
        let comma = self.comma(end);
        let next = end + comma;
        let (lemma, tag) = (self.lemma_of(next), self.tag_of(next));
        let commas = tokens(begin, end).iter().filter(|token| token.tag == Tag::Comma).take(3).count() as u32;
        out.push(82, lemma, rel * 2 + comma);
        out.push(83, inside * 3 + outside, tag * 2 + comma);
        out.push(84, commas * 2 + comma, both);
        out.push(87, inside * 3 + outside, both);
        out.push(88, length_class(self.stop.saturating_sub(end)), both);
        if let Some(after) = self.token(next) {
            let within = look.holds(after.head);
            let reach = if within { after.head } else { self.cue };
            out.push(90, self.tag_of(reach) * 100 + after.rel as u32, u32::from(within) * 2 + comma);
            out.push(91, self.scene.lemmas[reach as usize], lemma);
        }
    }

    /// Whether the edges cut through a constituent, and what stands just inside and outside.
    fn cut_features(&self, look: &Look, out: &mut impl Sink) {
        let &Look { shape, begin, end, .. } = look;
        let tokens = &self.scene.document.tokens[begin as usize..end.min(begin + LONGEST) as usize];
        let mut verbs = 0;
        let mut tops = 0;
        let mut top_rel = 98;
        for (at, token) in (begin..).zip(tokens) {
            verbs += u32::from(token.tag.is_verb());
            if look.holds(token.head) && token.head != at {
                continue;
            }
            if token.rel != Rel::Punct {
                tops += 1;
                if tops == 1 {
                    top_rel = token.rel as u32;
                }
            }
            if token.head != at && token.head != self.cue {
                out.push(70, token.rel as u32, shape);
            }
        }
        out.push(71, verbs.min(3), shape * 100 + top_rel);
        out.push(72, tops.min(4), shape);
        out.push(73, verbs.min(2), self.lemma);
        out.push(74, top_rel, self.lemma);
        if let Some(next) = self.token(end) {
            let cut = look.holds(next.head);
            out.push(75, u32::from(cut) * 100 + next.rel as u32, next.tag as u32);
        }
        if let Some(next) = self.token(end + self.comma(end)) {
            let head = if look.holds(next.head) { 1 } else { u32::from(next.head == self.cue) * 2 };
            out.push(77, head * 100 + next.rel as u32, next.tag as u32);
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
