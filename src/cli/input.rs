use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use rayon::ThreadPoolBuilder;

use super::failure::Failure;
use crate::document::foreign;
use crate::read::{Article, Columns, Defaults, parse_date};
use crate::report::shortened;
use crate::store::Window;

/// What the articles lack and the user knows.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Where an article does not say it itself, or with --override whatever it says")]
pub(super) struct DefaultArgs {
    /// The outlet
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The day of publication; without one, weekdays stay unresolved
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    /// The address
    #[arg(long)]
    url: Option<String>,
    /// The headline
    #[arg(long)]
    title: Option<String>,
    /// Let these go before what an article states
    #[arg(long = "override")]
    override_stated: bool,
    /// Which columns of a table, or keys of a record, hold the id, source, date, modified, title, url, author, text
    #[arg(long, value_name = "text=body,date=day", value_parser = Columns::parse)]
    columns: Option<Columns>,
}

impl DefaultArgs {
    pub fn defaults(&self) -> Defaults {
        Defaults {
            source: self.source.clone(),
            published: self.date,
            url: self.url.clone(),
            title: self.title.clone(),
            override_stated: self.override_stated,
            columns: self.columns.clone().unwrap_or_default(),
        }
    }
}

/// How many articles stated something else than was given, and went before it.
#[derive(Default)]
pub(super) struct Stated {
    source: usize,
    date: usize,
    url: usize,
    title: usize,
}

impl Stated {
    /// What an article lacked is as given by now, so that what differs was stated.
    pub fn count(&mut self, given: &DefaultArgs, article: &Article) {
        fn differs<T: PartialEq>(given: &Option<T>, read: &Option<T>) -> usize {
            usize::from(given.is_some() && given != read)
        }
        self.source += differs(&given.source, &article.source);
        self.date += differs(&given.date, &article.published);
        self.url += differs(&given.url, &article.url);
        self.title += differs(&given.title, &article.title);
    }

    pub fn message(&self, given: &DefaultArgs) -> Option<String> {
        let counts = [(self.source, "source"), (self.date, "date"), (self.url, "URL"), (self.title, "title")];
        let kept: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, field)| match count {
                1 => format!("1 article states another {field}"),
                n => format!("{n} articles state another {field}"),
            })
            .collect();
        let asked = !given.override_stated && !kept.is_empty();
        asked.then(|| {
            format!("{}, which was kept: --override puts the given one in its place", kept.join(", "))
        })
    }
}

#[derive(Debug, Clone, Args)]
pub(super) struct PathArgs {
    /// Files, folders of them, or `-` for standard input (see below for what is read)
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub language: LanguageArgs,
    #[command(flatten)]
    pub limit: LimitArgs,
    #[command(flatten)]
    pub defaults: DefaultArgs,
    #[command(flatten)]
    pub threads: ThreadArgs,
}

/// How long an article may be.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LimitArgs {
    /// Refuse articles with more megabytes of text; 0 takes in all [default: 4, but none for extract]
    #[arg(long, value_name = "MB")]
    max_article: Option<u32>,
}

/// As long as the longest novels: whatever has more text is an archive without a mark where its articles begin.  Judging and
/// storing hold all claims of an article, some 60 bytes for each of its own.
pub(super) const LONGEST: u32 = 4;

impl LimitArgs {
    /// Why an article is refused for its length, unless told otherwise above so many megabytes.
    pub fn refuses(self, article: &Article, most: Option<u32>) -> Option<String> {
        const MEGABYTE: u64 = 1_000_000;
        let most = u64::from(self.max_article.or(most).filter(|most| *most > 0)?);
        let length = article.text.len() as u64;
        (length > most * MEGABYTE).then(|| {
            format!(
                "“{}” has {} megabytes of text, which is no single article: --max-article {} takes it in",
                shortened(called(article), MOST_OF_A_TITLE),
                length.div_ceil(MEGABYTE),
                length.div_ceil(MEGABYTE)
            )
        })
    }
}

const MOST_OF_A_TITLE: usize = 70;

/// What a message calls an article.
fn called(article: &Article) -> &str {
    article.title.as_deref().or(article.url.as_deref()).unwrap_or(&article.id)
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LanguageArgs {
    /// Take in articles that are not English as well: they are kept, and claim nothing
    #[arg(long, env = "GAINSAY_ANY_LANGUAGE", value_parser = clap::builder::FalseyValueParser::new(), hide_env_values = true)]
    any_language: bool,
}

impl LanguageArgs {
    /// Why an article is refused for its language.
    pub fn refuses(self, article: &Article) -> Option<String> {
        let language = foreign(&article.text).filter(|_| !self.any_language)?;
        let name = called(article);
        Some(format!(
            "\"{name}\" is written in {language}, and claims are read from English alone; --any-language keeps it without claims"
        ))
    }
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct ThreadArgs {
    /// How many threads read and extract, at most 256 [default: one a core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u16).range(0..=256))]
    threads: u16,
}

impl ThreadArgs {
    /// Starts the threads of the whole command: those that read, judge and unpack.  Before anything else asks for some, as opening an old
    /// database does, since they are started but once.
    pub fn start(self) -> Result<(), Failure> {
        ThreadPoolBuilder::new().num_threads(usize::from(self.threads)).build_global().map_err(|error| {
            Failure::new(format!("cannot start threads: {error}"), "try a smaller number with --threads")
        })
    }
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct WindowArgs {
    /// Published on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,
    /// Published on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,
}

impl WindowArgs {
    pub fn window(self) -> Window {
        Window { since: self.since, until: self.until }
    }
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| String::from("write a day as YYYY-MM-DD, such as 2025-11-30"))
}
