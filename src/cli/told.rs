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
    refused: Vec<String>,
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
            Added::New { are_unlike: true, .. } => self.unlike += 1,
            Added::Kept => self.kept += 1,
            Added::Refused => self.refused.push(article.id.clone()),
            Added::New { .. } | Added::Unchanged => {}
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

    /// What could not be stored.
    pub fn refused(&self) -> impl Iterator<Item = String> + '_ {
        self.refused.iter().map(|id| {
            format!("{id}: an article of another URL is stored under this id and was kept; give the new one its own")
        })
    }
}
