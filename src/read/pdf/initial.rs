//! Initials that are as high as several lines are set down to the word they begin.

use super::glyph::{Glyph, median};

/// Larger than most characters by so much.
const LARGE: f32 = 1.8;
/// Their height above the baseline, in parts of the size, with some room.
const HEIGHT: f32 = 0.9;
/// How far off the lines beside it start, in parts of its size.
const BESIDE: f32 = 0.5;
/// A single line beside a large letter is the rest of a headline in small capitals.
const LINES: usize = 2;
/// More large characters are headlines.
const MOST: usize = 500;
/// Characters on one baseline, in points.
const LEVEL: f32 = 1.0;
/// What a letter takes up, in parts of the size.
const WIDTH: f32 = 0.5;

pub(super) fn set_down(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let Some(usual) = median(glyphs.iter().map(|glyph| glyph.size)) else { return glyphs };
    let is_large = |glyph: &Glyph| glyph.size > LARGE * usual && !glyph.is_space();
    let large: Vec<usize> = (0..glyphs.len()).filter(|at| is_large(&glyphs[*at])).collect();
    if large.len() > MOST {
        return glyphs;
    }
    let is_alone =
        |at: usize| large.iter().all(|other| *other == at || !is_near(&glyphs[at], &glyphs[*other]));
    let alone: Vec<usize> = large.iter().copied().filter(|at| is_alone(*at)).collect();
    for at in alone {
        if let Some(lowered) = first_beside(&glyphs, &glyphs[at]).map(|first| before(&glyphs[at], &first)) {
            glyphs[at] = lowered;
        }
    }
    glyphs
}

/// In one word of a headline.
fn is_near(one: &Glyph, other: &Glyph) -> bool {
    (one.y - other.y).abs() < 0.25 * one.size
        && other.x - one.end() < one.size
        && one.x - other.end() < one.size
}

/// The first character of the uppermost line beside an initial.
fn first_beside(glyphs: &[Glyph], initial: &Glyph) -> Option<Glyph> {
    let is_beside = |glyph: &&Glyph| {
        let off = glyph.x - initial.end();
        let above = initial.y - glyph.y;
        LARGE * glyph.size < initial.size
            && !glyph.is_space()
            && (-0.1 * initial.size..BESIDE * initial.size).contains(&off)
            && (-LEVEL..HEIGHT * initial.size).contains(&above)
    };
    let beside: Vec<&Glyph> = glyphs.iter().filter(is_beside).collect();
    let mut lines: Vec<f32> = beside.iter().map(|glyph| glyph.y).collect();
    lines.sort_by(f32::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < LEVEL);
    let top = *lines.first().filter(|_| lines.len() >= LINES)?;
    let uppermost = beside.into_iter().filter(|glyph| (glyph.y - top).abs() < LEVEL);
    uppermost.min_by(|a, b| a.x.total_cmp(&b.x)).copied()
}

fn before(initial: &Glyph, first: &Glyph) -> Glyph {
    let width = WIDTH * first.size;
    Glyph { x: first.x - width, y: first.y, width, size: first.size, ..*initial }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let width = size / 2.0;
        let at = |(nth, character)| Glyph { character, x: x + nth as f32 * width, y, width, size };
        text.chars().enumerate().map(at).collect()
    }

    #[test]
    fn an_initial_joins_its_word() {
        let mut glyphs = line("T", 50.0, 124.0, 32.0);
        glyphs.extend(line("he river rose", 68.0, 106.0, 10.0));
        glyphs.extend(line("by two metres", 68.0, 118.0, 10.0));
        let initial = set_down(glyphs)[0];
        assert_eq!((initial.y, initial.size, initial.end()), (106.0, 10.0, 68.0));
    }

    #[test]
    fn letters_of_a_headline_stay() {
        let mut glyphs = line("Flood", 50.0, 124.0, 32.0);
        glyphs.extend(line("on Sunday", 135.0, 106.0, 10.0));
        glyphs.extend(line("in Lindow", 135.0, 118.0, 10.0));
        assert_eq!(set_down(glyphs.clone()), glyphs);
    }
}
