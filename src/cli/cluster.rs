use std::io::{self, BufRead, Write};

use clap::{Args, Subcommand};
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Outcome;
use super::batch::Work;
use super::failure::Failure;
use super::input::{DefaultArgs, LanguageArgs, LimitArgs, PathArgs, ThreadArgs};
use super::output::stdout;
use super::progress::Progress;
use crate::cluster::{self, Block, Day, Failed, Kin, Spanned, grouped, judged, mapped};
use crate::compare::Verdict;
use crate::report::{Format, write_json};
use crate::store::settled;

/// Steps of a run on many machines, from lines to lines
///
/// What `add` and `report` find with one database, a cluster engine finds with these between its shuffles; integrations/spark has a job for
/// Apache Spark, docs/scale.md says when that pays.  Each step reads NDJSON from standard input, writes NDJSON, keeps
/// nothing, and ends with 0 on empty input.
#[derive(Debug, Args)]
pub(super) struct Cluster {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Map(Map),
    Settle(Settle),
    Plan(Plan),
    Meet(Meet),
    Reduce(Reduce),
}

/// Read articles: what each is found by, and what leads to its copies
///
/// Standard input holds a record a line, with the keys that `add` knows (docs/inputs.md).
/// One line an article: {"row", "kin", "id", "day", "keys", "article"}.  Of lines with the same row one is enough; articles that share
/// something of kin go through `settle`; all others to `meet`, without the article.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  gainsay cluster map --keep-going < records.ndjson > mapped.ndjson")]
struct Map {
    /// Write a line {"error"} for a record that cannot be read, and end with 0 all the same
    #[arg(long)]
    keep_going: bool,
    #[command(flatten)]
    defaults: DefaultArgs,
    #[command(flatten)]
    language: LanguageArgs,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// Settle what may be copies or versions of one article
///
/// Lines are {"group", "article"}, those of a group together: all articles that share something of kin, or each one with another that
/// does.  What counts of them is written as `map` writes it, under ids of their own.
#[derive(Debug, Args)]
struct Settle {
    #[command(flatten)]
    threads: ThreadArgs,
}

/// Part the days into spans
///
/// Lines are {"day", "articles"}: how many there are of each day.  A span says whose keys `meet` needs together: those from
/// `from` to `last`, of which those from `first` on are at home, and those without a day; where it has several parts, at home are the articles
/// whose hash leaves `part`.
#[derive(Debug, Args)]
struct Plan {
    /// Make spans for at least so many tasks, as far as that pays
    #[arg(long, value_name = "N", default_value_t = 2)]
    tasks: u32,
}

/// Say which articles are judged together, and where
///
/// Lines are {"span", "home", "id", "day", "keys"}, those of a span together.  Written are {"block", "id", "earlier"}: each article at home
/// once with the earlier ones that it is judged against, the 64 that fit best, and each of these in every block that needs it.
#[derive(Debug, Args)]
struct Meet {
    /// How many articles are at home in a block; its readings are in memory together, some 0.1 MB each
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    block: u32,
}

/// Judge the articles of a block: findings as `report --format ndjson` prints them, and updates
///
/// Lines are {"block", "earlier", "article"}, those of a block together.  The exit status is 1 if there is a contradiction.
#[derive(Debug, Args)]
struct Reduce {
    /// End with 0 whatever is found, since engines take any other status for a failure
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

impl Cluster {
    pub fn run(self) -> Result<Outcome, Failure> {
        match self.step {
            Step::Map(step) => step.run(),
            Step::Settle(step) => step.run(),
            Step::Plan(step) => step.run(),
            Step::Meet(step) => step.run(),
            Step::Reduce(step) => step.run(),
        }
    }
}

impl Map {
    fn run(self) -> Result<Outcome, Failure> {
        self.threads.start()?;
        let input = PathArgs {
            paths: Vec::new(),
            language: self.language,
            limit: self.limit,
            defaults: self.defaults,
            threads: self.threads,
        };
        let mut out = stdout();
        let mut work = Work::new(Progress::new("mapping", Some(Format::Ndjson))).of_records();
        work.run_all(
            &input,
            |article| line(&mapped(article)),
            |work, done| {
                match done {
                    Ok((_, line)) => out.write_all(&line?)?,
                    Err(error) if self.keep_going => out.write_all(&line(&Failed { error })?)?,
                    Err(error) => work.complain(&error),
                }
                Ok(())
            },
        )?;
        out.flush()?;
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}

impl Settle {
    fn run(self) -> Result<Outcome, Failure> {
        self.threads.start()?;
        let mut out = stdout();
        for group in grouped(lines::<Kin>("map"), |line| line.group.clone()) {
            let articles: Vec<_> = group?.into_iter().map(|line| line.article.article()).collect();
            let counting: Vec<_> =
                settled(&articles).par_iter().map(|article| line(&mapped(article))).collect();
            for line in counting {
                out.write_all(&line?)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Quiet)
    }
}

impl Plan {
    fn run(self) -> Result<Outcome, Failure> {
        let days = lines::<Day>("map").collect::<Result<Vec<_>, _>>()?;
        print(cluster::plan(&days, u64::from(self.tasks)))
    }
}

impl Meet {
    fn run(self) -> Result<Outcome, Failure> {
        let mut out = stdout();
        for group in grouped(lines::<Spanned>("map"), |line| line.span) {
            for route in cluster::meet(group?, self.block as usize) {
                out.write_all(&line(&route)?)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Quiet)
    }
}

impl Reduce {
    fn run(self) -> Result<Outcome, Failure> {
        self.threads.start()?;
        let mut out = stdout();
        let mut outcome = Outcome::Quiet;
        for group in grouped(lines::<Block>("meet"), |line| line.block.clone()) {
            let lost = |missing: cluster::Missing| {
                Failure::new(
                    missing.to_string(),
                    "lines of a block must stand together, as a sort by block leaves them",
                )
            };
            for finding in judged(group?).map_err(lost)? {
                if finding.verdict == Verdict::Contradiction && !self.exit_zero {
                    outcome = Outcome::Contradictions;
                }
                out.write_all(&line(&finding)?)?;
            }
        }
        out.flush()?;
        Ok(outcome)
    }
}

/// Lines of standard input, each as what the step before, or the engine from its lines, writes.
fn lines<T: DeserializeOwned>(before: &'static str) -> impl Iterator<Item = Result<T, Failure>> {
    let numbered = io::stdin().lock().lines().enumerate();
    let filled = numbered.filter(|(_, line)| !line.as_ref().is_ok_and(|line| line.trim().is_empty()));
    filled.map(move |(at, line)| {
        let wrong = |cause: String| {
            Failure::new(
                format!("standard input, line {}: {cause}", at + 1),
                format!("this step reads lines made of what `gainsay cluster {before}` writes; `gainsay cluster --help` says which"),
            )
        };
        let line = line.map_err(|error| wrong(format!("cannot be read: {error}")))?;
        serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))
    })
}

fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    write_json(&mut line, value)?;
    line.push(b'\n');
    Ok(line)
}

fn print<T: Serialize>(values: Vec<T>) -> Result<Outcome, Failure> {
    let mut out = stdout();
    for value in values {
        out.write_all(&line(&value)?)?;
    }
    out.flush()?;
    Ok(Outcome::Quiet)
}
