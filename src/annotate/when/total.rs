//! Running totals: "since the protests began", "so far this year", "in the 13-year war".

use super::clause::Place;
use crate::annotate::quantity::{Dimension, Figure};
use crate::annotate::time::{Time, is_time_word};
use crate::document::{Document, Rel, Tag};

/// From when on a figure was added up.
pub(super) struct Since {
    /// Index of the time named, where there is one.
    pub time: Option<usize>,
}

pub(super) fn of(place: &Place, figure: &Figure, times: &[Time]) -> Option<Since> {
    let adds_up = matches!(figure.dimension, Dimension::Count | Dimension::Money);
    if !adds_up || figure.scope.is_some() {
        return None;
    }
    let first = times.partition_point(|time| time.tokens.0 < place.sentence.0);
    let inside = times[first..].iter().enumerate().take_while(|(_, time)| time.tokens.0 < place.sentence.1);
    let mut dated = inside.filter(|(_, time)| time.since && !is_yardstick(place, time));
    let dated =
        dated.find(|(_, time)| place.steps_to(time.tokens.1 - 1).is_some() || leads(place, time.tokens.0));
    if let Some((at, _)) = dated {
        return Some(Since { time: Some(first + at) });
    }
    since_event(place, times).or_else(|| lasting(place, figure).then_some(Since { time: None }))
}

/// "since" hangs on the figure's clause, though its time may stand in a clause of its own: "since it began in May".
fn leads(place: &Place, time: u32) -> bool {
    let since = (place.sentence.0..time).rev().take(SPAN).find(|at| place.document.lower(*at) == "since");
    since.is_some_and(|since| hangs_on_clause(place, since))
}

/// Tokens that a clause or phrase after "since" may take.
const SPAN: usize = 12;

/// "since the protests began", "since the invasion"
fn since_event(place: &Place, times: &[Time]) -> Option<Since> {
    let document = place.document;
    let since = (place.sentence.0..place.sentence.1).find(|at| document.lower(*at) == "since")?;
    let temporal = since > place.sentence.0 && document.tag(since - 1) != Tag::Comma || is_perfect(place);
    if !(temporal && hangs_on_clause(place, since)) {
        return None;
    }
    let first = times.partition_point(|time| time.tokens.0 <= since);
    let named = times[first..].iter().position(|time| {
        !time.duration
            && time.days.is_some()
            && time.tokens.0 < place.sentence.1
            && time.tokens.0 - since < SPAN as u32
    });
    Some(Since { time: named.map(|at| first + at) })
}

/// "since" begins a phrase or a clause that says of the figure's own clause from when on.
fn hangs_on_clause(place: &Place, since: u32) -> bool {
    let document = place.document;
    let head = document.tokens[since as usize].head;
    let clause = document.clauses.of(head).and_then(|clause| document.clauses.get(clause));
    let Some(clause) = clause else { return false };
    // As a mark it stands in the clause that it opens.
    let own = document.tokens[since as usize].rel == Rel::Mark || clause.predicate == head && head > since;
    let on = if own { clause.above.and_then(|above| document.clauses.get(above)) } else { Some(clause) };
    on.is_some_and(|on| place.steps_to(on.predicate).is_some())
}

/// "have died", "has paid": what goes on until now.
fn is_perfect(place: &Place) -> bool {
    let document = place.document;
    let clause = place.clause.and_then(|clause| document.clauses.get(clause));
    clause.is_some_and(|clause| {
        let first = place.sentence.0.max(clause.predicate.saturating_sub(5));
        (first..clause.predicate).any(|at| document.lemma(at) == "have" && document.tag(at) != Tag::Vbg)
    })
}

/// "in the 13-year war": as long as what lasted so long.
fn lasting(place: &Place, figure: &Figure) -> bool {
    let document = place.document;
    let after = figure.last_token() + 1;
    let mut lasting = (after..place.sentence.1).filter(|at| {
        let lower = document.lower(*at);
        lower.starts_with(|c: char| c.is_alphanumeric())
            && lower.rsplit_once(['-', '‑']).is_some_and(|(count, unit)| {
                is_time_word(unit) && !count.is_empty() && document.tag(at + 1).is_noun()
            })
    });
    lasting.any(|at| {
        let led = (after..at).rev().take(3).find(|at| document.tag(*at) == Tag::In);
        led.is_some_and(|led| document.lower(led) == "in" || document.lower(led) == "during")
            && place.steps_to(at + 1).is_some()
    })
}

/// "The deadliest attack since the 1980s": a time to compare with, in which nothing is counted.
fn is_yardstick(place: &Place, time: &Time) -> bool {
    let superlative = |document: &Document, at: u32| {
        matches!(document.tag(at), Tag::Jjs | Tag::Rbs) || document.lower(at) == "first"
    };
    (place.sentence.0..time.tokens.0).rev().take(SPAN).any(|at| superlative(place.document, at))
}
