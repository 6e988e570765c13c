//! Connections to a file that was looked at before, and how SQLite keeps it.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::place::{beside, folder, holds_bytes, is_fixed};
use super::schema::{layout, migrate};

/// How long a process waits for its turn, and how often it asks.  SQLite itself asks ever more seldom, so that of several who add
/// one may wait for minutes while others, who begin anew as soon as they are done, take turn after turn.
const PATIENCE: Duration = Duration::from_secs(120);
const ASKS_EVERY: Duration = Duration::from_millis(5);
/// While adding, the indexes of a large file are read all over; the default of 2 MiB would read them from the
/// file again and again.
const CACHE_KIB: i64 = 64 * 1024;
/// How far the log grows before it is written back, in pages.
const LOG_PAGES: i64 = 2_000;
/// Bytes of a page of a new file: what was read in an article takes about half of the usual 4 KiB, so that much of each stays empty.
const PAGE: i64 = 16_384;

pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(is_patient))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Waits a moment; `false` once it has asked for long enough.
fn is_patient(asked: i32) -> bool {
    thread::sleep(ASKS_EVERY);
    u128::from(asked.unsigned_abs()) * ASKS_EVERY.as_millis() < PATIENCE.as_millis()
}

/// The layout first, in the file itself, so that its header names this program; only then the log beside it.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    // Of a file that has pages already this changes nothing.
    connection.pragma_update(None, "page_size", PAGE)?;
    migrate(connection)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // With less, what was said to be stored may be gone after a power cut (`tests/power_loss.rs`).
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    Ok(())
}

/// Reading a file with a log needs two more files beside it.  Where they cannot be made or the file does not change, and none is there,
/// the file alone holds everything and is read as one that does not change.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, StoreError> {
    let has_log = holds_bytes(&beside(path, "-wal"));
    let (file, folder) = (is_fixed(path)?, is_fixed(folder(path))?);
    if !file && !folder {
        // Whoever may not write leaves both files behind; this takes them away with the last who reads.
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let read = connection.pragma_update(None, "query_only", true).map_err(StoreError::from);
        match read.and_then(|()| layout(&connection)) {
            Err(StoreError::Sql(_) | StoreError::ReadOnly) => {}
            read => return read.map(|_| connection),
        }
    }
    if has_log {
        return connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    connect(&unchanging(path)?, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// The address of a file that nobody changes.
fn unchanging(path: &Path) -> Result<PathBuf, StoreError> {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(*byte as char),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri.into())
}
