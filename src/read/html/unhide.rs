//! Parts that scripts would put in their place.

use dom_query::{Document, NodeRef};
use rustc_hash::FxHashMap;

use super::measure::Measure;

/// A page streams a few parts; more of them are no news page.
const MAX_STREAMED: usize = 64;
/// As deep as [`super::guard`] lets a page be.
const MAX_DEPTH: usize = 400;

/// React streams a part as `<div hidden id="S:0">` behind the page, to be put where `<template id="B:0">` stands.
pub(super) fn streamed(page: &Document) {
    let parts = page.select("div[hidden][id^='S:']");
    let parts: Vec<&NodeRef> = parts.nodes().iter().take(MAX_STREAMED).collect();
    if parts.is_empty() {
        return;
    }
    let templates = page.select("template[id]");
    let places: FxHashMap<String, &NodeRef> =
        templates.nodes().iter().filter_map(|node| Some((node.attr("id")?.to_string(), node))).collect();
    for part in parts {
        part.remove_attr("hidden");
        let number =
            part.attr("id").and_then(|id| id.strip_prefix("S:").map(str::to_owned)).unwrap_or_default();
        let place = ["B:", "P:"].iter().find_map(|kind| places.get(&format!("{kind}{number}")));
        if let Some(place) = place.filter(|place| fits(part, place)) {
            drop_fallback(place);
            place.insert_before(part);
        }
    }
}

/// Whether the place is outside of the part and the page stays shallow.
fn fits(part: &NodeRef, place: &NodeRef) -> bool {
    let mut depth = 0;
    let outside = place.ancestors_it(None).all(|around| {
        depth += 1;
        around.id != part.id
    });
    outside && depth + height(part) <= MAX_DEPTH
}

fn height(part: &NodeRef) -> usize {
    let mut depths = FxHashMap::default();
    depths.insert(part.id, 1);
    let mut highest = 1;
    for node in part.descendants_it() {
        let depth = 1 + node.parent().and_then(|parent| depths.get(&parent.id).copied()).unwrap_or_default();
        highest = highest.max(depth);
        depths.insert(node.id, depth);
    }
    highest
}

/// What is shown until the part arrives, up to the comment `/$`.
fn drop_fallback(place: &NodeRef) {
    let mut next = place.next_sibling();
    while let Some(node) = next.filter(|node| !node.is_comment()) {
        next = node.next_sibling();
        node.remove_from_parent();
    }
}

/// Takes `<noscript>` at its word where it holds more than all the rest.
pub(super) fn unscripted(page: &Document) {
    let parts = page.select("noscript");
    let is_paragraph = |node: &NodeRef| node.has_name("p");
    let parts: Vec<_> = parts
        .nodes()
        .iter()
        .filter(|node| node.descendants_it().filter(is_paragraph).nth(1).is_some())
        .collect();
    if parts.is_empty() {
        return;
    }
    let nodes: Vec<NodeRef> = page.root().descendants_it().collect();
    let measure = Measure::of(&nodes);
    let scripted =
        nodes.iter().find(|node| node.has_name("body")).map_or(0, |body| measure.below(body).prose);
    if scripted < parts.iter().map(|node| node.text().len()).sum() {
        for part in parts {
            if let Some(child) = part.first_child() {
                part.insert_siblings_before(&child);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streamed_part_comes_to_its_place() {
        let page = Document::from(
            "<main><p>One</p><!--$?--><template id='B:0'></template><p>Wait</p><!--/$--><p>Three</p></main>\
             <div hidden id='S:0'><p>Two</p></div><div hidden id='S:1'><p>Four</p></div>",
        );
        streamed(&page);
        assert_eq!(page.select("main").text().to_string(), "OneTwoThree");
        assert!(page.select("[hidden]").is_empty());
    }

    #[test]
    fn a_bare_page_is_read_without_scripts() {
        let page =
            Document::from("<body><p>Wait</p><noscript><p>The Esk rose.</p><p>Rain fell.</p></noscript>");
        unscripted(&page);
        assert_eq!(page.select("body").text().to_string(), "WaitThe Esk rose.Rain fell.");
    }

    #[test]
    fn parts_that_hold_their_own_places_end() {
        for html in [
            "<div hidden id='S:0'><template id='B:0'></template>x</div>",
            "<div hidden id='S:0'><template id='B:1'></template>x</div><div hidden id='S:1'><template id='B:0'></template>y</div>",
        ] {
            streamed(&Document::from(html));
        }
    }
}
