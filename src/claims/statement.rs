//! An attribution → a statement claim.

use super::builder::Builder;
use super::{Claim, ClaimKind, Statement, Time, attributed, stance};
use crate::annotate::quote::Attribution;
use crate::base::Span;

/// All words of the statement; what joins headline and body is none.
pub(super) fn span(builder: &Builder, said: &Attribution) -> Option<Span> {
    let span = said.content.iter().copied().reduce(Span::join)?;
    // What joins headline and body would have offsets into two texts.
    let title = |span: &Span| builder.document.in_title(*span);
    if said.content.iter().any(|part| title(part) != title(&span)) {
        return None;
    }
    Some(span)
}

pub(super) fn claim(builder: &Builder, span: Span, said: &Attribution) -> Option<Claim> {
    let mut claim = builder.blank(ClaimKind::Statement, span)?;
    let text = said.content.iter().map(|part| builder.document.slice(*part)).collect::<Vec<_>>().join(" ");
    claim.statement = Some(Statement {
        text,
        directness: said.directness,
        verbatim: said.verbatim.iter().map(|words| builder.chars(*words).1).collect(),
        polarity: stance::polarity(builder.document, &said.content),
        factuality: stance::factuality(builder.document, said),
    });
    claim.time = time(builder, said);
    claim.attribution = Some(attributed::attribution(builder, said));
    claim.rules = said.rules.iter().map(str::to_owned).collect();
    Some(claim)
}

/// The first day named in what was said.
fn time(builder: &Builder, said: &Attribution) -> Option<Time> {
    let part = said.content.first()?;
    let times = &builder.annotations.times;
    let first = times.partition_point(|time| time.span.start < part.start);
    let time =
        times[first..].iter().take_while(|time| time.span.end <= part.end).find(|time| !time.duration)?;
    Some(Time {
        text: builder.words(time.span),
        start: time.days.map(|days| days.start),
        end: time.days.map(|days| days.end),
    })
}
