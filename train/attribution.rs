//! Trains the weights of `annotate::quote` on annotated attributions.
//!
//! `train_attribution QUOTES.jsonl OUT.bin [HELD_OUT]`: articles whose position modulo 5 is HELD_OUT are left
//! out.  A row has `text` and `quotes`, each with `spans`, `speaker_start`, `speaker_end`, `cue_start`,
//! `cue_end` and `kind`, in code points.  The order of examples comes from a fixed seed.

use gainsay::annotate::quote::learn::{self, Features, SIZE, STEPS, Scene};
use gainsay::base::Span;
use gainsay::document::Document;
use gainsay::read::Article;
use serde_json::Value;

const SEED: u64 = 20_161_108;
fn env(name: &str, value: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(value)
}
use std::sync::LazyLock;
static EPOCHS_: LazyLock<usize> = LazyLock::new(|| env("EPOCHS", 8.0) as usize);
static RATE_: LazyLock<f32> = LazyLock::new(|| env("RATE", 0.04));
static DECAY_: LazyLock<f32> = LazyLock::new(|| env("DECAY", 1e-3));
static DROP_: LazyLock<f32> = LazyLock::new(|| env("DROP", 0.0));

/// Candidates of one choice, and which of them are right.
struct Choice {
    candidates: Vec<Vec<u32>>,
    right: Vec<bool>,
    /// Asks for the speaker, not for the content.
    voice: bool,
    /// How much of the right answer each candidate covers.
    likeness: Vec<f32>,
}

#[derive(Default)]
struct Lessons {
    cues: Vec<(Vec<u32>, bool)>,
    choices: Vec<Choice>,
    lost: [usize; 4],
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let held_out: Option<usize> = arguments.get(3).and_then(|text| text.parse().ok());
    let rows = std::fs::read_to_string(&arguments[1]).expect("readable rows");
    let (mut lessons, mut exam) = (Lessons::default(), Lessons::default());
    for (number, line) in rows.lines().enumerate() {
        let to = if held_out == Some(number % 5) { &mut exam } else { &mut lessons };
        learn_from(&serde_json::from_str(line).expect("JSON"), to);
    }
    eprintln!("{} words, {} choices, lost {:?}", lessons.cues.len(), lessons.choices.len(), lessons.lost);
    let weights = train(&lessons);
    if held_out.is_some() {
        examine(&exam, &weights);
    }
    let bytes: Vec<u8> = weights
        .iter()
        .map(|w| (w * STEPS * (1.0 - *DROP_)).round().clamp(-127.0, 127.0) as i8 as u8)
        .collect();
    std::fs::write(&arguments[2], bytes).expect("written");
}

fn learn_from(row: &Value, lessons: &mut Lessons) {
    let text = row["text"].as_str().unwrap_or_default().to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let article = Article {
        id: String::new(),
        source: None,
        published: None,
        changed: None,
        title: None,
        url: None,
        author: None,
        text: text.clone(),
    };
    let document = Document::new(&article);
    let scene = Scene::of(&document);
    let span = |start: &Value, end: &Value| -> Option<(u32, u32)> {
        let (start, end) = (start.as_u64()? as usize, end.as_u64()? as usize);
        let range = scene.tokens_in(Span::new(bytes[start], bytes[end]));
        (range.0 < range.1).then_some(range)
    };
    let spoken: Vec<u32> = learn::link(&scene).iter().filter_map(|speech| speech.cue).collect();
    let mut cues = vec![false; document.tokens.len()];
    for quote in row["quotes"].as_array().into_iter().flatten() {
        let Some(cue) = span(&quote["cue_start"], &quote["cue_end"]) else { continue };
        let Some(head) = head_of(&scene, cue) else {
            lessons.lost[0] += 1;
            continue;
        };
        cues[head as usize] = true;
        let content: Vec<(u32, u32)> = quote["spans"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|pair| span(&pair[0], &pair[1]))
            .collect();
        let speaker = span(&quote["speaker_start"], &quote["speaker_end"]);
        if !spoken.contains(&head) {
            content_lesson(&scene, head, &content, lessons);
        }
        voice_lesson(&scene, head, speaker, &content, lessons);
    }
    for token in 0..document.tokens.len() as u32 {
        if learn::possible(&scene, token) {
            let mut features = Features::default();
            learn::cue_features(&scene, token, &mut features);
            lessons.cues.push((features.0, cues[token as usize]));
        }
    }
}

/// The word of a cue that the others hang on, if the model is ever asked about it.
fn head_of(scene: &Scene, cue: (u32, u32)) -> Option<u32> {
    let inside = |at: u32| cue.0 <= at && at < cue.1;
    let tops = (cue.0..cue.1).filter(|&at| {
        let head = scene.document.tokens[at as usize].head;
        learn::possible(scene, at) && (head == at || !inside(head))
    });
    let all = (cue.0..cue.1).filter(|&at| learn::possible(scene, at));
    let verb = |at: &u32| scene.document.tag(*at).is_verb();
    tops.clone()
        .find(verb)
        .or_else(|| tops.clone().next())
        .or_else(|| all.clone().find(verb))
        .or_else(|| all.clone().next())
}

fn content_lesson(scene: &Scene, cue: u32, gold: &[(u32, u32)], lessons: &mut Lessons) {
    let mut candidates = Vec::new();
    learn::contents(scene, cue, &mut candidates);
    let likeness: Vec<f32> =
        candidates.iter().map(|candidate| overlap(scene, &candidate.ranges, gold)).collect();
    let best = likeness.iter().copied().fold(0.0, f32::max);
    if best < 0.999 && std::env::var("SHOW").is_ok() {
        let at = likeness.iter().position(|&l| l == best).unwrap_or(0);
        let show = |r: &[(u32, u32)]| {
            r.iter()
                .map(|&r| scene.document.slice(scene.document.span_of(r)).replace('\n', " "))
                .collect::<Vec<_>>()
                .join(" … ")
        };
        let se = scene.sentence(cue);
        eprintln!(
            "SHOW {best:.2} [{}] GOLD {} || BEST {} || SENT {}",
            scene.document.word(cue),
            show(gold),
            candidates.get(at).map_or(String::new(), |c| show(&c.ranges)),
            show(&[se])
        );
    }
    lessons.lost[1] += usize::from(best < 0.5);
    lessons.lost[2] += usize::from(best < 0.999);
    if best < 0.5 {
        return;
    }
    let right = likeness.iter().map(|&like| like >= best - 1e-6).collect();
    let candidates = candidates
        .iter()
        .map(|candidate| {
            let mut features = Features::default();
            candidate.features(scene, cue, &mut features);
            features.0
        })
        .collect();
    lessons.choices.push(Choice { candidates, right, voice: false, likeness });
}

fn voice_lesson(
    scene: &Scene,
    cue: u32,
    gold: Option<(u32, u32)>,
    content: &[(u32, u32)],
    lessons: &mut Lessons,
) {
    let voices = learn::voices(scene, cue);
    let mut features = Features::default();
    learn::nobody(scene, cue, &mut features);
    let mut candidates = vec![features.0];
    let mut right = vec![gold.is_none()];
    let mut likeness = vec![f32::from(u8::from(gold.is_none()))];
    let scores: Vec<f32> = voices
        .iter()
        .map(|voice| gold.map_or(0.0, |gold| overlap(scene, &[voice.tokens], &[gold])))
        .collect();
    let best = scores.iter().copied().fold(0.0, f32::max);
    for (voice, score) in voices.iter().zip(&scores) {
        let mut features = Features::default();
        voice.features(scene, cue, content, &mut features);
        candidates.push(features.0);
        right.push(best > 0.0 && *score >= best - 1e-6);
        likeness.push(*score);
    }
    match right.contains(&true) {
        true => lessons.choices.push(Choice { candidates, right, voice: true, likeness }),
        false => lessons.lost[3] += 1,
    }
}

/// Intersection over union, by words.
fn overlap(scene: &Scene, ours: &[(u32, u32)], gold: &[(u32, u32)]) -> f32 {
    let word = |at: &u32| scene.document.word(*at).contains(char::is_alphanumeric);
    let inside = |ranges: &[(u32, u32)], at: u32| ranges.iter().any(|range| range.0 <= at && at < range.1);
    let count = |ranges: &[(u32, u32)]| ranges.iter().flat_map(|r| r.0..r.1).filter(word).count() as f32;
    let both = ours.iter().flat_map(|r| r.0..r.1).filter(word).filter(|&at| inside(gold, at)).count() as f32;
    both / (count(ours) + count(gold) - both).max(1.0)
}

/// Log-linear models by AdaGrad with a little weight decay, averaged over all steps of the later epochs.
fn train(lessons: &Lessons) -> Vec<f32> {
    let mut weights = vec![0f32; SIZE];
    let mut squares = vec![1e-2f32; SIZE];
    let mut sum = vec![0f64; SIZE];
    let mut random = SEED;
    let mut order: Vec<usize> = (0..lessons.cues.len() + lessons.choices.len()).collect();
    for epoch in 0..*EPOCHS_ {
        for at in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (random >> 33) as usize % (at + 1));
        }
        let mut loss = 0.0;
        for &at in &order {
            let seed = random.wrapping_add(at as u64 * 0x9E3779B97F4A7C15 + epoch as u64);
            loss += match lessons.cues.get(at) {
                Some((features, right)) => binary(&thin(features, seed), *right, &mut weights, &mut squares),
                None => {
                    let c = &lessons.choices[at - lessons.cues.len()];
                    choose(
                        &Choice {
                            candidates: c.candidates.iter().map(|f| thin(f, seed)).collect(),
                            right: c.right.clone(),
                            voice: c.voice,
                            likeness: Vec::new(),
                        },
                        &mut weights,
                        &mut squares,
                    )
                }
            };
        }
        eprintln!("epoch {epoch}: loss {:.4}", loss / order.len() as f32);
        if epoch >= 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += f64::from(*weight));
        }
    }
    sum.iter().map(|sum| (sum / (*EPOCHS_ - 2) as f64) as f32).collect()
}

fn thin(features: &[u32], seed: u64) -> Vec<u32> {
    if *DROP_ == 0.0 {
        return features.to_vec();
    }
    features
        .iter()
        .copied()
        .filter(|&f| {
            let mut h = seed ^ (u64::from(f) + 1).wrapping_mul(0xD6E8FEB86659FD93);
            h ^= h >> 32;
            h = h.wrapping_mul(0xD6E8FEB86659FD93);
            h ^= h >> 32;
            (h & 0xFFFF) as f32 >= *DROP_ * 65536.0
        })
        .collect()
}

/// What the weights get right on articles that they have not seen.
fn examine(exam: &Lessons, weights: &[f32]) {
    let mut ranked: Vec<(f32, bool)> =
        exam.cues.iter().map(|(features, right)| (score(features, weights), *right)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let gold = ranked.iter().filter(|(_, right)| *right).count() + exam.lost[0];
    let (mut hits, mut best) = (0, 0.0f32);
    for (at, (_, right)) in ranked.iter().enumerate() {
        hits += usize::from(*right);
        best = best.max(2.0 * hits as f32 / (at + 1 + gold) as f32);
    }
    eprint!("cues: best F1 {:.1}", 100.0 * best);
    for (name, voice) in [("content", false), ("speaker", true)] {
        let asked: Vec<&Choice> = exam.choices.iter().filter(|choice| choice.voice == voice).collect();
        let all = (asked.len() + exam.lost[if voice { 3 } else { 1 }]) as f32;
        let chosen = asked.iter().map(|choice| {
            let scores = choice.candidates.iter().map(|features| score(features, weights));
            let top = scores.enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            top.map_or(0.0, |(at, _)| choice.likeness[at])
        });
        let (mut exact, mut close) = (0, 0);
        for like in chosen {
            exact += usize::from(like > 0.999);
            close += usize::from(like >= 0.5);
        }
        let share = |count: usize| 100.0 * count as f32 / all;
        eprint!("; {name} exact {:.1} % overlap {:.1} % of {all}", share(exact), share(close));
    }
    eprintln!();
}

fn score(features: &[u32], weights: &[f32]) -> f32 {
    features.iter().map(|&slot| weights[slot as usize]).sum()
}

fn step(features: &[u32], gradient: f32, weights: &mut [f32], squares: &mut [f32]) {
    for &slot in features {
        let slot = slot as usize;
        let slope = gradient + *DECAY_ * weights[slot];
        squares[slot] += slope * slope;
        weights[slot] -= *RATE_ * slope / squares[slot].sqrt();
    }
}

fn binary(features: &[u32], right: bool, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let chance = 1.0 / (1.0 + (-score(features, weights)).exp());
    step(features, chance - f32::from(u8::from(right)), weights, squares);
    -(if right { chance } else { 1.0 - chance }).max(1e-6).ln()
}

fn choose(choice: &Choice, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let scores: Vec<f32> = choice.candidates.iter().map(|features| score(features, weights)).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mass: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f32 = mass.iter().sum();
    let good: f32 = mass.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(mass, _)| mass).sum();
    for ((features, mass), right) in choice.candidates.iter().zip(&mass).zip(&choice.right) {
        let gradient = mass / all - if *right { mass / good } else { 0.0 };
        if gradient.abs() > 1e-3 {
            step(features, gradient, weights, squares);
        }
    }
    -(good / all).max(1e-6).ln()
}
