//! Rows → one Parquet file in memory, group by group: only a group's cells wait, what is written is compressed.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use thiserror::Error;

use super::column::{Cell, Kind, unscaled, write};

/// Rows of a group: enough to compress well.
const GROUP: usize = 16 * 1024;

/// The column that names what stands in no other because it would not be exact.
const LEFT_OUT: &str = "left_out";

#[derive(Debug, Error)]
#[error("cannot make the Parquet file: {0}")]
pub struct TableError(#[from] parquet::errors::ParquetError);

pub struct Table {
    columns: Vec<(String, Kind)>,
    cells: Vec<Vec<Cell>>,
    rows: usize,
    left_out: usize,
    file: SerializedFileWriter<Vec<u8>>,
}

impl Table {
    pub(super) fn new(mut columns: Vec<(String, Kind)>) -> Result<Table, TableError> {
        columns.push((LEFT_OUT.to_owned(), Kind::List));
        let fields = columns.iter().map(|(name, kind)| kind.schema(name)).collect::<Result<_, _>>()?;
        let schema = Arc::new(Type::group_type_builder("gainsay").with_fields(fields).build()?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(String::from(concat!("gainsay ", env!("CARGO_PKG_VERSION"))))
            .build();
        let file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
        let cells = vec![Vec::new(); columns.len()];
        Ok(Table { columns, cells, rows: 0, left_out: 0, file })
    }

    /// Cells in the order of the columns.
    pub(super) fn row(&mut self, mut cells: Vec<Cell>) -> Result<(), TableError> {
        let inexact = |cell: &Cell| matches!(cell, Cell::Number(Some(value)) if unscaled(*value).is_none());
        let left_out = self.columns.iter().zip(&cells).filter(|(_, cell)| inexact(cell));
        let left_out: Vec<String> = left_out.map(|((name, _), _)| name.clone()).collect();
        self.left_out += left_out.len();
        cells.push(Cell::List(left_out));
        debug_assert_eq!(cells.len(), self.columns.len());
        self.cells.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
        if self.rows == GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), TableError> {
        let mut group = self.file.next_row_group()?;
        for ((_, kind), cells) in self.columns.iter().zip(&mut self.cells) {
            if let Some(mut column) = group.next_column()? {
                write(cells, *kind, &mut column)?;
                column.close()?;
            }
            cells.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    /// The file, and how many numbers are null in it because they have more decimals than a column holds.
    pub fn finish(mut self) -> Result<(Vec<u8>, usize), TableError> {
        if self.rows > 0 {
            self.flush()?;
        }
        Ok((self.file.into_inner()?, self.left_out))
    }
}
