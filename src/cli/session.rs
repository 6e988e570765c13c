//! Opening the database for a command.

use std::path::Path;

use super::failure::{Failure, complain};
use crate::store::{Store, StoreError};

/// For commands that only read.
pub(super) fn to_read(db: &Path) -> Result<Store, Failure> {
    Store::read(db).map_err(Failure::of_store(db))
}

/// For commands that write; what other rules made is made anew first.
pub(super) fn to_write(db: &Path) -> Result<Store, Failure> {
    let mut store = Store::open(db).map_err(Failure::of_store(db))?;
    if store.is_outdated().map_err(Failure::of_store(db))? {
        store.refresh().map_err(Failure::of_store(db))?;
    }
    Ok(store)
}

/// For commands that print verdicts: as [`to_read`], but by this program's rules if the file can be written to.
pub(super) fn to_judge(db: &Path) -> Result<Store, Failure> {
    let store = to_read(db)?;
    if !store.is_outdated().map_err(Failure::of_store(db))? {
        return Ok(store);
    }
    drop(store);
    match Store::open(db).and_then(|mut store| store.refresh()) {
        Err(StoreError::ReadOnly) => complain("the database is read-only, and other rules made its findings"),
        refreshed => refreshed.map_err(Failure::of_store(db))?,
    }
    to_read(db)
}
