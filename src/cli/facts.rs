use std::path::Path;

use clap::Args;

use super::failure::{Failure, complain};
use super::input::WindowArgs;
use super::shown::{ListArgs, counted};
use super::{Outcome, session};
use crate::ledger::{Asked, Entry};
use crate::lexicon::harm_classes;

/// Print the ledger: one row a fact and day
///
/// Who or what was counted, where and when, with the lowest, the best and the highest figure that all outlets give, how
/// many outlets and independent texts tell it (near copies are one), who says so, and the ids of the claims.  The best
/// figure is the one that most independent texts give, of each outlet the latest; a later one that two or more agree on
/// replaces it.  A day with "~" before it is that of the first report.
///
/// Rows are tolls (people killed, wounded, missing, arrested …) of every incident, also where a text names or mentions
/// the dead without a number, and all other figures that two articles or more give for one thing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay facts --harm kill --since 2025-11-01 --until 2025-11-30
  gainsay facts --event 'market bomb' --place Kesrin
  gainsay facts --format csv > ledger.csv")]
pub(super) struct Facts {
    /// With all these words in one of the claims or its sentence
    #[arg(long, value_name = "WORDS")]
    event: Option<String>,
    /// Where it happened, in any spelling
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only tolls of this kind; may be given again
    #[arg(long, value_name = "KIND", value_parser = harm_classes())]
    harm: Vec<String>,
    /// Told by this outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    #[command(flatten)]
    window: WindowArgs,
    #[command(flatten)]
    list: ListArgs,
}

impl Facts {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_judge(db)?;
        let window = self.window.window();
        let claims = self.event.as_deref().map(|words| store.claims_about(words)).transpose();
        let asked = Asked {
            claims: claims.map_err(Failure::of_store(db))?,
            place: self.place,
            source: self.source,
            since: window.since,
            until: window.until,
            events: self.harm,
        };
        let entries = store.ledger().map_err(Failure::of_store(db))?.entries();
        let mut listing = self.list.listing::<Entry>();
        let mut undated = 0;
        for entry in &entries {
            if asked.wants(entry) {
                listing.row(entry)?;
            } else if entry.day.is_none() && (asked.since.is_some() || asked.until.is_some()) {
                undated += 1;
            }
        }
        listing.finish()?;
        if undated > 0 {
            complain(&format!("{} without a day left out", counted(undated, "row")));
        }
        Ok(Outcome::Quiet)
    }
}
