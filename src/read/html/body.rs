//! The article's words: a first reading by the weight of the page's parts, mended by a second that takes all but furniture.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use rustc_hash::FxHashSet;

use super::{container, escapes, furniture, prune, render};

/// A paragraph of so many bytes is one of sentences.
const PARAGRAPH: usize = 60;
/// The part that the first reading found.
const FOUND: &str = "#readability-page-1";

/// The text of a page whose clutter is out.
pub(super) fn text(page: Document) -> String {
    prune::prune(&page);
    let headline = headline(&page);
    let all = page.body().map(|body| render::text(&body)).unwrap_or_default();
    let own = container::of(&page).map(|part| render::text(&part));
    drop_headline(&page);
    let first = weighed(page);
    let text = choose(first, own, &all, headline.as_deref());
    furniture::without(&text)
}

/// The first reading with its lead, unless over half of the text is elsewhere: then the part that names itself the body, and
/// where the page has no such part all that stands under the headline.
fn choose(first: Option<String>, own: Option<String>, all: &str, headline: Option<&str>) -> String {
    let all: Vec<&str> = all.split("\n\n").collect();
    let start = headline.and_then(|headline| all.iter().position(|part| *part == headline));
    let after = &all[start.map_or(0, |at| at + 1)..];
    let length = after.iter().map(|part| part.len() + 2).sum::<usize>();
    let first = first.unwrap_or_default();
    let is_thin = |text: &str| length > 2 * text.len();
    match own {
        _ if !is_thin(&first) => with_lead(&first, after, start),
        Some(own) if own.len() * 2 > first.len() * 3 => with_lead(&own, after, start),
        Some(own) if own.len() * 2 > first.len() => with_lead(&first, after, start),
        _ => from_first_sentence(after).join("\n\n"),
    }
}

/// Without the menus above the first paragraph of sentences and the notices below the last, if there is one.
fn from_first_sentence<'a>(all: &'a [&'a str]) -> &'a [&'a str] {
    let is_sentences = |part: &&str| part.len() >= PARAGRAPH;
    let length = |parts: &[&str]| parts.iter().map(|part| part.len()).sum::<usize>();
    match (all.iter().position(is_sentences), all.iter().rposition(is_sentences)) {
        (Some(start), Some(end)) if 2 * length(&all[start..=end]) > length(all) => &all[start..=end],
        _ => all,
    }
}

/// Puts the paragraphs before it that stand under the headline.
fn with_lead(first: &str, after: &[&str], start: Option<usize>) -> String {
    if start.is_none() {
        return first.to_owned();
    }
    let own: FxHashSet<&str> = first.split("\n\n").collect();
    let end = after.iter().position(|part| own.contains(part)).unwrap_or_default();
    let lead = after[..end].iter().copied().filter(|part| part.len() >= PARAGRAPH);
    lead.chain([first]).collect::<Vec<_>>().join("\n\n")
}

/// By the weight of the page's parts.
fn weighed(page: Document) -> Option<String> {
    escapes::bound(&page);
    let config = Config { disable_json_ld: true, char_threshold: 250, ..Config::default() };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    reader.parse().ok()?;
    // What it gives as HTML stands in its document too, and need not be parsed again.
    let found = reader.doc.select(FOUND);
    found.nodes().first().map(render::text).filter(|text| !text.is_empty())
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
