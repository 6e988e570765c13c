//! The same words in two mouths.

use super::opinion::Opinion;
use super::quotation::Utterances;
use super::wording::Alignment;
use crate::annotate::quote::Word;
use crate::claims::{Voice, Wording};
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::prepared::{Prepared, Quotation};
use crate::compare::reason;
use crate::compare::trail::Trail;
use crate::compare::voice::{Voices, akin, alike};

/// Shares of the stretch and of the shorter quotation from which the words are the same.
const SAME: f32 = 0.92;
const COVERED: f32 = 0.7;
/// Fewer equal words may be chance, or a saying that many use.
const LONG: usize = 7;
/// Both attributions are beyond doubt.
const CERTAIN: f64 = 0.85;
/// On real news nearly all other pairs were an attribution misread, so that none is more than worth a look.
const DOUBTFUL: f64 = 0.5;

pub fn judge(pair: &Utterances, alignment: &Alignment, trail: &mut Trail) -> Option<Opinion> {
    if pair.voices() != Voices::Different {
        return None;
    }
    let voice =
        |(article, said): (&Prepared, &Quotation)| article.reading.setting.frames[said.claim].voice.clone();
    let (newer_voice, older_voice) = (voice(pair.newer)?, voice(pair.older)?);
    let certain = newer_voice.certain && older_voice.certain;
    // Who is named in both articles is likelier the speaker of the next sentence, misread.
    let misread = !certain
        && (pair.newer.0.names_person(&older_voice) || pair.older.0.names_person(&newer_voice))
        || akin(&newer_voice, &older_voice);
    let [newer_words, older_words] = pair.words();
    let both =
        has_say(pair.newer.0, &older_voice, older_words) || has_say(pair.older.0, &newer_voice, newer_words);
    if misread || both {
        let because = if both { "an article has both say it" } else { "one may be the other, misread" };
        trail.note("other_speaker", false, because.to_owned());
        return None;
    }
    let same = alignment.likeness() >= SAME && alignment.covered() >= COVERED;
    trail.note("same_words", same, format!("{:.0} % of the words the same", alignment.likeness() * 100.0));
    let (a, b) = pair.claims();
    let (one, other) = (reason::speaker(a)?, reason::speaker(b)?);
    trail.note("other_speaker", true, format!("{one} and {other}"));
    trail.note("certain", certain, "both are named beside the words".to_owned());
    if !same || alignment.same < LONG {
        return None;
    }
    let (newer, older) = reason::outlets(a, b);
    Some(Opinion {
        verdict: if certain { Verdict::Contradiction } else { Verdict::ToCheck },
        kind: FindingKind::Speaker,
        rule: if certain { "speaker.other" } else { "speaker.to_check" },
        between: Between::Sources,
        severity: Severity::High,
        score: if certain { CERTAIN } else { DOUBTFUL },
        reason: format!("{newer} has {one} say {}, {older} has {other} say it.", Wording::of(a).content(100)),
    })
}

/// Whether an article also gives these words to this speaker.
fn has_say(article: &Prepared, speaker: &Voice, words: &[Word]) -> bool {
    article.quotations.iter().any(|quotation| {
        let frame = &article.reading.setting.frames[quotation.claim];
        let is_speaker = frame.voice.as_ref().is_some_and(|voice| alike(voice, speaker));
        is_speaker && Alignment::of(&frame.quoted, words).same >= LONG
    })
}
