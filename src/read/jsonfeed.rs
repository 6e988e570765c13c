//! JSON Feed 1.0 and 1.1 (<https://jsonfeed.org/version/1.1>).

use serde_json::{Map, Value};

use super::draft::{Defaults, Draft};
use super::item::{self, Body};
use super::{Article, Place, ReadError, Stamp, date};

type Object = Map<String, Value>;

const VERSION: &str = "https://jsonfeed.org/version/";

pub(super) fn is_one(object: &Object) -> bool {
    string(object, "version").is_some_and(|version| version.starts_with(VERSION))
}

/// One article for each item.
pub(super) fn articles(mut feed: Object, place: &Place, known: &Defaults) -> Vec<Result<Article, ReadError>> {
    let items = match feed.remove("items") {
        Some(Value::Array(items)) if !items.is_empty() => items,
        _ => return vec![Err(ReadError::Nothing { place: place.clone(), what: "a feed without items" })],
    };
    let draft = |(at, value): (usize, Value)| {
        let place = place.within("item", at as u64 + 1);
        let Value::Object(item) = value else {
            return Err(ReadError::Record { place, cause: "the item is not an object".to_owned() });
        };
        let too_large = |cause| ReadError::TooLarge { place: place.clone(), cause };
        draft(&item, &feed).map_err(too_large)?.finish(place, known)
    };
    items.into_iter().enumerate().map(draft).collect()
}

fn draft(item: &Object, feed: &Object) -> Result<Draft, String> {
    let bodies = [
        string(item, "content_html").map(Body::Html),
        string(item, "content_text").map(Body::Text),
        string(item, "summary").map(Body::Text),
    ];
    let dates = [string(item, "date_modified"), string(item, "date_published")];
    Ok(Draft {
        source: string(feed, "title").map(str::to_owned),
        title: string(item, "title").map(item::line),
        url: string(item, "url").or_else(|| string(item, "external_url")).map(str::to_owned),
        author: authors(item).or_else(|| authors(feed)),
        published: dates[1].and_then(date::parse_date),
        changed: Stamp::first(dates),
        text: item::fullest(bodies.into_iter().flatten())?,
        ..Draft::default()
    })
}

fn string<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str().filter(|text| !text.trim().is_empty())
}

/// `authors` of version 1.1, `author` of version 1.0.
fn authors(object: &Object) -> Option<String> {
    let name = |author: &Value| author.get("name")?.as_str().map(str::to_owned);
    let names = match object.get("authors") {
        Some(Value::Array(authors)) => authors.iter().filter_map(name).collect::<Vec<_>>().join(", "),
        _ => name(object.get("author")?)?,
    };
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_an_article_of_its_own() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Lindow Post", "authors": [{"name": "Ann Roe"}], "items": [
            {"id": 7, "url": "https://lindow.example/7", "title": "Rain &amp; wind", "content_html": "<p>The Esk rose by 2 metres.</p><p>Nobody was hurt.</p>",
             "summary": "The Esk rose.", "date_published": "2026-01-03T23:30:00-05:00", "date_modified": "2026-01-04T10:00:00Z"},
            {"id": "8", "content_text": "Two bridges closed.", "author": {"name": "Jo Poe"}},
            9]}"#;
        let Ok(Value::Object(feed)) = serde_json::from_str(feed) else { panic!("an object") };
        assert!(is_one(&feed));
        let items = articles(feed, &Place::file("a.json"), &Defaults::default());
        let first = items[0].as_ref().expect("an article");
        assert_eq!(first.title.as_deref(), Some("Rain & wind"));
        assert_eq!(first.published.map(|day| day.to_string()).as_deref(), Some("2026-01-03"));
        assert_eq!(first.changed.map(|at| at.to_string()).as_deref(), Some("2026-01-04T10:00:00"));
        assert_eq!(first.text, "The Esk rose by 2 metres.\n\nNobody was hurt.");
        assert_eq!(
            (first.author.as_deref(), first.source.as_deref()),
            (Some("Ann Roe"), Some("Lindow Post"))
        );
        let second = items[1].as_ref().expect("an article");
        assert_eq!((second.author.as_deref(), second.text.as_str()), (Some("Jo Poe"), "Two bridges closed."));
        let error = items[2].as_ref().expect_err("an error").to_string();
        assert!(error.starts_with("a.json, item 3: "), "{error}");
    }
}
