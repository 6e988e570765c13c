use std::path::Path;

use clap::Args;

use super::failure::{Failure, complain};
use super::shown::{ListArgs, counted};
use super::{Outcome, session};
use crate::claims::{Reading, read_claims};
use crate::report::{ChangeRow, Edition, rows_of_changes};
use crate::store::Version;

/// List what changed between the versions of an article
///
/// Claims that were added, dropped or changed from one version to the next, all versions in order; and whether the newer text
/// says in a sentence that it was corrected.  Title, source, date and URL are compared too.  `show` prints a version by the id in
/// the last column; the place beside it counts characters of that version's title or text.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay diff https://wire.example/ferry
  gainsay diff ferry-1 --format json
  gainsay diff ferry-1 --format markdown > changes.md")]
pub(super) struct Diff {
    /// The URL of an article (scheme, fragment and tracking parameters aside), its id, or one that it had before
    #[arg(value_name = "URL|ID")]
    article: String,
    #[command(flatten)]
    list: ListArgs,
}

impl Diff {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let articles = store.versions(&self.article).map_err(Failure::of_store(db))?;
        if articles.is_empty() {
            return Err(Failure::new(
                format!("no article has the URL or id {}", self.article),
                "`gainsay articles --format csv` prints both",
            ));
        }
        if articles.len() > 1 {
            complain(&format!(
                "{} have this URL or id, with texts that share little: each is listed by itself",
                counted(articles.len(), "article")
            ));
        }
        let single = articles.iter().filter(|versions| versions.len() == 1).count();
        if single > 0 {
            complain(&format!("{} stored with one version only", counted(single, "article")));
        }
        let mut listing = self.list.listing::<ChangeRow>();
        for versions in &articles {
            for row in rows(versions) {
                listing.row(&row)?;
            }
        }
        listing.finish()?;
        Ok(Outcome::Quiet)
    }
}

fn rows(versions: &[Version]) -> Vec<ChangeRow> {
    let readings: Vec<Reading> = versions.iter().map(|version| read_claims(&version.article)).collect();
    let editions: Vec<Edition> = versions
        .iter()
        .zip(&readings)
        .map(|(version, reading)| Edition { id: &version.id, article: &version.article, reading })
        .collect();
    let steps = editions.windows(2).enumerate();
    steps
        .flat_map(|(at, step)| match step {
            [older, newer] => rows_of_changes(older, newer, at + 2),
            _ => Vec::new(),
        })
        .collect()
}
