//! RSS 0.9x, 1.0 and 2.0, and Atom: each item is an article.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use feed_rs::model::{Content, Entry, Feed, FeedType, Person, Text};
use feed_rs::parser::{self, ParseErrorKind, ParseFeedError};
use jiff::civil::Date;

use super::address::is_address;
use super::draft::Draft;
use super::item::{self, Body};
use super::markup::{self, Opening};
use super::plain::brief;
use super::{Place, ReadError, Stamp, date};

/// The items of a feed, each before it what to warn of.
pub(super) fn drafts(xml: &str, place: &Place) -> Vec<(Place, Result<Draft, ReadError>)> {
    if markup::depth(xml.as_bytes()) > MAX_DEPTH {
        let cause = format!("its elements are nested more than {MAX_DEPTH} deep");
        return vec![(place.clone(), Err(ReadError::TooLarge { place: place.clone(), cause }))];
    }
    let undeclared = undeclared(xml);
    let xml = &*mended(&undeclared);
    match Parsed::of(xml, place) {
        Ok(feed) if feed.feed.entries.is_empty() => {
            let error = ReadError::Nothing { place: place.clone(), what: "a feed without items" };
            vec![(place.clone(), Err(error))]
        }
        Ok(feed) => feed.items(|at| place.within("item", at)),
        Err(error @ ReadError::Damaged { .. }) => one_by_one(xml, error, place),
        Err(error) => vec![(place.clone(), Err(error))],
    }
}

/// Parsers follow deeper ones until their stack is full.
const MAX_DEPTH: usize = 100;
/// What is tried again for each item must not be long.
const MAX_HEAD: usize = 64 << 10;
/// Versions of RSS that the crate knows by name; others and none are read as the last.
const VERSIONS: &[&str] = &["0.91", "0.92", "2.0"];

/// With a bare `&` escaped, as in "Q&A", and with a version of RSS that is known: faults of feeds that cost nobody a word.
fn mended(xml: &str) -> Cow<'_, str> {
    let mut escaped = String::new();
    let mut from = 0;
    for (at, _) in xml.match_indices('&').filter(|(at, _)| !is_reference(&xml[at + 1..])) {
        escaped.push_str(&xml[from..=at]);
        escaped.push_str("amp;");
        from = at + 1;
    }
    let mut mended = Cow::Borrowed(xml);
    if from > 0 {
        escaped.push_str(&xml[from..]);
        mended = Cow::Owned(escaped);
    }
    let root = mended
        .find("<rss")
        .filter(|at| mended[..*at].trim_end().is_empty() || mended[..*at].trim_end().ends_with('>'));
    if let Some(tag) = root.and_then(|at| Some(at..at + mended[at..].find('>')?)) {
        let known = |version: &&str| {
            mended[tag.clone()].contains(&format!("version=\"{version}\""))
                || mended[tag.clone()].contains(&format!("version='{version}'"))
        };
        if !VERSIONS.iter().any(known) {
            let rest = mended[tag.start + "<rss".len()..tag.end].replace("version", "stated");
            mended.to_mut().replace_range(tag, &format!("<rss version=\"2.0\"{rest}"));
        }
    }
    mended
}

/// `amp;`, `#8217;`
fn is_reference(rest: &str) -> bool {
    const LONGEST: usize = 32;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
    end.is_some_and(|end| {
        end > 0 && rest.bytes().take(end).all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// The items of a feed that cannot be read as a whole, each by itself, behind what is wrong with the whole.
fn one_by_one(xml: &str, error: ReadError, place: &Place) -> Vec<(Place, Result<Draft, ReadError>)> {
    let mut drafts = vec![(place.clone(), Err(error))];
    let Some(pieces) = Pieces::of(xml).filter(|pieces| pieces.head.len() <= MAX_HEAD) else { return drafts };
    for (at, item) in pieces.items.iter().enumerate() {
        let place = place.within("item", at as u64 + 1);
        match Parsed::of(&format!("{}{item}{}", pieces.head, pieces.end), &place) {
            Ok(feed) => drafts.extend(feed.items(|_| place.clone())),
            // The whole is known to be damaged: which items are gone is said by the numbers of the others.
            Err(_) => {
                let error = ReadError::Damaged {
                    place: place.clone(),
                    what: "the item",
                    cause: "it is no whole XML".to_owned(),
                };
                drafts.push((place, Err(error)));
            }
        }
    }
    drafts
}

/// A feed cut up without being understood.
struct Pieces<'a> {
    /// All before the first item.
    head: &'a str,
    /// From each opening tag to the next one, or to the tag that closes it.
    items: Vec<&'a str>,
    /// Tags that close what the head opens.
    end: &'static str,
}

/// For each root: what its items are called, and what closes the feed behind one of them.
const SHAPES: &[(&str, &str, &str, &str)] = &[
    ("rss", "<item", "</item>", "</channel></rss>"),
    ("rdf:RDF", "<item", "</item>", "</rdf:RDF>"),
    ("feed", "<entry", "</entry>", "</feed>"),
];

impl<'a> Pieces<'a> {
    fn of(xml: &'a str) -> Option<Self> {
        let root = Opening::of(xml.as_bytes()).root?;
        let (_, open, close, end) = SHAPES.iter().find(|(name, ..)| *name == root)?;
        let is_tag = |at: &usize| !xml.as_bytes().get(at + open.len()).is_some_and(u8::is_ascii_alphanumeric);
        let starts: Vec<usize> = memchr::memmem::find_iter(xml.as_bytes(), open).filter(is_tag).collect();
        let ends = starts.iter().skip(1).copied().chain([xml.len()]);
        let items = starts.iter().zip(ends).map(|(start, end)| {
            let item = &xml[*start..end];
            item.rfind(close).map_or(item, |at| &item[..at + close.len()])
        });
        Some(Pieces { head: &xml[..*starts.first()?], items: items.collect(), end })
    }
}

/// A feed, and its dates as they are written: the crate turns what it knows of them to UTC, by which an evening in New York is the
/// next day, and leaves out the others.  So each date is given its number in this list in place of a time.
struct Parsed {
    feed: Feed,
    dates: Vec<String>,
}

impl Parsed {
    fn of(xml: &str, place: &Place) -> Result<Self, ReadError> {
        let dates: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&dates);
        let number = move |text: &str| {
            let mut dates = seen.lock().ok()?;
            dates.push(text.to_owned());
            chrono::DateTime::from_timestamp(dates.len() as i64 - 1, 0)
        };
        let parser = parser::Builder::new().sanitize_content(false).timestamp_parser(number).build();
        let feed = parser.parse(xml.as_bytes()).map_err(|error| fault(&error, xml, place))?;
        let dates = dates.lock().map(|dates| dates.clone()).unwrap_or_default();
        Ok(Parsed { feed, dates })
    }

    fn date(&self, number: Option<chrono::DateTime<chrono::Utc>>) -> Option<&str> {
        self.dates.get(usize::try_from(number?.timestamp()).ok()?).map(String::as_str)
    }

    /// The items, each with its place by its number, the first being 1.
    fn items(&self, place: impl Fn(u64) -> Place) -> Vec<(Place, Result<Draft, ReadError>)> {
        let items = self.feed.entries.iter().enumerate();
        items
            .flat_map(|(at, entry)| {
                let place = place(at as u64 + 1);
                self.item(entry, &place).into_iter().map(move |draft| (place.clone(), draft))
            })
            .collect()
    }

    /// Of the entries that name none, in Atom alone (RFC 4287, 4.2.1); the editors of an RSS channel write no items.
    fn author(&self) -> Option<String> {
        (self.feed.feed_type == FeedType::Atom).then(|| authors(&self.feed.authors))?
    }

    fn item(&self, entry: &Entry, place: &Place) -> Vec<Result<Draft, ReadError>> {
        let (published, updated) = (self.date(entry.published), self.date(entry.updated));
        // Atom demands the second alone.
        let (day, unread) = day(published.or(updated));
        let bodies =
            entry.content.as_ref().and_then(content).into_iter().chain(entry.summary.iter().map(summary));
        let text = match item::fullest(bodies) {
            Ok(text) => text,
            Err(cause) => return vec![Err(ReadError::TooLarge { place: place.clone(), cause })],
        };
        let draft = Draft {
            source: self.feed.title.as_ref().map(|title| item::line(&title.content)),
            title: entry.title.as_ref().map(|title| item::line(&title.content)),
            url: link(entry),
            author: authors(&entry.authors).or_else(|| self.author()),
            published: day,
            changed: Stamp::first([updated, published]),
            text: item::without_footer(&text).to_owned(),
            ..Draft::default()
        };
        let warning = unread.map(|value| {
            let cause = format!("its date \"{}\" is not understood and was left out", brief(value));
            Err(ReadError::Unread { place: place.clone(), cause })
        });
        warning.into_iter().chain([Ok(draft)]).collect()
    }
}

/// The day of a date, or the date that names none.
fn day(stated: Option<&str>) -> (Option<Date>, Option<&str>) {
    let day = stated.and_then(date::parse_date);
    (day, stated.filter(|_| day.is_none()))
}

/// Without the declaration, whose encoding was that of the bytes.  Another one further down, as where files were joined, declares
/// nothing.
fn undeclared(xml: &str) -> Cow<'_, str> {
    let xml = xml.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let xml = match xml.strip_prefix(DECLARATION).and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => xml,
    };
    match xml.contains(DECLARATION) {
        true => Cow::Owned(xml.replace(DECLARATION, "<?no-xml")),
        false => Cow::Borrowed(xml),
    }
}

const DECLARATION: &str = "<?xml";

fn fault(error: &ParseFeedError, xml: &str, place: &Place) -> ReadError {
    let place = place.clone();
    match (error, Opening::of(xml.as_bytes()).root) {
        (ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot), Some(root)) => ReadError::Kind {
            place,
            what: format!("an XML document that begins with <{}>", brief(&root)),
            advice: "feeds in RSS and Atom are",
        },
        (error, _) => ReadError::Damaged { place, what: "the feed", cause: error.to_string() },
    }
}

fn content(content: &Content) -> Option<Body<'_>> {
    Some(body(content.content_type.as_ref(), content.body.as_deref()?))
}

fn summary(summary: &Text) -> Body<'_> {
    body(summary.content_type.as_ref(), &summary.content)
}

/// Feeds call plain what has tags in it.
fn body<'a>(kind: &str, text: &'a str) -> Body<'a> {
    let is_markup = text.contains("</") || text.contains("/>") || text.contains('&');
    if kind == "text/plain" && !is_markup { Body::Text(text) } else { Body::Html(text) }
}

/// The page of the item, which is the link without a role or an alternate; else an id that is its address.
fn link(entry: &Entry) -> Option<String> {
    let is_page = |role: Option<&str>| role.is_none_or(|role| role == "alternate");
    let page = entry.links.iter().find(|link| is_page(link.rel.as_deref()));
    page.map(|link| &link.href).or(Some(&entry.id).filter(|id| is_address(id))).cloned()
}

/// feed-rs leaves the brackets of "desk@lindow.example (Ann Roe)" around the name.
fn authors(people: &[Person]) -> Option<String> {
    let name = |person: &Person| Some(item::line(person.name.as_deref()?.trim_matches(['(', ')', ' '])));
    let names: Vec<String> = people.iter().filter_map(name).filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod tests;
