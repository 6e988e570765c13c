//! Pieces of a page → lines in reading order.

use super::cells;
use super::gutters::gutter;
use super::rows::{Piece, Row};

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
        let rows = cells::rows(rows);
        self.lines.extend(rows.iter().map(|(row, tabs)| line(row, tabs, self.blocks)));
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

    /// A line of ten-point type whose words stand apart so that it ends at `end`.
    fn stretched(text: &str, start: f32, end: f32, y: f32) -> Vec<Piece> {
        let words: Vec<&str> = text.split(' ').collect();
        let letters = text.chars().count() - (words.len() - 1);
        let gap = (end - start - 5.0 * letters as f32) / (words.len() - 1) as f32;
        let mut x = start;
        let mut pieces = Vec::new();
        for word in words {
            pieces.push(piece(word, x, y));
            x += 5.0 * word.chars().count() as f32 + gap;
        }
        pieces
    }

    #[test]
    fn stretched_lines_of_columns_are_not_mixed() {
        let rows = [
            ("left words stand far apart", "right words do so too"),
            ("left lines are stretched", "right lines as well here"),
            ("left once more it goes", "right the same again now"),
        ];
        let mut pieces = Vec::new();
        for (nth, (left, right)) in rows.into_iter().enumerate() {
            let y = 80.0 + 12.0 * nth as f32;
            pieces.extend(stretched(left, 50.0, 210.0, y));
            pieces.extend(stretched(right, 222.0, 382.0, y));
        }
        let wanted: Vec<&str> = rows.iter().map(|row| row.0).chain(rows.iter().map(|row| row.1)).collect();
        assert_eq!(read(pieces), wanted);
    }

    #[test]
    fn a_table_below_columns_is_read_behind_them() {
        let mut pieces = Vec::new();
        for row in 0..4 {
            let y = 80.0 + 12.0 * row as f32;
            pieces.push(piece(&format!("the left column, its line {row}"), 50.0, y));
            pieces.push(piece(&format!("the right column, its line {row}"), 220.0, y));
        }
        for (row, name) in ["North", "South", "East"].into_iter().enumerate() {
            let y = 140.0 + 12.0 * row as f32;
            pieces.extend([piece(name, 50.0, y), piece("1,400", 220.0, y), piece("12%", 340.0, y)]);
        }
        let read = read(pieces);
        assert!(read[3].starts_with("the left") && read[7].starts_with("the right"), "{read:?}");
        assert_eq!(read[8], "North\t1,400\t12%");
    }

    #[test]
    fn the_last_lines_of_columns_are_known_by_the_page_before() {
        let rows = |count: usize| {
            let row = |nth: usize| {
                let y = 80.0 + 12.0 * nth as f32;
                [piece("the left column of a page", 50.0, y), piece("the right column of a page", 220.0, y)]
            };
            (0..count).flat_map(row).collect::<Vec<Piece>>()
        };
        let mut known = Vec::new();
        assert_eq!(lines(rows(2), &mut known).len(), 2);
        assert_eq!(lines(rows(4), &mut known).len(), 8);
        assert_eq!(lines(rows(2), &mut known).len(), 4);
    }

    #[test]
    fn a_last_line_alone_in_the_next_column_is_read_last() {
        let mut pieces = vec![piece("and this is the end of the text.", 220.0, 80.0)];
        pieces.extend((0..9).map(|row| piece("the left column of a page", 50.0, 80.0 + 12.0 * row as f32)));
        assert_eq!(read(pieces)[9], "and this is the end of the text.");
    }
}
