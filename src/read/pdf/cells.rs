//! Where the gaps of a line are those between cells of a table, and not those of a line that is stretched to its margin.

use super::rows::{Piece, Row};

/// Between cells of a row that stands alone, in parts of the size.
const CELL: f32 = 1.5;
/// The gaps of a stretched line are alike but for this part.
const ALIKE: f32 = 0.1;
/// No words are moved so far apart, in parts of the size.
const FAR: f32 = 3.0;
/// Stretched lines end at one place, in points.
const MARGIN: f32 = 1.0;
/// Cells below each other stand at one place, in points.
const PLACE: f32 = 1.5;
/// Rows further apart belong to no table, in parts of the size.
const NEAR: f32 = 4.0;
/// The text behind a list's sign is longer.
const ITEM: usize = 15;

/// A cell's next line stands so many sizes below the last one at most.
const LEADING: f32 = 1.5;

/// The rows with their cells whole, and which of their gaps are between cells.
pub(super) fn rows(lines: &[Row]) -> Vec<(Row, Vec<bool>)> {
    let mut rows: Vec<(Row, Vec<bool>)> = Vec::new();
    let mut y = f32::MIN;
    for (line, tabs) in lines.iter().zip(tabs(lines)) {
        let is_near = line[0].y - y < LEADING * line[0].size;
        y = line[0].y;
        match rows.last_mut() {
            Some((row, tabs)) if is_near && tabs.contains(&true) && goes_on(row, line) => extend(row, line),
            _ => rows.push((line.clone(), tabs)),
        }
    }
    rows
}

/// Whether a line holds nothing but next lines of cells; figures below each other are a row of their own.
fn goes_on(row: &[Piece], line: &[Piece]) -> bool {
    line.iter().all(|piece| cell(row, piece).is_some() && piece.text.contains(char::is_alphabetic))
}

/// A cell behind the first that starts where a piece does.
fn cell(row: &[Piece], piece: &Piece) -> Option<usize> {
    (1..row.len()).find(|at| (row[*at].start - piece.start).abs() < PLACE)
}

fn extend(row: &mut [Piece], line: &[Piece]) {
    for piece in line {
        if let Some(at) = cell(row, piece) {
            row[at].text.push(' ');
            row[at].text.push_str(&piece.text);
            row[at].end = row[at].end.max(piece.end);
        }
    }
}

/// For each row, which of its gaps are between cells.
fn tabs(rows: &[Row]) -> Vec<Vec<bool>> {
    let mut tabs: Vec<Vec<bool>> = rows.iter().map(|row| wide(row)).collect();
    let margin = rows.iter().flatten().map(|piece| piece.end).fold(f32::MIN, f32::max);
    let may_be_row: Vec<usize> = (0..rows.len()).filter(|at| !is_stretched(&rows[*at], margin)).collect();
    for at in may_be_row.iter().copied() {
        if around(rows, at).into_iter().flatten().any(|other| is_aligned(&rows[at], &rows[other])) {
            tabs[at].fill(true);
        }
    }
    // A table's first line may be set otherwise than those below it.
    for at in may_be_row.into_iter().rev() {
        let under = |other: usize| {
            !tabs[other].is_empty() && tabs[other].iter().all(|tab| *tab) && is_over(&rows[at], &rows[other])
        };
        if around(rows, at).into_iter().flatten().any(under) {
            tabs[at].fill(true);
        }
    }
    for (row, tabs) in rows.iter().zip(&mut tabs) {
        if is_item(row) {
            tabs[0] = false;
        }
    }
    tabs
}

/// The rows next to one, if they are near.
fn around(rows: &[Row], at: usize) -> [Option<usize>; 2] {
    let near = |other: &usize| {
        rows.get(*other).is_some_and(|other| (other[0].y - rows[at][0].y).abs() < NEAR * rows[at][0].size)
    };
    [at.checked_sub(1), Some(at + 1)].map(|other| other.filter(near))
}

fn size(row: &[Piece]) -> f32 {
    row.iter().map(|piece| piece.size).fold(0.0, f32::max)
}

fn gaps(row: &[Piece]) -> impl Iterator<Item = f32> {
    row.windows(2).map(|pair| pair[1].start - pair[0].end)
}

/// By the row alone.
fn wide(row: &[Piece]) -> Vec<bool> {
    let size = size(row);
    let may_be_stretched = is_even(row);
    gaps(row).map(|gap| gap > CELL * size && !may_be_stretched).collect()
}

/// Has words enough to tell that they were moved apart until the last one reached the margin.
fn is_stretched(row: &[Piece], margin: f32) -> bool {
    row.len() > 2 && is_even(row) && row[row.len() - 1].end > margin - MARGIN
}

/// Each word stands apart, and all gaps are alike.
fn is_even(row: &[Piece]) -> bool {
    let (least, most) =
        gaps(row).fold((f32::MAX, 0.0f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    most < FAR * size(row) && most - least < ALIKE * most && row.iter().all(|piece| !piece.text.contains(' '))
}

/// All cells but the first stand below or above cells of the other row.
fn is_aligned(row: &[Piece], other: &[Piece]) -> bool {
    let is_near = |one: f32, two: f32| (one - two).abs() < PLACE;
    let middle = |piece: &Piece| (piece.start + piece.end) / 2.0;
    let matches = |one: &Piece, two: &Piece| {
        is_near(one.start, two.start) || is_near(one.end, two.end) || is_near(middle(one), middle(two))
    };
    if row.len() < 2 || other.len() < 2 {
        return false;
    }
    if row.len() == other.len() {
        return row.iter().zip(other).skip(1).all(|(one, two)| matches(one, two));
    }
    // The last words of two stretched lines end at one place in any case.
    row[1..].iter().all(|one| other[1..].iter().any(|two| is_near(one.start, two.start)))
}

/// As many cells, with gaps at the same places.
fn is_over(row: &[Piece], other: &[Piece]) -> bool {
    let shared = |(one, two): (&[Piece], &[Piece])| {
        let shared = one[1].start.min(two[1].start) - one[0].end.max(two[0].end);
        shared > 0.5 * one[0].size
    };
    row.len() > 1 && row.len() == other.len() && row.windows(2).zip(other.windows(2)).all(shared)
}

/// A list's sign and its text are no cells.
fn is_item(row: &[Piece]) -> bool {
    let [first, rest, ..] = row else { return false };
    let length = first.text.chars().count();
    let is_word = first.text.chars().all(char::is_alphanumeric);
    length <= 3 && !is_word || length <= 2 && row.len() == 2 && rest.text.chars().count() >= ITEM
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of ten-point type, five points a character.
    fn row(y: f32, pieces: &[(&str, f32)]) -> Row {
        let piece = |(text, start): &(&str, f32)| {
            let end = start + 5.0 * text.chars().count() as f32;
            Piece { start: *start, end, y, size: 10.0, text: (*text).to_owned() }
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_of_a_stretched_line_are_no_cells() {
        let lines = [
            row(100.0, &[("the", 50.0), ("council", 83.0), ("has", 136.0), ("opened", 169.0)]),
            row(112.0, &[("three", 50.0), ("schools", 91.0), ("for", 142.0), ("people", 173.0)]),
        ];
        assert!(tabs(&lines).concat().iter().all(|tab| !tab));
    }

    #[test]
    fn words_below_each_other_are_cells() {
        let lines = [
            row(100.0, &[("District", 50.0), ("Homes", 97.0)]),
            row(112.0, &[("North", 50.0), ("1,204", 120.0)]),
            row(124.0, &[("South", 50.0), ("987", 130.0)]),
        ];
        assert_eq!(tabs(&lines), [[true], [true], [true]]);
    }

    #[test]
    fn a_row_alone_has_cells_where_its_words_do_not_stand_apart() {
        assert_eq!(tabs(&[row(100.0, &[("PRESS RELEASE", 50.0), ("30 November", 300.0)])]), [[true]]);
        assert_eq!(tabs(&[row(100.0, &[("•", 50.0), ("one school", 80.0)])]), [[false]]);
    }

    #[test]
    fn a_cell_goes_on_below_itself() {
        let lines = [
            row(100.0, &[("Banks", 50.0), ("are raised by half", 150.0), ("£2.1 million", 300.0)]),
            row(112.0, &[("a metre by May", 150.0)]),
            row(124.0, &[("Pumps", 50.0), ("are renewed in May", 150.0), ("£4.7 million", 300.0)]),
        ];
        let rows = rows(&lines);
        assert_eq!((rows.len(), rows[0].0[1].text.as_str()), (2, "are raised by half a metre by May"));
    }
}
