//! Rows to learn from on clauses and moments: what is denied, and when it was.

use gainsay::claims::Claim;
use gainsay::compare::date::{self, Pair};
use gainsay::compare::{Model, Prepared, Times, polarity};

use crate::corpus::{Corpus, Family};
use crate::fit::{Row, fold, logistic};
use crate::learn::{Material, incident, likeness, pairs};

const CLAUSE_RIDGE: f64 = 8.0;
const MOMENT_RIDGE: f64 = 8.0;
const DATE_RIDGE: f64 = 2.0;
/// Pairs of articles of one corpus from which clauses and moments are taken without a judge.
const REAL_PAIRS: usize = 600;
/// Rows that come from them.
const REAL_ROWS: usize = 6000;
/// Of matched moments, which are fewer, and often told of one thing.
const REAL_DATES: usize = 300;
/// Parts in which rows for the verdict on dates are made by weights that did not see them.
const INNER: usize = 3;

mod weight {
    pub const GOLD: f32 = 3.0;
    pub const FAMILY_REST: f32 = 1.0;
    /// Of real news, where hardly any pair of clauses is at odds.
    pub const REAL: f32 = 0.3;
    pub const REAL_DATE: f32 = 0.1;
    pub const EQUAL: f32 = 0.5;
}

/// What the gold says of two claims of a family's articles: verdict and kind of each pair that joins them.
fn joined<'a>(family: &'a Family, (a, b): (&str, &str), (claim, against): (&Claim, &Claim)) -> Said<'a> {
    let joins = |(_, gold): &(usize, &'a crate::corpus::Gold)| family.joins(gold, (a, b), (claim, against));
    let all = family.gold.iter().enumerate().filter(joins);
    all.map(|(at, gold)| (at, gold.verdict.as_str(), gold.kind.as_str())).collect()
}

/// Clauses of families at odds or not; of clauses that lie where one pair points, the likest are meant.
fn clause_rows(material: &Material, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for family in &material.families {
        for (a, b) in pairs(family) {
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            let Some(story) = likeness(one, other, model) else { continue };
            let met = polarity::denials(one, other, &story);
            let gold: Vec<Said> = met
                .iter()
                .map(|denial| {
                    let (claim, against) = (
                        one.reading.proposed(one.clauses.list[denial.a].at),
                        other.reading.proposed(other.clauses.list[denial.b].at),
                    );
                    joined(family, (a, b), (&claim, &against))
                })
                .collect();
            let best = |pair: usize| {
                let of = (0..met.len()).filter(|at| gold[*at].iter().any(|(of, ..)| *of == pair));
                of.max_by(|x, y| met[*x].signs[0].total_cmp(&met[*y].signs[0]).then(y.cmp(x)))
            };
            for (at, denial) in met.iter().enumerate() {
                let wanted = gold[at]
                    .iter()
                    .find(|(_, verdict, kind)| *verdict == "contradiction" && *kind == "polarity");
                let label = match wanted {
                    Some((pair, ..)) if best(*pair) == Some(at) => Some((1, weight::GOLD)),
                    Some(_) => None,
                    None if gold[at].iter().any(|(_, verdict, _)| *verdict == "contradiction") => None,
                    None if !gold[at].is_empty() => Some((0, weight::GOLD)),
                    None => Some((0, weight::FAMILY_REST)),
                };
                rows.extend(label.map(|(outcome, weight)| Row {
                    signs: denial.signs.to_vec(),
                    outcome,
                    weight,
                }));
            }
        }
    }
    rows.extend(real(material, model, (REAL_ROWS, weight::REAL), |one, other, story| {
        polarity::denials(one, other, story).iter().map(|denial| denial.signs.to_vec()).collect()
    }));
    rows
}

/// Rows of pairs of real articles, of which none is taken to be one of the wanted ones.
fn real(
    material: &Material,
    model: &Model,
    (most, weight): (usize, f32),
    signs: impl Fn(&Prepared, &Prepared, &gainsay::compare::story::Likeness) -> Vec<Vec<f32>>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (corpus, candidates) in material.corpora.iter().zip(material.candidates) {
        let open = |(a, b): &&(usize, usize)| (material.open)(corpus, *a) && (material.open)(corpus, *b);
        let all: Vec<&(usize, usize)> = candidates.iter().filter(open).collect();
        let step = (all.len() / REAL_PAIRS).max(1);
        let mut found = Vec::new();
        for &&(a, b) in all.iter().step_by(step) {
            let (one, other) = (&corpus.told[a].prepared, &corpus.told[b].prepared);
            let Some(story) = likeness(one, other, model) else { continue };
            found.extend(signs(one, other, &story));
        }
        let step = found.len().div_ceil(most).max(1);
        let row = |signs| Row { signs, outcome: 0, weight };
        rows.extend(found.into_iter().step_by(step).map(row));
    }
    rows
}

/// What the gold says of two claims: index of the pair, verdict, kind.
type Said<'a> = Vec<(usize, &'a str, &'a str)>;

/// Each pair of moments of a family with what the gold says of it.
fn dated<'a>(family: &'a Family, model: &Model) -> Vec<(Pair, Said<'a>)> {
    let mut found = Vec::new();
    for (a, b) in pairs(family) {
        let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
        let Some(story) = likeness(one, other, model) else { continue };
        for pair in date::pairs(one, other, &story, [&model.align, &model.moments]) {
            let (claim, against) =
                (one.reading.timed(one.moments[pair.a].at), other.reading.timed(other.moments[pair.b].at));
            let gold = joined(family, (a, b), (&claim, &against));
            found.push((pair, gold));
        }
    }
    found
}

fn moment_rows(material: &Material, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for family in &material.families {
        for (pair, gold) in dated(family, model) {
            let of_date = |verdicts: &[&str]| {
                gold.iter().any(|(_, verdict, kind)| *kind == "date" && verdicts.contains(verdict))
            };
            let label = match pair.times {
                _ if of_date(&["contradiction", "update", "agreement"]) => Some((1, weight::GOLD)),
                _ if of_date(&["unrelated"]) => Some((0, weight::GOLD)),
                Times::Same => Some((1, weight::EQUAL)),
                Times::Apart | Times::OtherZone => Some((0, weight::FAMILY_REST)),
                Times::Compatible => None,
            };
            rows.extend(label.map(|(outcome, weight)| Row { signs: pair.signs.to_vec(), outcome, weight }));
        }
    }
    rows.extend(real(material, model, (REAL_ROWS, weight::REAL_DATE), |one, other, story| {
        let met = date::pairs(one, other, story, [&model.align, &model.moments]);
        met.iter().filter(|pair| pair.excludes()).map(|pair| pair.signs.to_vec()).collect()
    }));
    rows
}

/// Of matched moments that exclude each other, whether they are at odds.
fn date_rows(material: &Material, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for family in &material.families {
        for (a, b) in pairs(family) {
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            let Some(story) = likeness(one, other, model) else { continue };
            let met = date::pairs(one, other, &story, [&model.align, &model.moments]);
            for at in date::matched(&met) {
                let pair = &met[at];
                let (claim, against) = (
                    one.reading.timed(one.moments[pair.a].at),
                    other.reading.timed(other.moments[pair.b].at),
                );
                let gold = joined(family, (a, b), (&claim, &against));
                let verdict = gold.iter().find(|(.., kind)| *kind == "date").map(|(_, verdict, _)| *verdict);
                let outcome = usize::from(verdict == Some("contradiction"));
                let weight = if outcome == 1 { weight::GOLD } else { weight::FAMILY_REST };
                rows.push(Row { signs: pair.signs(one, other, &story).to_vec(), outcome, weight });
            }
        }
    }
    rows.extend(real(material, model, (REAL_DATES, weight::REAL_DATE), |one, other, story| {
        let met = date::pairs(one, other, story, [&model.align, &model.moments]);
        date::matched(&met).into_iter().map(|at| met[at].signs(one, other, story).to_vec()).collect()
    }));
    rows
}

/// Learns the weights on clauses and moments, once those on stories are known.
pub fn learn_told(material: &Material, model: &mut Model) {
    model.polarity = logistic(&clause_rows(material, model), CLAUSE_RIDGE);
    let mut rows = Vec::new();
    for part in 0..INNER {
        let held = |name: &str| fold(name, INNER) == part;
        let half = |wanted: bool| {
            let families = material.families.iter().copied().filter(|family| held(&family.name) == wanted);
            families.collect::<Vec<_>>()
        };
        let open = |corpus: &Corpus, at: usize| (material.open)(corpus, at) && !held(&incident(corpus, at));
        let inner = Material { families: half(false), judged: Vec::new(), open: &open, ..*material };
        let blind = Model { moments: logistic(&moment_rows(&inner, model), MOMENT_RIDGE), ..model.clone() };
        let open = |corpus: &Corpus, at: usize| (material.open)(corpus, at) && held(&incident(corpus, at));
        let rest = Material { families: half(true), judged: Vec::new(), open: &open, ..*material };
        rows.extend(date_rows(&rest, &blind));
    }
    model.moments = logistic(&moment_rows(material, model), MOMENT_RIDGE);
    model.date = logistic(&rows, DATE_RIDGE);
}
