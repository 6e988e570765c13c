//! Opening the database for a command.

use std::path::Path;

use super::failure::{Failure, complain};
use super::progress::{Progress, Total};
use crate::store::{Renewal, Store, StoreError};

/// For commands that only read; a file of an older layout is brought up to date first, if it can be written to.
pub(super) fn to_read(db: &Path) -> Result<Store, Failure> {
    match Store::read(db) {
        Err(older @ StoreError::Older { .. }) => match brought_up(db, &older) {
            Ok(()) => Store::read(db).map_err(Failure::of_store(db)),
            Err(StoreError::ReadOnly) => Err(Failure::of_store(db)(older)),
            Err(error) => Err(Failure::of_store(db)(error)),
        },
        Ok(store) if store.has_unsettled().map_err(Failure::of_store(db))? => settled(db, store),
        read => read.map_err(Failure::of_store(db)),
    }
}

/// The file in today's layout, which older versions do not read.
fn brought_up(db: &Path, older: &StoreError) -> Result<(), StoreError> {
    refreshed(db)?;
    if let StoreError::Older { found, known } = older {
        complain(&format!(
            "{}: brought from layout {found} to {known}; older versions no longer open it",
            db.display()
        ));
    }
    Ok(())
}

/// While another process adds, or where one was stopped, some speakers are nobody's yet.
fn settled(db: &Path, store: Store) -> Result<Store, Failure> {
    match Store::open(db).and_then(|mut store| store.settle_speakers()) {
        Ok(()) => Store::read(db).map_err(Failure::of_store(db)),
        Err(StoreError::ReadOnly | StoreError::Busy) => {
            complain("some speakers were added since it was last settled who is who, and are not listed");
            Ok(store)
        }
        Err(error) => Err(Failure::of_store(db)(error)),
    }
}

/// For commands that write; what other rules made is made anew first.
pub(super) fn to_write(db: &Path) -> Result<Store, Failure> {
    refreshed(db).map_err(Failure::of_store(db))
}

/// As [`to_write`], for commands that change what is there and make no new file.
pub(super) fn to_change(db: &Path) -> Result<Store, Failure> {
    match db.exists() {
        true => to_write(db),
        false => Err(Failure::of_store(db)(StoreError::Missing)),
    }
}

/// For commands that print verdicts: as [`to_read`], but by this program's rules if the file can be written to.
pub(super) fn to_judge(db: &Path) -> Result<Store, Failure> {
    match Store::read(db) {
        Ok(store) if is_current(&store).map_err(Failure::of_store(db))? => return Ok(store),
        // Other rules made what is in it, or it has an older layout: opening it to write mends both.
        Ok(_) | Err(StoreError::Older { .. }) => {}
        Err(error) => return Err(Failure::of_store(db)(error)),
    }
    match refreshed(db).map(drop) {
        Err(StoreError::ReadOnly) => complain("the database is read-only, and other rules made its findings"),
        made => made.map_err(Failure::of_store(db))?,
    }
    to_read(db)
}

fn is_current(store: &Store) -> Result<bool, StoreError> {
    Ok(!store.is_outdated()? && store.unread()?.is_empty())
}

/// Opened to write, in today's layout and by this program's rules.
fn refreshed(db: &Path) -> Result<Store, StoreError> {
    let mut store = Store::open(db)?;
    refresh(&mut store)?;
    Ok(store)
}

/// Reads stored articles again by this program's rules, and says how far that is.
fn refresh(store: &mut Store) -> Result<(), StoreError> {
    let mut progress: Option<Progress> = None;
    let is_done = store.refresh(|step| match step {
        Renewal::Of(articles) => {
            let begun = progress.insert(Progress::new("reading stored articles anew", None));
            begun.of(Total::Articles(articles as u64));
        }
        Renewal::Read(bytes) => progress.iter_mut().for_each(|progress| progress.step(bytes)),
    })?;
    drop(progress);
    if !is_done {
        complain(
            "another process is reading the stored articles by this program's rules; \
             until it is done, what other rules made of them is shown",
        );
    }
    Ok(())
}
