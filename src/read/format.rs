use std::path::Path;

use serde::de::IgnoredAny;

/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text or Markdown, with optional YAML front matter.
    Text,
    Html,
    /// One object or a list of objects.
    Json,
    /// One object a line.
    Ndjson,
}

impl Format {
    /// What the extension says; `None` if it is not one of ours.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" | "markdown" => Some(Format::Text),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "json" => Some(Format::Json),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            _ => None,
        }
    }

    /// What the beginning of an input looks like.  `head` holds its first line that is not blank, or as
    /// much of it as was read.
    pub fn sniff(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        match head.first() {
            Some(b'{') => of_object(head),
            Some(b'[') if matches!(head[1..].trim_ascii_start().first(), None | Some(b'{')) => Format::Json,
            Some(b'<') if is_html(head) => Format::Html,
            _ => Format::Text,
        }
    }
}

fn of_object(head: &[u8]) -> Format {
    if !matches!(head[1..].trim_ascii_start().first(), None | Some(b'"' | b'}')) {
        return Format::Text;
    }
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    match serde_json::from_slice::<IgnoredAny>(line) {
        // An object laid out over several lines never breaks inside a string.
        Err(error) if error.is_eof() && !error.to_string().contains("string") => Format::Json,
        _ => Format::Ndjson,
    }
}

/// An opening tag or declaration that pages begin with; "<3" or "<name@host>" are text.
fn is_html(head: &[u8]) -> bool {
    const TAGS: &[&str] = &[
        "!doctype", "!--", "?xml", "html", "head", "body", "meta", "title", "article", "main", "section",
        "div", "p", "h1", "script", "link", "header", "span", "table",
    ];
    let rest = head.get(1..).unwrap_or_default();
    TAGS.iter().any(|tag| {
        rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
            && (*tag == "!--" || rest.get(tag.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_tells_the_format() {
        for (head, format) in [
            ("{\"text\":\"a\"}\n{\"te", Format::Ndjson),
            ("{\"text\":\"broken\n{\"text\":\"b\"}", Format::Ndjson),
            ("{\n  \"text\": \"a\"\n}", Format::Json),
            ("{\"id\": 1,\n  \"text\": \"a\"\n}", Format::Json),
            ("[\n{", Format::Json),
            ("[{\"text\":", Format::Json),
            ("\u{feff}\n <!DOCTYPE html>", Format::Html),
            ("<p class=a>Hello", Format::Html),
            ("<3 for the team", Format::Text),
            ("<prime@example.org> wrote", Format::Text),
            ("[Applause] Thank you", Format::Text),
            ("{sic} the mayor", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(Format::sniff(head.as_bytes()), format, "{head}");
        }
    }
}
