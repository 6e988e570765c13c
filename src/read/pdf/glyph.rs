/// One character as it stands on a page: `x` grows to the right and `y` downwards, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub character: char,
    pub x: f32,
    /// Of the baseline.
    pub y: f32,
    pub width: f32,
    /// Of the font, after all scaling.
    pub size: f32,
}

impl Glyph {
    pub fn end(&self) -> f32 {
        self.x + self.width
    }

    pub fn is_space(&self) -> bool {
        self.character.is_whitespace()
    }
}

/// What was drawn on one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub height: f32,
    pub visible: Vec<Glyph>,
    /// As OCR lays it over a scan.
    pub invisible: Vec<Glyph>,
    /// Of which the font does not say what they mean.
    pub unknown: usize,
    /// That were turned, set downwards or drawn beside the page.
    pub missed: usize,
    pub images: usize,
    /// What draws the page does not unpack to its end.
    pub is_damaged: bool,
}

/// A page has a text layer that nobody sees if less than one character in so many is seen: a stamp, a number.
const STAMPED: usize = 10;

impl Sheet {
    pub fn text_layer(&self) -> &[Glyph] {
        match self.visible.len() * STAMPED < self.invisible.len() {
            true => &self.invisible,
            false => &self.visible,
        }
    }
}

/// Characters that stand for several, or for another one.
const FOLDED: &[(char, &str)] = &[
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
    ('\u{a0}', " "),
    // Drawn only where a line ends with it.
    ('\u{ad}', "-"),
    ('\u{2010}', "-"),
    ('\u{2011}', "-"),
];

/// The characters that a glyph stands for, with ligatures taken apart.
pub(super) fn characters(meant: &str) -> impl Iterator<Item = char> {
    meant.chars().flat_map(|character| {
        let folded = FOLDED.iter().find(|(from, _)| *from == character);
        let (same, other) = match folded {
            Some((_, to)) => (None, *to),
            None => (Some(character), ""),
        };
        same.into_iter().chain(other.chars())
    })
}

/// Whether a font's answer says nothing: no character, or one of a private table.
pub(super) fn is_unknown(character: char) -> bool {
    let private = matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    private || character == '\u{fffd}' || (character.is_control() && !character.is_whitespace())
}

pub(super) fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_taken_apart() {
        assert_eq!(characters("ﬁ").collect::<String>(), "fi");
        assert_eq!(characters("oﬃce").collect::<String>(), "office");
        assert_eq!(characters("é").collect::<String>(), "é");
    }

    #[test]
    fn an_unseen_layer_counts_where_next_to_nothing_is_seen() {
        let glyph = Glyph { character: 'a', x: 0.0, y: 0.0, width: 5.0, size: 10.0 };
        let scan = Sheet { visible: vec![glyph; 2], invisible: vec![glyph; 400], ..Sheet::default() };
        let page = Sheet { visible: vec![glyph; 400], invisible: vec![glyph; 400], ..Sheet::default() };
        assert_eq!(scan.text_layer().len(), 400);
        assert_eq!(page.text_layer().as_ptr(), page.visible.as_ptr());
    }
}
