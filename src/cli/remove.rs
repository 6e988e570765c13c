use std::io::Write;
use std::path::Path;

use clap::Args;

use super::failure::Failure;
use super::output::stdout;
use super::{Outcome, session};

/// Take articles out of the store, with all their versions, claims and findings
///
/// All of them go, or none.  What was decided by `review` and `speakers` stays, and holds if an article is added again.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay remove a3f9c1a
  gainsay remove ferry-1 ferry-2
  gainsay articles --source 'Example Wire'      lists the ids of an outlet's articles")]
pub(super) struct Remove {
    /// Ids of stored articles or of their older versions, or their first letters
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<String>,
}

impl Remove {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let mut store = session::to_change(db)?;
        let gone = store.remove(&self.articles).map_err(Failure::of_store(db))?;
        writeln!(
            stdout(),
            "removed {} with {}{} and {}",
            counted(gone.articles, "article"),
            match gone.versions {
                0 => String::new(),
                versions => format!("{}, ", counted(versions, "older version")),
            },
            counted(gone.claims, "claim"),
            counted(gone.findings, "finding")
        )?;
        Ok(Outcome::Quiet)
    }
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
