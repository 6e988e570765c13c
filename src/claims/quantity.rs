//! A figure with its measure, event, time, place, scope and speaker → a claim.

use super::builder::Builder;
use super::{Attribution, Claim, ClaimKind, Event, Factuality, Measure, Quantity, Scope, Time, when};
use crate::annotate::quantity::{Figure, FigureScope};
use crate::annotate::quote::CueClass;
use crate::annotate::{event, time};
use crate::base::Span;
use crate::document::Rel;
use crate::document::grammar::Clause;

/// With the attribution that a figure stands in, and what its cue does to what it reports.
pub(super) fn claim(builder: &Builder, at: usize, said: Option<(CueClass, Attribution)>) -> Option<Claim> {
    let figure = &builder.annotations.figures[at];
    let mut claim = builder.blank(ClaimKind::Quantity, figure.span)?;
    let happened = builder.annotations.events.get(at).and_then(Option::as_ref);
    claim.quantity = Some(quantity(builder, figure));
    claim.measure = figure.measure.as_ref().map(|measure| Measure {
        text: builder.words(measure.span),
        span: builder.chars(measure.span).1,
        head: measure.head.clone(),
    });
    claim.event = happened.map(|happened| event(builder, happened));
    let when = when::of(builder, at);
    claim.time = when.map(|(time, _)| time_of(builder, at, time));
    claim.scope = scope(builder, at);
    claim.rules = figure.rules.iter().map(str::to_owned).collect();
    if let Some((time, borrowed)) = when {
        claim.rules.extend(time.rules.iter().chain(borrowed).map(str::to_owned));
    }
    if let Some((cue, attribution)) = said {
        claim.attribution = Some(attribution);
        let meant = happened.is_some_and(|happened| !is_told_of_a_noun(builder, figure, happened));
        claim.event = claim.event.map(|event| if meant { under(event, cue) } else { event });
    }
    Some(claim)
}

/// "to address a raid **that left 17 injured**": what tells which raid is meant came about, whatever is planned.
fn is_told_of_a_noun(builder: &Builder, figure: &Figure, happened: &event::Event) -> bool {
    let document = builder.document;
    let above = |clause: &Clause| document.clauses.get(clause.above?);
    let told = |token: u32| {
        let own = document.clauses.of(token).and_then(|clause| document.clauses.get(clause));
        std::iter::successors(own, above)
            .take(ABOVE)
            .any(|clause| matches!(document.tokens[clause.predicate as usize].rel, Rel::Acl | Rel::AclRelcl))
    };
    told(document.token_at(happened.span.start)) || told(figure.tokens.0)
}

/// "left 17 injured": clauses from an event up to the one that tells of the noun.
const ABOVE: usize = 3;

/// What the reporting word does to what it reports.
fn under(mut event: Event, cue: CueClass) -> Event {
    match cue {
        CueClass::Denies if event.factuality == Factuality::Asserted => event.factuality = Factuality::Denied,
        CueClass::Promises if event.factuality == Factuality::Asserted => {
            event.factuality = Factuality::Planned
        }
        _ => {}
    }
    event
}

fn quantity(builder: &Builder, figure: &Figure) -> Quantity {
    Quantity {
        text: builder.words(figure.number),
        value: figure.value,
        low: figure.low,
        high: figure.high,
        modifier: figure.modifier,
        unit: figure.unit.clone(),
        dimension: figure.dimension,
        trend: figure.trend,
    }
}

fn event(builder: &Builder, happened: &event::Event) -> Event {
    let words = |span: Option<Span>| span.map(|span| builder.words(span));
    Event {
        text: builder.words(happened.span),
        lemma: happened.lemma.clone(),
        agent: words(happened.agent),
        target: words(happened.target),
        polarity: happened.polarity,
        factuality: happened.factuality,
    }
}

/// A running total lasts until the article.
fn time_of(builder: &Builder, at: usize, time: &time::Time) -> Time {
    let total = builder.annotations.when.get(at).is_some_and(|when| when.total);
    let until = builder.article.published.filter(|_| total);
    Time {
        text: builder.words(time.span),
        start: time.days.map(|days| days.start),
        end: time.days.map(|days| until.map_or(days.end, |until| until.max(days.end))),
    }
}

/// A running total's start, or the id of the whole.
fn scope(builder: &Builder, at: usize) -> Option<Scope> {
    let figures = &builder.annotations.figures;
    if let FigureScope::PartOf(whole) = figures[at].scope? {
        let of = builder.id(ClaimKind::Quantity, figures.get(whole)?.span)?;
        return Some(Scope::Part { of });
    }
    let time = builder.annotations.when.get(at)?.time;
    let days = time.and_then(|time| builder.annotations.times.get(time)?.point);
    Some(Scope::Cumulative { since: days.map(|days| days.start) })
}

#[cfg(test)]
mod tests {
    use crate::claims::{Factuality, read_claims};
    use crate::read::Article;

    #[test]
    fn what_tells_which_one_is_meant_is_asserted_under_any_plan() {
        let firm = |text: &str| {
            let reading = read_claims(&Article::untitled(text));
            reading
                .claims
                .iter()
                .filter_map(|claim| Some(claim.event.as_ref()?.factuality))
                .collect::<Vec<_>>()
        };
        let text = "The mayors are planning to meet to address a shooting that left 17 injured.";
        assert_eq!(firm(text), [Factuality::Asserted]);
        assert_eq!(firm("The mayor vowed to hire 40 nurses."), [Factuality::Planned]);
    }
}
