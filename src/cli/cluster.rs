use std::io::{self, BufRead, Write};

use clap::{Args, Subcommand};
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Outcome;
use super::failure::{Failure, complain};
use super::input::{DefaultArgs, LONGEST, LanguageArgs, LimitArgs, ThreadArgs};
use super::output::stdout;
use crate::cluster::{self, Block, Day, Failed, Kin, Spanned, grouped, judged, mapped};
use crate::compare::Verdict;
use crate::read::{self, Article, Defaults, Place, ReadError, STDIN};
use crate::report::{shortened, write_line};
use crate::store::settled;

/// Steps of a run on many machines, from lines to lines
///
/// What `report` finds after one `add` of all articles, a cluster engine finds with these between its shuffles; integrations/spark has a job for
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
    /// Write a line {"error", "record"} for a record that cannot be read, and end with 0 all the same
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
/// `from` to `last`, of which those from `first` on are at home, and those without a day.  A span without days has those without a day at home,
/// and needs no others.  Where a span has several `parts`, at home is only its share: the articles whose hash leaves `part`.
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

/// Lines that are read before their articles are worked on together.
const TOGETHER: usize = 64;

impl Map {
    fn run(self) -> Result<Outcome, Failure> {
        self.threads.start()?;
        let defaults = self.defaults.defaults();
        let mut out = stdout();
        let mut failed = 0;
        let mut lines = io::stdin().lock().split(b'\n').zip(1..);
        loop {
            let next =
                lines.by_ref().take(TOGETHER).map(|(line, number)| Ok((line.map_err(unread)?, number)));
            let next = next.collect::<Result<Vec<(Vec<u8>, u64)>, Failure>>()?;
            if next.is_empty() {
                break;
            }
            let written: Vec<io::Result<Vec<Written>>> =
                next.par_iter().map(|(line, number)| self.written(line, *number, &defaults)).collect();
            for written in written {
                for written in written? {
                    match written {
                        Written::Line(line) => out.write_all(&line)?,
                        Written::Said { message, is_failure } => {
                            failed += usize::from(is_failure);
                            complain(&message);
                        }
                    }
                }
            }
        }
        out.flush()?;
        Ok(if failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }

    /// What comes of a record; nothing of an empty line.
    fn written(&self, record: &[u8], number: u64, defaults: &Defaults) -> io::Result<Vec<Written>> {
        if record.trim_ascii().is_empty() {
            return Ok(Vec::new());
        }
        let items = read::record(record, Place::line(STDIN, number), defaults).into_iter();
        items.map(|item| self.written_of(item, record)).collect()
    }

    fn written_of(&self, item: Result<Article, ReadError>, record: &[u8]) -> io::Result<Written> {
        let refused = |article: &Article| {
            self.limit.refuses(article, Some(LONGEST)).or_else(|| self.language.refuses(article))
        };
        let error = match item {
            Ok(article) => match refused(&article) {
                None => return Ok(Written::Line(line(&mapped(&article))?)),
                Some(error) => error,
            },
            Err(warning) if warning.is_warning() => {
                return Ok(Written::Said { message: warning.to_string(), is_failure: false });
            }
            Err(error) => error.to_string(),
        };
        if !self.keep_going {
            return Ok(Written::Said { message: error, is_failure: true });
        }
        let record = shortened(&String::from_utf8_lossy(record), MOST_OF_A_RECORD);
        Ok(Written::Line(line(&Failed { error, record })?))
    }
}

/// So much of a record tells which one it is.
const MOST_OF_A_RECORD: usize = 200;

enum Written {
    Line(Vec<u8>),
    Said { message: String, is_failure: bool },
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
        let mut out = stdout();
        for span in cluster::plan(&days, u64::from(self.tasks)) {
            write_line(&mut out, &span)?;
        }
        out.flush()?;
        Ok(Outcome::Quiet)
    }
}

impl Meet {
    fn run(self) -> Result<Outcome, Failure> {
        let mut out = stdout();
        for group in grouped(lines::<Spanned>("map"), |line| line.span) {
            for route in cluster::meet(group?, self.block as usize) {
                write_line(&mut out, &route)?;
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
                write_line(&mut out, &finding)?;
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
                format!("{STDIN}, line {}: {cause}", at + 1),
                format!("this step reads lines made of what `gainsay cluster {before}` writes; `gainsay cluster --help` says which"),
            )
        };
        let line = line.map_err(unread)?;
        serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))
    })
}

fn unread(error: io::Error) -> Failure {
    Failure::new(format!("{STDIN}: cannot be read: {error}"), "each step reads lines of JSON in UTF-8")
}

/// Made by any thread.
fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    write_line(&mut line, value)?;
    Ok(line)
}
