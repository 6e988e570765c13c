//! Where the gaps of a line are those between cells of a table, and not those of a line that is stretched to its margin.

use super::columns::Row;
use super::rows::Piece;

/// Between cells of a row that stands alone, in parts of the size.
const CELL: f32 = 1.5;
/// The gaps of a stretched line are alike but for this part.
const ALIKE: f32 = 0.25;
/// Cells below each other stand at one place, in points.
const PLACE: f32 = 1.5;
/// Rows further apart belong to no table, in parts of the size.
const NEAR: f32 = 4.0;
/// The text behind a list's sign is longer.
const ITEM: usize = 15;

/// For each row, which of its gaps are between cells.
pub(super) fn tabs(rows: &[Row]) -> Vec<Vec<bool>> {
    let mut tabs: Vec<Vec<bool>> = rows.iter().map(|row| wide(row)).collect();
    for at in 0..rows.len() {
        if around(rows, at).into_iter().flatten().any(|other| is_aligned(&rows[at], &rows[other])) {
            tabs[at].fill(true);
        }
    }
    // A table's first line may be set otherwise than those below it.
    for at in (0..rows.len()).rev() {
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

fn gaps(row: &[Piece]) -> impl Iterator<Item = f32> {
    row.windows(2).map(|pair| pair[1].start - pair[0].end)
}

/// By the row alone.
fn wide(row: &[Piece]) -> Vec<bool> {
    let size = row.iter().map(|piece| piece.size).fold(0.0, f32::max);
    let may_be_stretched = is_even(row);
    gaps(row).map(|gap| gap > CELL * size && !may_be_stretched).collect()
}

/// Each word stands apart, and all gaps are alike.
fn is_even(row: &[Piece]) -> bool {
    let (least, most) =
        gaps(row).fold((f32::MAX, 0.0f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    most - least < ALIKE * most && row.iter().all(|piece| !piece.text.contains(' '))
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
