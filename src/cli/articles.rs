use std::path::Path;

use clap::Args;

use super::failure::Failure;
use super::input::WindowArgs;
use super::shown::ListArgs;
use super::sort::SortArgs;
use super::{Outcome, session};
use crate::report::{Row, one_line};
use crate::store::{ArticleKey, ArticleRow};

/// List the stored articles
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay articles --since 2025-11-01
  gainsay articles --sort figures --reverse --limit 10
  gainsay articles --source newsmax --format csv > articles.csv")]
pub(super) struct Articles {
    /// Of this outlet (part of its name is enough)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    #[command(flatten)]
    window: WindowArgs,
    #[command(flatten)]
    sort: SortArgs<ArticleKey>,
    #[command(flatten)]
    list: ListArgs,
}

impl Articles {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let (source, window) = (self.source.as_deref(), self.window.window());
        let rows = store.articles_sorted(source, window, self.sort.sort()).map_err(Failure::of_store(db))?;
        let mut listing = self.list.listing::<ArticleRow>();
        rows.iter().try_for_each(|row| listing.row(row))?;
        listing.finish()?;
        Ok(Outcome::Quiet)
    }
}

impl Row for ArticleRow {
    const BRIEF: &'static [&'static str] = &["Published", "Source", "Title", "Figures", "Statements", "Id"];
    const FULL: &'static [&'static str] =
        &["id", "source", "published", "title", "url", "author", "figures", "statements"];

    fn brief(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.as_deref().map(one_line).unwrap_or_default();
        vec![
            text(&self.published),
            text(&self.source),
            text(&self.title),
            self.figures.to_string(),
            self.statements.to_string(),
            one_line(&self.id),
        ]
    }

    fn full(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            self.id.clone(),
            text(&self.source),
            text(&self.published),
            text(&self.title),
            text(&self.url),
            text(&self.author),
            self.figures.to_string(),
            self.statements.to_string(),
        ]
    }
}
