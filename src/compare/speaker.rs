//! The same words in two mouths.

use super::gates::Trail;
use super::gates::voice::{self, Voices};
use super::opinion::{Opinion, Pair};
use super::{Between, FindingKind, Severity, Verdict, quote, reason};

pub fn judge(pair: Pair, trail: &mut Trail) -> Option<Opinion> {
    if pair.voices() != Voices::Different {
        return None;
    }
    let quote::Utterance { alignment, story } = quote::utterance(pair, trail)?;
    let because = format!("{:.0} % of the words the same", alignment.likeness() * 100.0);
    let same = alignment.likeness() >= 0.92 && alignment.covered() >= 0.7;
    if !trail.note("same_words", if same { Ok(because) } else { Err(because) }) {
        return None;
    }
    let (a, b) = (voice::named(pair.newer)?, voice::named(pair.older)?);
    trail.pass("other_speaker", format!("{a} and {b}"));
    let (newer, older) = reason::outlets(pair);
    let score = 0.45 + f64::from(alignment.likeness()) * 0.25 + f64::from(story.share.min(0.5)) * 0.4;
    Some(Opinion {
        verdict: Verdict::Contradiction,
        kind: FindingKind::Speaker,
        rule: "speaker.other",
        between: Between::Sources,
        severity: Severity::High,
        score: (score.min(0.99) * 100.0).round() / 100.0,
        reason: format!(
            "{newer} has {a} say “{}”, {older} has {b} say it.",
            reason::short(&pair.newer.text, 100)
        ),
    })
}
