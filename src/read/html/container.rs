//! The part of a page that names itself the article's body.  The names and their order are those of trafilatura's
//! `BODY_XPATH` (Apache-2.0), without hyphens and in lower case.

use dom_query::{Document, NodeRef};

const BODIES: &[&str] = &[
    "entrycontent",
    "articlecontent",
    "artcontent",
    "articlebody",
    "bodytext",
    "posttext",
    "postbody",
    "postentry",
    "postcontent",
    "postinnerwrapper",
    "articletext",
    "pagecontent",
    "textcontent",
    "articlecontainer",
];
const STORIES: &[&str] = &[
    "storybody",
    "storycontent",
    "storytext",
    "themecontent",
    "blogcontent",
    "sectioncontent",
    "singlecontent",
    "singlepost",
    "maincolumn",
    "wpbtextcolumn",
    "fieldbody",
    "fulltext",
    "postbodycopy",
    "postarea",
];
const MAINS: &[&str] = &["contentmain", "contentbody", "maincontent"];
const PARTS: &[&str] = &["article", "div", "main", "section"];
/// A part with less text is named after the body and holds something else.
const LEAST: usize = 400;

/// The first part of the best rank that holds text.
pub(super) fn of<'a>(page: &'a Document) -> Option<NodeRef<'a>> {
    let mut best: Option<(usize, NodeRef)> = None;
    for node in page.root().descendants_it().filter(|node| PARTS.iter().any(|name| node.has_name(name))) {
        let Some(rank) = rank(&node) else { continue };
        if best.as_ref().is_none_or(|(found, _)| rank < *found) && holds_text(&node) {
            best = Some((rank, node));
        }
    }
    best.map(|(_, node)| node)
}

fn rank(node: &NodeRef) -> Option<usize> {
    let is_body = node.attr("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("articleBody"));
    if is_body {
        return Some(0);
    }
    let named =
        ["class", "id"].iter().filter_map(|name| node.attr(name)).filter_map(|value| named(&value)).min();
    let is_article = node.has_name("article") || node.attr("role").is_some_and(|role| &*role == "article");
    let tagged = if is_article { Some(1) } else { node.has_name("main").then_some(4) };
    named.into_iter().chain(tagged).min()
}

fn named(value: &str) -> Option<usize> {
    let ranks = |name: &str| {
        let name: String =
            name.chars().take(100).filter(|c| !matches!(c, '-' | '_')).collect::<String>().to_lowercase();
        [(0, BODIES), (2, STORIES), (3, MAINS)]
            .iter()
            .find_map(|(rank, names)| names.iter().any(|known| name.contains(known)).then_some(*rank))
    };
    value.split_whitespace().filter_map(ranks).min()
}

fn holds_text(node: &NodeRef) -> bool {
    let mut length = 0;
    node.descendants_it().filter(NodeRef::is_text).any(|text| {
        length += text.text().trim().len();
        length >= LEAST
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_goes_before_what_is_around_it() {
        let text = "The river Esk rose by four metres on Sunday evening. ".repeat(10);
        for inner in ["class='c-article__body'", "itemprop=articleBody", "id=story_text"] {
            let page = Document::from(format!("<main id=x><div {inner}>{text}</div><p>More</p></main>"));
            assert_eq!(of(&page).map(|node| node.text().to_string()), Some(text.clone()), "{inner}");
        }
        assert!(of(&Document::from(format!("<div>{text}</div>"))).is_none());
    }
}
