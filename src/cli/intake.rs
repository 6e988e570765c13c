//! Articles on their way into the store, and an account of them.

use std::io::{self, Write};
use std::mem::take;

use super::batch::Work;
use super::failure::{Failure, complain};
use super::input::DefaultArgs;
use super::output::stdout;
use super::shown::counted;
use super::told::Told;
use crate::compare::{Finding, Verdict};
use crate::read::Article;
use crate::store::{Added, Parcel, Store, StoreError};

/// Articles of one transaction: another process waits for no more than about a second.
const BATCH: usize = 256;

#[derive(Default)]
pub(super) struct Intake {
    batch: Vec<(Article, Parcel)>,
    tally: Tally,
    told: Told,
}

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
            Added::Unchanged | Added::Kept | Added::Completed { .. } => self.unchanged += 1,
            Added::Older(_) => {}
        }
    }
}

impl Intake {
    /// One more article; the findings of those that were stored with it, which are none until a batch is full.
    pub fn push(
        &mut self,
        article: Article,
        parcel: Parcel,
        store: &mut Store,
    ) -> Result<Vec<Finding>, StoreError> {
        self.batch.push((article, parcel));
        if self.batch.len() >= BATCH { self.flush(store) } else { Ok(Vec::new()) }
    }

    /// Stores what waits, and gives the findings.
    pub fn flush(&mut self, store: &mut Store) -> Result<Vec<Finding>, StoreError> {
        let batch = take(&mut self.batch);
        let added = store.add_all(batch.iter().map(|(article, parcel)| (article, parcel)))?;
        let mut found = Vec::new();
        for ((article, _), added) in batch.into_iter().zip(added) {
            self.tally.count(&added);
            self.told.count(&article, &added);
            if let Added::New { findings, .. }
            | Added::Version { findings, .. }
            | Added::Completed { findings, .. } = added
            {
                found.extend(findings);
            }
        }
        Ok(found)
    }

    /// Says what was stated otherwise than given, which versions there are, and which articles share an id.
    pub fn say(&self, work: &mut Work, given: &DefaultArgs) {
        work.say_what_was_stated(given);
        self.told.say(self.tally.articles);
    }

    pub fn contradictions(&self) -> usize {
        self.tally.contradictions
    }

    /// Whether nothing came of all that was read.
    pub fn is_nothing(&self) -> bool {
        self.tally == Tally::default()
    }

    /// One line of what was added.
    pub fn print(&self) -> Result<(), Failure> {
        let mut out = stdout();
        match writeln!(out, "{}", self.account()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::BrokenPipe),
            Err(error) => Err(Failure::new(
                format!("cannot print what was done: {error}"),
                format!("it is done and kept: {}", self.account()),
            )),
            Ok(()) => Ok(()),
        }
    }

    /// Where storing was broken off: what is stored all the same, as each transaction is kept or not as a whole.
    pub fn broken_off(&self, failure: Failure) -> Failure {
        if !self.is_nothing() {
            complain(&format!("before this went wrong: {}", self.account()));
        }
        failure
    }

    pub fn account(&self) -> String {
        let Tally { articles, claims, contradictions, to_check, updates, unchanged } = self.tally;
        format!(
            "added {}{} with {}: {}, {to_check} to check, {}; {} there already",
            counted(articles, "article"),
            self.told.versions(),
            counted(claims, "claim"),
            counted(contradictions, "contradiction"),
            counted(updates, "update"),
            match unchanged {
                1 => String::from("1 was"),
                n => format!("{n} were"),
            }
        )
    }
}
