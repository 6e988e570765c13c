//! Which figures of two articles are of one thing.
//!
//! Every figure meets every other of its group.  How surely two are of one thing is weighed by a regression over what
//! stands around them, values masked; equal figures explain each other away; what is left is matched one to one, where
//! each is the other's best.

pub mod clauses;
pub mod moments;
mod signs;

pub use signs::{Meeting, SIGNS, equality, signs, time};

use super::best::Best;
use super::digits::{Slip, slip};
use super::figure::Figure;
use super::interval::{Relation, relation};
use super::overlap::Overlap;
use super::prepared::Prepared;
use super::regression::{Weights, probability};
use super::story::Likeness;
use super::voice::{Voices, voices};
use crate::claims::{Claim, Dimension, Sign};

/// Pairs of lower odds are not looked at further.
const LEAST: f32 = -3.0;
/// Share of their words from which two sentences are one.
const COPY: f32 = 0.9;
/// An equal partner explains a figure away if its log odds are lower by no more than this.
const EXPLAINS: f32 = 0.7;

/// Two figures that may be of one thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Indices among the figures of either article.
    pub a: usize,
    pub b: usize,
    pub relation: Relation,
    /// The slip by which one value may be the other.
    pub slip: Option<Slip>,
    /// Log odds that both are of one thing, by all but their values.
    pub odds: f32,
    /// By how much the odds exceed those of the next best partner of either.
    pub margins: (f32, f32),
    /// Log odds of the best partner of equal value, of either.
    pub equals: (f32, f32),
    /// Equal figures in sentences of nearly the same words.
    pub copy: bool,
    /// Both sentences are the same but for this figure.
    pub parallel: bool,
    /// Either article revises its figure from the other's.
    pub cited: (bool, bool),
}

impl Match {
    pub fn probability(&self) -> f32 {
        probability(self.odds)
    }

    /// Pairs of one kind compete for their figures: equal ones, those that a slip of the pen may explain or that are
    /// all that differs in two sentences, others.
    fn kind(&self) -> usize {
        match self.relation {
            Relation::Equal => 0,
            Relation::OtherUnit => 1,
            _ if self.slip.is_some() || self.parallel => 1,
            _ => 2,
        }
    }
}

/// All pairs of one group with their odds, before any is ruled out.
fn meetings(a: &Prepared, b: &Prepared, story: &Likeness, weights: &Weights) -> Vec<Match> {
    let mut found = Vec::new();
    for i in 0..a.figures.len() {
        for j in 0..b.figures.len() {
            found.extend(meet((a, i), (b, j), story, weights).filter(|met| met.odds >= LEAST));
        }
    }
    found
}

/// One figure of either article, by index; `None` if they are of two groups, or share no word.
pub fn meet(
    (a, i): (&Prepared, usize),
    (b, j): (&Prepared, usize),
    story: &Likeness,
    weights: &Weights,
) -> Option<Match> {
    let (one, other) = (&a.figures[i], &b.figures[j]);
    let same = std::ptr::eq(a, b);
    let met = one.group == other.group && (!same || i < j && two_speakers(a, one, other));
    if !met || !may_meet(one, other) || two_people(a.claim(one), one, other) {
        return None;
    }
    let relation = relation(a.claim(one).quantity.as_ref()?, b.claim(other).quantity.as_ref()?)?;
    if relation == Relation::OtherUnit && (converted(a, one) || converted(b, other)) {
        return None;
    }
    let one_unit = a.unit(one) == b.unit(other);
    let signs = signs(Meeting { a: (a, one), b: (b, other), story });
    Some(Match {
        a: i,
        b: j,
        slip: one_unit.then(|| slip(one.value, other.value)).flatten(),
        relation,
        odds: weights.sum(&signs),
        copy: relation == Relation::Equal
            && Overlap::of(&one.around.sentence, &other.around.sentence).jaccard >= COPY,
        margins: (0.0, 0.0),
        equals: (LEAST, LEAST),
        parallel: parallel((a, one), (b, other)),
        cited: (cites(a, one, other), cites(b, other, one)),
    })
}

/// Log odds that two figures of one group are of one thing, of two articles or of one.
pub fn odds(
    (a, i): (&Prepared, usize),
    (b, j): (&Prepared, usize),
    story: &Likeness,
    weights: &Weights,
) -> Option<f32> {
    let (one, other) = (&a.figures[i], &b.figures[j]);
    let like = one.group == other.group && a.unit(one) == b.unit(other);
    like.then(|| weights.sum(&signs(Meeting { a: (a, one), b: (b, other), story })))
}

/// A look with little work: figures that share no word near them are of one thing only by chance.
fn may_meet(one: &Figure, other: &Figure) -> bool {
    one.around.near.shares(&other.around.near)
}

/// Whether a figure stands beside its like in another unit: "40 kilometres (25 miles)", "2 million euros ($2.6
/// million)".  Such a unit is no mistake.
fn converted(article: &Prepared, figure: &Figure) -> bool {
    let frame = article.frame(figure);
    article.figures.iter().any(|twin| {
        let beside = article.frame(twin);
        let gap = beside.number.0.abs_diff(frame.number.0);
        twin.claim != figure.claim
            && twin.group == figure.group
            && beside.sentence == frame.sentence
            && gap <= TWIN
            && article.unit(twin) != article.unit(figure)
    })
}

/// Words from a figure to its like in another unit.
const TWIN: u32 = 6;

/// Ages that stand by two names are those of two people.
fn two_people(claim: &Claim, one: &Figure, other: &Figure) -> bool {
    let age = claim.quantity.as_ref().is_some_and(|quantity| quantity.dimension == Dimension::Age);
    age && one.around.bearer.zip(other.around.bearer).is_some_and(|(one, other)| !one.is(other))
}

/// Within one article only two named speakers can be at odds.
fn two_speakers(article: &Prepared, one: &Figure, other: &Figure) -> bool {
    let (frame, facing) = (article.frame(one), article.frame(other));
    frame.sentence != facing.sentence && voices(frame, facing) == Voices::Different
}

/// Words of meaning from which two like sentences are no set phrase.
const FEWEST_WORDS: usize = 4;

/// Whether two sentences are the same word by word, other numbers included, but for one figure at the same place.
fn parallel((a, one): (&Prepared, &Figure), (b, other): (&Prepared, &Figure)) -> bool {
    let (frame, facing) = (a.frame(one), b.frame(other));
    let words = &a.reading.setting.sentences[frame.sentence as usize];
    let others = &b.reading.setting.sentences[facing.sentence as usize];
    if frame.number != facing.number || words.kinds != others.kinds {
        return false;
    }
    let inside = |at: usize| (frame.number.0 as usize..frame.number.1 as usize).contains(&at);
    let same = words.words.iter().zip(&others.words).enumerate().all(|(at, (a, b))| inside(at) || a == b);
    same && words.iter().filter(|(_, kind)| kind.is_content()).count() >= FEWEST_WORDS
}

/// Whether an article revises a figure from another's value, which it also states: "rose from nine to 12".
fn cites(article: &Prepared, figure: &Figure, other: &Figure) -> bool {
    let revised = [Sign::Revised, Sign::From, Sign::Earlier].into_iter().any(|sign| figure.has(sign));
    let states = |beside: &Figure| {
        beside.claim != figure.claim && beside.group == figure.group && beside.value == other.value
    };
    revised && article.figures.iter().any(states)
}

/// The best pairs of two articles, one to one: first those of equal figures, then the others.
pub fn align(a: &Prepared, b: &Prepared, story: &Likeness, weights: &Weights) -> Vec<Match> {
    let mut found = meetings(a, b, story, weights);
    let (mut left, mut right) =
        (vec![Side::default(); a.figures.len()], vec![Side::default(); b.figures.len()]);
    for (at, met) in found.iter().enumerate() {
        left[met.a].see(at, met);
        right[met.b].see(at, met);
    }
    for (at, met) in found.iter_mut().enumerate() {
        let (one, other) = (&left[met.a], &right[met.b]);
        met.margins = (met.odds - one.rival(at), met.odds - other.rival(at));
        met.equals = (one.equal, other.equal);
    }
    let mut kept: Vec<Match> =
        found.into_iter().filter(|met| met.relation == Relation::Equal || !explained(met)).collect();
    kept.sort_by(|x, y| {
        let rank = |met: &Match| (met.kind(), -met.odds);
        rank(x).partial_cmp(&rank(y)).unwrap_or(std::cmp::Ordering::Equal).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    one_to_one(kept, a.figures.len(), b.figures.len())
}

/// Whether an equal figure elsewhere says that these two are not at odds: one of them has a partner of its own value
/// that is nearly as likely.
fn explained(met: &Match) -> bool {
    met.equals.0.max(met.equals.1) >= met.odds - EXPLAINS && !met.cited.0 && !met.cited.1 && !met.parallel
}

/// From the best down, every figure at most once among the equal pairs, those that differ by a slip, and the others.
fn one_to_one(ranked: Vec<Match>, left: usize, right: usize) -> Vec<Match> {
    let mut taken = [vec![[false; 3]; left], vec![[false; 3]; right]];
    let mut kept = Vec::new();
    for met in ranked {
        let kind = met.kind();
        if !taken[0][met.a][kind] && !taken[1][met.b][kind] {
            kept.push(met);
        }
        // A figure's best partner blocks it even where that one prefers another: only mutual bests are matched.
        taken[0][met.a][kind] = true;
        taken[1][met.b][kind] = true;
    }
    kept
}

/// What one figure has met.
#[derive(Debug, Clone)]
struct Side {
    /// The best pairs, by index, and their odds.
    best: Best,
    /// Log odds of its best partner of equal value.
    equal: f32,
}

impl Default for Side {
    fn default() -> Self {
        Side { best: Best::default(), equal: LEAST }
    }
}

impl Side {
    fn see(&mut self, at: usize, met: &Match) {
        if met.relation == Relation::Equal {
            // The same figure in the same sentence is the same thing.
            self.equal = self.equal.max(if met.copy { f32::INFINITY } else { met.odds });
        }
        self.best.see(at, met.odds);
    }

    /// Odds of the best pair other than this one.
    fn rival(&self, at: usize) -> f32 {
        self.best.but(at).max(LEAST)
    }
}
