use std::io::Write;
use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::destination::{Destination, OutputArgs};
use super::failure::{Failure, complain};
use super::input::day;
use super::output::{stdout, width};
use super::shown::{counted, say_how_many};
use super::sort::SortArgs;
use super::{Outcome, session};
use crate::base::Date;
use crate::ledger::{Asked, Entry};
use crate::lexicon::harm_classes;
use crate::report::{Format, Listing};
use crate::store::Sort;

/// Print the ledger: one row a fact and day
///
/// Who or what was counted, where and when, with the lowest, the best and the highest figure that all outlets give, how
/// many outlets and independent texts tell it (near copies are one), who says so, and the ids of the claims.  The best
/// figure is the one that most independent texts give, of each outlet the latest; a later one that two or more agree on
/// replaces it.  A day with "~" before it is that of the first report.
///
/// Rows are tolls (people killed, wounded, missing, arrested …) of every incident, also where a text names or mentions
/// the dead without a number, and all other figures that two articles or more give for one thing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay facts --harm kill --since 2025-11-01 --until 2025-11-30
  gainsay facts --event 'market bomb' --place Kesrin
  gainsay facts --harm kill --sort best --reverse --limit 10
  gainsay facts --format csv -o ledger.csv")]
pub(super) struct Facts {
    /// With all these words in one of the claims or its sentence
    #[arg(long, value_name = "WORDS")]
    event: Option<String>,
    /// Where it happened, in any spelling
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only tolls of this kind; may be given again
    #[arg(long, value_name = "KIND", value_parser = harm_classes())]
    harm: Vec<String>,
    /// Told by this outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// It happened on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,
    /// It happened on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,
    #[command(flatten)]
    sort: SortArgs<FactKey>,
    /// How to print the rows; parquet needs --output
    #[arg(long, value_enum, default_value = "table", hide_possible_values = true, value_name = FORMATS)]
    format: Ledger,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print only how many there are
    #[arg(long)]
    count: bool,
    #[command(flatten)]
    output: OutputArgs,
}

#[cfg(feature = "parquet")]
const FORMATS: &str = "table|json|ndjson|csv|markdown|parquet";
#[cfg(not(feature = "parquet"))]
const FORMATS: &str = "table|json|ndjson|csv|markdown";

/// As all listings are printed, or as a file of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ledger {
    Listed(Format),
    #[cfg(feature = "parquet")]
    Parquet,
}

impl ValueEnum for Ledger {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Ledger::Listed(Format::Table),
            Ledger::Listed(Format::Json),
            Ledger::Listed(Format::Ndjson),
            Ledger::Listed(Format::Csv),
            Ledger::Listed(Format::Markdown),
            #[cfg(feature = "parquet")]
            Ledger::Parquet,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Ledger::Listed(format) => format.to_possible_value(),
            #[cfg(feature = "parquet")]
            Ledger::Parquet => {
                Some(PossibleValue::new("parquet").help("A file of columns, with exact decimals"))
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactKey {
    /// First day of it; where no text says, that of the first report
    Day,
    /// Where it happened, by the most specific name
    Place,
    /// The best figure, whatever its unit
    Best,
    /// How many independent texts tell it
    Texts,
    /// How many outlets tell it
    Outlets,
}

impl Facts {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let destination = self.destination()?;
        let store = session::to_judge(db)?;
        let claims = self.event.as_deref().map(|words| store.claims_about(words)).transpose();
        let asked = Asked {
            claims: claims.map_err(Failure::of_store(db))?,
            place: self.place,
            source: self.source,
            since: self.since,
            until: self.until,
            harm: self.harm,
        };
        let entries = store.ledger().map_err(Failure::of_store(db))?.entries();
        let mut rows: Vec<&Entry> = entries.iter().filter(|entry| asked.wants(entry)).collect();
        let all = rows.len();
        if self.count {
            writeln!(stdout(), "{all}")?;
            return Ok(Outcome::Quiet);
        }
        arrange(&mut rows, self.sort.sort());
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        write(&rows, self.format, destination)?;
        say_how_many(self.limit, all);
        say_undated(&entries, &asked);
        Ok(Outcome::Quiet)
    }

    fn destination(&self) -> Result<Destination, Failure> {
        match self.format {
            #[cfg(feature = "parquet")]
            Ledger::Parquet if !self.output.is_given() => {
                Err(Failure::new("Parquet is no text", "name a file for it with --output FILE"))
            }
            _ => self.output.open(),
        }
    }
}

fn write(rows: &[&Entry], format: Ledger, destination: Destination) -> Result<(), Failure> {
    match format {
        Ledger::Listed(format) => destination.write(|out| {
            let mut listing = Listing::new::<Entry>(format, width(), out);
            rows.iter().try_for_each(|entry| listing.row(*entry))?;
            listing.finish().map(|_| ())
        }),
        #[cfg(feature = "parquet")]
        Ledger::Parquet => {
            let (bytes, left_out) = crate::report::fact_table(rows.iter().copied())?.finish()?;
            destination.write(|out| out.write_all(&bytes))?;
            super::export::tables::say_what_is_left_out(left_out);
            Ok(())
        }
    }
}

/// A row without a day is in no window, which is said.
fn say_undated(entries: &[Entry], asked: &Asked) {
    let windowed = asked.since.is_some() || asked.until.is_some();
    let undated = entries.iter().filter(|entry| entry.day.is_none()).count();
    if windowed && undated > 0 {
        complain(&format!("{} without a day left out", counted(undated, "row")));
    }
}

fn arrange(rows: &mut [&Entry], sort: Sort<FactKey>) {
    match sort.by {
        None => {}
        Some(FactKey::Day) => by(rows, sort.reverse, |row| row.day.map(|day| (day.start, day.end))),
        Some(FactKey::Place) => {
            by(rows, sort.reverse, |row| row.place.first().map(|place| place.to_lowercase()))
        }
        Some(FactKey::Best) => by(rows, sort.reverse, |row| Some(row.best)),
        Some(FactKey::Texts) => by(rows, sort.reverse, |row| Some(row.texts)),
        Some(FactKey::Outlets) => by(rows, sort.reverse, |row| Some(row.outlets.len())),
    }
}

/// Rows without the key are last either way, equal ones stay as they are.
fn by<T: Copy, K: Ord>(rows: &mut [T], reverse: bool, key: impl Fn(T) -> Option<K>) {
    rows.sort_by(|one, other| match (key(*one), key(*other)) {
        (Some(one), Some(other)) if reverse => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
}

#[cfg(test)]
mod tests {
    use super::by;

    #[test]
    fn what_is_absent_is_last_either_way_and_equals_stay() {
        let mut rows = [(1, Some(2)), (2, None), (3, Some(1)), (4, Some(2))];
        let order = |rows: &[(i32, Option<i32>)]| rows.iter().map(|row| row.0).collect::<Vec<_>>();
        by(&mut rows, false, |row| row.1);
        assert_eq!(order(&rows), [3, 1, 4, 2]);
        by(&mut rows, true, |row| row.1);
        assert_eq!(order(&rows), [1, 4, 3, 2]);
    }
}
