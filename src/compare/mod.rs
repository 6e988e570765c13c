//! Two readings → findings: story, alignment, contrast, verdict.  Pure.
//!
//! `story` says which articles may tell of one thing, `align` which of their claims are of one thing, `contrast` what
//! differs beside the number, and each file of `verdict` what one kind of difference means.  No word is read here: all
//! of that stands in the [`Reading`].

pub mod align;
mod around;
mod bag;
mod best;
mod clause;
pub mod contrast;
mod digits;
mod figure;
mod finding;
mod interval;
mod model;
mod moment;
mod overlap;
pub mod people;
mod prepared;
mod reason;
pub mod regression;
pub mod story;
#[cfg(test)]
mod tests;
mod trail;
mod verdict;
pub mod versions;
mod voice;
mod weighed;

use std::sync::Arc;

pub use figure::Figure;
pub use finding::*;
pub use interval::Relation;
pub use model::Model;
pub use moment::Times;
pub use prepared::Prepared;
pub use verdict::figures::{CITED, LIKELY, SURE, weigh};
pub use verdict::{date, polarity};

use align::{Match, align};
use contrast::Contrast;
use sha2::{Digest, Sha256};
use story::{Likeness, is_newer};
use trail::Trail;
use verdict::quotation::{self, Repeated, Utterances};
use verdict::{Opinion, difference, figures, parts, speaker, sum};

use crate::base::{CharSpan, ident};
use crate::claims::{Claim, Reading};

/// What two articles' claims mean for one another, whichever is given first; none if they tell of two things.
pub fn compare(a: &Reading, b: &Reading) -> Vec<Finding> {
    compare_prepared(&Prepared::of(Arc::new(a.clone())), &Prepared::of(Arc::new(b.clone())))
}

/// Where an article's own speakers contradict one another.
pub fn compare_own(reading: &Reading) -> Vec<Finding> {
    compare_own_prepared(&Prepared::of(Arc::new(reading.clone())))
}

/// As [`compare`], of articles that meet many others.
pub fn compare_prepared(a: &Prepared, b: &Prepared) -> Vec<Finding> {
    compare_by(Model::shipped(), a, b)
}

/// As [`compare_prepared`], with other weights.
pub fn compare_by(model: &Model, a: &Prepared, b: &Prepared) -> Vec<Finding> {
    judge_by(model, a, b).findings
}

/// What came of judging two articles.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// How surely both tell of one incident; `None` where they were not worth comparing.
    pub story: Option<Likeness>,
    pub findings: Vec<Finding>,
}

impl Judged {
    /// Whether both likelier report one incident than not.
    pub fn is_one_story(&self) -> bool {
        self.story.as_ref().is_some_and(|story| story.odds > 0.0)
    }
}

/// As [`compare_prepared`], and how surely both tell of one incident.
pub fn judge(a: &Prepared, b: &Prepared) -> Judged {
    judge_by(Model::shipped(), a, b)
}

fn judge_by(model: &Model, a: &Prepared, b: &Prepared) -> Judged {
    if a.reading.article.id == b.reading.article.id {
        return Judged::default();
    }
    let (a, b) = if is_newer(a, b) { (a, b) } else { (b, a) };
    let Some(story) = Likeness::of(a, b, &model.story) else { return Judged::default() };
    if story.is_unlikely() {
        return Judged { story: Some(story), findings: Vec::new() };
    }
    let mut found = between(model, a, b, &story);
    found.extend(parts_of(a, b, &story, model));
    found.extend(quotations(a, b, &story));
    let denied = denials(model, a, b, &story);
    // What two quotations are at odds in, their clauses need not say again.
    let denied: Vec<Finding> =
        denied.into_iter().filter(|one| !found.iter().any(|all| covers(all, one))).collect();
    found.extend(denied);
    found.extend(dates(model, a, b, &story));
    Judged { story: Some(story), findings: found }
}

/// Whether a contradiction between two quotations takes in that between two of their clauses.
fn covers(whole: &Finding, part: &Finding) -> bool {
    // A clause may take in the mark before its first word.
    let length = |span: CharSpan| span.end - span.start;
    let holds = |whole: &Claim, part: &Claim| {
        whole.article.id == part.article.id
            && whole.field == part.field
            && whole.span.common(part.span).is_some_and(|both| 2 * length(both) > length(part.span))
    };
    whole.kind == FindingKind::Quote
        && whole.verdict == Verdict::Contradiction
        && holds(&whole.a, &part.a)
        && holds(&whole.b, &part.b)
}

/// As [`compare_own`].
pub fn compare_own_prepared(article: &Prepared) -> Vec<Finding> {
    compare_own_by(Model::shipped(), article)
}

/// As [`compare_own_prepared`], with other weights.
pub fn compare_own_by(model: &Model, article: &Prepared) -> Vec<Finding> {
    let own = Likeness::own();
    let mut findings = between(model, article, article, &own);
    findings.extend(parts_of(article, article, &own, model));
    findings.extend(differences(article));
    findings.extend(denials(model, article, article, &own));
    findings.extend(dates(model, article, article, &own));
    let findings = findings.into_iter();
    findings.filter(|finding| matches!(finding.verdict, Verdict::Contradiction | Verdict::ToCheck)).collect()
}

/// Whether two articles likelier report one incident than not.
pub fn tell_one_story(a: &Prepared, b: &Prepared) -> bool {
    let (a, b) = if is_newer(a, b) { (a, b) } else { (b, a) };
    let story = Likeness::of(a, b, &Model::shipped().story);
    Judged { story, findings: Vec::new() }.is_one_story()
}

/// The gates between two claims of two articles, whatever came of them: the last is where they part.
pub fn why_not((a, claim): (&Prepared, &str), (b, other): (&Prepared, &str)) -> Vec<Gate> {
    let mut trail = Trail::default();
    let stop = |mut trail: Trail, gate: &str, because: &str| {
        trail.note(gate, false, because.to_owned());
        trail.into_gates()
    };
    if a.reading.article.id == b.reading.article.id {
        return stop(trail, "two_articles", "both stand in one article");
    }
    let model = Model::shipped();
    let Some(story) = Likeness::of(a, b, &model.story) else {
        return stop(
            trail,
            "same_story",
            "the articles share too few telling words, or lie too far apart in time",
        );
    };
    trail.note("same_story", !story.is_unlikely(), told(&story));
    if story.is_unlikely() {
        return trail.into_gates();
    }
    let find = |article: &Prepared, id: &str| {
        article.figures.iter().position(|figure| article.claim(figure).id == id)
    };
    let (Some(one), Some(another)) = (find(a, claim), find(b, other)) else {
        return stop(trail, "same_measure", "not two figures; quotations are compared whole");
    };
    let Some(met) = align::meet((a, one), (b, another), &story, &model.align) else {
        return stop(trail, "same_measure", "figures of two units, or with no word in common");
    };
    let contrast = Contrast::of(a, b, &met, &story);
    figures::judge(&contrast, model, &mut trail);
    if !align(a, b, &story, &model.align).iter().any(|kept| (kept.a, kept.b) == (one, another)) {
        trail.note(
            "best_partners",
            false,
            "an equal figure explains one of them, or another partner is likelier".to_owned(),
        );
    }
    trail.into_gates()
}

/// Findings on figures, the newer article given first.
fn between(model: &Model, a: &Prepared, b: &Prepared, story: &Likeness) -> Vec<Finding> {
    let mut found = Vec::new();
    for met in align(a, b, story, &model.align) {
        let contrast = Contrast::of(a, b, &met, story);
        let mut trail = Trail::default();
        trail.note("same_story", true, told(story));
        if let Some(opinion) = figures::judge(&contrast, model, &mut trail) {
            found.push(finding(contrast.newer_claim(), contrast.older_claim(), opinion, trail));
        }
        found.extend(sums(a, b, &met));
    }
    found
}

/// Parts of either side's whole against the other side's total.
fn sums(a: &Prepared, b: &Prepared, met: &Match) -> Vec<Finding> {
    let (one, other) = ((a, &a.figures[met.a]), (b, &b.figures[met.b]));
    let mut found = Vec::new();
    for (whole, total) in [(one, other), (other, one)] {
        let mut trail = Trail::default();
        if let Some((part, opinion)) = sum::judge(whole, total, met, &mut trail) {
            let (part, total) = (&whole.0.reading.claims[part], total.0.claim(total.1));
            let (newer, older) = if std::ptr::eq(whole.0, a) { (part, total) } else { (total, part) };
            found.push(finding(newer, older, opinion, trail));
        }
    }
    found
}

/// Series of either article against wholes of the other, the newer article given first.
fn parts_of(a: &Prepared, b: &Prepared, story: &Likeness, model: &Model) -> Vec<Finding> {
    let mut found = Vec::new();
    let ways = if std::ptr::eq(a, b) { vec![(a, b)] } else { vec![(a, b), (b, a)] };
    for (article, other) in ways {
        for excess in parts::find(article, other, story, model) {
            let mut trail = excess.trail;
            trail.note("same_story", true, told(story));
            let item = article.claim(&article.figures[excess.item]);
            let whole = other.claim(&other.figures[excess.whole]);
            let (newer, older) = if std::ptr::eq(article, a) { (item, whole) } else { (whole, item) };
            found.push(finding(newer, older, excess.opinion, trail));
        }
    }
    found
}

/// Stated differences of one article that are not those of its figures.
fn differences(article: &Prepared) -> Vec<Finding> {
    let misfits = difference::find(article).into_iter().map(|misfit| {
        let claim = |at: usize| article.claim(&article.figures[at]);
        finding(claim(misfit.to), claim(misfit.from), misfit.opinion, misfit.trail)
    });
    misfits.collect()
}

/// Findings on quotations, the newer article given first.
fn quotations(a: &Prepared, b: &Prepared, story: &Likeness) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut repeated = Repeated::default();
    for (at, one) in a.quotations.iter().enumerate() {
        for with in quotation::partners(one, &b.quotations) {
            let other = &b.quotations[with];
            let pair = Utterances { newer: (a, one), older: (b, other) };
            let mut trail = Trail::default();
            trail.note("same_story", true, told(story));
            let opinion = quotation::turn(&pair, &mut repeated, &mut trail).or_else(|| {
                let alignment = quotation::aligned(&pair, &mut trail)?;
                speaker::judge(&pair, &alignment, &mut trail)
                    .or_else(|| quotation::judge(&pair, &alignment, &mut trail))
            });
            let (newer, older) = (&a.reading.claims[one.claim], &b.reading.claims[other.claim]);
            let pair_found = opinion.map(|opinion| finding(newer, older, opinion, trail));
            found.extend(pair_found.map(|finding| ((at, with), finding)));
        }
    }
    quotation::foremost(found)
}

/// Findings on what one article affirms and the other denies, the newer article given first.
fn denials(model: &Model, a: &Prepared, b: &Prepared, story: &Likeness) -> Vec<Finding> {
    let met = polarity::denials(a, b, story);
    let judged = polarity::matched(&met, &model.polarity).into_iter().filter_map(|(at, odds)| {
        let denial = &met[at];
        let (one, other) = (a.clauses.list[denial.a].at, b.clauses.list[denial.b].at);
        let mut trail = Trail::default();
        trail.note("same_story", true, told(story));
        let (claim, against) = (a.reading.proposed(one), b.reading.proposed(other));
        let opinion = polarity::judge((a, &claim), (b, &against), denial, (odds, story), &mut trail)?;
        Some(finding(&claim, &against, opinion, trail))
    });
    judged.collect()
}

/// Findings on when one thing was, the newer article given first.
fn dates(model: &Model, a: &Prepared, b: &Prepared, story: &Likeness) -> Vec<Finding> {
    let met = date::pairs(a, b, story, [&model.align, &model.moments]);
    let judged = date::matched(&met).into_iter().filter_map(|at| {
        let pair = &met[at];
        let odds = model.date.sum(&pair.signs(a, b, story));
        let mut trail = Trail::default();
        trail.note("same_story", true, told(story));
        let (claim, against) = (a.reading.timed(a.moments[pair.a].at), b.reading.timed(b.moments[pair.b].at));
        let opinion = date::judge((a, b), (&claim, &against), pair, (odds, story), &mut trail)?;
        Some(finding(&claim, &against, opinion, trail))
    });
    judged.collect()
}

fn told(story: &Likeness) -> String {
    let apart = match story.gap {
        Some(0) => "same day".to_owned(),
        Some(1) => "one day apart".to_owned(),
        Some(days) => format!("{days} days apart"),
        None => "day unknown".to_owned(),
    };
    match story.copies {
        true => format!("nearly one text, {apart}"),
        false => format!("one incident by their words: {:.0} %, {apart}", story.probability() * 100.0),
    }
}

fn finding(newer: &Claim, older: &Claim, opinion: Opinion, trail: Trail) -> Finding {
    Finding {
        schema: FINDING_SCHEMA.to_owned(),
        id: id(newer, older, opinion.kind),
        verdict: opinion.verdict,
        kind: opinion.kind,
        between: opinion.between,
        severity: opinion.severity,
        score: opinion.score,
        a: newer.clone(),
        b: older.clone(),
        reason: opinion.reason,
        gates: trail.into_gates(),
        rule: opinion.rule.to_owned(),
        review: None,
        note: None,
    }
}

fn id(newer: &Claim, older: &Claim, kind: FindingKind) -> String {
    let mut hash = Sha256::new();
    for part in [newer.id.as_str(), &older.id, &format!("{kind:?}")] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    ident('f', &hash.finalize())
}
