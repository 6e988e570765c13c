//! Opening a file: everything is checked before anything is written.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::connect::{connect, connect_to_read, prepare};
use super::create::{create, sweep_second_name};
use super::place::{beside, folder, holds_bytes, is_fixed, real, unfix_beside, was_empty};
use super::schema::{APPLICATION_ID, LAYOUT, layout};
use super::{Store, StoreError};

const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

impl Store {
    /// Opens a file to add to it; makes it if there is none.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let path = &real(path)?;
        match check(path) {
            Err(StoreError::Missing) => create(path)?,
            checked => checked?,
        }
        if is_fixed(path)? || is_fixed(folder(path))? {
            return Err(StoreError::ReadOnly);
        }
        unfix_beside(path)?;
        sweep_second_name(path);
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        refuse_newer(&connection)?;
        prepare(&mut connection)?;
        Ok(Store::new(connection))
    }

    /// Opens a file only to read it; works on read-only files and in read-only folders.
    pub fn read(path: &Path) -> Result<Store, StoreError> {
        let path = &real(path)?;
        check(path)?;
        if fs::metadata(path)?.len() == 0 || was_empty(path) {
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
    if length == 0 || was_empty(path) {
        return Ok(());
    }
    let mut header = [0; HEADER];
    if file.read_exact(&mut header).is_err() || !header.starts_with(MAGIC) {
        return Err(StoreError::NotADatabase);
    }
    if number(&header, 68) != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    refuse_unknown(number(&header, 60))?;
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

/// As the log has it, which may be newer than the header.
fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    match layout(connection)? {
        // Nothing is in it yet.
        0 if connection.pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0))? == 0 => Ok(()),
        found => refuse_unknown(found),
    }
}

/// This program makes files complete, so that none of its own is without a layout.
fn refuse_unknown(found: i32) -> Result<(), StoreError> {
    match found {
        ..=0 => Err(StoreError::Damaged(format!("no layout has the number {found}"))),
        _ if found > LAYOUT => Err(StoreError::Newer { found, known: LAYOUT }),
        _ => Ok(()),
    }
}
