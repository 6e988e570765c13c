//! A new file is made complete under another name and then linked into place: no process ever sees half of it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rusqlite::OpenFlags;

use super::StoreError;
use super::connect::{connect, prepare};
use super::place::{BESIDE, beside, folder, keep_names};

/// Between the name of the database and what tells its drafts apart.
const DRAFT: &str = ".new-";
/// A draft is done in less than a second.
const OLD: Duration = Duration::from_secs(600);
/// How often a draft is begun that another machine took for one left behind.
const TRIES: usize = 3;

pub(super) fn create(path: &Path) -> Result<(), StoreError> {
    let mut tries = 1;
    loop {
        match draft(path) {
            Err(StoreError::Io(error))
                if error.kind() == ErrorKind::NotFound && tries < TRIES && !path.exists() =>
            {
                tries += 1;
            }
            made => return made,
        }
    }
}

fn draft(path: &Path) -> Result<(), StoreError> {
    let name = format!("{DRAFT}{}-{:?}", std::process::id(), std::thread::current().id());
    let draft = beside(path, &name);
    // One of this name is of a process that had this one's number and is gone.
    remove(&draft);
    let made = connect(&draft, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
        .and_then(|mut connection| {
            prepare(&mut connection)?;
            connection.close().map_err(|(_, error)| error.into())
        })
        .and_then(|()| {
            sweep(path, Some(&draft));
            match fs::hard_link(&draft, path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                Err(_) if !path.exists() => Ok(fs::rename(&draft, path)?),
                linked => Ok(linked?),
            }
        });
    remove(&draft);
    made?;
    keep_names(path)
}

fn remove(draft: &Path) {
    // What is not there need not go.
    let _ = fs::remove_file(draft);
    for ending in BESIDE {
        let _ = fs::remove_file(beside(draft, ending));
    }
}

/// Takes away the drafts of this database whose making was broken off.  None that is left does harm, so that what cannot be taken away
/// stays.
fn sweep(path: &Path, own: Option<&Path>) {
    let (Some(name), Ok(entries)) = (path.file_name(), fs::read_dir(folder(path))) else { return };
    let beginning = format!("{}{DRAFT}", name.to_string_lossy());
    // By the clock of the disk, which is one for all who write to it.
    let Ok(now) = fs::metadata(own.unwrap_or(path)).and_then(|file| file.modified()) else { return };
    let own = own.and_then(Path::file_name).map(|own| own.to_string_lossy().into_owned());
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(rest) = name.strip_prefix(&beginning) else { continue };
        let is_own = own.as_ref().is_some_and(|own| name.starts_with(own));
        if !is_own && (is_gone(rest) || is_old(&entry, now)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whoever was stopped right after a file had its name left the draft as a second name of it.
pub(super) fn sweep_second_name(path: &Path) {
    #[cfg(unix)]
    if fs::metadata(path).is_ok_and(|file| std::os::unix::fs::MetadataExt::nlink(&file) > 1) {
        sweep(path, None);
    }
}

/// Whether the process that a draft is named after has ended; `false` where that cannot be told.
fn is_gone(rest: &str) -> bool {
    let number = rest.split('-').next().and_then(|number| number.parse::<u32>().ok());
    let processes = Path::new("/proc");
    number
        .is_some_and(|number| processes.join("self").exists() && !processes.join(number.to_string()).exists())
}

fn is_old(entry: &fs::DirEntry, now: SystemTime) -> bool {
    let modified = entry.metadata().and_then(|draft| draft.modified());
    modified.is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > OLD))
}
