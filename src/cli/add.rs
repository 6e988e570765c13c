use std::fs;
use std::path::Path;

use clap::Args;

use super::batch::Work;
use super::failure::Failure;
use super::input::PathArgs;
use super::intake::Intake;
use super::progress::Progress;
use super::{Outcome, session};
use crate::store::{Parcel, Store, Window};

/// Read articles, extract their claims and store them
///
/// Each article is stored whole or not at all.  Adding the same article again changes nothing, so that a folder
/// can be added again whenever something new is in it.
///
/// Another text at the URL of a stored article (scheme, tracking parameters and places in the page aside), or under the id it was given, is
/// a new version of it.  The one stated to be changed or published last counts, else the one added last; older ones are kept, are
/// never compared with it, and are what `gainsay diff` is for.  Where two texts at one URL share little, as at the address of a
/// home page, both stay articles of their own.
#[derive(Debug, Args)]
#[command(after_help = "\
What is read is told by its content, and by its name only where that says nothing:
  pages (.html), text and Markdown with front matter (.txt .md), PDF with a text layer
  feeds (RSS, Atom, JSON Feed), records (.json .ndjson), tables (.csv .tsv), also those of trafilatura and newspaper
  mail (.eml .mbox), saved pages (.mhtml), web archives (.warc) and any of these in .gz, .zst or .zip
What is not understood is named, and what a folder skips is counted.

Examples:
  gainsay add articles/
  gainsay add feed.xml CC-NEWS-20260103.warc.gz
  gainsay add export.csv --columns text=body,date=day
  gainsay add story.html                      again when the page has changed: a new version
  gainsay add saved.html --override --source 'Example Wire'
  gainsay add story.txt --source 'Example Wire' --date 2025-11-30
  curl -s https://example.org/export.ndjson | gainsay add -")]
pub(super) struct Add {
    #[command(flatten)]
    input: PathArgs,
}

/// Where nothing could be read, no empty database is left for the next command to find nothing in.
fn leave_none(store: Store, db: &Path) -> Result<(), Failure> {
    // Another process may have added to it meanwhile.
    let empty = store.articles(None, Window::default()).map_err(Failure::of_store(db))?.is_empty();
    drop(store);
    if empty {
        // What a link leads to, and not the link.
        let removed = fs::canonicalize(db).and_then(fs::remove_file);
        removed.map_err(|error| Failure::of_store(db)(error.into()))?;
    }
    Ok(())
}

impl Add {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        self.input.threads.start()?;
        let existed = db.exists();
        let mut store = session::to_write(db)?;
        let mut work = Work::new(Progress::new("adding", None));
        let mut intake = Intake::default();
        let all = work.run(&self.input, Parcel::read, |article, parcel| {
            let pushed = parcel.and_then(|parcel| intake.push(article, parcel, &mut store));
            pushed.map(drop).map_err(Failure::of_store(db))
        });
        let all = all.and_then(|()| intake.flush(&mut store).map(drop).map_err(Failure::of_store(db)));
        let all = all.and_then(|()| store.settle_speakers().map_err(Failure::of_store(db)));
        all.map_err(|failure| intake.broken_off(failure))?;
        intake.say(&mut work, &self.input.defaults);
        intake.print()?;
        if !existed && work.failed > 0 && intake.is_nothing() {
            leave_none(store, db)?;
        }
        Ok(if work.failed > 0 { Outcome::SomeFailed } else { Outcome::Quiet })
    }
}
