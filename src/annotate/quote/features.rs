//! What a possible content looks like to the model.

use super::content::{Content, body, tail};
use super::model::{Features, hash};
use super::scene::Scene;
use crate::annotate::entity::calendar;
use crate::document::{Rel, Tag};

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
        let matter = super::meaning::matter(scene, &self.ranges).code();
        let sense = super::meaning::verb(scene, cue).map_or(9, |sense| sense as u32);
        out.push(95, matter * 10 + sense, shape);
        out.push(96, matter * 10 + sense, rel);
        out.push(97, matter, cue_lemma);
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
