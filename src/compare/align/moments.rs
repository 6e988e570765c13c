//! What speaks for or against two moments being of one thing.  Their values are never asked.

use super::super::bag::Bag;
use super::super::clause::Clause;
use super::super::moment::Moment;
use super::super::overlap::{Overlap, common};
use super::super::prepared::Prepared;
use super::super::regression::{Weights, on};
use super::super::story::Likeness;
use super::super::voice::Voices;
use super::signs::{Surroundings, around_signs, in_both};
use crate::claims::{Bound, Factuality};

/// In the order of [`signs`].
pub const SIGNS: [&str; 20] = [
    "like_figures",
    "near",
    "before",
    "predicate_equal",
    "clause",
    "clause_contained",
    "agent",
    "patient",
    "polarity_apart",
    "firm_apart",
    "planned",
    "bound_until",
    "bound_apart",
    "hour_both",
    "hour_one",
    "voice_other",
    "first_both",
    "gap",
    "same_article",
    "numbers_apart",
];

/// Two moments, each with its article.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'a> {
    pub a: (&'a Prepared, &'a Moment),
    pub b: (&'a Prepared, &'a Moment),
    pub story: &'a Likeness,
    pub voices: Voices,
}

/// The signs of two moments; `figures` are the weights by which figures are aligned, from the words around them alike.
pub fn signs(meeting: &Meeting, figures: &Weights) -> [f32; SIGNS.len()] {
    let Meeting { a: (one, a), b: (other, b), story, voices } = *meeting;
    let (x, y) = (&a.around, &b.around);
    let told = (one.moment(a), other.moment(b));
    let clauses = one.clause_of(a).zip(other.clause_of(b));
    let overlap =
        |of: fn(&Clause) -> &Bag| clauses.map(|(c, d)| Overlap::of(of(c), of(d))).unwrap_or_default();
    let all = overlap(|clause| &clause.all);
    let of = |ask: fn(&Clause, &Clause) -> bool| on(clauses.is_some_and(|(c, d)| ask(c, d)));
    let depth =
        |article: &Prepared, at: u32| at as f32 / article.reading.setting.sentences.len().max(1) as f32;
    let depths = (depth(one, told.0.sentence), depth(other, told.1.sentence));
    let around = Surroundings { a: (one, x, depths.0), b: (other, y, depths.1), story, voices };
    [
        figures.sum(&around_signs(&around)).clamp(-6.0, 4.0) / 4.0,
        Overlap::of(&x.near, &y.near).jaccard,
        in_both(&x.before, &y.before) / 3.0,
        of(|c, d| c.predicate == d.predicate),
        all.jaccard,
        all.contained,
        overlap(|clause| &clause.agent).contained,
        overlap(|clause| &clause.patient).contained,
        of(|c, d| c.negative != d.negative),
        of(|c, d| c.firm != d.firm),
        of(|c, d| c.firm == Factuality::Planned && d.firm == Factuality::Planned),
        on(told.0.bound == told.1.bound && matches!(told.0.bound, Bound::Until | Bound::By)),
        on(told.0.bound != told.1.bound),
        on(told.0.clock.is_some() && told.1.clock.is_some()),
        on(told.0.clock.is_some() != told.1.clock.is_some()),
        on(voices == Voices::Different),
        on(a.first && b.first),
        story.gap.unwrap_or(5).min(10) as f32 / 10.0,
        on(std::ptr::eq(one, other)),
        of(|c, d| !c.numbers.is_empty() && !d.numbers.is_empty() && common(&c.numbers, &d.numbers) == 0),
    ]
}
