//! A clause as alignment sees it: its words by what they do in it.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::around::sorted;
use super::bag::{Bag, WordId, id};
use super::weighed::{Weighed, Word};
use crate::claims::{Factuality, Polarity, Proposition, Reading, Role, Sentence, WordKind};
use crate::lexicon::antonyms;

#[derive(Debug)]
pub struct Clause {
    /// Index among its reading's propositions.
    pub at: usize,
    pub predicate: WordId,
    /// Of the predicate, 0 to 1.
    pub rarity: f32,
    /// Its words of meaning; and those of each role.
    pub all: Bag,
    /// Whether it names who did it or whom it befell: "we" may be anybody.
    pub named: bool,
    /// As they stand: without the name for which a pronoun stands.
    pub own: Bag,
    pub agent: Bag,
    pub patient: Bag,
    pub other: Bag,
    /// Words of the clause that completes it, which `all` leaves out.
    pub complement: Bag,
    pub names: Vec<WordId>,
    pub numbers: Vec<WordId>,
    /// Words that exclude one of its own, with that one; sorted.
    pub opposed: SmallVec<[(WordId, WordId); 4]>,
    pub negative: bool,
    pub firm: Factuality,
}

/// Clauses of which one is asked at all: what "is" and "said" say tells no thing from another.
const LEAST_TELLING: f32 = 0.3;

impl Clause {
    pub fn of((reading, weighed): (&Reading, &Weighed), at: usize) -> Option<Clause> {
        let proposition = reading.setting.propositions.get(at)?;
        let sentence = reading.setting.sentences.get(proposition.sentence as usize)?;
        let words = weighed.sentence(proposition.sentence as usize);
        let word = |at: u16| words.get(usize::from(at));
        let of = |wanted: Role| {
            let of = proposition.words.iter().filter(move |(_, role)| *role == wanted);
            of.filter_map(|(at, _)| word(*at)?.weighed())
        };
        // Of whom a pronoun stands for that is the agent, the words of the name.
        let meant = || proposition.meant.iter().filter_map(|word| Word::of(word, WordKind::Name).weighed());
        let agent = Bag::of(of(Role::Agent).chain(meant()).collect());
        let patient = Bag::of(of(Role::Patient).collect());
        let own = proposition.words.iter().filter(|(_, role)| *role != Role::Complement);
        let own: Vec<(WordId, f32)> = own.filter_map(|(at, _)| word(*at)?.weighed()).collect();
        let all = Bag::of(own.iter().copied().chain(meant()).collect());
        let of_kind = |wanted: WordKind| {
            let words = proposition.words.iter().filter_map(|(at, _)| word(*at));
            sorted(words.filter(|word| word.kind == wanted).map(|word| word.id).collect())
        };
        let predicate = word(proposition.predicate)?;
        (all.total() >= LEAST_TELLING).then(|| Clause {
            at,
            predicate: predicate.id,
            rarity: predicate.weight.unwrap_or_default(),
            named: of(Role::Agent).next().is_some() || !patient.is_empty(),
            own: Bag::of(own),
            agent,
            patient,
            other: Bag::of(of(Role::Other).collect()),
            complement: Bag::of(of(Role::Complement).collect()),
            all,
            names: of_kind(WordKind::Name),
            numbers: of_kind(WordKind::Masked),
            opposed: opposed(proposition, (sentence, words)),
            negative: proposition.polarity == Polarity::Negative,
            firm: proposition.factuality,
        })
    }

    pub fn holds(&self, word: WordId) -> bool {
        self.all.binary_search_by_key(&word, |(word, _)| *word).is_ok()
    }

    /// Words of this and of another clause that exclude each other, neither of which stands in both.
    pub fn opposite(&self, other: &Clause) -> Option<(WordId, WordId)> {
        let mut pairs = self.opposed.iter();
        pairs
            .find(|(antonym, own)| other.holds(*antonym) && !other.holds(*own) && !self.holds(*antonym))
            .map(|(antonym, own)| (*own, *antonym))
    }
}

fn opposed(
    proposition: &Proposition,
    (sentence, words): (&Sentence, &[Word]),
) -> SmallVec<[(WordId, WordId); 4]> {
    let mut found = SmallVec::new();
    for (at, role) in &proposition.words {
        let at = usize::from(*at);
        let (Some(own), Some(word)) = (words.get(at), sentence.words.get(at)) else { continue };
        // A brother and a sister are two participants, and nothing is the opposite of anything.
        let noun = own.kind == WordKind::Noun && *role == Role::Predicate;
        if noun || matches!(own.kind, WordKind::Verb | WordKind::Other) {
            found.extend(antonyms(word).iter().map(|antonym| (id(antonym), own.id)));
        }
    }
    found.sort_unstable();
    found
}

/// The clauses of an article, found by their words.
#[derive(Debug, Default)]
pub struct Clauses {
    pub list: Vec<Clause>,
    by_word: FxHashMap<WordId, SmallVec<[u16; 2]>>,
}

/// Commoner words bring no two clauses together.
const LEAST_LINKING: f32 = 0.2;

/// Clauses looked at: as many as a long report has.
const MOST: usize = 600;

impl Clauses {
    pub fn of(reading: &Reading, weighed: &Weighed) -> Clauses {
        let all = (0..reading.setting.propositions.len()).filter_map(|at| Clause::of((reading, weighed), at));
        let list: Vec<Clause> = all.take(MOST).collect();
        let mut by_word: FxHashMap<WordId, SmallVec<[u16; 2]>> = FxHashMap::default();
        for (at, clause) in list.iter().enumerate() {
            for (word, weight) in clause.all.iter() {
                if *weight >= LEAST_LINKING {
                    by_word.entry(*word).or_default().push(at as u16);
                }
            }
        }
        Clauses { list, by_word }
    }

    /// Indices of the clauses that deny something.
    pub fn negative(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.list.len()).filter(|at| self.list[*at].negative)
    }

    /// Clauses of this and of another article in which a word stands against its antonym.
    pub fn opposing(&self, other: &Clauses) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (at, clause) in self.list.iter().enumerate() {
            for (antonym, _) in &clause.opposed {
                let held = other.by_word.get(antonym).into_iter().flatten();
                found.extend(held.map(|with| (at, usize::from(*with))));
            }
        }
        found
    }

    /// The clauses that share telling words with one, with the weight of these; in order.
    pub fn sharing(&self, clause: &Clause) -> Vec<(usize, f32)> {
        let mut shared: Vec<(u16, f32)> = Vec::new();
        for (word, weight) in clause.all.iter() {
            if let Some(held) = self.by_word.get(word) {
                shared.extend(held.iter().map(|at| (*at, *weight)));
            }
        }
        shared.sort_unstable_by_key(|(at, _)| *at);
        let mut found: Vec<(usize, f32)> = Vec::new();
        for (at, weight) in shared {
            match found.last_mut() {
                Some((last, sum)) if *last == usize::from(at) => *sum += weight,
                _ => found.push((usize::from(at), weight)),
            }
        }
        found
    }
}
