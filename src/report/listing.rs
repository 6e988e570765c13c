use std::io::{self, Write};

use clap::ValueEnum;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use serde::Serialize;

use super::cell::{in_csv, in_markdown, in_terminal, write_json, write_line};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading, as wide as the terminal: a table, or a card a fact.
    #[value(alias = "text")]
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line, as it comes.
    Ndjson,
    /// For spreadsheets, with all columns.
    Csv,
    /// A table for a page or a pull request.
    Markdown,
}

/// Words up to this long, such as days and ids, are never broken to make a table fit.
const WHOLE: u16 = 11;
const PADDING: u16 = 2;

/// Something that is listed: a few columns to read, and all of them for spreadsheets.
pub trait Row: Serialize {
    const BRIEF: &'static [&'static str];
    const FULL: &'static [&'static str];
    fn brief(&self) -> Vec<String>;
    fn full(&self) -> Vec<String>;
}

/// Writes rows in a format, as they come where the format allows it.
pub struct Listing<W: Write> {
    format: Format,
    out: W,
    /// All columns: a spreadsheet wants their names also where there is no row.
    columns: &'static [&'static str],
    table: Table,
    /// The longest word of each column of the table.
    longest: Vec<u16>,
    rows: usize,
}

impl<W: Write> Listing<W> {
    /// For rows of one type.
    pub fn new<R: Row>(format: Format, width: u16, out: W) -> Self {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY).force_no_tty().set_width(width);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        Listing { format, out, columns: R::FULL, table, longest: Vec::new(), rows: 0 }
    }

    pub fn row<R: Row>(&mut self, row: &R) -> io::Result<()> {
        if self.rows == 0 {
            self.head::<R>()?;
        }
        self.rows += 1;
        match self.format {
            Format::Table => {
                let cells = row.brief();
                self.measure(cells.iter().map(String::as_str));
                self.table.add_row(cells.iter().map(|cell| in_terminal(cell).into_owned()));
                Ok(())
            }
            Format::Json | Format::Ndjson => self.in_json(row),
            Format::Csv => self.csv(row.full().iter().map(String::as_str)),
            Format::Markdown => {
                let cells: Vec<String> = row.brief().iter().map(|cell| in_markdown(cell)).collect();
                writeln!(self.out, "| {} |", cells.join(" | "))
            }
        }
    }

    /// What is JSON and no row.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.rows += 1;
        self.in_json(value)
    }

    fn in_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.rows == 1 { b"[" } else { b",\n" })?;
            return write_json(&mut self.out, value);
        }
        write_line(&mut self.out, value)
    }

    /// True if what is no row may be handed over.
    pub fn is_json(&self) -> bool {
        matches!(self.format, Format::Json | Format::Ndjson)
    }

    fn head<R: Row>(&mut self) -> io::Result<()> {
        match self.format {
            Format::Table => {
                self.measure(R::BRIEF.iter().copied());
                self.table.set_header(R::BRIEF);
                Ok(())
            }
            Format::Csv => self.csv(self.columns.iter().copied()),
            Format::Markdown => {
                writeln!(self.out, "| {} |\n|{}", R::BRIEF.join(" | "), " --- |".repeat(R::BRIEF.len()))
            }
            Format::Json | Format::Ndjson => Ok(()),
        }
    }

    fn measure<'a>(&mut self, cells: impl ExactSizeIterator<Item = &'a str>) {
        self.longest.resize(cells.len(), 0);
        for (longest, cell) in self.longest.iter_mut().zip(cells) {
            let words =
                cell.split_whitespace().map(|word| word.chars().take(usize::from(WHOLE) + 1).count() as u16);
            *longest = words.max().unwrap_or(0).max(*longest);
        }
    }

    fn csv<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(1024).from_writer(&mut self.out);
        writer.write_record(cells.map(|cell| in_csv(cell).into_owned()))?;
        writer.flush()
    }

    /// Ends the listing; an empty table is nothing at all, an empty JSON array is `[]`, and an empty
    /// CSV its header.
    pub fn finish(mut self) -> io::Result<usize> {
        match self.format {
            Format::Table if self.rows > 0 => {
                let whole = self.longest.iter().map(|longest| (*longest).min(WHOLE) + PADDING);
                self.table
                    .set_constraints(whole.map(|width| ColumnConstraint::LowerBoundary(Width::Fixed(width))));
                writeln!(self.out, "{}", self.table.trim_fmt())?;
            }
            Format::Csv if self.rows == 0 => self.csv(self.columns.iter().copied())?,
            Format::Json => writeln!(self.out, "{}", if self.rows == 0 { "[]" } else { "]" })?,
            _ => {}
        }
        self.out.flush()?;
        Ok(self.rows)
    }
}
