use std::io;
use std::path::Path;

use crate::report::in_terminal;
use crate::store::StoreError;

/// Why a command was broken off.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever read the output has had enough: no reason to complain.
    BrokenPipe,
    Said {
        message: String,
        hint: Option<String>,
    },
}

impl Failure {
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure::Said { message: message.into(), hint: Some(hint.into()) }
    }

    /// What is wrong with the database at a path.
    pub fn of_store(db: &Path) -> impl Fn(StoreError) -> Failure + '_ {
        move |error| Failure::Said {
            message: format!("{}: {error}", db.display()),
            hint: error.hint().map(str::to_owned),
        }
    }

    pub fn print(&self) {
        if let Failure::Said { message, hint } = self {
            complain(message);
            if let Some(hint) = hint {
                eprintln!("  hint: {}", in_terminal(hint));
            }
        }
    }
}

/// Says on stderr what went wrong, on one line.
pub(super) fn complain(message: &str) {
    eprintln!("gainsay: {}", in_terminal(&message.replace('\n', " ")));
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Said { message: format!("cannot write the results: {error}"), hint: None },
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Said { message: error.to_string(), hint: error.hint().map(str::to_owned) }
    }
}
