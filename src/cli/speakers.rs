use std::path::Path;

use clap::Args;

use super::failure::Failure;
use super::output::FormatArgs;
use super::{Outcome, session};
use crate::report::{Row, one_line};
use crate::store::SpeakerRow;

/// List who is quoted, with how often and where
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay speakers
  gainsay speakers zelensky")]
pub(super) struct Speakers {
    /// Part of a name, in any spelling
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

impl Speakers {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let rows = store.speakers(self.name.as_deref()).map_err(Failure::of_store(db))?;
        let mut listing = self.format.listing();
        rows.iter().try_for_each(|row| listing.row(row))?;
        listing.finish()?;
        Ok(Outcome::Quiet)
    }
}

impl Row for SpeakerRow {
    const BRIEF: &'static [&'static str] =
        &["Speaker", "Statements", "Figures", "Articles", "Sources", "Last"];
    const FULL: &'static [&'static str] =
        &["name", "statements", "figures", "articles", "sources", "first", "last"];

    fn brief(&self) -> Vec<String> {
        vec![
            one_line(&self.name),
            self.statements.to_string(),
            self.figures.to_string(),
            self.articles.to_string(),
            one_line(&self.sources.join("; ")),
            self.last.clone().unwrap_or_default(),
        ]
    }

    fn full(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.statements.to_string(),
            self.figures.to_string(),
            self.articles.to_string(),
            self.sources.join("; "),
            self.first.clone().unwrap_or_default(),
            self.last.clone().unwrap_or_default(),
        ]
    }
}
