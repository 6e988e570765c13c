//! Items of a series that add up to more than the whole: "13 men, nine women and seven children" of 26 dead.

use super::opinion::Opinion;
use crate::base::Decimal;
use crate::claims::{Dimension, Frame, Sign, Subject};
use crate::compare::align::odds;
use crate::compare::figure::Figure;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::model::Model;
use crate::compare::prepared::Prepared;
use crate::compare::reason;
use crate::compare::regression::probability;
use crate::compare::story::Likeness;
use crate::compare::trail::Trail;
use crate::lexicon::{Kinship, is_person, kinship};

/// Parts that exceed the whole by more, in hundredths of it, are parts of something else.
const MOST_ABOVE: i64 = 25;
/// Sentences from a whole to its parts in one article.
const APART: u32 = 3;
/// How surely an item and the whole of another article count one thing.
const ONE_THING: f32 = 0.4;
/// Longer series are tables.
const MOST_ITEMS: usize = 6;
/// Smaller wholes are told of too many groups, and are numbers of vehicles and lists besides.
const LEAST_WHOLE: i64 = 10;
const SCORE: f64 = 0.8;

/// What makes an amount no part of a sum, and no whole.
const OTHERWISE: [Sign; 6] =
    [Sign::Excess, Sign::From, Sign::Earlier, Sign::Back, Sign::Average, Sign::Ceiling];

/// A series with the whole that it exceeds: indices of its first item and of the whole.
pub struct Excess {
    pub item: usize,
    pub whole: usize,
    pub opinion: Opinion,
    pub trail: Trail,
}

/// The series of one article that exceed a whole of the other, or of the same one.
pub fn find(article: &Prepared, other: &Prepared, story: &Likeness, model: &Model) -> Vec<Excess> {
    let mut found = Vec::new();
    for items in series(article) {
        let figures: Vec<&Figure> = items.iter().map(|at| &article.figures[*at]).collect();
        // Of several wholes the greatest counts: a revised one stands beside the one that it replaces.
        let exceeded = (0..other.figures.len())
            .filter(|whole| !std::ptr::eq(article, other) || !items.contains(whole))
            .filter(|whole| exceeds(article, &figures, other, &other.figures[*whole]))
            .filter_map(|whole| {
                let because = linked((article, &items), (other, whole), story, model)?;
                Some((other.figures[whole].value, whole, because))
            })
            .max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        if let Some((_, whole, because)) = exceeded {
            let mut trail = Trail::default();
            trail.note("one_thing", true, because);
            let opinion = opinion((article, &figures), (other, &other.figures[whole]), &mut trail);
            found.push(Excess { item: items[0], whole, opinion, trail });
        }
    }
    found
}

/// Indices among an article's figures of the items of one series, in order.
fn series(article: &Prepared) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (at, figure) in article.figures.iter().enumerate() {
        let follows = |before: &usize| {
            let between = article.figures[*before].claim + 1..figure.claim;
            article.reading.claims[between].iter().all(|claim| claim.quantity.is_none())
        };
        let continues = article.frame(figure).continues;
        let last = found.last_mut().filter(|series| continues && series.last().is_some_and(follows));
        match last {
            Some(series) => series.push(at),
            None => found.push(vec![at]),
        }
    }
    found.retain(|series| {
        let figures: Vec<&Figure> = series.iter().map(|at| &article.figures[*at]).collect();
        (2..=MOST_ITEMS).contains(&series.len()) && is_one_kind(article, &figures)
    });
    found
}

/// Items of one noun, told once or again; people may be men, women and children.  "64 drones, and 41 of them" is a
/// part, and what comes on top is no item.
fn is_one_kind(article: &Prepared, figures: &[&Figure]) -> bool {
    let things = figures.iter().filter_map(|figure| article.frame(figure).subject.thing.as_deref());
    let people = things.filter(|thing| is_person(thing)).count() == figures.len();
    let heads: Vec<_> = figures.iter().filter_map(|figure| figure.head.map(|(head, _)| head)).collect();
    let one = heads.windows(2).all(|pair| pair[0] == pair[1]);
    let parts = figures.iter().skip(1).any(|figure| figure.has(Sign::Part) && !figures[0].has(Sign::Part));
    (one || people) && !parts && figures.iter().all(|figure| addable(article, figure))
}

/// Amounts that can be added up and are told as they are.
fn addable(article: &Prepared, figure: &Figure) -> bool {
    let dimension = article.claim(figure).quantity.as_ref().map(|quantity| quantity.dimension);
    let adds = matches!(
        dimension,
        Some(
            Dimension::Count
                | Dimension::Money
                | Dimension::Mass
                | Dimension::Volume
                | Dimension::Area
                | Dimension::Energy
        )
    );
    adds && figure.value > Decimal::ZERO && !OTHERWISE.into_iter().any(|sign| figure.has(sign))
}

fn sum(figures: &[&Figure], of: fn(&Figure) -> Option<Decimal>) -> Option<Decimal> {
    figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(of(figure)?))
}

fn stated(figures: &[&Figure]) -> Option<Decimal> {
    sum(figures, |figure| Some(figure.value))
}

/// Whether the items exceed the whole, by no more than a slip may, and neither article knows the right whole.
fn exceeds(article: &Prepared, figures: &[&Figure], other: &Prepared, whole: &Figure) -> bool {
    let like = whole.group == figures[0].group && article.unit(figures[0]) == other.unit(whole);
    let ends = || {
        let least = sum(figures, |figure| figure.allowed.low)?;
        let near = whole.value.checked_mul(Decimal::new(100 + MOST_ABOVE, 2))?;
        Some((least, whole.allowed.high?, stated(figures)?, near))
    };
    let Some((least, most, sum, near)) = ends().filter(|_| like && addable(other, whole)) else {
        return false;
    };
    let knows = |article: &Prepared| {
        article.figures.iter().any(|figure| {
            let one = figure.head.zip(whole.head).is_none_or(|(one, other)| one.0 == other.0);
            figure.group == whole.group && figure.value == sum && one
        })
    };
    let greatest = figures.iter().all(|figure| figure.value < whole.value);
    whole.value >= Decimal::from(LEAST_WHOLE)
        && least > most
        && greatest
        && sum <= near
        && !knows(article)
        && !knows(other)
}

/// Why the items are parts of the whole, if they are.
fn linked(
    (article, items): (&Prepared, &[usize]),
    (other, whole): (&Prepared, usize),
    story: &Likeness,
    model: &Model,
) -> Option<String> {
    let figures: Vec<&Figure> = items.iter().map(|at| &article.figures[*at]).collect();
    let (first, total) = (figures[0], &other.figures[whole]);
    let (frame, facing) = (article.frame(first), other.frame(total));
    if !like_harm(article, &figures, facing) {
        return None;
    }
    let kin = frame.subject.thing.as_deref().zip(facing.subject.thing.as_deref());
    let kin = kin.map(|(item, whole)| kinship(item, whole));
    let one_head = first.head.zip(total.head).is_some_and(|(one, other)| one.0 == other.0);
    let one_kind = one_head || matches!(kin, Some(Kinship::Same | Kinship::Narrower));
    if std::ptr::eq(article, other) {
        let apart = frame.sentence.checked_sub(facing.sentence)?;
        let near = (1..=APART).contains(&apart) && (one_kind || kin.is_none());
        return near.then(|| format!("the whole stands {apart} sentences before its parts"));
    }
    let sure = items.iter().filter_map(|at| odds((article, *at), (other, whole), story, &model.align));
    let sure = sure.map(probability).fold(0.0, f32::max);
    (one_kind && sure >= ONE_THING).then(|| format!("the parts and the whole: {:.0} %", sure * 100.0))
}

/// The dead and the wounded are no sum but of casualties.
fn like_harm(article: &Prepared, figures: &[&Figure], whole: &Frame) -> bool {
    let subject = |figure: &&Figure| -> &Subject { &article.frame(figure).subject };
    let harmed = figures.iter().any(|figure| subject(figure).is_harm());
    let event = &subject(&figures[0]).event;
    !harmed || figures.iter().all(|figure| subject(figure).event == *event) && whole.subject.event == *event
}

fn opinion(
    (article, figures): (&Prepared, &[&Figure]),
    (other, whole): (&Prepared, &Figure),
    trail: &mut Trail,
) -> Opinion {
    let (claim, against) = (article.claim(figures[0]), other.claim(whole));
    let texts =
        figures.iter().filter_map(|figure| Some(article.claim(figure).quantity.as_ref()?.text.as_str()));
    let added = texts.collect::<Vec<_>>().join(" + ");
    let same = std::ptr::eq(article, other);
    // In the unit that the items are told in.
    let scale = |value: Decimal| {
        let quantity = claim.quantity.as_ref()?;
        value.checked_mul(quantity.value)?.checked_div(figures[0].value)
    };
    let sum = stated(figures).and_then(scale).map(|sum| sum.normalize().to_string()).unwrap_or_default();
    let unit = claim.quantity.as_ref().and_then(|quantity| quantity.unit.as_deref()).unwrap_or_default();
    let total = format!("{sum} {unit}");
    trail.note("disjoint", true, format!("{added} = {}", total.trim_end()));
    let (parts, wholes) = reason::outlets(claim, against);
    let by = if same { String::new() } else { format!(" of {wholes}") };
    let who = if same { String::new() } else { format!("{parts}: ") };
    Opinion {
        verdict: Verdict::Contradiction,
        kind: FindingKind::Sum,
        rule: "sum.items_exceed_whole",
        between: if same { Between::OneSelf } else { Between::Sources },
        severity: Severity::Medium,
        score: SCORE,
        reason: format!("{who}{added} = {}, more than the {}{by} in all.", total.trim_end(), against.text),
    }
}
