//! The same words in two mouths.

use super::opinion::Opinion;
use super::quotation::Utterances;
use super::wording::Alignment;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::prepared::{Prepared, Quotation};
use crate::compare::reason;
use crate::compare::trail::Trail;
use crate::compare::voice::Voices;

/// Shares of the stretch and of the shorter quotation from which the words are the same.
const SAME: f32 = 0.92;
const COVERED: f32 = 0.7;
/// Fewer equal words may be chance, or a saying that many use.
const LONG: usize = 7;
/// On real news nearly all such pairs were an attribution misread, so that none is more than worth a look.
const SCORE: f64 = 0.5;

pub fn judge(pair: &Utterances, alignment: &Alignment, trail: &mut Trail) -> Option<Opinion> {
    if pair.voices() != Voices::Different {
        return None;
    }
    // Who is named in both articles is likelier the speaker of the next sentence, misread.
    let known = |(article, _): (&Prepared, &Quotation), (other, said): (&Prepared, &Quotation)| {
        let voice = other.reading.setting.frames[said.claim].voice.as_ref();
        voice.is_some_and(|voice| article.names_person(voice))
    };
    if known(pair.newer, pair.older) || known(pair.older, pair.newer) {
        trail.note("other_speaker", false, "an article names the other's speaker too".to_owned());
        return None;
    }
    let same = alignment.likeness() >= SAME && alignment.covered() >= COVERED;
    trail.note("same_words", same, format!("{:.0} % of the words the same", alignment.likeness() * 100.0));
    let (a, b) = pair.claims();
    let (one, other) = (reason::speaker(a)?, reason::speaker(b)?);
    trail.note("other_speaker", true, format!("{one} and {other}"));
    if !same || alignment.same < LONG {
        return None;
    }
    let (newer, older) = reason::outlets(a, b);
    Some(Opinion {
        verdict: Verdict::ToCheck,
        kind: FindingKind::Speaker,
        rule: "speaker.other",
        between: Between::Sources,
        severity: Severity::High,
        score: SCORE,
        reason: format!(
            "{newer} has {one} say “{}”, {older} has {other} say it.",
            reason::short(&a.text, 100)
        ),
    })
}
