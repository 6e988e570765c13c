//! Where the marks of a plot stand.

use serde::Serialize;

use super::scale::{Scale, short};
use crate::base::{Date, Decimal};
use crate::claims::{Modifier, Quantity};

const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 210.0;
const LEFT: f64 = 50.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;
/// Between two marks that would lie on each other, and between two days that are named.
const APART: f64 = 13.0;
const DAYS_APART: f64 = 72.0;
/// An arrow of a bound that is open.
const ARROW: f64 = 26.0;

#[derive(Debug, Serialize)]
pub struct Mark {
    pub x: String,
    pub y: String,
    /// Ends of the bar of what the words allow, from the top.
    pub bar: Option<[String; 2]>,
    /// Up, down: the words leave that end open.
    pub up: Option<String>,
    pub down: Option<String>,
    pub shape: usize,
    pub colour: usize,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct Tick {
    pub at: String,
    pub label: String,
}

/// One figure on its day.
pub struct Dot<'a> {
    pub figure: &'a Quantity,
    /// Who gives it, its words and its day.
    pub label: String,
    /// Shape and colour of who gives it.
    pub sign: (usize, usize),
    pub day: Date,
}

/// Both axes of a plot.
pub struct Drawing {
    pub scale: Scale,
    first: Date,
    days: f64,
}

impl Drawing {
    pub fn of(dots: &[Dot]) -> Drawing {
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

    pub fn marks(&self, dots: &[Dot]) -> Vec<Mark> {
        dots.iter().zip(self.shifts(dots)).map(|(dot, shift)| self.mark(dot, shift)).collect()
    }

    fn mark(&self, dot: &Dot, shift: f64) -> Mark {
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
            shape: dot.sign.0,
            colour: dot.sign.1,
            label: dot.label.clone(),
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

    pub fn ticks(&self) -> Vec<Tick> {
        let ticks = self.scale.ticks();
        ticks.into_iter().map(|tick| Tick { at: pixels(self.y(tick)), label: short(tick) }).collect()
    }

    /// All days; named are the first, the last, and those between that have room.
    pub fn named_days(&self, dots: &[Dot]) -> Vec<Tick> {
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
