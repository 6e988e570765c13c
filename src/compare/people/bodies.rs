//! Bodies of the same initials: the acronym and what it stands for.

use super::Appearance;
use super::forms::{Form, Joined};
use crate::lexicon::spelling::name_key;

/// An acronym of so many letters has hardly two meanings in one store.
const TELLING: usize = 4;

pub fn join(appearances: &[Appearance], forms: &[Form]) -> Joined {
    let mut joined = Joined::default();
    let long: Vec<usize> = (0..forms.len()).filter(|&at| !forms[at].bare && !forms[at].apart).collect();
    for (at, acronym) in forms.iter().enumerate().filter(|(_, form)| form.bare && !form.apart) {
        let stated: Vec<usize> =
            long.iter().copied().filter(|&other| is_stated(appearances, acronym, &forms[other])).collect();
        let mut left = false;
        for &appearance in &acronym.of {
            let told = |&&other: &&usize| appearances[appearance].kin.contains(&forms[other].key);
            let told: Vec<usize> = long.iter().filter(told).copied().collect();
            let only = match (told.as_slice(), stated.as_slice(), long.as_slice()) {
                ([one], ..) | ([], [one], _) => Some(*one),
                ([], [], [one]) if acronym.key.len() >= TELLING => Some(*one),
                _ => None,
            };
            match only {
                Some(one) => joined.moved.push((appearance, one)),
                None => left = true,
            }
        }
        if left {
            let why =
                if long.len() > 1 { "several names have these initials" } else { "only the initials say so" };
            joined.open.extend(long.iter().map(|&other| (at, other, String::from(why))));
        }
    }
    joined
}

/// Some article writes one for the other.
fn is_stated(appearances: &[Appearance], acronym: &Form, long: &Form) -> bool {
    let writes = |form: &Form, other: &Form| {
        let spellings = form.of.iter().flat_map(|&at| &appearances[at].speaker.spellings);
        spellings.map(|spelling| name_key(spelling)).any(|key| key == other.key)
    };
    writes(long, acronym) || writes(acronym, long)
}
