//! One article affirms what the other denies: the same predicate with and without a "not", or a word against its antonym.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::opinion::{self, Opinion, one_outlet, rounded};
use super::{LIKELY, ONE_STORY, SURE};
use crate::base::Field;
use crate::claims::{Claim, Factuality, Polarity, Proposition, Wording};
use crate::compare::align::clauses::{self, Meeting, SIGNS};
use crate::compare::bag::{Bag, WordId};
use crate::compare::best::Best;
use crate::compare::clause::Clause;
use crate::compare::finding::{FindingKind, Severity, Verdict};
use crate::compare::overlap::Overlap;
use crate::compare::prepared::Prepared;
use crate::compare::reason;
use crate::compare::regression::{Weights, probability};
use crate::compare::story::Likeness;
use crate::compare::trail::Trail;
use crate::compare::voice::{Voices, between};

/// Words, and share of the poorer clause's weight, that two clauses must have in common to be looked at.
const FEWEST_SHARED: u32 = 2;
const LEAST_SHARED: f32 = 0.25;

/// A rarer predicate tells one deed by itself, if one person did it.
const TELLING: f32 = 0.5;

/// Weighted share of their words from which two clauses that agree are one.
const TWIN: f32 = 0.5;

/// Two clauses that cannot both be so, if they are of one thing.
#[derive(Debug, Clone)]
pub struct Denial {
    /// Indices among the prepared clauses of either article.
    pub a: usize,
    pub b: usize,
    /// Whether a word excludes another, where neither clause or both are negated.
    pub antonyms: bool,
    pub voices: Voices,
    pub signs: [f32; SIGNS.len()],
}

/// Every pair of clauses of which one denies what the other affirms; within one article only of two speakers.
pub fn denials(a: &Prepared, b: &Prepared, story: &Likeness) -> Vec<Denial> {
    if story.probability() < ONE_STORY {
        return Vec::new();
    }
    let same = std::ptr::eq(a, b);
    let mut met = Vec::new();
    let mut meet = |i: usize, j: usize| {
        let (one, other) = (&a.clauses.list[i], &b.clauses.list[j]);
        let opposite = one.opposite(other);
        let contrary = (one.negative != other.negative) != opposite.is_some();
        if (!same || i < j) && contrary && may_meet(one, other) {
            met.push((i, j, opposite));
        }
    };
    for i in a.clauses.negative() {
        b.clauses.sharing(&a.clauses.list[i]).into_iter().for_each(|(j, _)| meet(i, j));
    }
    for j in b.clauses.negative() {
        a.clauses.sharing(&b.clauses.list[j]).into_iter().for_each(|(i, _)| meet(i, j));
    }
    for (i, j) in a.clauses.opposing(&b.clauses) {
        meet(i, j);
    }
    met.sort_unstable_by_key(|(i, j, _)| (*i, *j));
    met.dedup_by_key(|(i, j, _)| (*i, *j));
    let met = likeliest(a, b, met);
    let mut rivals: [FxHashMap<usize, Best>; 2] = Default::default();
    for (at, pair) in met.iter().enumerate() {
        rivals[0].entry(pair.a).or_default().see(at, pair.like);
        rivals[1].entry(pair.b).or_default().see(at, pair.like);
    }
    // Of each clause once, however many deny it.
    let likest_of = |of: &Prepared, clauses: &Prepared, wanted: BTreeSet<usize>| -> FxHashMap<usize, f32> {
        wanted.into_iter().map(|at| (at, likest(of, &clauses.clauses.list[at]))).collect()
    };
    let twins = match same {
        true => Default::default(),
        false => (
            likest_of(b, a, met.iter().map(|pair| pair.a).collect()),
            likest_of(a, b, met.iter().map(|pair| pair.b).collect()),
        ),
    };
    let denial = |(at, pair): (usize, &Contrary)| {
        let Contrary { a: i, b: j, opposite, like } = *pair;
        let (one, other) = (&a.clauses.list[i], &b.clauses.list[j]);
        let (proposition, facing) = (a.proposition(one), b.proposition(other));
        let voices = between(a.voice(proposition), b.voice(facing));
        let two = voices == Voices::Different
            || voices == Voices::Unknown
                && a.speaker(proposition).zip(b.speaker(facing)).is_some_and(|(one, other)| one != other);
        if same && (!two || proposition.sentence == facing.sentence) {
            return None;
        }
        let twin = |of: &FxHashMap<usize, f32>, at: usize| of.get(&at).copied().unwrap_or_default();
        let twin = twin(&twins.0, i).max(twin(&twins.1, j));
        // The other article says the same elsewhere, so that this is another matter.
        if twin >= TWIN && twin >= like {
            return None;
        }
        let rival = rivals[0][&i].but(at).max(rivals[1][&j].but(at)).max(0.0);
        let meeting = Meeting { a: (a, one), b: (b, other), story, opposite, voices, twin, rival };
        let antonyms = opposite.is_some();
        Some(Denial { a: i, b: j, antonyms, voices, signs: clauses::signs(&meeting) })
    };
    met.iter().enumerate().filter_map(denial).collect()
}

/// A look with little work: both are told as they are or will be, and share more than one word.
fn may_meet(one: &Clause, other: &Clause) -> bool {
    let firm = |clause: &Clause| matches!(clause.firm, Factuality::Asserted | Factuality::Planned);
    if !firm(one) || !firm(other) {
        return false;
    }
    let shared = Overlap::of(&one.own, &other.own);
    let opposed = u32::from(one.opposite(other).is_some());
    let one_deed = one.predicate == other.predicate
        && one.rarity >= TELLING
        && Overlap::of(&one.agent, &other.agent).words > 0;
    let met = Bag::shares;
    let apart = |one: &Bag, other: &Bag| !one.is_empty() && !other.is_empty() && !met(one, other);
    // Who did it in one clause, it befell in the other.
    let swapped = met(&one.agent, &other.patient) || met(&one.patient, &other.agent);
    let matched = met(&one.agent, &other.agent) || met(&one.patient, &other.patient);
    // Who is known on both sides must be one: another man was hurt, and not this one.
    let strangers = one.named && other.named && !matched && !swapped;
    !strangers
        && (shared.words + opposed >= FEWEST_SHARED || one_deed)
        && shared.contained >= LEAST_SHARED
        && !apart(&one.complement, &other.complement)
        && (matched || !swapped)
}

/// Two clauses, by index, and the words in which they are opposite.
type Opposed = (usize, usize, Option<(WordId, WordId)>);

/// Two clauses of which one is contrary to the other, by index.
struct Contrary {
    a: usize,
    b: usize,
    opposite: Option<(WordId, WordId)>,
    /// The weighted share of words that they have in common.
    like: f32,
}

/// A clause is weighed against no more contrary ones: in a text of one sentence pattern each is contrary to all.
const MOST_CONTRARY: usize = 16;

/// Pairs that are among the likest of either clause, in order.
fn likeliest(a: &Prepared, b: &Prepared, met: Vec<Opposed>) -> Vec<Contrary> {
    let contrary = |(i, j, opposite): (usize, usize, _)| {
        let like = Overlap::of(&a.clauses.list[i].all, &b.clauses.list[j].all).jaccard;
        Contrary { a: i, b: j, opposite, like }
    };
    let met: Vec<Contrary> = met.into_iter().map(contrary).collect();
    let mut ranked: Vec<usize> = (0..met.len()).collect();
    ranked.sort_by(|x, y| met[*y].like.total_cmp(&met[*x].like).then(x.cmp(y)));
    let mut taken: [FxHashMap<usize, usize>; 2] = Default::default();
    let mut kept = FxHashSet::default();
    for at in ranked {
        for (side, clause) in taken.iter_mut().zip([met[at].a, met[at].b]) {
            let taken = side.entry(clause).or_default();
            *taken += 1;
            if *taken <= MOST_CONTRARY {
                kept.insert(at);
            }
        }
    }
    met.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, pair)| pair).collect()
}

/// How like the likest clause of an article is that says the same as one of another.
fn likest(article: &Prepared, clause: &Clause) -> f32 {
    let like = article.clauses.sharing(clause).into_iter().filter_map(|(at, _)| {
        let other = &article.clauses.list[at];
        let agrees = other.negative == clause.negative && clause.opposite(other).is_none();
        agrees.then(|| Overlap::of(&clause.all, &other.all).jaccard)
    });
    like.fold(0.0, f32::max)
}

/// The pairs of which each clause is the other's likeliest, with their log odds, the likeliest first.
pub fn matched(denials: &[Denial], weights: &Weights) -> Vec<(usize, f32)> {
    let mut ranked: Vec<(usize, f32)> =
        denials.iter().enumerate().map(|(at, denial)| (at, weights.sum(&denial.signs))).collect();
    ranked.sort_by(|x, y| {
        let place = |at: usize| (denials[at].a, denials[at].b);
        y.1.total_cmp(&x.1).then_with(|| place(x.0).cmp(&place(y.0)))
    });
    let mut taken = (FxHashSet::default(), FxHashSet::default());
    ranked.retain(|(at, _)| {
        let (one, other) = (taken.0.insert(denials[*at].a), taken.1.insert(denials[*at].b));
        one && other
    });
    ranked
}

/// Judges two clauses, the newer article's first, by their log odds to be at odds.
pub fn judge(
    (newer, claim): (&Prepared, &Claim),
    (older, against): (&Prepared, &Claim),
    denial: &Denial,
    (odds, story): (f32, &Likeness),
    trail: &mut Trail,
) -> Option<Opinion> {
    let sure = probability(odds);
    let how = match denial.antonyms {
        true => "one says the opposite of the other",
        false => "one affirms what the other denies",
    };
    trail.note("contrary", true, how.to_owned());
    trail.note("sure", sure >= SURE, format!("of one thing, and at odds: {:.0} %", sure * 100.0));
    let two_articles = !std::ptr::eq(newer, older);
    let of = |verdict, rule| Opinion {
        verdict,
        kind: FindingKind::Polarity,
        rule,
        between: opinion::between(denial.voices, two_articles && one_outlet(claim, against)),
        severity: severity(claim, against, denial.voices),
        score: rounded(sure),
        reason: sentence(claim, against, how),
    };
    if sure < LIKELY {
        return None;
    }
    let told =
        (newer.proposition(&newer.clauses.list[denial.a]), older.proposition(&older.clauses.list[denial.b]));
    // Of two reports of one day, or without a day, either may be the later.
    let came_about =
        came_about(told.0, told.1) || story.gap.is_none_or(|days| days == 0) && came_about(told.1, told.0);
    if two_articles && !denial.antonyms && came_about {
        trail.note("so_far", false, "the earlier text only says how things stood".to_owned());
        return Some(of(Verdict::Update, "polarity.came_about"));
    }
    let rule = if denial.antonyms { "polarity.antonym" } else { "polarity.denied" };
    Some(of(if sure >= SURE { Verdict::Contradiction } else { Verdict::ToCheck }, rule))
}

/// "Nobody has been arrested", and then somebody was.
fn came_about(newer: &Proposition, older: &Proposition) -> bool {
    older.polarity == Polarity::Negative && older.so_far && newer.polarity == Polarity::Positive
}

/// Somebody named denies it, or it stands in a headline: grave; what is told on the way is less so.
fn severity(claim: &Claim, against: &Claim, voices: Voices) -> Severity {
    let titled = claim.field == Field::Title || against.field == Field::Title;
    match (titled, voices) {
        (true, _) => Severity::High,
        (false, Voices::Different | Voices::Same) => Severity::Medium,
        (false, Voices::Unknown) => Severity::Low,
    }
}

/// Whoever is quoted stands between marks, who is reported and the outlet's own words do not.
fn sentence(claim: &Claim, against: &Claim, how: &str) -> String {
    const MOST: usize = 110;
    let (newer, older) = reason::outlets(claim, against);
    let said = |claim: &Claim| Wording::of(claim).by_speaker(MOST);
    format!("{newer}: {}; {older}: {}; {how}.", said(claim), said(against))
}
