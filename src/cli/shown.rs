//! How much of a listing is shown, and what is said where there is nothing.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, complain};
use super::output::{FormatArgs, stdout};
use super::pager::Paged;
use crate::report::{Listing, Row};

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    pub format: FormatArgs,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print only how many there are
    #[arg(long)]
    count: bool,
}

impl ListArgs {
    pub fn listing<R: Row>(self) -> Shown {
        Shown { listing: self.format.listing::<R>(), most: self.limit, count: self.count, all: 0 }
    }
}

/// A listing that stops printing at a limit and goes on counting.
pub(super) struct Shown {
    listing: Listing<Paged>,
    most: Option<usize>,
    count: bool,
    all: usize,
}

impl Shown {
    pub fn row(&mut self, row: &impl Row) -> Result<(), Failure> {
        if self.next_is_shown() { Ok(self.listing.row(row)?) } else { Ok(()) }
    }

    /// What is JSON and no row.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        if self.next_is_shown() { Ok(self.listing.json(value)?) } else { Ok(()) }
    }

    pub fn is_json(&self) -> bool {
        self.listing.is_json()
    }

    fn next_is_shown(&mut self) -> bool {
        self.all += 1;
        !self.count && self.most.is_none_or(|most| self.all <= most)
    }

    /// Ends the listing and returns how many rows there are, shown or not.
    pub fn finish(self) -> Result<usize, Failure> {
        if self.count {
            // The listing may hold standard output; an empty one of a table prints nothing.
            drop(self.listing);
            writeln!(stdout(), "{}", self.all)?;
            return Ok(self.all);
        }
        self.listing.finish()?;
        say_how_many(self.most, self.all);
        Ok(self.all)
    }
}

/// Says how much of a listing was shown, where it is not all or nothing.
pub(super) fn say_how_many(most: Option<usize>, all: usize) {
    match most.filter(|most| *most < all) {
        Some(most) => complain(&format!("{most} of {all} shown: --limit")),
        None if all == 0 => complain("nothing found"),
        None => {}
    }
}

/// "1 article", "2 articles"
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
