//! Whom a typed name means, said aloud where that is not one person.

use std::path::Path;

use super::failure::{Failure, complain};
use crate::report::{one_line, shortened};
use crate::store::{SpeakerId, SpeakerRow, Store};

/// Characters of a typed name.
const MOST_OF_A_NAME: usize = 60;
/// How many of several people are named.
const MOST_NAMED: usize = 8;

/// The speakers that a typed name fits; where these are several, none, or only sound like it, stderr says so.
pub(super) fn called(store: &Store, db: &Path, name: &str) -> Result<Vec<SpeakerRow>, Failure> {
    let found = store.speakers_called(name).map_err(Failure::of_store(db))?;
    let names = || {
        let named = found.speakers.iter().take(MOST_NAMED);
        let named: Vec<String> =
            named.map(|row| format!("{} ({})", one_line(&row.name), row.claims())).collect();
        let more = found.speakers.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", named.join(", "))
    };
    match found.speakers.as_slice() {
        [] => complain(&format!(
            "nobody who speaks is called “{}”; `gainsay speakers` lists who does",
            shown(name)
        )),
        _ if found.only_sounds => {
            complain(&format!("nobody is called “{}”; this sounds like it: {}", shown(name), names()))
        }
        [_] => {}
        _ => complain(&format!(
            "“{}” fits several, each with so many claims: {}; all are taken (a name in full takes one, =NAME the one row that is called so)",
            shown(name),
            names()
        )),
    }
    Ok(found.speakers)
}

/// As [`called`], for a filter; nothing typed filters nothing.
pub(super) fn filter(
    store: &Store,
    db: &Path,
    name: Option<&str>,
) -> Result<Option<Vec<SpeakerId>>, Failure> {
    let found = name.map(|name| called(store, db, name)).transpose()?;
    Ok(found.map(|rows| rows.into_iter().map(|row| row.id).collect()))
}

/// The one speaker that a name means, before others the one that is called just so; several are an error that names them.
pub(super) fn the_one(store: &Store, db: &Path, name: &str) -> Result<SpeakerRow, Failure> {
    let found =
        |name: &str| store.speakers_called(name).map(|found| found.speakers).map_err(Failure::of_store(db));
    let exact = if name.starts_with('=') { Vec::new() } else { found(&format!("={name}"))? };
    let mut found = if exact.len() == 1 { exact } else { found(name)? };
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(Failure::new(
            format!("nobody who speaks is called “{}”", shown(name)),
            "`gainsay speakers` lists who does",
        )),
        _ => {
            let names: Vec<&str> = found.iter().take(MOST_NAMED).map(|row| row.name.as_str()).collect();
            let message = format!("“{}” fits several: {}", shown(name), names.join(", "));
            Err(Failure::new(message, "give the name in full, or merge them by a file with --apply"))
        }
    }
}

/// A typed name as messages repeat it.
fn shown(name: &str) -> String {
    shortened(name, MOST_OF_A_NAME)
}
