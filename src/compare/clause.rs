//! A clause as alignment sees it: its words by what they do in it.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::around::{sorted, weight};
use super::bag::{Bag, WordId, id};
use crate::claims::{Factuality, Polarity, Proposition, Reading, Role, WordKind};
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
    pub fn of(reading: &Reading, at: usize) -> Option<Clause> {
        let proposition = reading.setting.propositions.get(at)?;
        let sentence = reading.setting.sentences.get(proposition.sentence as usize)?;
        let kinds = sentence.kinds.as_bytes();
        let word = |at: u16| {
            let at = usize::from(at);
            Some((sentence.words.get(at)?.as_str(), WordKind::of_letter(*kinds.get(at)?)))
        };
        let bag = |role: Option<Role>, named: bool| -> Bag {
            let own = |is: Role| role.map_or(is != Role::Complement, |role| role == is);
            let of = proposition.words.iter().filter(|(_, is)| own(*is));
            let words = of.filter_map(|(at, _)| word(*at));
            let names = named && role.is_none_or(|role| role == Role::Agent);
            let meant = proposition.meant.iter().filter(|_| names);
            let meant = meant.map(|word| (word.as_str(), WordKind::Name));
            let weighed = words.chain(meant).filter_map(|(word, kind)| Some((id(word), weight(word, kind)?)));
            Bag::of(weighed.collect())
        };
        let of_kind = |wanted: WordKind| {
            let words = proposition.words.iter().filter_map(|(at, _)| word(*at));
            sorted(words.filter(|(_, kind)| *kind == wanted).map(|(word, _)| id(word)).collect())
        };
        let (predicate, kind) = word(proposition.predicate)?;
        let all = bag(None, true);
        let telling: f32 = all.iter().map(|(_, weight)| weight).sum();
        (telling >= LEAST_TELLING).then(|| Clause {
            at,
            predicate: id(predicate),
            rarity: weight(predicate, kind).unwrap_or_default(),
            named: !bag(Some(Role::Agent), false).is_empty() || !bag(Some(Role::Patient), false).is_empty(),
            own: bag(None, false),
            agent: bag(Some(Role::Agent), true),
            patient: bag(Some(Role::Patient), true),
            other: bag(Some(Role::Other), true),
            complement: bag(Some(Role::Complement), true),
            all,
            names: of_kind(WordKind::Name),
            numbers: of_kind(WordKind::Masked),
            opposed: opposed(proposition, word),
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

fn opposed<'a>(
    proposition: &Proposition,
    word: impl Fn(u16) -> Option<(&'a str, WordKind)>,
) -> SmallVec<[(WordId, WordId); 4]> {
    let mut found = SmallVec::new();
    for (at, role) in &proposition.words {
        let Some((own, kind)) = word(*at) else { continue };
        // A brother and a sister are two participants, and nothing is the opposite of anything.
        let noun = kind == WordKind::Noun && *role == Role::Predicate;
        if noun || matches!(kind, WordKind::Verb | WordKind::Other) {
            found.extend(antonyms(own).iter().map(|antonym| (id(antonym), id(own))));
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
    pub fn of(reading: &Reading) -> Clauses {
        let all = (0..reading.setting.propositions.len()).filter_map(|at| Clause::of(reading, at));
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
