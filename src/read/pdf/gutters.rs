//! Where columns are parted: white space that nothing crosses over many rows, from which the lines of the right column start.
//!
//! Gaps of single lines say nothing, as a line that is stretched to its margin has gaps as wide between its words.

use std::ops::Range;

use super::rows::{Piece, Row};

/// Beside a column of so many lines, the last lines of a text may stand alone in the next one.
const LONG: usize = 8;
/// A gutter is at least so wide, in points: a gap between words in a full line is narrower nearly always.
const GUTTER: f32 = 7.0;
/// Fewer lines side by side are a letterhead or a row of signatures.
const COLUMN: usize = 3;
/// So many where an earlier page has columns at the same place.
const KNOWN: usize = 2;
/// Cells are shorter than lines of prose, in characters.
const PROSE: usize = 15;
/// Columns whose lines stand level and are short are those of a table.
const LEVEL: f32 = 0.2;
/// Lines of a column start at one place, in points.
const START: f32 = 1.0;
/// So many rows of which next to nothing is filled are a table above or below the columns.
const TABLE: usize = 2;
const SPARSE: f32 = 0.7;
/// Of a row on one side, in characters.
const CELLS: usize = 25;

/// A header or footer is of so many rows at most, and stands apart from the columns by so many sizes.
const FURNITURE: usize = 2;
const APART: f32 = 2.5;
/// What stands below columns that end level stands apart by so many sizes from line to line.
const BELOW: f32 = 1.6;
/// And fills less than this part of the column's width.
const NARROW: f32 = 0.75;

/// White space beside some rows.
pub(super) struct Gutter {
    pub x: f32,
    pub rows: Range<usize>,
    /// Of most lines of the right column.
    pub start: f32,
    /// How many start there.
    alike: usize,
    /// Of the side that has fewer of them.
    lines: usize,
}

/// The gutter with the most lines beside it; `known` is where right columns start on earlier pages.
pub(super) fn gutter(rows: &[Row], known: &[f32]) -> Option<Gutter> {
    let mut ends: Vec<f32> = rows.iter().flatten().map(|piece| piece.end).collect();
    ends.sort_by(f32::total_cmp);
    ends.dedup_by(|a, b| (*a - *b).abs() < 0.25);
    let found = ends.into_iter().flat_map(|end| at(rows, end + GUTTER / 2.0, known));
    // Wide gaps next to a gutter leave white beside it, from which fewer lines start.
    let weight = |gutter: &Gutter| (gutter.lines, gutter.alike);
    found.reduce(|best, next| if weight(&next) > weight(&best) { next } else { best })
}

/// The stretches of a vertical line that have columns on both sides.
fn at(rows: &[Row], x: f32, known: &[f32]) -> Vec<Gutter> {
    stretches(rows, x).into_iter().filter_map(|stretch| columns(rows, stretch, x, known)).collect()
}

fn columns(rows: &[Row], stretch: Range<usize>, x: f32, known: &[f32]) -> Option<Gutter> {
    let stretch = without_rest(rows, without_furniture(rows, stretch), x);
    let beside: Vec<Beside> = rows[stretch.clone()].iter().map(|row| Beside::of(row, x)).collect();
    let lefts = beside.iter().filter(|row| !row.left.is_empty()).count();
    let rights = beside.iter().filter(|row| !row.right.is_empty()).count();
    let (start, alike) = usual_start(&beside)?;
    let is_known = known.iter().any(|known| (known - start).abs() <= START);
    let least = match is_known {
        _ if lefts >= LONG && is_above(&beside) => 1,
        true => KNOWN,
        false => COLUMN,
    };
    let lines = lefts.min(rights);
    // Words of one column that happen to leave white space between them do not start at one place.
    let is_aligned = alike >= least && 2 * alike >= rights;
    (lines >= least && is_aligned && is_prose(&beside, lines) && overlap(&beside)).then_some(Gutter {
        x,
        rows: stretch,
        start,
        alike,
        lines,
    })
}

/// Whether the right side has its lines at the top.
fn is_above(beside: &[Beside]) -> bool {
    beside.iter().skip(COLUMN).all(|row| row.right.is_empty())
}

/// A header above the columns and a footer below them may cross nothing.
fn without_furniture(rows: &[Row], mut stretch: Range<usize>) -> Range<usize> {
    let is_apart = |at: usize| {
        let (above, below) = (&rows[at - 1][0], &rows[at][0]);
        below.y - above.y > APART * above.size.min(below.size)
    };
    let inner = stretch.start + 1..stretch.end;
    if let Some(at) = inner.clone().take(FURNITURE).rfind(|at| is_apart(*at)) {
        stretch.start = at;
    }
    if let Some(at) = inner.rev().take(FURNITURE).find(|at| *at > stretch.start && is_apart(*at)) {
        stretch.end = at;
    }
    stretch
}

/// Columns of one length end level: what follows on the left alone and does not fill the column stands below both.
fn without_rest(rows: &[Row], stretch: Range<usize>, x: f32) -> Range<usize> {
    let is_right = |row: &Row| row.iter().any(|piece| piece.end > x);
    let Some(last) = stretch.clone().rfind(|at| is_right(&rows[*at])) else { return stretch };
    let left = rows[stretch.clone()].iter().flatten().filter(|piece| piece.end <= x);
    let (start, end) = reach(left);
    let is_apart = |at: &usize| rows[*at][0].y - rows[at - 1][0].y > BELOW * rows[*at][0].size;
    let is_narrow = |row: &Row| row.iter().all(|piece| piece.end - start < NARROW * (end - start));
    match (last + 1..stretch.end.min(last + 3)).find(is_apart) {
        Some(rest) if rows[rest..stretch.end].iter().all(is_narrow) => stretch.start..rest,
        _ => stretch,
    }
}

/// Rows one below the other that nothing crosses and that are no table.
fn stretches(rows: &[Row], x: f32) -> Vec<Range<usize>> {
    let crosses = |piece: &Piece| piece.start < x + GUTTER / 2.0 - 0.5 && piece.end > x - GUTTER / 2.0 + 0.5;
    let open = runs(0..rows.len(), |at| !rows[at].iter().any(crosses));
    open.into_iter().flat_map(|open| without_tables(rows, open, x)).collect()
}

fn without_tables(rows: &[Row], open: Range<usize>, x: f32) -> Vec<Range<usize>> {
    let reach = reach(rows[open.clone()].iter().flatten());
    let sparse: Vec<bool> =
        rows[open.clone()].iter().map(|row| Beside::of(row, x).is_sparse(x, reach)).collect();
    runs(open.clone(), |at| !is_in_table(&sparse, at - open.start))
}

fn reach<'a>(pieces: impl Iterator<Item = &'a Piece>) -> (f32, f32) {
    pieces.fold((f32::MAX, f32::MIN), |(start, end), piece| (start.min(piece.start), end.max(piece.end)))
}

/// Neighbours that are alike.
fn runs(all: Range<usize>, is_one: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in all.filter(|at| is_one(*at)) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn is_in_table(sparse: &[bool], at: usize) -> bool {
    let before = sparse[..at].iter().rev().take_while(|sparse| **sparse).count();
    let behind = sparse[at..].iter().take_while(|sparse| **sparse).count();
    behind > 0 && before + behind >= TABLE
}

/// What stands on the two sides of a vertical line.
struct Beside<'a> {
    left: &'a [Piece],
    right: &'a [Piece],
}

impl<'a> Beside<'a> {
    fn of(row: &'a [Piece], x: f32) -> Beside<'a> {
        let (left, right) = row.split_at(row.partition_point(|piece| piece.end <= x));
        Beside { left, right }
    }

    /// Short on both sides, each of them measured from the line to the end of what is around.
    fn is_sparse(&self, x: f32, reach: (f32, f32)) -> bool {
        let ink = |side: &[Piece]| side.iter().map(|piece| piece.end - piece.start).sum::<f32>();
        !self.left.is_empty()
            && !self.right.is_empty()
            && ink(self.left) < SPARSE * (x - reach.0)
            && ink(self.right) < SPARSE * (reach.1 - x)
            && length(self.left) < CELLS
            && length(self.right) < CELLS
            && !self.is_stretched(x, reach.1)
    }

    /// Words on both sides are moved apart until they end at the margin.
    fn is_stretched(&self, x: f32, margin: f32) -> bool {
        let reaches = |side: &[Piece], margin: f32| {
            side.len() > 1 && side.last().is_some_and(|last| last.end >= margin - START)
        };
        reaches(self.left, x - GUTTER / 2.0) && reaches(self.right, margin)
    }

    fn is_level(&self) -> bool {
        let (Some(left), Some(right)) = (self.left.first(), self.right.first()) else { return false };
        (left.y - right.y).abs() < LEVEL * left.size
    }
}

/// Not rows of a table: both sides have lines of some length, or they do not stand level.
fn is_prose(stretch: &[Beside], lines: usize) -> bool {
    let is_long = |side: fn(&Beside) -> usize| {
        let mut lengths: Vec<usize> = stretch.iter().map(side).filter(|length| *length > 0).collect();
        lengths.sort_unstable();
        lengths[lengths.len() / 2] >= PROSE
    };
    let level = stretch.iter().filter(|row| row.is_level()).count();
    is_long(|row| length(row.left)) && is_long(|row| length(row.right)) || 2 * level < lines
}

fn length(side: &[Piece]) -> usize {
    side.iter().map(|piece| piece.text.chars().count()).sum()
}

/// Where the most lines of the right column start, and how many of them do.
fn usual_start(beside: &[Beside]) -> Option<(f32, usize)> {
    let mut starts: Vec<f32> = beside.iter().filter_map(|row| Some(row.right.first()?.start)).collect();
    starts.sort_by(f32::total_cmp);
    let alike =
        |start: &f32| starts.iter().filter(|other| (0.0..=START).contains(&(**other - start))).count();
    starts.iter().map(|start| (*start, alike(start))).max_by_key(|(_, alike)| *alike)
}

/// Whether two sides stand beside each other for at least half of the shorter one.
fn overlap(stretch: &[Beside]) -> bool {
    let reach = |side: fn(&Beside) -> Option<f32>| {
        let heights = stretch.iter().filter_map(side);
        heights.fold((f32::MAX, f32::MIN), |(top, bottom), y| (top.min(y), bottom.max(y)))
    };
    let (a, b) = reach(|row| row.left.first().map(|piece| piece.y));
    let (c, d) = reach(|row| row.right.first().map(|piece| piece.y));
    let shared = b.min(d) - a.max(c);
    shared >= 0.0 && 2.0 * shared >= (b - a).min(d - c)
}
