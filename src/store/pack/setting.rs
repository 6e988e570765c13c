//! What judging needs beside the claims.

use super::Pack;
use super::basic::{closed, structs};
use super::input::{In, Unfit, Unpacked};
use super::out::{Out, Shared};
use super::printed::{self, Differs, Printed};
use crate::annotate::entity::Gender;
use crate::annotate::quote::{Word, WordClass};
use crate::base::CharSpan;
use crate::claims::{
    Bound, Clock, Frame, Moment, Place, Proposition, Role, Sentence, Setting, Sign, Speaker, Story, Subject,
    Victim, Voice, WordKind,
};

closed! {
    Role { Predicate, Agent, Patient, Other, Complement }
    Bound { At, From, Until, By }
    Gender { Male, Female, Unknown }
    WordClass { Content, Function, Support, Negator, Bound, Number }
    WordKind { Name, Noun, Verb, Other, Masked, Function, Joint, Fence }
    Sign {
        Part, Further, Others, Excess, Plan, Ceiling, Revised, From, Earlier, SoFar, Back, Habit, Average, Total, Year,
        Half, Quarter, Night, Attacker, Hours, Days, Weeks, Moved, By, To, Window,
    }
}

structs! {
    Subject { event, thing, elided }
    Voice { name, words, initials, through, certain }
    Clock { from, to, zone, twelve, stated }
    Victim { class, name, days, place, own_hand, word, proposition }
    Speaker { name, kind, gender, role, roles, spellings, beside }
}

pub(super) fn pack(out: &mut Out, setting: &Setting) {
    let Setting { frames, sentences, propositions, moments, victims, cast, story } = setting;
    pack_sentences(out, sentences);
    out.count(frames.len() as u64);
    frames.iter().for_each(|frame| pack_frame(out, frame, sentences.len()));
    pack_propositions(out, propositions, sentences);
    pack_moments(out, moments, sentences);
    victims.pack(out);
    cast.pack(out);
    pack_story(out, story);
}

pub(super) fn unpack(from: &mut In) -> Unpacked<Setting> {
    let sentences = unpack_sentences(from)?;
    let mut known = Known::default();
    let frames = (0..from.length()?)
        .map(|_| unpack_frame(from, &mut known, sentences.len()))
        .collect::<Unpacked<_>>()?;
    let propositions = unpack_propositions(from, &sentences)?;
    let moments = unpack_moments(from, &sentences)?;
    let (victims, cast) = (Pack::unpack(from)?, Pack::unpack(from)?);
    let story = unpack_story(from)?;
    Ok(Setting { frames, sentences, propositions, moments, victims, cast, story })
}

#[derive(Default)]
struct Known {
    voices: Vec<Voice>,
    quoted: Vec<Word>,
}

/// Each begins about where the one before it ends; words are kept with their kinds.
fn pack_sentences(out: &mut Out, sentences: &[Sentence]) {
    out.count(sentences.len() as u64);
    let mut paragraph = 0;
    out.base = 0;
    for sentence in sentences {
        let Sentence { paragraph: of, field, span, text, words, kinds, days } = sentence;
        out.signed(i64::from(*of) - i64::from(paragraph));
        paragraph = *of;
        field.pack(out);
        out.span(*span);
        out.base = span.end;
        out.covered(text, *field, *span);
        out.count(words.len() as u64);
        let mut printed = Printed::of(text);
        for (at, (word, kind)) in words.iter().zip(kinds.bytes()).enumerate() {
            let next = words.get(at + 1).map(String::as_str);
            out.shared(Shared::Word, |out| {
                WordKind::of_letter(kind).pack(out);
                printed::pack(out, &mut printed, word, next);
            });
            out.known(word);
        }
        days.pack(out);
    }
}

fn unpack_sentences(from: &mut In) -> Unpacked<Vec<Sentence>> {
    let length = from.length()?;
    let mut sentences = Vec::with_capacity(length);
    let (mut paragraph, mut known) = (0i64, Vec::new());
    from.base = 0;
    for _ in 0..length {
        paragraph = paragraph.checked_add(from.signed()?).ok_or(Unfit)?;
        let (field, span): (_, CharSpan) = (Pack::unpack(from)?, from.span()?);
        from.base = span.end;
        let text = from.covered(field, span)?;
        let count = from.length()?;
        let (mut words, mut kinds) = (Vec::with_capacity(count), String::with_capacity(count));
        let mut printed = Printed::of(&text);
        for _ in 0..count {
            let differs = |from: &mut In| Ok((WordKind::unpack(from)?, Differs::unpack(from)?));
            let (kind, differs) = from.shared(&mut known, differs)?;
            let word = differs.word(&mut printed)?;
            from.known(&word);
            words.push(word);
            kinds.push(kind.letter());
        }
        let paragraph = u32::try_from(paragraph).map_err(|_| Unfit)?;
        sentences.push(Sentence { paragraph, field, span, text, words, kinds, days: Pack::unpack(from)? });
    }
    Ok(sentences)
}

fn pack_frame(out: &mut Out, frame: &Frame, sentences: usize) {
    let Frame { sentence, number, whole, subject, signs, voice, quoted, continues, persons, places, depth } =
        frame;
    sentence.pack(out);
    pack_around(out, *number, *whole);
    subject.pack(out);
    signs.pack(out);
    out.byte(voice.is_some().into());
    if let Some(voice) = voice {
        out.shared(Shared::Voice, |out| voice.pack(out));
    }
    out.count(quoted.len() as u64);
    for word in quoted {
        out.shared(Shared::Quoted, |out| word.pack(out));
    }
    continues.pack(out);
    persons.pack(out);
    out.count(places.len() as u64);
    places.iter().for_each(|place| out.text(place.path()));
    out.signed(i64::from(*depth) - depth_of(*sentence, sentences));
}

/// Rank among the article's sentences, in thousandths of its length.
fn depth_of(sentence: u32, sentences: usize) -> i64 {
    i64::from(sentence) * 1000 / sentences.max(1) as i64
}

/// The number, and how far its noun reaches around it.
fn pack_around(out: &mut Out, number: (u32, u32), whole: (u32, u32)) {
    let apart = |one: u32, other: u32| i64::from(one) - i64::from(other);
    number.0.pack(out);
    out.signed(apart(number.1, number.0));
    out.signed(apart(number.0, whole.0));
    out.signed(apart(whole.1, number.1));
}

fn unpack_around(from: &mut In) -> Unpacked<((u32, u32), (u32, u32))> {
    let start = u32::unpack(from)?;
    let mut steps = [0; 3];
    for step in &mut steps {
        *step = from.signed()?;
    }
    let at = |base: u32, step: i64| {
        let at = i64::from(base).checked_add(step).ok_or(Unfit)?;
        u32::try_from(at).map_err(|_| Unfit)
    };
    let number = (start, at(start, steps[0])?);
    Ok((number, (at(start, steps[1].checked_neg().ok_or(Unfit)?)?, at(number.1, steps[2])?)))
}

fn unpack_frame(from: &mut In, known: &mut Known, sentences: usize) -> Unpacked<Frame> {
    let sentence = Pack::unpack(from)?;
    let (number, whole) = unpack_around(from)?;
    let (subject, signs) = (Pack::unpack(from)?, Pack::unpack(from)?);
    let voice = match from.byte()? {
        0 => None,
        _ => Some(from.shared(&mut known.voices, Pack::unpack)?),
    };
    let length = from.length()?;
    let quoted =
        (0..length).map(|_| from.shared(&mut known.quoted, Pack::unpack)).collect::<Unpacked<_>>()?;
    let (continues, persons) = (Pack::unpack(from)?, Pack::unpack(from)?);
    let length = from.length()?;
    let places = (0..length).map(|_| from.text().map(Place::new)).collect::<Unpacked<_>>()?;
    let depth = depth_of(sentence, sentences).checked_add(from.signed()?).ok_or(Unfit)?;
    let depth = u16::try_from(depth).map_err(|_| Unfit)?;
    Ok(Frame { sentence, number, whole, subject, signs, voice, quoted, continues, persons, places, depth })
}

impl Pack for Word {
    fn pack(&self, out: &mut Out) {
        let Word { text, stem, class, bracketed, after_gap, opens, binds, condition } = self;
        let marks = [*bracketed, *after_gap, *opens, *binds, *condition];
        out.byte(marks.iter().fold(0, |bits, mark| bits << 1 | u8::from(*mark)));
        class.pack(out);
        out.text(text);
        out.text(stem);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        let marks = from.byte()?;
        let is = |at: u8| marks >> at & 1 != 0;
        Ok(Word {
            class: Pack::unpack(from)?,
            text: from.text()?,
            stem: from.text()?,
            bracketed: is(4),
            after_gap: is(3),
            opens: is(2),
            binds: is(1),
            condition: is(0),
        })
    }
}

/// A word's place behind the one before it, and what it does.
fn pack_propositions(out: &mut Out, propositions: &[Proposition], sentences: &[Sentence]) {
    out.count(propositions.len() as u64);
    let mut before = 0;
    for proposition in propositions {
        let Proposition {
            sentence,
            words,
            predicate,
            span,
            polarity,
            factuality,
            reversed,
            so_far,
            meant,
            said,
        } = proposition;
        out.signed(i64::from(*sentence) - i64::from(before));
        before = *sentence;
        out.base = start(sentences, *sentence);
        out.count(words.len() as u64);
        let mut last = 0;
        for (at, role) in words {
            let step = i64::from(*at) - last;
            last = i64::from(*at);
            out.signed(step * i64::from(ROLES) + i64::from(super::Closed::number(*role)));
        }
        let named = words.iter().position(|(_, role)| *role == Role::Predicate);
        let is_named = named.is_some_and(|at| words[at].0 == *predicate);
        let marks = [is_named, *reversed, *so_far, said.is_some(), !meant.is_empty()];
        out.byte(marks.iter().fold(0, |bits, mark| bits << 1 | u8::from(*mark)));
        if !is_named {
            predicate.pack(out);
        }
        out.span(*span);
        out.byte(super::Closed::number(*polarity) << 4 | super::Closed::number(*factuality));
        if let Some(said) = said {
            said.pack(out);
        }
        if !meant.is_empty() {
            meant.pack(out);
        }
    }
}

/// More than there are roles.
const ROLES: u8 = 8;

fn start(sentences: &[Sentence], at: u32) -> u32 {
    sentences.get(at as usize).map_or(0, |sentence| sentence.span.start)
}

fn unpack_propositions(from: &mut In, sentences: &[Sentence]) -> Unpacked<Vec<Proposition>> {
    let length = from.length()?;
    let mut propositions = Vec::with_capacity(length);
    let mut sentence = 0i64;
    for _ in 0..length {
        sentence = sentence.checked_add(from.signed()?).ok_or(Unfit)?;
        let of = u32::try_from(sentence).map_err(|_| Unfit)?;
        from.base = start(sentences, of);
        let count = from.length()?;
        let mut words: Vec<(u16, Role)> = Vec::with_capacity(count);
        let mut last = 0i64;
        for _ in 0..count {
            let step = from.signed()?;
            last = last.checked_add(step.div_euclid(i64::from(ROLES))).ok_or(Unfit)?;
            let role = super::closed(step.rem_euclid(i64::from(ROLES)) as u8)?;
            words.push((u16::try_from(last).map_err(|_| Unfit)?, role));
        }
        let marks = from.byte()?;
        let is = |at: u8| marks >> at & 1 != 0;
        let predicate = match is(4) {
            true => words.iter().find(|(_, role)| *role == Role::Predicate).ok_or(Unfit)?.0,
            false => Pack::unpack(from)?,
        };
        let span = from.span()?;
        let firmness = from.byte()?;
        propositions.push(Proposition {
            sentence: of,
            words,
            predicate,
            span,
            polarity: super::closed(firmness >> 4)?,
            factuality: super::closed(firmness & 0xf)?,
            reversed: is(3),
            so_far: is(2),
            said: if is(1) { Some(Pack::unpack(from)?) } else { None },
            meant: if is(0) { Pack::unpack(from)? } else { Vec::new() },
        });
    }
    Ok(propositions)
}

fn pack_moments(out: &mut Out, moments: &[Moment], sentences: &[Sentence]) {
    out.count(moments.len() as u64);
    for moment in moments {
        let Moment { sentence, words, span, days, clock, bound, about, relative, signs, proposition } =
            moment;
        sentence.pack(out);
        out.base = start(sentences, *sentence);
        words.pack(out);
        out.span(*span);
        days.pack(out);
        clock.pack(out);
        bound.pack(out);
        about.pack(out);
        relative.pack(out);
        signs.pack(out);
        proposition.pack(out);
    }
}

fn unpack_moments(from: &mut In, sentences: &[Sentence]) -> Unpacked<Vec<Moment>> {
    let length = from.length()?;
    let mut moments = Vec::with_capacity(length);
    for _ in 0..length {
        let sentence = Pack::unpack(from)?;
        from.base = start(sentences, sentence);
        moments.push(Moment {
            sentence,
            words: Pack::unpack(from)?,
            span: from.span()?,
            days: Pack::unpack(from)?,
            clock: Pack::unpack(from)?,
            bound: Pack::unpack(from)?,
            about: Pack::unpack(from)?,
            relative: Pack::unpack(from)?,
            signs: Pack::unpack(from)?,
            proposition: Pack::unpack(from)?,
        });
    }
    Ok(moments)
}

fn pack_story(out: &mut Out, story: &Story) {
    let Story { terms, people, families, places, scene, headline, opening, names, days, shingles } = story;
    out.count(terms.len() as u64);
    // The strongest first: each weighs no more than the one before it.
    let mut weight = 0;
    for (word, of) in terms {
        out.text(word);
        out.signed(weight - i64::from(*of));
        weight = i64::from(*of);
    }
    for words in [people, families, places, scene, headline, opening, names] {
        words.pack(out);
    }
    days.pack(out);
    // Sorted: each is told from the one before it.
    out.count(shingles.len() as u64);
    let mut last = 0;
    for shingle in shingles {
        out.signed(i64::from(*shingle) - last);
        last = i64::from(*shingle);
    }
}

fn unpack_story(from: &mut In) -> Unpacked<Story> {
    let mut terms = Vec::new();
    let mut weight = 0i64;
    for _ in 0..from.length()? {
        let word = from.text()?;
        weight = weight.checked_sub(from.signed()?).ok_or(Unfit)?;
        terms.push((word, u16::try_from(weight).map_err(|_| Unfit)?));
    }
    let mut words = || -> Unpacked<Vec<String>> { Pack::unpack(from) };
    let (people, families, places, scene) = (words()?, words()?, words()?, words()?);
    let (headline, opening, names) = (words()?, words()?, words()?);
    let days = Pack::unpack(from)?;
    let mut shingles = Vec::new();
    let mut last = 0i64;
    for _ in 0..from.length()? {
        last = last.checked_add(from.signed()?).ok_or(Unfit)?;
        shingles.push(u32::try_from(last).map_err(|_| Unfit)?);
    }
    Ok(Story { terms, people, families, places, scene, headline, opening, names, days, shingles })
}
