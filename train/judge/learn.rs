//! Rows to learn from, and the order in which the regressions are learned.

use gainsay::compare::align::{self, Match, Meeting, align};
use gainsay::compare::contrast::Contrast;
use gainsay::compare::regression::probability;
use gainsay::compare::story::Likeness;
use gainsay::compare::{Model, Prepared, Relation};

use crate::corpus::{Corpus, Family, Judged};
use crate::fit::{Row, fold, logistic};
use crate::told::learn_told;

/// Penalties on squared weights.
const STORY_RIDGE: f64 = 3.0;
const ALIGN_RIDGE: f64 = 20.0;
const VERDICT_RIDGE: f64 = 6.0;
const UPDATE_RIDGE: f64 = 12.0;
/// Pairs of articles of one corpus from which figures are taken without a judge.
const WEAK_PAIRS: usize = 500;
/// Rows that come from them.
const WEAK_ROWS: usize = 5000;
/// Parts in which rows for the verdict are made by weights that did not see them.
const INNER: usize = 3;

/// How much a row counts, by where it comes from; chosen on the folds.
mod weight {
    /// Families are few beside the pairs of real articles.
    pub const FAMILY_STORY: f32 = 10.0;
    pub const GOLD: f32 = 3.0;
    pub const EQUAL: f32 = 1.0;
    pub const FAMILY_REST: f32 = 0.6;
    /// Of pairs that readers judged, which were chosen for likeness and are nearly all of two things.
    pub const JUDGED: f32 = 0.5;
    pub const JUDGED_VERDICT: f32 = 0.3;
    pub const WEAK: f32 = 0.3;
    pub const OTHER_INCIDENT: f32 = 0.1;
    pub const OTHER_VERDICT: f32 = 0.5;
}

/// What is learned from; a fold leaves some of it out.
pub struct Material<'a> {
    pub families: Vec<&'a Family>,
    pub corpora: &'a [Corpus],
    pub candidates: &'a [Vec<(usize, usize)>],
    pub judged: Vec<&'a Judged>,
    /// Whether an incident of a corpus may be looked at.
    pub open: &'a (dyn Fn(&Corpus, usize) -> bool + Sync),
}

pub fn incident(corpus: &Corpus, article: usize) -> String {
    let told = &corpus.told[article];
    match told.incident.as_str() {
        "" => told.article.published.map_or_else(String::new, |day| day.to_string()),
        incident => format!("{} {incident}", corpus.name),
    }
}

/// Pairs of articles of one incident against pairs of two, all of them met by the index.
pub fn story_rows(material: &Material) -> Vec<Row> {
    let blank = Model::default();
    let mut rows = Vec::new();
    for (corpus, candidates) in material.corpora.iter().zip(material.candidates) {
        let known = corpus.told.iter().any(|told| !told.incident.is_empty());
        let open = |at: usize| known && (material.open)(corpus, at);
        for &(a, b) in candidates.iter().filter(|(a, b)| open(*a) && open(*b)) {
            let (one, other) = (&corpus.told[a], &corpus.told[b]);
            if let Some(story) = Likeness::of(&one.prepared, &other.prepared, &blank.story) {
                rows.push(Row {
                    signs: story.signs.to_vec(),
                    outcome: usize::from(one.incident == other.incident),
                    weight: 1.0,
                });
            }
        }
    }
    for (at, family) in material.families.iter().enumerate() {
        for other in &material.families[..=at] {
            for (name, (_, one)) in &family.articles {
                for (another, (_, two)) in &other.articles {
                    let same = family.name == other.name;
                    if same && name <= another {
                        continue;
                    }
                    if let Some(story) = Likeness::of(one, two, &blank.story) {
                        let outcome = usize::from(same);
                        rows.push(Row { signs: story.signs.to_vec(), outcome, weight: weight::FAMILY_STORY });
                    }
                }
            }
        }
    }
    rows
}

/// Label of two figures of a family: 1 of one thing, 0 not, `None` unknown; with the weight.
fn family_label(family: &Family, (a, b): (&str, &str), met: &Match) -> Option<(usize, f32)> {
    let (one, other) = (&family.articles[a].1, &family.articles[b].1);
    let (claim, against) = (one.claim(&one.figures[met.a]), other.claim(&other.figures[met.b]));
    let mut label = None;
    for gold in family.gold.iter().filter(|gold| gold.kind == "quantity") {
        if !family.joins(gold, (a, b), (claim, against)) {
            continue;
        }
        let fits = match gold.verdict.as_str() {
            "contradiction" => met.relation.excludes(),
            "update" => met.relation != Relation::Equal,
            "agreement" => !met.relation.excludes(),
            _ => true,
        };
        match gold.verdict.as_str() {
            "unrelated" => label = label.or(Some((0, weight::GOLD))),
            _ if fits => label = Some((1, weight::GOLD)),
            _ => return label,
        }
    }
    label.or(match met.relation {
        Relation::Equal => Some((1, weight::EQUAL)),
        Relation::Disjoint | Relation::OtherUnit => Some((0, weight::FAMILY_REST)),
        Relation::Compatible => None,
    })
}

fn row(one: &Prepared, other: &Prepared, met: &Match, story: &Likeness, outcome: usize, weight: f32) -> Row {
    let meeting = Meeting { a: (one, &one.figures[met.a]), b: (other, &other.figures[met.b]), story };
    Row { signs: align::signs(meeting).to_vec(), outcome, weight }
}

/// Every meeting of two articles' figures.
fn meetings<'a>(
    one: &'a Prepared,
    other: &'a Prepared,
    story: &'a Likeness,
    model: &'a Model,
) -> impl Iterator<Item = Match> + 'a {
    let all = (0..one.figures.len()).flat_map(|a| (0..other.figures.len()).map(move |b| (a, b)));
    all.filter_map(move |(a, b)| align::meet((one, a), (other, b), story, &model.align))
}

pub fn align_rows(material: &Material, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for family in &material.families {
        for (a, b) in pairs(family) {
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            let Some(story) = likeness(one, other, model) else { continue };
            for met in meetings(one, other, &story, model) {
                if let Some((outcome, weight)) = family_label(family, (a, b), &met) {
                    rows.push(row(one, other, &met, &story, outcome, weight));
                }
            }
        }
    }
    for judged in &material.judged {
        let corpus = &material.corpora[judged.corpus];
        let (one, other) = (&*corpus.told[judged.a.0].prepared, &*corpus.told[judged.b.0].prepared);
        let Some(story) = likeness(one, other, model) else { continue };
        let Some(met) = align::meet((one, judged.a.1), (other, judged.b.1), &story, &model.align) else {
            continue;
        };
        let outcome = usize::from(is_one_thing(&judged.label));
        rows.push(row(one, other, &met, &story, outcome, weight::JUDGED));
    }
    rows.extend(weak_rows(material, model));
    rows
}

fn is_one_thing(label: &str) -> bool {
    matches!(label.trim_end_matches('?'), "contradiction" | "update" | "compatible")
}

/// Equal unusual figures of one incident are of one thing; the other figures of such a pair are not, nor are figures of
/// two incidents.
fn weak_rows(material: &Material, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for (corpus, candidates) in material.corpora.iter().zip(material.candidates) {
        let known = corpus.told.iter().any(|told| !told.incident.is_empty());
        let open =
            |(a, b): &&(usize, usize)| known && (material.open)(corpus, *a) && (material.open)(corpus, *b);
        let all: Vec<&(usize, usize)> = candidates.iter().filter(open).collect();
        let step = (all.len() / (2 * WEAK_PAIRS)).max(1);
        let mut found = Vec::new();
        for &&(a, b) in all.iter().step_by(step) {
            let (one, other) = (&corpus.told[a], &corpus.told[b]);
            let Some(story) = likeness(&one.prepared, &other.prepared, model) else { continue };
            let met: Vec<Match> = meetings(&one.prepared, &other.prepared, &story, model).collect();
            let same = one.incident == other.incident;
            let unusual = |met: &&Match| {
                let value = one.prepared.figures[met.a].value;
                met.relation == Relation::Equal && value > 12.into()
            };
            let equal: Vec<&Match> = met.iter().filter(unusual).collect();
            for met in &met {
                let explained = equal.iter().any(|other| other.a == met.a || other.b == met.b);
                let label = match met.relation {
                    Relation::Equal if same && equal.contains(&met) => Some((1, weight::WEAK)),
                    Relation::Disjoint if same && explained => Some((0, weight::WEAK)),
                    Relation::Disjoint if !same => Some((0, weight::OTHER_INCIDENT)),
                    _ => None,
                };
                if let Some((outcome, weight)) = label {
                    found.push(row(&one.prepared, &other.prepared, met, &story, outcome, weight));
                }
            }
        }
        let step = (found.len() / WEAK_ROWS).max(1);
        rows.extend(found.into_iter().step_by(step));
    }
    rows
}

pub fn pairs(family: &Family) -> Vec<(&str, &str)> {
    let names: Vec<&str> = family.articles.keys().map(String::as_str).collect();
    (0..names.len())
        .flat_map(|at| (at..names.len()).map(move |to| (at, to)))
        .map(|(a, b)| (names[a], names[b]))
        .collect()
}

/// As the program sees two articles; an article with itself is certain.
pub fn likeness(one: &Prepared, other: &Prepared, model: &Model) -> Option<Likeness> {
    match std::ptr::eq(one, other) {
        true => Some(Likeness::own()),
        false => Likeness::of(one, other, &model.story),
    }
}

/// Rows for the verdict: of pairs that survive the alignment, whether they are at odds, and whether they are of one
/// thing; of pairs that are, whether one replaces the other.
fn verdict_rows(material: &Material, model: &Model) -> [Vec<Row>; 3] {
    let (mut rows, mut odds, mut updates) = (Vec::new(), Vec::new(), Vec::new());
    for family in &material.families {
        for (a, b) in pairs(family) {
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            let Some(story) = likeness(one, other, model) else { continue };
            for met in align(one, other, &story, &model.align) {
                if met.relation != Relation::Equal {
                    let contrast = Contrast::of(one, other, &met, &story);
                    let verdict = family_verdict(family, (a, b), &met);
                    let row = Row { signs: contrast.signs().to_vec(), outcome: 0, weight: 1.0 };
                    let at_odds = met.relation.excludes() && verdict == Some(false);
                    odds.push(Row { outcome: usize::from(at_odds), ..row.clone() });
                    rows.push(Row { outcome: usize::from(verdict.is_some()), ..row });
                }
            }
            for met in meetings(one, other, &story, model).filter(|met| met.relation.excludes()) {
                if let Some(update) = family_verdict(family, (a, b), &met) {
                    let contrast = Contrast::of(one, other, &met, &story);
                    let outcome = usize::from(update);
                    updates.push(Row { signs: contrast.signs().to_vec(), outcome, weight: 1.0 });
                }
            }
        }
    }
    for judged in &material.judged {
        let corpus = &material.corpora[judged.corpus];
        let (one, other) = (&*corpus.told[judged.a.0].prepared, &*corpus.told[judged.b.0].prepared);
        let like = |other: &&&Judged| {
            other.label == judged.label
                && other.corpus == judged.corpus
                && incident(corpus, other.a.0) == incident(corpus, judged.a.0)
        };
        let alike = material.judged.iter().filter(like).count() as f32;
        // Many pairs of one incident tell little more than one.
        let weight = judged_weight(&judged.label) / alike.sqrt();
        if let Some(signs) = judged_signs(one, other, judged, model) {
            let row = Row { signs, outcome: usize::from(is_one_thing(&judged.label)), weight };
            if row.outcome == 1 && !judged.label.starts_with("compatible") {
                updates.push(Row { outcome: usize::from(judged.label.starts_with("update")), ..row.clone() });
            }
            odds.push(Row { outcome: usize::from(judged.label.starts_with("contradiction")), ..row.clone() });
            rows.push(row);
        }
    }
    let apart = other_incidents(material, model);
    rows.extend(apart.iter().cloned());
    odds.extend(apart);
    [odds, rows, updates]
}

fn judged_weight(label: &str) -> f32 {
    let sure = if label.ends_with('?') { 1.0 } else { 2.0 };
    sure * weight::JUDGED_VERDICT
}

fn judged_signs(one: &Prepared, other: &Prepared, judged: &Judged, model: &Model) -> Option<Vec<f32>> {
    let story = likeness(one, other, model)?;
    let kept = align(one, other, &story, &model.align);
    let ends = |met: &&Match| (met.a, met.b) == (judged.a.1, judged.b.1) && met.relation != Relation::Equal;
    let met = kept.iter().find(ends)?;
    Some(Contrast::of(one, other, met, &story).signs().to_vec())
}

/// Whether two figures of one thing are an update or else at odds; `None` if they are not known to be of one thing.
fn family_verdict(family: &Family, (a, b): (&str, &str), met: &Match) -> Option<bool> {
    let (one, other) = (&family.articles[a].1, &family.articles[b].1);
    let (claim, against) = (one.claim(&one.figures[met.a]), other.claim(&other.figures[met.b]));
    let joined = family.gold.iter().filter(|gold| {
        matches!(gold.kind.as_str(), "quantity" | "sum") && family.joins(gold, (a, b), (claim, against))
    });
    let verdicts: Vec<&str> = joined.map(|gold| gold.verdict.as_str()).collect();
    match met.relation.excludes() {
        true if verdicts.contains(&"contradiction") => Some(false),
        _ if verdicts.contains(&"update") => Some(true),
        false if verdicts.contains(&"agreement") => Some(false),
        _ => None,
    }
}

/// What is matched between two incidents is nothing of the kind.
fn other_incidents(material: &Material, model: &Model) -> Vec<Row> {
    const MOST: usize = 400;
    let mut rows = Vec::new();
    for (corpus, candidates) in material.corpora.iter().zip(material.candidates) {
        let known = corpus.told.iter().any(|told| !told.incident.is_empty());
        let two = |(a, b): &&(usize, usize)| {
            known
                && (material.open)(corpus, *a)
                && (material.open)(corpus, *b)
                && corpus.told[*a].incident != corpus.told[*b].incident
        };
        let all: Vec<&(usize, usize)> = candidates.iter().filter(two).collect();
        let step = (all.len() / 1500).max(1);
        let mut found = Vec::new();
        for &&(a, b) in all.iter().step_by(step) {
            let (one, other) = (&*corpus.told[a].prepared, &*corpus.told[b].prepared);
            let Some(story) = likeness(one, other, model) else { continue };
            for met in align(one, other, &story, &model.align) {
                if met.relation == Relation::Disjoint && probability(met.odds) > 0.3 {
                    let contrast = Contrast::of(one, other, &met, &story);
                    found.push(Row {
                        signs: contrast.signs().to_vec(),
                        outcome: 0,
                        weight: weight::OTHER_VERDICT,
                    });
                }
            }
        }
        let step = (found.len() / MOST).max(1);
        rows.extend(found.into_iter().step_by(step));
    }
    rows
}

/// Learns everything; the verdict from rows that the alignment's weights did not see.
pub fn learn(material: &Material) -> Model {
    let mut model = Model { story: logistic(&story_rows(material), STORY_RIDGE), ..Model::default() };
    let (mut odds, mut rows, mut updates) = (Vec::new(), Vec::new(), Vec::new());
    for part in 0..INNER {
        let held = |name: &str| fold(name, INNER) == part;
        let name = |judged: &Judged| incident(&material.corpora[judged.corpus], judged.a.0);
        let open = |corpus: &Corpus, at: usize| (material.open)(corpus, at) && !held(&incident(corpus, at));
        let inner = Material {
            families: material.families.iter().copied().filter(|family| !held(&family.name)).collect(),
            judged: material.judged.iter().copied().filter(|judged| !held(&name(judged))).collect(),
            open: &open,
            ..*material
        };
        let mut blind = model.clone();
        blind.align = logistic(&align_rows(&inner, &model), ALIGN_RIDGE);
        let open = |corpus: &Corpus, at: usize| (material.open)(corpus, at) && held(&incident(corpus, at));
        let rest = Material {
            families: material.families.iter().copied().filter(|family| held(&family.name)).collect(),
            judged: material.judged.iter().copied().filter(|judged| held(&name(judged))).collect(),
            open: &open,
            ..*material
        };
        let [at_odds, same, replaced] = verdict_rows(&rest, &blind);
        odds.extend(at_odds);
        rows.extend(same);
        updates.extend(replaced);
    }
    model.align = logistic(&align_rows(material, &model), ALIGN_RIDGE);
    learn_told(material, &mut model);
    model.at_odds = logistic(&odds, VERDICT_RIDGE);
    model.same = logistic(&rows, VERDICT_RIDGE);
    model.update = logistic(&updates, UPDATE_RIDGE);
    model
}
