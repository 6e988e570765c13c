use std::path::Path;

/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text or Markdown, with optional YAML front matter.
    Text,
    Html,
    /// Objects in a list or in a row, however they are laid out.
    Json,
    /// One object a line.
    Ndjson,
    /// RSS or Atom.
    Feed,
    /// Rows of values below a row with the names of their columns.
    Table,
    /// One message, from a mailbox (`.eml`) or of a saved page (`.mhtml`).
    Mail,
    /// Messages one after another.
    Mbox,
    /// Pages as a crawler got them.
    Warc,
    Pdf,
    Gzip,
    Zstd,
    Zip,
}

/// What names say.  A name only decides what the content leaves open.
const EXTENSIONS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Text),
    ("markdown", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("json", Format::Json),
    ("ndjson", Format::Ndjson),
    ("jsonl", Format::Ndjson),
    ("xml", Format::Feed),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("rdf", Format::Feed),
    ("csv", Format::Table),
    ("tsv", Format::Table),
    ("eml", Format::Mail),
    ("mht", Format::Mail),
    ("mhtml", Format::Mail),
    ("mbox", Format::Mbox),
    ("warc", Format::Warc),
    ("pdf", Format::Pdf),
    ("gz", Format::Gzip),
    ("zst", Format::Zstd),
    ("zip", Format::Zip),
];

/// The first bytes that one format alone has.
const MAGIC: &[(&[u8], Format)] = &[
    (b"\x1F\x8B", Format::Gzip),
    (b"\x28\xB5\x2F\xFD", Format::Zstd),
    (b"PK\x03\x04", Format::Zip),
    (b"%PDF-", Format::Pdf),
    (b"WARC/", Format::Warc),
];

impl Format {
    /// What the extension says; `None` if it is not one of ours.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, format)| *format)
    }

    /// What the first bytes say by themselves, whatever the input is called.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, format)| *format)
    }

    /// Whether its first bytes tell it, so that no name can make it of other bytes.
    pub(super) fn has_magic(self) -> bool {
        MAGIC.iter().any(|(_, format)| *format == self)
    }

    /// Whether something else is inside, which is what is read.
    pub(super) fn is_packed(self) -> bool {
        matches!(self, Format::Gzip | Format::Zstd | Format::Zip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_and_extensions() {
        assert_eq!(Format::of_bytes(b"%PDF-1.7\n"), Some(Format::Pdf));
        assert_eq!(Format::of_bytes(b"PK said it would close"), None);
        assert_eq!(Format::of_path(Path::new("a/B.WARC")), Some(Format::Warc));
        assert_eq!(Format::of_path(Path::new("a/b.docx")), None);
    }
}
