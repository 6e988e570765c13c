//! When a figure's event was: by its own clause, else by what stands near it.

use super::builder::Builder;
use crate::annotate::quantity::Figure;
use crate::annotate::time::Time;
use crate::base::{Decimal, Field, RuleId};

/// The time of a figure, and the rule by which it was borrowed if its own clause names none.
pub(super) fn of<'a>(builder: &Builder<'a>, at: usize) -> Option<(&'a Time, Option<RuleId>)> {
    let figure = &builder.annotations.figures[at];
    let own = own(builder, at).map(|time| (time, None));
    // A running total is of no day.
    if builder.annotations.when.get(at).is_some_and(|when| when.total) {
        return own;
    }
    own.or_else(|| sentence_before(builder, figure).map(|time| (time, Some("time.sentence_before"))))
        .or_else(|| body(builder, figure).map(|time| (time, Some("time.body_of_headline"))))
        .or_else(|| repeated(builder, figure).map(|time| (time, Some("time.figure_repeated"))))
}

fn own<'a>(builder: &Builder<'a>, at: usize) -> Option<&'a Time> {
    builder.annotations.times.get(builder.annotations.when.get(at)?.time?)
}

/// A time that says on which day something was.
fn anchors(time: &Time) -> bool {
    !time.duration && !time.since && time.days.is_some_and(|days| days.days() <= 2)
}

/// "A drone hit a block of flats on Sunday.  Nineteen people were wounded": where a sentence names no day,
/// the one before it in the paragraph does.
fn sentence_before<'a>(builder: &Builder<'a>, figure: &Figure) -> Option<&'a Time> {
    let document = builder.document;
    let at = document.sentence_of(figure.tokens.0) as usize;
    let sentence = document.sentences.get(at)?;
    let before = document.sentences.get(at.checked_sub(1)?)?;
    if before.paragraph != sentence.paragraph {
        return None;
    }
    let times = &builder.annotations.times;
    let from = times.partition_point(|time| time.tokens.0 < before.tokens.0);
    let told = times[from..].iter().take_while(|time| time.tokens.0 < sentence.tokens.1);
    // A time in the sentence itself was not taken for the figure's, and another would be less so.
    told.take_while(|time| time.tokens.0 < before.tokens.1 || !anchors(time))
        .filter(|time| anchors(time))
        .last()
}

const LEAST_TELLING: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// How many figures after a headline may hold the one that it repeats.
const OPENING_FIGURES: usize = 12;

/// "Missile kills 18" over "killed 18 on Tuesday": the headline's figure is that of the body.
fn body<'a>(builder: &Builder<'a>, figure: &Figure) -> Option<&'a Time> {
    let field = |figure: &Figure| builder.chars(figure.span).0;
    if field(figure) != Field::Title {
        return None;
    }
    let figures = builder.annotations.figures.iter().enumerate();
    let mut repeated = figures
        .filter(|(_, other)| field(other) == Field::Text)
        .take(OPENING_FIGURES)
        .filter(|(_, other)| other.value == figure.value && other.unit == figure.unit);
    repeated.find_map(|(at, _)| own(builder, at)).filter(|time| anchors(time))
}

/// "Killed at least 18 on Tuesday … It killed 18 civilians": the same number of the same things, told once with
/// its day.  Small numbers are often equal by chance.
fn repeated<'a>(builder: &Builder<'a>, figure: &Figure) -> Option<&'a Time> {
    let counted = |figure: &'a Figure| figure.measure.as_ref().map(|measure| measure.head.as_str());
    let own_measure = figure.measure.as_ref().map(|measure| measure.head.as_str())?;
    let opening = builder.annotations.figures.iter().enumerate().take(OPENING_FIGURES);
    let mut same = opening.filter(|(_, other)| {
        other.value == figure.value
            && other.value > LEAST_TELLING
            && other.unit == figure.unit
            && counted(other) == Some(own_measure)
    });
    same.find_map(|(at, _)| own(builder, at)).filter(|time| anchors(time))
}
