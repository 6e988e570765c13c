//! Figures of a fact over the days on which they were published.

use serde::Serialize;

use super::super::card::Value;
use super::super::claims::{date, outlet, speaker};
use super::drawing::{Dot, Drawing, Mark, Tick};
use super::words::in_page;
use crate::claims::Claim;

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
struct Key {
    shape: usize,
    colour: usize,
    outlet: String,
    speaker: String,
}

/// Only where two figures of one unit have days.
pub fn plot(values: &[Value]) -> Option<Plot> {
    let all: Vec<Figure> = values.iter().flat_map(figures).collect();
    let unit =
        |one: &Figure| one.claim.quantity.as_ref().map(|figure| (figure.dimension, figure.unit.clone()));
    let many = |one: &Figure| all.iter().filter(|other| unit(other) == unit(one)).count();
    let usual = unit(all.iter().rev().max_by_key(|one| many(one))?);
    let (drawn, others): (Vec<Figure>, Vec<Figure>) = all.into_iter().partition(|one| unit(one) == usual);
    (drawn.len() >= 2).then(|| draw(&drawn, others.len()))
}

/// A figure with a day, and its words.
struct Figure<'a> {
    claim: &'a Claim,
    words: String,
}

fn figures<'a>(value: &'a Value) -> impl Iterator<Item = Figure<'a>> {
    let words = value.around.as_ref().map(|around| in_page(&around.figure));
    let dated = |claim: &&&Claim| claim.quantity.is_some() && claim.article.published.is_some();
    let dated = value.claims.iter().filter(dated);
    dated.filter_map(move |claim| Some(Figure { claim, words: words.clone()? }))
}

fn draw(figures: &[Figure], left_out: usize) -> Plot {
    let names = names(figures);
    let dots: Vec<Dot> = figures.iter().filter_map(|figure| dot(figure, &names)).collect();
    let drawing = Drawing::of(&dots);
    let keys = names.iter().enumerate().map(|(at, (outlet, speaker))| {
        let (shape, colour) = sign(at);
        Key { shape, colour, outlet: outlet.clone(), speaker: speaker.clone() }
    });
    Plot {
        of: of(figures),
        logarithmic: drawing.scale.logarithmic,
        told: told(&dots),
        marks: drawing.marks(&dots),
        ticks: drawing.ticks(),
        days: drawing.named_days(&dots),
        legend: keys.collect(),
        left_out,
    }
}

fn dot<'a>(figure: &Figure<'a>, names: &[(String, String)]) -> Option<Dot<'a>> {
    let of = names.iter().position(|name| *name == name_of(figure.claim))?;
    Some(Dot {
        figure: figure.claim.quantity.as_ref()?,
        day: figure.claim.article.published?,
        label: label(figure),
        sign: sign(of),
    })
}

fn sign(at: usize) -> (usize, usize) {
    (at % SHAPES, at % COLOURS)
}

/// Outlets and speakers, each once, in their order.
fn names(figures: &[Figure]) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = figures.iter().map(|figure| name_of(figure.claim)).collect();
    names.sort();
    names.dedup();
    names
}

fn name_of(claim: &Claim) -> (String, String) {
    (in_page(&outlet(claim)), speaker(claim).map(in_page).unwrap_or_default())
}

fn label(figure: &Figure) -> String {
    let (outlet, speaker) = name_of(figure.claim);
    let by = if speaker.is_empty() { String::new() } else { format!(", by {speaker}") };
    format!("{outlet}{by}: {} ({})", figure.words, date(figure.claim.article.published))
}

fn told(dots: &[Dot]) -> String {
    let mut told: Vec<String> = dots.iter().take(MOST_TOLD).map(|dot| dot.label.clone()).collect();
    if dots.len() > MOST_TOLD {
        told.push(format!("and {} more", dots.len() - MOST_TOLD));
    }
    told.join("; ")
}

/// What the axis counts: the words of the first figure that has some.
fn of(figures: &[Figure]) -> String {
    let unit = figures
        .iter()
        .find_map(|one| one.claim.quantity.as_ref()?.unit.clone())
        .map(|unit| unit.replace('_', " "));
    let thing =
        figures.iter().find_map(|one| one.claim.measure.as_ref()).map(|measure| in_page(&measure.text));
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
        assert!((a.0 - b.0).abs() >= 10.0 && a.1 == b.1, "{a:?} {b:?}");
    }

    #[test]
    fn one_figure_with_a_day_is_no_plot() {
        assert!(drawn(&[("2031-03-01", "14"), ("", "72")]).is_none());
    }
}
