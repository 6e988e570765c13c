//! The files of a folder that are read, and an account of the others.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::format::Format;
use super::{Place, ReadError};

/// So many of the files that are skipped are named.
const NAMED: usize = 3;

/// Files of our extensions below a folder, in the order of their names, and at the end what was skipped.  Hidden files are left
/// out, as they belong to programs.
pub(super) struct Files {
    walk: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    place: Option<Place>,
    any: bool,
    skipped: Skipped,
}

impl Files {
    pub fn of(folder: &Path) -> Self {
        let place = Some(Place::file(&folder.display().to_string()));
        Files { walk: Box::new(walk(folder)), place, any: false, skipped: Skipped::default() }
    }
}

impl Iterator for Files {
    type Item = Result<DirEntry, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        for entry in self.walk.by_ref() {
            match entry {
                Ok(entry) if !entry.file_type().is_file() => {}
                Ok(entry) if !is_read(entry.path()) => {
                    self.skipped.count(&entry.file_name().to_string_lossy())
                }
                entry => {
                    self.any = true;
                    return Some(entry.map_err(walk_error));
                }
            }
        }
        let place = self.place.take()?;
        match self.skipped.message() {
            Some(what) => Some(Err(ReadError::Skipped { place, what })),
            None if self.any => None,
            None => Some(Err(ReadError::NothingInFolder { place })),
        }
    }
}

/// How many bytes the files have that are read.
pub(super) fn size(folder: &Path) -> u64 {
    let files = walk(folder)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && is_read(entry.path()));
    files.filter_map(|entry| Some(entry.metadata().ok()?.len())).sum()
}

fn walk(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + Send + use<> {
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
}

/// Whether a file is of a kind that is read where it stands in a folder or an archive; others are skipped.
pub fn is_read(path: &Path) -> bool {
    Format::of_path(path).is_some()
}

/// Files that are of no kind that is read, by their extensions.
#[derive(Default)]
pub(super) struct Skipped {
    kinds: BTreeMap<String, usize>,
    names: Vec<String>,
}

impl Skipped {
    pub fn count(&mut self, name: &str) {
        let extension =
            Path::new(name).extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let kind =
            extension.map_or_else(|| "without an extension".to_owned(), |extension| format!(".{extension}"));
        *self.kinds.entry(kind).or_default() += 1;
        if self.names.len() < NAMED && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    /// "12 files (10 .png, 2 .docx: a.png, b.png, c.png …)"
    pub fn message(&self) -> Option<String> {
        let all: usize = self.kinds.values().sum();
        let kinds: Vec<String> = self.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let more = if all > self.names.len() { " …" } else { "" };
        let files = if all == 1 { "file" } else { "files" };
        (all > 0).then(|| format!("{all} {files} ({}: {}{more})", kinds.join(", "), self.names.join(", ")))
    }
}

fn walk_error(error: walkdir::Error) -> ReadError {
    let place = Place::file(&error.path().map(|path| path.display().to_string()).unwrap_or_default());
    match error.loop_ancestor() {
        Some(to) => ReadError::LinkLoop { place, to: to.display().to_string() },
        None => ReadError::Io { place, cause: error.into() },
    }
}
