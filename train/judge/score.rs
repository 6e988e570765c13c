//! How well judging does on families, incidents and judged pairs that its weights did not see.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gainsay::claims::Claim;
use gainsay::compare::align::{self, align};
use gainsay::compare::contrast::{Contrast, opposed_trends};
use gainsay::compare::{CITED, Model, Prepared, Relation, Verdict, compare_by, weigh};
use rayon::prelude::*;

use crate::corpus::{Corpus, Family, Gold};
use crate::fit::fold;
use crate::kinds;
use crate::learn::{Material, incident, learn, likeness, pairs};

/// Incidents of real news are learned from by halves: the other half is kept for sheets that are judged by hand.  The
/// two like events of one topic of ECB+ ("12_ecb", "12_ecbplus") fall into one half.
pub fn in_training(corpus: &Corpus, at: usize) -> bool {
    let told = &corpus.told[at];
    let incident = &told.incident;
    if incident.is_empty() {
        // Without known incidents, by stretches of ten days.
        let since = told.article.published.and_then(|day| gainsay::base::Date::ZERO.until(day).ok());
        return since.is_none_or(|since| (since.get_days() - YEAR_ZERO + 1) / STRETCH % 2 == 0);
    }
    let topic =
        if corpus.name == "ecbplus" { incident.split('_').next().unwrap_or_default() } else { incident };
    crc32(topic).is_multiple_of(2)
}

/// Days before the first of January of the year 1, less which days are counted as the ordinals of a calendar.
const YEAR_ZERO: i32 = 366;
/// Days of one stretch.
const STRETCH: i32 = 10;

/// ISO 3309, bit by bit, so that a script in any language can tell the halves apart.
fn crc32(text: &str) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !text.bytes().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(byte), |crc, _| step(crc)))
}

#[derive(Default, Debug, Clone)]
struct Tally {
    of: usize,
    found: usize,
    alarms: usize,
    updates: usize,
    updates_found: usize,
    apart: usize,
    kept: usize,
}

/// One model for each fold, which did not see it.
fn blind(material: &Material, families: &[Family], folds: usize) -> Vec<Model> {
    (0..folds)
        .into_par_iter()
        .map(|part| {
            let held = |name: &str| fold(name, folds) == part;
            let name =
                |judged: &crate::corpus::Judged| incident(&material.corpora[judged.corpus], judged.a.0);
            let open =
                |corpus: &Corpus, at: usize| (material.open)(corpus, at) && !held(&incident(corpus, at));
            let inner = Material {
                families: families
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| at % folds != part)
                    .map(|(_, family)| family)
                    .collect(),
                judged: material.judged.iter().copied().filter(|judged| !held(&name(judged))).collect(),
                corpora: material.corpora,
                candidates: material.candidates,
                open: &open,
            };
            learn(&inner)
        })
        .collect()
}

pub fn folds(material: &Material, families: &[Family], folds: usize, misses: bool) {
    let done = blind(material, families, folds);
    for threshold in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let mut total = Tally::default();
        for (at, family) in families.iter().enumerate() {
            let model = &done[at % folds];
            let tally = family_score(family, model, threshold, misses && threshold == 0.5);
            total.of += tally.of;
            total.found += tally.found;
            total.alarms += tally.alarms;
            total.updates += tally.updates;
            total.updates_found += tally.updates_found;
            total.apart += tally.apart;
            total.kept += tally.kept;
        }
        println!(
            "families, score ≥ {threshold}: contradictions of figures {}/{}, alarms {}, precision {:.0} %; updates {}/{}; look-alikes quiet {}/{}",
            total.found,
            total.of,
            total.alarms,
            100.0 * total.found as f64 / total.alarms.max(1) as f64,
            total.updates_found,
            total.updates,
            total.kept,
            total.apart
        );
    }
    kinds::print(families, &done, misses);
    if misses {
        kinds::lost(families, &done);
        kinds::moments(families, &done);
    }
    let reliability = judged(material, folds, &done, misses);
    println!("judged pairs of real news (chosen for likeness), said / turned out, in tenths:");
    for (all, real, sum) in reliability.into_values() {
        println!("  {:.2} / {:.2}  ({real} of {all})", sum / all as f64, real as f64 / all as f64,);
    }
}

/// Judged pairs, each weighed by a model that did not see its incident; by tenths of the score, how many were alarms,
/// how many of these were real, and the sum of their scores.
fn judged(
    material: &Material,
    folds: usize,
    done: &[Model],
    misses: bool,
) -> BTreeMap<usize, (usize, usize, f64)> {
    let mut reliability: BTreeMap<usize, (usize, usize, f64)> = BTreeMap::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for judged in &material.judged {
        let corpus = &material.corpora[judged.corpus];
        let model = &done[fold(&incident(corpus, judged.a.0), folds)];
        let (one, other) = (&corpus.told[judged.a.0].prepared, &corpus.told[judged.b.0].prepared);
        let ids = [&one.claim(&one.figures[judged.a.1]).id, &other.claim(&other.figures[judged.b.1]).id];
        let found = compare_by(model, one, other);
        let finding =
            found.iter().find(|finding| ids.contains(&&finding.a.id) && ids.contains(&&finding.b.id));
        if misses {
            let Some(story) = likeness(one, other, model) else { continue };
            let kept = align(one, other, &story, &model.align);
            let at = kept.iter().find(|met| (met.a, met.b) == (judged.a.1, judged.b.1));
            let met = align::meet((one, judged.a.1), (other, judged.b.1), &story, &model.align);
            let weighed = at.map(|met| weigh(&Contrast::of(one, other, met, &story), model));
            let sentence = |article: &Prepared, figure: usize| {
                article.claim(&article.figures[figure]).sentence.text.clone()
            };
            let text =
                |article: &Prepared, figure: usize| article.claim(&article.figures[figure]).text.clone();
            println!(
                "real {} {:.2} story {:.1}, aligned {:?}, {:?}, {:.2?}\n    {} <<{}>>\n    {} <<{}>>",
                judged.label,
                weighed.map_or(0.0, |[at_odds, _]| at_odds),
                story.odds,
                met.map(|met| met.probability()),
                at.map(|met| (met.margins, met.equals)),
                weighed,
                sentence(one, judged.a.1),
                text(one, judged.a.1),
                sentence(other, judged.b.1),
                text(other, judged.b.1)
            );
        }
        let said = match finding.map(|finding| finding.verdict) {
            Some(Verdict::Contradiction) => "contradiction",
            Some(Verdict::ToCheck) => "to check",
            Some(Verdict::Update) => "update",
            Some(Verdict::Agreement) => "agreement",
            None => "nothing",
        };
        *counts.entry((judged.label.trim_end_matches('?'), said)).or_default() += 1;
        if let Some(finding) =
            finding.filter(|finding| matches!(finding.verdict, Verdict::Contradiction | Verdict::ToCheck))
        {
            let tenth = reliability.entry((finding.score * 10.0) as usize).or_default();
            tenth.0 += 1;
            tenth.1 += usize::from(judged.label.starts_with("contradiction"));
            tenth.2 += finding.score;
        }
    }
    for ((label, said), count) in counts {
        println!("judged {label}: called {said} {count}");
    }
    reliability
}

/// Where a contradiction got lost.
fn lost(family: &Family, gold: &Gold, model: &Model) -> String {
    let (one, other): (&Prepared, &Prepared) =
        (&family.articles[&gold.a.article].1, &family.articles[&gold.b.article].1);
    let Some(story) = likeness(one, other, model) else { return "two stories".to_owned() };
    let ends = (family.figures(&gold.a), family.figures(&gold.b));
    let kept = align(one, other, &story, &model.align);
    let mut said = format!("story {:.2}, {}x{} figures", story.odds, ends.0.len(), ends.1.len());
    for (a, b) in ends.0.iter().flat_map(|a| ends.1.iter().map(move |b| (*a, *b))) {
        let Some(met) = align::meet((one, a), (other, b), &story, &model.align) else { continue };
        let kept = kept.iter().find(|kept| (kept.a, kept.b) == (a, b));
        let _ = write!(said, "; {:?} {:.2}", met.relation, met.probability());
        if let Some(met) = kept {
            let [at_odds, update] = weigh(&Contrast::of(one, other, met, &story), model);
            let _ =
                write!(said, " kept, margins {:.1?}, at odds {at_odds:.2}, update {update:.2}", met.margins);
        }
    }
    said
}

/// Two aligned figures of a family with how likely they are at odds, and how likely one replaces the other.
struct Weighed<'a> {
    ends: [(&'a str, &'a Claim); 2],
    excludes: bool,
    at_odds: f32,
    update: f32,
}

fn weighed<'a>(family: &'a Family, model: &Model) -> Vec<Weighed<'a>> {
    let mut found = Vec::new();
    for (a, b) in pairs(family) {
        let (one, other): (&Prepared, &Prepared) = (&family.articles[a].1, &family.articles[b].1);
        let Some(story) = likeness(one, other, model) else { continue };
        for met in align(one, other, &story, &model.align) {
            let contrast = Contrast::of(one, other, &met, &story);
            let opposed = opposed_trends(contrast.newer_claim(), contrast.older_claim());
            if met.relation == Relation::Equal && !opposed {
                continue;
            }
            let [at_odds, update] = weigh(&contrast, model);
            found.push(Weighed {
                ends: [(a, one.claim(&one.figures[met.a])), (b, other.claim(&other.figures[met.b]))],
                excludes: (met.relation.excludes() || opposed)
                    && contrast.stated().is_none()
                    && met.cited == (false, false),
                at_odds,
                update: match () {
                    () if a == b => 0.0,
                    () if contrast.cites_old() && met.probability() >= CITED => 1.0,
                    () => update,
                },
            });
        }
    }
    found
}

fn about(family: &Family, gold: &Gold, pair: &Weighed) -> bool {
    let [(a, one), (b, other)] = pair.ends;
    family.joins(gold, (a, b), (one, other))
}

/// By the rules of the shared scorer: an alarm that no pair lists is false.
fn family_score(family: &Family, model: &Model, threshold: f32, misses: bool) -> Tally {
    let weighed = weighed(family, model);
    let sounds = |pair: &Weighed| pair.excludes && pair.at_odds >= threshold && pair.at_odds >= pair.update;
    let replaces = |pair: &Weighed| pair.update >= threshold.min(0.5) && pair.update > pair.at_odds;
    let about = |gold: &Gold, pair: &Weighed| about(family, gold, pair);
    let mut tally = Tally::default();
    for gold in family.gold.iter().filter(|gold| gold.kind == "quantity") {
        let alarm = weighed.iter().any(|pair| sounds(pair) && about(gold, pair));
        let (a, b) = (&gold.a, &gold.b);
        let miss = |what: &str| {
            if misses {
                let lost = lost(family, gold, model);
                println!(
                    "{what} {} {} “{}” / {} “{}”: {lost}",
                    family.name, a.article, a.find, b.article, b.find
                );
            }
        };
        match gold.verdict.as_str() {
            "contradiction" => {
                tally.of += 1;
                tally.found += usize::from(alarm);
                if !alarm {
                    miss("missed");
                }
            }
            "update" => {
                let found = weighed.iter().any(|pair| replaces(pair) && about(gold, pair));
                tally.updates += 1;
                tally.updates_found += usize::from(found);
                if !found {
                    miss("no update");
                }
            }
            _ => {
                tally.apart += usize::from(gold.verdict == "unrelated");
                tally.kept += usize::from(gold.verdict == "unrelated" && !alarm);
            }
        }
    }
    let listed =
        |pair: &Weighed| family.gold.iter().any(|gold| gold.verdict == "contradiction" && about(gold, pair));
    tally.alarms = tally.found;
    for pair in weighed.iter().filter(|pair| sounds(pair) && !listed(pair)) {
        tally.alarms += 1;
        if misses {
            let [(_, one), (_, other)] = pair.ends;
            let side = |claim: &Claim| format!("{} <<{}>>", claim.sentence.text, claim.text);
            println!("false {} {:.2}\n    {}\n    {}", family.name, pair.at_odds, side(one), side(other));
        }
    }
    tally
}
