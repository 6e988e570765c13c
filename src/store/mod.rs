//! `Reading` and `Finding` ↔ rows of one SQLite file.  The only user of SQLite.

mod about;
mod add;
mod alike;
mod anew;
mod cast;
mod connect;
mod copies;
mod create;
mod crowd;
#[cfg(test)]
mod crowd_tests;
mod decisions;
mod draft;
mod edition;
mod error;
mod facts;
mod find;
mod join;
mod json;
mod kin;
mod list;
mod meet;
mod names;
mod open;
mod order;
mod pack;
mod part;
mod place;
mod reading;
mod refresh;
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
mod stage;
mod stored;
#[cfg(test)]
mod tests;
mod texts;
mod unmake;
mod unpacked;
mod versions;
#[cfg(test)]
mod versions_tests;
mod words;

pub use add::Added;
pub use decisions::{Decided, Decision};
pub use edition::{counting, kin_keys, settled, told_apart};
pub use error::StoreError;
pub use find::{Found, Hit};
pub use list::{ArticleRow, ClaimFilter, FindingFilter, Window};
pub use order::{ArticleKey, ClaimKey, Sort, SpeakerKey};
pub use reading::Parcel;
pub use refresh::Renewal;
pub use remove::Removed;
pub use repeats::Side;
pub use reviews::{Reviewed, Reviews};
pub use schema::RULES;
pub use speakers::{Found as FoundSpeakers, SpeakerId, SpeakerRow, SuggestionRow};
pub use stage::{Placed, Stage};
pub use versions::Version;

use std::cell::Cell;

use rusqlite::Connection;

/// An open database.
pub struct Store {
    connection: Connection,
    caches: Caches,
    /// The number of the run in which articles are added, once one was.
    run: Option<i64>,
}

/// What was read from the file, ready to be asked again.
#[derive(Default)]
struct Caches {
    /// Readings that were met lately, ready to meet others.
    prepared: meet::Cache,
    texts: alike::Cache,
    claims: unpacked::Cache,
    /// The file's data version: another one where another process wrote.
    seen: Cell<i64>,
}

impl Caches {
    fn clear(&self) {
        self.prepared.clear();
        self.texts.clear();
        self.claims.clear();
    }

    /// Forgets all if another process wrote meanwhile: a row may hold a newer version of its article.
    fn renew(&self, connection: &Connection) -> Result<(), StoreError> {
        // Whoever renews is about to write.
        self.claims.clear();
        let version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if self.seen.replace(version) != version {
            self.clear();
        }
        Ok(())
    }
}

impl Store {
    fn new(connection: Connection) -> Store {
        Store { connection, caches: Caches::default(), run: None }
    }
}
