//! Where results go: standard output, or a file that is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::output::sheet;
use super::pager::{Paged, paged};
use crate::report::Sheet;

#[derive(Debug, Clone, Args)]
pub(super) struct OutputArgs {
    /// Write to this file instead of standard output; it is replaced when all is written
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl OutputArgs {
    pub fn is_given(&self) -> bool {
        self.output.is_some()
    }

    #[cfg(feature = "parquet")]
    pub fn to(path: PathBuf) -> OutputArgs {
        OutputArgs { output: Some(path) }
    }

    #[cfg(feature = "parquet")]
    pub fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// A file is no terminal.
    pub fn sheet(&self) -> Sheet {
        Sheet { bold: sheet().bold && !self.is_given(), ..sheet() }
    }

    /// Before the work is done, so that it is not done in vain.
    pub fn open(&self) -> Result<Destination, Failure> {
        match &self.output {
            None => Ok(Destination::Stdout(paged())),
            Some(path) => {
                Draft::beside(path).map(Destination::File).map_err(|error| unwritable(path, &error))
            }
        }
    }
}

pub(super) enum Destination {
    Stdout(Paged),
    File(Draft),
}

impl Destination {
    /// Runs what writes; only when all of it is written, the file takes its name.
    pub fn write(self, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        match self {
            Destination::Stdout(mut out) => {
                print(&mut out)?;
                Ok(out.flush()?)
            }
            Destination::File(mut draft) => {
                let written = print(&mut draft.out).and_then(|()| draft.keep());
                written.map_err(|error| unwritable(&draft.path, &error))
            }
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("{}: cannot write the results: {error}", path.display()),
        "--output takes a file in a folder that exists and may be written to",
    )
}

/// What is written so far, under another name in the same folder; gone when it is dropped unfinished.
pub(super) struct Draft {
    out: BufWriter<File>,
    path: PathBuf,
    /// None where the path is a device or a pipe, which nothing may take the place of.
    draft: Option<PathBuf>,
}

impl Draft {
    fn beside(path: &Path) -> io::Result<Draft> {
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Ok(there) if !there.is_file() => {
                let out = BufWriter::new(OpenOptions::new().write(true).open(&path)?);
                return Ok(Draft { out, path, draft: None });
            }
            // Replacing takes the folder's permission only: a file that may not be written to is left alone.
            Ok(_) => drop(OpenOptions::new().write(true).open(&path)?),
            Err(_) => {}
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
        let draft = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let out = BufWriter::new(OpenOptions::new().write(true).create_new(true).open(&draft)?);
        Ok(Draft { out, path, draft: Some(draft) })
    }

    fn keep(&mut self) -> io::Result<()> {
        self.out.flush()?;
        let Some(draft) = &self.draft else { return Ok(()) };
        if let Ok(there) = fs::metadata(&self.path) {
            fs::set_permissions(draft, there.permissions())?;
        }
        self.out.get_ref().sync_all()?;
        fs::rename(draft, &self.path)?;
        self.draft = None;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(draft) = &self.draft {
            // There is nothing more to be done about it.
            let _ = fs::remove_file(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(path: &Path) -> OutputArgs {
        OutputArgs { output: Some(path.to_owned()) }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_replaced_only_when_all_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        fs::write(&path, "old").expect("a file");
        let broken = to(&path).open().expect("a draft").write(|out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        });
        assert!(matches!(broken, Err(Failure::Said { message, .. }) if message.contains("the disk is full")));
        assert_eq!(fs::read_to_string(&path).expect("text"), "old");
        assert_eq!(names(folder.path()), ["report.html"]);
        to(&path).open().expect("a draft").write(|out| out.write_all(b"new")).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("text"), "new");
        assert_eq!(names(folder.path()), ["report.html"]);
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(to(folder.path()).open().is_err());
        assert!(to(&folder.path().join("none/report.html")).open().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_stays_a_device() {
        to(Path::new("/dev/null"))
            .open()
            .expect("a device")
            .write(|out| out.write_all(b"new"))
            .expect("written");
        assert!(!fs::metadata("/dev/null").expect("a device").is_file());
    }
}
