//! Figures of a fact over the days on which they were published.

use serde::Serialize;

use super::super::card::Value;
use super::super::claims::{date, outlet, speaker};
use super::scale::{Scale, short};
use super::words::in_page;
use crate::base::{Date, Decimal};
use crate::claims::{Claim, Modifier, Quantity};

pub const WIDTH: f64 = 380.0;
pub const HEIGHT: f64 = 210.0;
const LEFT: f64 = 50.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;
/// Between two marks that would lie on each other, and between two days that are named.
const APART: f64 = 13.0;
const DAYS_APART: f64 = 72.0;
/// An arrow of a bound that is open.
const ARROW: f64 = 26.0;
/// Shapes and colours of the page; their numbers share no factor, so that many outlets look different.
const SHAPES: usize = 7;
const COLOURS: usize = 6;
/// Figures that are read out.
const MOST_TOLD: usize = 12;

#[derive(Debug, Serialize)]
pub struct Plot {
    of: String,
    logarithmic: bool,
    told: String,
    marks: Vec<Mark>,
    ticks: Vec<Tick>,
    days: Vec<Tick>,
    legend: Vec<Key>,
    /// Figures in other units, which no axis of this plot can hold.
    left_out: usize,
}

#[derive(Debug, Serialize)]
struct Mark {
    x: String,
    y: String,
    /// Ends of the bar of what the words allow, from the top.
    bar: Option<[String; 2]>,
    /// Up, down: the words leave that end open.
    up: Option<String>,
    down: Option<String>,
    shape: usize,
    colour: usize,
    label: String,
}

#[derive(Debug, Serialize)]
struct Tick {
    at: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Key {
    shape: usize,
    colour: usize,
    outlet: String,
    speaker: String,
}

struct Dot<'a> {
    claim: &'a Claim,
    figure: &'a Quantity,
    words: String,
    day: Date,
}

/// Only where two figures of one unit have days.
pub fn plot(values: &[Value]) -> Option<Plot> {
    let dots: Vec<Dot> = values.iter().flat_map(dots).collect();
    let unit = |dot: &Dot| (dot.figure.dimension, dot.figure.unit.clone());
    let many = |one: &Dot| dots.iter().filter(|other| unit(other) == unit(one)).count();
    let usual = unit(dots.iter().rev().max_by_key(|dot| many(dot))?);
    let (drawn, others): (Vec<Dot>, Vec<Dot>) = dots.into_iter().partition(|dot| unit(dot) == usual);
    (drawn.len() >= 2).then(|| Drawing::of(&drawn).plot(&drawn, others.len()))
}

fn dots<'a>(value: &'a Value) -> impl Iterator<Item = Dot<'a>> {
    value.claims.iter().filter_map(|claim| {
        let words = in_page(&value.around.as_ref()?.figure);
        Some(Dot { claim, figure: claim.quantity.as_ref()?, words, day: claim.article.published? })
    })
}

/// Both axes of a plot.
struct Drawing {
    scale: Scale,
    first: Date,
    days: f64,
}

impl Drawing {
    fn of(dots: &[Dot]) -> Drawing {
        let ends = |dot: &Dot| [Some(dot.figure.value), dot.figure.low, dot.figure.high];
        let values: Vec<f64> = dots.iter().flat_map(ends).flatten().map(number).collect();
        let first = dots.iter().map(|dot| dot.day).min().unwrap_or(Date::MIN);
        let days = dots.iter().map(|dot| apart(first, dot.day)).fold(0.0, f64::max);
        Drawing { scale: Scale::over(&values), first, days }
    }

    fn x(&self, day: Date) -> f64 {
        let room = WIDTH - LEFT - RIGHT;
        // Marks of the outermost days stand off the axis.
        let edge = 34.0;
        match self.days > 0.0 {
            true => LEFT + edge + (room - 2.0 * edge) * apart(self.first, day) / self.days,
            false => LEFT + room / 2.0,
        }
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * self.scale.place(value)
    }

    fn plot(&self, dots: &[Dot], left_out: usize) -> Plot {
        let names = names(dots);
        let key = |at: usize| (at % SHAPES, at % COLOURS);
        let shifts = self.shifts(dots);
        let marks = dots.iter().zip(shifts).map(|(dot, shift)| {
            let of = names.iter().position(|name| *name == name_of(dot.claim)).unwrap_or(0);
            let (shape, colour) = key(of);
            self.mark(dot, shift, shape, colour)
        });
        let keys = names.iter().enumerate().map(|(at, name)| {
            let (shape, colour) = key(at);
            Key { shape, colour, outlet: name.0.clone(), speaker: name.1.clone() }
        });
        Plot {
            of: of(dots),
            logarithmic: self.scale.logarithmic,
            told: told(dots),
            marks: marks.collect(),
            ticks: self.ticks(),
            days: self.named_days(dots),
            legend: keys.collect(),
            left_out,
        }
    }

    fn mark(&self, dot: &Dot, shift: f64, shape: usize, colour: usize) -> Mark {
        let figure = dot.figure;
        let y = self.y(number(figure.value));
        let bounded = figure.modifier != Modifier::Exact;
        let top = figure.high.map(|high| self.y(number(high)));
        let foot = figure.low.map(|low| self.y(number(low)));
        let bar = match (top, foot) {
            (Some(top), Some(foot)) if bounded && foot - top > 1.0 => Some([pixels(top), pixels(foot)]),
            _ => None,
        };
        Mark {
            x: pixels(self.x(dot.day) + shift),
            y: pixels(y),
            bar,
            up: (bounded && top.is_none()).then(|| pixels((y - ARROW).max(2.0))),
            down: (bounded && foot.is_none()).then(|| pixels((y + ARROW).min(HEIGHT - BOTTOM))),
            shape,
            colour,
            label: label(dot),
        }
    }

    /// Marks that would lie on each other stand side by side.
    fn shifts(&self, dots: &[Dot]) -> Vec<f64> {
        let place = |dot: &Dot| (self.x(dot.day), self.y(number(dot.figure.value)));
        let near = |a: &Dot, b: &Dot| {
            let ((x, y), (other_x, other_y)) = (place(a), place(b));
            (x - other_x).abs() < APART && (y - other_y).abs() < APART
        };
        let crowd = |dot: &Dot| dots.iter().filter(|other| near(dot, other)).count();
        let before = |at: usize| dots[..at].iter().filter(|other| near(&dots[at], other)).count();
        let shift = |at: usize| {
            let many = crowd(&dots[at]);
            let step = APART.min(60.0 / many as f64);
            (before(at) as f64 - (many - 1) as f64 / 2.0) * step
        };
        (0..dots.len()).map(shift).collect()
    }

    fn ticks(&self) -> Vec<Tick> {
        let ticks = self.scale.ticks();
        ticks.into_iter().map(|tick| Tick { at: pixels(self.y(tick)), label: short(tick) }).collect()
    }

    /// All days; named are the first, the last, and those between that have room.
    fn named_days(&self, dots: &[Dot]) -> Vec<Tick> {
        let mut days: Vec<Date> = dots.iter().map(|dot| dot.day).collect();
        days.sort();
        days.dedup();
        let last = days.last().map_or(0.0, |day| self.x(*day));
        let mut taken = f64::NEG_INFINITY;
        let tick = |(at, day): (usize, &Date)| {
            let x = self.x(*day);
            let fits = x - taken >= DAYS_APART && (at + 1 == days.len() || last - x >= DAYS_APART);
            if fits || at == 0 {
                taken = x;
            }
            let label = if fits || at == 0 { day.to_string() } else { String::new() };
            Tick { at: pixels(x), label }
        };
        days.iter().enumerate().map(tick).collect()
    }
}

/// A place on the screen, not a figure: a tenth of a pixel is enough.
fn pixels(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// For drawing only; what is printed stays the decimal.
fn number(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or(0.0)
}

fn apart(first: Date, day: Date) -> f64 {
    first.until(day).map_or(0.0, |span| f64::from(span.get_days()))
}

/// Outlets and speakers, each once, in their order.
fn names(dots: &[Dot]) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = dots.iter().map(|dot| name_of(dot.claim)).collect();
    names.sort();
    names.dedup();
    names
}

fn name_of(claim: &Claim) -> (String, String) {
    (in_page(&outlet(claim)), speaker(claim).map(in_page).unwrap_or_default())
}

fn label(dot: &Dot) -> String {
    let (outlet, speaker) = name_of(dot.claim);
    let by = if speaker.is_empty() { String::new() } else { format!(", by {speaker}") };
    format!("{outlet}{by}: {} ({})", dot.words, date(Some(dot.day)))
}

fn told(dots: &[Dot]) -> String {
    let mut told: Vec<String> = dots.iter().take(MOST_TOLD).map(label).collect();
    if dots.len() > MOST_TOLD {
        told.push(format!("and {} more", dots.len() - MOST_TOLD));
    }
    told.join("; ")
}

/// What the axis counts: the words of the first figure that has some.
fn of(dots: &[Dot]) -> String {
    let unit = dots.iter().find_map(|dot| dot.figure.unit.clone()).map(|unit| unit.replace('_', " "));
    let thing = dots.iter().find_map(|dot| dot.claim.measure.as_ref()).map(|measure| in_page(&measure.text));
    match (thing, unit) {
        (Some(thing), Some(unit)) => format!("{thing} ({unit})"),
        (thing, unit) => thing.or(unit).unwrap_or_else(|| String::from("figures")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::card::values;
    use super::*;
    use crate::claims::{ClaimKind, read_claims};
    use crate::read::Article;

    fn drawn(figures: &[(&str, &str)]) -> Option<Plot> {
        let claim = |&(day, people): &(&str, &str)| {
            let article = Article {
                id: format!("{day} {people}"),
                source: Some(String::from("Coast Wire")),
                published: day.parse().ok(),
                ..Article::untitled(&format!("The car bomb killed {people} people in Velda."))
            };
            let reading = read_claims(&article);
            reading.claims.iter().find(|claim| claim.kind == ClaimKind::Quantity).expect("a figure").clone()
        };
        let claims: Vec<Claim> = figures.iter().map(claim).collect();
        plot(&values(&claims.iter().collect::<Vec<_>>()))
    }

    fn place(mark: &Mark) -> (f64, f64) {
        (mark.x.parse().expect("a number"), mark.y.parse().expect("a number"))
    }

    #[test]
    fn days_are_as_far_apart_as_they_were() {
        let plot =
            drawn(&[("2031-03-01", "14"), ("2031-03-02", "20"), ("2031-03-11", "72")]).expect("a plot");
        let x: Vec<f64> = plot.marks.iter().map(|mark| place(mark).0).collect();
        assert!(((x[2] - x[1]) / (x[1] - x[0]) - 9.0).abs() < 0.1, "{x:?}");
        let named: Vec<&str> = plot.days.iter().map(|day| day.label.as_str()).collect();
        assert_eq!(named, ["2031-03-01", "", "2031-03-11"]);
    }

    #[test]
    fn an_open_bound_is_an_arrow_and_a_range_a_bar() {
        let plot =
            drawn(&[("2031-03-01", "at least 14"), ("2031-03-02", "between 30 and 60")]).expect("a plot");
        assert!(plot.marks[0].up.is_some() && plot.marks[0].bar.is_none());
        assert!(plot.marks[1].up.is_none() && plot.marks[1].bar.is_some());
    }

    #[test]
    fn equal_figures_of_a_day_stand_side_by_side() {
        let plot =
            drawn(&[("2031-03-01", "14"), ("2031-03-01", "14"), ("2031-03-02", "72")]).expect("a plot");
        let (a, b) = (place(&plot.marks[0]), place(&plot.marks[1]));
        assert!((a.0 - b.0).abs() >= APART && a.1 == b.1, "{a:?} {b:?}");
    }

    #[test]
    fn one_figure_with_a_day_is_no_plot() {
        assert!(drawn(&[("2031-03-01", "14"), ("", "72")]).is_none());
    }
}
