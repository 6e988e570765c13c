//! Names that mean the same person, body or place.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::lead::headline;
use super::name::{Name, owner};
use super::words::{given, listed, titled};
use super::{Entities, Entity, EntityKind, Gender, Mention};
use crate::document::{Document, Tag};
use crate::lexicon::spelling::{fold, initials, is_acronym, is_suffix};
use crate::lexicon::{Personal, noun_sense, personal};

/// How many times oftener one of a surname is named than another of it, of whom nothing but his full name tells.
const FAR: u32 = 2;

type Found = FxHashMap<String, SmallVec<[u32; 2]>>;

/// Entities by the last and by the first word of their names, and by the whole.
#[derive(Default)]
struct Index<'a> {
    last: Found,
    first: Found,
    whole: FxHashMap<String, u32>,
    /// Names of several words as they stand, each but once folded.
    written: FxHashMap<&'a str, u32>,
    /// Mention at which each entity was last named.
    seen: Vec<u32>,
    /// How the article introduces each entity.
    standing: Vec<Standing>,
}

/// How an article introduces somebody by full name or with a title.
#[derive(Default)]
struct Standing {
    /// How often.
    times: u32,
    /// The first token of the first time.
    first: u32,
    /// As one of a family: "**his wife**, Ana Stone".
    kin: bool,
    /// The titles, by their last words.
    offices: SmallVec<[String; 2]>,
}

impl Standing {
    fn take(&mut self, document: &Document, name: &Name) {
        self.first = if self.times == 0 { name.tokens.0 } else { self.first };
        self.times += 1;
        let before = name.title.0.checked_sub(1);
        let comma = before.filter(|&at| document.tag(at) == Tag::Comma).and_then(|at| at.checked_sub(1));
        let noun = comma.or(before).map(|at| personal(document.lemma(at)));
        self.kin |= matches!(noun, Some(Some(Personal::Kin { .. })));
        self.offices.extend(office(document, name).map(str::to_owned));
    }
}

/// The last word of the title of a name, unless it is a mere "Mr."
fn office<'a>(document: &'a Document, name: &Name) -> Option<&'a str> {
    let last = (name.title.0..name.title.1).last()?;
    let word = document.lower(last).trim_end_matches('.');
    (titled(document, last) && personal(word) != Some(&Personal::Courtesy)).then_some(word)
}

pub fn cluster(document: &Document, names: &[Name]) -> Entities {
    let mut entities = Entities::default();
    let mut index = Index::default();
    let long = |name: &Name| name.tokens.1 - name.tokens.0 > 1;
    // Full names first, so that a headline's "Rubio" finds the body's "Marco Rubio".
    for name in names.iter().filter(|name| long(name)) {
        match acronym(document, name) {
            // "Harbour Workers League (HWL)": who has an acronym is a body.
            Some(short) => {
                let body = Name { kind: EntityKind::Organisation, ..*name };
                let entity = index.full(document, &body, &mut entities);
                index.whole.entry(fold(short)).or_insert(entity);
            }
            None => {
                let entity = index.full(document, name, &mut entities);
                index.standing[entity as usize].take(document, name);
            }
        }
    }
    for name in names {
        let entity = match long(name) {
            true => index.full(document, name, &mut entities),
            false => index.short(document, name, &mut entities),
        };
        index.seen[entity as usize] = entities.mentions.len() as u32;
        let known = &mut entities.all[entity as usize];
        if known.gender == Gender::Unknown {
            known.gender = name.gender;
        }
        let span = document.span_of(name.tokens);
        entities.mentions.push(Mention { span, tokens: name.tokens, title: name.title.0, entity });
    }
    entities
}

impl<'a> Index<'a> {
    /// The entity of a name of several words.
    fn full(&mut self, document: &'a Document, name: &Name, entities: &mut Entities) -> u32 {
        let text = document.slice(document.span_of(name.tokens));
        if let Some(&known) = self.written.get(text) {
            return known;
        }
        let known = self.found(document, name, text, entities);
        self.written.insert(text, known);
        known
    }

    fn found(&mut self, document: &Document, name: &Name, text: &str, entities: &mut Entities) -> u32 {
        let whole = fold(text);
        if let Some(&known) = self.whole.get(&whole) {
            return known;
        }
        if name.kind != EntityKind::Person {
            return self.make(document, name, whole, entities);
        }
        let words: Vec<&str> = person_words(text);
        let (first, last) = (words.first().copied().unwrap_or(text), words.last().copied().unwrap_or(text));
        let known = self.last.get(&fold(last)).into_iter().flatten().copied().find(|&known| {
            let other = &entities.all[known as usize];
            let theirs = person_words(&other.name);
            let given = theirs.first().is_some_and(|given| same_given(given, first));
            // "Stone Jr." is whoever of the Stones is one.
            let surname = words.len() == 1;
            other.kind == EntityKind::Person
                && theirs.len() > 1
                && (given || surname)
                && suffix(text) == suffix(&other.name)
        });
        match known {
            Some(known) => {
                self.whole.insert(whole, known);
                let entity = &mut entities.all[known as usize];
                if fuller(text, &entity.name) {
                    entity.name = text.to_owned();
                }
                known
            }
            None => self.make(document, name, whole, entities),
        }
    }

    /// The entity of a name of one word: a surname, a first name, or a name by itself.
    fn short(&mut self, document: &Document, name: &Name, entities: &mut Entities) -> u32 {
        let text = plain(document.slice(document.span_of(name.tokens)));
        let key = fold(text);
        if name.kind != EntityKind::Place {
            let fits = |&known: &u32| {
                let entity = &entities.all[known as usize];
                entity.kind == EntityKind::Person
                    && (name.gender == Gender::Unknown
                        || entity.gender == Gender::Unknown
                        || entity.gender == name.gender
                        || name.title.0 == name.title.1)
            };
            let pick = |found: &Found| {
                let known: SmallVec<[u32; 4]> = found.get(&key)?.iter().copied().filter(fits).collect();
                self.meant(document, name, &known, entities).map(|one| self.elder(one, entities))
            };
            if let Some(known) = pick(&self.last).or_else(|| pick(&self.first)) {
                return known;
            }
        }
        let known = self.whole.get(&key).copied();
        let entity = known.unwrap_or_else(|| self.make(document, name, key, entities));
        if name.title.0 < name.title.1 {
            self.standing[entity as usize].take(document, name);
        }
        entity
    }

    /// Of those who bear a name the one that it means by itself: who has the office, whom the article names most often by
    /// far and not for a relative's sake, else the one named last.
    fn meant(&self, document: &Document, name: &Name, known: &[u32], entities: &Entities) -> Option<u32> {
        let standing = |entity: u32| &self.standing[entity as usize];
        if let Some(office) = office(document, name) {
            let holds = |&&entity: &&u32| standing(entity).offices.iter().any(|held| held == office);
            if let Some(&holder) = known.iter().find(holds) {
                return Some(holder);
            }
            // "**President Stone**" before his wife is introduced is not her.
            let later = |entity: u32| {
                standing(entity).first > name.tokens.0
                    && standing(entity).kin
                    && !headline(document, name.tokens)
            };
            // Nor is he his son, of whom the article would say "Stone Jr.".
            let junior = |entity: u32| suffix(&entities.all[entity as usize].name).is_some();
            if known.iter().all(|&entity| later(entity) || junior(entity)) {
                return None;
            }
        }
        let kin = known.iter().filter(|&&entity| !standing(entity).kin).count();
        let head = |&&entity: &&u32| kin == 0 || !standing(entity).kin;
        let mut often: SmallVec<[(u32, u32); 4]> =
            known.iter().filter(head).map(|&entity| (standing(entity).times, entity)).collect();
        often.sort_unstable_by_key(|&(times, entity)| (std::cmp::Reverse(times), entity));
        match often.as_slice() {
            [(most, one), (next, _), ..] if *most >= FAR * next.max(&1) => Some(*one),
            _ => often.iter().map(|&(_, entity)| entity).max_by_key(|&entity| self.seen[entity as usize]),
        }
    }

    /// Of two whom only a "Jr." tells apart, the one named first: of the other the article says which.
    fn elder(&self, known: u32, entities: &Entities) -> u32 {
        let words = person_words(&entities.all[known as usize].name);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return known };
        let twin = |other: &u32| {
            let theirs = person_words(&entities.all[*other as usize].name);
            theirs.len() > 1 && theirs.first().is_some_and(|given| same_given(given, first))
        };
        self.last.get(&fold(last)).into_iter().flatten().copied().find(twin).unwrap_or(known)
    }

    fn make(&mut self, document: &Document, name: &Name, whole: String, entities: &mut Entities) -> u32 {
        let text = plain(document.slice(document.span_of(name.tokens)));
        let entity = entities.all.len() as u32;
        entities.all.push(Entity {
            name: text.to_owned(),
            kind: name.kind,
            gender: name.gender,
            roles: Vec::new(),
        });
        self.seen.push(0);
        self.standing.push(Standing::default());
        self.whole.insert(whole, entity);
        if name.kind == EntityKind::Person {
            let words = person_words(text);
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                self.last.entry(fold(last)).or_default().push(entity);
                // "Harbour" is nobody's given name in "Harbour Lights".
                let thing = noun_sense(&first.to_lowercase()).is_some() && !given(&first.to_lowercase());
                if words.len() > 1 && !thing {
                    self.first.entry(fold(first)).or_default().push(entity);
                }
            }
        }
        entity
    }
}

/// The acronym in brackets behind a name, of its own initials.
fn acronym<'a>(document: &'a Document, name: &Name) -> Option<&'a str> {
    let (open, word, close) = (name.tokens.1, name.tokens.1 + 1, name.tokens.1 + 2);
    let bracketed = (close as usize) < document.tokens.len()
        && document.tag(open) == Tag::Open
        && document.word(open) == "("
        && document.word(close) == ")";
    let short = document.word(word).trim_end_matches('.');
    let whole = document.slice(document.span_of(name.tokens));
    (bracketed && is_acronym(short) && initials(whole) == initials(short)).then_some(short)
}

/// "Syria" for the "Syrias" of a text that has lost its apostrophes.
fn plain(text: &str) -> &str {
    owner(text).unwrap_or(text)
}

/// "jr" of "Ana Stone Jr.": where the article has the full name with it and without, these are two people.
fn suffix(name: &str) -> Option<String> {
    let last = name.split_whitespace().next_back().filter(|last| is_suffix(last))?;
    Some(last.trim_end_matches('.').to_lowercase())
}

/// The words of a person's name without "Jr." and the like.
fn person_words(name: &str) -> Vec<&str> {
    name.split_whitespace().filter(|word| !is_suffix(word)).collect()
}

/// "Donald" and "Donald", "D." or "Don"; never "Bill" and "Hillary".
fn same_given(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('.').to_lowercase(), b.trim_end_matches('.').to_lowercase());
    let initial = |short: &str, long: &str| short.chars().count() <= 2 && long.starts_with(short);
    let nick = a.chars().count() >= 3 && b.chars().count() >= 3 && (a.starts_with(&b) || b.starts_with(&a));
    a == b || initial(&a, &b) || initial(&b, &a) || nick || fold(&a) == fold(&b)
}

/// A name with more words says more, but a middle initial does not.
fn fuller(new: &str, old: &str) -> bool {
    let count = |name: &str| {
        name.split_whitespace().filter(|word| word.trim_end_matches('.').chars().count() > 1).count()
    };
    count(new) > count(old) && listed(&new.to_lowercase()).is_none()
}
