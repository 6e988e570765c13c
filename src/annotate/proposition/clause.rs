//! The clauses of a sentence, by its parse.

use std::cell::Cell;

use smallvec::SmallVec;

use super::{Proposition, Role, is_telling};
use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::time::completes_hour;
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{Bearing, Bearings, bearings};

/// Tokens of one sentence that are looked at: a page-long list costs no more than a long sentence.
const LONGEST: u32 = 160;

/// One clause of a sentence.
pub(super) struct Clause {
    pub predicate: u32,
    /// The clause that it depends on.
    pub above: Option<usize>,
    /// What is worked out of it but once, however many clauses ask.
    pub negated: Cell<Option<bool>>,
    pub firm: Cell<Option<Factuality>>,
}

pub(super) struct Clauses<'d> {
    pub document: &'d Document,
    pub start: u32,
    end: u32,
    pub list: Vec<Clause>,
    /// For each token of the sentence, its clause.
    owner: Vec<usize>,
    /// The tokens by clause, in order, and where those of each clause begin; one more entry than clauses.
    owned: Vec<u32>,
    first: Vec<u32>,
    /// The last question mark.
    question: Option<u32>,
    /// For each token, what its word bears on its clause.
    bearings: Vec<Bearings>,
}

const NOBODY: usize = usize::MAX;

impl<'d> Clauses<'d> {
    pub fn of(document: &'d Document, (start, end): (u32, u32)) -> Clauses<'d> {
        let end = end.min(start + LONGEST);
        let mut clauses = Clauses {
            document,
            start,
            end,
            list: Vec::new(),
            owner: Vec::new(),
            owned: Vec::new(),
            first: Vec::new(),
            question: (start..end).rev().find(|at| document.lower(*at) == "?"),
            bearings: (start..end).map(|at| bearings(document.lower(at))).collect(),
        };
        let all = document.clauses.within((start, end));
        let index = |clause: Option<u32>| match clause {
            Some(clause) if all.contains(&clause) => (clause - all.start) as usize,
            _ => NOBODY,
        };
        clauses.list.extend(all.clone().filter_map(|clause| document.clauses.get(clause)).map(|clause| {
            Clause {
                predicate: clause.predicate,
                above: Some(index(clause.above)).filter(|above| *above != NOBODY),
                negated: Cell::default(),
                firm: Cell::default(),
            }
        }));
        clauses.owner = (start..end).map(|token| index(document.clauses.of(token))).collect();
        clauses.group();
        clauses
    }

    pub fn rel(&self, token: u32) -> Rel {
        self.document.tokens[token as usize].rel
    }

    /// The head of a token, if it lies within the sentence.
    pub fn head(&self, token: u32) -> Option<u32> {
        let head = self.document.tokens[token as usize].head;
        (self.start..self.end).contains(&head).then_some(head)
    }

    pub fn clause_of(&self, token: u32) -> Option<usize> {
        self.owner.get((token - self.start) as usize).copied().filter(|clause| *clause != NOBODY)
    }

    /// Groups the tokens by clause.
    fn group(&mut self) {
        let mut counts = vec![0u32; self.list.len() + 1];
        for owner in self.owner.iter().filter(|owner| **owner != NOBODY) {
            counts[owner + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        self.first.clone_from(&counts);
        self.owned = vec![0; counts.last().map_or(0, |all| *all as usize)];
        for (at, owner) in self.owner.iter().enumerate().filter(|(_, owner)| **owner != NOBODY) {
            self.owned[counts[*owner] as usize] = self.start + at as u32;
            counts[*owner] += 1;
        }
    }

    /// The tokens of a clause, in order.
    pub fn tokens(&self, clause: usize) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.owned[self.first[clause] as usize..self.first[clause + 1] as usize].iter().copied()
    }

    pub fn bears_any(&self, token: u32) -> bool {
        self.bearings.get((token - self.start) as usize).is_some_and(|all| *all != Bearings::default())
    }

    /// Whether the word of a token bears so on its clause; no word outside the sentence does.
    pub fn bears(&self, token: u32, bearing: Bearing) -> bool {
        token >= self.start
            && self.bearings.get((token - self.start) as usize).is_some_and(|all| all.has(bearing))
    }

    /// The dependent of the predicate through which a token of its clause hangs on it.
    fn branch(&self, clause: usize, token: u32) -> u32 {
        let predicate = self.list[clause].predicate;
        let mut at = token;
        for _ in 0..LONGEST {
            match self.head(at) {
                Some(head) if head != predicate && head != at => at = head,
                _ => break,
            }
        }
        at
    }

    fn role(&self, clause: usize, token: u32) -> Role {
        if token == self.list[clause].predicate {
            return Role::Predicate;
        }
        let branch = self.branch(clause, token);
        match self.rel(branch) {
            // The parse may take the subject of "has paid" for that of a passive, or for an object.
            Rel::Nsubj | Rel::Csubj | Rel::Nsubjpass | Rel::Dobj => {
                match branch < self.list[clause].predicate && !self.is_passive(clause) {
                    true => Role::Agent,
                    false => Role::Patient,
                }
            }
            Rel::CompoundPrt => Role::Predicate,
            Rel::Nmod if self.is_by(branch) && self.is_passive(clause) => Role::Agent,
            _ => Role::Other,
        }
    }

    /// "**by** the army"
    fn is_by(&self, noun: u32) -> bool {
        let mut before = (self.start..noun).rev().take(6);
        before.any(|at| self.document.lower(at) == "by" && self.head(at) == Some(noun))
    }

    fn is_passive(&self, clause: usize) -> bool {
        let predicate = self.list[clause].predicate;
        let auxiliary = |at: &u32| {
            matches!(self.rel(*at), Rel::Aux | Rel::Auxpass)
                && self.head(*at) == Some(predicate)
                && matches!(self.document.lemma(*at), "be" | "get")
        };
        self.document.tag(predicate) == Tag::Vbn
            && (self.rel(predicate) == Rel::Acl || self.tokens(clause).any(|at| auxiliary(&at)))
    }

    /// The noun or pronoun that is the subject of a clause, and whether it is a passive one's.
    pub fn subject(&self, clause: usize) -> Option<u32> {
        let predicate = self.list[clause].predicate;
        self.tokens(clause).find(|at| {
            matches!(self.rel(*at), Rel::Nsubj | Rel::Nsubjpass) && self.head(*at) == Some(predicate)
        })
    }

    /// The first token and the head of the subject of a clause, or of the one above whose subject it shares.
    pub fn agent(&self, clause: usize) -> Option<(u32, u32)> {
        let subject = self.shared_subject(clause)?;
        let first = (self.start..subject).rev().take(6).take_while(|at| self.hangs_on(*at, subject)).last();
        Some((first.unwrap_or(subject), subject))
    }

    /// A pronoun that is the subject of a clause, or of the one above whose subject it shares.
    pub fn pronoun(&self, clause: usize) -> Option<u32> {
        let subject = self.shared_subject(clause)?;
        (self.document.tag(subject) == Tag::Prp).then_some(subject)
    }

    /// The subject of a clause, its own or that of the clause above: "said it **and left**", "wants **to leave**".
    fn shared_subject(&self, clause: usize) -> Option<u32> {
        let mut at = clause;
        for _ in 0..4 {
            if let Some(subject) = self.subject(at) {
                return Some(subject);
            }
            let shares =
                matches!(self.rel(self.list[at].predicate), Rel::Conj | Rel::Xcomp | Rel::Advcl | Rel::Dep);
            at = self.list[at].above.filter(|_| shares)?;
        }
        None
    }

    /// What a relative pronoun stands for, or a participle belongs to: "the mine, **which** closed".
    pub fn antecedent(&self, clause: usize) -> Option<u32> {
        let predicate = self.list[clause].predicate;
        let relative = matches!(self.rel(predicate), Rel::AclRelcl | Rel::Acl);
        self.head(predicate).filter(|_| relative)
    }

    pub fn proposition(&self, clause: usize) -> Proposition {
        let predicate = self.list[clause].predicate;
        let own = |at: &u32| {
            let helps = matches!(self.rel(*at), Rel::Aux | Rel::Auxpass | Rel::Cop | Rel::Neg);
            let hour = self.document.tag(*at).is_noun() && completes_hour(self.document.lower(*at));
            !helps && !hour && !self.bears(*at, Bearing::None)
        };
        let telling = |at: &u32| own(at) && is_telling(self.document.tag(*at)) || *at == predicate;
        let mut words: SmallVec<[(u32, Role); 12]> =
            self.tokens(clause).filter(telling).map(|at| (at, self.role(clause, at))).collect();
        words.extend(self.borrowed(clause));
        words.extend(self.complements(clause));
        words.sort_unstable_by_key(|(at, _)| *at);
        words.dedup_by_key(|(at, _)| *at);
        let (from, to) = (self.tokens(clause).next(), self.tokens(clause).next_back());
        Proposition {
            predicate,
            tokens: (from.unwrap_or(predicate), to.unwrap_or(predicate) + 1),
            words,
            polarity: Polarity::Positive,
            factuality: Factuality::Asserted,
            of_figures: Factuality::Asserted,
            reversed: false,
            so_far: false,
            would: false,
            meant: None,
            first_person: false,
        }
    }

    /// The words of a clause that completes the predicate: "knows **who did it**" says nothing without them.
    fn complements(&self, clause: usize) -> SmallVec<[(u32, Role); 12]> {
        let completes = |below: &usize| {
            let predicate = self.list[*below].predicate;
            self.list[*below].above == Some(clause)
                && matches!(self.rel(predicate), Rel::Ccomp | Rel::Xcomp)
                && predicate > self.list[clause].predicate
        };
        let below = (clause + 1..self.list.len()).filter(completes);
        let words = below.flat_map(|below| self.tokens(below));
        words.filter(|at| is_telling(self.document.tag(*at))).map(|at| (at, Role::Complement)).collect()
    }

    /// The words of a participant that stands in the clause above.
    fn borrowed(&self, clause: usize) -> SmallVec<[(u32, Role); 12]> {
        let passive = self.is_passive(clause);
        let whole = |noun: u32, role: Role| -> SmallVec<[(u32, Role); 12]> {
            let of = self.clause_of(noun);
            let inside = |at: &u32| {
                self.clause_of(*at) == of
                    && (*at == noun || self.hangs_on(*at, noun))
                    && is_telling(self.document.tag(*at))
            };
            (noun.saturating_sub(6).max(self.start)..=noun).filter(inside).map(|at| (at, role)).collect()
        };
        if let Some(noun) = self.antecedent(clause) {
            let subject = self.subject(clause).is_none_or(|at| self.is_relative(at));
            let role = if passive || !subject { Role::Patient } else { Role::Agent };
            return whole(noun, role);
        }
        match (self.subject(clause), self.shared_subject(clause)) {
            (None, Some(subject)) => whole(subject, if passive { Role::Patient } else { Role::Agent }),
            _ => SmallVec::new(),
        }
    }

    /// Whether a clause asks: a question mark follows it.
    pub fn is_question(&self, clause: usize) -> bool {
        self.question.is_some_and(|mark| self.list[clause].predicate < mark)
    }

    fn is_relative(&self, token: u32) -> bool {
        matches!(self.document.tag(token), Tag::Wdt | Tag::Wp) || self.document.lower(token) == "that"
    }

    fn hangs_on(&self, token: u32, noun: u32) -> bool {
        let mut at = token;
        for _ in 0..8 {
            match self.head(at) {
                Some(head) if head == noun => return true,
                Some(head) if head != at => at = head,
                _ => return false,
            }
        }
        false
    }
}
