use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::batch::Work;
use super::failure::Failure;
use super::input::PathArgs;
use super::output::stdout;
use super::progress::Progress;
use super::shown::counted;
use super::told::Told;
use super::{Outcome, session};
use crate::claims::{Reading, read_claims};
use crate::compare::Verdict;
use crate::read::Article;
use crate::store::{Added, Store, Window};

/// Read articles, extract their claims and store them
///
/// Each article is stored whole or not at all.  Adding the same article again changes nothing, so that a folder
/// can be added again whenever something new is in it.
///
/// Another text at the URL of a stored article (scheme, fragment and tracking parameters aside), or under the id it was given, is
/// a new version of it.  The one stated to be changed or published last counts, else the one added last; older ones are kept, are
/// never compared with it, and are what `gainsay diff` is for.  Where two texts at one URL share little, as at the address of a
/// home page, both stay articles of their own.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay add articles/
  gainsay add story.html                      again when the page has changed: a new version
  gainsay add saved.html --override --source 'Example Wire'
  gainsay add story.txt --source 'Example Wire' --date 2025-11-30
  curl -s https://example.org/export.ndjson | gainsay add -")]
pub(super) struct Add {
    #[command(flatten)]
    input: PathArgs,
}

/// Articles of one transaction: another process waits for no more than about a second.
const BATCH: usize = 128;

#[derive(Default, PartialEq, Eq)]
struct Tally {
    articles: usize,
    claims: usize,
    contradictions: usize,
    to_check: usize,
    updates: usize,
    unchanged: usize,
}

impl Tally {
    fn count(&mut self, added: &Added) {
        match added {
            Added::New { claims, findings, .. } | Added::Version { claims, findings } => {
                let of = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
                self.articles += usize::from(matches!(added, Added::New { .. }));
                self.claims += claims;
                self.contradictions += of(Verdict::Contradiction);
                self.to_check += of(Verdict::ToCheck);
                self.updates += of(Verdict::Update);
            }
            Added::Unchanged | Added::Kept => self.unchanged += 1,
            Added::Older(_) | Added::Refused => {}
        }
    }
}

/// Where nothing could be read, no empty database is left for the next command to find nothing in.
fn leave_none(store: Store, db: &Path) -> Result<(), Failure> {
    // Another process may have added to it meanwhile.
    let empty = store.articles(None, Window::default()).map_err(Failure::of_store(db))?.is_empty();
    drop(store);
    if empty {
        fs::remove_file(db)?;
    }
    Ok(())
}

/// Where the article was read: threads share that work, and one of them stores.
fn read(article: &Article) -> Arc<Reading> {
    Arc::new(read_claims(article))
}

impl Add {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let existed = db.exists();
        let mut store = session::to_write(db)?;
        let mut work = Work::new(Progress::new("adding", None), self.input.threads)?;
        let mut tally = Tally::default();
        let mut told = Told::default();
        let mut batch: Vec<(Article, Arc<Reading>)> = Vec::new();
        let mut store_batch = |batch: &mut Vec<(Article, Arc<Reading>)>| {
            let articles = batch.iter().map(|(article, reading)| (article, Arc::clone(reading)));
            let added = store.add_all(articles).map_err(Failure::of_store(db))?;
            for ((article, _), added) in batch.drain(..).zip(&added) {
                tally.count(added);
                told.count(&article, added);
            }
            Ok(())
        };
        work.run(&self.input, read, |article, reading| {
            batch.push((article, reading));
            if batch.len() >= BATCH { store_batch(&mut batch) } else { Ok(()) }
        })?;
        store_batch(&mut batch)?;
        store.settle_speakers().map_err(Failure::of_store(db))?;
        told.refused().for_each(|message| work.complain(&message));
        work.say_what_was_stated(&self.input.defaults);
        told.say(tally.articles);
        writeln!(
            stdout(),
            "added {}{} with {}: {}, {} to check, {}; {} there already",
            counted(tally.articles, "article"),
            told.versions(),
            counted(tally.claims, "claim"),
            counted(tally.contradictions, "contradiction"),
            tally.to_check,
            counted(tally.updates, "update"),
            match tally.unchanged {
                1 => String::from("1 was"),
                n => format!("{n} were"),
            }
        )?;
        if !existed && work.failed > 0 && tally == Tally::default() {
            leave_none(store, db)?;
        }
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}
