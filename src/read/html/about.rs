use dom_query::Document;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::linked::Linked;
use crate::read::Stamp;
use crate::read::date::parse_date;

const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"];
const SOURCES: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "article:publisher", "application-name"];
const AUTHORS: &[&str] =
    &["author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
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
    /// JSON-LD first, then meta tags; the page is not changed.
    pub fn of_head(page: &Document) -> Self {
        let linked = Linked::of(page);
        let stated = linked.article();
        let stated = stated.as_ref();
        let meta = Meta::of(page);
        let names = |key| stated.map(|stated| stated.names(key)).unwrap_or_default();
        let links = page.select("link[rel='canonical']");
        let canonical = links.nodes().first().and_then(|link| link.attr("href"));
        let urls = [canonical.as_deref(), meta.first("og:url"), stated.and_then(|stated| stated.url())];
        let stated_date =
            ["datePublished", "dateCreated"].iter().find_map(|key| parse_date(stated?.string(key)?));
        let linked_at = |key| stated.and_then(|stated| stated.string(key));
        let changes = std::iter::once(linked_at("dateModified")).chain(meta.all(CHANGES).map(Some));
        let dates = std::iter::once(linked_at("datePublished")).chain(meta.all(DATES).map(Some));
        About {
            source: names("publisher").into_iter().chain(meta.all(SOURCES)).find_map(name),
            published: stated_date.or_else(|| meta.all(DATES).find_map(parse_date)),
            changed: Stamp::first(changes).or_else(|| Stamp::first(dates)),
            title: stated
                .and_then(|stated| stated.string("headline"))
                .into_iter()
                .chain(meta.all(TITLES))
                .find_map(line),
            url: urls.into_iter().flatten().map(str::trim).find(|url| is_address(url)).map(str::to_owned),
            author: authors(names("author")).or_else(|| meta.all(AUTHORS).find_map(byline)),
            body: stated.and_then(|stated| stated.string("articleBody")).map(unescape),
        }
    }

    /// What is still lacking, from the page's visible parts once the clutter is out.
    pub fn add_body(&mut self, page: &Document) {
        let title = || {
            let headings = page.select("h1");
            let heading = headings.nodes().first().and_then(|heading| line(&heading.text()));
            heading
                .or_else(|| page_title(&page.select("title").nodes().first()?.text(), self.source.as_deref()))
        };
        let title = self.title.take().or_else(title);
        self.title = title;
        self.published = self.published.or_else(|| date_in(page));
        if self.author.is_none() {
            let authors =
                page.select("[rel='author'], [itemprop='author'], [class~='byline'], [class~='author-name']");
            self.author = authors.nodes().iter().find_map(|node| byline(&node.text()));
        }
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

/// `<time>` in the article's own part; elsewhere only if the page has no other.
fn date_in(page: &Document) -> Option<Date> {
    let dates = |selector: &str| -> Vec<Date> {
        let times = page.select(selector);
        let stated = |node: &dom_query::NodeRef| {
            let date = node.attr("datetime").or_else(|| node.attr("content"));
            parse_date(&date.unwrap_or_else(|| node.text()))
        };
        times.nodes().iter().filter_map(stated).collect()
    };
    let marked = dates("time[pubdate], [itemprop='datePublished']").first().copied();
    let own = || dates("article time, main time, header time").first().copied();
    let only = || match dates("time")[..] {
        [first, ref rest @ ..] => rest.iter().all(|date| *date == first).then_some(first),
        [] => None,
    };
    marked.or_else(own).or_else(only)
}

fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

/// Entities that were escaped twice become characters.
fn unescape(value: &str) -> String {
    if value.contains('&') {
        Document::fragment(value.replace('<', "&lt;")).text().to_string()
    } else {
        value.to_owned()
    }
}

/// One line of text; `None` if nothing is left.
fn line(value: &str) -> Option<String> {
    let line = unescape(value).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// A name; addresses of profiles are none.
fn name(value: &str) -> Option<String> {
    line(value).filter(|name| !is_address(name) && !name.starts_with('@'))
}

/// "By Ann Roe" → "Ann Roe"; a long text is no byline.
fn byline(value: &str) -> Option<String> {
    let name = name(value)?;
    let start = name.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    let name = name.get(start.map_or(0, str::len)..)?.trim();
    (!name.is_empty() && name.len() <= 120).then(|| name.to_owned())
}

fn authors(names: Vec<&str>) -> Option<String> {
    let mut authors: Vec<String> = Vec::new();
    for author in names.into_iter().take(20).filter_map(byline) {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    (!authors.is_empty()).then(|| authors.join(", "))
}

/// `<title>` without the outlet's name at its end.
fn page_title(title: &str, source: Option<&str>) -> Option<String> {
    let title = line(title)?;
    let cut = [" | ", " - ", " – ", " — ", " :: "].iter().find_map(|mark| {
        let (head, tail) = title.rsplit_once(mark)?;
        source.is_some_and(|source| tail.eq_ignore_ascii_case(source)).then(|| head.trim().to_owned())
    });
    cut.filter(|head| !head.is_empty()).or(Some(title))
}
