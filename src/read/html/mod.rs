//! Pages: the main text in paragraphs, and what the page says of itself.

mod about;
mod blocks;
mod body;
mod bylines;
mod cells;
mod charset;
mod clutter;
mod container;
mod dates;
mod edges;
mod escapes;
mod furniture;
mod guard;
mod linked;
mod live;
mod marks;
mod measure;
mod months;
mod names;
mod outlet;
mod prune;
mod quotes;
mod render;
mod stated;
mod unhide;

pub(super) use charset::declared_encoding;
pub(super) use marks::{is_mark, power};

use std::borrow::Cow;

use dom_query::Document;

use super::decode::clean;
use super::draft::Draft;
use super::{Place, ReadError};
use about::About;
use linked::Linked;

/// A shorter text, out of a page longer than the second, is hardly the article.
const SHORT: usize = 250;
const PAGE: usize = 4 << 10;
/// A text of less than one in so many of the page's sentences is hardly all of it.
const PART: usize = 4;
/// Where the tags that begin and end a page are looked for.
const EDGE: usize = 8 << 10;
const BREAKS_OFF: &str = "the page breaks off: it begins with <html> and has no end";
/// A longer text is no leftover, however much else the page holds.
const MUCH: usize = 1_000;

/// Captions in parts of pages, as HTML and WordPress mark them.
const CAPTIONS: &str = "figcaption, .wp-caption-text";

/// The articles of a page, which is one of each page but a live blog, and what to warn of.  `at` is where the page was got, which
/// counts where it does not say so itself.
pub(super) fn drafts(html: &str, at: Option<&str>, place: &Place) -> Vec<Result<Draft, ReadError>> {
    match read(html, at) {
        Ok(read) => {
            let warning = read.warning.map(|cause| Err(ReadError::Thin { place: place.clone(), cause }));
            warning.into_iter().chain(read.drafts.into_iter().map(Ok)).collect()
        }
        Err(cause) => vec![Err(ReadError::TooLarge { place: place.clone(), cause })],
    }
}

struct Read {
    warning: Option<String>,
    drafts: Vec<Draft>,
}

fn read(html: &str, at: Option<&str>) -> Result<Read, String> {
    guard::check(html)?;
    let html = &*without_nul(html);
    let page = Document::from(html);
    let linked = Linked::of(&page);
    let mut about = About::of(&page, &linked, at);
    unhide::streamed(&page);
    unhide::unscripted(&page);
    let held = clutter::strip(&page);
    quotes::strip_repeated(&page);
    about.add_title(&page);
    let posts = live::posts(&linked, &about, &page);
    let text = body::text(page);
    // Pages that build their text with scripts still state it for search engines.
    let text = match about.body.take() {
        Some(stated) if stated.len() > 2 * text.len() => stated,
        _ => text,
    };
    let text = clean(&longer(text, held, html));
    let warning = if posts.is_empty() { thin(text.len(), held, html.len()) } else { None };
    let warning = warning.or_else(|| is_cut(html).then(|| BREAKS_OFF.to_owned()));
    let rest = if posts.is_empty() { text } else { live::without_posts(&text, &posts) };
    // A page that is nothing but its posts has no article beside them.
    let own = (posts.is_empty() || !rest.trim().is_empty()).then(|| about.draft(rest));
    Ok(Read { warning, drafts: own.into_iter().chain(posts).collect() })
}

/// A parser would make marks of replacement of them, inside of words.
fn without_nul(html: &str) -> Cow<'_, str> {
    match memchr::memchr(0, html.as_bytes()) {
        Some(_) => Cow::Owned(html.replace('\0', "")),
        None => Cow::Borrowed(html),
    }
}

/// The words of a part of a page that is all text, such as an item of a feed; an error says what is too large.
pub(super) fn fragment(html: &str) -> Result<String, String> {
    guard::check(html)?;
    let part = Document::fragment(html);
    part.select(CAPTIONS).remove();
    Ok(render::text(&part.root()))
}

/// All that a message says, in its own order; hidden parts aside.
pub(super) fn letter(html: &str) -> Result<String, String> {
    guard::check(html)?;
    let page = Document::from(html);
    clutter::strip_hidden(&page);
    prune::prune(&page);
    Ok(clean(&page.body().map(|body| render::text(&body)).unwrap_or_default()))
}

/// Where nearly all was taken for clutter, the page is read again with its names left aside.
fn longer(text: String, held: usize, html: &str) -> String {
    if text.len() * PART >= held || text.len() > MUCH {
        return text;
    }
    let page = Document::from(html);
    clutter::strip_tags(&page);
    let again = body::text(page);
    if again.len() > 2 * text.len() { again } else { text }
}

/// The standard lets the end tags be left out, and all but 4 of 1,320 pages of benchmarks have them.
fn is_cut(html: &str) -> bool {
    let has = |tag: &[u8], bytes: &[u8]| bytes.windows(tag.len()).any(|part| part.eq_ignore_ascii_case(tag));
    let bytes = html.as_bytes();
    let (head, tail) = (&bytes[..bytes.len().min(EDGE)], &bytes[bytes.len().saturating_sub(EDGE)..]);
    has(b"<html", head) && !has(b"</html", tail) && !has(b"</body", tail)
}

/// What to say of a text that is far shorter than its page.
fn thin(text: usize, held: usize, page: usize) -> Option<String> {
    if text == 0 {
        // That is no warning but a failure.
        None
    } else if text < SHORT && page > PAGE {
        Some(format!("only {text} bytes of text were found in a page of {page}"))
    } else if text * PART < held {
        Some(format!("{text} bytes of text were read of {held} in the page's sentences"))
    } else {
        None
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "news_tests.rs"]
mod news_tests;
