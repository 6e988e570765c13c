//! Live blogs: each post is an article of its own.

use std::hash::BuildHasher;

use dom_query::{Document, NodeRef};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::about::About;
use super::linked::{Linked, Stated};
use super::stated::{authors, line, plain};
use super::{dates, render};
use crate::read::Stamp;
use crate::read::address::is_address;
use crate::read::decode::clean;
use crate::read::draft::Draft;

/// Shorter paragraphs are headings, times and names.
const SENTENCE: usize = 60;
/// So many words in a row are no chance.
const RUN: usize = 6;

/// Posts of which less than so many per cent are found in their elements are read as they are stated.
const SHOWN: usize = 90;

/// An element of more text holds more than a post.
const LONGEST: usize = 50_000;

/// The posts that a page states, in its order.
pub(super) fn posts(linked: &Linked, about: &About, page: &Document) -> Vec<Draft> {
    let posts = linked.posts();
    if posts.is_empty() {
        return Vec::new();
    }
    let named = page.select("[id]");
    let mut places: Places =
        named.nodes().iter().filter_map(|node| Some((node.attr("id")?.to_string(), *node))).collect();
    posts.iter().filter_map(|post| draft(post, about, &mut places)).collect()
}

/// The elements of a page that addresses point at.
type Places<'a> = FxHashMap<String, NodeRef<'a>>;

/// The paragraphs and lists of the post's own element, where they say what is stated.  Each element is read once.
fn shown(post: &Stated, stated: &str, places: &mut Places) -> Option<String> {
    if stated.len() > LONGEST {
        return None;
    }
    let place = ["url", "@id"].iter().find_map(|key| places.remove(post.string(key)?.rsplit_once('#')?.1))?;
    let stated = stated.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = render::text(&place);
    if text.len() > LONGEST {
        return None;
    }
    let is_stated = |part: &&str| stated.contains(&part.split_whitespace().collect::<Vec<_>>().join(" "));
    let text = text.split("\n\n").filter(is_stated).collect::<Vec<_>>().join("\n\n");
    (text.len() * 100 >= stated.len() * SHOWN).then_some(text)
}

fn draft(post: &Stated, page: &About, places: &mut Places) -> Option<Draft> {
    let text = plain(post.string("articleBody")?);
    if text.trim().is_empty() {
        return None;
    }
    let text = shown(post, &text, places).unwrap_or(text);
    let published = post.string("datePublished");
    let url = post.string("url").filter(|url| is_address(url) && page.url.as_deref() != Some(url));
    Some(Draft {
        source: page.source.clone(),
        published: published.and_then(|day| dates::local(day, &[page.published])).or(page.published),
        changed: Stamp::first([post.string("dateModified"), published]),
        title: post.string("headline").and_then(line).or_else(|| page.title.clone()),
        url: url.map(str::to_owned),
        author: authors(post.names("author")).or_else(|| page.author.clone()),
        text: clean(&text).to_string(),
        ..Draft::default()
    })
}

/// The paragraphs of the page that stand in no post; nothing if there is no sentence among them.
pub(super) fn without_posts(text: &str, posts: &[Draft]) -> String {
    let titles: FxHashSet<&str> = posts.iter().filter_map(|post| post.title.as_deref()).collect();
    let stated: FxHashSet<u64> = posts.iter().flat_map(|post| runs(&post.text)).collect();
    let is_posted = |paragraph: &&str| {
        let runs = runs(paragraph);
        !runs.is_empty() && runs.iter().filter(|run| stated.contains(run)).count() * 2 > runs.len()
    };
    let own: Vec<&str> =
        text.split("\n\n").filter(|paragraph| !titles.contains(paragraph) && !is_posted(paragraph)).collect();
    if own.iter().any(|paragraph| paragraph.len() >= SENTENCE) { own.join("\n\n") } else { String::new() }
}

fn runs(text: &str) -> Vec<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(RUN).map(|run| FxBuildHasher.hash_one(run)).collect()
}
