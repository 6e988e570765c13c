use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use rustc_hash::FxHashSet;

use super::batch::Work;
use super::destination::{Destination, OutputArgs};
use super::failure::{Failure, complain};
use super::given::{self, prepare};
use super::input::{DefaultArgs, LanguageArgs, LimitArgs, PathArgs, ThreadArgs};
use super::mutual::Mutual;
use super::output::{Layout, LayoutArgs, width};
use super::pager::{Paged, paged};
use super::progress::{Progress, Total};
use super::quiet::Quiet;
use super::shown::counted;
use super::{Outcome, session};
use crate::claims::{Scene, Scenes};
use crate::compare::{Finding, Prepared, Verdict, compare_prepared, why_not};
use crate::read::Article;
use crate::report::{Format, Listing, print_cards, print_page, print_why_not, shortened};
use crate::store::{Store, StoreError};

/// Flag where articles contradict the stored ones, or each other
///
/// The articles are taken in order of publication.  An article is not compared with its own older versions, stored or given (same URL or
/// id, and much the same text).  Nothing is stored unless --add is given.  The exit status is
/// 1 if there is a contradiction; what is only to check does not count.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay compare draft.txt --source 'Example Wire' --date 2025-11-30
  gainsay compare incoming/ --add
  gainsay compare a.html b.html --all --format ndjson
  gainsay compare --why-not 3f9c1a 77b02d")]
pub(super) struct Compare {
    /// Files, folders, `-` for standard input, or ids of stored articles
    #[arg(required_unless_present = "why_not", value_name = "PATH|ARTICLE_ID")]
    given: Vec<PathBuf>,
    /// Print the gates between two stored claims, and the one that stopped them
    #[arg(long, num_args = 2, value_names = ["CLAIM", "CLAIM"], conflicts_with_all = ["given", "add", "all", "to_check"])]
    why_not: Option<Vec<String>>,
    /// Also store the articles
    #[arg(long)]
    add: bool,
    /// Also print what is likelier at odds than not, but not surely
    #[arg(long)]
    to_check: bool,
    /// Print agreements and updates too, and what is to check
    #[arg(long)]
    all: bool,
    /// Also print what was dismissed by `review`
    #[arg(long)]
    dismissed: bool,
    #[command(flatten)]
    defaults: DefaultArgs,
    #[command(flatten)]
    language: LanguageArgs,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    threads: ThreadArgs,
    #[command(flatten)]
    format: LayoutArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Compare {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        if let Some(ids) = &self.why_not {
            return explain(ids, db);
        }
        self.threads.start()?;
        let mut print = Print::new(self.format.layout, self.output.clone())?;
        let mut store = self.open(db)?;
        let mut work = Work::new(Progress::new("reading", None));
        let articles = self.articles(&mut work, store.as_ref(), db)?;
        work.say_what_was_stated(&self.defaults);
        let mut quiet = Quiet::new(store.as_ref(), self.dismissed).map_err(Failure::of_store(db))?;
        // Stored first, since an article may be called otherwise once another comes that was given its id.
        let articles = match store.as_mut().filter(|_| self.add) {
            Some(store) => given::add(store, articles).map_err(Failure::of_store(db))?,
            None => articles,
        };
        let mut mutual = Mutual::new(articles.iter().map(|(_, prepared)| Arc::clone(prepared)));
        let mut printed = FxHashSet::default();
        let given: BTreeSet<String> = articles.iter().map(|(article, _)| article.id.clone()).collect();
        let scenes: Scenes = articles
            .iter()
            .map(|(article, prepared)| (article.id.clone(), Scene::of(&prepared.reading)))
            .collect();
        let mut contradictions = 0;
        let mut progress = Progress::new("comparing", print.streams(self.format.layout));
        progress.of(Total::Articles(articles.len() as u64));
        for (article, prepared) in articles {
            progress.step(article.text.len());
            let judged = match store.as_ref() {
                Some(store) if self.add => store.judge_version(&article, &prepared),
                store => mutual.judge(store, &article),
            };
            let mut findings = judged.map_err(Failure::of_store(db))?;
            findings.retain(|finding| self.prints(finding.verdict));
            quiet.leave_out(&mut findings);
            findings.sort_by(|a, b| order(a).cmp(&order(b)));
            for finding in findings.into_iter().filter(|finding| printed.insert(finding.id.clone())) {
                contradictions += usize::from(finding.verdict == Verdict::Contradiction);
                print.finding(finding)?;
            }
        }
        drop(progress);
        print.finish(&given, scenes, store.as_ref())?;
        if printed.is_empty() && !given.is_empty() {
            complain(&format!("nothing to flag in {}", counted(given.len(), "article")));
        }
        quiet.say();
        Ok(match (work.failed, contradictions) {
            (0, 0) => Outcome::Quiet,
            (0, _) => Outcome::Contradictions,
            _ => Outcome::SomeFailed,
        })
    }

    fn prints(&self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::Contradiction => true,
            Verdict::ToCheck => self.to_check || self.all,
            Verdict::Update | Verdict::Agreement => self.all,
        }
    }

    /// Without a file, articles can still be compared with each other.
    fn open(&self, db: &Path) -> Result<Option<Store>, Failure> {
        if self.add {
            return session::to_write(db).map(Some);
        }
        if !db.exists() {
            complain(&format!(
                "{}: no database yet: comparing the given articles with each other",
                db.display()
            ));
            return Ok(None);
        }
        session::to_judge(db).map(Some)
    }

    /// The given articles, each once, in order of publication, with their claims.
    fn articles(
        &self,
        work: &mut Work,
        store: Option<&Store>,
        db: &Path,
    ) -> Result<Vec<(Article, Arc<Prepared>)>, Failure> {
        let mut articles = Vec::new();
        let mut paths = Vec::new();
        for given in &self.given {
            match self.stored(given, store).map_err(Failure::of_store(db))? {
                Some(article) => {
                    let prepared = prepare(&article);
                    articles.push((article, prepared));
                }
                None => paths.push(given.clone()),
            }
        }
        let input = PathArgs {
            paths,
            language: self.language,
            limit: self.limit,
            defaults: self.defaults.clone(),
            threads: self.threads,
        };
        work.run(&input, prepare, |article, prepared| {
            articles.push((article, prepared));
            Ok(())
        })?;
        let beside = store.filter(|_| !self.add);
        let mut articles = given::single(articles, beside, self.add).map_err(Failure::of_store(db))?;
        let order = |article: &Article| {
            (article.published.is_none(), article.published, article.source.clone(), article.id.clone())
        };
        articles.sort_by_cached_key(|(article, _)| order(article));
        articles
            .iter()
            .filter(|(article, _)| article.published.is_none())
            .for_each(|(article, _)| undated(article));
        Ok(articles)
    }

    /// A file goes before an id.
    fn stored(&self, given: &Path, store: Option<&Store>) -> Result<Option<Article>, StoreError> {
        match (store, given.to_str()) {
            (Some(store), Some(id)) if id != "-" && !given.exists() => store.article(id),
            _ => Ok(None),
        }
    }
}

/// Rows go out as they come; what is on one card is known only at the end, and so is what goes to a file.
enum Print {
    Rows(Box<Listing<Paged>>),
    Whole { findings: Vec<Finding>, layout: Layout, output: OutputArgs, destination: Destination },
}

impl Print {
    fn new(layout: Layout, output: OutputArgs) -> Result<Self, Failure> {
        match layout {
            Layout::Listed(format) if format != Format::Table && !output.is_given() => {
                Ok(Print::Rows(Box::new(Listing::new::<Finding>(format, width(), paged()))))
            }
            _ => {
                let destination = output.open()?;
                Ok(Print::Whole { findings: Vec::new(), layout, output, destination })
            }
        }
    }

    /// The format in which results run over the screen while the work goes on.
    fn streams(&self, layout: Layout) -> Option<Format> {
        match (self, layout) {
            (Print::Rows(_), Layout::Listed(format)) => Some(format),
            _ => None,
        }
    }

    fn finding(&mut self, finding: Finding) -> io::Result<()> {
        match self {
            Print::Rows(listing) => listing.row(&finding),
            Print::Whole { findings, .. } => {
                findings.push(finding);
                Ok(())
            }
        }
    }

    /// `scenes` are those of the given articles; those of stored ones are looked up.
    fn finish(
        self,
        new: &BTreeSet<String>,
        mut scenes: Scenes,
        store: Option<&Store>,
    ) -> Result<(), Failure> {
        match self {
            Print::Rows(listing) => Ok(listing.finish().map(|_| ())?),
            Print::Whole { findings, layout, output, destination } => {
                let sheet = output.sheet();
                let stored = store.map(|store| store.scenes(&findings)).transpose()?;
                scenes.extend(stored.unwrap_or_default());
                let found = (findings.as_slice(), &scenes);
                destination.write(|mut out| match layout {
                    Layout::Listed(Format::Table) => print_cards(found, new, sheet, &mut out),
                    Layout::Listed(format) => {
                        let mut listing = Listing::new::<Finding>(format, sheet.width, out);
                        findings.iter().try_for_each(|finding| listing.row(finding))?;
                        listing.finish().map(|_| ())
                    }
                    Layout::Html => print_page(found, out),
                })
            }
        }
    }
}

/// What it costs that an article has no day, said before the result is taken for all there is.
fn undated(article: &Article) {
    const MOST: usize = 60;
    let called = article.title.as_deref().unwrap_or(&article.id);
    complain(&format!(
        "“{}” has no day of publication: its weekdays stay unresolved, and it is compared by its story alone; \
         --date YYYY-MM-DD says the day",
        shortened(called, MOST)
    ));
}

/// The gates between two claims, whatever came of them.
fn explain(ids: &[String], db: &Path) -> Result<Outcome, Failure> {
    let store = session::to_read(db)?;
    let claim = |id: &String| {
        store.claim(id).map_err(Failure::of_store(db))?.ok_or_else(|| {
            Failure::new(
                format!("no claim has the id {id}"),
                "`gainsay claims` and `gainsay search` print the ids of claims",
            )
        })
    };
    let claims = ids.iter().map(claim).collect::<Result<Vec<_>, _>>()?;
    let mut out = paged();
    if let [(a, one), (b, other)] = &claims[..] {
        let gates = why_not((a, one), (b, other));
        let findings = compare_prepared(a, b);
        let about = |finding: &&Finding| {
            [&finding.a.id, &finding.b.id].contains(&one) && [&finding.a.id, &finding.b.id].contains(&other)
        };
        let claim = |article: &Prepared, id: &str| {
            article.reading.claims.iter().find(|claim| claim.id == id).cloned()
        };
        if let (Some(first), Some(second)) = (claim(a, one), claim(b, other)) {
            print_why_not([&first, &second], &gates, findings.iter().find(about), &mut out)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Quiet)
}

fn order(finding: &Finding) -> impl Ord + '_ {
    (
        (finding.a.article.published, &finding.a.article.id, finding.a.field, finding.a.span),
        (finding.b.article.published, &finding.b.article.id, finding.b.field, finding.b.span),
        &finding.id,
    )
}
