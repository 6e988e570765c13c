//! Live blogs: each post is an article of its own.

use std::hash::BuildHasher;

use dom_query::Document;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::about::{About, authors, line, unescape};
use super::linked::{Linked, Stated};
use super::{dates, render};
use crate::read::Stamp;
use crate::read::address::is_address;
use crate::read::decode::clean;
use crate::read::draft::Draft;

/// So many words in a row are no chance.
const RUN: usize = 6;

/// The posts that a page states, in its order.
pub(super) fn posts(linked: &Linked, page: &About) -> Vec<Draft> {
    linked.posts().iter().filter_map(|post| draft(post, page)).collect()
}

fn draft(post: &Stated, page: &About) -> Option<Draft> {
    let text = plain(post.string("articleBody")?);
    if text.trim().is_empty() {
        return None;
    }
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

/// Some state their words as markup.
fn plain(body: &str) -> String {
    match body.contains("</") {
        true => render::text(&Document::fragment(body).root()),
        false => unescape(body),
    }
}

/// The paragraphs of the page that stand in no post.
pub(super) fn without_posts(text: &str, posts: &[Draft]) -> String {
    let stated: FxHashSet<u64> = posts.iter().flat_map(|post| runs(&post.text)).collect();
    let is_posted = |paragraph: &&str| {
        let runs = runs(paragraph);
        !runs.is_empty() && runs.iter().filter(|run| stated.contains(run)).count() * 2 > runs.len()
    };
    text.split("\n\n").filter(|paragraph| !is_posted(paragraph)).collect::<Vec<_>>().join("\n\n")
}

fn runs(text: &str) -> Vec<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(RUN).map(|run| FxBuildHasher.hash_one(run)).collect()
}
