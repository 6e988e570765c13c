//! One utterance in two wordings.

use std::borrow::Cow;

use super::align::{Alignment, Change};
use super::gates::story::Likeness;
use super::gates::voice::{self, Voices};
use super::gates::{Trail, time};
use super::opinion::{Opinion, Pair};
use super::words::{common_bits, opposed, sketch};
use super::{Between, FindingKind, Severity, Verdict, reason};
use crate::claims::{Claim, ClaimKind, Directness};

/// Fewer equal words than this can be two utterances.
const FEWEST_SAME: usize = 8;
const FEWEST_CONTENT: usize = 3;
/// So many equal words in a row-like stretch need no story in common.
const UNMISTAKABLE: usize = 14;

/// Both quotations and how they align, if they are one utterance.
pub struct Utterance {
    pub alignment: Alignment,
    pub story: Likeness,
}

pub fn may_meet(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (quoted(pair.newer), quoted(pair.older)) else { return false };
    if a.len() < 24 || b.len() < 24 {
        return false;
    }
    let (both, fewer) = common_bits(&sketch(&a), &sketch(&b));
    both >= 3 && both * 2 >= fewer
}

/// The words between quotation marks; what an article puts in its own words between them is left out.
fn quoted(claim: &Claim) -> Option<Cow<'_, str>> {
    let said = claim.statement.as_ref().filter(|_| claim.kind == ClaimKind::Statement)?;
    match said.directness {
        Directness::Direct => Some(Cow::Borrowed(&said.text)),
        Directness::Mixed => Some(between_marks(&said.text)),
        Directness::Indirect => None,
    }
}

/// The quoted parts of a partly quoted statement, dots between them; the whole if its marks do not pair.
fn between_marks(text: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = text.split(['"', '“', '”', '«', '»']).collect();
    let told: Vec<&str> = parts.iter().skip(1).step_by(2).copied().collect();
    let long = |text: &str| text.split_whitespace().count() >= FEWEST_SAME;
    if told.iter().any(|part| long(part)) { Cow::Owned(told.join(" … ")) } else { Cow::Borrowed(text) }
}

/// Gates up to the alignment, which the rules on words and on speakers share.
pub fn utterance(pair: Pair, trail: &mut Trail) -> Option<Utterance> {
    if !may_meet(pair) {
        return None;
    }
    let alignment = Alignment::of(&quoted(pair.newer)?, &quoted(pair.older)?);
    let because =
        format!("{} of {} and {} words the same", alignment.same, alignment.stretch.0, alignment.stretch.1);
    let enough = alignment.same >= FEWEST_SAME
        && alignment.same_content >= FEWEST_CONTENT
        && alignment.likeness() >= 0.6
        && alignment.covered() >= 0.5;
    if !trail.note("same_utterance", if enough { Ok(because) } else { Err(because) }) {
        return None;
    }
    let story = Likeness::of(pair.newer, pair.older);
    let told = if alignment.same >= UNMISTAKABLE && alignment.likeness() >= 0.8 {
        Ok("the words are too many for chance".to_owned())
    } else {
        story.verdict(0.0)
    };
    (trail.note("same_story", told) && trail.note("same_time", time::meet(pair.newer, pair.older)))
        .then_some(Utterance { alignment, story })
}

pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    let Utterance { alignment, story } = utterance(pair, trail)?;
    let voices = pair.voices();
    if voices == Voices::Different {
        trail.stop("same_speaker", "two speakers");
        return None;
    }
    trail.pass("same_speaker", voice::speaker(pair.older).unwrap_or("unknown"));
    let turn = turn_of(&alignment);
    let changed = alignment.changes.iter().map(Change::content).collect::<Vec<_>>().concat();
    let because = if changed.is_empty() && turn.is_none() {
        "no word of meaning differs".to_owned()
    } else {
        format!("changed: {}", describe(&alignment))
    };
    let altered = turn.is_some() || is_altered(&alignment, changed.len());
    trail.note("altered", if altered { Ok(because) } else { Err(because) });
    let (rule, severity) = match (turn, altered) {
        (Some(rule), _) => (rule, Severity::High),
        (None, true) if changed.len() >= 5 => ("quote.altered", Severity::Medium),
        (None, true) => ("quote.altered", Severity::Low),
        (None, false) => ("quote.same", Severity::Low),
    };
    let score = 0.5 + f64::from(alignment.likeness()) * 0.3 + f64::from(story.share.min(0.5)) * 0.3;
    Some(Opinion {
        verdict: if altered { Verdict::Contradiction } else { Verdict::Agreement },
        kind: FindingKind::Quote,
        rule,
        between: if altered { Between::Sources } else { pair.between() },
        severity,
        score: (score.min(0.99) * 100.0).round() / 100.0,
        reason: sentence(pair, &alignment, altered),
    })
}

/// Two words of meaning, or one in a long and otherwise equal stretch.
fn is_altered(alignment: &Alignment, changed: usize) -> bool {
    changed >= 3
        || changed == 2 && alignment.same >= 9
        || changed == 1 && alignment.same >= 16 && alignment.likeness() >= 0.9 && substitutes(alignment)
}

/// A word stands in the place of another, rather than being left out.
fn substitutes(alignment: &Alignment) -> bool {
    alignment
        .changes
        .iter()
        .any(|change| !change.content().is_empty() && !change.old.is_empty() && !change.new.is_empty())
}

/// A change that turns the meaning round, by rule.
fn turn_of(alignment: &Alignment) -> Option<&'static str> {
    let strict = alignment.likeness() >= 0.75;
    let opposite = |change: &Change| {
        change.old.iter().any(|old| change.new.iter().any(|new| opposed(&old.text, &new.text)))
    };
    match alignment {
        _ if strict && alignment.negations() => Some("quote.negation"),
        _ if strict && alignment.changes.iter().any(Change::is_figure) => Some("quote.figure"),
        _ if strict && alignment.changes.iter().any(opposite) => Some("quote.opposite"),
        _ => None,
    }
}

/// "death" → "", "this" → "the".
fn describe(alignment: &Alignment) -> String {
    let told = |change: &Change| {
        let side = |words: &[super::words::Word]| {
            let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            if text.is_empty() { "nothing".to_owned() } else { format!("“{}”", text.join(" ")) }
        };
        format!("{} → {}", side(&change.old), side(&change.new))
    };
    alignment.changes.iter().take(6).map(told).collect::<Vec<_>>().join(", ")
}

fn sentence(pair: Pair, alignment: &Alignment, altered: bool) -> String {
    let (newer, older) = reason::outlets(pair);
    let who = voice::speaker(pair.older).or(voice::speaker(pair.newer)).unwrap_or("the speaker");
    if !altered {
        return format!("{newer} and {older} quote {who} alike.");
    }
    format!("{newer} quotes {who} otherwise than {older}: {}.", describe(alignment))
}
