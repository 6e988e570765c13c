//! How well findings of the other kinds do on families that the weights did not see, by the rules of the shared scorer.

use std::collections::BTreeMap;

use gainsay::compare::{Finding, FindingKind, Model, Verdict, compare_by, compare_own_by};

use crate::corpus::Family;
use crate::learn::pairs;

/// Contradictions of one kind: in the gold, found, and alarms.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    of: usize,
    found: usize,
    alarms: usize,
}

fn findings<'a>(family: &'a Family, model: &Model) -> Vec<((&'a str, &'a str), Finding)> {
    let mut found = Vec::new();
    for (a, b) in pairs(family) {
        let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
        let all = if a == b { compare_own_by(model, one) } else { compare_by(model, one, other) };
        // The newer article's claim stands first, whichever was given first.
        let ends =
            |finding: &Finding| if finding.a.article.id == one.reading.article.id { (a, b) } else { (b, a) };
        found.extend(all.into_iter().map(|finding| (ends(&finding), finding)));
    }
    found
}

/// Prints a line a kind, for findings of at least some scores.
pub fn print(families: &[Family], models: &[Model], misses: bool) {
    let all: Vec<Vec<((&str, &str), Finding)>> = families
        .iter()
        .enumerate()
        .map(|(at, family)| findings(family, &models[at % models.len()]))
        .collect();
    for least in [0.5, 0.6, 0.7, 0.8] {
        let mut tallies: BTreeMap<FindingKind, Tally> = BTreeMap::new();
        for (family, findings) in families.iter().zip(&all) {
            let alarms: Vec<_> = findings
                .iter()
                .filter(|(_, finding)| {
                    matches!(finding.verdict, Verdict::Contradiction | Verdict::ToCheck)
                        && finding.score >= least
                })
                .collect();
            let mut used = vec![false; alarms.len()];
            for gold in family.gold.iter().filter(|gold| gold.verdict == "contradiction") {
                let hits: Vec<usize> = (0..alarms.len())
                    .filter(|at| {
                        let (ends, finding) = alarms[*at];
                        family.joins(gold, *ends, (&finding.a, &finding.b))
                    })
                    .collect();
                let tally = tallies.entry(kind(&gold.kind)).or_default();
                tally.of += 1;
                tally.found += usize::from(!hits.is_empty());
                if misses && least == 0.5 && hits.is_empty() {
                    println!(
                        "missed {} {} {}: “{}” / {} “{}”",
                        gold.kind, family.name, gold.a.article, gold.a.find, gold.b.article, gold.b.find
                    );
                }
                hits.into_iter().for_each(|at| used[at] = true);
            }
            for (at, (_, finding)) in alarms.iter().enumerate() {
                let tally = tallies.entry(finding.kind).or_default();
                tally.alarms += usize::from(!used[at]);
                if misses && least == 0.5 && !used[at] {
                    println!(
                        "false {:?} {} {:.2} {}",
                        finding.kind, family.name, finding.score, finding.reason
                    );
                }
            }
        }
        for (kind, tally) in tallies {
            println!(
                "score ≥ {least}, {kind:?}: found {}/{}, false alarms {}",
                tally.found, tally.of, tally.alarms
            );
        }
    }
}

fn kind(name: &str) -> FindingKind {
    match name {
        "polarity" => FindingKind::Polarity,
        "date" => FindingKind::Date,
        "quote" => FindingKind::Quote,
        "speaker" => FindingKind::Speaker,
        "sum" => FindingKind::Sum,
        _ => FindingKind::Quantity,
    }
}

/// Where a contradiction of polarity or date got lost: what was read at either end, and how likely each pair was held to be.
pub fn lost(families: &[Family], models: &[Model]) {
    use gainsay::compare::{date, polarity};
    for (at, family) in families.iter().enumerate() {
        let model = &models[at % models.len()];
        for gold in family.gold.iter().filter(|gold| gold.verdict == "contradiction") {
            if !matches!(gold.kind.as_str(), "polarity" | "date") {
                continue;
            }
            let (a, b) = (gold.a.article.as_str(), gold.b.article.as_str());
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            println!("\n{} {} {a} “{}” / {b} “{}”", family.name, gold.kind, gold.a.find, gold.b.find);
            let Some(story) = crate::learn::likeness(one, other, model) else {
                println!("  two stories");
                continue;
            };
            if gold.kind == "polarity" {
                for (stem, article, end) in [(a, one, &gold.a), (b, other, &gold.b)] {
                    for clause in &article.clauses.list {
                        let claim = article.reading.proposed(clause.at);
                        if family.holds(end, stem, &claim) {
                            let event = claim.event.as_ref().unwrap();
                            println!(
                                "  {stem} [{:?}] {}{} {:?} -> {:?} {:?}",
                                event.agent,
                                if clause.negative { "NOT " } else { "" },
                                event.text,
                                event.factuality,
                                event.target,
                                claim.text
                            );
                        }
                    }
                }
                let met = polarity::denials(one, other, &story);
                let kept = polarity::matched(&met, &model.polarity);
                for (n, denial) in met.iter().enumerate() {
                    let (claim, against) = (
                        one.reading.proposed(one.clauses.list[denial.a].at),
                        other.reading.proposed(other.clauses.list[denial.b].at),
                    );
                    if family.joins(gold, (a, b), (&claim, &against)) {
                        let is_kept = kept.iter().any(|(k, _)| *k == n);
                        println!(
                            "    {:.2} kept {is_kept} {:?} / {:?}  {:.2?}",
                            gainsay::compare::regression::probability(model.polarity.sum(&denial.signs)),
                            claim.text,
                            against.text,
                            denial.signs
                        );
                    }
                }
            } else {
                for (stem, article, end) in [(a, one, &gold.a), (b, other, &gold.b)] {
                    for moment in &article.moments {
                        let claim = article.reading.timed(moment.at);
                        if family.holds(end, stem, &claim) {
                            println!(
                                "  {stem} {:?} of {:?}: {:?}",
                                claim.text,
                                claim.event.as_ref().map(|event| event.text.clone()),
                                article.moment(moment)
                            );
                        }
                    }
                }
                let met = date::pairs(one, other, &story, [&model.align, &model.moments]);
                let kept = date::matched(&met);
                for (n, pair) in met.iter().enumerate() {
                    let (claim, against) = (
                        one.reading.timed(one.moments[pair.a].at),
                        other.reading.timed(other.moments[pair.b].at),
                    );
                    if family.joins(gold, (a, b), (&claim, &against)) {
                        let p = gainsay::compare::regression::probability;
                        println!(
                            "    aligned {:.2} margin {:.1} equal {:.1} kept {} odds {:.2} {:?}",
                            p(pair.odds),
                            pair.margin,
                            pair.equal,
                            kept.contains(&n),
                            p(model.date.sum(&pair.signs(one, other, &story))),
                            pair.times
                        );
                    }
                }
            }
        }
    }
}

/// Every matched pair of moments, with how likely it is held to be at odds and what the gold says of it.
pub fn moments(families: &[Family], models: &[Model]) {
    use gainsay::compare::date;
    for (at, family) in families.iter().enumerate() {
        let model = &models[at % models.len()];
        for (a, b) in pairs(family) {
            let (one, other) = (&*family.articles[a].1, &*family.articles[b].1);
            let Some(story) = crate::learn::likeness(one, other, model) else { continue };
            let met = date::pairs(one, other, &story, [&model.align, &model.moments]);
            for n in date::matched(&met) {
                let pair = &met[n];
                let (claim, against) = (
                    one.reading.timed(one.moments[pair.a].at),
                    other.reading.timed(other.moments[pair.b].at),
                );
                let gold: Vec<_> = family
                    .gold
                    .iter()
                    .filter(|gold| family.joins(gold, (a, b), (&claim, &against)))
                    .map(|gold| format!("{} {}", gold.kind, gold.verdict))
                    .collect();
                let p = gainsay::compare::regression::probability;
                println!(
                    "M {:.2} al {:.2} margin {:.1} equal {:.1} {} {gold:?} | {} <<{}>> | {} <<{}>>",
                    p(model.date.sum(&pair.signs(one, other, &story))),
                    p(pair.odds),
                    pair.margin,
                    pair.equal,
                    family.name,
                    claim.sentence.text,
                    claim.text,
                    against.sentence.text,
                    against.text
                );
            }
        }
    }
}
