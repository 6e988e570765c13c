use std::path::Path;

use clap::Args;

use super::failure::Failure;
use super::input::WindowArgs;
use super::shown::ListArgs;
use super::sort::SortArgs;
use super::{Outcome, session, whom};
use crate::claims::Claim;
use crate::report::Listed;
use crate::store::{ClaimFilter, ClaimKey};

/// List the stored claims
///
/// In order of publication, unless --sort says otherwise.  Filters are joined by "and".  Names are met in any spelling and by any part:
/// `--speaker zelensky` lists Volodymyr Zelenskyy.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay claims --speaker zelensky --kind statement
  gainsay claims --about 'drones kyiv' --since 2025-11-28 --until 2025-11-30
  gainsay claims --about killed --kind quantity --sort value --reverse --limit 20
  gainsay claims --format ndjson | jq -r .text")]
pub(super) struct Claims {
    /// Said by this person or body
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// In this outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Figures or attributed statements only
    #[arg(long, value_parser = ["quantity", "statement"])]
    kind: Option<String>,
    /// With all these words in the claim or its sentence
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    #[command(flatten)]
    window: WindowArgs,
    #[command(flatten)]
    sort: SortArgs<ClaimKey>,
    #[command(flatten)]
    list: ListArgs,
}

impl Claims {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let store = session::to_read(db)?;
        let filter = ClaimFilter {
            speakers: whom::filter(&store, db, self.speaker.as_deref())?,
            source: self.source,
            kind: self.kind,
            about: self.about,
            window: self.window.window(),
            sort: self.sort.sort(),
        };
        let mut listing = self.list.listing::<Claim>();
        store.claims(&filter, |claim, person| {
            if listing.is_json() {
                return listing.json(claim);
            }
            listing.row(&Listed { claim, person })
        })?;
        listing.finish()?;
        Ok(Outcome::Quiet)
    }
}
