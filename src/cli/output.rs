use std::io::{self, BufWriter, IsTerminal, StdoutLock};

use clap::Args;

use crate::report::{Format, Listing};

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
    pub fn listing(self) -> Listing<BufWriter<StdoutLock<'static>>> {
        Listing::new(self.format, width(), stdout())
    }
}

pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

pub(super) fn width() -> u16 {
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(WIDTH, |(width, _)| width.0.max(NARROWEST))
}
