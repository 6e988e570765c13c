//! The command line: one file a command.

mod add;
mod articles;
mod batch;
mod claims;
mod cluster;
mod compare;
mod destination;
mod diff;
mod export;
mod extract;
mod facts;
mod failure;
mod given;
mod input;
mod intake;
mod manual;
mod mutual;
mod output;
mod pager;
mod progress;
mod quiet;
mod remove;
mod report;
mod review;
mod screen;
mod search;
mod session;
mod show;
mod shown;
mod sort;
mod speakers;
mod told;
mod watch;
mod whom;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// How a command ended when nothing broke it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Quiet,
    Contradictions,
    /// Some input could not be read; the rest was done.
    SomeFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Quiet => 0,
            Outcome::Contradictions => 1,
            Outcome::SomeFailed => 2,
        })
    }
}

/// Finds where news articles contradict each other.
///
/// gainsay reads articles, pulls out what they claim (figures, and statements with their speakers), keeps the
/// claims in one SQLite file, and says where a new article contradicts what earlier ones of any outlet claimed.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100, after_help = FIRST_STEPS)]
struct Cli {
    /// The database: one SQLite file, made by the first `add`
    #[arg(long, env = "GAINSAY_DB", default_value = "gainsay.db", value_name = "FILE", global = true)]
    db: PathBuf,

    /// Print everything at once; else results longer than the screen go through GAINSAY_PAGER, PAGER or less
    #[arg(long, global = true, display_order = 900)]
    no_pager: bool,

    #[command(subcommand)]
    command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  gainsay add articles/                       read a folder of articles and store what they claim
  gainsay report                              contradictions across all sources, by fact
  gainsay report --format html -o report.html the same as one page for a browser
  gainsay facts                               a ledger: one row a fact and day
  gainsay claims --speaker zelensky           what somebody said, and the figures he gave
  gainsay compare draft.txt --date 2025-11-30 does a draft contradict what is stored?
  gainsay diff URL                            what changed in an article that was added again

Exit status: 0 nothing to flag, 1 contradictions found (compare, report), 2 something went wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Add),
    Watch(watch::Watch),
    Extract(extract::Extract),
    Articles(articles::Articles),
    Speakers(speakers::Speakers),
    Claims(claims::Claims),
    Compare(compare::Compare),
    Report(report::Report),
    Facts(facts::Facts),
    Export(export::Export),
    Cluster(cluster::Cluster),
    Review(review::Review),
    Remove(remove::Remove),
    Diff(diff::Diff),
    Show(show::Show),
    Search(search::Search),
    Completions(manual::Completions),
    Man(manual::Man),
}

/// Runs one command; everything that goes wrong is said on stderr.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    if cli.no_pager {
        pager::forbid();
    }
    let db = cli.db.as_path();
    let done = match cli.command {
        Command::Add(command) => command.run(db),
        Command::Watch(command) => command.run(db),
        Command::Extract(command) => command.run(),
        Command::Articles(command) => command.run(db),
        Command::Speakers(command) => command.run(db),
        Command::Claims(command) => command.run(db),
        Command::Compare(command) => command.run(db),
        Command::Report(command) => command.run(db),
        Command::Facts(command) => command.run(db),
        Command::Export(command) => command.run(db),
        Command::Cluster(command) => command.run(),
        Command::Review(command) => command.run(db),
        Command::Remove(command) => command.run(db),
        Command::Diff(command) => command.run(db),
        Command::Show(command) => command.run(db),
        Command::Search(command) => command.run(db),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
