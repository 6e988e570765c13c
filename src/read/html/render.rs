use dom_query::NodeRef;

use super::marks;

const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "head", "title", "audio", "video", "canvas",
];
/// How the places of footnotes are called by Substack, Word, Pandoc, MediaWiki and Markdown.
const NOTES: &[&str] = &["footnote", "fn", "ftn", "edn", "endnote", "note", "cite_note", "cite-note"];
/// Elements that stand in paragraphs of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "caption",
];
/// Elements that stand on lines of their own.
const LINES: &[&str] = &["br", "li", "tr"];

/// The words below a node as a reader sees them: a blank line between paragraphs, a line for each list
/// item and table row, a tab between cells.
pub(super) fn text(root: &NodeRef) -> String {
    let mut out = Writer::default();
    let mut next = root.first_child();
    let mut depth = 0;
    while let Some(node) = next {
        let skipped = !out.enter(&node);
        let child = if skipped { None } else { node.first_child() };
        if let Some(child) = child {
            depth += 1;
            next = Some(child);
            continue;
        }
        let mut done = node;
        loop {
            out.leave(&done);
            if let Some(sibling) = done.next_sibling() {
                next = Some(sibling);
                break;
            }
            let parent = if depth > 0 { done.parent() } else { None };
            let Some(parent) = parent else { return out.text };
            depth -= 1;
            done = parent;
        }
    }
    out.text
}

#[derive(Default)]
struct Writer {
    text: String,
    /// What stands between the last word and the next one.
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

impl Writer {
    /// Returns `false` if what is below the node is not read.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return true;
        }
        let Some(name) = node.qual_name_ref() else { return !node.is_comment() };
        let name: &str = &name.local;
        // "2<sup>1</sup>/<sub>2</sub>" is a half.
        let over = node.next_sibling().is_some_and(|next| next.text().starts_with(['/', '⁄']));
        if name == "sup" && !over && marks::is_mark(&node.text(), &self.text, self.gap == Gap::None) {
            return false;
        }
        if name == "a" && is_note(node) && marks::is_mark(&node.text(), &self.text, self.gap == Gap::None) {
            return false;
        }
        self.break_for(name);
        !SKIPPED.contains(&name)
    }

    fn leave(&mut self, node: &NodeRef) {
        if let Some(name) = node.qual_name_ref() {
            self.break_for(&name.local);
        }
    }

    fn break_for(&mut self, name: &str) {
        let gap = if BLOCKS.contains(&name) {
            Gap::Paragraph
        } else if LINES.contains(&name) {
            Gap::Line
        } else if matches!(name, "td" | "th") {
            Gap::Cell
        } else {
            return;
        };
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, text: &str) {
        let space = |c: char| c.is_ascii_whitespace() || c == '\u{a0}';
        for (i, word) in text.split(space).enumerate() {
            if i > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if word.is_empty() {
                continue;
            }
            if !self.text.is_empty() {
                self.text.push_str(match self.gap {
                    Gap::None => "",
                    Gap::Space => " ",
                    Gap::Cell => "\t",
                    Gap::Line => "\n",
                    Gap::Paragraph => "\n\n",
                });
            }
            self.gap = Gap::None;
            self.text.push_str(word);
        }
    }
}

/// Whether a link leads to a note of the same page: "ground.<a href="#footnote-1">1</a>".
fn is_note(link: &NodeRef) -> bool {
    link.attr("href").is_some_and(|href| {
        let place = href.strip_prefix('#').map(|place| place.trim_start_matches('_').to_ascii_lowercase());
        place.is_some_and(|place| NOTES.iter().any(|note| place.starts_with(note)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn marks_of_footnotes_are_no_digits() {
        let html = "<p>Some 122<sup>3</sup> drones fell<sup>[4]</sup> on 9 km<sup>2</sup>, the 30<sup>th</sup> time.</p>";
        let page = Document::from(html);
        assert_eq!(text(&page.root()), "Some 122 drones fell on 9 km2, the 30th time.");
        let page = Document::from("<p>It cost $14.<a href='#footnote-1'>1</a> See <a href='#p2'>2</a>.</p>");
        assert_eq!(text(&page.root()), "It cost $14. See 2.");
    }

    #[test]
    fn paragraphs_lines_and_cells_are_kept_apart() {
        let html = "<h2>Toll</h2><p>At <b>least</b>&nbsp;12\n died<sup>.</sup></p><ul><li>one<li>two</ul>a<br>b\
            <table><tr><td>Dead<td>12</table><script>x</script><div><div>last</div></div>";
        let page = Document::from(html);
        assert_eq!(text(&page.root()), "Toll\n\nAt least 12 died.\n\none\ntwo\n\na\nb\n\nDead\t12\n\nlast");
    }
}
