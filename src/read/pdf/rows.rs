//! Glyphs → pieces of lines: what stands on one baseline without a gap as wide as between columns.

use std::collections::HashMap;

use super::glyph::{Glyph, median};
use super::initial;
use crate::read::html::{is_mark, power};

/// Two equal characters nearer than this part of their size are one that was drawn twice, for bold type or a shadow.
const TWICE: f32 = 0.1;
/// How far from its line's baseline a character may stand, in parts of its own size.
const LEVEL: f32 = 0.25;
/// Raised and lowered characters are smaller than this part of their line's.
const SMALL: f32 = 0.85;
/// Marks are no smaller than this part: a letter beside a much larger one stands beside an initial over several lines.
const SMALLEST: f32 = 0.4;
/// How far raised ones stand above the baseline, and lowered ones below it, in parts of the line's size.
const RAISED: std::ops::Range<f32> = 0.12..0.75;
const LOWERED: f32 = 0.4;
/// How near to its word a raised character stands.
const TOUCHES: f32 = 0.45;
/// Spaces are a quarter of the size wide, narrow ones in full lines a fifth; letters are moved by less than a tenth.
const SPACE: f32 = 0.16;
/// A space that takes no room stands for a place where a word may be parted.
const NO_ROOM: f32 = 0.04;
/// A gap that may be one between columns or cells; a typewriter's space is three fifths wide.
const GUTTER: f32 = 0.65;

/// A run of characters on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub start: f32,
    pub end: f32,
    /// Of the baseline.
    pub y: f32,
    pub size: f32,
    pub text: String,
}

/// The pieces that stand level, from left to right.
pub(super) type Row = Vec<Piece>;

pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let rows = rows(initial::set_down(once(glyphs)));
    let mut pieces: Vec<Piece> = rows.iter().flat_map(|row| cut(&row.glyphs)).collect();
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The glyphs without those that were drawn again at the same place.
fn once(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut seen: HashMap<(char, i32, i32), Vec<Glyph>> = HashMap::new();
    let cell = |value: f32| (value / 4.0).floor() as i32;
    let mut kept = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let near = |other: &Glyph| {
            let limit = TWICE * glyph.size;
            (other.x - glyph.x).abs() < limit && (other.y - glyph.y).abs() < limit
        };
        let (column, line) = (cell(glyph.x), cell(glyph.y));
        let about = |cell: i32| cell.saturating_sub(1)..=cell.saturating_add(1);
        let cells = about(column).flat_map(|x| about(line).map(move |y| (x, y)));
        let again = cells.filter_map(|(x, y)| seen.get(&(glyph.character, x, y))).flatten().any(near);
        if !again {
            seen.entry((glyph.character, column, line)).or_default().push(*glyph);
            kept.push(*glyph);
        }
    }
    kept
}

struct Baseline {
    y: f32,
    size: f32,
    glyphs: Vec<Glyph>,
}

impl Baseline {
    fn is_level(&self, glyph: &Glyph) -> bool {
        (glyph.y - self.y).abs() < LEVEL * glyph.size
    }

    /// Raised or lowered beside one of the row's characters.
    fn carries(&self, glyph: &Glyph) -> bool {
        let raised = (self.y - glyph.y) / self.size;
        (SMALLEST * self.size..SMALL * self.size).contains(&glyph.size)
            && (RAISED.contains(&raised) || (-LOWERED..0.0).contains(&raised))
            && self.glyphs.iter().any(|other| {
                let touches = |gap: f32| gap.abs() < TOUCHES * self.size;
                !other.is_space() && (touches(glyph.x - other.end()) || touches(other.x - glyph.end()))
            })
    }
}

/// The largest characters found rows, so that small ones find the row they belong to.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Baseline> {
    glyphs.sort_by(|a, b| b.size.total_cmp(&a.size).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Baseline> = Vec::new();
    for glyph in glyphs {
        // A raised mark may happen to stand level with a line of the next column.
        let carrier = rows.iter().position(|row| row.carries(&glyph));
        let level = rows.iter().enumerate().filter(|(_, row)| row.is_level(&glyph));
        let nearest = level.min_by(|(_, a), (_, b)| (a.y - glyph.y).abs().total_cmp(&(b.y - glyph.y).abs()));
        if let Some(row) = carrier.or(nearest.map(|(at, _)| at)) {
            rows[row].glyphs.push(glyph);
        } else {
            rows.push(Baseline { y: glyph.y, size: glyph.size, glyphs: vec![glyph] });
        }
    }
    for row in &mut rows {
        row.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// A row at its wide gaps.
fn cut(row: &[Glyph]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut run: Vec<Glyph> = Vec::new();
    let mut end: Option<f32> = None;
    for glyph in row {
        if glyph.is_space() {
            run.push(*glyph);
            continue;
        }
        if end.is_some_and(|end| glyph.x - end > GUTTER * glyph.size) {
            pieces.extend(piece(&run));
            run.clear();
            end = None;
        }
        end = Some(end.map_or(glyph.end(), |end| end.max(glyph.end())));
        run.push(*glyph);
    }
    pieces.extend(piece(&run));
    pieces
}

fn piece(run: &[Glyph]) -> Option<Piece> {
    let ink: Vec<&Glyph> = run.iter().filter(|glyph| !glyph.is_space()).collect();
    let (first, last) = (ink.first()?, ink.last()?);
    let size = median(ink.iter().map(|glyph| glyph.size))?;
    let level = ink.iter().filter(|glyph| glyph.size >= SMALL * size).map(|glyph| glyph.y);
    let y = median(level)?;
    Some(Piece { start: first.x, end: last.end(), y, size, text: text(run, size, y) })
}

/// The characters with a space wherever one is drawn, or left out between words.
fn text(run: &[Glyph], size: f32, y: f32) -> String {
    let wide = SPACE * size + tracking(run);
    let is_raised = |glyph: &Glyph| glyph.size < SMALL * size && y - glyph.y > RAISED.start * size;
    let mut text = String::new();
    let mut raised = String::new();
    let mut before: Option<&Glyph> = None;
    let mut space: Option<f32> = None;
    for glyph in run {
        if glyph.is_space() {
            space = space.or(Some(glyph.x));
            continue;
        }
        let spaced = space.is_some_and(|space| glyph.x - space > NO_ROOM * size);
        let apart = spaced || before.is_some_and(|before| glyph.x - before.end() > wide);
        if is_raised(glyph) && !(apart && raised.is_empty()) {
            raised.extend(apart.then_some(' '));
            raised.push(glyph.character);
        } else {
            lower(&mut raised, &mut text, glyph.character);
            if apart && !text.is_empty() {
                text.push(' ');
            }
            text.push(glyph.character);
        }
        (before, space) = (Some(glyph), None);
    }
    lower(&mut raised, &mut text, ' ');
    text
}

/// What stands raised behind a word is a mark and left out, or a power; `next` tells a half from both.
fn lower(raised: &mut String, text: &mut String, next: char) {
    let over = matches!(next, '/' | '⁄');
    if !over && is_mark(raised, text, true) {
        raised.clear();
    }
    if over && !raised.is_empty() && text.ends_with(|c: char| c.is_ascii_digit()) {
        // Two and a half is not 21/2.
        text.push(' ');
    }
    match power(raised).filter(|_| !over) {
        Some(power) => text.push_str(&power),
        None => text.push_str(raised),
    }
    raised.clear();
}

/// By how much the letters of a headline are set apart.
fn tracking(run: &[Glyph]) -> f32 {
    let inside = run.windows(2).filter(|pair| !pair[0].is_space() && !pair[1].is_space());
    let gaps = inside.map(|pair| pair[1].x - pair[0].end());
    if run.len() < 6 { 0.0 } else { median(gaps).unwrap_or(0.0).max(0.0) }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
