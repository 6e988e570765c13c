use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::FxHashSet;

use super::measure::{Measure, Words};
use super::names::{self, Kind, Names};

/// Elements that never hold an article's words.
const CLUTTER_TAGS: &[&str] = &[
    "aside", "button", "dialog", "embed", "footer", "form", "iframe", "menu", "nav", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea",
];
const CLUTTER_ROLES: &[&str] = &[
    "alertdialog",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "navigation",
    "search",
    "toolbar",
    "tooltip",
];
/// An aside of so many bytes of sentences in the middle of the article is the article's own.
const OWN_ASIDE: usize = 300;

/// A part of so many bytes of sentences is no label.
const LEAD: usize = 100;

/// Takes out advertisements, boxes with related stories, newsletter forms, captions, comments, and hidden parts.
///
/// A part with the headline, the article's body, or a large share of the page's sentences stays whatever it
/// is called: classes such as `has-newsletter` stand on whole pages too.
/// Returns how many bytes of sentences, comments aside, the page held.
pub(super) fn strip(page: &Document) -> usize {
    let root = page.root();
    let nodes: Vec<NodeRef> = root.descendants_it().collect();
    let measure = Measure::of(&nodes);
    let kept = kept(&nodes);
    let body = nodes.iter().find(|node| node.has_name("body")).map(|body| measure.below(body));
    let mut judge = Judge { body: body.unwrap_or_default(), names: Names::default(), comments: 0 };
    for node in nodes.iter().filter(|node| node.is_element()) {
        let is_code = node.has_name("script") || node.has_name("style");
        if is_code || (!kept.contains(&node.id) && judge.is_clutter(node, measure.below(node))) {
            node.remove_from_parent();
        } else if node.has_name("aside") {
            // The first reading would take it out by its name.
            node.rename("div");
        }
    }
    judge.body.prose.saturating_sub(judge.comments)
}

/// Takes out only what is clutter by its element.
pub(super) fn strip_tags(page: &Document) {
    let nodes: Vec<NodeRef> = page.root().descendants_it().collect();
    for node in nodes.iter().filter(|node| CLUTTER_TAGS.iter().any(|name| node.has_name(name))) {
        if !node.has_name("form") {
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

struct Judge {
    /// What the whole page holds.
    body: Words,
    names: Names,
    /// Bytes of sentences in comments.
    comments: usize,
}

impl Judge {
    fn is_clutter(&mut self, node: &NodeRef, words: Words) -> bool {
        let kind = self.names.kind(node);
        if kind == Kind::Comments {
            self.comments += words.prose;
            return true;
        }
        if self.share(words) > 30 {
            return false;
        }
        let tag = || CLUTTER_TAGS.iter().any(|name| node.has_name(name)) && !is_own_aside(node, kind, words);
        let role = || node.attr("role").is_some_and(|role| CLUTTER_ROLES.contains(&role.trim()));
        let named = match kind {
            Kind::Comments | Kind::Clutter => true,
            Kind::Caption => self.share(words) <= 10,
            Kind::Doubtful | Kind::Mixed => self.share(words) <= 10 && !is_paragraph(words),
            Kind::Unknown => node.has_name("figcaption"),
        };
        named || tag() || role() || (is_hidden(node) && !is_own_aside(node, kind, words))
    }

    /// Per cent of the page's sentences; of its text where it has none.
    fn share(&self, words: Words) -> usize {
        match self.body.prose {
            0 => words.all * 100 / self.body.all.max(1),
            all => words.prose * 100 / all,
        }
    }
}

/// Sentences and nothing else: a lead may be called a teaser.
fn is_paragraph(words: Words) -> bool {
    words.prose >= LEAD && words.prose * 10 >= words.all * 9
}

/// A box of facts inside the article, or a part of it that a script shows.
fn is_own_aside(node: &NodeRef, kind: Kind, words: Words) -> bool {
    let inside = || node.ancestors_it(Some(12)).any(|around| around.has_name("article"));
    let may = node.has_name("aside") || is_hidden(node);
    let holds = || words.prose >= OWN_ASIDE || (!is_hidden(node) && names::is_facts(node));
    may && kind == Kind::Unknown && holds() && !words.is_linked(20) && inside()
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = || node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true") || style()
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
            "<span id=x class='visually-hidden'>Opens in a new window</span>",
            "<figure><figcaption id=x>The Esk on Sunday</figcaption></figure>",
            "<div class='image-caption'><p id=x>The Esk on Sunday</p></div>",
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

    #[test]
    fn names_of_the_whole_article_delete_nothing() {
        let prose = "<p>The council of Lindow said that the river Esk had risen by four metres.</p>";
        for name in ["entry-content-read-more", "subscription-content"] {
            let rest = prose.repeat(5);
            let page = Document::from(format!("<body><div id=x class={name}>{prose}</div><div>{rest}</div>"));
            strip(&page);
            assert!(page.select("#x").text().contains("four metres"), "{name}");
        }
    }
}
