//! Pieces of a page → lines in reading order.

use super::cells;
use super::gutters::gutter;
use super::rows::Piece;

/// The pieces that stand level, from left to right.
pub(super) type Row = Vec<Piece>;

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

/// `known` is where the right columns of the pages before start.
pub(super) fn lines(pieces: Vec<Piece>, known: &mut Vec<f32>) -> Vec<Line> {
    let mut order = Order { lines: Vec::new(), blocks: 0, known };
    order.region(level(pieces));
    order.lines
}

fn level(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.start.total_cmp(&b.start)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if is_level(&row[0], &piece) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    rows
}

fn is_level(one: &Piece, other: &Piece) -> bool {
    (one.y - other.y).abs() < 0.35 * one.size.min(other.size)
}

struct Order<'a> {
    lines: Vec<Line>,
    blocks: usize,
    known: &'a mut Vec<f32>,
}

impl Order<'_> {
    /// What stands above the columns, the columns from left to right, and what stands below them.
    fn region(&mut self, mut rows: Vec<Row>) {
        let Some(gutter) = gutter(&rows, self.known) else { return self.column(&rows) };
        if !self.known.contains(&gutter.start) {
            self.known.push(gutter.start);
        }
        let below = rows.split_off(gutter.rows.end);
        let inside = rows.split_off(gutter.rows.start);
        let (left, right) = halves(inside, gutter.x);
        for part in [rows, left, right, below] {
            self.region(part);
        }
    }

    fn column(&mut self, rows: &[Row]) {
        let tabs = cells::tabs(rows);
        self.lines.extend(rows.iter().zip(tabs).map(|(row, tabs)| line(row, &tabs, self.blocks)));
        self.blocks += 1;
    }
}

fn halves(rows: Vec<Row>, x: f32) -> (Vec<Row>, Vec<Row>) {
    let halves = rows.into_iter().map(|row| row.into_iter().partition::<Row, _>(|piece| piece.end <= x));
    let (mut left, mut right): (Vec<Row>, Vec<Row>) = halves.unzip();
    left.retain(|row| !row.is_empty());
    right.retain(|row| !row.is_empty());
    (left, right)
}

fn line(row: &[Piece], tabs: &[bool], block: usize) -> Line {
    let mut text = String::new();
    for (nth, piece) in row.iter().enumerate() {
        if nth > 0 {
            text.push(if tabs[nth - 1] { '\t' } else { ' ' });
        }
        text.push_str(&piece.text);
    }
    Line {
        start: row[0].start,
        end: row.iter().map(|piece| piece.end).fold(f32::MIN, f32::max),
        y: row[0].y,
        size: row.iter().map(|piece| piece.size).fold(0.0, f32::max),
        text,
        block,
    }
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
        lines(pieces, &mut Vec::new()).into_iter().map(|line| line.text).collect()
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
