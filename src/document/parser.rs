//! Heads and relations: a greedy arc-hybrid parser (Kuhlmann et al. 2011) over hashed features, and a
//! labeller that names each arc as it is drawn.

use super::form::{EDGE, Form, mix};
use super::sure::Sure;
use super::weights::{ACTIONS, Sparse, Weights, best};
use super::{Rel, Tag};

/// What a state may do next.
pub const SHIFT: usize = 0;
/// The next word becomes the head of the top of the stack.
pub const LEFT: usize = 1;
/// The second word on the stack becomes the head of the top.
pub const RIGHT: usize = 2;

pub const MOVES: usize = 36;
pub const NAMES: usize = 16;

pub const NONE: u32 = u32::MAX;
const NO_TAG: u32 = 62;
const ROOT_TAG: u32 = 63;

/// A word as the parser sees it.
///
/// As wide as a power of two, so that its place takes no multiplication.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
pub struct Node {
    /// Of the lower-case spelling.
    pub word: u32,
    pub tag: u32,
    pub head: u32,
    pub rel: u8,
    first: u32,
    last: u32,
    /// The last but one on the right.
    second_last: u32,
    lefts: u8,
    rights: u8,
}

impl Node {
    fn new(word: u32, tag: u32) -> Self {
        Node {
            word,
            tag,
            head: NONE,
            rel: NO_TAG as u8,
            first: NONE,
            last: NONE,
            second_last: NONE,
            lefts: 0,
            rights: 0,
        }
    }
}

/// One sentence in the middle of its analysis.  The artificial root stands after the last word.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub nodes: Vec<Node>,
    pub stack: Vec<u32>,
    pub next: u32,
}

const MISSING: Node = Node {
    word: 0,
    tag: NO_TAG,
    head: NONE,
    rel: NO_TAG as u8,
    first: NONE,
    last: NONE,
    second_last: NONE,
    lefts: 0,
    rights: 0,
};

impl State {
    /// Begins a sentence, keeping the memory of the last one.
    pub fn begin<'f>(&mut self, words: impl Iterator<Item = (&'f Form, Tag)>) {
        self.nodes.clear();
        self.stack.clear();
        self.next = 0;
        self.nodes.extend(words.map(|(form, tag)| Node::new(form.lower, tag as u32)));
        self.nodes.push(Node::new(EDGE.lower, ROOT_TAG));
    }

    pub fn root(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    pub fn done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root()
    }

    pub fn allows(&self, action: usize) -> bool {
        match action {
            SHIFT => self.next < self.root(),
            LEFT => !self.stack.is_empty() && (self.next < self.root() || self.stack.len() == 1),
            _ => self.stack.len() > 1,
        }
    }

    /// Head and dependent of the arc that an action draws.
    pub fn arc(&self, action: usize) -> Option<(u32, u32)> {
        let top = *self.stack.last()?;
        match action {
            LEFT => Some((self.next, top)),
            RIGHT => Some((self.stack[self.stack.len() - 2], top)),
            _ => None,
        }
    }

    pub fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// Takes the top off the stack and hangs it under its head.
    pub fn attach(&mut self, head: u32, top: u32, rel: u8) {
        self.stack.pop();
        let node = &mut self.nodes[top as usize];
        node.head = head;
        node.rel = rel;
        let parent = &mut self.nodes[head as usize];
        if top < head {
            parent.first = top;
            parent.lefts = parent.lefts.saturating_add(1);
        } else {
            parent.second_last = parent.last;
            parent.last = top;
            parent.rights = parent.rights.saturating_add(1);
        }
    }

    #[inline(always)]
    fn node(&self, at: u32) -> &Node {
        self.nodes.get(at as usize).unwrap_or(&MISSING)
    }

    #[inline(always)]
    fn on_stack(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }
}

fn distance(from: u32, to: u32) -> u32 {
    match to.wrapping_sub(from) {
        near @ 0..=4 => near,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// Signs that often leave no choice of the next action.
#[inline]
pub fn move_signs(state: &State) -> u32 {
    let (s0, s1) = (state.node(state.on_stack(0)), state.node(state.on_stack(1)));
    let (b0, b1) = (state.node(state.next), state.node(state.next + 1));
    let children = u32::from(s0.lefts > 0) | u32::from(s0.rights > 0) << 1 | u32::from(b0.lefts > 0) << 2;
    mix(300, s1.tag << 6 | s0.tag, b0.tag << 6 | b1.tag, children)
}

/// Signs that often leave no choice of an arc's name: those asked first, and the others.
#[inline]
pub fn name_signs(state: &State, head: u32, dependent: u32) -> [u32; 2] {
    let (h, d) = (state.node(head), state.node(dependent));
    let tags = h.tag << 7 | d.tag << 1 | u32::from(head < dependent);
    let gap = distance(head.min(dependent), head.max(dependent)).min(3);
    [mix(301, tags, d.word, 0), mix(302, tags, u32::from(state.node(d.first).rel), gap)]
}

/// Features of the choice of the next action.
#[inline]
pub fn move_features(state: &State) -> [u32; MOVES] {
    let (i0, i1, j0) = (state.on_stack(0), state.on_stack(1), state.next);
    let (s0, s1, s2) = (state.node(i0), state.node(i1), state.node(state.on_stack(2)));
    let (b0, b1, b2) = (state.node(j0), state.node(j0 + 1), state.node(j0 + 2));
    let (s0l, s0r) = (state.node(s0.first), state.node(s0.last));
    let (s1l, s1r) = (state.node(s1.first), state.node(s1.last));
    let b0l = state.node(b0.first);
    let gap = distance(i0, j0);
    let pair = |a: &Node, b: &Node| a.tag << 6 | b.tag;
    let rels = |a: &Node, b: &Node| u32::from(a.rel) << 6 | u32::from(b.rel);
    let counts = |node: &Node| u32::from(node.lefts.min(3)) * 4 + u32::from(node.rights.min(3));
    [
        mix(100, s0.word, s0.tag, 0),
        mix(101, s0.tag, b0.tag, gap),
        mix(102, s1.word, s1.tag, 0),
        mix(103, b0.word, b0.tag, 0),
        mix(104, b1.word, b1.tag, 0),
        mix(105, b0.word, s0.word, 0),
        mix(106, s0.word, s0.tag, b0.tag),
        mix(107, b0.word, s0.tag, b0.tag),
        mix(108, s1.word, s0.word, 0),
        mix(109, s1.word, s0.tag, s1.tag),
        mix(110, s0.word, s0.tag, s1.tag),
        mix(111, pair(s0, s1), b0.tag, 0),
        mix(112, pair(s0, s1), s2.tag, 0),
        mix(113, pair(s0, b0), b1.tag, 0),
        mix(114, pair(b0, b1), b2.tag, 0),
        mix(115, pair(s0, s0l), b0.tag, 0),
        mix(116, pair(s0, s0r), b0.tag, 0),
        mix(117, pair(s1, s1r), pair(s0, b0), 0),
        mix(118, pair(b0, b0l), s0.tag, 0),
        mix(119, pair(s1, s0), rels(s1r, s1l), 0),
        mix(120, pair(s0, b0), rels(s0l, s0r), 0),
        mix(121, s0.word, counts(s0), s0.tag),
        mix(122, b0.word, counts(b0), b0.tag),
        mix(123, s1.word, counts(s1), s1.tag),
        mix(124, pair(s0, b0), counts(s0), s1.tag),
        mix(125, pair(s1, s0), distance(i1, i0), b0.tag),
        mix(126, s1.word, b0.word, s0.tag),
        mix(127, s0.word, b1.tag, b0.tag),
        mix(128, s1.tag, s0r.word, s0.tag),
        mix(129, s0l.word, s0.tag, b0.tag),
        mix(130, pair(s1, s0), pair(b0, b1), 0),
        mix(131, s0.word, s2.word, s1.tag),
        mix(132, b2.word, b0.tag, s0.tag),
        mix(133, s1l.word, s1.tag, b0.tag),
        mix(134, pair(s0, state.node(s0.second_last)), s0r.tag, b0.tag),
        mix(135, s0l.word, s1.word, s0.tag),
    ]
}

/// Features of the name of an arc.
#[inline]
pub fn name_features(state: &State, head: u32, dependent: u32) -> [u32; NAMES] {
    let (h, d) = (state.node(head), state.node(dependent));
    let (left, right) = (state.node(dependent.wrapping_sub(1)), state.node(dependent + 1));
    let side = u32::from(head < dependent);
    let sibling = state.node(if side == 1 { h.last } else { h.first });
    let (first, last) = (state.node(d.first), state.node(d.last));
    let tags = h.tag << 7 | d.tag << 1 | side;
    let gap = distance(head.min(dependent), head.max(dependent));
    [
        mix(200, h.word, d.word, side),
        mix(201, tags, gap, 0),
        mix(202, h.word, d.tag, side),
        mix(203, d.word, h.tag, side),
        mix(204, d.word, d.tag, 0),
        mix(205, h.word, h.tag, side),
        mix(206, tags, first.word, 0),
        mix(207, tags, u32::from(first.rel), u32::from(last.rel)),
        mix(208, tags, left.tag, right.tag),
        mix(209, tags, u32::from(sibling.rel), 0),
        mix(210, d.tag, left.word, side),
        mix(211, h.word, first.word, d.tag),
        mix(212, tags, u32::from(sibling.rel), u32::from(first.rel)),
        mix(213, d.tag, state.node(h.first).word, side),
        mix(214, tags, last.word, 0),
        mix(215, tags, u32::from(state.node(h.first).rel), u32::from(state.node(h.last).rel)),
    ]
}

pub struct Parser<'w> {
    moves: Sparse<'w>,
    names: Weights<'w>,
    sure: Sure<'w>,
    state: State,
}

impl<'w> Parser<'w> {
    pub fn new(moves: Sparse<'w>, names: Weights<'w>, sure: Sure<'w>) -> Self {
        Parser { moves, names, sure, state: State::default() }
    }

    /// Head (within the sentence; `NONE` for the root) and relation of each word, in order.
    pub fn parse<'f>(
        &mut self,
        words: impl Iterator<Item = (&'f Form, Tag)>,
    ) -> impl Iterator<Item = (u32, Rel)> + '_ {
        self.state.begin(words);
        while !self.state.done() {
            self.step();
        }
        let root = self.state.root();
        self.state.nodes[..root as usize].iter().map(move |node| {
            let head = if node.head == root { NONE } else { node.head };
            (head, Rel::ALL.get(node.rel as usize).copied().unwrap_or(Rel::Dep))
        })
    }

    fn step(&mut self) {
        let action = self.choose();
        match self.state.arc(action) {
            Some((head, dependent)) => {
                let rel = self.name(head, dependent);
                self.state.attach(head, dependent, rel);
            }
            None => self.state.shift(),
        }
    }

    fn choose(&self) -> usize {
        let allowed: [bool; ACTIONS] = std::array::from_fn(|action| self.state.allows(action));
        let first = allowed.iter().position(|&allowed| allowed).unwrap_or(SHIFT);
        if allowed.iter().filter(|&&allowed| allowed).count() < 2 {
            return first;
        }
        if let Some(action) = sure_move(&self.sure, &self.state) {
            return action;
        }
        let scores = self.moves.sum(&move_features(&self.state));
        let better = |best, other: usize| match allowed[other] && scores[other] > scores[best] {
            true => other,
            false => best,
        };
        (first + 1..ACTIONS).fold(first, better)
    }

    fn name(&self, head: u32, dependent: u32) -> u8 {
        if head == self.state.root() {
            return Rel::Root as u8;
        }
        if let Some(name) = sure_name(&self.sure, &self.state, head, dependent) {
            return name as u8;
        }
        let scores = self.names.sum(&name_features(&self.state, head, dependent));
        best(&scores, Rel::Nsubj as usize, Rel::ALL.len()) as u8
    }
}

/// The action that a state leaves no choice of.
#[inline]
pub fn sure_move(sure: &Sure, state: &State) -> Option<usize> {
    sure.get(move_signs(state)).filter(|&action| state.allows(action))
}

/// The name that an arc leaves no choice of.
#[inline]
pub fn sure_name(sure: &Sure, state: &State, head: u32, dependent: u32) -> Option<usize> {
    name_signs(state, head, dependent).into_iter().find_map(|signs| sure.get(signs))
}
