//! The forms of names in a block, and what comes of them once it is known which are one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Appearance, People, Person, Suggestion};
use crate::annotate::entity::Gender;
use crate::claims::SpeakerKind;
use crate::lexicon::spelling::{PersonName, bare, name_key};

/// One name, however it is spelt, with all its appearances.
pub struct Form {
    pub key: String,
    /// Indices of the appearances, ascending.
    pub of: Vec<usize>,
    pub kind: SpeakerKind,
    pub gender: Gender,
    /// The offices that articles name with it, folded.
    pub roles: BTreeSet<String>,
    /// Full names, folded, that stand beside it in one article: never the same person.
    pub beside: BTreeSet<String>,
    pub kin: BTreeSet<String>,
    pub parsed: Option<PersonName>,
    /// It is to join no other.
    pub apart: bool,
    /// One word as it is printed, be there a hyphen in it.
    pub bare: bool,
}

impl Form {
    pub fn opposes(&self, gender: Gender) -> bool {
        matches!((self.gender, gender), (Gender::Male, Gender::Female) | (Gender::Female, Gender::Male))
    }
}

/// By key.
pub fn of(appearances: &[Appearance], apart: impl Fn(&str) -> bool) -> Vec<Form> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, appearance) in appearances.iter().enumerate() {
        by_key.entry(name_key(&appearance.speaker.name)).or_default().push(at);
    }
    let form = |(key, of): (String, Vec<usize>)| {
        let speakers = || of.iter().map(|&at| &appearances[at].speaker);
        Form {
            kind: commonest(speakers().map(|speaker| speaker.kind)),
            gender: gender(speakers().map(|speaker| speaker.gender)),
            roles: speakers().flat_map(|speaker| speaker.roles.iter().map(|role| name_key(role))).collect(),
            beside: speakers().flat_map(|speaker| speaker.beside.iter().cloned()).collect(),
            kin: of.iter().flat_map(|&at| appearances[at].kin.iter().cloned()).collect(),
            parsed: of.first().and_then(|&at| PersonName::parse(&appearances[at].speaker.name)),
            apart: apart(&key),
            bare: speakers().all(|speaker| !bare(&speaker.name).contains(' ')),
            key,
            of,
        }
    };
    by_key.into_iter().map(form).collect()
}

/// What an article says outweighs that another leaves it open.
fn commonest(kinds: impl Iterator<Item = SpeakerKind>) -> SpeakerKind {
    let mut counts: BTreeMap<SpeakerKind, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    let most =
        counts.iter().max_by_key(|(kind, count)| (**kind != SpeakerKind::Name, **count, Reverse(**kind)));
    most.map_or(SpeakerKind::Name, |(kind, _)| *kind)
}

fn gender(all: impl Iterator<Item = Gender>) -> Gender {
    let mut balance = 0;
    for one in all {
        balance += match one {
            Gender::Male => 1,
            Gender::Female => -1,
            Gender::Unknown => 0,
        };
    }
    match balance {
        1.. => Gender::Male,
        0 => Gender::Unknown,
        _ => Gender::Female,
    }
}

/// Which forms are one, which appearances of a bare name belong to another form, and what is not sure.
#[derive(Default)]
pub struct Joined {
    /// Pairs of forms.
    pub one: Vec<(usize, usize)>,
    /// Appearance and form.
    pub moved: Vec<(usize, usize)>,
    /// Pairs of forms, with the reason.
    pub open: Vec<(usize, usize, String)>,
}

/// For each form the first of those that are one with it.
pub fn roots(forms: usize, pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..forms).collect();
    let find = |roots: &[usize], mut at: usize| {
        while roots[at] != at {
            at = roots[at];
        }
        at
    };
    for &(one, other) in pairs {
        let (one, other) = (find(&roots, one), find(&roots, other));
        roots[one.max(other)] = one.min(other);
    }
    (0..forms).map(|at| find(&roots, at)).collect()
}

/// The people by name, of what was joined.
pub fn gather(appearances: &[Appearance], forms: &[Form], joined: Joined) -> People {
    let roots = roots(forms.len(), &joined.one);
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut root_of: Vec<usize> = vec![0; appearances.len()];
    for (form, root) in forms.iter().zip(&roots) {
        form.of.iter().for_each(|&at| root_of[at] = *root);
    }
    joined.moved.iter().for_each(|&(at, form)| root_of[at] = roots[form]);
    root_of.iter().enumerate().for_each(|(at, &root)| of.entry(root).or_default().push(at));
    let mut people: Vec<(usize, Person)> =
        of.into_iter().map(|(root, of)| (root, person(appearances, of))).collect();
    people.sort_by(|(_, a), (_, b)| (&a.name, a.kind).cmp(&(&b.name, b.kind)));
    let place = |form: usize| people.iter().position(|(root, _)| *root == roots[form]);
    let mut suggestions: Vec<Suggestion> = joined
        .open
        .into_iter()
        .filter_map(|(one, other, because)| {
            let (one, other) = (place(one)?, place(other)?);
            (one != other).then(|| Suggestion { of: (one.min(other), one.max(other)), because })
        })
        .collect();
    suggestions.sort_by(|a, b| (a.of, &a.because).cmp(&(b.of, &b.because)));
    suggestions.dedup_by(|later, kept| later.of == kept.of);
    People { people: people.into_iter().map(|(_, person)| person).collect(), suggestions }
}

/// Named as most articles do, but in full rather than by a surname.
fn person(appearances: &[Appearance], of: Vec<usize>) -> Person {
    let speakers = || of.iter().map(|&at| &appearances[at].speaker);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    speakers().for_each(|speaker| *names.entry(bare(&speaker.name)).or_default() += 1);
    let kind = commonest(speakers().map(|speaker| speaker.kind));
    let several = |name: &str| name.contains(' ');
    let name = match kind {
        SpeakerKind::Unnamed => unnamed(names.keys().copied()),
        _ => names
            .iter()
            .max_by_key(|(name, count)| (several(name), **count, Reverse((name.len(), **name))))
            .map(|(name, _)| *name),
    };
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    speakers()
        .filter_map(|speaker| speaker.role.as_deref())
        .for_each(|role| *roles.entry(role).or_default() += 1);
    let role = roles.iter().max_by_key(|(role, count)| (**count, Reverse(role.len()), Reverse(**role)));
    Person {
        name: name.unwrap_or_default().to_owned(),
        kind,
        role: role.map(|(role, _)| (*role).to_owned()),
        appearances: of,
    }
}

/// Of the ways to write what people without a name are called, the one to print: as inside a sentence.
pub fn unnamed<'a>(written: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    written.map(bare).min_by_key(|name| (!name.starts_with(char::is_lowercase), *name))
}
