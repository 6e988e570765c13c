//! Pairs of real figures that a reader should judge next: those that the weights of today take for likeliest at odds.

use std::collections::BTreeMap;

use gainsay::compare::align::align;
use gainsay::compare::contrast::Contrast;
use gainsay::compare::{Model, weigh};
use rayon::prelude::*;
use serde_json::json;

use crate::learn::{Material, incident, likeness};

/// Pairs of one incident, and of one article, on a sheet: readers learn most from many events.
const MOST_OF_INCIDENT: usize = 8;
const MOST_OF_ARTICLE: usize = 4;

/// One JSON object a line, the likeliest first.
pub fn print(material: &Material, model: &Model, count: usize) {
    let judged: Vec<_> = material.judged.iter().map(|judged| (judged.corpus, judged.a, judged.b)).collect();
    let mut found = Vec::new();
    for (at, (corpus, candidates)) in material.corpora.iter().zip(material.candidates).enumerate() {
        let open = |(a, b): &&(usize, usize)| (material.open)(corpus, *a) && (material.open)(corpus, *b);
        let pairs: Vec<&(usize, usize)> = candidates.iter().filter(open).collect();
        let weighed = pairs.par_iter().flat_map_iter(|(a, b)| {
            let (one, other) = (&*corpus.told[*a].prepared, &*corpus.told[*b].prepared);
            let story = likeness(one, other, model).filter(|story| !story.copies);
            let met = story.map(|story| {
                let kept = align(one, other, &story, &model.align);
                let weighed = kept.into_iter().filter(|met| met.relation.excludes()).map(|met| {
                    let [at_odds, update] = weigh(&Contrast::of(one, other, &met, &story), model);
                    (at_odds + update / 2.0, at, (*a, met.a), (*b, met.b))
                });
                weighed.collect::<Vec<_>>()
            });
            met.unwrap_or_default()
        });
        found.extend(weighed.collect::<Vec<_>>());
    }
    found.retain(|(_, corpus, a, b)| !judged.contains(&(*corpus, *a, *b)));
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2, x.3).cmp(&(y.1, y.2, y.3))));
    let mut incidents: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut articles: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut printed = 0;
    for (score, corpus, a, b) in found {
        let of = &material.corpora[corpus];
        let of_incident = incidents.entry((corpus, incident(of, a.0))).or_default();
        let full = articles
            .get(&(corpus, a.0))
            .max(articles.get(&(corpus, b.0)))
            .is_some_and(|n| *n >= MOST_OF_ARTICLE);
        if *of_incident >= MOST_OF_INCIDENT || full || printed >= count {
            continue;
        }
        *of_incident += 1;
        printed += 1;
        for (article, _) in [a, b] {
            *articles.entry((corpus, article)).or_default() += 1;
        }
        let side = |(article, figure): (usize, usize)| {
            let prepared = &of.told[article].prepared;
            let claim = prepared.claim(&prepared.figures[figure]);
            json!({"article": claim.article.id, "source": claim.article.source, "date": claim.article.published,
                   "title": claim.article.title, "field": claim.field, "span": claim.span, "sentence": claim.sentence.text,
                   "figure": claim.text, "modifier": claim.quantity.as_ref().map(|quantity| quantity.modifier)})
        };
        println!("{}", json!({"set": of.name, "score": score, "a": side(a), "b": side(b)}));
    }
}
