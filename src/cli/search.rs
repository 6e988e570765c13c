use std::path::Path;

use clap::Args;

use super::failure::{Failure, complain};
use super::output::FormatArgs;
use super::{Outcome, session};
use crate::report::{Row, one_line};
use crate::store::Hit;

/// Search the full text of articles and claims
///
/// All words must be there, in any form: `attack` also finds "attacked".  Words in double quotes stand next to
/// each other, and a trailing `*` stands for any ending.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay search drones kyiv
  gainsay search '\"peace talks\" florid*'")]
pub(super) struct Search {
    /// What to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// At most so many articles, and so many claims
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    format: FormatArgs,
}

impl Search {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let hits = store.search(&self.words.join(" "), self.limit).map_err(Failure::of_store(db))?;
        let mut listing = self.format.listing::<Hit>();
        hits.iter().try_for_each(|hit| listing.row(hit))?;
        if listing.finish()? == 0 {
            complain("nothing found");
        }
        Ok(Outcome::Quiet)
    }
}

impl Row for Hit {
    const BRIEF: &'static [&'static str] = &["Found", "Published", "Source", "Passage", "Id"];
    const FULL: &'static [&'static str] = &["found", "id", "source", "published", "title", "passage"];

    fn brief(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.as_deref().map(one_line).unwrap_or_default();
        vec![
            self.found.to_owned(),
            text(&self.published),
            text(&self.source),
            one_line(&self.passage),
            one_line(&self.id),
        ]
    }

    fn full(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            self.found.to_owned(),
            self.id.clone(),
            text(&self.source),
            text(&self.published),
            text(&self.title),
            one_line(&self.passage),
        ]
    }
}
