use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};

/// Elements that never hold an article's words.
const CLUTTER_TAGS: &[&str] = &[
    "aside", "button", "dialog", "embed", "footer", "form", "iframe", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea",
];
const CLUTTER_ROLES: &[&str] =
    &["alertdialog", "complementary", "contentinfo", "dialog", "menu", "navigation", "search", "toolbar"];
/// Words in `class`, `id` and the like of boxes that stand between an article's paragraphs.
const CLUTTER_WORDS: &[&str] = &[
    "ad",
    "adbox",
    "ads",
    "adslot",
    "adunit",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "adverts",
    "breadcrumb",
    "breadcrumbs",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "donate",
    "donation",
    "gdpr",
    "mgid",
    "newsletter",
    "newsletters",
    "optin",
    "outbrain",
    "popup",
    "promo",
    "promoted",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharebar",
    "sharing",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "trending",
];
/// Pairs of words that mean clutter only together.
const CLUTTER_PAIRS: &[(&str, &str)] = &[
    ("about", "author"),
    ("also", "read"),
    ("author", "bio"),
    ("more", "news"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "popular"),
    ("most", "read"),
    ("most", "viewed"),
    ("read", "also"),
    ("read", "more"),
    ("read", "next"),
    ("see", "also"),
    ("sign", "up"),
    ("up", "next"),
    ("you", "may"),
    ("you", "might"),
];
const COMMENT_WORDS: &[&str] = &["comment", "comments", "disqus", "discussion", "replies"];

/// Takes out advertisements, boxes with related stories, newsletter forms, comments, and hidden parts.
///
/// A part with the headline, the article's body, or a large share of the page's words stays whatever it
/// is called: classes such as `has-newsletter` stand on whole pages too.
pub(super) fn strip(page: &Document) {
    let root = page.root();
    let nodes: Vec<NodeRef> = root.descendants_it().collect();
    let words = words_below(&nodes);
    let kept = kept(&nodes);
    let all = nodes.iter().find(|node| node.has_name("body")).and_then(|body| words.get(&body.id)).copied();
    let all = all.unwrap_or_default();
    for node in nodes.iter().filter(|node| node.is_element()) {
        let large = || words.get(&node.id).copied().unwrap_or_default() * 10 > all * 3;
        let is_code = node.has_name("script") || node.has_name("style");
        let clutter =
            is_code || (!kept.contains(&node.id) && (is_comments(node) || (is_clutter(node) && !large())));
        if clutter {
            node.remove_from_parent();
        }
    }
}

/// Takes out what a reader never sees: scripts and styles, and parts that are not shown.
pub(super) fn strip_hidden(page: &Document) {
    for node in page.root().descendants_it().collect::<Vec<_>>() {
        if node.is_element() && (node.has_name("script") || node.has_name("style") || is_hidden(&node)) {
            node.remove_from_parent();
        }
    }
}

/// Bytes of text below each element, without code.
fn words_below(nodes: &[NodeRef]) -> FxHashMap<NodeId, usize> {
    let mut words: FxHashMap<NodeId, usize> = FxHashMap::default();
    // Children come after their parents, so that backwards each sum is whole when it is passed on.
    for node in nodes.iter().rev() {
        let own = if node.is_text() { node.text().trim().len() } else { 0 };
        let below = words.get(&node.id).copied().unwrap_or_default() + own;
        if let Some(parent) =
            node.parent().filter(|_| !["script", "style"].iter().any(|name| node.has_name(name)))
        {
            *words.entry(parent.id).or_default() += below;
        }
    }
    words
}

/// The headline, the body that the page marks as such, and all around them.
fn kept(nodes: &[NodeRef]) -> FxHashSet<NodeId> {
    let mut kept = FxHashSet::default();
    for node in nodes {
        let marked = node.has_name("h1")
            || ["html", "body", "main"].iter().any(|name| node.has_name(name))
            || node.attr("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("articleBody"));
        if !marked {
            continue;
        }
        let mut next = Some(*node);
        while let Some(node) = next.filter(|node| kept.insert(node.id)) {
            next = node.parent();
        }
    }
    kept
}

fn is_comments(node: &NodeRef) -> bool {
    ["class", "id"].iter().filter_map(|name| node.attr(name)).any(|value| {
        value
            .split_whitespace()
            .any(|class| name_words(class).first().is_some_and(|word| COMMENT_WORDS.contains(&word.as_str())))
    })
}

fn is_clutter(node: &NodeRef) -> bool {
    let tag = CLUTTER_TAGS.iter().any(|name| node.has_name(name));
    let role = || node.attr("role").is_some_and(|role| CLUTTER_ROLES.contains(&role.trim()));
    tag || role()
        || is_hidden(node)
        || ["class", "id", "aria-label", "data-component"].iter().any(|name| is_named_clutter(node, name))
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = || node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true") || style()
}

fn is_named_clutter(node: &NodeRef, attribute: &str) -> bool {
    let Some(value) = node.attr(attribute) else { return false };
    value.split_whitespace().any(|class| {
        let words = name_words(class);
        words.iter().any(|word| CLUTTER_WORDS.contains(&word.as_str()))
            || words.windows(2).any(|pair| CLUTTER_PAIRS.iter().any(|(a, b)| pair[0] == *a && pair[1] == *b))
    })
}

/// `Related-storyBox_2` → `related`, `story`, `box`.
fn name_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for character in name.chars().take(200) {
        let ends = !character.is_alphabetic() || (lower && character.is_uppercase());
        if ends && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphabetic()) {
            word.extend(character.to_lowercase());
        }
        lower = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(html: &str) -> String {
        let page = Document::from(format!("<body>{html}<p>{}</p>", "The Esk rose. ".repeat(20)));
        strip(&page);
        page.select("#x").html().to_string()
    }

    #[test]
    fn boxes_between_paragraphs_are_taken_out() {
        for html in [
            "<div id=x class='inline-ad'>Buy</div>",
            "<section id=x class='articleRelatedStories'>More</section>",
            "<div class='NewsletterSignup'><p id=x>Get it</p></div>",
            "<div id=x aria-hidden=true>a</div>",
            "<p id=x class='read-more'>Read more</p>",
            "<div class='comments-area'><p id=x>First!</p></div>",
            "<div id=x role=navigation>Home</div>",
        ] {
            assert_eq!(left(html), "", "{html}");
        }
    }

    #[test]
    fn words_that_only_look_alike_stay() {
        for html in [
            "<div id=x class='header-image'>Kept</div>",
            "<div id=x class='read'>Kept</div>",
            "<div id=x class='has-share-bar'><h1>Kept</h1></div>",
            "<p id=x class='commentary'>Kept</p>",
        ] {
            assert!(left(html).contains("Kept"), "{html}");
        }
        let page =
            Document::from("<body><div class='newsletter-page'><p>All the words are in here.</p></div>");
        strip(&page);
        assert!(page.text().contains("All the words"));
    }
}
