//! People of one family name, in one spelling or several.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Appearance;
use super::forms::{Form, Joined, roots};
use crate::claims::SpeakerKind;
use crate::lexicon::spelling::{Identity, PersonName, Spelling, folded_spelling, last_word, name_key};

/// Bearers of a surname that are named as what it may mean.
const MOST_SUGGESTED: usize = 3;

pub fn join(appearances: &[Appearance], forms: &[Form]) -> Joined {
    let mut joined = Joined::default();
    in_full(forms, &mut joined);
    let roots = roots(forms.len(), &joined.one);
    let bearers = bearers(forms, &roots);
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.bare && !form.apart) {
        surname(appearances, forms, (at, form), &bearers, &mut joined);
    }
    joined
}

/// Joins names in full that are one person's.
fn in_full(forms: &[Form], joined: &mut Joined) {
    let full: Vec<(usize, &PersonName)> = forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !form.bare && !form.apart && form.kind == SpeakerKind::Person)
        .filter_map(|(at, form)| Some((at, form.parsed.as_ref()?)))
        .collect();
    let mut alike: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, &(one, name)) in full.iter().enumerate() {
        for &(other, other_name) in &full[index + 1..] {
            match identity(&forms[one], name, &forms[other], other_name) {
                Identity::Same => {
                    alike.entry(one).or_default().push(other);
                    alike.entry(other).or_default().push(one);
                }
                Identity::Possible => {
                    joined.open.push((
                        one,
                        other,
                        String::from("one may be a short form or a spelling of the other"),
                    ));
                }
                Identity::Other => {}
            }
        }
    }
    let names: FxHashMap<usize, &PersonName> = full.iter().copied().collect();
    let are_others = |one: usize, other: usize| {
        identity(&forms[one], names[&one], &forms[other], names[&other]) == Identity::Other
    };
    // "George Bush" may be either of two who cannot be one.
    let fits_others = |with: &[usize]| {
        let mut pairs = with.iter().enumerate();
        pairs.any(|(index, &one)| with[index + 1..].iter().any(|&other| are_others(one, other)))
    };
    let open: FxHashSet<usize> =
        alike.iter().filter(|(_, with)| fits_others(with)).map(|(at, _)| *at).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (&one, with) in &alike {
        pairs.extend(with.iter().filter(|&&other| one < other).map(|&other| (one, other)));
    }
    pairs.sort_unstable();
    for (one, other) in pairs {
        if open.contains(&one) || open.contains(&other) {
            joined.open.push((one, other, String::from("the shorter name fits others too")));
        } else {
            joined.one.push((one, other));
        }
    }
}

/// What two names in full say, and where that leaves it open, the articles.
fn identity(one: &Form, name: &PersonName, other: &Form, other_name: &PersonName) -> Identity {
    let identity = name.identity(other_name);
    if identity == Identity::Other || one.beside.contains(&other.key) || other.beside.contains(&one.key) {
        return Identity::Other;
    }
    if identity == Identity::Same {
        return identity;
    }
    let office = one.roles.intersection(&other.roles).next().is_some();
    // A father and his son stand in the same stories.
    let story =
        !name.differs_by_suffix(other_name) && (one.kin.contains(&other.key) || other.kin.contains(&one.key));
    if (office || story) && !one.opposes(other.gender) { Identity::Same } else { Identity::Possible }
}

/// One who bears a family name.
struct Bearer {
    /// The first of the forms of the name.
    root: usize,
    forms: Vec<usize>,
    surnames: Vec<String>,
    articles: usize,
}

fn bearers(forms: &[Form], roots: &[usize]) -> Vec<Bearer> {
    let mut bearers: Vec<Bearer> = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let Some(name) = form.parsed.as_ref().filter(|_| form.kind == SpeakerKind::Person && !form.bare)
        else {
            continue;
        };
        let known = bearers.iter().position(|bearer| bearer.root == roots[at]);
        let bearer = match known {
            Some(known) => &mut bearers[known],
            None => {
                bearers.push(Bearer { root: roots[at], forms: vec![], surnames: vec![], articles: 0 });
                let last = bearers.len() - 1;
                &mut bearers[last]
            }
        };
        bearer.forms.push(at);
        bearer.surnames.push(name.surname.clone());
        bearer.articles += form.of.len();
    }
    bearers
}

/// Who a bare surname may be, and what says so.
struct Candidate<'a> {
    bearer: &'a Bearer,
    spelling: Spelling,
}

/// Gives each appearance of a bare surname to the one bearer for whom its article or story speaks.
fn surname(
    appearances: &[Appearance],
    forms: &[Form],
    (at, form): (usize, &Form),
    bearers: &[Bearer],
    joined: &mut Joined,
) {
    let spelt = |bearer: &Bearer| {
        let words = bearer.surnames.iter().map(|surname| folded_spelling(surname, last_word(&form.key)));
        words.max().unwrap_or(Spelling::Other)
    };
    let candidates: Vec<Candidate> = bearers
        .iter()
        .map(|bearer| Candidate { bearer, spelling: spelt(bearer) })
        .filter(|candidate| candidate.spelling != Spelling::Other)
        .collect();
    let mut left = false;
    for &appearance in &form.of {
        let speaker = &appearances[appearance].speaker;
        let is_body = speaker.kind == SpeakerKind::Body;
        let mut scored: Vec<(u32, &Candidate)> = candidates
            .iter()
            .map(|candidate| {
                (support(&appearances[appearance], forms, candidate, candidates.len()), candidate)
            })
            .collect();
        scored.sort_by_key(|(score, candidate)| (std::cmp::Reverse(*score), candidate.bearer.root));
        let clear = scored.get(1).is_none_or(|second| second.0 < scored[0].0);
        match scored.first() {
            Some(&(score, candidate)) if !is_body && clear && score >= ENOUGH => {
                joined.moved.push((appearance, candidate.bearer.root));
            }
            _ => left |= !is_body,
        }
    }
    if left {
        let mut likely: Vec<&Candidate> = candidates.iter().collect();
        likely.sort_by_key(|candidate| (std::cmp::Reverse(candidate.bearer.articles), candidate.bearer.root));
        let why = if candidates.len() > 1 {
            "the surname has several bearers"
        } else {
            "nothing but the surname says so"
        };
        let open = likely.into_iter().take(MOST_SUGGESTED);
        joined.open.extend(open.map(|candidate| (at, candidate.bearer.root, String::from(why))));
    }
}

/// From here a surname is somebody's.
const ENOUGH: u32 = 2;

/// Articles that name the only bearer of a surname in full from which the surname needs no more, as with heads of state.
const WELL_KNOWN: usize = 5;

/// What speaks for a bearer: 2 for the very office or the story, 1 for the same word of office or for being the only one,
/// 2 if he is well known.
fn support(appearance: &Appearance, forms: &[Form], candidate: &Candidate, candidates: usize) -> u32 {
    let speaker = &appearance.speaker;
    let own = || candidate.bearer.forms.iter().map(|&form| &forms[form]);
    if own().any(|form| speaker.beside.contains(&form.key) || form.opposes(speaker.gender)) {
        return 0;
    }
    let story = own().any(|form| appearance.kin.contains(&form.key));
    let office = own().any(|form| speaker.roles.iter().any(|role| form.roles.contains(&name_key(role))));
    let shares = |role: &String| {
        let role = name_key(role);
        own().any(|form| form.roles.iter().any(|theirs| last_word(theirs) == last_word(&role)))
    };
    let same_head = speaker.roles.iter().any(shares);
    let alone = candidates == 1 && candidate.spelling == Spelling::Same;
    let known = alone && candidate.bearer.articles >= WELL_KNOWN;
    2 * u32::from(story) + if office { 2 } else { u32::from(same_head) } + u32::from(alone) + u32::from(known)
}
