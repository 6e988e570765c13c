//! Gives the speakers of attributions their fullest names.

use super::saying::Saying;
use super::scene::Scene;
use super::speaker::{Speaker, SpeakerKind, Speakers};
use super::voice::Voice;
use super::{Attribution, CueClass, Directness, cue, interview, verbatim, via};
use crate::annotate::entity::{Discourse, Entities, Entity, EntityKind};
use crate::base::{Derivation, Span};
use crate::document::{Document, Rel, Tag};
use crate::lexicon::spelling::is_acronym;

/// How many attributions back one may look for the one that encloses it.
const NESTING: usize = 8;

/// The most words of a speaker whom the article does not name.
const WORDS: u32 = 8;

pub fn resolve(scene: &Scene, entities: &Entities, sayings: &[Saying]) -> Vec<Attribution> {
    let document = scene.document;
    let mut discourse = Discourse::new(document, entities);
    let mut found: Vec<Attribution> = Vec::with_capacity(sayings.len());
    // Which saying each attribution comes from.
    let mut kept: Vec<usize> = Vec::with_capacity(sayings.len());
    let interviewee = interview::interviewee(&scene.interview, entities);
    let speakers = Speakers::of(document, entities);
    let mut last: Option<Speaker> = None;
    for (index, saying) in sayings.iter().enumerate() {
        let at = saying.voice.map(|voice| voice.head).or(saying.cue).unwrap_or(saying.content[0].0);
        discourse.advance(at);
        let meant = saying.voice.map(|voice| antecedent(scene, voice));
        let answers = saying.rule == interview::RULE;
        let entity = match answers {
            true => interviewee,
            false => meant.and_then(|(tokens, head)| {
                let entity = discourse.resolve(tokens, head).or_else(|| speakers.surname(tokens));
                entity.filter(|&entity| !speakers.is_kind(entity, tokens, head))
            }),
        };
        if answers && entity.is_none() {
            continue;
        }
        let mention = saying.voice.map(|voice| document.span_of(whole(entities, voice.tokens)));
        let floating = saying.cue.is_none();
        let speaker = match (entity, meant) {
            (Some(index), _) => of_entity(&speakers, entities, index, mention, document),
            (None, _) if floating => last.clone(),
            (None, Some((tokens, head))) => of_phrase(&speakers, tokens, head, document),
            (None, None) => None,
        };
        if saying.directness != Directness::Indirect || saying.voice.is_some() && scene.quote_of(at).is_none()
        {
            discourse.speaker = entity.or(discourse.speaker.filter(|_| floating));
            last.clone_from(&speaker);
        }
        let content: Vec<Span> = saying.content.iter().map(|&range| document.span_of(range)).collect();
        kept.push(index);
        found.push(Attribution {
            verbatim: verbatim::of(scene, saying.directness, &content),
            content,
            mention,
            speaker_kind: speaker.as_ref().map(|speaker| speaker.kind),
            role: speaker.as_ref().and_then(|speaker| speaker.role.clone()),
            speaker: speaker.map(|speaker| speaker.name),
            cue: saying.cue.map(|cue| cue_span(scene, cue)),
            cue_class: saying.cue.map_or(CueClass::Says, |cue| cue::class(scene, cue)),
            directness: saying.directness,
            via: saying.cue.and_then(|cue| via::find(scene, cue, &saying.content)),
            chain: chain(sayings, &found, &kept, index),
            rules: Derivation::of(saying.rule),
        });
    }
    found
}

fn of_entity(
    speakers: &Speakers,
    entities: &Entities,
    index: u32,
    mention: Option<Span>,
    document: &Document,
) -> Option<Speaker> {
    let (entity, kind) = (entities.get(index)?, speakers.named(index)?);
    let role = entity.office().filter(|_| kind == SpeakerKind::Person).map(str::to_owned);
    Some(Speaker { name: full_name(entity, mention, document), kind, role })
}

fn of_phrase(speakers: &Speakers, tokens: (u32, u32), head: u32, document: &Document) -> Option<Speaker> {
    let kind = speakers.phrase(tokens, head)?;
    Some(Speaker { name: in_short(document, tokens, head), kind, role: None })
}

/// What a relative pronoun stands for, else the phrase itself: "**the ministers**, who said".
fn antecedent(scene: &Scene, voice: Voice) -> ((u32, u32), u32) {
    let document = scene.document;
    let own = (voice.tokens, voice.head);
    let relative =
        matches!(document.tag(voice.head), Tag::Wp | Tag::Wdt) || document.lower(voice.head) == "who";
    if !relative || is_acronym(document.word(voice.head)) {
        return own;
    }
    let verb = document.tokens[voice.head as usize].head;
    let governor = document.tokens.get(verb as usize).filter(|verb| verb.rel == Rel::AclRelcl);
    let governor = governor.map(|verb| verb.head).filter(|&at| at < voice.head);
    let first = scene.sentence(voice.head).0;
    let fits = |at: &u32| document.tag(*at).is_noun() || document.tag(*at) == Tag::Prp;
    let near = || (first.max(voice.head.saturating_sub(4))..voice.head).rev().find(fits);
    let Some(head) = governor.filter(fits).or_else(near) else { return own };
    let case = |at: &u32| matches!(document.tag(*at), Tag::In | Tag::Comma | Tag::To | Tag::Cc);
    let start = (scene.tree.extent(head).0..head).find(|at| !case(at)).unwrap_or(head);
    ((start, voice.head), head)
}

/// The words of a speaker without a name: no relative clause or apposition, and not too many of them.
fn in_short(document: &Document, (mut start, mut end): (u32, u32), head: u32) -> String {
    let clause = |at: &u32| {
        let tag = document.tag(*at);
        matches!(tag, Tag::Comma | Tag::Colon | Tag::Stop | Tag::Wp | Tag::Wdt | Tag::Open | Tag::OpenQuote)
            || matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg | Tag::Md)
    };
    end = (head + 1..end).find(clause).unwrap_or(end);
    if end - start > WORDS {
        let joint = |at: &u32| document.tag(*at) == Tag::In;
        end = (head + 1..end.min(start + WORDS)).rev().find(joint).unwrap_or(end.min(head + 1));
    }
    start = start.max(end.saturating_sub(WORDS)).min(head);
    let article = |at: &u32| document.tag(*at) == Tag::Dt;
    // "**Still** the residents"; "only two residents" are as many as it says.
    start = (start..head).find(|at| document.tag(*at) != Tag::Rb).filter(article).unwrap_or(start);
    document.slice(document.span_of((start, end))).to_owned()
}

/// The phrase with the title that a parse may have cut off: "Secretary of State Marco Rubio".
fn whole(entities: &Entities, tokens: (u32, u32)) -> (u32, u32) {
    let title = entities.within(tokens).next().filter(|mention| mention.title < tokens.0);
    (title.map_or(tokens.0, |mention| mention.title), tokens.1)
}

/// "Kazakhstan's Foreign Ministry" rather than "Foreign Ministry": whose body it is belongs to its name.
fn full_name(entity: &Entity, mention: Option<Span>, document: &Document) -> String {
    let words = mention.map(|span| document.slice(span));
    let words = words.map(|words| words.strip_prefix("the ").or(words.strip_prefix("The ")).unwrap_or(words));
    let longer = words.filter(|words| {
        entity.kind == EntityKind::Organisation
            && words.len() < entity.name.len() + 40
            && words.ends_with(&entity.name)
            && words.starts_with(char::is_uppercase)
            && (words.contains("'s ") || words.contains("’s "))
    });
    longer.unwrap_or(&entity.name).to_owned()
}

fn cue_span(scene: &Scene, cue: u32) -> Span {
    let document = scene.document;
    let to = document.lower(cue) == "according"
        && document.tokens.len() as u32 > cue + 1
        && document.lower(cue + 1) == "to";
    document.span_of((cue, cue + 1 + u32::from(to)))
}

/// The speakers of the attributions within whose content this one's cue stands, outermost first.
fn chain(sayings: &[Saying], found: &[Attribution], kept: &[usize], index: usize) -> Vec<String> {
    let Some(cue) = sayings[index].cue else { return Vec::new() };
    let holds = |other: &Saying| other.content.iter().any(|range| range.0 <= cue && cue < range.1);
    let near = kept.iter().rev().skip(1).take(NESTING);
    let outer = near.copied().position(|other| holds(&sayings[other])).map(|back| kept.len() - 2 - back);
    outer.map_or_else(Vec::new, |outer| {
        let mut chain = found[outer].chain.clone();
        chain.extend(found[outer].speaker.clone());
        chain
    })
}
