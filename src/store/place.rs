//! Where a database really lies, and what lies beside it.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Links that are followed until one is taken for a circle, as the system does.
const MOST_LINKS: usize = 40;
/// What SQLite keeps beside an open file.
pub(super) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file that a path leads to, behind all links and whether it is there or not: SQLite keeps its log beside that one.  A whole path,
/// so that SQLite takes no name for an address or for memory.
pub(super) fn real(path: &Path) -> Result<PathBuf, StoreError> {
    if path.as_os_str() == ":memory:" {
        return Err(StoreError::Fleeting);
    }
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::canonicalize(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => return Ok(found?),
        }
        match fs::read_link(&path) {
            // A link that leads to no file yet.
            Ok(to) => path = folder(&path).join(to),
            Err(_) => break,
        }
    }
    let name = path.file_name().ok_or(StoreError::Missing)?;
    match fs::canonicalize(folder(&path)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(StoreError::NoFolder(folder(&path).to_owned()))
        }
        whole => Ok(whole?.join(name)),
    }
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

pub(super) fn holds_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

pub(super) fn is_fixed(path: &Path) -> Result<bool, StoreError> {
    Ok(fs::metadata(path)?.permissions().readonly())
}

/// What SQLite left beside a file that was read-only then is read-only, and would keep it so.
pub(super) fn unfix_beside(path: &Path) -> Result<(), StoreError> {
    let permissions = fs::metadata(path)?.permissions();
    for beside in BESIDE.map(|ending| beside(path, ending)) {
        if fs::metadata(&beside).is_ok_and(|file| file.permissions().readonly()) {
            fs::set_permissions(&beside, permissions.clone()).map_err(|_| StoreError::ReadOnly)?;
        }
    }
    Ok(())
}

/// Whether writing to a file was broken off while it was empty yet: what is in it then is to be taken back, and nobody's.  Its journal
/// says how many pages there were.
pub(super) fn was_empty(path: &Path) -> bool {
    const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let mut header = [0; 20];
    let read = fs::File::open(beside(path, "-journal")).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header.starts_with(&MAGIC) && header[16..] == [0; 4]
}

/// Has the disk keep what was made in a folder or taken from it; without this, a power cut may undo it.
pub(super) fn keep_names(of: &Path) -> Result<(), StoreError> {
    // Elsewhere folders cannot be opened, and names are kept with their files.
    #[cfg(unix)]
    fs::File::open(folder(of))?.sync_all()?;
    Ok(())
}
