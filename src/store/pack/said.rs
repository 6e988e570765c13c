//! Who said it: an attribution is kept once, whatever figures stand in what was said.

use super::Pack;
use super::input::{In, Unpacked};
use super::out::Out;
use crate::base::{CharSpan, Field};
use crate::claims::Attribution;

/// Spans are told from the beginning of the article: figures of several sentences share what was said.
pub(super) fn pack(out: &mut Out, said: &Attribution, field: Field) {
    let base = std::mem::take(&mut out.base);
    let Attribution { speaker, speaker_kind, role, mention, mention_span, cue, cue_span, content, .. } = said;
    content.pack(out);
    out.base = content.first().map_or(0, |span| span.start);
    pack_words(out, (mention.as_deref(), *mention_span), field);
    pack_words(out, (cue.as_deref(), *cue_span), field);
    let same = speaker == mention;
    out.byte(same.into());
    if !same {
        speaker.pack(out);
    }
    speaker_kind.pack(out);
    role.pack(out);
    said.directness.pack(out);
    said.via.pack(out);
    said.chain.pack(out);
    out.base = base;
}

pub(super) fn unpack(from: &mut In, field: Field) -> Unpacked<Attribution> {
    let base = std::mem::take(&mut from.base);
    let content: Vec<CharSpan> = Pack::unpack(from)?;
    from.base = content.first().map_or(0, |span| span.start);
    let (mention, mention_span) = unpack_words(from, field)?;
    let (cue, cue_span) = unpack_words(from, field)?;
    let speaker = if from.byte()? != 0 { mention.clone() } else { Pack::unpack(from)? };
    let (speaker_kind, role) = (Pack::unpack(from)?, Pack::unpack(from)?);
    let directness = Pack::unpack(from)?;
    let (via, chain) = (Pack::unpack(from)?, Pack::unpack(from)?);
    from.base = base;
    Ok(Attribution {
        speaker,
        speaker_kind,
        role,
        mention,
        mention_span,
        cue,
        cue_span,
        content,
        directness,
        via,
        chain,
    })
}

/// Words with where they stand; either may be missing.
fn pack_words(out: &mut Out, (words, span): (Option<&str>, Option<CharSpan>), field: Field) {
    span.pack(out);
    out.byte(words.is_some().into());
    match (words, span) {
        (Some(words), Some(span)) => out.covered(words, field, span),
        (Some(words), None) => out.text(words),
        (None, _) => {}
    }
}

fn unpack_words(from: &mut In, field: Field) -> Unpacked<(Option<String>, Option<CharSpan>)> {
    let span: Option<CharSpan> = Pack::unpack(from)?;
    let words = match (from.byte()?, span) {
        (0, _) => None,
        (_, Some(span)) => Some(from.covered(field, span)?),
        (_, None) => Some(from.text()?),
    };
    Ok((words, span))
}
