use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::keys::Columns;
use super::{Article, Place, ReadError, Stamp};
use crate::base::ident;

/// What the user knows of the inputs: what to fill in where they say nothing, or to put in the place of what they say, and where
/// their fields stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    pub source: Option<String>,
    pub published: Option<Date>,
    pub url: Option<String>,
    pub title: Option<String>,
    /// These go before what the input states.
    pub override_stated: bool,
    pub columns: Columns,
}

impl Defaults {
    fn choose<T: Clone>(&self, stated: Option<T>, given: &Option<T>) -> Option<T> {
        match self.override_stated {
            true => given.clone().or(stated),
            false => stated.or_else(|| given.clone()),
        }
    }
}

/// What an input says of itself, before the defaults are filled in.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub id: Option<String>,
    pub source: Option<String>,
    /// A name to fall back on that is weaker than a default, such as the host of a page.
    pub weak_source: Option<String>,
    pub published: Option<Date>,
    pub changed: Option<Stamp>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub text: String,
}

impl Draft {
    pub fn finish(self, place: Place, defaults: &Defaults) -> Result<Article, ReadError> {
        if !self.text.contains(char::is_alphanumeric) {
            return Err(ReadError::NoText { place });
        }
        let stated = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
        let source = defaults.choose(stated(self.source), &defaults.source).or(self.weak_source);
        // Who says that the stated day is wrong knows of no hour on it.
        let is_overridden = defaults.override_stated && defaults.published.is_some();
        let mut article = Article {
            id: stated(self.id).unwrap_or_default(),
            source,
            published: defaults.choose(self.published, &defaults.published),
            changed: self.changed.filter(|_| !is_overridden),
            title: defaults.choose(stated(self.title), &defaults.title),
            url: defaults.choose(stated(self.url), &defaults.url),
            author: stated(self.author),
            text: self.text,
        };
        if article.id.is_empty() {
            article.id = content_id(&article);
        }
        Ok(article)
    }
}

/// "a" and 15 hex digits of SHA-256 over source, date, title, url and text.
fn content_id(article: &Article) -> String {
    let date = article.published.map(|date| date.to_string());
    let about = [&article.source, &date, &article.title, &article.url].map(|field| field.as_deref());
    let mut hash = Sha256::new();
    for field in about.into_iter().chain([Some(article.text.as_str())]) {
        // The length keeps apart what would run together, and `None` apart from an empty value.
        hash.update(field.map_or(u64::MAX, |value| value.len() as u64).to_le_bytes());
        hash.update(field.unwrap_or_default());
    }
    ident('a', &hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(source: Option<&str>, title: Option<&str>) -> Article {
        let draft = Draft {
            source: source.map(str::to_owned),
            title: title.map(str::to_owned),
            text: "Rain fell on Lindow.".to_owned(),
            ..Draft::default()
        };
        draft.finish(Place::file("a.txt"), &Defaults::default()).expect("an article")
    }

    #[test]
    fn the_id_is_a_hash_of_the_content() {
        assert_eq!(draft(Some("Wire"), None).id, draft(Some("Wire"), None).id);
        assert_ne!(draft(Some("Wire"), None).id, draft(None, Some("Wire")).id);
        assert_ne!(draft(Some("ab"), Some("c")).id, draft(Some("a"), Some("bc")).id);
        let id = draft(None, None).id;
        assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    }

    #[test]
    fn defaults_fill_what_is_lacking_and_nothing_else() {
        let defaults = Defaults {
            source: Some("Default".to_owned()),
            title: Some("Given".to_owned()),
            ..Defaults::default()
        };
        let own = Draft { source: Some("Own".to_owned()), text: "x".to_owned(), ..Draft::default() };
        let article = own.finish(Place::file("a"), &defaults).expect("an article");
        assert_eq!((article.source.as_deref(), article.title.as_deref()), (Some("Own"), Some("Given")));
    }

    #[test]
    fn what_overrides_goes_before_what_is_stated() {
        let defaults =
            Defaults { source: Some("Given".to_owned()), override_stated: true, ..Defaults::default() };
        let own = Draft {
            source: Some("Own".to_owned()),
            title: Some("Own".to_owned()),
            text: "x".to_owned(),
            ..Draft::default()
        };
        let article = own.finish(Place::file("a"), &defaults).expect("an article");
        assert_eq!((article.source.as_deref(), article.title.as_deref()), (Some("Given"), Some("Own")));
    }
}
