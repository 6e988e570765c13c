//! `Reading` and `Finding` ↔ rows of one SQLite file.  The only user of SQLite.

mod add;
mod cast;
mod decisions;
mod error;
mod facts;
mod find;
mod json;
mod list;
mod meet;
mod open;
mod remove;
#[cfg(test)]
mod remove_tests;
mod repeats;
#[cfg(test)]
mod review_tests;
mod reviews;
mod rows;
mod schema;
mod settle;
#[cfg(test)]
mod speaker_tests;
mod speakers;
#[cfg(test)]
mod tests;
mod words;

pub use add::Added;
pub use decisions::{Decided, Decision};
pub use error::StoreError;
pub use find::{Found, Hit};
pub use list::{ArticleRow, ClaimFilter, FindingFilter, Window};
pub use remove::Removed;
pub use repeats::Side;
pub use reviews::{Reviewed, Reviews};
pub use schema::RULES;
pub use speakers::{Found as FoundSpeakers, SpeakerId, SpeakerRow, SuggestionRow};

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
