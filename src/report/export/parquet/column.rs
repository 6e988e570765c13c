//! One column: its type in the file, and cells that wait to be written.
//! (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md)

use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DoubleType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
    Int64Type,
};
use parquet::errors::Result;
use parquet::file::writer::SerializedColumnWriter;
use parquet::schema::types::{Type, TypePtr};

use crate::base::{Date, Decimal, since_1970};

/// All that DECIMAL(38, 9) holds is exact, and so is every whole number that a [`Decimal`] can be; 128 bits are the most that
/// readers agree on.
pub(super) const PRECISION: i32 = 38;
pub(super) const SCALE: u32 = 9;
const BYTES: i32 = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Day,
    Count,
    Share,
    Truth,
    List,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Number(Option<Decimal>),
    Day(Option<Date>),
    Count(i64),
    Share(f64),
    Truth(bool),
    List(Vec<String>),
}

impl Kind {
    pub fn schema(self, name: &str) -> Result<TypePtr> {
        let primitive = |physical| Type::primitive_type_builder(name, physical);
        let builder = match self {
            Kind::List => return list(name),
            Kind::Text => text(name).with_repetition(Repetition::OPTIONAL),
            Kind::Number => primitive(Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(BYTES)
                .with_precision(PRECISION)
                .with_scale(SCALE as i32)
                .with_logical_type(Some(LogicalType::decimal(SCALE as i32, PRECISION)))
                .with_converted_type(ConvertedType::DECIMAL)
                .with_repetition(Repetition::OPTIONAL),
            Kind::Day => primitive(Physical::INT32)
                .with_logical_type(Some(LogicalType::Date))
                .with_converted_type(ConvertedType::DATE)
                .with_repetition(Repetition::OPTIONAL),
            Kind::Count => primitive(Physical::INT64).with_repetition(Repetition::REQUIRED),
            Kind::Share => primitive(Physical::DOUBLE).with_repetition(Repetition::REQUIRED),
            Kind::Truth => primitive(Physical::BOOLEAN).with_repetition(Repetition::REQUIRED),
        };
        builder.build().map(Arc::new)
    }
}

fn text(name: &str) -> parquet::schema::types::PrimitiveTypeBuilder<'_> {
    Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
        .with_logical_type(Some(LogicalType::String))
        .with_converted_type(ConvertedType::UTF8)
}

/// The three levels that the format prescribes; neither the list nor its items are null.
fn list(name: &str) -> Result<TypePtr> {
    let element = text("element").with_repetition(Repetition::REQUIRED).build()?;
    let items = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![Arc::new(element)])
        .build()?;
    let list = Type::group_type_builder(name)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::List))
        .with_converted_type(ConvertedType::LIST)
        .with_fields(vec![Arc::new(items)])
        .build()?;
    Ok(Arc::new(list))
}

/// Digits at [`SCALE`], if all of them are there.
pub(super) fn unscaled(value: Decimal) -> Option<i128> {
    let value = value.normalize();
    let missing = SCALE.checked_sub(value.scale())?;
    value.mantissa().checked_mul(10_i128.pow(missing))
}

/// Writes the cells of one column.  A cell of another kind than the column's is a null; `claim` and `records` make none.
pub(super) fn write(cells: &[Cell], kind: Kind, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
    match kind {
        Kind::Text => {
            let (values, levels) = present(cells, |cell| match cell {
                Cell::Text(text) => text.as_deref().map(ByteArray::from),
                _ => None,
            });
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Kind::Number => {
            let (values, levels) = present(cells, |cell| match cell {
                Cell::Number(number) => number.and_then(unscaled).map(in_bytes),
                _ => None,
            });
            column.typed::<FixedLenByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Kind::Day => {
            let (values, levels) = present(cells, |cell| match cell {
                Cell::Day(day) => day.map(since_1970),
                _ => None,
            });
            column.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?;
        }
        Kind::Count => {
            let value = |cell: &Cell| if let Cell::Count(count) = cell { *count } else { 0 };
            column.typed::<Int64Type>().write_batch(&all(cells, value), None, None)?;
        }
        Kind::Share => {
            let value = |cell: &Cell| if let Cell::Share(share) = cell { *share } else { 0.0 };
            column.typed::<DoubleType>().write_batch(&all(cells, value), None, None)?;
        }
        Kind::Truth => {
            let value = |cell: &Cell| matches!(cell, Cell::Truth(true));
            column.typed::<BoolType>().write_batch(&all(cells, value), None, None)?;
        }
        Kind::List => write_lists(cells, column)?,
    }
    Ok(())
}

fn all<T>(cells: &[Cell], value: impl Fn(&Cell) -> T) -> Vec<T> {
    cells.iter().map(value).collect()
}

/// The values that are there, and for each cell whether it has one.
fn present<T>(cells: &[Cell], value: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let values: Vec<Option<T>> = all(cells, value);
    let levels = values.iter().map(|value| i16::from(value.is_some())).collect();
    (values.into_iter().flatten().collect(), levels)
}

/// Repetition 0 begins a row; definition 0 is a row without items.
fn write_lists(cells: &[Cell], column: &mut SerializedColumnWriter<'_>) -> Result<()> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let items: &[String] = if let Cell::List(items) = cell { items } else { &[] };
        if items.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (at, item) in items.iter().enumerate() {
            values.push(ByteArray::from(item.as_str()));
            defined.push(1);
            repeated.push(i16::from(at > 0));
        }
    }
    column.typed::<ByteArrayType>().write_batch(&values, Some(&defined), Some(&repeated))?;
    Ok(())
}

fn in_bytes(unscaled: i128) -> FixedLenByteArray {
    FixedLenByteArray::from(unscaled.to_be_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_exact_or_none() {
        let unscaled = |text: &str| unscaled(text.parse().expect("a decimal"));
        assert_eq!(unscaled("1.5"), Some(1_500_000_000));
        assert_eq!(unscaled("-0.000000001"), Some(-1));
        assert_eq!(unscaled("1.2500000000000"), Some(1_250_000_000));
        assert_eq!(unscaled("0.0000000001"), None);
        let greatest = Decimal::MAX.mantissa() * 1_000_000_000;
        assert_eq!(unscaled(&Decimal::MAX.to_string()), Some(greatest));
        assert!(greatest < 10_i128.pow(PRECISION as u32));
    }
}
