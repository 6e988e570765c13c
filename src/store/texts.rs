//! The title and text of an article, by code points.

use crate::base::{CharSpan, Field};

/// Code points between two checkpoints.
const STEP: usize = 256;

pub(super) struct Texts<'t> {
    title: Points<'t>,
    text: Points<'t>,
}

impl<'t> Texts<'t> {
    pub fn of(title: Option<&'t str>, text: &'t str) -> Self {
        Texts { title: Points::of(title.unwrap_or_default()), text: Points::of(text) }
    }

    /// The words that a span covers; `None` if it reaches outside.
    pub fn slice(&self, field: Field, span: CharSpan) -> Option<&'t str> {
        match field {
            Field::Title => self.title.slice(span),
            Field::Text => self.text.slice(span),
        }
    }

    pub fn title(&self) -> &'t str {
        self.title.text
    }

    pub fn text(&self) -> &'t str {
        self.text.text
    }
}

struct Points<'t> {
    text: &'t str,
    /// Where each [`STEP`]th code point begins; empty for ASCII, where bytes are code points.
    starts: Vec<usize>,
}

impl<'t> Points<'t> {
    fn of(text: &'t str) -> Self {
        let starts = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().step_by(STEP).map(|(at, _)| at).collect(),
        };
        Points { text, starts }
    }

    fn slice(&self, span: CharSpan) -> Option<&'t str> {
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }

    fn byte(&self, point: u32) -> Option<usize> {
        let point = point as usize;
        if self.starts.is_empty() {
            return Some(point);
        }
        let start = match self.starts.get(point / STEP) {
            Some(start) => *start,
            None if point == STEP * self.starts.len() => self.text.len(),
            None => return None,
        };
        let rest = &self.text[start..];
        let at = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(point % STEP)?;
        Some(start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points() {
        let long = "Zürich – ".repeat(200);
        let texts = Texts::of(Some("Ärger"), &long);
        let span = |start, end| CharSpan { start, end };
        assert_eq!(texts.slice(Field::Title, span(1, 5)), Some("rger"));
        for start in [0, 255, 256, 257, 512, 1700] {
            for end in [start, start + 1, start + 60] {
                assert_eq!(texts.slice(Field::Text, span(start, end)), span(start, end).of(&long));
            }
        }
        assert_eq!(texts.slice(Field::Text, span(1799, 1801)), None);
    }
}
