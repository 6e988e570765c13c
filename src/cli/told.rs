//! What `add` says on stderr of articles that were stored before, or share an address.

use super::failure::complain;
use super::shown::counted;
use crate::read::Article;
use crate::report::shortened;
use crate::store::Added;

/// Lines for single versions; of more, the number is said.
const MOST_LINES: usize = 10;
const MOST_OF_A_TITLE: usize = 70;

#[derive(Default, PartialEq, Eq)]
pub(super) struct Told {
    pub new: usize,
    pub older: usize,
    lines: Vec<String>,
    unlike: usize,
    kept: usize,
    completed: usize,
    /// The id that each was given which others have too, and what it is stored under.
    apart: Vec<(String, String)>,
}

impl Told {
    pub fn count(&mut self, article: &Article, added: &Added) {
        match added {
            Added::Version { .. } => {
                self.new += 1;
                self.line("new", article, &article.id);
            }
            Added::Older(current) => {
                self.older += 1;
                self.line("older", article, current);
            }
            Added::New { are_unlike, apart, .. } => {
                self.unlike += usize::from(*are_unlike);
                self.apart.extend(apart.iter().map(|own| (article.id.clone(), own.clone())));
            }
            Added::Kept => self.kept += 1,
            Added::Completed { differs, .. } => {
                self.completed += 1;
                self.kept += usize::from(*differs);
            }
            Added::Unchanged => {}
        }
    }

    fn line(&mut self, age: &str, article: &Article, id: &str) {
        let called = article.title.as_deref().or(article.url.as_deref()).unwrap_or(&article.id);
        if self.lines.len() < MOST_LINES {
            self.lines.push(format!(
                "{age} version of “{}”: gainsay diff {id}",
                shortened(called, MOST_OF_A_TITLE)
            ));
        }
    }

    /// " and 1 new version of a stored one", where there is any.
    pub fn versions(&self) -> String {
        let of = |count: usize, age: &str| {
            let stored = if count == 1 { "a stored one" } else { "stored ones" };
            (count > 0).then(|| format!(", {} of {stored}", counted(count, &format!("{age} version"))))
        };
        [of(self.new, "new"), of(self.older, "older")].into_iter().flatten().collect()
    }

    pub fn say(&self, articles: usize) {
        let versions = self.new + self.older;
        if versions > 0 {
            complain(&format!("added {}{}", counted(articles, "article"), self.versions()));
        }
        self.lines.iter().for_each(|line| complain(line));
        if versions > self.lines.len() {
            complain(&format!(
                "and {} more: gainsay diff ID",
                counted(versions - self.lines.len(), "version")
            ));
        }
        match self.unlike {
            0 => {}
            1 => complain(
                "1 article has the URL of another, but their texts share little: kept as an article of its own",
            ),
            n => complain(&format!(
                "{n} articles have the URL of another, but their texts share little: kept as articles of their own"
            )),
        }
        for (given, own) in self.apart.iter().take(MOST_LINES) {
            complain(&format!(
                "others have the id {given} and another text: each is stored under an id of its own, this one under {own}"
            ));
        }
        if self.apart.len() > MOST_LINES {
            let more = self.apart.len() - MOST_LINES;
            complain(&format!(
                "and {} with the id of another: `gainsay articles` lists what they are stored under",
                counted(more, "more article")
            ));
        }
        match self.completed {
            0 => {}
            1 => complain(
                "1 article was there already with less, or under another id: what this one states was added to it",
            ),
            n => complain(&format!(
                "{n} articles were there already with less, or under other ids: what these state was added to them"
            )),
        }
        match self.kept {
            0 => {}
            1 => complain(
                "1 article is there already with another source or day, which stay: `gainsay remove` it first",
            ),
            n => complain(&format!(
                "{n} articles are there already with another source or day, which stay: `gainsay remove` them first"
            )),
        }
    }
}
