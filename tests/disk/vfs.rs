//! SQLite's own way to files, with a log of what goes through it.  Locks and shared memory are left as they are.
#![allow(unsafe_code, reason = "a VFS of SQLite is a table of C functions")]

use std::collections::{HashMap, HashSet};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::ptr::null_mut;
use std::slice;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use rusqlite::ffi::{
    SQLITE_OK, SQLITE_OPEN_CREATE, SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL, sqlite3_file, sqlite3_int64,
    sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find, sqlite3_vfs_register, sqlite3_vfs_unregister,
};

use super::{Event, Inode};

/// An open file of SQLite's, with the functions that it came with.
#[derive(Clone, Copy)]
struct Opened {
    file: Inode,
    methods: &'static sqlite3_io_methods,
}

#[derive(Default)]
struct Recording {
    folder: PathBuf,
    log: Vec<Event>,
    /// By the address of SQLite's file.
    opened: HashMap<usize, Opened>,
    /// Logs that SQLite made, and whose folder it syncs with them for the first time.
    fresh: HashSet<Inode>,
    names: HashMap<String, Inode>,
    /// By the number that the system gives, and gives again once a file is gone.
    files: HashMap<u64, Inode>,
    last: Inode,
}

impl Recording {
    fn file(&mut self, name: &str) -> Inode {
        let number = fs::metadata(self.folder.join(name)).expect("an open file").ino();
        let last = &mut self.last;
        *self.files.entry(number).or_insert_with(|| {
            *last += 1;
            *last
        })
    }

    fn unname(&mut self, name: &str) {
        let file = self.names.remove(name);
        if !self.names.values().any(|other| Some(*other) == file) {
            self.files.retain(|_, other| Some(*other) != file);
        }
    }
}

static RECORDING: LazyLock<Mutex<Recording>> = LazyLock::new(Mutex::default);

fn recording() -> MutexGuard<'static, Recording> {
    RECORDING.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn note(event: Event) {
    recording().log.push(event);
}

/// Logs what `act` does to files of a folder.  No other thread may use SQLite meanwhile.
pub fn recorded(folder: &Path, act: impl FnOnce()) -> Vec<Event> {
    *recording() = Recording { folder: folder.to_owned(), ..Recording::default() };
    // SAFETY: SQLite's default VFS lives as long as the process.  A copy of it does the same with the same data, and this one lives
    // until all that was opened through it is closed, which `act` does.
    unsafe {
        let real = sqlite3_vfs_find(std::ptr::null());
        let mut logged = Box::new(*real);
        logged.pNext = null_mut();
        logged.zName = c"logged".as_ptr();
        logged.xOpen = Some(open);
        logged.xDelete = Some(delete);
        let logged = Box::into_raw(logged);
        assert_eq!(sqlite3_vfs_register(logged, 1), SQLITE_OK);
        act();
        assert_eq!(sqlite3_vfs_unregister(logged), SQLITE_OK);
        assert_eq!(sqlite3_vfs_register(real, 1), SQLITE_OK);
        drop(Box::from_raw(logged));
    }
    std::mem::take(&mut recording().log)
}

/// The VFS below this one: SQLite's own.
unsafe fn real() -> &'static sqlite3_vfs {
    // SAFETY: "unix" is registered as long as the process lives.
    unsafe { &*sqlite3_vfs_find(c"unix".as_ptr()) }
}

/// The name in the folder that is looked at.
unsafe fn name_of(path: *const c_char) -> Option<String> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite gives names that end with a zero.
    let path = Path::new(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
    let is_inside = path.parent() == Some(&recording().folder);
    is_inside.then(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    path: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    got: *mut c_int,
) -> c_int {
    // SAFETY: the arguments are SQLite's, handed on as they are; the file begins with a pointer to its functions, which live as long as
    // the process, and which are replaced by a copy that lives as long.
    unsafe {
        let name = name_of(path);
        let done = real().xOpen.expect("a function")(vfs, path, file, flags, got);
        let Some(name) = name.filter(|_| done == SQLITE_OK && !(*file).pMethods.is_null()) else {
            return done;
        };
        let mut recording = recording();
        let inode = recording.file(&name);
        let methods = &*(*file).pMethods;
        recording.opened.insert(file as usize, Opened { file: inode, methods });
        if recording.names.insert(name.clone(), inode) != Some(inode) {
            // The same file by a second name: a draft that was given its name.  The program syncs the folder after that and before
            // it opens the file.
            let is_linked = recording.names.values().filter(|file| **file == inode).count() > 1;
            recording.log.push(Event::Named(name, inode));
            if is_linked {
                recording.log.push(Event::NamesKept);
            } else if flags & SQLITE_OPEN_CREATE != 0
                && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) != 0
            {
                recording.fresh.insert(inode);
            }
        }
        let mut logged = *methods;
        logged.xClose = Some(close);
        logged.xWrite = Some(write);
        logged.xTruncate = Some(truncate);
        logged.xSync = Some(sync);
        (*file).pMethods = Box::leak(Box::new(logged));
        done
    }
}

unsafe extern "C" fn delete(vfs: *mut sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    // SAFETY: the arguments are SQLite's, handed on as they are.
    unsafe {
        let done = real().xDelete.expect("a function")(vfs, path, sync);
        if let Some(name) = name_of(path).filter(|_| done == SQLITE_OK) {
            let mut recording = recording();
            recording.unname(&name);
            recording.log.push(Event::Unnamed(name));
            if sync != 0 {
                recording.log.push(Event::NamesKept);
            }
        }
        done
    }
}

fn opened(file: *mut sqlite3_file) -> Opened {
    recording().opened[&(file as usize)]
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    let Opened { methods, .. } = opened(file);
    recording().opened.remove(&(file as usize));
    // SAFETY: the argument is SQLite's, handed on as it is.
    unsafe { methods.xClose.expect("a function")(file) }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    offset: sqlite3_int64,
) -> c_int {
    let Opened { file: inode, methods } = opened(file);
    // SAFETY: SQLite gives as many bytes as it says.
    unsafe {
        let written = slice::from_raw_parts(bytes.cast::<u8>(), length as usize).to_vec();
        note(Event::Written { file: inode, offset: offset as u64, bytes: written });
        methods.xWrite.expect("a function")(file, bytes, length, offset)
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, length: sqlite3_int64) -> c_int {
    let Opened { file: inode, methods } = opened(file);
    note(Event::Cut { file: inode, length: length as u64 });
    // SAFETY: the arguments are SQLite's, handed on as they are.
    unsafe { methods.xTruncate.expect("a function")(file, length) }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    let Opened { file: inode, methods } = opened(file);
    // SAFETY: the arguments are SQLite's, handed on as they are.
    let done = unsafe { methods.xSync.expect("a function")(file, flags) };
    let mut recording = recording();
    recording.log.push(Event::Synced(inode));
    if recording.fresh.remove(&inode) {
        recording.log.push(Event::NamesKept);
    }
    done
}
