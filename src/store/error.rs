use std::io::ErrorKind;
use std::path::PathBuf;

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
    #[error("the disk is full")]
    Full,
    #[error("there is no folder {}", .0.display())]
    NoFolder(PathBuf),
    #[error("a database in memory is gone when the command ends, and keeps nothing")]
    Fleeting,
    #[error("more than one id begins with “{0}”")]
    Ambiguous(String),
    /// Ids by which articles were asked for.
    #[error("{}", not_one(unknown, ambiguous))]
    NotOneArticle { unknown: Vec<String>, ambiguous: Vec<String> },
    #[error(transparent)]
    Io(std::io::Error),
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
            StoreError::Busy => BUSY,
            StoreError::Ambiguous(_) => "give more of the id",
            StoreError::NotOneArticle { .. } => "nothing was changed; `gainsay articles` lists ids",
            StoreError::Full => {
                "what was added before is kept; make room and run this again, or name a file on another disk with --db FILE"
            }
            StoreError::NoFolder(_) => "make the folder first, or name another file with --db FILE",
            StoreError::Fleeting => "name a file with --db FILE; one of this very name is ./:memory:",
            StoreError::Io(error) => hint_of(error.kind())?,
            StoreError::Sql(error) => match error.sqlite_error_code()? {
                ErrorCode::CannotOpen => {
                    "check that the file and its folder may be read and written by you, and that no folder has its name"
                }
                ErrorCode::SystemIoFailure => {
                    "check that its disk is there, is well and has room; what was added before is kept"
                }
                ErrorCode::FileLockingProtocolFailed => BUSY,
                ErrorCode::OutOfMemory | ErrorCode::TooBig => {
                    "add fewer or smaller articles at once, or leave the machine more memory"
                }
                _ => return None,
            },
        })
    }
}

const BUSY: &str = "try again when the other process is done";

fn hint_of(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "check that the folder is still there, or name another file with --db FILE",
        ErrorKind::PermissionDenied => {
            "check the permissions of the file and its folder, or copy it elsewhere"
        }
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => "name a file with --db FILE, not a folder",
        ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "no more may be written there; name a file elsewhere with --db FILE"
        }
        _ => return None,
    })
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
            Some(ErrorCode::DiskFull) => StoreError::Full,
            _ if is_of_a_value(&error) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Sql(error),
        }
    }
}

/// Whether what stands in a row is not what this program puts there: text that is no UTF-8, a word for a number.
fn is_of_a_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    matches!(
        error,
        Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..)
    )
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull => StoreError::Full,
            ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::Io(error),
        }
    }
}

/// A row that no longer reads as what was stored there.
impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Damaged(error.to_string())
    }
}
