//! Training and measuring the tagger.

use gainsay::document::Tag;
use gainsay::document::sure::Sure;
use gainsay::document::tagger::{LEARNED, Tagger, Words, around_features, history, own_features, own_signs};
use gainsay::document::weights::{ROWS, WIDTH, Weights};

use crate::corpus::{Sentence, altered};
use crate::perceptron::{Perceptron, Random, best};
use crate::sure::{Counts, table};

/// Share of a spelling's tags that makes it sure, and places for those.
const SURE: f64 = 0.998;
const SURE_PLACES: usize = 1 << 12;
/// One spelling may have any of these, even if training saw it with one alone: "names", "exports".
const NOUN_OR_VERB: [Tag; 5] = [Tag::Nn, Tag::Nns, Tag::Vb, Tag::Vbp, Tag::Vbz];
const EPOCHS: usize = 6;

/// The bytes of what tagging takes.
pub struct Tables {
    pub weights: Vec<u8>,
    pub sure: Vec<u8>,
}

pub fn train(train: &[Sentence]) -> Vec<u8> {
    train_on(train.iter().collect(), EPOCHS)
}

/// What the tagger hardly ever tags otherwise in the text that it learned from.
pub fn sure(train: &[Sentence], weights: &[u8]) -> Vec<u8> {
    let tables = Tables { weights: weights.to_vec(), sure: Vec::new() };
    let mut counts = Counts::default();
    for sentence in train.iter().chain(&altered(train.iter())) {
        for (at, tag) in predict(&tables, sentence).into_iter().enumerate() {
            if sentence.fixed[at].is_none() {
                counts.see(own_signs(&sentence.forms[at]), tag as usize);
            }
        }
    }
    counts.leave_open(&NOUN_OR_VERB.map(|tag| tag as usize));
    table(&[counts], SURE, SURE_PLACES)
}

/// Learns from some sentences and from copies of them in other spelling.
pub fn train_on(originals: Vec<&Sentence>, epochs: usize) -> Vec<u8> {
    let copies = altered(originals.iter().copied());
    let mut sentences: Vec<&Sentence> = originals.into_iter().chain(&copies).collect();
    let mut model = Perceptron::new(ROWS, WIDTH);
    let mut random = Random(7);
    for epoch in 0..epochs {
        random.shuffle(&mut sentences);
        let (mut right, mut all) = (0, 0);
        for sentence in &sentences {
            let (good, seen) = learn(&mut model, sentence);
            right += good;
            all += seen;
        }
        eprintln!("epoch {epoch}: {:.2} % right while training", 100.0 * right as f64 / all as f64);
    }
    model.quantised(WIDTH)
}

fn learn(model: &mut Perceptron, sentence: &Sentence) -> (usize, usize) {
    let ids: Vec<u32> = (0..sentence.forms.len() as u32).collect();
    let words = Words::new(&sentence.forms, &ids);
    let mut tags: Vec<Tag> = Vec::with_capacity(ids.len());
    let (mut right, mut all) = (0, 0);
    let mut scores = vec![0.0; WIDTH];
    for at in 0..ids.len() {
        if let Some(tag) = sentence.fixed[at] {
            tags.push(tag);
            continue;
        }
        let (before, before_that) = history(&tags);
        let mut features = own_features(&sentence.forms[at]).to_vec();
        features.extend(around_features(words, at, before, before_that));
        model.scores(&features, &mut scores);
        let guess = best(&scores[..LEARNED]);
        tags.push(Tag::ALL[guess]);
        let Some(truth) = sentence.tags[at].map(|tag| tag as usize).filter(|&tag| tag < LEARNED) else {
            continue;
        };
        model.tick();
        all += 1;
        if guess == truth {
            right += 1;
        } else {
            model.update(&features, truth, guess);
        }
    }
    (right, all)
}

pub fn predict(tables: &Tables, sentence: &Sentence) -> Vec<Tag> {
    let tagger = Tagger::new(Weights::new(&tables.weights), Sure::new(&tables.sure));
    let own: Vec<_> = sentence.forms.iter().map(|form| tagger.own(form)).collect();
    let ids: Vec<u32> = (0..sentence.forms.len() as u32).collect();
    let mut tags = Vec::new();
    tagger.tag(Words::new(&sentence.forms, &ids), &own, |at| sentence.fixed[at], &mut tags);
    tags
}

pub fn report(tables: &Tables, held: &[Sentence]) {
    let copies = altered(held.iter());
    let accuracy = |sentences: &[Sentence], words_only: bool| {
        let (mut right, mut all) = (0, 0);
        for sentence in sentences {
            for (at, tag) in predict(tables, sentence).into_iter().enumerate() {
                let Some(truth) = sentence.tags[at].filter(|tag| !words_only || (*tag as usize) < LEARNED)
                else {
                    continue;
                };
                all += 1;
                right += usize::from(tag == truth);
            }
        }
        100.0 * right as f64 / all as f64
    };
    eprintln!(
        "held out: {:.2} % of all tokens, {:.2} % of words",
        accuracy(held, false),
        accuracy(held, true)
    );
    eprintln!("held out, other spelling: {:.2} % of words", accuracy(&copies, true));
}
