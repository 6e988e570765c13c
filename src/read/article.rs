use std::cmp::Ordering;

use jiff::civil::Date;

use super::Stamp;

/// One article as it was read.  `title` and `text` are what all offsets refer to and never change again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Article {
    /// Given by the input, else a hash of source, date, title, url and text.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    pub published: Option<Date>,
    /// When the input says that it was last changed, else published; no part of the id, as it says nothing of the content.
    pub changed: Option<Stamp>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub text: String,
}

impl Article {
    /// By what its versions are put in order.
    pub fn stamp(&self) -> Option<Stamp> {
        self.changed.or(self.published.map(Stamp::of_day))
    }

    /// Whether both say when they were last changed, and this one later.
    pub fn is_later(&self, other: &Article) -> bool {
        let order = self.stamp().zip(other.stamp()).and_then(|(one, other)| one.order(other));
        order == Some(Ordering::Greater)
    }
}

#[cfg(test)]
impl Article {
    /// A text alone, for tests.
    pub fn untitled(text: &str) -> Article {
        Article {
            id: text.to_owned(),
            source: None,
            published: None,
            changed: None,
            title: None,
            url: None,
            author: None,
            text: text.to_owned(),
        }
    }
}
