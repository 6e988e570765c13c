//! What takes quadratic time where a part of a page is written as HTML, as the first reading does.
//!
//! For every `&` and every character whose first byte is C2, such as a no-break space, the serialiser (html5ever 0.40) looks through
//! all that is left of the text for a `<`: two megabytes of them take minutes.

use dom_query::{Document, NodeRef};

/// Bytes that are looked through for one text before it is cut: that takes some milliseconds, and no article comes near.
const MOST: usize = 64 << 20;
/// Longer pieces of a text that was cut would still be slow.
const PIECE: usize = 2 << 10;

/// Cuts long texts into pieces, which are read as one, and leaves out long attributes, which are not read at all.
pub(super) fn bound(page: &Document) {
    for node in page.root().descendants_it().collect::<Vec<_>>() {
        if node.is_text() {
            let text = node.text();
            if is_slow(&text) {
                cut(page, &node, &text);
            }
        } else if node.is_element() {
            for attribute in node.attrs() {
                if is_slow(&attribute.value) {
                    node.remove_attr(&attribute.name.local);
                }
            }
        }
    }
}

fn is_slow(text: &str) -> bool {
    text.len() > PIECE && memchr::memchr2_iter(b'&', 0xC2, text.as_bytes()).count() * text.len() > MOST
}

fn cut(page: &Document, node: &NodeRef, text: &str) {
    let mut rest = text;
    while rest.len() > PIECE {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        node.insert_before(&page.tree.new_text(piece));
        rest = after;
    }
    node.insert_before(&page.tree.new_text(rest));
    node.remove_from_parent();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_says_the_same() {
        let words = "A&B paid £5\u{a0}m; ".repeat(5_000);
        let page = Document::from(format!("<p title='{words}' id=x>{words}<b>{words}</b></p>"));
        bound(&page);
        assert_eq!(page.select("#x").text().to_string(), words.repeat(2));
        assert!(page.select("#x").nodes()[0].children_it(false).count() > 10);
        assert!(!page.select("#x").has_attr("title"));
    }

    /// No clock is asked, which would be another one on a busy computer.
    #[test]
    fn no_text_or_attribute_that_is_slow_is_left() {
        for unit in ["&", "&nbsp;", "\u{a0}", "£5 ", "&amp;"] {
            let page = Document::from(format!("<p title='{0}'>{0}</p>", unit.repeat((1 << 17) / unit.len())));
            bound(&page);
            for node in page.root().descendants_it() {
                assert!(node.attrs().iter().all(|attribute| !is_slow(&attribute.value)), "{unit}");
                assert!(!node.is_text() || !is_slow(&node.text()), "{unit}");
            }
        }
    }
}
