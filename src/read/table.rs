//! Tables of articles: CSV, TSV, and what spreadsheets separate by semicolons (RFC 4180).

use std::io::{self, BufRead, Read};
use std::ops::Range;

use csv::ByteRecord;

use super::date::{self, Order};
use super::decode::decode;
use super::draft::Defaults;
use super::keys::{Columns, Field};
use super::record::Record;
use super::{Article, MAX_BYTES, Place, ReadError};

const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
/// Columns that only listings of gainsay's own have together.
const OWN: [&str; 2] = ["article", "directness"];
/// Prose with the same number of commas in so many lines is none.
const ROWS: usize = 4;
const CELLS: usize = 3;
/// What heads a column is short.
const MAX_HEADING: usize = 40;

/// Whether a text begins as a table: with a row of names that articles have, or in even rows below a row of short names.
/// `head` may end in the middle of a line.
pub(super) fn is_one(head: &[u8]) -> bool {
    let mut lines = head.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    let Some(names) = lines.next().map(|line| cells(line, delimiter(line))) else { return false };
    let found = Columns::default().fields(names.iter().map(String::as_str));
    let has_text = found.iter().flatten().any(|(field, _)| *field == Field::Text);
    if has_text && names.len() > 1 && found.iter().flatten().count() > 1 {
        return true;
    }
    let short = |name: &String| !name.trim().is_empty() && name.len() <= MAX_HEADING;
    names.len() >= CELLS && names.iter().all(short) && is_even(head, names.len())
}

/// Whether all rows that begin and end in the head have so many cells.
fn is_even(head: &[u8], width: usize) -> bool {
    let end = memchr::memrchr(b'\n', head).map_or(0, |at| at + 1);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(head))
        .has_headers(false)
        .flexible(true)
        .from_reader(&head[..end]);
    let rows: Vec<_> = reader.byte_records().collect();
    rows.len() > ROWS && rows.iter().all(|row| row.as_ref().is_ok_and(|row| row.len() == width))
}

/// What the first line has most of.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| memchr::memchr_iter(*delimiter, line).count();
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn cells(line: &[u8], delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(line);
    let mut row = ByteRecord::new();
    let _ = reader.read_byte_record(&mut row);
    row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
}

/// The articles of a table, one row in memory at a time.  A row that is wrong is one error, and the rest goes on.
pub(super) struct Rows<R: BufRead> {
    place: Place,
    reader: csv::Reader<Watched<R>>,
    fields: Vec<Option<(Field, usize)>>,
    order: Option<Order>,
    quoted: bool,
    /// Read and not yet given, as only the end of the table says whether it is whole.
    held: Option<Result<ByteRecord, csv::Error>>,
    known: Defaults,
}

impl<R: BufRead> Rows<R> {
    /// An error says which columns there are and what lacks.
    pub fn new(name: &str, mut reader: R, known: &Defaults) -> Result<Self, ReadError> {
        let place = Place::file(name);
        let head = reader.fill_buf().map_err(|cause| ReadError::Io { place: place.clone(), cause })?;
        let bom = head.starts_with(b"\xEF\xBB\xBF");
        let delimiter = delimiter(head);
        let quoted = delimiter != b'\t' || is_quoted(head);
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(delimiter).quoting(quoted);
        let seen = builder.from_reader(&head[usize::from(bom) * 3..]).into_byte_records();
        let seen: Vec<ByteRecord> = seen.filter_map(Result::ok).collect();
        if bom {
            reader.consume(3);
        }
        let mut reader = builder.from_reader(Watched::new(reader, delimiter));
        let names = reader.byte_headers().map_err(|error| fault(&place, error))?.clone();
        let names: Vec<String> =
            names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let fields =
            columns(&names, known).map_err(|cause| ReadError::Table { place: place.clone(), cause })?;
        let order = order(&seen, &fields);
        let mut rows = Rows { place, reader, fields, order, quoted, held: None, known: known.clone() };
        rows.held = rows.read();
        match rows.held {
            Some(_) => Ok(rows),
            None => Err(ReadError::Nothing { place: rows.place, what: "names of columns, no rows," }),
        }
    }

    fn read(&mut self) -> Option<Result<ByteRecord, csv::Error>> {
        self.reader.get_mut().row = 0;
        let mut row = ByteRecord::new();
        match self.reader.read_byte_record(&mut row) {
            Ok(true) => Some(Ok(row)),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }

    fn article(&self, row: &ByteRecord, is_last: bool) -> Result<Article, ReadError> {
        let place = self.place.within("line", row.position().map_or(0, csv::Position::line));
        let start = row.position().map_or(0, csv::Position::byte);
        let end = match &self.held {
            Some(Ok(next)) => next.position().map_or(u64::MAX, csv::Position::byte),
            _ => u64::MAX,
        };
        let marks = &self.reader.get_ref().marks;
        let open = self.quoted && (is_last && marks.is_open() || marks.is_broken_in(start..end));
        if open && row.iter().any(|cell| cell.contains(&b'\n')) {
            let cause =
                "a quotation mark in it is not closed where its cell ends, so that it may hold others"
                    .to_owned();
            return Err(ReadError::Damaged { place, what: "the row", cause });
        }
        let mut record = Record::default();
        for (field, cell) in self.fields.iter().zip(row) {
            if let Some(field) = field {
                record.state(*field, decode(cell, None, &place)?.into_owned());
            }
        }
        record.draft(self.order, &self.known, &place)?.finish(place, &self.known)
    }
}

/// Whether cells that begin with a quotation mark end with one: the registered form of TSV has no such marks, and spreadsheets
/// write them.
fn is_quoted(head: &[u8]) -> bool {
    let mut at = 0;
    while at < head.len() {
        if head[at] == b'"' {
            let mut rest = memchr::memchr_iter(b'"', &head[at + 1..]).map(|found| at + 1 + found).peekable();
            let end = loop {
                // What is not closed in the head says nothing.
                let Some(mark) = rest.next() else { return true };
                match rest.next_if_eq(&(mark + 1)) {
                    Some(_) => {}
                    None => break mark + 1,
                }
            };
            if head.get(end).is_some_and(|next| !b"\t\r\n".contains(next)) {
                return false;
            }
            at = end;
        }
        at += memchr::memchr2(b'\t', b'\n', &head[at..]).map_or(head.len() - at, |found| found + 1);
    }
    true
}

/// Whether the days of a table stand before their months, as far as its first rows say: "25/11/2025" does.
fn order(rows: &[ByteRecord], fields: &[Option<(Field, usize)>]) -> Option<Order> {
    let is_date = |field: &Option<(Field, usize)>| field.is_some_and(|(field, _)| field == Field::Date);
    let columns: Vec<usize> = (0..fields.len()).filter(|at| is_date(&fields[*at])).collect();
    let cells = rows.iter().flat_map(|row| columns.iter().filter_map(|column| row.get(*column)));
    let orders: Vec<Order> = cells.filter_map(|cell| date::order(std::str::from_utf8(cell).ok()?)).collect();
    let first = *orders.first()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

/// Which field stands in each column.
fn columns(names: &[String], known: &Defaults) -> Result<Vec<Option<(Field, usize)>>, String> {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(missing) = known.columns.missing(&all) {
        return Err(format!("it has no column \"{missing}\", but {}", all.join(", ")));
    }
    if OWN.iter().all(|own| all.contains(own)) {
        return Err("it is a listing that gainsay printed".to_owned());
    }
    let fields = known.columns.fields(all.iter().copied());
    if fields.iter().flatten().all(|(field, _)| *field != Field::Text) {
        return Err(format!("none of its columns is known to hold the text: {}", all.join(", ")));
    }
    Ok(fields)
}

fn fault(place: &Place, error: csv::Error) -> ReadError {
    let line = error.position().map(csv::Position::line);
    let place = line.map_or_else(|| place.clone(), |line| place.within("line", line));
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => ReadError::Io { place, cause },
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let cause = format!("it has {len} cells, the row of names {expected_len}");
            ReadError::Table { place, cause }
        }
        _ => ReadError::Table { place, cause: "it cannot be told where its cells end".to_owned() },
    }
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.held.take()?;
        // After an error of the stream nothing more comes.
        self.held = match &row {
            Err(error) if error.is_io_error() => None,
            _ => self.read(),
        };
        Some(match row {
            Ok(row) => {
                let article = self.article(&row, self.held.is_none());
                self.reader.get_mut().marks.forget(row.position().map_or(0, csv::Position::byte));
                article
            }
            Err(error) => Err(fault(&self.place, error)),
        })
    }
}

/// Follows the quotation marks of all rows, and counts the bytes of one.
struct Watched<R> {
    reader: R,
    marks: Marks,
    row: usize,
}

/// Where in a cell the reading stands, and where cells did not end behind the mark that closes them.
struct Marks {
    delimiter: u8,
    state: Cell,
    at: u64,
    broken: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Start,
    Plain,
    Quoted,
    /// Behind a mark that closes the cell, or is half of one within.
    Mark,
}

impl Marks {
    fn follow(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.at += 1;
            let ends = byte == self.delimiter || byte == b'\n' || byte == b'\r';
            self.state = match (self.state, byte) {
                (Cell::Start, b'"') | (Cell::Mark, b'"') => Cell::Quoted,
                (Cell::Quoted, b'"') => Cell::Mark,
                (Cell::Quoted, _) => Cell::Quoted,
                (_, _) if ends => Cell::Start,
                (Cell::Mark, _) => {
                    self.broken.push(self.at);
                    Cell::Plain
                }
                _ => Cell::Plain,
            };
        }
    }

    fn is_open(&self) -> bool {
        self.state == Cell::Quoted
    }

    fn is_broken_in(&self, row: Range<u64>) -> bool {
        self.broken.iter().any(|at| row.contains(at))
    }

    /// What stands before a row is of no use any more.
    fn forget(&mut self, before: u64) {
        self.broken.retain(|at| *at >= before);
    }
}

impl<R> Watched<R> {
    fn new(reader: R, delimiter: u8) -> Self {
        let marks = Marks { delimiter, state: Cell::Start, at: 0, broken: Vec::new() };
        Watched { reader, marks, row: 0 }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.row > MAX_BYTES {
            return Err(io::Error::other(format!("a row is larger than {} MiB", MAX_BYTES >> 20)));
        }
        let length = self.reader.read(buffer)?;
        self.marks.follow(&buffer[..length]);
        self.row += length;
        Ok(length)
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
