//! `export --format parquet`: three files in a folder, each made in memory before the first takes its name.

use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::{Export, say_if_none};
use crate::cli::destination::{Destination, OutputArgs};
use crate::cli::failure::{Failure, complain};
use crate::cli::session;
use crate::cli::shown::counted;
use crate::ledger::Asked;
use crate::report::{ClaimTable, TableError, fact_table, finding_table};
use crate::store::Store;

/// Names of the files, in the order in which they are made.
const FILES: [&str; 3] = ["claims.parquet", "findings.parquet", "facts.parquet"];

/// What stands in a file, and how many numbers it leaves out.
type File = (Vec<u8>, usize);

impl Export {
    pub(super) fn tables(&self, db: &Path) -> Result<(), Failure> {
        let folder = self.output.path().ok_or_else(|| {
            Failure::new("Parquet is several files", "name a folder for them with --output FOLDER")
        })?;
        let store = session::to_judge(db)?;
        let mut folder = Folder::open(folder)?;
        let files: Vec<Destination> = FILES
            .iter()
            .map(|name| OutputArgs::to(folder.path.join(name)).open())
            .collect::<Result<_, _>>()?;
        let (claims, ids) = self.claims_of(&store, db)?;
        let findings = self.findings(&store, db)?;
        let scenes = store.scenes(&findings).map_err(Failure::of_store(db))?;
        let findings = finding_table(&findings, &scenes)?.finish()?;
        let asked = self.asked(ids);
        let entries = store.ledger().map_err(Failure::of_store(db))?.entries();
        let facts = fact_table(entries.iter().filter(|entry| asked.wants(entry)))?.finish()?;
        let mut left_out = 0;
        for (file, (bytes, inexact)) in files.into_iter().zip([claims, findings, facts]) {
            file.write(|out| out.write_all(&bytes))?;
            left_out += inexact;
        }
        folder.is_new = false;
        say_what_is_left_out(left_out);
        Ok(())
    }

    /// The file of claims, and the ids of those that are in it.
    fn claims_of(&self, store: &Store, db: &Path) -> Result<(File, FxHashSet<String>), Failure> {
        let mut table = ClaimTable::new()?;
        let mut ids = FxHashSet::default();
        store.claims(&self.claim_filter(store, db)?, |claim, person| -> Result<(), Failure> {
            table.claim(claim, person)?;
            ids.insert(claim.id.clone());
            Ok(())
        })?;
        say_if_none(ids.len());
        Ok((table.finish()?, ids))
    }

    /// A fact has no speaker, kind or words but those of its claims; its day is that of what happened.
    fn asked(&self, ids: FxHashSet<String>) -> Asked {
        let by_claims = self.speaker.is_some() || self.kind.is_some() || self.about.is_some();
        let window = self.window.window();
        Asked {
            claims: by_claims.then_some(ids),
            source: self.source.clone(),
            since: window.since,
            until: window.until,
            ..Asked::default()
        }
    }
}

/// Numbers that no column of decimals holds.
pub(in crate::cli) fn say_what_is_left_out(numbers: usize) {
    if numbers > 0 {
        let what = counted(numbers, "number");
        complain(&format!("{what} with more than 9 decimals left out: the column left_out says which"));
    }
}

/// The folder, which goes again if it was made for files that did not come.
struct Folder {
    path: PathBuf,
    is_new: bool,
}

impl Folder {
    fn open(path: &Path) -> Result<Folder, Failure> {
        let is_new = !path.is_dir();
        if is_new {
            fs::create_dir(path).map_err(|error| {
                Failure::new(
                    format!("{}: cannot make the folder: {error}", path.display()),
                    "--output takes a folder that exists, or a name for one in a folder that may be written to",
                )
            })?;
        }
        Ok(Folder { path: path.to_owned(), is_new })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_new {
            // Only an empty folder goes, and there is nothing more to be done about another.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        Failure::Said { message: error.to_string(), hint: None }
    }
}
