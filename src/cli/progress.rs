use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::report::Format;

/// Work that is done before this is not worth a line.
const SHOW_AFTER: Duration = Duration::from_millis(800);

/// A line on stderr about long work, only if a person sees it.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    hidden: bool,
    started: Instant,
    doing: &'static str,
    articles: u64,
    bytes: u64,
}

impl Progress {
    /// It stays hidden where results run over the same screen.
    pub fn new(doing: &'static str, results: Option<Format>) -> Self {
        let streams = results.is_some_and(|format| format != Format::Table) && io::stdout().is_terminal();
        let hidden = streams || !io::stderr().is_terminal();
        Progress { bar: None, hidden, started: Instant::now(), doing, articles: 0, bytes: 0 }
    }

    /// One more article of this many bytes is done.
    pub fn step(&mut self, bytes: usize) {
        self.articles += 1;
        self.bytes += bytes as u64;
        if !self.hidden && self.bar.is_none() && self.started.elapsed() > SHOW_AFTER {
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            let bar = ProgressBar::new_spinner();
            self.bar = Some(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)));
        }
        if let Some(bar) = &self.bar {
            let rate = self.bytes / 1000 / (self.started.elapsed().as_millis() as u64).max(1);
            bar.set_message(format!("{} {} articles, {rate} MB/s", self.doing, self.articles));
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
