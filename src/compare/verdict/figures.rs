//! Two figures for one thing: at odds, one replacing the other, or both true.
//!
//! Regressions over what differs, `weights.tsv`: how surely both are at odds; how surely they are of one thing (and not
//! another, another occurrence, a part), and whether one then replaces the other.  `train/judge` makes them from judged pairs.

use super::opinion::{Opinion, one_outlet, rounded};
use crate::base::Field;
use crate::claims::{Dimension, Sign};
use crate::compare::contrast::{Contrast, opposed_trends};
use crate::compare::figure::Figure;
use crate::compare::finding::{Between, FindingKind, Severity, Verdict};
use crate::compare::interval::Relation;
use crate::compare::model::Model;
use crate::compare::prepared::Prepared;
use crate::compare::reason;
use crate::compare::regression::probability;
use crate::compare::trail::Trail;
use crate::compare::voice::{Voices, voices};

/// Surely at odds.
pub const SURE: f32 = 0.8;
/// More likely so than not.
pub const LIKELY: f32 = 0.5;

/// Score of two sentences that differ in the figure alone; few turned out otherwise.
const PARALLEL: f32 = 0.9;

/// An update alarms nobody, so that less will do.
const REPLACED: f32 = 0.4;
/// How surely two figures must be of one thing where the newer text names the one that it revises.
pub const CITED: f32 = 0.35;

/// How likely the figures are at odds, and how likely one replaces the other.
pub fn weigh(contrast: &Contrast, model: &Model) -> [f32; 2] {
    let signs = contrast.signs();
    let [at_odds, same, update] =
        [&model.at_odds, &model.same, &model.update].map(|weights| probability(weights.sum(&signs)));
    [at_odds, same * update]
}

pub fn judge(contrast: &Contrast, model: &Model, trail: &mut Trail) -> Option<Opinion> {
    let met = contrast.met;
    let sure = met.probability();
    trail.note("aligned", sure >= LIKELY, reason::alignment(contrast));
    let opposed = opposed_trends(contrast.newer_claim(), contrast.older_claim());
    let disjoint = met.relation.excludes() || opposed;
    trail.note("disjoint", disjoint, reason::values(contrast));
    if met.relation == Relation::Equal && !opposed {
        return (sure >= LIKELY).then(|| opinion(contrast, Verdict::Agreement, "quantity.equal", sure));
    }
    if let Some((rule, because)) = contrast.stated().filter(|_| disjoint) {
        trail.note("stated", false, because.to_owned());
        return (sure >= LIKELY).then(|| opinion(contrast, Verdict::Agreement, rule, sure));
    }
    if met.parallel && disjoint && contrast.story.probability() >= LIKELY {
        trail.note("same_sentence", true, "the sentences differ in the figure alone".to_owned());
        return Some(opinion(contrast, Verdict::Contradiction, "quantity.same_sentence", PARALLEL));
    }
    let [odds, update] = weigh(contrast, model);
    if met.cited.0 || met.cited.1 {
        trail.note(
            "cited",
            false,
            "one text knows both figures, and says that one became the other".to_owned(),
        );
        let replaced = sure >= CITED && contrast.cites_old();
        return replaced.then(|| opinion(contrast, Verdict::Update, "update.cited", sure.max(update)));
    }
    trail.note("contrast", odds >= LIKELY, reason::contrast(contrast));
    trail.note(
        "sure",
        odds >= SURE,
        format!("at odds {:.0} %, replaced {:.0} %", odds * 100.0, update * 100.0),
    );
    match (disjoint, odds, update) {
        (_, odds, update) if update >= REPLACED && update > odds => {
            Some(opinion(contrast, Verdict::Update, update_rule(contrast), update))
        }
        (true, SURE.., _) => Some(opinion(contrast, Verdict::Contradiction, "quantity.at_odds", odds)),
        (true, LIKELY.., _) => Some(opinion(contrast, Verdict::ToCheck, "quantity.to_check", odds)),
        (false, ..) if sure >= LIKELY => {
            Some(opinion(contrast, Verdict::Agreement, "quantity.compatible", sure))
        }
        _ => None,
    }
}

fn update_rule(contrast: &Contrast) -> &'static str {
    match contrast.newer.1.has(Sign::Revised) || contrast.newer.1.has(Sign::Earlier) {
        true => "update.revised",
        false if contrast.rises() => "update.rising",
        false => "update.later",
    }
}

fn opinion(contrast: &Contrast, verdict: Verdict, rule: &'static str, score: f32) -> Opinion {
    let voices = voices(contrast.newer.0.frame(contrast.newer.1), contrast.older.0.frame(contrast.older.1));
    let one_outlet = one_outlet(contrast.newer_claim(), contrast.older_claim());
    Opinion {
        verdict,
        kind: FindingKind::Quantity,
        rule,
        between: match voices {
            Voices::Different => Between::Speakers,
            Voices::Same if contrast.story.gap.is_some_and(|days| days > 1) => Between::OneSelf,
            _ if one_outlet => Between::OneSelf,
            _ => Between::Sources,
        },
        severity: severity(contrast),
        score: rounded(score),
        reason: reason::figures(contrast),
    }
}

/// Sentences that open an article, in thousandths of it.
const OPENING: u16 = 150;

/// What is at stake: the dead, money and what an article leads with weigh more than figures told on the way.
fn severity(contrast: &Contrast) -> Severity {
    let side = |(article, figure): (&Prepared, &Figure)| {
        let (claim, frame) = (article.claim(figure), article.frame(figure));
        claim.field == Field::Title || frame.depth <= OPENING
    };
    let leads = side(contrast.newer) && side(contrast.older);
    let frame = contrast.newer.0.frame(contrast.newer.1);
    let dimension = contrast.newer_claim().quantity.as_ref().map(|quantity| quantity.dimension);
    let grave = frame.subject.is_harm() || dimension == Some(Dimension::Money);
    match (leads, grave) {
        (true, true) => Severity::High,
        (true, false) | (false, true) => Severity::Medium,
        (false, false) => Severity::Low,
    }
}
