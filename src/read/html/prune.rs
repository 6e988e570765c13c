//! What the text itself shows to be furniture: lists of links, headlines of other stories, names said twice.

use dom_query::{Document, NodeRef};

use super::measure::{Measure, Words};

/// From how many per cent of links on an element is a list of other pages; after trafilatura's test of link density.
const LINKED: &[(&str, usize)] = &[
    ("ul", 70),
    ("ol", 70),
    ("dl", 80),
    ("table", 80),
    ("div", 80),
    ("section", 80),
    ("p", 80),
    ("h2", 90),
    ("h3", 90),
    ("h4", 90),
    ("h5", 90),
    ("h6", 90),
];
/// A page with more than this is a page of links, of which nothing is furniture.
const INDEX: usize = 70;
/// Longer texts are paragraphs whatever is linked in them.
const LONGEST: usize = 1_000;
/// With so many bytes of sentences beside its links it is no mere list of them.
const PROSE: usize = 100;
/// A name and what a card beside it repeats.
const NAME: std::ops::RangeInclusive<usize> = 4..=80;

pub(super) fn prune(page: &Document) {
    let nodes: Vec<NodeRef> = page.root().descendants_it().collect();
    let measure = Measure::of(&nodes);
    let body = nodes.iter().find(|node| node.has_name("body")).map(|body| measure.below(body));
    if body.is_none_or(|body| body.is_linked(INDEX)) {
        return;
    }
    for node in nodes.iter().filter(|node| node.is_element()) {
        if level(node).is_some() {
            // The first reading would take out headings with names such as `header-anchor`.
            node.remove_attrs(&["class", "id"]);
        }
        let words = measure.below(node);
        if words.all > 0 && (is_links(node, words) || repeats(node, words)) {
            node.remove_from_parent();
        }
    }
    drop_empty_sections(page);
}

/// Takes out headings that stand over nothing: what they headed was a list of links.
fn drop_empty_sections(page: &Document) {
    let nodes: Vec<NodeRef> = page.root().descendants_it().collect();
    // What follows, seen from the end: text, or a heading of this level, or the end of the page.
    let mut level_after = Some(0);
    for node in nodes.iter().rev() {
        let is_words = node.is_text() && !node.text().trim().is_empty();
        if let Some(level) = level(node) {
            if level_after.is_some_and(|after| after <= level) {
                node.remove_from_parent();
            } else {
                level_after = Some(level);
            }
        } else if is_words && !node.ancestors_it(Some(4)).any(|around| level(&around).is_some()) {
            level_after = None;
        }
    }
}

fn level(node: &NodeRef) -> Option<usize> {
    ["h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .position(|name| node.has_name(name))
        .filter(|level| *level > 0)
}

fn is_links(node: &NodeRef, words: Words) -> bool {
    words.linked > 0
        && words.all <= LONGEST
        && words.prose < PROSE
        && LINKED.iter().any(|(name, share)| node.has_name(name) && words.is_linked(*share))
}

/// "<a>Ann Roe</a><span>Ann Roe …</span>": a card that hovers over the name.
fn repeats(node: &NodeRef, words: Words) -> bool {
    if !NAME.contains(&words.all) || !["a", "span", "div", "b"].iter().any(|name| node.has_name(name)) {
        return false;
    }
    let before = node.prev_sibling().filter(|before| before.is_element() && !before.has_name("p"));
    before.is_some_and(|before| {
        let name = before.text();
        NAME.contains(&name.len()) && name.trim() == node.text().trim()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(html: &str) -> String {
        let page =
            Document::from(format!("<body>{html}<p>{}</p>", "The river Esk rose on Sunday. ".repeat(20)));
        prune(&page);
        page.select("#x").text().to_string()
    }

    #[test]
    fn links_alone_are_no_text() {
        for html in [
            "<ul id=x><li><a>Fire in Alder</a><li><a>Snow in Hale</a></ul>",
            "<p id=x>Read: <a>Fourteen roads are closed in Alder</a></p>",
            "<div id=x><h3><a>Fire in Alder</a></h3></div>",
        ] {
            assert_eq!(left(html), "", "{html}");
        }
        assert_eq!(
            left("<p id=x>The mayor <a>told the council</a> of it.</p>"),
            "The mayor told the council of it."
        );
    }

    #[test]
    fn a_heading_over_nothing_goes() {
        assert_eq!(
            left("<div id=x><h3>You may like</h3><ul><li><a>Fire in Alder</a></ul></div><h2>Toll</h2>"),
            ""
        );
        assert_eq!(left("<div id=x><h2>Toll</h2><h3>Dead</h3></div>"), "TollDead");
    }

    #[test]
    fn a_name_is_said_once() {
        assert_eq!(left("<p id=x>So <a>Ann Roe</a><span>Ann Roe</span> said.</p>"), "So Ann Roe said.");
        assert_eq!(left("<p id=x>So <b>had</b><b>had</b></p>"), "So hadhad");
    }
}
