use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use crate::report::Format;

/// Work that is done before this is not worth a line.
const SHOW_AFTER: Duration = Duration::from_millis(800);
/// Less of the whole says little of the rest.
const LEAST_PERCENT: u64 = 2;

/// How much there is to do.
pub(super) enum Total {
    /// As of standard input.
    Unknown,
    Articles(u64),
    /// Of all files.
    Bytes(u64),
}

/// A line on stderr about long work, only if a person sees it.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    hidden: bool,
    started: Instant,
    doing: &'static str,
    done: Done,
    total: Total,
}

/// What is done so far.
#[derive(Default, Clone, Copy)]
struct Done {
    articles: u64,
    /// Of their texts.
    bytes: u64,
    /// Of their files.
    of_files: u64,
}

impl Progress {
    /// It stays hidden where results run over the same screen.
    pub fn new(doing: &'static str, results: Option<Format>) -> Self {
        let streams = results.is_some_and(|format| format != Format::Table) && io::stdout().is_terminal();
        let hidden = streams || !io::stderr().is_terminal();
        let done = Done::default();
        Progress { bar: None, hidden, started: Instant::now(), doing, done, total: Total::Unknown }
    }

    /// Whether it is worth while to find out how much there is to do.
    pub fn is_drawn(&self) -> bool {
        !self.hidden
    }

    pub fn of(&mut self, total: Total) {
        self.total = total;
    }

    /// So many bytes of the files are read and done.
    pub fn reached(&mut self, bytes: u64) {
        self.done.of_files = bytes;
    }

    /// One more article of this many bytes is done.
    pub fn step(&mut self, bytes: usize) {
        self.done.articles += 1;
        self.done.bytes += bytes as u64;
        if !self.hidden && self.bar.is_none() && self.started.elapsed() > SHOW_AFTER {
            let style = ProgressStyle::with_template("{spinner} {wide_msg}");
            let bar = ProgressBar::new_spinner();
            self.bar = Some(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)));
        }
        if let Some(bar) = &self.bar {
            let elapsed = self.started.elapsed();
            bar.set_message(format!("{} {}", self.doing, state(self.done, &self.total, elapsed)));
            bar.tick();
        }
    }

    /// Says something without breaking the line.
    pub fn pause(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// "1,200 of 4,800 articles, 60/s, 0.3 MB/s, 25 %, 60 seconds left"
fn state(done: Done, total: &Total, elapsed: Duration) -> String {
    let millis = (elapsed.as_millis() as u64).max(1);
    let (of, part) = match total {
        Total::Unknown => (String::new(), None),
        Total::Articles(all) => (format!(" of {}", HumanCount(*all)), Some((done.articles, *all))),
        Total::Bytes(all) => (String::new(), Some((done.of_files, *all))),
    };
    let count = HumanCount(done.articles);
    let (articles, tenths) = (done.articles * 1000 / millis, done.bytes / 100 / millis);
    let left = part.and_then(|(done, all)| left(done, all, elapsed)).unwrap_or_default();
    format!("{count}{of} articles, {articles}/s, {}.{} MB/s{left}", tenths / 10, tenths % 10)
}

/// The part that is done, and how long the rest takes at the same rate.  A file that grows may be longer than it was.
fn left(done: u64, all: u64, elapsed: Duration) -> Option<String> {
    let done = done.min(all);
    let percent = (done * 100).checked_div(all).filter(|percent| *percent >= LEAST_PERCENT)?;
    let rest = elapsed.as_secs_f64() * (all - done) as f64 / done as f64;
    Some(format!(", {percent} %, {:#} left", HumanDuration(Duration::from_secs_f64(rest))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_known_total_says_how_long_it_takes() {
        let done = Done { articles: 1200, bytes: 18_000_000, of_files: 30_000_000 };
        let line = state(done, &Total::Articles(4800), MINUTE);
        assert_eq!(line, "1,200 of 4,800 articles, 20/s, 0.3 MB/s, 25 %, 3m left");
        let line = state(done, &Total::Bytes(60_000_000), MINUTE);
        assert_eq!(line, "1,200 articles, 20/s, 0.3 MB/s, 50 %, 60s left");
        assert_eq!(state(done, &Total::Unknown, MINUTE), "1,200 articles, 20/s, 0.3 MB/s");
    }

    #[test]
    fn nothing_is_foretold_from_too_little() {
        assert_eq!(left(1, 100, MINUTE), None);
        assert_eq!(left(0, 0, MINUTE), None);
        assert_eq!(left(300, 200, MINUTE).as_deref(), Some(", 100 %, 0s left"));
    }

    #[test]
    fn bytes_of_files_are_known_and_those_of_a_pipe_are_not() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "twelve bytes").expect("a file");
        std::fs::write(folder.path().join("b.ndjson"), "{\"text\": \"One.\"}\n").expect("a file");
        std::fs::write(folder.path().join("c.png"), "no article").expect("a file");
        assert_eq!(crate::read::size(folder.path()), Some(12 + 17));
        assert_eq!(crate::read::size("-".as_ref()), None);
        let meter = crate::read::Meter::default();
        let defaults = crate::read::Defaults::default();
        let read = crate::read::articles_metered(folder.path(), &defaults, &meter);
        assert_eq!(read.filter(Result::is_ok).count(), 2);
        assert_eq!(meter.bytes(), 12 + 17);
    }
}
