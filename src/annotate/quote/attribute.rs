//! Cues with their content and speaker, before speakers have names.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::content::{self, Content, Ranges};
use super::direct::{self, Speech};
use super::features::Scores;
use super::interview::{self, Line};
use super::meaning::Matter;
use super::model::{STEPS, Score};
use super::saying::{Saying, directness, quoted_words, with_whole_quotations};
use super::scene::Scene;
use super::voice::{self, Voice};
use super::{Directness, cue, meaning, parenthesis, settle};
use crate::annotate::entity::calendar;
use crate::document::Tag;

/// How likely cue and content must be together: where precision and recall meet on held-out articles.
const CERTAINTY: f32 = 0.27;

/// Below these log odds the cue alone is less likely than [`CERTAINTY`]: its content is not asked for.
const CUE_THRESHOLD: f32 = -1.0;

/// All attributions of a document, in order of the text.
pub fn find(scene: &Scene) -> Vec<Saying> {
    let speeches = direct::link(scene);
    let linked: FxHashMap<u32, usize> =
        speeches.iter().enumerate().filter_map(|(index, speech)| Some((speech.cue?, index))).collect();
    let mut sayings: Vec<Saying> = Vec::with_capacity(speeches.len() * 2);
    sayings.extend(speeches.iter().filter_map(|speech| spoken(scene, speech)));
    sayings.extend(scene.interview.iter().filter(|line| line.answer).map(answered));
    let mut contents = Vec::new();
    for token in 0..scene.document.tokens.len() as u32 {
        if linked.contains_key(&token) || !cue::possible(scene, token) {
            continue;
        }
        if let Some(sureness) = sureness(scene, token) {
            sayings.extend(reported(scene, token, sureness, &mut contents));
        }
    }
    sayings.sort_by_key(|saying| (saying.content.first().copied(), saying.cue));
    sayings.dedup_by(|later, kept| {
        let same = later.content == kept.content;
        if same && distance(later) < distance(kept) {
            std::mem::swap(later, kept);
        }
        same
    });
    under_another(scene, &mut sayings);
    settle::settle(scene, &mut sayings);
    sayings
}

/// "According to the mayor, officers **responded to** calls": where a sentence names its source, a verb whose object is no
/// clause tells a deed.
fn under_another(scene: &Scene, sayings: &mut Vec<Saying>) {
    let document = scene.document;
    let according = |cue: &u32| document.lower(*cue) == "according";
    let led: FxHashSet<u32> = sayings
        .iter()
        .filter_map(|saying| saying.cue)
        .filter(according)
        .map(|cue| document.sentence_of(cue))
        .collect();
    if led.is_empty() {
        return;
    }
    sayings.retain(|saying| {
        let Some(cue) = saying.cue.filter(|cue| !according(cue)) else { return true };
        let told = meaning::matter(scene, &saying.content) == Matter::Clause;
        told || saying.directness != Directness::Indirect || !led.contains(&document.sentence_of(cue))
    });
}

/// What an answer says; whose it is, the article as a whole says.
fn answered(line: &Line) -> Saying {
    let voice = Some(Voice::of(line.label, line.label + 1));
    let content = std::iter::once(line.words).collect();
    Saying { cue: None, voice, content, directness: Directness::Direct, rule: interview::RULE }
}

/// Words between a cue and what it reports.
fn distance(saying: &Saying) -> u32 {
    let (Some(cue), Some(range)) = (saying.cue, saying.content.first()) else { return u32::MAX };
    if cue < range.0 { range.0 - cue } else { cue.saturating_sub(range.1) }
}

/// The model's score for a cue, if it is not hopeless.
fn sureness(scene: &Scene, token: u32) -> Option<i32> {
    let score = Score::of(|out| cue::features(scene, token, out));
    (score as f32 > CUE_THRESHOLD * STEPS).then_some(score)
}

/// What a cue outside whole quotations reports; `contents` is a buffer that one article's cues share.
fn reported(scene: &Scene, cue: u32, sureness: i32, contents: &mut Vec<Content>) -> Option<Saying> {
    content::candidates(scene, cue, contents);
    contents.retain(|content| !meaning::is_hearer(scene, cue, content));
    // "…, Ito wrote **on Telegram**": the clause before is what was said.
    if content::tail(scene, cue) != 0 {
        contents.retain(|content| meaning::sayable(scene, cue, &content.ranges));
    }
    let parenthesis = parenthesis::of(scene, cue).filter(|found| {
        cue::reports(scene, cue) && voice::speaks(scene.document, found.voice(scene.document).head)
    });
    if let Some(parenthesis) = parenthesis {
        parenthesis::keep(parenthesis, contents);
    }
    let (best, sure) = choose(scene, cue, contents)?;
    let likely = 1.0 / (1.0 + (-sureness as f32 / STEPS).exp());
    if likely * sure < CERTAINTY {
        return None;
    }
    let whole = with_whole_quotations(scene, cue, &best.ranges);
    let mut content: Ranges = whole.iter().filter_map(|&range| strip(scene, range)).collect();
    content.iter_mut().for_each(|range| *range = undated(scene, scene.behind_dateline(*range)));
    if quoted_words(scene, &content).1 == 0 {
        return None;
    }
    content.retain(|range| range.0 < range.1);
    if content.is_empty() || !meaning::sayable(scene, cue, &content) {
        return None;
    }
    let directness = directness(scene, Some(cue), &content);
    let set_off = parenthesis.filter(|parenthesis| content[0].1 <= parenthesis.comma + 1);
    let (voice, rule) = match set_off {
        Some(parenthesis) => {
            let apposed = voice::apposed(scene, cue);
            (Some(apposed.unwrap_or_else(|| parenthesis.voice(scene.document))), "quote.set_off")
        }
        None => (voice_of(scene, cue, &content), "quote.reported"),
    };
    Some(Saying { cue: Some(cue), voice, content, directness, rule })
}

/// A direct quotation, with or without a cue.
fn spoken(scene: &Scene, speech: &Speech) -> Option<Saying> {
    let ranges = speech.quotes.iter().map(|&quote| scene.tokens_in(scene.quotes[quote as usize].inner));
    let content: Ranges = ranges
        .filter(|range| range.0 < range.1)
        .map(|range| direct::content_of(scene.document, range))
        .collect();
    if content.is_empty() {
        return None;
    }
    let mut content = content;
    if let Some(lead) = speech.lead.filter(|&lead| lead < content[0].0) {
        content[0].0 = lead;
    }
    let signed = speech.signed.map(|(start, end)| Voice::of(start, end));
    let voice = signed.or_else(|| speech.cue.and_then(|cue| voice_of(scene, cue, &content)));
    let directness = match speech.lead {
        Some(_) => Directness::Mixed,
        None => Directness::Direct,
    };
    let rule = match speech.cue {
        Some(_) if speech.lead.is_some() => "quote.led",
        Some(_) => "quote.direct",
        None if signed.is_some() => "quote.signed",
        None => "quote.floating",
    };
    Some(Saying { cue: speech.cue, voice, content, directness, rule })
}

/// Who speaks the words that a cue reports.
fn voice_of(scene: &Scene, cue: u32, content: &[(u32, u32)]) -> Option<Voice> {
    if let Some(shared) = voice::shared(scene, cue).or_else(|| voice::apposed(scene, cue)) {
        return Some(shared);
    }
    let none = Score::of(|out| voice::nobody(scene, cue, out));
    let scored = voice::candidates(scene, cue)
        .into_iter()
        .map(|voice| (Score::of(|out| voice.features(scene, cue, content, out)), voice));
    scored.max_by_key(|(score, _)| *score).filter(|(score, _)| *score > none).map(|(_, voice)| voice)
}

/// The best reading, and how likely it or one like it is.
fn choose<'a>(scene: &Scene, cue: u32, contents: &'a [Content]) -> Option<(&'a Content, f32)> {
    let mut asked = Scores::of(scene, cue);
    let scores: SmallVec<[i32; 128]> = contents.iter().map(|content| asked.score(content)).collect();
    let (best, top) =
        scores.iter().copied().enumerate().max_by_key(|&(at, score)| (score, std::cmp::Reverse(at)))?;
    let (mut all, mut alike) = (0.0, 0.0);
    for (content, score) in contents.iter().zip(&scores) {
        let mass = ((score - top) as f32 / STEPS).exp();
        all += mass;
        if like(&content.ranges, &contents[best].ranges) {
            alike += mass;
        }
    }
    Some((&contents[best], alike / all))
}

/// At least half of the words of both together.
fn like(a: &Ranges, b: &Ranges) -> bool {
    let size = |ranges: &Ranges| ranges.iter().map(|range| range.1 - range.0).sum::<u32>();
    let common = |x: &(u32, u32), y: &(u32, u32)| x.1.min(y.1).saturating_sub(x.0.max(y.0));
    let both: u32 = a.iter().map(|x| b.iter().map(|y| common(x, y)).sum::<u32>()).sum();
    2 * both >= size(a) + size(b) - both
}

/// The end without a day that belongs to the reporting clause: "spoke of "a sad day" **on Friday**".
fn undated(scene: &Scene, (start, end): (u32, u32)) -> (u32, u32) {
    let document = scene.document;
    let close = (start + 1..end).rev().find(|&at| document.tag(at) == Tag::CloseQuote);
    let Some(close) = close.filter(|&close| end - close <= 4 && calendar(document.lower(end - 1))) else {
        return (start, end);
    };
    let date =
        |at: u32| calendar(document.lower(at)) || matches!(document.tag(at), Tag::In | Tag::Jj | Tag::Cd);
    (start, if (close + 1..end).all(date) { close } else { end })
}

/// A range without marks at its ends.
fn strip(scene: &Scene, (mut start, mut end): (u32, u32)) -> Option<(u32, u32)> {
    let document = scene.document;
    let mark = |at: u32| {
        matches!(document.tag(at), Tag::Comma | Tag::OpenQuote | Tag::CloseQuote)
            || document.tag(at) == Tag::Colon
            || document.tag(at) == Tag::Stop && document.word(at).len() == 1
    };
    while start < end && mark(start) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}
