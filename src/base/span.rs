use serde::{Deserialize, Serialize};

/// A stretch of a document's text: byte offsets, base 0, end exclusive, on character boundaries.
///
/// Everything inside the core points at words this way; only `claims` turns it into [`CharSpan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Which text of an article a claim stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Text,
}

impl Field {
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
        }
    }
}

/// Unicode code points into an article's title or text, base 0, end exclusive; `[start, end]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct CharSpan {
    pub start: u32,
    pub end: u32,
}

impl CharSpan {
    /// The words it covers in the title or text that it was made for; `None` if it reaches outside.
    pub fn of(self, text: &str) -> Option<&str> {
        let at = |n: u32| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n as usize);
        text.get(at(self.start)?..at(self.end)?)
    }

    /// What two spans share, if it is anything.
    pub fn common(self, other: CharSpan) -> Option<CharSpan> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(CharSpan { start, end })
    }
}

impl From<(u32, u32)> for CharSpan {
    fn from((start, end): (u32, u32)) -> Self {
        CharSpan { start, end }
    }
}

impl From<CharSpan> for (u32, u32) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}
