//! Whom a typed name means, said aloud where that is not one person.

use std::path::Path;

use super::failure::{Failure, complain};
use crate::report::one_line;
use crate::store::{SpeakerId, SpeakerRow, Store};

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
        [] => complain(&format!("nobody who speaks is called “{name}”; `gainsay speakers` lists who does")),
        _ if found.only_sounds => {
            complain(&format!("nobody is called “{name}”; this sounds like it: {}", names()))
        }
        [_] => {}
        _ => complain(&format!(
            "“{name}” fits several, each with so many claims: {}; all are taken, and a name in full takes one",
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

/// The one speaker that a name means; several are an error that names them.
pub(super) fn the_one(store: &Store, db: &Path, name: &str) -> Result<SpeakerRow, Failure> {
    let mut found = store.speakers_called(name).map_err(Failure::of_store(db))?.speakers;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(Failure::new(
            format!("nobody who speaks is called “{name}”"),
            "`gainsay speakers` lists who does",
        )),
        _ => {
            let names: Vec<&str> = found.iter().take(MOST_NAMED).map(|row| row.name.as_str()).collect();
            Err(Failure::new(format!("“{name}” fits several: {}", names.join(", ")), "give the name in full"))
        }
    }
}
