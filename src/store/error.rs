use rusqlite::ErrorCode;
use thiserror::Error;

/// What can be wrong with a database; [`StoreError::hint`] says what to try.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("there is no database here")]
    Missing,
    #[error("this is not an SQLite database")]
    NotADatabase,
    #[error("this is the SQLite database of another program")]
    Foreign,
    #[error("this database has layout {found}; this program knows layouts up to {known}")]
    Newer { found: i32, known: i32 },
    #[error("this database has the older layout {found} and cannot be brought to {known} while only reading")]
    Older { found: i32, known: i32 },
    #[error("the database is damaged: {0}")]
    Damaged(String),
    #[error("the database cannot be written to")]
    ReadOnly,
    #[error("another process has kept the database locked for too long")]
    Busy,
    #[error("more than one id begins with “{0}”")]
    Ambiguous(String),
    /// Ids by which articles were asked for.
    #[error("{}", not_one(unknown, ambiguous))]
    NotOneArticle { unknown: Vec<String>, ambiguous: Vec<String> },
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("SQLite: {0}")]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// What the user may try next.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            StoreError::Missing => {
                "make one with `gainsay add PATH`, or name yours with --db FILE or GAINSAY_DB"
            }
            StoreError::NotADatabase | StoreError::Foreign => {
                "it was left as it is; name another file with --db FILE"
            }
            StoreError::Newer { .. } => "it was left as it is; use a newer gainsay",
            StoreError::Older { .. } => "make the file and its folder writable once, and run this again",
            StoreError::Damaged(_) => "restore a copy, or add the articles to a new file with --db FILE",
            StoreError::ReadOnly => "it was left as it is; check its permissions, or copy it elsewhere",
            StoreError::Busy => "try again when the other process is done",
            StoreError::Ambiguous(_) => "give more of the id",
            StoreError::NotOneArticle { .. } => "nothing was changed; `gainsay articles` lists ids",
            StoreError::Io(_) | StoreError::Sql(_) => return None,
        })
    }
}

fn not_one(unknown: &[String], ambiguous: &[String]) -> String {
    let named = |what: &str, ids: &[String]| {
        let ids: Vec<String> = ids.iter().map(|id| format!("“{id}”")).collect();
        (!ids.is_empty()).then(|| format!("{what} {}", ids.join(", ")))
    };
    let parts =
        [named("no article has the id", unknown), named("several articles' ids begin with", ambiguous)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => StoreError::NotADatabase,
            Some(ErrorCode::ReadOnly) => StoreError::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            _ => StoreError::Sql(error),
        }
    }
}

/// A row that no longer reads as what was stored there.
impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Damaged(error.to_string())
    }
}
