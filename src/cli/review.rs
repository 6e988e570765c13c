use std::io::Write;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::output::{FormatArgs, stdout};
use super::{Outcome, session};
use crate::compare;
use crate::report::{Row, in_terminal, one_line, short_id, shortened};
use crate::store::{Found, Reviewed, Side};

/// How much of a note and of a claim a table shows.
const MOST_OF_A_NOTE: usize = 120;
const MOST_OF_WORDS: usize = 80;

/// Confirm or dismiss a finding
///
/// What is dismissed is no longer listed by `report` and `compare`, nor is another finding of the same two claims or of
/// the same fact: the same two values of the same thing in the same outlets' texts, near copies too.  What is
/// confirmed is marked wherever it is printed.  Decisions last: they hold when all findings are made anew.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay review f3f9c1a dismiss --note 'two different ferries'
  gainsay review f3f9c1a confirm
  gainsay review f3f9c1a undo
  gainsay review --list
  gainsay report --dismissed")]
pub(super) struct Review {
    /// The id of a finding as the listings print it, or its first letters
    #[arg(required_unless_present = "list", requires = "decision")]
    finding: Option<String>,
    /// confirm or dismiss it, or undo what was decided
    #[arg(value_enum, hide_possible_values = true, value_name = "confirm|dismiss|undo")]
    decision: Option<Decision>,
    /// Why, for whoever reads it later
    #[arg(long, value_name = "TEXT", conflicts_with = "list", allow_hyphen_values = true)]
    note: Option<String>,
    /// What was decided, the oldest first
    #[arg(long, conflicts_with = "finding")]
    list: bool,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Decision {
    Confirm,
    Dismiss,
    Undo,
}

impl Review {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let note = self.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        match (self.finding.as_deref(), self.decision) {
            (Some(id), Some(Decision::Confirm)) => decide(db, id, compare::Review::Confirmed, note),
            (Some(id), Some(Decision::Dismiss)) => decide(db, id, compare::Review::Dismissed, note),
            (Some(_), Some(Decision::Undo)) if self.note.is_some() => {
                Err(Failure::new("a note needs a decision", "`confirm` and `dismiss` take --note"))
            }
            (Some(id), Some(Decision::Undo)) => undo(db, id),
            _ => list(db, self.format),
        }
    }
}

fn decide(db: &Path, id: &str, review: compare::Review, note: Option<&str>) -> Result<Outcome, Failure> {
    let mut store = session::to_change(db)?;
    let finding = match store.find(id).map_err(Failure::of_store(db))? {
        Some(Found::Finding(finding)) => finding,
        _ => return Err(no_finding(id)),
    };
    store.review(&finding, review, note).map_err(Failure::of_store(db))?;
    writeln!(stdout(), "{} {}: {}", word(review), finding.id, in_terminal(&one_line(&finding.reason)))?;
    Ok(Outcome::Quiet)
}

fn undo(db: &Path, id: &str) -> Result<Outcome, Failure> {
    let mut store = session::to_change(db)?;
    match store.undo_review(id).map_err(Failure::of_store(db))? {
        Some(was) => {
            writeln!(stdout(), "taken back: {} was {}", was.finding, word(was.review))?;
            Ok(Outcome::Quiet)
        }
        None => Err(Failure::new(
            format!("nothing was decided of a finding {}", one_line(id)),
            "`gainsay review --list` lists what was",
        )),
    }
}

fn list(db: &Path, format: FormatArgs) -> Result<Outcome, Failure> {
    let reviews = session::to_read(db)?.reviews().map_err(Failure::of_store(db))?;
    let mut listing = format.listing::<Reviewed>();
    reviews.list().iter().try_for_each(|row| listing.row(row))?;
    listing.finish()?;
    Ok(Outcome::Quiet)
}

fn no_finding(id: &str) -> Failure {
    Failure::new(
        format!("no stored finding has the id {}", one_line(id)),
        "`gainsay report` and `compare` print ids; `compare --add` stores what it finds",
    )
}

fn word(review: compare::Review) -> &'static str {
    match review {
        compare::Review::Confirmed => "confirmed",
        compare::Review::Dismissed => "dismissed",
    }
}

impl Row for Reviewed {
    const BRIEF: &'static [&'static str] = &["Finding", "Decision", "Newer", "Earlier", "Note"];
    const FULL: &'static [&'static str] = &[
        "finding",
        "review",
        "note",
        "a_article",
        "a_source",
        "a_published",
        "a_text",
        "a_sentence",
        "b_article",
        "b_source",
        "b_published",
        "b_text",
        "b_sentence",
    ];

    fn brief(&self) -> Vec<String> {
        vec![
            short_id(&self.finding),
            word(self.review).to_owned(),
            side(&self.a),
            side(&self.b),
            self.note.as_deref().map(|note| shortened(note, MOST_OF_A_NOTE)).unwrap_or_default(),
        ]
    }

    fn full(&self) -> Vec<String> {
        let mut cells =
            vec![self.finding.clone(), word(self.review).to_owned(), self.note.clone().unwrap_or_default()];
        cells.extend(full_side(&self.a));
        cells.extend(full_side(&self.b));
        cells
    }
}

fn side(side: &Side) -> String {
    let outlet = side.source.as_deref().map_or_else(|| one_line(&side.article), one_line);
    format!("{outlet} {}\n{}", date(side), shortened(&side.words, MOST_OF_WORDS))
}

fn full_side(side: &Side) -> [String; 5] {
    [
        side.article.clone(),
        side.source.clone().unwrap_or_default(),
        date(side),
        side.words.clone(),
        one_line(&side.sentence),
    ]
}

fn date(side: &Side) -> String {
    side.published.map(|date| date.to_string()).unwrap_or_default()
}
