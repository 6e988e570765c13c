use std::io::Write;
use std::path::Path;

use clap::Args;

use super::failure::{Failure, complain};
use super::output::{FORMATS, width};
use super::pager::paged;
use super::{Outcome, session};
use crate::claims::Claim;
use crate::compare::Finding;
use crate::ledger::Entry;
use crate::report::{Format, Listing, in_terminal, print_article, print_claim, print_entry, print_finding};
use crate::store::{Found, Store};

/// Print a claim, a finding or an article in full
///
/// A claim comes with the paragraph it stands in, a finding with both claims and the gates it passed, a row of the ledger
/// with every figure and how the best was found.  An id that an article had
/// before it changed prints that older version, and says which one counts.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay show 3f9c1a
  gainsay show 3f9c1a --format json")]
pub(super) struct Show {
    /// An id as the listings print it, or its first letters
    id: String,
    /// How to print it [default: text]
    #[arg(long, value_enum, hide_possible_values = true, value_name = FORMATS)]
    format: Option<Format>,
}

impl Show {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let found = store.find(&self.id).map_err(Failure::of_store(db))?;
        if found.is_none() && self.row(&store, db)? {
            return Ok(Outcome::Quiet);
        }
        let mut found = found.ok_or_else(|| {
            Failure::new(
                format!("no claim, finding, article or row of the ledger has the id {}", self.id),
                "`gainsay claims`, `report`, `articles`, `facts` and `search` print ids",
            )
        })?;
        if let Found::Finding(finding) = &mut found {
            store.reviews().map_err(Failure::of_store(db))?.mark([&mut **finding]);
        }
        let mut out = paged();
        match (self.format, found) {
            (None | Some(Format::Table), Found::Claim { claim, article }) => {
                print_claim(&claim, &article, &mut out)?
            }
            (None | Some(Format::Table), Found::Finding(finding)) => print_finding(&finding, &mut out)?,
            (Some(format), Found::Claim { claim, .. }) => {
                let mut listing = Listing::new::<Claim>(format, width(), &mut out);
                listing.row(&*claim)?;
                listing.finish()?;
            }
            (Some(format), Found::Finding(finding)) => {
                let mut listing = Listing::new::<Finding>(format, width(), &mut out);
                listing.row(&*finding)?;
                listing.finish()?;
            }
            (_, Found::Article(article)) => print_article(&article, &mut out)?,
            (_, Found::Older { article, current }) => {
                complain(&format!("an older version of {current}: gainsay diff {current}"));
                writeln!(out, "an older version of {}\n", in_terminal(&current))?;
                print_article(&article, &mut out)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Quiet)
    }

    /// Prints the rows of the ledger with this id, and says whether there is one.  They are made when somebody asks.
    fn row(&self, store: &Store, db: &Path) -> Result<bool, Failure> {
        let entries = match self.id.starts_with('e') {
            true => store.ledger().map_err(Failure::of_store(db))?.entries(),
            false => Vec::new(),
        };
        let rows: Vec<&Entry> = entries.iter().filter(|entry| entry.id.starts_with(&self.id)).collect();
        let mut out = paged();
        match self.format {
            None | Some(Format::Table) => rows.iter().try_for_each(|row| print_entry(row, &mut out))?,
            Some(format) => {
                let mut listing = Listing::new::<Entry>(format, width(), &mut out);
                rows.iter().filter(|_| !rows.is_empty()).try_for_each(|row| listing.row(*row))?;
                if !rows.is_empty() {
                    listing.finish()?;
                }
            }
        }
        out.flush()?;
        Ok(!rows.is_empty())
    }
}
