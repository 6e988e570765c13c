//! The layout of the file and how an older one is brought up to it.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use crate::read::address;

/// Marks a file as this program's ("GAIN"), so that no other program's database is ever written to.
pub(super) const APPLICATION_ID: i32 = 0x4741_494E;

/// Which rules made the claims and findings of a file; raise the last figure whenever they would come out
/// differently.
pub const RULES: &str = concat!(env!("CARGO_PKG_VERSION"), "+10");

/// In order; the layout of a file is the number of those it has been through.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001-articles-claims-findings.sql"),
    include_str!("../../migrations/0002-readings.sql"),
    include_str!("../../migrations/0003-clauses.sql"),
    include_str!("../../migrations/0004-speakers.sql"),
    include_str!("../../migrations/0005-reviews.sql"),
    include_str!("../../migrations/0006-versions.sql"),
    include_str!("../../migrations/0007-ledger.sql"),
    include_str!("../../migrations/0008-views.sql"),
    include_str!("../../migrations/0009-packed.sql"),
    include_str!("../../migrations/0010-copies.sql"),
    include_str!("../../migrations/0011-crowds.sql"),
];

pub(super) const LAYOUT: i32 = MIGRATIONS.len() as i32;

pub(super) fn layout(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs the migrations that a file lacks.  The layout is read inside the writing transaction: of two processes
/// that open an old file, the second finds the work done.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    if layout(connection)? == LAYOUT {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = layout(&transaction)?;
    know_addresses(&transaction)?;
    for migration in MIGRATIONS.iter().skip(found.max(0) as usize) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", LAYOUT)?;
    if found == 0 {
        transaction.execute("INSERT INTO meta (name, value) VALUES ('rules', ?1)", [RULES])?;
    }
    transaction.commit()?;
    Ok(())
}

/// `address_of(url)`, for migrations.
fn know_addresses(connection: &Connection) -> Result<(), StoreError> {
    let of = |context: &Context| Ok(context.get::<Option<String>>(0)?.as_deref().and_then(address));
    connection.create_scalar_function("address_of", 1, FunctionFlags::SQLITE_DETERMINISTIC, of)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_opens_with_its_reason() {
        for migration in MIGRATIONS {
            assert!(migration.starts_with("-- Why: "));
        }
    }
}
