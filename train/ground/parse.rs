//! Training the parser with a dynamic oracle (Goldberg and Nivre 2013), and measuring it.

use gainsay::document::parser::{
    LEFT, NONE, Parser, RIGHT, SHIFT, State, move_features, move_signs, name_features, name_signs,
};
use gainsay::document::sure::Sure;
use gainsay::document::weights::{self, ACTIONS, PLACES, ROWS, Sparse, WIDTH, Weights};
use gainsay::document::{Rel, Tag};

use crate::corpus::{Sentence, altered};
use crate::perceptron::{Perceptron, Random, best};
use crate::sparse::SparsePerceptron;
use crate::sure::{Counts, table};
use crate::tag;

/// Share of the answers to the same signs that makes them sure, and places for those.
const SURE: f64 = 0.998;
const SURE_PLACES: usize = 1 << 13;
const EPOCHS: usize = 5;
/// Folds of jackknifing: the parser must see tags as wrong as they will be on new text.
const FOLDS: usize = 4;

struct Example<'s> {
    sentence: &'s Sentence,
    tags: Vec<Tag>,
    /// The root's index for a root.
    heads: Vec<u32>,
    rels: Vec<Rel>,
}

/// The bytes of what parsing takes.
pub struct Tables {
    pub moves: Vec<u8>,
    pub names: Vec<u8>,
    pub sure: Vec<u8>,
}

impl Tables {
    fn parser(&self) -> Parser<'_> {
        Parser::new(Sparse::new(&self.moves), Weights::new(&self.names), Sure::new(&self.sure))
    }
}

pub fn train(train: &[Sentence], tagger: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let copies = altered(train.iter());
    // Weights do not depend on what is looked up later.
    let plain = tag::Tables { weights: tagger.to_vec(), sure: Vec::new() };
    let fold_tags = jackknife(train);
    let mut examples: Vec<Example> = Vec::new();
    for (at, sentence) in train.iter().enumerate() {
        examples.extend(example(sentence, tag::predict(&fold_tags[at % FOLDS], sentence)));
    }
    for sentence in &copies {
        examples.extend(example(sentence, tag::predict(&plain, sentence)));
    }
    let mut moves = SparsePerceptron::default();
    let mut names = Perceptron::new(ROWS, WIDTH);
    let mut random = Random(11);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut examples);
        let (mut right, mut all) = (0, 0);
        for example in &examples {
            let explore = if epoch > 0 { 90 } else { 0 };
            right += learn(&mut moves, &mut names, example, &mut random, explore);
            all += example.heads.len();
        }
        eprintln!("epoch {epoch}: {:.2} % of arcs while training", 100.0 * right as f64 / all as f64);
    }
    (moves.quantised(PLACES), names.quantised(WIDTH))
}

fn jackknife(train: &[Sentence]) -> Vec<tag::Tables> {
    (0..FOLDS)
        .map(|fold| {
            let part = train.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
            let weights = tag::train_on(part.map(|(_, sentence)| sentence).collect(), 4);
            tag::Tables { weights, sure: Vec::new() }
        })
        .collect()
}

/// What the parser hardly ever does otherwise in the text that it learned from.
pub fn sure(train: &[Sentence], tables: &Tables, tagger: &tag::Tables) -> Vec<u8> {
    let (moves, names) = (Sparse::new(&tables.moves), Weights::new(&tables.names));
    let (mut steps, mut by_word, mut by_child) = <(Counts, Counts, Counts)>::default();
    let mut state = State::default();
    for sentence in train.iter().chain(&altered(train.iter())) {
        let tags = tag::predict(tagger, sentence);
        state.begin(sentence.forms.iter().zip(tags));
        while !state.done() {
            let allowed: Vec<usize> = (0..ACTIONS).filter(|&action| state.allows(action)).collect();
            let mut action = allowed[0];
            if allowed.len() > 1 {
                let scores = moves.sum(&move_features(&state));
                action =
                    allowed.iter().fold(action, |top, &at| if scores[at] > scores[top] { at } else { top });
                steps.see(move_signs(&state), action);
            }
            let Some((head, dependent)) = state.arc(action) else {
                state.shift();
                continue;
            };
            let mut rel = Rel::Root as usize;
            if head != state.root() {
                let scores = names.sum(&name_features(&state, head, dependent));
                rel = weights::best(&scores, Rel::Nsubj as usize, Rel::ALL.len());
                let [word, child] = name_signs(&state, head, dependent);
                by_word.see(word, rel);
                by_child.see(child, rel);
            }
            state.attach(head, dependent, rel as u8);
        }
    }
    table(&[steps, by_word, by_child], SURE, SURE_PLACES)
}

fn example(sentence: &Sentence, tags: Vec<Tag>) -> Option<Example<'_>> {
    let tree = sentence.tree.as_ref()?;
    let root = tree.len() as u32;
    let head = |(at, arc): (usize, &(u32, Rel))| if arc.0 == at as u32 { root } else { arc.0 };
    let heads = tree.iter().enumerate().map(head).collect();
    Some(Example { sentence, tags, heads, rels: tree.iter().map(|arc| arc.1).collect() })
}

fn learn(
    moves: &mut SparsePerceptron,
    names: &mut Perceptron,
    example: &Example,
    random: &mut Random,
    explore: usize,
) -> usize {
    let mut state = State::default();
    state.begin(example.sentence.forms.iter().zip(example.tags.iter().copied()));
    let mut right = 0;
    let mut known = Vec::new();
    while !state.done() {
        let features = move_features(&state);
        moves.look_up(&features, &mut known);
        let scores = moves.scores(&known);
        let allowed: Vec<usize> = (0..ACTIONS).filter(|&action| state.allows(action)).collect();
        let top = |among: &[usize]| {
            among.iter().copied().reduce(|best, at| if scores[at] > scores[best] { at } else { best })
        };
        let costs: Vec<usize> = allowed.iter().map(|&action| cost(&state, action, &example.heads)).collect();
        let least = costs.iter().min().copied().unwrap_or(0);
        let good: Vec<usize> = allowed
            .iter()
            .zip(&costs)
            .filter(|(_, cost)| **cost == least)
            .map(|(action, _)| *action)
            .collect();
        let (guess, truth) = (top(&allowed).unwrap_or(SHIFT), top(&good).unwrap_or(SHIFT));
        moves.tick();
        if !good.contains(&guess) {
            moves.update(&known, truth, guess);
        }
        let action = if random.below(100) < explore { guess } else { truth };
        let Some((head, dependent)) = state.arc(action) else {
            state.shift();
            continue;
        };
        let gold = example.heads[dependent as usize] == head;
        right += usize::from(gold);
        let rel = name(names, &state, head, dependent, gold.then_some(example.rels[dependent as usize]));
        state.attach(head, dependent, rel);
    }
    right
}

/// The labeller's guess; it learns only where the arc itself is right.
fn name(names: &mut Perceptron, state: &State, head: u32, dependent: u32, truth: Option<Rel>) -> u8 {
    if head == state.root() {
        return Rel::Root as u8;
    }
    let features = name_features(state, head, dependent);
    let mut scores = [0.0; WIDTH];
    names.scores(&features, &mut scores);
    let guess = 1 + best(&scores[1..Rel::ALL.len()]);
    if let Some(truth) = truth.filter(|&rel| rel != Rel::Root) {
        names.tick();
        if truth as usize != guess {
            names.update(&features, truth as usize, guess);
        }
    }
    guess as u8
}

/// How many arcs of the tree an action puts out of reach.
fn cost(state: &State, action: usize, heads: &[u32]) -> usize {
    let head = |at: u32| heads.get(at as usize).copied().unwrap_or(NONE);
    let (top, next) = (state.stack.last().copied().unwrap_or(NONE), state.next);
    let below = &state.stack[..state.stack.len().saturating_sub(1)];
    let rest = next..heads.len() as u32;
    let waits_for = |word: u32| rest.clone().filter(|&at| head(at) == word).count();
    match action {
        SHIFT => {
            let lost_head = below.contains(&head(next));
            usize::from(lost_head) + state.stack.iter().filter(|&&at| head(at) == next).count()
        }
        LEFT => {
            let lost = head(top) != next && (head(top) > next || below.last() == Some(&head(top)));
            usize::from(lost && head(top) != NONE) + waits_for(top)
        }
        RIGHT => usize::from(head(top) >= next) + waits_for(top),
        _ => 0,
    }
}

pub fn report(tables: &Tables, tagger: &tag::Tables, held: &[Sentence]) {
    let copies = altered(held.iter());
    for (what, sentences) in [("held out", held), ("held out, other spelling", &copies)] {
        let (unlabelled, labelled) = measure(tables, tagger, sentences);
        eprintln!("{what}: UAS {unlabelled:.2}, LAS {labelled:.2} (without marks)");
    }
}

fn measure(tables: &Tables, tagger: &tag::Tables, sentences: &[Sentence]) -> (f64, f64) {
    let mut parser = tables.parser();
    let (mut all, mut heads, mut both) = (0, 0, 0);
    for sentence in sentences {
        let Some(tree) = &sentence.tree else { continue };
        let tags = tag::predict(tagger, sentence);
        let arcs = parser.parse(sentence.forms.iter().zip(tags));
        for (at, ((head, rel), gold)) in arcs.zip(tree).enumerate() {
            if gold.1 == Rel::Punct {
                continue;
            }
            let head = if head == NONE { at as u32 } else { head };
            all += 1;
            heads += usize::from(head == gold.0);
            both += usize::from(head == gold.0 && rel == gold.1);
        }
    }
    (100.0 * heads as f64 / all as f64, 100.0 * both as f64 / all as f64)
}
