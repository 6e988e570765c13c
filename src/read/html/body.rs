//! The article's words: a first reading by the weight of the page's parts, mended by a second that takes all but furniture.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use rustc_hash::FxHashSet;

use super::{furniture, prune, render};

/// A paragraph of so many bytes is one of sentences.
const PARAGRAPH: usize = 60;

/// The text of a page whose clutter is out.
pub(super) fn text(page: Document) -> String {
    prune::prune(&page);
    let headline = headline(&page);
    let all = page.body().map(|body| render::text(&body)).unwrap_or_default();
    drop_headline(&page);
    let first = weighed(page);
    let text = choose(first, &all, headline.as_deref());
    let text = furniture::without(&text);
    text
}

fn choose(first: Option<String>, all: &str, headline: Option<&str>) -> String {
    let all: Vec<&str> = all.split("\n\n").collect();
    let start = headline.and_then(|headline| all.iter().position(|part| *part == headline));
    let after = &all[start.map_or(0, |at| at + 1)..];
    let whole = || after.join("\n\n");
    match first {
        None => whole(),
        Some(first) if whole().len() > 2 * first.len() => whole(),
        Some(first) if start.is_some() => with_lead(&first, after),
        Some(first) => first,
    }
}

/// Puts the paragraphs before it that stand under the headline.
fn with_lead(first: &str, after: &[&str]) -> String {
    let own: FxHashSet<&str> = first.split("\n\n").collect();
    let end = after.iter().position(|part| own.contains(part)).unwrap_or_default();
    let lead = after[..end].iter().copied().filter(|part| part.len() >= PARAGRAPH);
    lead.chain([first]).collect::<Vec<_>>().join("\n\n")
}

/// By the weight of the page's parts.
fn weighed(page: Document) -> Option<String> {
    let config = Config { disable_json_ld: true, char_threshold: 250, ..Config::default() };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    let found = reader.parse().ok()?;
    Some(render::text(&Document::from(found.content).root())).filter(|text| !text.is_empty())
}

fn headline(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    headings.nodes().first().map(render::text).filter(|text| text.len() <= 400)
}

/// The headline is the title and must not be read again as text.
fn drop_headline(page: &Document) {
    let headings = page.select("h1");
    if let Some(heading) = headings.nodes().first().filter(|heading: &&NodeRef| heading.text().len() <= 400) {
        heading.remove_from_parent();
    }
}
