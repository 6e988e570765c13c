use std::path::Path;

use clap::Args;

use super::destination::OutputArgs;
use super::failure::{Failure, complain};
use super::input::WindowArgs;
use super::output::{Layout, LayoutArgs};
use super::quiet::Quiet;
use super::{Outcome, session, whom};
use crate::compare::Verdict;
use crate::report::{Format, print_facts, print_page};
use crate::store::FindingFilter;

/// Print the contradictions across all stored sources, by fact
///
/// Each fact in dispute has a title, who says what about it, and the reasons why it cannot all be so; the
/// gravest come first.  The exit status is 1 if there are any; what is only to check does not count.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay report --min-severity medium
  gainsay report --source newsmax --since 2025-11-01
  gainsay report --format markdown > contradictions.md
  gainsay report --to-check --format html -o report.html")]
pub(super) struct Report {
    /// With a claim by this person or body
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// With a claim in this outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Of this kind
    #[arg(long, value_parser = ["quantity", "quote", "speaker", "polarity", "date", "sum"])]
    kind: Option<String>,
    /// With all these words in one of the claims or its sentence
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    /// At least this grave
    #[arg(long, value_parser = ["low", "medium", "high"])]
    min_severity: Option<String>,
    /// Also what is likelier at odds than not, but not surely
    #[arg(long)]
    to_check: bool,
    /// Also what was dismissed by `review`
    #[arg(long)]
    dismissed: bool,
    #[command(flatten)]
    window: WindowArgs,
    #[command(flatten)]
    format: LayoutArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Report {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let destination = self.output.open()?;
        let store = session::to_judge(db)?;
        let filter = FindingFilter {
            speakers: whom::filter(&store, db, self.speaker.as_deref())?,
            source: self.source,
            kind: self.kind,
            about: self.about,
            min_severity: self.min_severity,
            to_check: self.to_check,
            window: self.window.window(),
        };
        let mut findings = store.contradictions(&filter).map_err(Failure::of_store(db))?;
        let mut quiet = Quiet::new(Some(&store), self.dismissed).map_err(Failure::of_store(db))?;
        quiet.leave_out(&mut findings);
        // Cards and the page say what replaced what; rows and JSON are contradictions.
        if matches!(self.format.layout, Layout::Html | Layout::Listed(Format::Table)) {
            findings.extend(store.updates(&findings).map_err(Failure::of_store(db))?);
        }
        let scenes = store.scenes(&findings).map_err(Failure::of_store(db))?;
        let found = (findings.as_slice(), &scenes);
        destination.write(|mut out| match self.format.layout {
            Layout::Listed(format) => print_facts(found, format, self.output.sheet(), &mut out),
            Layout::Html => print_page(found, out),
        })?;
        if findings.is_empty() {
            complain("nothing found");
        }
        quiet.say();
        let sure = findings.iter().any(|finding| finding.verdict == Verdict::Contradiction);
        Ok(if sure { Outcome::Contradictions } else { Outcome::Quiet })
    }
}
