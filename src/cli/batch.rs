//! Articles in bounded batches: work inside a batch is shared among threads, its results keep their order, and the next one is
//! read and worked on while they are taken.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::failure::{Failure, complain};
use super::input::{DefaultArgs, LONGEST, PathArgs, Stated};
use super::progress::{Progress, Total};
use crate::read::{Article, Defaults, Meter, ReadError, articles_metered, size};

/// What one batch may hold for each thread, and at most; a single larger article is a batch of its own.
const BYTES_A_THREAD: usize = 1 << 17;
const ARTICLES_A_THREAD: usize = 32;
const MOST_BYTES: usize = 1 << 20;
const MOST_ARTICLES: usize = 256;

/// Threads, the progress line, and the count of what could not be read.
pub(super) struct Work {
    progress: Progress,
    pub failed: usize,
    stated: Stated,
    /// Megabytes of an article, unless the user says another number.
    most: Option<u32>,
    /// Set by whoever wants to end.
    ended: Arc<AtomicBool>,
}

impl Work {
    /// The threads must have been started ([`ThreadArgs::start`]).
    pub fn new(progress: Progress) -> Self {
        Work { progress, failed: 0, stated: Stated::default(), most: Some(LONGEST), ended: Arc::default() }
    }

    /// Ends after the articles at hand once the flag is set, and not only at the end of all.
    pub fn until(self, ended: Arc<AtomicBool>) -> Self {
        Work { ended, ..self }
    }

    /// However long an article is.
    pub fn of_any_length(self) -> Self {
        Work { most: None, ..self }
    }

    /// Does `each` with all articles in parallel and `then` with every result in order.  While `then` is at work the next
    /// articles are read and done; on one thread, one after the other.
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
        let most = self.most;
        let refuses = |article: &Article| {
            given.limit.refuses(article, most).or_else(|| given.language.refuses(article))
        };
        let work = |article: Article| match refuses(&article) {
            Some(message) => Done::Refused(message),
            None => {
                let result = each(&article);
                Done::Told(article, result)
            }
        };
        let ahead = rayon::current_num_threads() > 1;
        let mut batch = Batch::next(&mut items, &work);
        loop {
            // All that was read is done, what is read ahead aside.
            self.progress.reached(meter.bytes());
            let Batch { done, more } = batch;
            let mut next = None;
            rayon::in_place_scope(|scope| {
                if more && ahead {
                    scope.spawn(|_| next = Some(Batch::next(&mut items, &work)));
                }
                done.into_iter().try_for_each(|done| self.take(done, given, &mut then))
            })?;
            if !more || self.ended.load(Ordering::Relaxed) {
                return Ok(());
            }
            batch = next.unwrap_or_else(|| Batch::next(&mut items, &work));
        }
    }

    fn take<T>(
        &mut self,
        done: Done<T>,
        given: &PathArgs,
        then: &mut impl FnMut(Article, T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match done {
            Done::Told(article, result) => {
                self.progress.step(article.text.len());
                self.stated.count(&given.defaults, &article);
                return then(article, result);
            }
            Done::Refused(message) => self.complain(&message),
            Done::Unread(warning) if warning.is_warning() => self.warn(&warning.to_string()),
            Done::Unread(error) => self.complain(&error.to_string()),
        }
        Ok(())
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

/// What came of one item of the input.
enum Done<T> {
    Told(Article, T),
    Refused(String),
    Unread(ReadError),
}

/// Items that were read and done together, in their order, and whether there may be more.
struct Batch<T> {
    done: Vec<Done<T>>,
    more: bool,
}

impl<T: Send> Batch<T> {
    fn next(
        items: &mut (dyn Iterator<Item = Result<Article, ReadError>> + Send),
        work: &(impl Fn(Article) -> Done<T> + Sync),
    ) -> Self {
        let threads = rayon::current_num_threads();
        let most_bytes = MOST_BYTES.min(threads * BYTES_A_THREAD);
        let most_articles = MOST_ARTICLES.min(threads * ARTICLES_A_THREAD);
        let (mut read, mut bytes, mut more) = (Vec::new(), 0, true);
        while bytes < most_bytes && read.len() < most_articles {
            match items.next() {
                None => {
                    more = false;
                    break;
                }
                Some(item) => {
                    bytes += item.as_ref().map_or(0, |article| article.text.len());
                    read.push(item);
                }
            }
        }
        let done = |item: Result<Article, ReadError>| item.map_or_else(Done::Unread, work);
        Batch { done: read.into_par_iter().map(done).collect(), more }
    }
}

fn read(
    paths: Vec<PathBuf>,
    defaults: Defaults,
    meter: Meter,
) -> impl Iterator<Item = Result<Article, ReadError>> + Send {
    paths.into_iter().flat_map(move |path| articles_metered(&path, &defaults, &meter))
}
