//! Parquet by anybody: the same values in a neighbouring type (large strings, dictionaries, nanoseconds, wider integers) are taken as what they are; other types are told of once a column.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Field, Fields, Int64Type, TimeUnit, TimestampMicrosecondType};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder, RowSelection};

use super::{Cell, Fault, Row};
use crate::error::{Error, IoContext, Result};
use crate::record::instant_text;
use crate::rules::{DUPLICATE_KEY, MISSING_COLUMN, UNKNOWN_COLUMN, WRONG_TYPE};
use crate::schema::{ColumnContract, ColumnType, TableContract};
use crate::text::escape::Escaped;

/// Rows of a block.
const BLOCK_ROWS: usize = 1024;
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A Parquet file as blocks of rows.
pub(crate) struct ParquetFile {
    reader: ParquetRecordBatchReader,
    path: PathBuf,
    /// For each column of the contract its place in the file, and the type to read it as.
    places: Vec<Option<(usize, DataType)>>,
}

impl ParquetFile {
    /// Opens a file and looks at its schema; what is wrong with that comes with it.
    pub(crate) fn open(path: &Path, table: &TableContract) -> Result<(Self, Vec<Fault>)> {
        Self::open_rows(path, table, None)
    }

    /// The same, of these rows only: ascending, from 0.
    pub(crate) fn open_rows(path: &Path, table: &TableContract, rows: Option<&[usize]>) -> Result<(Self, Vec<Fault>)> {
        let unreadable = |error| unreadable(path, error);
        let file = File::open(path).on("open", path)?;
        let mut builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(unreadable)?.with_batch_size(BLOCK_ROWS);
        if let Some(rows) = rows {
            let total = usize::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
            builder = builder.with_row_selection(RowSelection::from_consecutive_ranges(rows.iter().map(|&row| row..row + 1), total));
        }
        let fields = builder.schema().fields().clone();
        let mut faults = Vec::new();
        let mut places: Vec<_> = table.columns.iter().map(|column| place(column, &fields, &mut faults)).collect();
        // Only these columns are read; in a batch they stand in the file's order.
        let mut read: Vec<_> = places.iter().flatten().map(|(at, _)| *at).collect();
        read.sort_unstable();
        places.iter_mut().flatten().for_each(|(at, _)| *at = read.partition_point(|other| *other < *at));
        let mask = ProjectionMask::roots(builder.parquet_schema(), read);
        for field in fields.iter().filter(|field| !table.columns.iter().any(|column| column.name == *field.name())) {
            faults.push(Fault::at(&UNKNOWN_COLUMN, field.name(), format!("expected no column {}", Escaped(field.name()))));
        }
        Ok((Self { reader: builder.with_projection(mask).build().map_err(unreadable)?, path: path.to_owned(), places }, faults))
    }

    /// The next block: one array a column of the contract, in the contract's own type; `None` where the file has none that fits.
    pub(crate) fn next_block(&mut self) -> Result<Option<Block>> {
        let Some(batch) = self.reader.next() else { return Ok(None) };
        let batch = batch.map_err(|error| unreadable(&self.path, error.into()))?;
        let column = |place: &Option<(usize, DataType)>| {
            let (at, kind) = place.as_ref()?;
            cast(batch.column(*at), kind).ok()
        };
        Ok(Some(Block { rows: batch.num_rows(), columns: self.places.iter().map(column).collect() }))
    }
}

/// Rows of a Parquet file as arrays.
pub(crate) struct Block {
    pub rows: usize,
    columns: Vec<Option<ArrayRef>>,
}

impl Block {
    /// One row. A column that the file lacks was told of once, and is passed over here.
    pub(crate) fn row<'b>(&'b self, row: usize, columns: &[ColumnContract]) -> Row<'b> {
        let cell = |(array, column): (&'b Option<ArrayRef>, &ColumnContract)| {
            array.as_ref().map_or(Cell::Missing, |array| cell(array, row, column))
        };
        Row { cells: self.columns.iter().zip(columns).map(cell).collect(), faults: Vec::new() }
    }
}

fn place(column: &ColumnContract, fields: &Fields, faults: &mut Vec<Fault>) -> Option<(usize, DataType)> {
    let mut named = fields.iter().enumerate().filter(|(_, field)| *field.name() == column.name);
    let Some((at, field)) = named.next() else {
        faults.push(Fault::at(&MISSING_COLUMN, &column.name, "expected this column, found none"));
        return None;
    };
    if named.next().is_some() {
        faults.push(Fault::at(&DUPLICATE_KEY, &column.name, "expected each column once, found it again"));
    }
    let before = faults.len();
    check_type(column, &column.name, field.data_type(), faults);
    (faults.len() == before).then(|| (at, canonical(column)))
}

/// Whether a file's type holds the contract's values as they are.
fn check_type(column: &ColumnContract, path: &str, found: &DataType, faults: &mut Vec<Fault>) {
    let fits = match (column.kind, found) {
        (_, DataType::Null) if column.nullable => true,
        (_, DataType::Dictionary(_, values)) => return check_type(column, path, values, faults),
        (ColumnType::Text, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View) => true,
        (ColumnType::Date, DataType::Date32) => true,
        (ColumnType::Instant, DataType::Timestamp(_, Some(zone))) => matches!(&**zone, "UTC" | "Etc/UTC" | "Z" | "+00:00" | "+00"),
        (ColumnType::Int32, kind) => kind.is_integer(),
        (ColumnType::Texts, DataType::List(item) | DataType::LargeList(item)) => {
            return check_type(&ColumnContract { kind: ColumnType::Text, ..column.clone() }, path, item.data_type(), faults);
        }
        (ColumnType::Structs, DataType::List(item) | DataType::LargeList(item)) => match item.data_type() {
            DataType::Struct(fields) => return check_fields(column, path, fields, faults),
            _ => false,
        },
        _ => false,
    };
    if !fits {
        faults.push(Fault::at(&WRONG_TYPE, path, format!("expected {}, found {found}", canonical(column))));
    }
}

fn check_fields(column: &ColumnContract, path: &str, fields: &Fields, faults: &mut Vec<Fault>) {
    for inner in &column.fields {
        let path = format!("{path}.{}", inner.name);
        match fields.iter().find(|field| *field.name() == inner.name) {
            Some(field) => check_type(inner, &path, field.data_type(), faults),
            None => faults.push(Fault::at(&MISSING_COLUMN, path, "expected this field, found none")),
        }
    }
    for field in fields.iter().filter(|field| !column.fields.iter().any(|inner| inner.name == *field.name())) {
        let path = format!("{path}.{}", field.name());
        faults.push(Fault::at(&UNKNOWN_COLUMN, path, format!("expected no field {}", Escaped(field.name()))));
    }
}

/// The type to read a column as. Integers are read wide, so that one too large is seen and not cut; everything may be null, so that null is seen.
fn canonical(column: &ColumnContract) -> DataType {
    let list = |item| DataType::List(Arc::new(Field::new("element", item, true)));
    match column.kind {
        ColumnType::Text => DataType::Utf8,
        ColumnType::Date => DataType::Date32,
        ColumnType::Instant => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        ColumnType::Int32 => DataType::Int64,
        ColumnType::Texts => list(DataType::Utf8),
        ColumnType::Structs => {
            list(DataType::Struct(column.fields.iter().map(|field| Field::new(&field.name, canonical(field), true)).collect()))
        }
    }
}

fn cell<'b>(array: &'b ArrayRef, row: usize, column: &ColumnContract) -> Cell<'b> {
    if array.is_null(row) {
        return Cell::Null;
    }
    match column.kind {
        ColumnType::Text => Cell::Text(array.as_string::<i32>().value(row).into()),
        ColumnType::Date => match EPOCH.checked_add(array.as_primitive::<Date32Type>().value(row).days()) {
            Ok(date) => Cell::Text(date.to_string().into()),
            Err(error) => Cell::Odd(format!("a day that no calendar has: {error}")),
        },
        ColumnType::Instant => match Timestamp::from_microsecond(array.as_primitive::<TimestampMicrosecondType>().value(row)) {
            Ok(instant) => Cell::Text(instant_text(instant).into()),
            Err(error) => Cell::Odd(format!("an instant that no calendar has: {error}")),
        },
        ColumnType::Int32 => Cell::Int(array.as_primitive::<Int64Type>().value(row)),
        ColumnType::Texts => {
            let (items, range) = items(array, row);
            let text = ColumnContract { kind: ColumnType::Text, ..column.clone() };
            Cell::Texts(range.map(|at| cell(items, at, &text)).collect())
        }
        ColumnType::Structs => {
            let (items, range) = items(array, row);
            let fields = items.as_struct().columns();
            let item = |at| fields.iter().zip(&column.fields).map(|(field, column)| cell(field, at, column)).collect();
            Cell::Structs(range.map(item).collect())
        }
    }
}

fn items(array: &ArrayRef, row: usize) -> (&ArrayRef, std::ops::Range<usize>) {
    let list = array.as_list::<i32>();
    let offsets = list.value_offsets();
    (list.values(), offsets[row] as usize..offsets[row + 1] as usize)
}

fn unreadable(path: &Path, error: parquet::errors::ParquetError) -> Error {
    Error::columnar(&path.display().to_string())(error)
}
