//! Which of a sentence's times is a figure's own, by the way from its clause to that of the time.

use smallvec::SmallVec;

use crate::annotate::event::Event;
use crate::annotate::quantity::Figure;
use crate::annotate::quote::is_cue_verb;
use crate::annotate::time::Time;
use crate::document::{Document, Rel, Tag};
use crate::lexicon::{Link, is_people, link};

/// Clauses passed on the way from a figure to a time.
const STEPS: usize = 5;

/// From one clause to a neighbour: at one time, at times of their own, or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Shared,
    Apart,
    Unknown,
}

/// From a figure's clause to that of a time.
enum Way {
    /// At one time, so many clauses away.
    Shared(usize),
    Apart,
    Unknown,
}

/// A figure's place in its sentence.
pub(super) struct Place<'d> {
    pub document: &'d Document,
    /// Tokens of the sentence, end exclusive.
    pub sentence: (u32, u32),
    /// The clause that tells of the figure's event.
    pub clause: Option<u32>,
}

impl<'d> Place<'d> {
    pub fn of(
        document: &'d Document,
        figure: &Figure,
        event: Option<&Event>,
        sentence: (u32, u32),
    ) -> Place<'d> {
        let verb = event.map(|event| document.token_at(event.span.start));
        let verb = verb.filter(|verb| document.tag(*verb).is_verb());
        let clause = document.clauses.of(verb.unwrap_or_else(|| figure.last_token()));
        Place { document, sentence, clause }
    }

    fn predicate(&self, clause: u32) -> Option<u32> {
        self.document.clauses.get(clause).map(|clause| clause.predicate)
    }

    fn rel(&self, token: u32) -> Rel {
        self.document.tokens[token as usize].rel
    }

    /// A clause and those above it, the nearest first.
    fn upwards(&self, clause: u32) -> impl Iterator<Item = u32> + '_ {
        let above = |clause: &u32| self.document.clauses.get(*clause)?.above;
        std::iter::successors(Some(clause), above).take(STEPS)
    }

    /// How far a token's clause is from the figure's, if what is told there was at one time with it.
    pub fn steps_to(&self, token: u32) -> Option<usize> {
        match self.way_to(token) {
            Way::Shared(steps) => Some(steps),
            Way::Apart | Way::Unknown => None,
        }
    }

    /// How the clause of a token lies to the figure's.
    fn way_to(&self, token: u32) -> Way {
        let (Some(own), Some(other)) = (self.clause, self.document.clauses.of(token)) else {
            return Way::Unknown;
        };
        let Some(meet) = self.upwards(own).find(|at| self.upwards(other).any(|above| above == *at)) else {
            return Way::Unknown;
        };
        let up = self.upwards(own).take_while(|clause| *clause != meet).map(|clause| self.upward(clause));
        let down =
            self.upwards(other).take_while(|clause| *clause != meet).map(|clause| self.downward(clause));
        let (ups, downs): (SmallVec<[Step; STEPS]>, SmallVec<[Step; STEPS]>) = (up.collect(), down.collect());
        let all = || ups.iter().chain(&downs);
        if all().any(|step| *step == Step::Apart) {
            return Way::Apart;
        }
        // What a noun of another clause is told of is that noun's: "convicted of a theft in 2009 and fined $500".
        if downs.is_empty() && !ups.is_empty() && self.completes_noun(token) && !self.relative(own) {
            return Way::Apart;
        }
        match all().all(|step| *step == Step::Shared) {
            true => Way::Shared(ups.len() + downs.len()),
            false => Way::Unknown,
        }
    }

    /// From a clause to the one above: was what it tells at the time of that one?
    fn upward(&self, clause: u32) -> Step {
        let Some(predicate) = self.predicate(clause) else { return Step::Unknown };
        if let Some(link) = self.link_of(predicate) {
            return if link == Link::While { Step::Shared } else { Step::Apart };
        }
        let head = self.document.tokens[predicate as usize].head;
        match self.rel(predicate) {
            // "Police said on Monday that": the day of the saying.
            Rel::Ccomp | Rel::Parataxis | Rel::Csubj | Rel::Root => {
                match is_cue_verb(self.document.lemma(head)) {
                    true => Step::Apart,
                    false => Step::Unknown,
                }
            }
            // A past participle with an object is a verb of its own, mistaken by the parse.
            Rel::Acl if self.document.tag(predicate) == Tag::Vbn && self.has_object(predicate) => {
                Step::Unknown
            }
            // "An explosion that killed 14 rocked the town on Monday"; "hit a bus carrying 14".
            Rel::Acl | Rel::AclRelcl => {
                let subject = matches!(self.rel(head), Rel::Nsubj | Rel::Nsubjpass);
                let shared = subject && !self.names_person(head)
                    || self.rel(predicate) == Rel::Acl && self.document.tag(predicate) == Tag::Vbg;
                if shared { Step::Shared } else { Step::Apart }
            }
            _ => Step::Shared,
        }
    }

    /// From a clause below: does it tell when the one above it was?
    fn downward(&self, clause: u32) -> Step {
        let Some(predicate) = self.predicate(clause) else { return Step::Unknown };
        if let Some(link) = self.link_of(predicate) {
            return if matches!(link, Link::While | Link::After) { Step::Shared } else { Step::Apart };
        }
        match self.rel(predicate) {
            Rel::Advcl | Rel::Xcomp => Step::Shared,
            Rel::Acl | Rel::AclRelcl => {
                let head = self.document.tokens[predicate as usize].head;
                let event = matches!(self.document.tag(head), Tag::Nn | Tag::Nns)
                    && self.rel(head) == Rel::Nmod
                    && !self.names_person(head);
                if event { Step::Shared } else { Step::Apart }
            }
            Rel::Conj if !self.has_subject(predicate) => Step::Shared,
            // "Fourteen were killed, police said on Monday"
            _ if is_cue_verb(self.document.lemma(predicate)) => Step::Apart,
            _ => Step::Unknown,
        }
    }

    /// What joins a clause to the one above: its own "when", "after".
    fn link_of(&self, predicate: u32) -> Option<Link> {
        let first = self.sentence.0.max(predicate.saturating_sub(LEAD));
        let participant = |rel: Rel| matches!(rel, Rel::Nsubj | Rel::Nsubjpass | Rel::Dobj | Rel::Iobj);
        let own = |at: &u32| {
            let token = self.document.tokens[*at as usize];
            token.head == predicate && !participant(token.rel)
        };
        (first..predicate).rev().filter(own).find_map(|at| link(self.document.lower(at)))
    }

    fn has_subject(&self, predicate: u32) -> bool {
        let first = self.sentence.0.max(predicate.saturating_sub(LEAD));
        (first..predicate).any(|at| {
            let token = self.document.tokens[at as usize];
            token.head == predicate && matches!(token.rel, Rel::Nsubj | Rel::Nsubjpass)
        })
    }

    fn has_object(&self, predicate: u32) -> bool {
        let last = self.sentence.1.min(predicate + LEAD);
        (predicate + 1..last).any(|at| {
            let token = self.document.tokens[at as usize];
            token.head == predicate && token.rel == Rel::Dobj
        })
    }

    fn names_person(&self, noun: u32) -> bool {
        self.document.tag(noun).is_name() || is_people(self.document.lemma(noun))
    }

    fn relative(&self, clause: u32) -> bool {
        self.predicate(clause).is_some_and(|at| matches!(self.rel(at), Rel::Acl | Rel::AclRelcl))
    }

    /// "the theft **in 2009**": the time hangs on a noun, and not on the predicate.
    fn completes_noun(&self, token: u32) -> bool {
        let head = self.document.tokens[token as usize].head;
        head != token && matches!(self.document.tag(head), Tag::Nn | Tag::Nns) && self.rel(token) == Rel::Nmod
    }
}

/// Tokens before a predicate among which its own conjunction and subject stand.
const LEAD: u32 = 30;

/// The time of the figure's clause: the one with the fewest clauses in between, then the nearest.
pub(super) fn own_time(place: &Place, figure: &Figure, times: &[Time]) -> Option<usize> {
    let first = times.partition_point(|time| time.tokens.0 < place.sentence.0);
    times[first..]
        .iter()
        .enumerate()
        .take_while(|(_, time)| time.tokens.0 < place.sentence.1)
        .filter(|(_, time)| !time.duration && time.days.is_some() && !time.since)
        .filter_map(|(at, time)| Some((steps(place, figure, time)?, distance(figure, time), first + at)))
        .min()
        .map(|(.., at)| at)
}

/// How many clauses lie between; where the parse does not say, as many as could.
fn steps(place: &Place, figure: &Figure, time: &Time) -> Option<usize> {
    if parted(place, figure, time) {
        return None;
    }
    let (first, last) = (time.tokens.0, time.tokens.1 - 1);
    match (place.way_to(last), place.way_to(first)) {
        (Way::Shared(steps), _) | (_, Way::Shared(steps)) => Some(steps),
        (Way::Apart, _) | (_, Way::Apart) => beside(place.document, figure, time).then_some(STEPS),
        (Way::Unknown, Way::Unknown) => Some(STEPS),
    }
}

/// "postponed until Monday, **after 14 were** killed": a clause of another time begins between them.
fn parted(place: &Place, figure: &Figure, time: &Time) -> bool {
    let document = place.document;
    let opens = |at: u32| {
        matches!(link(document.lower(at)), Some(Link::After | Link::Before))
            && (figure.last_token() + 1..place.sentence.1)
                .take(GROUP)
                .take_while(|at| !matches!(document.tag(*at), Tag::Comma | Tag::Stop))
                .any(|at| document.tag(at).is_verb())
    };
    (time.tokens.1..figure.tokens.0).any(opens)
}

/// Tokens among which a figure's own verb follows it.
const GROUP: usize = 4;

fn distance(figure: &Figure, time: &Time) -> u32 {
    time.tokens.0.abs_diff(figure.tokens.0)
}

/// Nothing between figure and time begins another clause, whatever the parse says.
fn beside(document: &Document, figure: &Figure, time: &Time) -> bool {
    let (from, to) = match time.tokens.0 > figure.tokens.0 {
        true => (figure.last_token() + 1, time.tokens.0),
        false => (time.tokens.1, figure.tokens.0),
    };
    let open = |at: u32| {
        let tag = document.tag(at);
        !tag.is_verb()
            && !matches!(tag, Tag::Comma | Tag::Colon | Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Cc)
            && link(document.lower(at)).is_none()
    };
    from <= to && (from..to).all(open)
}
