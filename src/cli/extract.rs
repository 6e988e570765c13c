use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::Outcome;
use super::batch::Work;
use super::failure::Failure;
use super::input::PathArgs;
use super::output::{FORMATS, stdout, width};
use super::progress::Progress;
use crate::claims::{Claim, each_claim};
use crate::read::Article;
use crate::report::{Format, Listing};

/// Print the claims of articles and store nothing
///
/// On a terminal as a table; into a pipe or a file as NDJSON, one claim a line (docs/schema/claim.json).
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay extract story.html
  cat articles.ndjson | gainsay extract - > claims.ndjson
  gainsay extract story.txt --date 2025-11-30 --format csv")]
pub(super) struct Extract {
    #[command(flatten)]
    input: PathArgs,
    /// How to print the claims [default: table on a terminal, else ndjson]
    #[arg(long, value_enum, hide_possible_values = true, value_name = FORMATS)]
    format: Option<Format>,
}

impl Extract {
    pub fn run(self) -> Result<Outcome, Failure> {
        let unasked = if io::stdout().is_terminal() { Format::Table } else { Format::Ndjson };
        let format = self.format.unwrap_or(unasked);
        let mut work = Work::new(Progress::new("extracting", Some(format)), self.input.threads)?;
        match format {
            Format::Ndjson => {
                let mut out = stdout();
                work.run(&self.input, lines, |_, lines| Ok(out.write_all(&lines?)?))?;
                out.flush()?;
            }
            _ => {
                let mut listing = Listing::new::<Claim>(format, width(), stdout());
                let claims = |article: &Article| {
                    let mut claims = Vec::new();
                    each_claim(article, |claim| claims.push(claim));
                    claims
                };
                work.run(&self.input, claims, |_, claims| {
                    Ok(claims.iter().try_for_each(|claim| listing.row(claim))?)
                })?;
                listing.finish()?;
            }
        }
        work.say_what_was_stated(&self.input.defaults);
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}

/// Written where the article was extracted, so that the one thread that prints has little to do.
fn lines(article: &Article) -> io::Result<Vec<u8>> {
    // Claims are seldom shorter than the text that they are from.
    let mut lines = Vec::with_capacity(article.text.len());
    let mut written = Ok(());
    each_claim(article, |claim| {
        if written.is_ok() {
            written = serde_json::to_writer(&mut lines, &claim);
            lines.push(b'\n');
        }
    });
    written?;
    Ok(lines)
}
