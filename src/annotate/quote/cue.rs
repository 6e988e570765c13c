//! Which words report what somebody said.

use std::sync::LazyLock;

use super::CueClass;
use super::meaning;
use super::model::{Sink, hash};
use super::scene::Scene;
use crate::annotate::entity::part_of_name;
use crate::base::Lexicon;
use crate::document::{ParagraphKind, Rel, Tag};
use crate::lexicon::noun_sense;

static CUES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("lexicon.tsv")));

/// The lexicon's line for a reporting word: `v` verb, `n` noun, `a` adjective or adverb.
fn line(lemma: &str, part: &str) -> Option<&'static str> {
    let columns = CUES.get(lemma)?;
    let at = columns.iter().step_by(2).position(|&stated| stated == part)?;
    columns.get(at * 2 + 1).copied()
}

fn part(tag: Tag) -> &'static str {
    match tag {
        tag if tag.is_verb() => "v",
        tag if tag.is_noun() => "n",
        _ => "a",
    }
}

/// Whether a verb, by its dictionary form, can report speech.
pub fn is_cue_verb(lemma: &str) -> bool {
    line(lemma, "v").is_some()
}

/// What a verb, by its dictionary form, does to what it reports; `None` for one that reports nothing.
pub fn verb_class(lemma: &str) -> Option<CueClass> {
    line(lemma, "v").map(named)
}

fn named(class: &str) -> CueClass {
    match class {
        "claims" => CueClass::Claims,
        "denies" => CueClass::Denies,
        "admits" => CueClass::Admits,
        "promises" => CueClass::Promises,
        "asks" => CueClass::Asks,
        _ => CueClass::Says,
    }
}

/// A verb that plainly reports speech: "said", "told".
pub fn reports(scene: &Scene, token: u32) -> bool {
    let lemma = scene.document.lemma(token);
    scene.document.tag(token).is_verb() && line(lemma, "v").is_some() && !part_of_name(scene.document, token)
}

pub fn class(scene: &Scene, token: u32) -> CueClass {
    line(scene.document.lemma(token), part(scene.document.tag(token))).map_or(CueClass::Says, named)
}

/// Worth asking the model about.
pub fn possible(scene: &Scene, token: u32) -> bool {
    let Some(word) = scene.document.tokens.get(token as usize) else { return false };
    match word.tag {
        Tag::Colon => scene.document.word(token) == ":" && !scene.labels(token),
        tag if tag.is_verb() && part_of_name(scene.document, token) => false,
        tag if tag.is_verb() => !matches!(word.rel, Rel::Aux | Rel::Auxpass | Rel::Cop),
        tag if tag.is_noun() || tag.is_adjective() || tag == Tag::Rb => {
            line(scene.document.lemma(token), part(tag)).is_some()
        }
        _ => false,
    }
}

/// The subject, also where a verb shares that of the clause above it.
fn subject_features(scene: &Scene, token: u32, listed: u32, out: &mut impl Sink) {
    let document = scene.document;
    let mut at = token;
    for step in 0..4 {
        let subject =
            scene.tree.kid(document, at, Rel::Nsubj).or_else(|| scene.tree.kid(document, at, Rel::Nsubjpass));
        let word = document.tokens[at as usize];
        let governor = (word.head != at && matches!(word.rel, Rel::Acl | Rel::AclRelcl)).then_some(word.head);
        if let Some(subject) =
            subject.filter(|&at| !matches!(document.tag(at), Tag::Wp | Tag::Wdt)).or(governor)
        {
            let tag = document.tag(subject) as u32;
            out.push(200, tag, step);
            out.push(201, tag, scene.lemmas[token as usize]);
            out.push(202, scene.lemmas[subject as usize], 0);
            out.push(203, scene.lemmas[subject as usize], listed);
            out.push(204, tag, listed);
            return;
        }
        if word.head == at
            || !matches!(word.rel, Rel::Conj | Rel::Xcomp | Rel::Advcl | Rel::Ccomp | Rel::Dep | Rel::Dobj)
        {
            break;
        }
        at = word.head;
    }
    out.push(205, listed, document.tag(token) as u32);
}

/// What the verb mostly means, with what hangs on it.
fn sense_features(scene: &Scene, token: u32, listed: u32, out: &mut impl Sink) {
    let document = scene.document;
    let sense = meaning::verb(scene, token).map_or(9, |sense| sense as u32);
    let object = scene.tree.kid(document, token, Rel::Dobj);
    let object = object.map_or(9, |at| meaning::matter(scene, &[scene.tree.extent(at)]).code());
    let subject = scene.tree.kid(document, token, Rel::Nsubj);
    let subject = subject.and_then(|at| noun_sense(document.lemma(at))).map_or(9, |sense| sense as u32);
    out.push(220, sense, document.tag(token) as u32);
    out.push(221, sense * 10 + object, subject);
    out.push(222, sense * 10 + object, listed);
    out.push(223, sense * 10 + subject, listed);
    out.push(224, object, scene.lemmas[token as usize]);
}

/// How much hangs on a word at its right, and whether it holds a verb, a quotation or a name.
fn object_features(scene: &Scene, token: u32, listed: u32, out: &mut impl Sink) {
    let document = scene.document;
    let (_, end) = scene.tree.extent(token);
    let size = match end.saturating_sub(token + 1) {
        0 => 0,
        1..=2 => 1,
        3..=6 => 2,
        7..=15 => 3,
        _ => 4,
    };
    let mut seen = 0;
    for at in token + 1..end.min(token + 30) {
        let tag = document.tag(at);
        let quoted = scene.quote_of(at).is_some();
        seen |= u32::from(tag.is_verb()) | (u32::from(quoted) << 1) | (u32::from(tag == Tag::Md) << 2);
    }
    out.push(210, size, listed);
    out.push(211, size * 8 + seen, document.tag(token) as u32);
    out.push(212, seen, listed);
    out.push(213, size, scene.lemmas[token as usize]);
    out.push(214, super::content::tail(scene, token), listed);
}

/// What the model asks about a word to know whether it is a cue.
pub fn features(scene: &Scene, token: u32, out: &mut impl Sink) {
    let document = scene.document;
    let at = token as usize;
    let word = document.tokens[at];
    let lemma = scene.lemmas[at];
    let sentence = scene.sentence(token);
    let near = |step: i64| {
        let at = i64::from(token) + step;
        let inside = at >= i64::from(sentence.0) && at < i64::from(sentence.1);
        inside.then_some(at as u32)
    };
    let near_lemma = |step: i64| near(step).map_or(1, |at| scene.lemmas[at as usize]);
    let near_tag = |step: i64| near(step).map_or(99, |at| document.tag(at) as u32);
    let listed = line(document.lemma(token), part(word.tag)).map_or(0, hash);
    let kind = document.sentences.get(document.sentence_of(token) as usize).map_or(0, |sentence| {
        u32::from(document.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Boilerplate)
            + 2 * u32::from(sentence.paragraph == 0)
    });
    out.push(1, word.tag as u32, 0);
    out.push(2, lemma, 0);
    out.push(3, lemma, word.tag as u32);
    out.push(4, lemma, word.rel as u32);
    out.push(5, word.tag as u32, word.rel as u32);
    out.push(6, listed, word.tag as u32);
    out.push(7, lemma, near_lemma(1));
    out.push(8, lemma, near_lemma(-1));
    out.push(9, lemma, near_tag(1));
    out.push(10, near_tag(-1), near_tag(1));
    out.push(11, near_tag(1), near_tag(2));
    out.push(12, near_lemma(1), listed);
    out.push(13, near_lemma(-1), listed);
    out.push(14, u32::from(scene.quote_of(token).is_some()), listed);
    out.push(15, u32::from(scene.quote_of(token).is_some()), lemma);
    out.push(16, kind, word.tag as u32);
    out.push(17, near_lemma(1), near_lemma(2));
    out.push(31, kind, lemma);
    let mut shape = 0u32;
    for &kid in scene.tree.kids(token) {
        let child = document.tokens[kid as usize];
        let (rel, side) = (child.rel as u32, u32::from(kid > token));
        if child.rel == Rel::Punct {
            continue;
        }
        if matches!(child.rel, Rel::Ccomp | Rel::Xcomp | Rel::Dobj | Rel::Nsubj | Rel::Nsubjpass | Rel::Nmod)
        {
            shape |= 1 << (rel % 31);
        }
        out.push(18, lemma, rel * 2 + side);
        out.push(19, listed, rel * 2 + side);
        out.push(20, word.tag as u32, rel * 2 + side);
        out.push(21, rel * 2 + side, scene.lemmas[kid as usize]);
        out.push(22, lemma, scene.lemmas[kid as usize]);
        out.push(23, rel, child.tag as u32);
        let (low, _) = scene.tree.extent(kid);
        out.push(24, rel, scene.lemmas[low as usize]);
        out.push(
            25,
            rel,
            u32::from(scene.quote_of(kid).is_some()) * 2 + u32::from(scene.quote_of(low).is_some()),
        );
        if child.rel == Rel::Nsubj {
            out.push(26, scene.lemmas[kid as usize], listed);
            out.push(27, child.tag as u32, lemma);
        }
    }
    sense_features(scene, token, listed, out);
    subject_features(scene, token, listed, out);
    object_features(scene, token, listed, out);
    out.push(28, shape, listed);
    out.push(29, shape, lemma);
    let head = word.head as usize;
    if head != at {
        out.push(30, scene.lemmas[head], word.rel as u32);
        out.push(32, document.tokens[head].tag as u32, word.rel as u32);
        out.push(33, lemma, scene.lemmas[head]);
    }
}
