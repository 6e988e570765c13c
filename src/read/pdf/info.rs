//! What the document's information dictionary says.

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::object::DateTime;

use crate::read::Stamp;

/// Of programs that name a document after the file it was made from.
const PROGRAMS: &[&str] = &["microsoft word - ", "microsoft powerpoint - ", "microsoft word document"];
const EXTENSIONS: &[&str] = &[
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".indd", ".qxd", ".qxp", ".pub", ".pages", ".ppt",
    ".pptx", ".ai", ".html", ".htm", ".tex", ".dvi",
];
/// What programs write where nobody wrote anything.
const PLACEHOLDERS: &[&str] =
    &["untitled", "untitled document", "about:blank", "powerpoint presentation", "anonymous", "unspecified"];

#[derive(Debug, Default, Clone)]
pub(super) struct Info {
    pub title: Option<String>,
    pub author: Option<String>,
    pub created: Option<Stamp>,
}

impl Info {
    pub fn of(stated: &Metadata) -> Info {
        let line = |value: &Option<Box<[u8]>>| value.as_deref().map(text).filter(|line| !line.is_empty());
        Info {
            title: line(&stated.title).filter(|title| is_title(title)),
            author: line(&stated.author).filter(|author| is_author(author)),
            created: stated.creation_date.as_ref().and_then(stamp),
        }
    }
}

/// A string of a PDF: UTF-16, UTF-8 behind its mark, or a table of its own that letters share with Windows'.
fn text(bytes: &[u8]) -> String {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => encoding_rs::WINDOWS_1252,
    };
    let text = encoding.decode(bytes).0;
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name of a file or of a program is no title.
fn is_title(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains(' ')
        && !PLACEHOLDERS.contains(&title.as_str())
        && !PROGRAMS.iter().any(|program| title.starts_with(program))
        && !EXTENSIONS.iter().any(|extension| title.ends_with(extension))
}

/// A person or an office: the names of accounts have no space in them.
fn is_author(author: &str) -> bool {
    let lower = author.to_lowercase();
    author.contains(' ') && !PLACEHOLDERS.contains(&lower.as_str()) && !lower.contains(['\\', '@'])
}

fn stamp(at: &DateTime) -> Option<Stamp> {
    let sign = if at.utc_offset_hour < 0 { '-' } else { '+' };
    let zone = format!("{sign}{:02}:{:02}", at.utc_offset_hour.unsigned_abs(), at.utc_offset_minute);
    Stamp::parse(&format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{zone}",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_no_titles() {
        for title in [
            "Microsoft Word - flood v3.doc",
            "flood final.docx",
            "Untitled",
            "press_release_3",
            "about:blank",
        ] {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("Lindow flood: council opens three schools"));
    }

    #[test]
    fn accounts_are_no_authors() {
        assert!(!is_author("aroe") && !is_author("LINDOW\\ann roe"));
        assert!(is_author("Ann Roe"));
    }

    #[test]
    fn strings_state_their_encoding() {
        assert_eq!(text(b"\xFE\xFF\x00R\x00\xE9\x00 \x00a"), "Ré a");
        assert_eq!(text(b"\xEF\xBB\xBFR\xC3\xA9  a"), "Ré a");
        assert_eq!(text(b"R\xE9 a\n"), "Ré a");
    }
}
