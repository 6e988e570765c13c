//! What a line holds on its way from one step to the next, as JSON.

use serde::{Deserialize, Serialize};

use crate::base::Date;
use crate::compare::story::keys::Key;
use crate::read::{Article, Stamp};

/// An article as it was read, so that it is the same where it is read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    id: String,
    source: Option<String>,
    date: Option<Date>,
    /// RFC 3339, or a day.
    changed: Option<String>,
    title: Option<String>,
    url: Option<String>,
    author: Option<String>,
    text: String,
}

impl Record {
    pub fn of(article: &Article) -> Record {
        let Article { id, source, published, changed, title, url, author, text } = article.clone();
        let changed = changed.map(|stamp| stamp.to_string());
        Record { id, source, date: published, changed, title, url, author, text }
    }

    pub fn article(self) -> Article {
        let Record { id, source, date, changed, title, url, author, text } = self;
        let changed: Option<Stamp> = changed.and_then(|stamp| stamp.parse().ok());
        Article { id, source, published: date, changed, title, url, author, text }
    }
}

/// What is known of an article by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    /// A hash of all of it: of records with the same one, one is enough.
    pub row: String,
    /// Hashes of its content, its address and its id: whichever shares one may be a version or copy of it, or needs another id.
    pub kin: Vec<String>,
    /// Its own among all articles once those that share a kin are settled.
    pub id: String,
    /// Of publication, since 1970.
    pub day: Option<i32>,
    /// What it is found by, in order of the words' ids.
    pub keys: Vec<Key>,
    pub article: Record,
}

/// A record that gave no article, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    pub error: String,
    /// How it begins.
    pub record: String,
}

/// An article of a group that shares kin.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kin {
    pub group: String,
    pub article: Record,
}

/// How many articles were published on a day; without one, those that state none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub day: Option<i32>,
    pub articles: u64,
}

/// Days whose articles are looked at together, each against those that may be met.  Without days, the articles that state none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub span: u32,
    /// Where those that may be met begin.
    pub from: Option<i32>,
    pub first: Option<i32>,
    pub last: Option<i32>,
    /// Of a day with very many articles, those whose hash leaves this rest …
    pub part: u32,
    /// … when divided by this.
    pub parts: u32,
}

/// An article on its way to a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned {
    pub span: u32,
    /// One of the span, and not only one that those may meet.
    pub home: bool,
    pub id: String,
    pub day: Option<i32>,
    pub keys: Vec<Key>,
}

/// Where an article goes to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Articles of some stories of one span.
    pub block: String,
    pub id: String,
    /// The earlier articles that it is judged against; none where it only comes to be judged against.
    pub earlier: Option<Vec<String>>,
}

/// An article of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub block: String,
    pub earlier: Option<Vec<String>>,
    pub article: Record,
}
