//! One thing at two times: days, hours and years of aligned moments that cannot both be.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::opinion::{self, Opinion, one_outlet, rounded};
use super::{LIKELY, ONE_STORY, SURE};
use crate::claims::{Bound, Claim, Factuality, Sign};
use crate::compare::align::moments::{self, Meeting, signs as signs_of};
use crate::compare::bag::Bag;
use crate::compare::best::Best;
use crate::compare::finding::{FindingKind, Severity, Verdict};
use crate::compare::interval::{Relation, relation};
use crate::compare::moment::{Moment, Times, times};
use crate::compare::prepared::Prepared;
use crate::compare::reason;
use crate::compare::regression::{Weights, on, probability};
use crate::compare::story::Likeness;
use crate::compare::trail::Trail;
use crate::compare::voice::{Voices, between};

/// In the order of [`Pair::signs`].
pub const SIGNS: [&str; 11] = [
    "aligned",
    "margin",
    "aligned_and_margin",
    "equal_partner",
    "moved",
    "other_zone",
    "days_apart",
    "gap",
    "story",
    "same_article",
    "same_source",
];

/// Articles that are as surely of one incident can tell of one deed.
const ONE_INCIDENT: f32 = 0.8;
/// A commoner predicate is said of any deed: "happen", "take".
const TELLING: f32 = 0.4;
/// A clause with fewer words of meaning does not say of what the moment is: "it happened at 9".
const FEWEST_WORDS: usize = 2;

/// Pairs of lower odds are not looked at further.
const LEAST: f32 = -4.0;
/// A moment that was set anew is an update from this probability on.
const MOVED: f32 = 0.35;

/// Two moments that may be of one thing.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Indices among the prepared moments of either article.
    pub a: usize,
    pub b: usize,
    pub times: Times,
    pub voices: Voices,
    pub signs: [f32; moments::SIGNS.len()],
    /// Log odds that both are of one thing, by all but the times.
    pub odds: f32,
    /// By how much they exceed those of the next best partner of either.
    pub margin: f32,
    /// Log odds of the best partner of either that tells the same time.
    pub equal: f32,
}

/// Every pair of moments that can be compared, by the weights of figures and of moments; within one article only of
/// two speakers.
pub fn pairs(a: &Prepared, b: &Prepared, story: &Likeness, weights: [&Weights; 2]) -> Vec<Pair> {
    if story.probability() < ONE_STORY {
        return Vec::new();
    }
    let [figures, moments] = weights;
    let same = std::ptr::eq(a, b);
    let mut found = Vec::new();
    let (ones, others) = (comparable(a), comparable(b));
    for &(i, one) in &ones {
        for &(j, other) in others.iter().filter(|(j, _)| !same || i < *j) {
            if retold((a, one), (b, other)) {
                continue;
            }
            let Some(times) = times(a.moment(one), b.moment(other)) else { continue };
            let voices = between(a.voice_at(one), b.voice_at(other));
            if same && voices != Voices::Different {
                continue;
            }
            if other_counts((a, one), (b, other)) {
                continue;
            }
            let signs = signs_of(&Meeting { a: (a, one), b: (b, other), story, voices }, figures);
            let odds = moments.sum(&signs);
            found.push(Pair { a: i, b: j, times, voices, signs, odds, margin: 0.0, equal: LEAST });
        }
    }
    rank(&mut found);
    found
}

/// The same words told from two days of publication: a copy keeps its "yesterday".
fn retold((a, one): (&Prepared, &Moment), (b, other): (&Prepared, &Moment)) -> bool {
    fn words<'a>(article: &'a Prepared, moment: &Moment) -> &'a [String] {
        let moment = article.moment(moment);
        let words = &article.reading.setting.sentences[moment.sentence as usize].words;
        let to = usize::from(moment.words.1).min(words.len());
        &words[usize::from(moment.words.0).min(to)..to]
    }
    a.moment(one).relative && b.moment(other).relative && words(a, one) == words(b, other)
}

/// "Killed 31 on Friday", "killed 19 on Thursday": where the clauses count the same things and the counts differ as well, each
/// tells of a deed of its own.
fn other_counts((a, one): (&Prepared, &Moment), (b, other): (&Prepared, &Moment)) -> bool {
    let counted = |article: &Prepared, moment: &Moment| {
        let sentence = article.moment(moment).sentence;
        let inside = article.figures.iter().filter(|figure| {
            article.reading.setting.frames.get(figure.claim).is_some_and(|frame| frame.sentence == sentence)
        });
        inside.map(|figure| figure.claim).collect::<SmallVec<[usize; 4]>>()
    };
    let (ones, others) = (counted(a, one), counted(b, other));
    let alike = |x: usize, y: usize| {
        let (x, y) = (&a.reading.setting.frames[x].subject, &b.reading.setting.frames[y].subject);
        x.event.is_some() && x.event == y.event && x.thing == y.thing
    };
    let differ = |x: usize, y: usize| {
        let (x, y) = (&a.reading.claims[x].quantity, &b.reading.claims[y].quantity);
        let relation = x.as_ref().zip(y.as_ref()).and_then(|(x, y)| relation(x, y));
        relation.is_some_and(Relation::excludes)
    };
    ones.iter().any(|x| others.iter().any(|y| alike(*x, *y) && differ(*x, *y)))
}

/// The moments of which an article says of what they are, with their indices; not those until which it counted.
fn comparable(article: &Prepared) -> Vec<(usize, &Moment)> {
    let all = article.moments.iter().enumerate();
    all.filter(|(_, moment)| tells(article, moment) && !counts(article, moment)).collect()
}

/// Whether its clause says of what the moment is.
fn tells(article: &Prepared, moment: &Moment) -> bool {
    article.clause_of(moment).is_some_and(|clause| clause.all.len() >= FEWEST_WORDS)
}

/// "By Thursday 40 had left": until when something was counted, which both can hold.
fn counts(article: &Prepared, moment: &Moment) -> bool {
    let ahead = article.clause_of(moment).is_some_and(|clause| clause.firm != Factuality::Asserted);
    article.moment(moment).bound == Bound::By && !ahead && !is_plan(article, moment)
}

/// Fills in margins and equal partners.
fn rank(found: &mut [Pair]) {
    let sides = |agreeing: bool| {
        let of = found.iter().enumerate().filter(|(_, pair)| !agreeing || agrees(pair.times));
        let mut best: [FxHashMap<usize, Best>; 2] = Default::default();
        for (at, pair) in of {
            best[0].entry(pair.a).or_default().see(at, pair.odds);
            best[1].entry(pair.b).or_default().see(at, pair.odds);
        }
        best
    };
    let (all, equal) = (sides(false), sides(true));
    for (at, pair) in found.iter_mut().enumerate() {
        let rival = |best: &[FxHashMap<usize, Best>; 2]| {
            let of = [best[0].get(&pair.a), best[1].get(&pair.b)].into_iter().flatten();
            of.map(|best| best.but(at)).fold(LEAST, f32::max)
        };
        let (rival, equal) = (rival(&all), rival(&equal));
        pair.margin = pair.odds - rival;
        pair.equal = equal;
    }
}

fn agrees(times: Times) -> bool {
    matches!(times, Times::Same | Times::Compatible)
}

impl Pair {
    pub fn excludes(&self) -> bool {
        matches!(self.times, Times::Apart | Times::OtherZone)
    }

    /// What differs, the newer article's moment given first.
    pub fn signs(&self, a: &Prepared, b: &Prepared, story: &Likeness) -> [f32; SIGNS.len()] {
        let (one, other) = (&a.moments[self.a], &b.moments[self.b]);
        let (told, facing) = (a.moment(one), b.moment(other));
        let apart = told.days.zip(facing.days).and_then(|(x, y)| x.start.until(y.start).ok());
        let apart = apart.map(|span| span.get_days().abs());
        let aligned = probability(self.odds);
        let margin = self.margin.clamp(0.0, 3.0) / 3.0;
        [
            aligned,
            margin,
            aligned * margin,
            (self.equal - self.odds).clamp(-4.0, 2.0) / 4.0,
            on(one.has(Sign::Moved) || other.has(Sign::Moved)),
            on(self.times == Times::OtherZone),
            apart.map_or(0.0, |days| (days as f32).ln_1p() / 4.0),
            story.gap.map_or(0.0, |days| (days as f32).ln_1p() / 3.0),
            story.odds.clamp(-6.0, 6.0) / 6.0,
            on(std::ptr::eq(a, b)),
            on(a.reading.article.source.is_some() && a.reading.article.source == b.reading.article.source),
        ]
    }
}

/// Pairs of which each moment is the other's best, the likeliest first.
pub fn matched(pairs: &[Pair]) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].odds >= LEAST).collect();
    ranked.sort_by(|x, y| {
        let place = |at: usize| (pairs[at].a, pairs[at].b);
        pairs[*y].odds.total_cmp(&pairs[*x].odds).then_with(|| place(*x).cmp(&place(*y)))
    });
    let mut taken = (rustc_hash::FxHashSet::default(), rustc_hash::FxHashSet::default());
    // Pairs that agree compete among themselves, so that one of them leaves the others for the margin to judge.
    ranked.retain(|at| {
        let pair = &pairs[*at];
        let kind = pair.excludes();
        let (one, other) = (taken.0.insert((pair.a, kind)), taken.1.insert((pair.b, kind)));
        one && other && kind
    });
    ranked
}

/// Judges two moments, the newer article's first, by their log odds to be at odds.
pub fn judge(
    (newer, older): (&Prepared, &Prepared),
    (claim, against): (&Claim, &Claim),
    pair: &Pair,
    (odds, story): (f32, &Likeness),
    trail: &mut Trail,
) -> Option<Opinion> {
    let sure = probability(odds);
    let aligned = probability(pair.odds);
    trail.note(
        "aligned",
        aligned >= LIKELY,
        format!("of one thing by all but the times: {:.0} %", aligned * 100.0),
    );
    trail.note("disjoint", true, format!("{} against {}", claim.text, against.text));
    let (one, other) = (&newer.moments[pair.a], &older.moments[pair.b]);
    let moved = one.has(Sign::Moved) && story.gap.is_some_and(|days| days > 0) && is_plan(older, other);
    if moved {
        trail.note("moved", false, "the newer text says that another time was set".to_owned());
    }
    trail.note("sure", sure >= SURE, format!("at odds: {:.0} %", sure * 100.0));
    let (verdict, rule) = match sure.max(aligned) {
        likely if moved && likely >= MOVED => (Verdict::Update, "date.moved"),
        _ if moved => return None,
        _ if is_next((newer, one), (older, other), story) => return None,
        _ if is_one_deed((newer, one), (older, other)) => match sure {
            SURE.. => (Verdict::Contradiction, "date.one_deed"),
            LIKELY.. => (Verdict::ToCheck, "date.one_deed"),
            _ => return None,
        },
        _ if sure >= SURE => (Verdict::ToCheck, "date.apart"),
        _ => return None,
    };
    Some(Opinion {
        verdict,
        kind: FindingKind::Date,
        rule,
        between: opinion::between(pair.voices, one_outlet(claim, against)),
        severity: if one.first && other.first { Severity::Medium } else { Severity::Low },
        score: rounded(if verdict == Verdict::Update { sure.max(aligned) } else { sure }),
        reason: sentence(claim, against),
    })
}

/// Articles of some days between them, each of which tells of its own day, are likelier of two incidents; so are those
/// that have less in common.
fn is_next((a, one): (&Prepared, &Moment), (b, other): (&Prepared, &Moment), story: &Likeness) -> bool {
    let own = a.moment(one).relative && b.moment(other).relative;
    story.probability() < ONE_INCIDENT || own && story.gap.is_none_or(|days| days > 1)
}

/// Whether both clauses tell of one deed by their own words: what was done, and who did it or to whom.  In real news
/// alike sentences tell of another shooting, another raid, another hearing.
fn is_one_deed((a, one): (&Prepared, &Moment), (b, other): (&Prepared, &Moment)) -> bool {
    let Some((c, d)) = a.clause_of(one).zip(b.clause_of(other)) else { return false };
    let shared = Bag::shares;
    c.predicate == d.predicate
        && c.rarity >= TELLING
        && (shared(&c.agent, &d.agent) || shared(&c.patient, &d.patient))
}

/// Whether a moment lay ahead when the article told of it.
fn is_plan(article: &Prepared, moment: &Moment) -> bool {
    let planned = article.clause_of(moment).is_some_and(|clause| clause.firm == Factuality::Planned);
    let told = article.moment(moment);
    let ahead = told.days.zip(article.reading.article.published).is_some_and(|(days, day)| days.end > day);
    planned || ahead || moment.has(Sign::Plan)
}

fn sentence(claim: &Claim, against: &Claim) -> String {
    const MOST: usize = 60;
    let (newer, older) = reason::outlets(claim, against);
    let said = |claim: &Claim| {
        let what = claim.event.as_ref().map(|event| event.text.as_str()).unwrap_or_default();
        format!("{} ({what}){}", reason::short(&claim.text, MOST), reason::by(claim))
    };
    format!("{newer} says {}, {older} {}.", said(claim), said(against))
}
