//! How a text is written, by what its beginning looks like; by its name only where that leaves it open.

use serde::de::IgnoredAny;

use super::format::Format;
use super::{mail, markup, table};

/// What the beginning of a text looks like, and else what its name says.
///
/// `head` holds whole lines, or as much as was read.  A name for words (`.txt`, `.md`) is believed where the content may be
/// both, as Markdown may begin with a tag.
pub(super) fn format(head: &[u8], named: Option<Format>) -> Format {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    match (seen(text, named), named) {
        (Some(Format::Ndjson), Some(Format::Json)) => Format::Json,
        // A line that is broken, or holds no object, is for the reader of lines to name.
        (Some(Format::Json) | None, Some(Format::Ndjson)) if !is_laid_out(text) => Format::Ndjson,
        (Some(seen), _) => seen,
        (None, Some(named)) if !named.has_magic() => named,
        (None, _) => Format::Text,
    }
}

fn seen(text: &[u8], named: Option<Format>) -> Option<Format> {
    match text.first()? {
        b'{' => of_object(text),
        b'[' if matches!(text[1..].trim_ascii_start().first(), None | Some(b'{')) => Some(Format::Json),
        b'<' => markup::format(text, named == Some(Format::Text)),
        _ if mail::is_mbox(text) => Some(Format::Mbox),
        _ if mail::is_message(text) => Some(Format::Mail),
        _ if table::is_one(text) => Some(Format::Table),
        _ => None,
    }
}

/// `{` opens a record, or an aside: "{sic} the mayor".
fn of_object(text: &[u8]) -> Option<Format> {
    if !matches!(text[1..].trim_ascii_start().first(), None | Some(b'"' | b'}')) {
        return None;
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Some(match serde_json::from_slice::<IgnoredAny>(line) {
        // An object laid out over several lines never breaks inside a string.
        Err(error) if error.is_eof() && !error.to_string().contains("string") => Format::Json,
        _ => Format::Ndjson,
    })
}

/// One object over several lines, whatever the extension says.
fn is_laid_out(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    matches!(line, b"{" | b"[" | b"[{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_tells_the_format() {
        for (head, expected) in [
            ("{\"text\":\"a\"}\n{\"te", Format::Ndjson),
            ("{\"text\":\"broken\n{\"text\":\"b\"}", Format::Ndjson),
            ("{\n  \"text\": \"a\"\n}", Format::Json),
            ("{\"id\": 1,\n  \"text\": \"a\"\n}", Format::Json),
            ("[\n{", Format::Json),
            ("[{\"text\":", Format::Json),
            ("\u{feff}\n <!DOCTYPE html>", Format::Html),
            ("<p class=a>Hello", Format::Html),
            ("<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<rss version=\"2.0\">", Format::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html>", Format::Html),
            ("Return-Path: <a@b.example>\nFrom: A <a@b.example>\nSubject: News\n\nHello", Format::Mail),
            ("From a@b.example Sat Jan  3 01:05:34 2026\nFrom: a@b.example\n", Format::Mbox),
            ("title,date,text\nFlood,2026-01-03,The Esk rose.\n", Format::Table),
            ("<3 for the team", Format::Text),
            ("<prime@example.org> wrote", Format::Text),
            ("[Applause] Thank you", Format::Text),
            ("{sic} the mayor", Format::Text),
            ("Title: Flood\n\nThe Esk rose.", Format::Text),
            ("From the mayor: no comment.\n", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(format(head.as_bytes(), None), expected, "{head}");
        }
    }

    #[test]
    fn content_goes_before_the_name() {
        let rss = b"<?xml version='1.0'?><rss version='2.0'>";
        for named in [Format::Text, Format::Html, Format::Json] {
            assert_eq!(format(rss, Some(named)), Format::Feed);
        }
        assert_eq!(format(b"<div align=center>\n\n# Flood", Some(Format::Text)), Format::Text);
        assert_eq!(format(b"Plain words.", Some(Format::Ndjson)), Format::Ndjson);
        assert_eq!(format(b"Plain words.", Some(Format::Warc)), Format::Text);
    }
}
