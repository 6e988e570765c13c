//! Texts of one article: what several copies of one text say together, and which of several texts counts.  Pure.
//!
//! Nothing here depends on the order in which they came in one run of the program.  What came in a later run counts in place
//! of what came before, unless that is stated to be later.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::replace;

use rustc_hash::FxHashMap;

use super::alike::{Key, Texts};
use super::stored::content_hash;
use crate::base::is_ident;
use crate::read::{Article, Stamp, address};

/// One text of an article, with everything that its copies state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edition {
    /// Its id is the first of the names that inputs gave, else of those made from content.
    pub article: Article,
    /// What each copy of the text said of itself.
    pub copies: BTreeSet<Copied>,
    /// In which run of the program it first came.
    pub run: i64,
}

/// By what a copy of a text is found, as it came.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Copied {
    pub name: String,
    pub source: Option<String>,
    pub address: Option<String>,
    /// Hash of its content.
    pub content: String,
}

impl Copied {
    pub fn of(article: &Article) -> Self {
        Copied {
            name: article.id.clone(),
            source: article.source.clone(),
            address: article.url.as_deref().and_then(address),
            content: content_hash(article),
        }
    }
}

impl Edition {
    pub fn of(article: &Article, run: i64) -> Self {
        Edition { article: article.clone(), copies: BTreeSet::from([Copied::of(article)]), run }
    }

    pub fn has_text_of(&self, other: &Edition) -> bool {
        self.article.text == other.article.text && self.article.title == other.article.title
    }

    /// Takes in what a copy of the same text states.  Where both state something, what came in an earlier run stays; of one run
    /// the earlier day, and the first in order of the rest.  The later of two times of change is kept.
    pub fn absorb(&mut self, mut other: Edition) {
        if other.run < self.run {
            std::mem::swap(self, &mut other);
        }
        let together = self.run == other.run;
        let stamp = later(self.article.stamp(), other.article.stamp());
        let (mine, theirs) = (&mut self.article, other.article);
        agree(&mut mine.source, theirs.source, together);
        agree(&mut mine.published, theirs.published, together);
        agree(&mut mine.url, theirs.url, together);
        agree(&mut mine.author, theirs.author, together);
        mine.changed = stamp.filter(|stamp| Some(*stamp) != mine.published.map(Stamp::of_day));
        self.copies.extend(other.copies);
        // An id made from content says nothing more of it than another such id.
        let stays = is_made(&self.article.id) && !together;
        let names = self.copies.iter().map(|copy| &copy.name).filter(|name| !stays || !is_made(name));
        if let Some(first) = names.min_by_key(|name| (is_made(name), *name)) {
            self.article.id.clone_from(first);
        }
    }

    /// Whether a copy states another outlet or day than was kept.
    pub fn differs_from(&self, copy: &Article) -> bool {
        let (source, published) = (&self.article.source, self.article.published);
        copy.source.is_some() && copy.source != *source
            || copy.published.is_some() && copy.published != published
    }
}

/// Whether an id was made from content, rather than given by the input.
fn is_made(name: &str) -> bool {
    is_ident('a', name)
}

fn agree<T: Ord>(mine: &mut Option<T>, theirs: Option<T>, together: bool) {
    *mine = match (mine.take(), theirs) {
        (Some(one), Some(other)) if together => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}

fn later(one: Option<Stamp>, other: Option<Stamp>) -> Option<Stamp> {
    one.into_iter().chain(other).max_by_key(|stamp| (stamp.day, stamp.time))
}

/// Each text once.
pub(super) fn merged(editions: impl IntoIterator<Item = Edition>) -> Vec<Edition> {
    let mut merged: Vec<Edition> = Vec::new();
    for edition in editions {
        match merged.iter_mut().find(|other| other.has_text_of(&edition)) {
            Some(same) => same.absorb(edition),
            None => merged.push(edition),
        }
    }
    merged
}

/// In order: each stands behind those of earlier runs, and of one run behind those that state no or an earlier time, then behind the
/// shorter ones; but before whatever is stated to be later.  What counts is last.
pub(super) fn ordered(mut editions: Vec<Edition>) -> Vec<Edition> {
    editions.sort_by(|one, other| place(one).cmp(&place(other)));
    let mut ordered: Vec<Edition> = Vec::with_capacity(editions.len());
    for edition in editions {
        let later = ordered.iter().rev().take_while(|other| other.article.is_later(&edition.article));
        let at = ordered.len() - later.count();
        ordered.insert(at, edition);
    }
    ordered
}

fn place(edition: &Edition) -> impl Ord + '_ {
    let Article { text, title, .. } = &edition.article;
    let stamp = edition.article.stamp().map(|stamp| (stamp.day, stamp.time));
    (edition.run, stamp, text.len(), text, title)
}

/// Of articles that are given together, those that would count if all were stored, each with what its copies state, and how many
/// other texts of these were left out.  The order stays.
pub fn counting(articles: &[Article]) -> (Vec<Article>, usize) {
    let (mut kept, mut older) = (Vec::new(), 0);
    for editions in editions_of(articles) {
        older += editions.len() - 1;
        kept.extend(last(editions));
    }
    (kept, older)
}

/// As [`counting`], each under the id that the store gives it where all come in one run: where several articles share one, theirs
/// are told apart by the first of their texts.
pub fn settled(articles: &[Article]) -> Vec<Article> {
    let mut having: FxHashMap<String, usize> = FxHashMap::default();
    let editions = editions_of(articles);
    let own: Vec<String> = editions.iter().map(|editions| first_content(editions)).collect();
    let mut kept: Vec<Article> = editions.into_iter().filter_map(last).collect();
    kept.iter().for_each(|article| *having.entry(article.id.clone()).or_default() += 1);
    for (article, hash) in kept.iter_mut().zip(own).filter(|(article, _)| having[&article.id] > 1) {
        let own = apart(&article.id, &hash).next();
        article.id = own.unwrap_or_default();
    }
    kept
}

/// What leads to versions and copies of an article, and to others with its id: articles that share nothing of this have nothing to do
/// with one another.
pub fn kin_keys(article: &Article) -> impl Iterator<Item = String> {
    let key = |key: Key| match key {
        Key::Address(address) => format!("address {address}"),
        Key::Name(name) => format!("name {name}"),
    };
    // What copies of one text state together may be all that another copy states.
    let text = format!("text {} {}", article.title.as_deref().unwrap_or_default(), article.text);
    [format!("content {}", content_hash(article)), text].into_iter().chain(Key::all(article).map(key))
}

/// The texts of each article among those given, in order.
fn editions_of(articles: &[Article]) -> Vec<Vec<Edition>> {
    let mut groups = groups(articles);
    loop {
        let edition = |at: &usize| Edition::of(&articles[*at], 0);
        let editions = groups.iter().map(|group| ordered(merged(group.iter().map(edition))));
        let editions: Vec<Vec<Edition>> = editions.collect();
        // With what its copies state, a text may have the content of an article that was none of these.
        let mut having: FxHashMap<String, usize> = FxHashMap::default();
        let mut joined: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
        for (group, last) in groups.iter().zip(editions.iter().map(|editions| editions.last())) {
            let content = last.map(|last| content_hash(&last.article)).unwrap_or_default();
            let at = *having.entry(content).or_insert(joined.len());
            match joined.get_mut(at) {
                Some(same) => same.extend(group),
                None => joined.push(group.clone()),
            }
        }
        if joined.len() == groups.len() {
            return editions;
        }
        groups = joined;
    }
}

fn last(mut editions: Vec<Edition>) -> Option<Article> {
    editions.pop().map(|edition| edition.article)
}

/// Gives articles with the same id ids of their own; returns those that were shared.
pub fn told_apart(articles: &mut [Article]) -> BTreeSet<String> {
    let mut having: FxHashMap<String, usize> = FxHashMap::default();
    articles.iter().for_each(|article| *having.entry(article.id.clone()).or_default() += 1);
    let mut shared = BTreeSet::new();
    for article in articles.iter_mut().filter(|article| having[&article.id] > 1) {
        let own = apart(&article.id, &content_hash(article)).next();
        shared.extend(own.map(|own| replace(&mut article.id, own)));
    }
    shared
}

/// The places of articles that are copies or versions of one, by that of the first.
fn groups(articles: &[Article]) -> Vec<Vec<usize>> {
    let mut texts: FxHashMap<Key, Texts> = FxHashMap::default();
    let mut copies: FxHashMap<String, usize> = FxHashMap::default();
    // Of each article the first of its group, or one that leads to it.
    let mut first: Vec<usize> = Vec::with_capacity(articles.len());
    for (at, article) in articles.iter().enumerate() {
        first.push(at);
        let mut same: Vec<usize> = Vec::from_iter(copies.get(&content_hash(article)).copied());
        copies.entry(content_hash(article)).or_insert(at);
        for key in Key::all(article) {
            let new = Texts::of(&key);
            let there = texts.entry(key).or_insert(new);
            same.extend(there.alike(article).into_iter().map(|at| at as usize));
            there.put(at as i64, article.source.clone(), &article.text);
        }
        let heads = same.into_iter().chain([at]).map(|at| head(&first, at)).collect::<BTreeSet<_>>();
        if let Some(least) = heads.first().copied() {
            heads.into_iter().for_each(|head| first[head] = least);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..articles.len()).for_each(|at| groups.entry(head(&first, at)).or_default().push(at));
    groups.into_values().collect()
}

fn head(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// Hex digits of the content that tell articles of one id apart: more where fewer are taken.
const DIGITS: [usize; 3] = [8, 16, 32];

/// What an article may be stored under that shares its id with others, the shortest first.
pub(super) fn apart(name: &str, hash: &str) -> impl Iterator<Item = String> {
    DIGITS.into_iter().map(move |digits| format!("{name}~{}", &hash[..digits.min(hash.len())]))
}

/// The text by which an article is told apart from others of its id: of several the first in order, which later ones do not change.
pub(super) fn first_content(ordered: &[Edition]) -> String {
    ordered.first().map(|first| content_hash(&first.article)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// Two copies that state together what a third one does: by their id the first two are one, and have then the content of the third.
    #[test]
    fn what_copies_state_together_may_be_another_copy() {
        let copy = |id: &str, source: Option<&str>, day: Option<&str>| Article {
            id: id.to_owned(),
            source: source.map(str::to_owned),
            published: day.and_then(|day| day.parse().ok()),
            ..Article::untitled("A fire at the paper mill of Orla killed 14 people on Tuesday.")
        };
        let copies = [
            copy("x", None, Some("2031-03-05")),
            copy("x", Some("Wire"), None),
            copy("z", Some("Wire"), Some("2031-03-05")),
        ];
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("gainsay.db")).unwrap();
        for article in &copies {
            store.add(article, std::sync::Arc::new(crate::claims::read_claims(article))).unwrap();
        }
        let settled = settled(&copies);
        assert_eq!(settled.len(), 1);
        assert_eq!(store.article(&settled[0].id).unwrap().as_ref(), settled.first());
        let kin = |at: usize| kin_keys(&copies[at]).collect::<BTreeSet<_>>();
        assert!([kin(0), kin(1)].iter().all(|kin_of| !kin_of.is_disjoint(&kin(2))));
    }
}
