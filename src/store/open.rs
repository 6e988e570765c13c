//! Opening a file: everything is checked before anything is written.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::schema::{APPLICATION_ID, LAYOUT, layout, migrate};
use super::{Store, StoreError};

const PATIENCE: Duration = Duration::from_secs(30);
/// While adding, the indexes of a large file are read all over; the default of 2 MiB would read them from the
/// file again and again.
const CACHE_KIB: i64 = 64 * 1024;
/// How far the log grows before it is written back, in pages.
const LOG_PAGES: i64 = 2_000;
/// Bytes of a page of a new file: what was read in an article takes about half of the usual 4 KiB, so that much of each stays empty.
const PAGE: i64 = 16_384;
const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

impl Store {
    /// Opens a file to add to it; makes it if there is none.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        match check(path) {
            Err(StoreError::Missing) => create(path)?,
            checked => checked?,
        }
        if is_fixed(path)? || is_fixed(folder(path))? {
            return Err(StoreError::ReadOnly);
        }
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        refuse_newer(&connection)?;
        prepare(&mut connection)?;
        Ok(Store::new(connection))
    }

    /// Opens a file only to read it; works on read-only files and in read-only folders.
    pub fn read(path: &Path) -> Result<Store, StoreError> {
        check(path)?;
        if fs::metadata(path)?.len() == 0 {
            return Err(StoreError::Missing);
        }
        let connection = connect_to_read(path)?;
        refuse_newer(&connection)?;
        match layout(&connection)? {
            found if found < LAYOUT => Err(StoreError::Older { found, known: LAYOUT }),
            _ => Ok(Store::new(connection)),
        }
    }
}

/// Reads the header of the file itself, since SQLite would write beside a foreign file by looking into it.
/// An empty file passes: it becomes a database when it is first written to.
fn check(path: &Path) -> Result<(), StoreError> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::Missing),
        opened => opened?,
    };
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok(());
    }
    let mut header = [0; HEADER];
    if file.read_exact(&mut header).is_err() || !header.starts_with(MAGIC) {
        return Err(StoreError::NotADatabase);
    }
    if number(&header, 68) != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    if number(&header, 60) > LAYOUT {
        return Err(StoreError::Newer { found: number(&header, 60), known: LAYOUT });
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = number(&header, 28).max(0) as u64;
    if length < page * pages && !holds_bytes(&beside(path, "-wal")) {
        return Err(StoreError::Damaged(format!("{} bytes of {} are left", length, page * pages)));
    }
    Ok(())
}

/// A big-endian number of the header.
fn number(header: &[u8; HEADER], at: usize) -> i32 {
    i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

/// A new file is made complete under another name and then linked into place: no process ever sees half of it.
fn create(path: &Path) -> Result<(), StoreError> {
    let draft = beside(path, &format!(".new-{}-{:?}", std::process::id(), std::thread::current().id()));
    let made = connect(&draft, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
        .and_then(|mut connection| {
            prepare(&mut connection)?;
            connection.close().map_err(|(_, error)| error.into())
        })
        .and_then(|()| match fs::hard_link(&draft, path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(_) if !path.exists() => Ok(fs::rename(&draft, path)?),
            linked => Ok(linked?),
        });
    let _ = fs::remove_file(&draft);
    made
}

/// The layout first, in the file itself, so that its header names this program; only then the log beside it.
fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    // Of a file that has pages already this changes nothing.
    connection.pragma_update(None, "page_size", PAGE)?;
    migrate(connection)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    Ok(())
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Reading a file with a log needs two more files beside it.  Where they cannot be made and none is there, the
/// file alone holds everything and is read as one that does not change.
fn connect_to_read(path: &Path) -> Result<Connection, StoreError> {
    if !is_fixed(folder(path))? {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        match layout(&connection) {
            Err(StoreError::Sql(_) | StoreError::ReadOnly) => {}
            read => return read.map(|_| connection),
        }
    }
    if holds_bytes(&beside(path, "-wal")) {
        return connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    connect(&unchanging(path)?, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

fn unchanging(path: &Path) -> Result<PathBuf, StoreError> {
    let whole = fs::canonicalize(path)?;
    let mut uri = String::from("file:");
    for byte in whole.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(*byte as char),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri.into())
}

fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    match layout(connection)? {
        found if found > LAYOUT => Err(StoreError::Newer { found, known: LAYOUT }),
        _ => Ok(()),
    }
}

fn is_fixed(path: &Path) -> Result<bool, StoreError> {
    Ok(fs::metadata(path)?.permissions().readonly())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn holds_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() > 0)
}
