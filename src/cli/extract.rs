use std::convert::Infallible;
use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::Outcome;
use super::batch::Work;
use super::failure::Failure;
use super::input::PathArgs;
use super::output::{FORMATS, stdout, width};
use super::progress::Progress;
use crate::claims::{Claim, each_claim, is_read_in_stretches};
use crate::read::Article;
use crate::report::{Format, Listing, write_line};

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
        self.input.threads.start()?;
        let unasked = if io::stdout().is_terminal() { Format::Table } else { Format::Ndjson };
        let format = self.format.unwrap_or(unasked);
        let mut work = Work::new(Progress::new("extracting", Some(format))).of_any_length();
        match format {
            Format::Ndjson => {
                let mut out = stdout();
                work.run(&self.input, unless_long(lines), |article, lines| {
                    match lines {
                        Some(lines) => out.write_all(&lines?)?,
                        None => write_lines(&article, &mut out)?,
                    }
                    Ok(())
                })?;
                out.flush()?;
            }
            _ => {
                let mut listing = Listing::new::<Claim>(format, width(), stdout());
                work.run(&self.input, unless_long(claims), |article, claims| {
                    match claims {
                        Some(claims) => claims.iter().try_for_each(|claim| listing.row(claim))?,
                        None => each_claim(&article, |claim| listing.row(&claim))?,
                    }
                    Ok(())
                })?;
                listing.finish()?;
            }
        }
        work.say_what_was_stated(&self.input.defaults);
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}

/// What is made of an article where it is extracted.  One that is read in stretches is left to the thread that prints, which
/// hands out its claims as they come: all of them may be many times as large as the article.
fn unless_long<T>(each: impl Fn(&Article) -> T + Sync) -> impl Fn(&Article) -> Option<T> + Sync {
    move |article| (!is_read_in_stretches(article)).then(|| each(article))
}

fn claims(article: &Article) -> Vec<Claim> {
    let mut claims = Vec::new();
    let Ok(()) = each_claim(article, |claim| {
        claims.push(claim);
        Ok::<_, Infallible>(())
    });
    claims
}

/// Written where the article was extracted, so that the one thread that prints has little to do.
fn lines(article: &Article) -> io::Result<Vec<u8>> {
    // Claims are seldom shorter than the text that they are from.
    let mut lines = Vec::with_capacity(article.text.len());
    write_lines(article, &mut lines)?;
    Ok(lines)
}

fn write_lines(article: &Article, out: &mut impl Write) -> io::Result<()> {
    each_claim(article, |claim| write_line(&mut *out, &claim))
}
