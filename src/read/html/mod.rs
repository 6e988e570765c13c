//! Pages: the main text in paragraphs, and what the page says of itself.

mod about;
mod charset;
mod clutter;
mod guard;
mod linked;
mod marks;
mod render;

pub(super) use charset::declared_encoding;
pub(super) use marks::is_mark;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::decode::clean;
use super::draft::Draft;
use super::{Place, ReadError};
use about::About;

/// The articles of a page, which is one of each page but a live blog, and what to warn of.
pub(super) fn drafts(html: &str, place: &Place) -> Vec<Result<Draft, ReadError>> {
    vec![draft(html, place)]
}

fn draft(html: &str, place: &Place) -> Result<Draft, ReadError> {
    guard::check(html).map_err(|cause| ReadError::TooLarge { place: place.clone(), cause })?;
    let page = Document::from(html);
    let mut about = About::of_head(&page);
    clutter::strip(&page);
    about.add_body(&page);
    let text = main_text(page);
    // Pages that build their text with scripts still state it for search engines.
    let text = match about.body.take() {
        Some(stated) if stated.len() > 2 * text.len() => stated,
        _ => text,
    };
    Ok(Draft {
        weak_source: about.url.as_deref().and_then(host),
        source: about.source,
        published: about.published,
        changed: about.changed,
        title: about.title,
        url: about.url,
        author: about.author,
        text: clean(&text),
        ..Draft::default()
    })
}

fn main_text(page: Document) -> String {
    let config = Config { disable_json_ld: true, char_threshold: 250, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(page, None, Some(config)) else { return String::new() };
    let found = reader.parse().map(|article| render::text(&Document::from(article.content).root()));
    match found {
        Ok(text) if !text.is_empty() => text,
        // Too short a page to weigh its parts: all that is left of it.
        _ => reader.doc.body().map(|body| render::text(&body)).unwrap_or_default(),
    }
}

/// `https://www.lindow.example/a` → `lindow.example`.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
