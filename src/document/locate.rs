//! Bytes of the document's text → code points of the article's title or text.

use crate::base::{CharSpan, Field, Span};

/// Bytes between two checkpoints: short enough to count through, long enough to cost little memory.
const STEP: usize = 128;

/// Counts code points up to any byte in constant time, in one enormous line as well.
#[derive(Debug, Clone, Default)]
pub(super) struct CodePoints {
    /// Code points before each multiple of [`STEP`]; empty for ASCII, where bytes are code points.
    before: Vec<u32>,
    /// Code points before the body.
    base: u32,
}

impl CodePoints {
    /// `body` is where the body begins, in bytes.
    pub(super) fn of(text: &str, body: u32) -> Self {
        if text.is_ascii() {
            return CodePoints { before: Vec::new(), base: body };
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
        let mut all = CodePoints { before, base: 0 };
        all.base = all.until(text, body);
        all
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
        let start = self.until(text, span.start.max(body)) - self.base;
        let end = self.until(text, span.end.max(body)) - self.base;
        (Field::Text, CharSpan { start, end })
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> u32 {
    // Counts of few bytes fit a byte, and sixteen of them one vector.
    let chunks = bytes.chunks(u8::MAX as usize);
    chunks.map(|few| u32::from(few.iter().map(|&byte| u8::from((byte as i8) >= -0x40)).sum::<u8>())).sum()
}
