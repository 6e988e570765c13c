use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use notify::event::ModifyKind;
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::batch::Work;
use super::failure::{Failure, complain};
use super::input::{DefaultArgs, LanguageArgs, LimitArgs, PathArgs, ThreadArgs};
use super::intake::Intake;
use super::output::{sheet, stdout};
use super::progress::Progress;
use super::{Outcome, session};
use crate::compare::{Finding, Verdict};
use crate::read::{holds_any, is_hidden, is_read};
use crate::report::{Format, Listing, print_cards};
use crate::store::{Parcel, Store};

/// A file that has not changed for so long was written to its end.
const SETTLED: Duration = Duration::from_secs(1);
/// How often is looked whether one has settled, or the user wants to end.
const TICK: Duration = Duration::from_millis(200);

/// Add what appears in a folder, and print the contradictions as they come
///
/// What is in the folder already is added first, as `add` would; then each file that appears or changes is read once it has not
/// changed for a second, stored, and compared with all that is stored.  Ctrl-C ends it: what was read is in the database, and the
/// same command goes on from there.  A second Ctrl-C ends it at once, in the middle of a file.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay watch incoming/
  gainsay watch /mnt/share/wire --poll 30 --format ndjson >> contradictions.ndjson

Exit status: 0 nothing to flag, 1 contradictions found, 2 some file could not be read.")]
pub(super) struct Watch {
    /// The folder, with all below it
    folder: PathBuf,
    /// Look into the folder every so many seconds, for shares over a network that do not say what changes
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    poll: Option<u64>,
    /// How to print contradictions
    #[arg(
        long,
        value_enum,
        default_value = "table",
        hide_possible_values = true,
        value_name = "table|ndjson"
    )]
    format: Printed,
    #[command(flatten)]
    language: LanguageArgs,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    defaults: DefaultArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// What can be printed in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printed {
    Table,
    Ndjson,
}

impl Watch {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        let folder = self.folder.display();
        if !self.folder.is_dir() {
            return Err(Failure::new(
                format!("{folder}: is no folder that can be watched"),
                "`gainsay add` reads single files",
            ));
        }
        self.threads.start()?;
        let ended = interrupted()?;
        let (sender, events) = channel();
        // From before what is there is read, so that nothing falls between.
        let _watcher = self.watcher(sender).map_err(|error| {
            let hint = "--poll SECONDS looks into the folder by itself";
            Failure::new(format!("{folder}: cannot be watched: {error}"), hint)
        })?;
        let mut intake = Taking {
            store: session::to_write(db)?,
            work: Work::new(Progress::new("adding", None)).until(Arc::clone(&ended)),
            intake: Intake::default(),
            db,
            given: &self,
        };
        // An empty folder is what most begin with.
        if holds_any(&self.folder) {
            intake.take(vec![self.folder.clone()])?;
        }
        complain(&format!("watching {folder}; Ctrl-C ends it"));
        let mut pending = Pending::of(&self.folder, self.poll);
        while !ended.load(Ordering::Relaxed) && pending.wait(&events) {
            let ready = pending.ready(Instant::now());
            if !ready.is_empty() {
                intake.take(ready)?;
            }
        }
        intake.end()
    }

    fn watcher(
        &self,
        events: std::sync::mpsc::Sender<notify::Result<Event>>,
    ) -> notify::Result<Box<dyn Watcher>> {
        let mut watcher: Box<dyn Watcher> = match self.poll {
            None => Box::new(RecommendedWatcher::new(events, Config::default())?),
            Some(seconds) => {
                let every = Config::default().with_poll_interval(Duration::from_secs(seconds));
                Box::new(PollWatcher::new(events, every)?)
            }
        };
        watcher.watch(&self.folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    }
}

/// Set by Ctrl-C; by the second one the program ends at once.
fn interrupted() -> std::io::Result<Arc<AtomicBool>> {
    const AT_ONCE: i32 = 130;
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(signal, AT_ONCE, Arc::clone(&ended))?;
        signal_hook::flag::register(signal, Arc::clone(&ended))?;
    }
    Ok(ended)
}

/// Files that changed, and when they did last.
struct Pending {
    folder: PathBuf,
    /// The same from the root, as what changes may be named so.
    whole: PathBuf,
    /// How long a file must not have changed.
    settled: Duration,
    changed: BTreeMap<PathBuf, Instant>,
    /// Files that are not read, each named once.
    skipped: BTreeSet<PathBuf>,
}

impl Pending {
    /// Where is looked only so often, a file shows that it has not changed by the next look.
    fn of(folder: &Path, poll: Option<u64>) -> Self {
        let settled = SETTLED + poll.map_or(Duration::ZERO, Duration::from_secs);
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Pending {
            folder: folder.to_owned(),
            whole,
            settled,
            changed: BTreeMap::new(),
            skipped: BTreeSet::new(),
        }
    }

    /// Waits for what changes; `false` if nothing can come any more.
    fn wait(&mut self, events: &Receiver<notify::Result<Event>>) -> bool {
        match events.recv_timeout(TICK) {
            Ok(event) => {
                self.event(event);
                events.try_iter().for_each(|event| self.event(event));
                true
            }
            Err(RecvTimeoutError::Timeout) => true,
            Err(RecvTimeoutError::Disconnected) => false,
        }
    }

    fn event(&mut self, event: notify::Result<Event>) {
        let event = match event {
            Ok(event) => event,
            Err(error) => return complain(&format!("{}: {error}", self.folder.display())),
        };
        if event.need_rescan() {
            return self.note(self.folder.clone());
        }
        // A folder changes with each file in it, which comes by itself.
        let moved = event.kind.is_create() || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
        if !moved && !event.kind.is_modify() {
            return;
        }
        for path in event.paths {
            let root = if path.starts_with(&self.folder) { &self.folder } else { &self.whole };
            if is_hidden(root, &path) {
                continue;
            }
            let counts = if path.is_dir() { moved } else { is_read(&path) };
            if counts {
                self.note(path);
            } else if path.is_file() && self.skipped.insert(path.clone()) {
                complain(&format!("{}: skipped, as it is of no kind that is read", path.display()));
            }
        }
    }

    fn note(&mut self, path: PathBuf) {
        self.changed.insert(path, Instant::now());
    }

    /// What has settled and is still there.
    fn ready(&mut self, now: Instant) -> Vec<PathBuf> {
        let settled = self.settled;
        let ready = self.changed.extract_if(.., |_, changed| now.duration_since(*changed) >= settled);
        ready.map(|(path, _)| path).filter(|path| path.exists()).collect()
    }
}

/// Reads, stores, compares and prints.
struct Taking<'a> {
    store: Store,
    work: Work,
    intake: Intake,
    db: &'a Path,
    given: &'a Watch,
}

impl Taking<'_> {
    fn take(&mut self, paths: Vec<PathBuf>) -> Result<(), Failure> {
        let Watch { language, limit, defaults, threads, .. } = self.given;
        let input = PathArgs {
            paths,
            language: *language,
            limit: *limit,
            defaults: defaults.clone(),
            threads: *threads,
        };
        let (store, intake, format, db) = (&mut self.store, &mut self.intake, self.given.format, self.db);
        // What changed since the last time is newer.
        store.next_run();
        self.work.run(&input, Parcel::read, |article, parcel| {
            let pushed = parcel.and_then(|parcel| intake.push(article, parcel, store));
            let found = pushed.map_err(Failure::of_store(db))?;
            print(found, store, format)
        })?;
        let found = intake.flush(store).map_err(Failure::of_store(db))?;
        print(found, store, format)?;
        store.settle_speakers().map_err(Failure::of_store(db))
    }

    fn end(mut self) -> Result<Outcome, Failure> {
        self.intake.say(&mut self.work, &self.given.defaults);
        complain(&self.intake.account());
        Ok(match (self.work.failed, self.intake.contradictions()) {
            (1.., _) => Outcome::SomeFailed,
            (_, 1..) => Outcome::Contradictions,
            _ => Outcome::Quiet,
        })
    }
}

/// Contradictions alone: the database has the rest.
fn print(mut found: Vec<Finding>, store: &Store, format: Printed) -> Result<(), Failure> {
    found.retain(|finding| finding.verdict == Verdict::Contradiction);
    if found.is_empty() {
        return Ok(());
    }
    match format {
        Printed::Ndjson => {
            let mut listing = Listing::new::<Finding>(Format::Ndjson, 0, stdout());
            found.iter().try_for_each(|finding| listing.row(finding))?;
            listing.finish()?;
        }
        Printed::Table => {
            let new = found.iter().map(|finding| finding.a.article.id.clone()).collect();
            let scenes = store.scenes(&found)?;
            print_cards((&found, &scenes), &new, sheet(), &mut stdout())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_ready_once_it_has_not_changed_for_a_while() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "One.").expect("a file");
        let mut pending = Pending::of(folder.path(), None);
        pending.note(path.clone());
        pending.note(folder.path().join("gone.txt"));
        assert_eq!(pending.ready(Instant::now()), Vec::<PathBuf>::new());
        assert_eq!(pending.ready(Instant::now() + SETTLED), [path]);
        assert!(pending.changed.is_empty());
    }
}
