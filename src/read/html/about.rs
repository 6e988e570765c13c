use dom_query::Document;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::linked::{Linked, Stated};
use super::stated::{authors, byline, line, name, plain};
use super::{bylines, dates, outlet};
use crate::read::Stamp;
use crate::read::address::{host, is_address};
use crate::read::draft::Draft;

const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"];
const SOURCES: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "article:publisher", "application-name"];
const AUTHORS: &[&str] =
    &["author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"];
/// After htmldate's list of attributes (Apache-2.0).
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "article:published_date",
    "article:post_date",
    "article:publicationdate",
    "datepublished",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "vr:published_time",
    "published_time",
    "date_published",
    "published-date",
    "published_date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publish_time",
    "publication_date",
    "publicationdate",
    "dc.date.issued",
    "dc.date",
    "dc:date",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "bepress_citation_date",
    "displaydate",
    "gentime",
    "release_date",
    "date_created",
    "datecreated",
];

const CHANGES: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub source: Option<String>,
    pub published: Option<Date>,
    pub changed: Option<Stamp>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    /// The article's words as stated in JSON-LD.
    pub body: Option<String>,
}

impl About {
    /// JSON-LD first, then meta tags, then what is marked in the page, which must be whole and is not changed.
    pub fn of(page: &Document, linked: &Linked, at: Option<&str>) -> Self {
        let marked = dates::marked(page);
        let stated = linked.article();
        let stated = stated.as_ref();
        let meta = Meta::of(page);
        let names = |key| stated.map(|stated| stated.names(key)).unwrap_or_default();
        // The author of a review of a claim is the outlet.
        let is_review = stated.is_some_and(Stated::is_review);
        let reviewers = if is_review { names("author") } else { Vec::new() };
        let links = page.select("link[rel='canonical']");
        let canonical = links.nodes().first().and_then(|link| link.attr("href"));
        let urls = [canonical.as_deref(), meta.first("og:url"), stated.and_then(|stated| stated.url()), at];
        let linked_at = |key| stated.and_then(|stated| stated.string(key));
        let loose_at = |key| linked.loose(key);
        let changes = [linked_at("dateModified"), loose_at("dateModified")]
            .into_iter()
            .chain(meta.all(CHANGES).map(Some));
        let dates = std::iter::once(linked_at("datePublished")).chain(meta.all(DATES).map(Some));
        let url = urls.into_iter().flatten().map(str::trim).find(|url| is_address(url)).map(str::to_owned);
        let addressed = url.as_deref().and_then(dates::in_address);
        let local = |stated: &str| dates::local(stated, &[addressed, marked.seen]);
        let published = linked_at("datePublished")
            .into_iter()
            .chain(meta.all(DATES))
            .chain(["datePublished", "dateCreated", "uploadDate"].into_iter().filter_map(loose_at))
            .chain(marked.sure.as_deref())
            .find_map(local);
        About {
            source: names("publisher").into_iter().chain(meta.all(SOURCES)).chain(reviewers).find_map(name),
            published: published.or(addressed).or(marked.seen).or_else(|| dates::written(page)),
            changed: Stamp::first(changes).or_else(|| Stamp::first(dates)),
            title: stated
                .and_then(|stated| stated.string("headline"))
                .into_iter()
                .chain(meta.all(TITLES))
                .find_map(line),
            url,
            author: authors(if is_review { Vec::new() } else { names("author") })
                .or_else(|| meta.all(AUTHORS).find_map(byline))
                .or_else(|| bylines::signed(page)),
            body: stated.and_then(|stated| stated.string("articleBody")).map(plain),
        }
    }

    pub fn draft(self, text: String) -> Draft {
        Draft {
            weak_source: self.url.as_deref().and_then(host),
            source: self.source,
            published: self.published,
            changed: self.changed,
            title: self.title,
            url: self.url,
            author: self.author,
            text,
            ..Draft::default()
        }
    }

    /// The headline, once the clutter is out, and the outlet that `<title>` names beside it.
    pub fn add_title(&mut self, page: &Document) {
        let whole = page.select("title").nodes().first().and_then(|title| line(&title.text()));
        let title = || {
            let headings = page.select("h1");
            let heading = headings.nodes().first().and_then(|heading| line(&heading.text()));
            heading.or_else(|| page_title(whole.as_deref()?, self.source.as_deref()))
        };
        self.title = self.title.clone().or_else(title);
        let host = self.url.as_deref().and_then(host);
        let beside = || outlet::beside(whole.as_deref()?, self.title.as_deref()?, host.as_deref());
        self.source = self.source.clone().or_else(beside);
    }
}

/// The first content of each meta tag.
struct Meta(FxHashMap<String, String>);

impl Meta {
    fn of(page: &Document) -> Self {
        let mut found = FxHashMap::default();
        for tag in page.select("meta[content]").nodes() {
            let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| tag.attr(name));
            if let (Some(key), Some(content)) = (key, tag.attr("content")) {
                found.entry(key.trim().to_ascii_lowercase()).or_insert_with(|| content.to_string());
            }
        }
        Meta(found)
    }

    fn first(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    fn all(&self, keys: &'static [&'static str]) -> impl Iterator<Item = &str> {
        keys.iter().filter_map(|key| self.first(key))
    }
}

/// `<title>` without the outlet's name at its end.
fn page_title(title: &str, source: Option<&str>) -> Option<String> {
    let cut = [" | ", " - ", " – ", " — ", " :: "].iter().find_map(|mark| {
        let (head, tail) = title.rsplit_once(mark)?;
        source.is_some_and(|source| tail.eq_ignore_ascii_case(source)).then(|| head.trim().to_owned())
    });
    cut.filter(|head| !head.is_empty()).or_else(|| Some(title.to_owned()))
}
