//! An attribution → a statement claim.

use super::builder::Builder;
use super::{Claim, ClaimKind, Factuality, Polarity, Statement, Time, attributed};
use crate::annotate::quote::{Attribution, CueClass};
use crate::base::Span;

pub(super) fn claim(builder: &Builder, said: &Attribution) -> Option<(Span, Claim)> {
    let span = said.content.iter().copied().reduce(Span::join)?;
    let mut claim = builder.blank(ClaimKind::Statement, span)?;
    let text = said.content.iter().map(|part| builder.document.slice(*part)).collect::<Vec<_>>().join(" ");
    claim.statement = Some(Statement {
        text,
        directness: said.directness,
        polarity: polarity(builder, said),
        factuality: factuality(builder, said),
    });
    claim.time = time(builder, said);
    claim.attribution = Some(attributed::attribution(builder, said));
    claim.rules = said.rules.iter().map(str::to_owned).collect();
    Some((span, claim))
}

/// The tokens of what was said.
fn tokens<'a>(builder: &'a Builder, said: &'a Attribution) -> impl Iterator<Item = u32> + 'a {
    said.content.iter().flat_map(|part| {
        let first = builder.document.token_at(part.start);
        let tokens = &builder.document.tokens;
        (first..tokens.len() as u32).take_while(|at| tokens[*at as usize].span.start < part.end)
    })
}

/// A denial, or an odd number of negations before the first verb and right behind it.
fn polarity(builder: &Builder, said: &Attribution) -> Polarity {
    let negations = tokens(builder, said)
        .take(12)
        .filter(|at| {
            matches!(
                builder.document.lower(*at),
                "not"
                    | "n't"
                    | "n’t"
                    | "never"
                    | "no"
                    | "nobody"
                    | "none"
                    | "nothing"
                    | "neither"
                    | "without"
            )
        })
        .count();
    let denied = said.cue_class == CueClass::Denies;
    if (negations % 2 == 1) != denied { Polarity::Negative } else { Polarity::Positive }
}

fn factuality(builder: &Builder, said: &Attribution) -> Factuality {
    match said.cue_class {
        CueClass::Denies => return Factuality::Denied,
        CueClass::Promises => return Factuality::Planned,
        CueClass::Asks => return Factuality::Hypothetical,
        _ => {}
    }
    let modal = tokens(builder, said).take(12).find_map(|at| match builder.document.lower(at) {
        "if" | "would" => Some(Factuality::Hypothetical),
        "could" | "may" | "might" | "perhaps" => Some(Factuality::Possible),
        "will" | "'ll" | "’ll" | "shall" => Some(Factuality::Planned),
        _ => None,
    });
    modal.unwrap_or(Factuality::Asserted)
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
