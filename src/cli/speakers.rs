use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, complain};
use super::output::{stdout, width};
use super::pager::paged;
use super::shown::ListArgs;
use super::sort::SortArgs;
use super::{Outcome, session, whom};
use crate::report::{Format, Heading, Profile, Row, one_line, print_profile};
use crate::store::{Decided, Decision, SpeakerKey, SpeakerRow, SuggestionRow};

/// List who is quoted, or what one of them said over time
///
/// A person or body is one row, whatever articles call it: by the full name, by the surname where its office or
/// the story tells whose it is, by the acronym that some article writes out, in any romanisation.  What is not sure
/// stays apart and is a suggestion.  With a NAME: what he or she said, by day and outlet, and where that is at odds.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay speakers
  gainsay speakers --sort outlets --reverse
  gainsay speakers zelensky
  gainsay speakers --suggest
  gainsay speakers --merge 'Volodymyr Zelenskyy' Selenskyj
  gainsay speakers --split 'Donald Trump Jr.'
  gainsay speakers --apply names.tsv

A names.tsv has one person or body a line: the name to print, and behind tabs what else it is called.  A line
with one name only keeps that name by itself; lines that begin with # are comments.  Decisions last: they hold for
articles yet to come, and --undo takes one back by its number in --decisions.")]
pub(super) struct Speakers {
    /// A name or part of it, in any spelling
    #[arg(value_name = "NAME", conflicts_with = "sort")]
    name: Option<String>,
    /// Groups and people without a name: officials, a resident
    #[arg(long, conflicts_with_all = ["name", "suggest", "merge", "split", "apply", "decisions", "undo"])]
    unnamed: bool,
    /// Pairs that may be one
    #[arg(long, conflicts_with_all = ["name", "sort", "merge", "split", "apply", "decisions", "undo"])]
    suggest: bool,
    /// Both are one, and are called by the first name
    #[arg(long, num_args = 2, value_names = ["NAME", "OTHER"], conflicts_with_all = ["name", "sort", "split", "apply", "decisions", "undo"])]
    merge: Vec<String>,
    /// This spelling is somebody by itself, whatever it looks like
    #[arg(long, value_name = "SPELLING", conflicts_with_all = ["name", "sort", "apply", "decisions", "undo"])]
    split: Option<String>,
    /// Decisions from a file of names, `-` for standard input
    #[arg(long, value_name = "NAMES.TSV", conflicts_with_all = ["name", "sort", "decisions", "undo"])]
    apply: Option<PathBuf>,
    /// What was decided by --merge, --split and --apply
    #[arg(long, conflicts_with_all = ["name", "sort", "undo"])]
    decisions: bool,
    /// Takes a decision back
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["name", "sort"])]
    undo: Option<i64>,
    #[command(flatten)]
    sort: SortArgs<SpeakerKey>,
    #[command(flatten)]
    list: ListArgs,
}

impl Speakers {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        if let [name, other] = self.merge.as_slice() {
            return merge(db, name, other);
        }
        if let Some(spelling) = &self.split {
            return split(db, spelling);
        }
        if let Some(file) = &self.apply {
            return apply(db, file);
        }
        if let Some(number) = self.undo {
            return undo(db, number);
        }
        let store = session::to_read(db)?;
        if self.decisions {
            return list(self.list, &store.decisions().map_err(Failure::of_store(db))?);
        }
        if self.suggest {
            return list(self.list, &store.suggestions().map_err(Failure::of_store(db))?);
        }
        if let Some(name) = &self.name {
            let found = whom::called(&store, db, name)?;
            return match found.as_slice() {
                [one] => {
                    let claims = store.said_by(one.id).map_err(Failure::of_store(db))?;
                    let mut findings = store.at_odds_with_oneself(one.id).map_err(Failure::of_store(db))?;
                    let reviews = store.reviews().map_err(Failure::of_store(db))?;
                    reviews.mark(&mut findings);
                    let profile = Profile { speaker: one, claims: &claims, findings: &findings };
                    let mut out = paged();
                    print_profile(&profile, self.list.format.format, width(), &mut out)?;
                    out.flush()?;
                    Ok(Outcome::Quiet)
                }
                several => list(self.list, several),
            };
        }
        let rows = store.speakers_sorted(!self.unnamed, self.sort.sort()).map_err(Failure::of_store(db))?;
        if !self.unnamed && self.list.format.format == Format::Table {
            let unnamed = store.unnamed().map_err(Failure::of_store(db))?;
            if unnamed > 0 {
                complain(&format!("{unnamed} more have no name: --unnamed lists them"));
            }
        }
        list(self.list, &rows)
    }
}

fn list<R: Row>(shown: ListArgs, rows: &[R]) -> Result<Outcome, Failure> {
    let mut listing = shown.listing::<R>();
    rows.iter().try_for_each(|row| listing.row(row))?;
    listing.finish()?;
    Ok(Outcome::Quiet)
}

fn merge(db: &Path, name: &str, other: &str) -> Result<Outcome, Failure> {
    let mut store = session::to_write(db)?;
    let (name, other) = (whom::the_one(&store, db, name)?, whom::the_one(&store, db, other)?);
    if name.id == other.id {
        writeln!(stdout(), "{} is one already", one_line(&name.name))?;
        return Ok(Outcome::Quiet);
    }
    let decision = Decision::Merge { name: name.name.clone(), other: other.name.clone() };
    store.decide(&[decision]).map_err(Failure::of_store(db))?;
    writeln!(stdout(), "{} is also called {}", one_line(&name.name), one_line(&other.name))?;
    Ok(Outcome::Quiet)
}

fn split(db: &Path, spelling: &str) -> Result<Outcome, Failure> {
    let mut store = session::to_write(db)?;
    if !store.is_spelling(spelling).map_err(Failure::of_store(db))? {
        return Err(Failure::new(
            format!("no article calls a speaker “{}”", one_line(spelling)),
            "`gainsay speakers NAME` lists the spellings of a name",
        ));
    }
    let decision = Decision::Split { name: spelling.to_owned() };
    store.decide(&[decision]).map_err(Failure::of_store(db))?;
    let found = store.speakers_called(&format!("={spelling}")).map_err(Failure::of_store(db))?;
    let claims: i64 = found.speakers.iter().map(SpeakerRow::claims).sum();
    writeln!(stdout(), "{} is somebody by itself, with {claims} claims", one_line(spelling))?;
    Ok(Outcome::Quiet)
}

fn apply(db: &Path, file: &Path) -> Result<Outcome, Failure> {
    let text = match file == Path::new("-") {
        true => std::io::read_to_string(std::io::stdin()),
        false => fs::read_to_string(file),
    };
    let text = text.map_err(|error| {
        Failure::new(
            format!("cannot read the names in {}: {error}", file.display()),
            "give a text file in UTF-8, one person a line",
        )
    })?;
    if let Some(number) = text.lines().position(|line| line.contains(|c: char| c.is_control() && c != '\t')) {
        return Err(Failure::new(
            format!("{}: line {} holds a control character", file.display(), number + 1),
            "give names apart by tabs, one person a line",
        ));
    }
    let decisions = decisions(&text);
    let mut store = session::to_write(db)?;
    let new = store.decide(&decisions).map_err(Failure::of_store(db))?;
    let mut waiting = Vec::new();
    for name in decisions.iter().map(Decision::subject) {
        if !store.is_spelling(name).map_err(Failure::of_store(db))? {
            waiting.push(one_line(name));
        }
    }
    writeln!(stdout(), "{new} new decisions, {} were known", decisions.len() - new)?;
    if !waiting.is_empty() {
        complain(&format!(
            "no article has these names yet, and the decisions wait for them: {}",
            waiting.join(", ")
        ));
    }
    Ok(Outcome::Quiet)
}

/// A list of names as decisions: the first name of a line is printed for all others of it.
fn decisions(text: &str) -> Vec<Decision> {
    let lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.starts_with('#'));
    let mut decisions = Vec::new();
    for line in lines {
        let mut names = line.split('\t').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        let Some(name) = names.next() else { continue };
        let others: Vec<String> = names.collect();
        if others.is_empty() {
            decisions.push(Decision::Split { name });
            continue;
        }
        let others = others.into_iter().filter(|other| *other != name);
        decisions.extend(others.map(|other| Decision::Merge { name: name.clone(), other }));
    }
    decisions
}

fn undo(db: &Path, number: i64) -> Result<Outcome, Failure> {
    let mut store = session::to_write(db)?;
    match store.undo(number).map_err(Failure::of_store(db))? {
        Some(decision) => {
            let what = match decision {
                Decision::Merge { name, other } => {
                    format!("{} and {} are one", one_line(&name), one_line(&other))
                }
                Decision::Split { name } => format!("{} is somebody by itself", one_line(&name)),
            };
            writeln!(stdout(), "taken back: {what}")?;
            Ok(Outcome::Quiet)
        }
        None => Err(Failure::new(
            format!("there is no decision {number}"),
            "`gainsay speakers --decisions` lists them",
        )),
    }
}

impl Row for SpeakerRow {
    const BRIEF: &'static [&'static str] = &["Speaker", "Said", "Figures", "Articles", "Outlets", "Last"];
    const FULL: &'static [&'static str] = &[
        "name",
        "kind",
        "role",
        "statements",
        "figures",
        "articles",
        "sources",
        "spellings",
        "first",
        "last",
    ];

    fn brief(&self) -> Vec<String> {
        vec![
            self.title(),
            self.statements.to_string(),
            self.figures.to_string(),
            self.articles.to_string(),
            self.sources.len().to_string(),
            self.last.clone().unwrap_or_default(),
        ]
    }

    fn full(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            self.name.clone(),
            self.kind.clone(),
            text(&self.role),
            self.statements.to_string(),
            self.figures.to_string(),
            self.articles.to_string(),
            self.sources.join("; "),
            self.spellings.join("; "),
            text(&self.first),
            text(&self.last),
        ]
    }
}

impl Heading for SpeakerRow {
    fn title(&self) -> String {
        let role = self.role.as_deref().map(|role| format!(", {}", one_line(role))).unwrap_or_default();
        format!("{}{role}", one_line(&self.name))
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let days = [self.first.as_deref(), self.last.as_deref()].map(Option::unwrap_or_default);
        let days =
            if days[0] == days[1] { days[0].to_owned() } else { format!("{} to {}", days[0], days[1]) };
        let articles = if self.articles == 1 { "article" } else { "articles" };
        let counts = format!(
            "{} statements and {} figures in {} {articles}",
            self.statements, self.figures, self.articles
        );
        let facts = vec![
            ("called", self.spellings.join(", ")),
            ("outlets", self.sources.join(", ")),
            ("days", days),
            ("claims", counts),
        ];
        facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }
}

impl Row for SuggestionRow {
    const BRIEF: &'static [&'static str] = &["Speaker", "May be", "Why it is not sure", "Articles"];
    const FULL: &'static [&'static str] = &["name", "other", "because", "articles"];

    fn brief(&self) -> Vec<String> {
        vec![one_line(&self.name), one_line(&self.other), self.because.clone(), self.articles.to_string()]
    }

    fn full(&self) -> Vec<String> {
        vec![self.name.clone(), self.other.clone(), self.because.clone(), self.articles.to_string()]
    }
}

impl Row for Decided {
    const BRIEF: &'static [&'static str] = &["Number", "Decision", "Name", "Other"];
    const FULL: &'static [&'static str] = &["n", "kind", "name", "other"];

    fn brief(&self) -> Vec<String> {
        self.full()
    }

    fn full(&self) -> Vec<String> {
        let (kind, name, other) = match &self.decision {
            Decision::Merge { name, other } => ("merge", name, other.clone()),
            Decision::Split { name } => ("split", name, String::new()),
        };
        vec![self.n.to_string(), kind.to_owned(), name.clone(), other]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_is_read_line_by_line() {
        let merge = |name: &str, other: &str| Decision::Merge { name: name.into(), other: other.into() };
        let text = "\u{feff}# house style\nDonna Reyes\tReyes\tMayor Reyes\r\n\nMarco Reyes Jr.\n\t\n";
        let expected = [
            merge("Donna Reyes", "Reyes"),
            merge("Donna Reyes", "Mayor Reyes"),
            Decision::Split { name: "Marco Reyes Jr.".into() },
        ];
        assert_eq!(decisions(text), expected);
    }
}
