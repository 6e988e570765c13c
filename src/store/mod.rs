//! `Reading` and `Finding` ↔ rows of one SQLite file.  The only user of SQLite.

mod add;
mod error;
mod find;
mod list;
mod meet;
mod open;
mod schema;
#[cfg(test)]
mod tests;

pub use add::Added;
pub use error::StoreError;
pub use find::{Found, Hit};
pub use list::{ArticleRow, ClaimFilter, FindingFilter, SpeakerRow, Window};
pub use schema::RULES;

use rusqlite::Connection;

/// An open database.
pub struct Store {
    connection: Connection,
    /// Readings that were met lately, ready to meet others.
    prepared: meet::Cache,
}

impl Store {
    fn new(connection: Connection) -> Store {
        Store { connection, prepared: meet::Cache::default() }
    }
}
