//! Pieces of a page → lines in reading order.

use super::rows::Piece;

/// A gutter is at least so wide, in points: a gap between words in a full line is narrower nearly always.
const GUTTER: f32 = 7.0;
/// Fewer lines side by side are a letterhead or a row of signatures.
const COLUMN: usize = 3;
/// Cells are shorter than lines of prose, in characters.
const PROSE: usize = 15;
/// Columns whose lines stand level and are short are those of a table.
const LEVEL: f32 = 0.2;
/// Between cells of a row, in parts of the size.
const CELL: f32 = 1.1;

/// A whole line of one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub start: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    pub text: String,
    /// Lines of one column between two breaks share it.
    pub block: usize,
}

impl Line {
    /// Has cells, of a table or of a letterhead.
    pub fn is_row(&self) -> bool {
        self.text.contains('\t')
    }
}

pub(super) fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.start.total_cmp(&b.start)));
    let mut order = Order { lines: Vec::new(), blocks: 0 };
    order.region(pieces);
    order.lines
}

struct Order {
    lines: Vec<Line>,
    blocks: usize,
}

impl Order {
    /// What stands above the columns, the columns from left to right, and what stands below them.
    fn region(&mut self, pieces: Vec<Piece>) {
        let Some(gutter) = gutter(&pieces) else { return self.column(pieces) };
        let (above, rest): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|piece| piece.y < gutter.top);
        let (inside, below): (Vec<_>, Vec<_>) = rest.into_iter().partition(|piece| piece.y <= gutter.bottom);
        let (left, right): (Vec<_>, Vec<_>) = inside.into_iter().partition(|piece| piece.end <= gutter.x);
        for part in [above, left, right, below] {
            self.region(part);
        }
    }

    fn column(&mut self, pieces: Vec<Piece>) {
        let mut row: Vec<Piece> = Vec::new();
        for piece in pieces {
            if row.first().is_some_and(|first| !is_level(first, &piece)) {
                self.line(&mut row);
            }
            row.push(piece);
        }
        self.line(&mut row);
        self.blocks += 1;
    }

    fn line(&mut self, row: &mut Vec<Piece>) {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
        let Some(first) = row.first() else { return };
        let size = row.iter().map(|piece| piece.size).fold(0.0, f32::max);
        let mut line = Line {
            start: first.start,
            end: first.end,
            y: first.y,
            size,
            text: String::new(),
            block: self.blocks,
        };
        for piece in row.drain(..) {
            let wide = piece.start - line.end > CELL * size;
            // A list's sign and its text are no cells.
            let is_cell = wide && line.text.chars().count() > 3;
            if !line.text.is_empty() {
                line.text.push(if is_cell { '\t' } else { ' ' });
            }
            line.text.push_str(&piece.text);
            line.end = line.end.max(piece.end);
        }
        self.lines.push(line);
    }
}

fn is_level(one: &Piece, other: &Piece) -> bool {
    (one.y - other.y).abs() < 0.35 * one.size.min(other.size)
}

/// White space from `top` to `bottom` that nothing crosses.
struct Gutter {
    x: f32,
    top: f32,
    bottom: f32,
    /// Of the side that has fewer of them.
    lines: usize,
}

/// The gutter with the most lines beside it.
fn gutter(pieces: &[Piece]) -> Option<Gutter> {
    let mut ends: Vec<f32> = pieces.iter().map(|piece| piece.end).collect();
    ends.sort_by(f32::total_cmp);
    ends.dedup_by(|a, b| (*a - *b).abs() < 0.25);
    let found = ends.into_iter().flat_map(|end| at(pieces, end + GUTTER / 2.0));
    found.reduce(|best, next| if next.lines > best.lines { next } else { best })
}

/// The stretches of a vertical line that no piece crosses and that have columns on both sides.
fn at(pieces: &[Piece], x: f32) -> Vec<Gutter> {
    let crosses = |piece: &Piece| piece.start < x + GUTTER / 2.0 - 0.5 && piece.end > x - GUTTER / 2.0 + 0.5;
    let stretches = pieces.split(crosses);
    let mut found = Vec::new();
    for stretch in stretches {
        let (left, right): (Vec<&Piece>, Vec<&Piece>) = stretch.iter().partition(|piece| piece.end <= x);
        if left.len() < COLUMN || right.len() < COLUMN || !is_prose(&left, &right) {
            continue;
        }
        let (Some(top), Some(bottom)) = (stretch.first(), stretch.last()) else { continue };
        if !overlap(&left, &right) {
            continue;
        }
        found.push(Gutter { x, top: top.y, bottom: bottom.y, lines: left.len().min(right.len()) });
    }
    found
}

/// Not rows of a table: both sides have lines of some length, or they do not stand level.
fn is_prose(left: &[&Piece], right: &[&Piece]) -> bool {
    let is_long = |side: &[&Piece]| {
        let mut lengths: Vec<usize> = side.iter().map(|piece| piece.text.chars().count()).collect();
        lengths.sort_unstable();
        lengths[lengths.len() / 2] >= PROSE
    };
    let fewer = if left.len() < right.len() { left } else { right };
    let more = if left.len() < right.len() { right } else { left };
    let level =
        fewer.iter().filter(|one| more.iter().any(|other| (one.y - other.y).abs() < LEVEL * one.size));
    is_long(left) && is_long(right) || 2 * level.count() < fewer.len()
}

/// Whether two sides stand beside each other for at least half of the shorter one.
fn overlap(left: &[&Piece], right: &[&Piece]) -> bool {
    let reach = |side: &[&Piece]| {
        side.iter().fold((f32::MAX, f32::MIN), |(top, bottom), piece| (top.min(piece.y), bottom.max(piece.y)))
    };
    let ((a, b), (c, d)) = (reach(left), reach(right));
    let shared = b.min(d) - a.max(c);
    shared > 0.0 && 2.0 * shared >= (b - a).min(d - c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A piece of ten-point type, five points a character.
    fn piece(text: &str, start: f32, y: f32) -> Piece {
        let end = start + 5.0 * text.chars().count() as f32;
        Piece { start, end, y, size: 10.0, text: text.to_owned() }
    }

    fn read(pieces: Vec<Piece>) -> Vec<String> {
        lines(pieces).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_below_their_headline() {
        let mut pieces = vec![piece("Lindow floods: three schools are opened to all comers", 50.0, 60.0)];
        for row in 0..4 {
            let y = 80.0 + 12.0 * row as f32;
            pieces.push(piece(&format!("left column, line {row}"), 50.0, y));
            pieces.push(piece(&format!("right column, line {row}"), 200.0, y + 1.0));
        }
        pieces.push(piece("Notes for editors stand below both of the columns", 50.0, 140.0));
        let read = read(pieces);
        assert!(read[0].starts_with("Lindow") && read[9].starts_with("Notes"), "{read:?}");
        assert!(read[1..5].iter().all(|line| line.starts_with("left")), "{read:?}");
        assert!(read[5..9].iter().all(|line| line.starts_with("right")), "{read:?}");
    }

    #[test]
    fn three_columns_keep_their_order() {
        let rows = (0..4).flat_map(|row| {
            let y = 80.0 + 12.0 * row as f32;
            [("a", 50.0), ("b", 180.0), ("c", 310.0)]
                .map(|(name, x)| piece(&format!("{name}: column, line {row}"), x, y))
        });
        let read = read(rows.collect());
        let starts: Vec<&str> = read.iter().map(|line| &line[..1]).collect();
        assert!(starts.is_sorted() && starts.len() == 12, "{read:?}");
    }

    #[test]
    fn rows_of_a_table_stay_rows() {
        let rows = ["North", "South", "East", "West"].into_iter().enumerate().flat_map(|(row, name)| {
            let y = 80.0 + 12.0 * row as f32;
            [piece(name, 50.0, y), piece("1,400", 150.0, y), piece("12%", 250.0, y)]
        });
        assert_eq!(read(rows.collect())[2], "East\t1,400\t12%");
    }

    #[test]
    fn the_sign_of_a_list_stands_before_its_text() {
        let rows = (0..4).flat_map(|row| {
            let y = 80.0 + 12.0 * row as f32;
            [piece("•", 50.0, y), piece("one of the schools in the lower town", 75.0, y)]
        });
        assert_eq!(read(rows.collect())[1], "• one of the schools in the lower town");
    }
}
