//! Which kind of document begins with a tag.

use super::format::Format;

/// The first elements of feeds: RSS 2.0 and 0.9x, Atom (RFC 4287, a feed or one entry of it), RSS 1.0.
const FEEDS: &[&str] = &["rss", "feed", "entry", "RDF"];
/// Opening tags that saved pages and parts of pages begin with; "<3" or "<name@host>" are text.
const PAGES: &[&str] = &[
    "html", "head", "body", "meta", "title", "article", "main", "section", "div", "p", "h1", "script",
    "link", "header", "span", "table",
];

/// What the first element says; `None` if no markup that we know begins here.  Words may begin with a tag as well, a page only
/// with its declaration or its first element.
pub(super) fn format(text: &[u8], may_be_words: bool) -> Option<Format> {
    let opening = Opening::of(text);
    let name = opening.root.as_deref().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    if FEEDS.contains(&local) || opening.declared_xml && !opening.declared_html && !is_page(local) {
        return Some(Format::Feed);
    }
    let surely = opening.declared_html || local.eq_ignore_ascii_case("html");
    let likely = opening.has_comment || is_page(local);
    (surely || likely && !may_be_words).then_some(Format::Html)
}

fn is_page(name: &str) -> bool {
    PAGES.iter().any(|page| page.eq_ignore_ascii_case(name))
}

/// What stands before and in the first tag.
#[derive(Default)]
pub(super) struct Opening {
    declared_xml: bool,
    declared_html: bool,
    has_comment: bool,
    /// The name of the first element, with its prefix.
    pub root: Option<String>,
}

impl Opening {
    pub fn of(text: &[u8]) -> Self {
        let mut opening = Opening::default();
        let mut rest = text.trim_ascii_start();
        while let Some(tag) = rest.strip_prefix(b"<") {
            let end: &[u8] = if tag.starts_with(b"!--") {
                opening.has_comment = true;
                b"-->"
            } else if tag.starts_with(b"?") {
                opening.declared_xml |= starts_with(tag, b"?xml");
                b"?>"
            } else if tag.starts_with(b"!") {
                opening.declared_html |= starts_with(tag, b"!doctype html");
                b">"
            } else {
                opening.root = root(tag);
                break;
            };
            let Some(at) = memchr::memmem::find(tag, end) else { break };
            rest = tag[at + end.len()..].trim_ascii_start();
        }
        opening
    }
}

/// How deep the elements of an XML text are nested at most, told by its tags alone.
pub(super) fn depth(xml: &[u8]) -> usize {
    let (mut depth, mut deepest, mut at) = (0usize, 0, 0);
    while let Some(found) = memchr::memchr(b'<', &xml[at..]) {
        let tag = &xml[at + found + 1..];
        let end: &[u8] = match tag {
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', b'[', b'C', b'D', ..] => b"]]>",
            [b'?', ..] => b"?>",
            _ => b">",
        };
        let Some(length) = memchr::memmem::find(tag, end) else { break };
        match tag.first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') => {}
            _ if length > 0 && tag[length - 1] == b'/' => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
        at += found + 1 + length + end.len();
    }
    deepest
}

fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

fn root(tag: &[u8]) -> Option<String> {
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && !b":_-".contains(byte);
    let end = tag.iter().position(ends).unwrap_or(tag.len());
    let closes = tag.get(end).is_none_or(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    let name = std::str::from_utf8(&tag[..end]).ok()?;
    (closes && !name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_before_the_first_element_is_passed_over() {
        let opening =
            Opening::of(b"<?xml version='1.0'?>\n<?xml-stylesheet href='a'?><!-- a < b --><rdf:RDF a='b'>");
        assert_eq!(opening.root.as_deref(), Some("rdf:RDF"));
        assert_eq!(Opening::of(b"<name@host> wrote").root, None);
        assert_eq!(Opening::of(b"<!-- never closed").root, None);
    }

    #[test]
    fn elements_are_counted_by_their_tags() {
        assert_eq!(depth(b"<?xml v?><a><!-- <b><c> --><b/><b><![CDATA[<c><d>]]></b></a>"), 2);
        assert_eq!(depth(b"<a><b><c"), 2);
    }

    #[test]
    fn xml_of_another_kind_is_for_the_reader_of_feeds_to_refuse() {
        assert_eq!(format(b"<?xml version='1.0'?><urlset>", false), Some(Format::Feed));
        assert_eq!(format(b"<urlset>", false), None);
        assert_eq!(format(b"<?xml version='1.0'?><html>", false), Some(Format::Html));
    }
}
