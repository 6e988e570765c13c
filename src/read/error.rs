use std::fmt;
use std::io;

use super::keys::OURS;

/// Where an article came from: a path or "standard input", and the part of it where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Files in an archive have its name before theirs: `a.zip/b.txt`.
    pub name: String,
    /// What the parts are called, and which one it is, the first being 1.
    pub part: Option<(&'static str, u64)>,
}

impl Place {
    pub fn file(name: &str) -> Self {
        Place { name: name.to_owned(), part: None }
    }

    pub fn line(name: &str, line: u64) -> Self {
        Place { name: name.to_owned(), part: Some(("line", line)) }
    }

    /// The part of a place: "item" 3 of a feed.
    pub fn within(&self, what: &'static str, number: u64) -> Self {
        Place { name: self.name.clone(), part: Some((what, number)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Some((what, number)) => write!(f, "{}, {what} {number}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// Why one input gave no article, or not all that it may hold.  The message names the place, the cause, and what to try.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{place}: cannot be read: {cause}; {}", advice(.cause))]
    Io { place: Place, cause: io::Error },

    #[error("{place}: the folder's links lead back to {to}; remove the link or name the folders one by one")]
    LinkLoop { place: Place, to: String },

    #[error(
        "{place}: the folder holds no file of a kind that is read; name a file in it to read it whatever its extension"
    )]
    NothingInFolder { place: Place },

    #[error(
        "{place}: skipped {what}, of no kind that is read; name a file to read it whatever its extension"
    )]
    Skipped { place: Place, what: String },

    #[error("{place}: {cause}; nothing else of it is lost")]
    Unread { place: Place, cause: String },

    #[error("{place}: holds {what} and no article; check that it was exported completely")]
    Nothing { place: Place, what: &'static str },

    #[error("{place}: {what} is damaged: {cause}; get it anew")]
    Damaged { place: Place, what: &'static str, cause: String },

    #[error("{place}: {cause}")]
    Pdf { place: Place, cause: &'static str },

    #[error("{place}: is {what}, which is not read; {advice}")]
    Kind { place: Place, what: String, advice: &'static str },

    #[error("{place}: looks like {looks_like}, not like text; export its text or HTML and read that")]
    Binary { place: Place, looks_like: &'static str },

    #[error("{place}: is empty; check that it was saved or downloaded completely")]
    Empty { place: Place },

    #[error("{place}: nothing came, so that nothing is read")]
    NothingCame { place: Place },

    #[error("{place}: holds no text of an article; check that the page or record has a body")]
    NoText { place: Place },

    #[error(
        "{place}: the date \"{value}\" is not understood, or may be two days; write it as YYYY-MM-DD, or give one with --date and --override"
    )]
    BadDate { place: Place, value: String },

    #[error(
        "{place}: the front matter between the `---` lines is not valid: {cause}; write lines such as `date: 2025-11-30`, with quotation marks around values that hold a colon"
    )]
    FrontMatter { place: Place, cause: String },

    #[error("{place}: not valid JSON: {cause}; one article is one object with a \"text\"")]
    Json { place: Place, cause: String },

    #[error(
        "{place}: not an article: {cause}; its keys are {OURS}, any of them null but text, and --columns text=THEIRS,date=THEIRS names others"
    )]
    Record { place: Place, cause: String },

    #[error(
        "{place}: not a table of articles: {cause}; --columns text=NAME,date=NAME,title=NAME says which columns hold what"
    )]
    Table { place: Place, cause: String },

    #[error("{place}: {cause}; split it, or save the article's text alone")]
    TooLarge { place: Place, cause: String },

    #[error("{place}: {cause}; compare what was read with the page, and if text is missing save it as .txt")]
    Thin { place: Place, cause: String },
}

impl ReadError {
    /// The path or "standard input", and the part where there is one.
    pub fn place(&self) -> &Place {
        match self {
            ReadError::Io { place, .. }
            | ReadError::LinkLoop { place, .. }
            | ReadError::NothingInFolder { place }
            | ReadError::Skipped { place, .. }
            | ReadError::Unread { place, .. }
            | ReadError::Nothing { place, .. }
            | ReadError::Damaged { place, .. }
            | ReadError::Kind { place, .. }
            | ReadError::Pdf { place, .. }
            | ReadError::Table { place, .. }
            | ReadError::Binary { place, .. }
            | ReadError::Empty { place }
            | ReadError::NothingCame { place }
            | ReadError::NoText { place }
            | ReadError::BadDate { place, .. }
            | ReadError::FrontMatter { place, .. }
            | ReadError::Json { place, .. }
            | ReadError::Record { place, .. }
            | ReadError::TooLarge { place, .. }
            | ReadError::Thin { place, .. } => place,
        }
    }

    /// Whether an article was read all the same, of which the user should know more.
    pub fn is_warning(&self) -> bool {
        use ReadError::{Nothing, NothingCame, Skipped, Thin, Unread};
        matches!(self, Thin { .. } | Skipped { .. } | Unread { .. } | Nothing { .. } | NothingCame { .. })
    }
}

fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "check its permissions",
        // What a decoder of compressed bytes says.
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            "check that it was downloaded completely"
        }
        _ => "check that the file or device is readable",
    }
}
