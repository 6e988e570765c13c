//! Articles in bounded batches: work inside a batch is shared among threads, its results keep their order.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::failure::{Failure, complain};
use super::input::{DefaultArgs, PathArgs, Stated, ThreadArgs};
use super::progress::{Progress, Total};
use crate::read::{Article, Defaults, Meter, ReadError, articles_metered, size};

/// What one batch may hold for each thread, and at most; a single larger article is a batch of its own.
const BYTES_A_THREAD: usize = 1 << 17;
const ARTICLES_A_THREAD: usize = 32;
const MOST_BYTES: usize = 1 << 20;
const MOST_ARTICLES: usize = 256;

/// Threads, the progress line, and the count of what could not be read.
pub(super) struct Work {
    pool: ThreadPool,
    progress: Progress,
    pub failed: usize,
    stated: Stated,
    /// Set by whoever wants to end.
    ended: Arc<AtomicBool>,
}

impl Work {
    pub fn new(progress: Progress, threads: ThreadArgs) -> Result<Self, Failure> {
        let pool = ThreadPoolBuilder::new().num_threads(threads.threads).build().map_err(|error| {
            Failure::new(format!("cannot start threads: {error}"), "try a smaller number with --threads")
        })?;
        Ok(Work { pool, progress, failed: 0, stated: Stated::default(), ended: Arc::default() })
    }

    /// Ends after the articles at hand once the flag is set, and not only at the end of all.
    pub fn until(self, ended: Arc<AtomicBool>) -> Self {
        Work { ended, ..self }
    }

    /// Does `each` with all articles in parallel and `then` with every result in order.
    pub fn run<T: Send>(
        &mut self,
        given: &PathArgs,
        each: impl Fn(&Article) -> T + Sync,
        mut then: impl FnMut(Article, T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let meter = Meter::default();
        if self.progress.is_drawn() {
            // Only for this a folder is listed before it is read.
            let sizes = given.paths.iter().map(|path| size(path)).sum::<Option<u64>>();
            self.progress.of(sizes.map_or(Total::Unknown, Total::Bytes));
        }
        let mut items = read(given.paths.clone(), given.defaults.defaults(), meter.clone());
        loop {
            // All that was read is done, a buffer of the last file aside.
            self.progress.reached(meter.bytes());
            let (batch, more) = self.next_batch(&mut items);
            let work = |article: &Article| match given.language.refuses(article) {
                Some(message) => Err(message),
                None => Ok(each(article)),
            };
            let done: Vec<Result<T, String>> = self.pool.install(|| batch.par_iter().map(work).collect());
            for (article, result) in batch.into_iter().zip(done) {
                self.progress.step(article.text.len());
                match result {
                    Ok(result) => {
                        self.stated.count(&given.defaults, &article);
                        then(article, result)?;
                    }
                    Err(message) => self.complain(&message),
                }
            }
            if !more || self.ended.load(Ordering::Relaxed) {
                return Ok(());
            }
        }
    }

    /// The next articles, and whether there may be more.
    fn next_batch(
        &mut self,
        items: &mut dyn Iterator<Item = Result<Article, ReadError>>,
    ) -> (Vec<Article>, bool) {
        let threads = self.pool.current_num_threads();
        let most_bytes = MOST_BYTES.min(threads * BYTES_A_THREAD);
        let most_articles = MOST_ARTICLES.min(threads * ARTICLES_A_THREAD);
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while bytes < most_bytes && batch.len() < most_articles {
            match items.next() {
                None => return (batch, false),
                Some(Ok(article)) => {
                    bytes += article.text.len();
                    batch.push(article);
                }
                Some(Err(warning)) if warning.is_warning() => self.warn(&warning.to_string()),
                Some(Err(error)) => self.complain(&error.to_string()),
            }
        }
        (batch, true)
    }

    /// Says where articles state other things than were given on the command line.
    pub fn say_what_was_stated(&self, given: &DefaultArgs) {
        if let Some(message) = self.stated.message(given) {
            self.progress.pause(|| complain(&message));
        }
    }

    /// Says what could not be done, and goes on.
    pub fn complain(&mut self, message: &str) {
        self.failed += 1;
        self.warn(message);
    }

    /// Says what is worth knowing of what was done.
    fn warn(&self, message: &str) {
        self.progress.pause(|| complain(message));
    }
}

fn read(
    paths: Vec<PathBuf>,
    defaults: Defaults,
    meter: Meter,
) -> impl Iterator<Item = Result<Article, ReadError>> + Send {
    paths.into_iter().flat_map(move |path| articles_metered(&path, &defaults, &meter))
}
