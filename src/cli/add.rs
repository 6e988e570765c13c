use std::io::Write;
use std::path::Path;

use clap::Args;

use super::batch::Work;
use super::failure::Failure;
use super::input::PathArgs;
use super::output::stdout;
use super::progress::Progress;
use super::{Outcome, session};
use crate::claims::extract;
use crate::compare::Verdict;
use crate::store::Added;

/// Read articles, extract their claims and store them
///
/// Each article is stored whole or not at all.  Adding the same article again changes nothing, so that a folder
/// can be added again whenever something new is in it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay add articles/
  gainsay add story.txt --source 'Example Wire' --date 2025-11-30
  curl -s https://example.org/export.ndjson | gainsay add -")]
pub(super) struct Add {
    #[command(flatten)]
    input: PathArgs,
}

#[derive(Default)]
struct Tally {
    articles: usize,
    claims: usize,
    contradictions: usize,
    updates: usize,
    unchanged: usize,
}

impl Tally {
    fn count(&mut self, added: &Added) {
        match added {
            Added::New { claims, findings } => {
                let of = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
                self.articles += 1;
                self.claims += claims;
                self.contradictions += of(Verdict::Contradiction);
                self.updates += of(Verdict::Update);
            }
            Added::Unchanged | Added::Kept => self.unchanged += 1,
        }
    }
}

impl Add {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let mut store = session::to_write(db)?;
        let mut work = Work::new(Progress::new("adding", None), self.input.threads)?;
        let mut tally = Tally::default();
        let mut kept = Vec::new();
        work.run(&self.input, extract, |article, claims| {
            let added = store.add(&article, &claims).map_err(Failure::of_store(db))?;
            tally.count(&added);
            if added == Added::Kept {
                kept.push(article.id);
            }
            Ok(())
        })?;
        for id in kept {
            work.complain(&format!(
                "{id}: another text is stored under this id and was kept; give the new one its own"
            ));
        }
        writeln!(
            stdout(),
            "added {} articles with {} claims: {} contradictions, {} updates; {} were there already",
            tally.articles,
            tally.claims,
            tally.contradictions,
            tally.updates,
            tally.unchanged
        )?;
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}
