use dom_query::NodeRef;

use super::blocks::is_block;
use super::{cells, marks};

const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "head", "title", "audio", "video", "canvas", "s", "strike", "del",
];
/// How the places of footnotes are called by Substack, Word, Pandoc, MediaWiki and Markdown.
const NOTES: &[&str] = &["footnote", "fn", "ftn", "edn", "endnote", "note", "cite_note", "cite-note"];
/// With which quotations begin.
const MARKS: &[char] = &['“', '"', '„', '«', '‘', '\''];
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
    /// In a cell that its blocks do not break.
    is_in_row: bool,
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
        if name == "sup" {
            return self.raised(node);
        }
        if name == "a" && is_note(node) && marks::is_mark(&node.text(), &self.text, self.gap == Gap::None) {
            return false;
        }
        self.break_for(name);
        match name {
            "td" | "th" => self.is_in_row = cells::stands_in_row(node),
            "q" if is_bare(node) => self.words("“"),
            _ => {}
        }
        !SKIPPED.contains(&name)
    }

    /// Marks and powers; returns whether what is below the node is still to be read.
    fn raised(&mut self, node: &NodeRef) -> bool {
        let (raised, touches) = (node.text(), self.gap == Gap::None);
        // "2<sup>1</sup>/<sub>2</sub>" is two and a half.
        if node.next_sibling().is_some_and(|next| next.text().starts_with(['/', '⁄'])) {
            if touches && self.text.ends_with(|c: char| c.is_ascii_digit()) {
                self.gap = Gap::Space;
            }
            return true;
        }
        if marks::is_mark(&raised, &self.text, touches) {
            return false;
        }
        match marks::power(&raised).filter(|_| touches && self.text.ends_with(char::is_alphanumeric)) {
            Some(power) => self.text.push_str(&power),
            None => return true,
        }
        false
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.qual_name_ref() else { return };
        match &*name.local {
            "td" | "th" => self.is_in_row = false,
            "q" if is_bare(node) => self.text.push('”'),
            _ => {}
        }
        self.break_for(&name.local);
    }

    fn break_for(&mut self, name: &str) {
        let is_break = is_block(name) || LINES.contains(&name);
        let gap = if self.is_in_row && is_break {
            Gap::Space
        } else if is_block(name) {
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

/// Whether a quotation has words, and no marks of its own.
fn is_bare(quotation: &NodeRef) -> bool {
    let text = quotation.text();
    let text = text.trim();
    !text.is_empty() && !text.starts_with(MARKS)
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
        assert_eq!(text(&page.root()), "Some 122 drones fell on 9 km², the 30th time.");
        let page = Document::from("<p>It cost $14.<a href='#footnote-1'>1</a> See <a href='#p2'>2</a>.</p>");
        assert_eq!(text(&page.root()), "It cost $14. See 2.");
    }

    fn read(html: &str) -> String {
        text(&Document::fragment(html).root())
    }

    #[test]
    fn raised_figures_are_no_other_numbers() {
        assert_eq!(read("<p>10<sup>6</sup> people, 10<sup>-3</sup> m"), "10⁶ people, 10⁻³ m");
        assert_eq!(read("<p>2<sup>1</sup>/<sub>2</sub> miles"), "2 1/2 miles");
        assert_eq!(read("<p><sup>1</sup>/<sub>2</sub> mile"), "1/2 mile");
    }

    #[test]
    fn what_is_struck_out_is_not_said_and_quotations_are_marked() {
        assert_eq!(read("<p><s>14</s> <ins>16</ins> <del>hurt</del> dead"), "16 dead");
        assert_eq!(
            read("<p>He said <q>it <b>rained</b> </q> and <q>“fell”</q>."),
            "He said “it rained” and “fell”."
        );
    }

    #[test]
    fn blocks_in_short_cells_do_not_break_a_row() {
        let html = "<table><tr><td><p>Dead</p></td><td><div><p>12</p></div></td></tr><tr><td>Hurt<br>men</td><td>3</table>";
        assert_eq!(read(html), "Dead\t12\nHurt men\t3");
        let page = "<table><tr><td>x</td><td><p>Rain fell.</p><p>Snow fell.</p></table>";
        assert_eq!(read(page), "x\n\nRain fell.\n\nSnow fell.");
        let letter = "<table><tr><td><p>Rain fell.</p></td></tr><tr><td><p>Snow fell.</p></td></tr></table>";
        assert_eq!(read(letter), "Rain fell.\n\nSnow fell.");
    }

    #[test]
    fn paragraphs_lines_and_cells_are_kept_apart() {
        let html = "<h2>Toll</h2><p>At <b>least</b>&nbsp;12\n died<sup>.</sup></p><ul><li>one<li>two</ul>a<br>b\
            <table><tr><td>Dead<td>12</table><script>x</script><div><div>last</div></div>";
        let page = Document::from(html);
        assert_eq!(text(&page.root()), "Toll\n\nAt least 12 died.\n\none\ntwo\n\na\nb\n\nDead\t12\n\nlast");
    }
}
