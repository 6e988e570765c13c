use std::io::{self, IsTerminal};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

pub(super) use super::pager::stdout;
use super::pager::{Paged, paged};
use crate::report::{Format, Listing, Row, Sheet};

/// The width of tables where no terminal says one.
const WIDTH: u16 = 80;
const NARROWEST: u16 = 40;

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct FormatArgs {
    /// How to print the results
    #[arg(long, value_enum, default_value = "table", hide_possible_values = true, value_name = FORMATS)]
    pub format: Format,
}

pub(super) const FORMATS: &str = "table|json|ndjson|csv|markdown";

impl FormatArgs {
    pub fn listing<R: Row>(self) -> Listing<Paged> {
        Listing::new::<R>(self.format, width(), paged())
    }
}

/// How findings by fact are printed: as everything is, or as one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Listed(Format),
    Html,
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LayoutArgs {
    /// How to print the results; html is one page by itself, for any browser
    #[arg(
        long = "format",
        value_enum,
        default_value = "table",
        hide_possible_values = true,
        value_name = "table|json|ndjson|csv|markdown|html"
    )]
    pub layout: Layout,
}

impl ValueEnum for Layout {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Layout::Listed(Format::Table),
            Layout::Listed(Format::Json),
            Layout::Listed(Format::Ndjson),
            Layout::Listed(Format::Csv),
            Layout::Listed(Format::Markdown),
            Layout::Html,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Layout::Listed(format) => format.to_possible_value(),
            Layout::Html => {
                Some(PossibleValue::new("html").help("One page for a browser, with plots and filters"))
            }
        }
    }
}

/// That of the terminal, else what `COLUMNS` says.
pub(super) fn width() -> u16 {
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    let stated = || std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    terminal.map(|(width, _)| width.0).or_else(stated).map_or(WIDTH, |width: u16| width.max(NARROWEST))
}

/// Bold only on a terminal, and not where `NO_COLOR` is set (https://no-color.org).
pub(super) fn sheet() -> Sheet {
    let forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let plain = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    Sheet { width: width(), bold: io::stdout().is_terminal() && !forbidden && !plain }
}
