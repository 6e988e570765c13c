//! Bytes of the document's text → code points of the article's title or text.

use crate::base::{CharSpan, Field, Span};

/// Bytes between two checkpoints: short enough to count through for every claim, long enough to cost little memory.
const STEP: usize = 64;

/// Counts code points up to any byte in constant time, in one enormous line as well.
#[derive(Debug, Clone, Default)]
pub(super) struct CodePoints {
    /// Code points before each multiple of [`STEP`]; empty for ASCII, where bytes are code points.
    before: Vec<u32>,
}

impl CodePoints {
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return CodePoints::default();
        }
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let start = count;
                count += starts(chunk);
                start
            })
            .collect();
        CodePoints { before }
    }

    /// Code points that begin before a byte.
    fn until(&self, text: &str, at: u32) -> u32 {
        if self.before.is_empty() {
            return at;
        }
        let at = (at as usize).min(text.len());
        let step = (at / STEP).min(self.before.len() - 1);
        self.before[step] + starts(&text.as_bytes()[step * STEP..at])
    }

    /// `title` is the length of the title and `body` where the body begins, both in bytes.
    pub(super) fn locate(&self, text: &str, title: u32, body: u32, span: Span) -> (Field, CharSpan) {
        if span.start < title {
            let start = self.until(text, span.start);
            let end = self.until(text, span.end.min(title));
            return (Field::Title, CharSpan { start, end });
        }
        let base = self.until(text, body);
        let start = self.until(text, span.start.max(body)) - base;
        let end = self.until(text, span.end.max(body)) - base;
        (Field::Text, CharSpan { start, end })
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from((byte as i8) >= -0x40)).sum()
}
