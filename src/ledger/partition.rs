//! Which of many belong together, by how surely pairs of them do: greedy additive edge contraction (Keuper et al.,
//! "Efficient Decomposition of Image and Mesh Graphs by Lifted Multicuts", ICCV 2015).  The two groups between which the
//! log odds add up to most are joined, until no sum is positive.  One article that mentions two stories does not make
//! them one, as it would if every link joined.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

/// Log odds of two being one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    pub a: usize,
    pub b: usize,
    pub odds: f32,
}

/// For each of so many its group, numbered in order of their first members.  Pairs without a link count as `unlinked`.
pub fn partition(many: usize, links: &[Link], unlinked: f32) -> Vec<usize> {
    let mut groups = Groups::of(many, links, unlinked);
    while let Some(Candidate { a, b, .. }) = groups.best() {
        groups.join(a, b);
    }
    groups.numbered()
}

struct Groups {
    /// Of each group, those it is linked to, with the sum of the odds and the number of linked pairs.
    links: Vec<FxHashMap<usize, (f32, usize)>>,
    sizes: Vec<usize>,
    parents: Vec<usize>,
    queue: BinaryHeap<Candidate>,
    unlinked: f32,
}

/// Two groups that may be joined.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    sum: f32,
    a: usize,
    b: usize,
}

impl Ord for Candidate {
    /// The surest first; of equals those with the first members, so that nothing depends on the order of links.
    fn cmp(&self, other: &Self) -> Ordering {
        self.sum.total_cmp(&other.sum).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl Groups {
    fn of(many: usize, links: &[Link], unlinked: f32) -> Groups {
        let mut groups = Groups {
            links: vec![FxHashMap::default(); many],
            sizes: vec![1; many],
            parents: (0..many).collect(),
            queue: BinaryHeap::new(),
            unlinked,
        };
        for link in links.iter().filter(|link| link.a != link.b) {
            for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                groups.links[from].insert(to, (link.odds, 1));
            }
        }
        for link in links {
            groups.offer(link.a, link.b);
        }
        groups
    }

    /// Sum of the log odds over all pairs of two groups.
    fn sum(&self, a: usize, b: usize) -> Option<f32> {
        let (odds, linked) = self.links[a].get(&b)?;
        let pairs = self.sizes[a] * self.sizes[b];
        Some(odds + self.unlinked * (pairs - linked.min(&pairs)) as f32)
    }

    fn offer(&mut self, a: usize, b: usize) {
        let (a, b) = (a.min(b), a.max(b));
        if let Some(sum) = self.sum(a, b).filter(|sum| *sum > 0.0) {
            self.queue.push(Candidate { sum, a, b });
        }
    }

    /// The two groups whose joining gains most; what was offered before a group grew is left out.
    fn best(&mut self) -> Option<Candidate> {
        while let Some(candidate) = self.queue.pop() {
            let alive = self.parents[candidate.a] == candidate.a && self.parents[candidate.b] == candidate.b;
            if alive && self.sum(candidate.a, candidate.b) == Some(candidate.sum) {
                return Some(candidate);
            }
        }
        None
    }

    /// The first group takes the second in.
    fn join(&mut self, a: usize, b: usize) {
        self.parents[b] = a;
        self.sizes[a] += self.sizes[b];
        let mut taken: Vec<(usize, (f32, usize))> = std::mem::take(&mut self.links[b]).into_iter().collect();
        taken.sort_unstable_by_key(|(other, _)| *other);
        self.links[a].remove(&b);
        for (other, (odds, linked)) in taken {
            self.links[other].remove(&b);
            if other == a {
                continue;
            }
            for (from, to) in [(a, other), (other, a)] {
                let sum = self.links[from].entry(to).or_default();
                *sum = (sum.0 + odds, sum.1 + linked);
            }
        }
        let mut around: Vec<usize> = self.links[a].keys().copied().collect();
        around.sort_unstable();
        for other in around {
            self.offer(a, other);
        }
    }

    fn numbered(&self) -> Vec<usize> {
        let mut numbers = FxHashMap::default();
        let root = |mut at: usize| {
            while self.parents[at] != at {
                at = self.parents[at];
            }
            at
        };
        (0..self.parents.len())
            .map(|at| {
                let next = numbers.len();
                *numbers.entry(root(at)).or_insert(next)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(pairs: &[(usize, usize, f32)]) -> Vec<Link> {
        pairs.iter().map(|&(a, b, odds)| Link { a, b, odds }).collect()
    }

    #[test]
    fn what_is_surely_one_is_joined_through_others() {
        let links = links(&[(0, 1, 3.0), (1, 2, 3.0), (3, 4, 2.0)]);
        assert_eq!(partition(6, &links, -1.0), [0, 0, 0, 1, 1, 2]);
    }

    #[test]
    fn one_that_is_like_two_groups_does_not_make_them_one() {
        let two = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0), (3, 4, 3.0), (3, 5, 3.0), (4, 5, 3.0)];
        let mut all = two.to_vec();
        all.extend([(2, 6, 2.0), (3, 6, 2.0)]);
        let groups = partition(7, &links(&all), -1.0);
        assert_eq!((groups[0], groups[1], groups[2]), (0, 0, 0));
        assert_ne!(groups[0], groups[3]);
        assert_eq!((groups[3], groups[4], groups[5]), (groups[3], groups[3], groups[3]));
    }

    #[test]
    fn the_order_of_links_changes_nothing() {
        let all = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 3, -0.5), (0, 2, -1.0)];
        let mut turned = all.map(|(a, b, odds)| (b, a, odds));
        turned.reverse();
        assert_eq!(partition(4, &links(&all), -1.0), partition(4, &links(&turned), -1.0));
    }
}
