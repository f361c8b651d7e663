//! CSV: a header of column names, nested columns as JSON texts, null as nothing.

use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::jsonl::parse_cell;
use super::{Cell, Fault, Row};
use crate::error::{Error, IoContext, Result};
use crate::rules::{BAD_CSV, MISSING_COLUMN, NOT_UTF8, UNKNOWN_COLUMN};
use crate::schema::{ColumnContract, ColumnType, TableContract};
use crate::text::escape::Escaped;

const BUFFER_BYTES: usize = 1 << 18;
/// Records of a block.
const BLOCK_RECORDS: usize = 256;

/// A CSV file as blocks of records.
pub(crate) struct CsvFile {
    reader: Reader<File>,
    path: PathBuf,
    /// For each field of a record the column that it belongs to.
    places: Vec<Option<usize>>,
}

/// A record, and the line on which it begins.
pub(crate) type Numbered = (u64, ByteRecord);

impl CsvFile {
    /// Opens a file and reads its header; what is wrong with that comes with it.
    pub(crate) fn open(path: &Path, table: &TableContract) -> Result<(Self, Vec<Fault>)> {
        let file = File::open(path).on("open", path)?;
        let mut reader = ReaderBuilder::new().flexible(true).buffer_capacity(BUFFER_BYTES).from_reader(file);
        let header = reader.byte_headers().map_err(|error| unreadable(path, &error))?.clone();
        let mut faults = Vec::new();
        let names: Vec<_> = header.iter().map(String::from_utf8_lossy).collect();
        let places = names.iter().map(|name| table.columns.iter().position(|column| column.name == *name)).collect::<Vec<_>>();
        for (name, _) in names.iter().zip(&places).filter(|(_, place)| place.is_none()) {
            faults.push(Fault::at(&UNKNOWN_COLUMN, name.as_ref(), format!("expected no column {}", Escaped(name))));
        }
        for (at, column) in table.columns.iter().enumerate() {
            match places.iter().filter(|place| **place == Some(at)).count() {
                0 => faults.push(Fault::at(&MISSING_COLUMN, &column.name, "expected this column, found none")),
                1 => {}
                _ => faults.push(Fault::at(&crate::rules::DUPLICATE_KEY, &column.name, "expected each column once, found it again")),
            }
        }
        Ok((Self { reader, path: path.to_owned(), places }, faults))
    }

    /// The column of each field, for [`row`](Self::row) on another thread.
    pub(crate) fn places(&self) -> &[Option<usize>] {
        &self.places
    }

    /// The next block of records.
    pub(crate) fn next_block(&mut self) -> Result<Option<Vec<Numbered>>> {
        let mut block = Vec::with_capacity(BLOCK_RECORDS);
        let mut record = ByteRecord::new();
        while block.len() < BLOCK_RECORDS && self.reader.read_byte_record(&mut record).map_err(|error| unreadable(&self.path, &error))? {
            let line = record.position().map_or(0, csv::Position::line);
            block.push((line, std::mem::take(&mut record)));
        }
        Ok(Some(block).filter(|block| !block.is_empty()))
    }

    /// A record as a row. A column that the header lacks was told of once, and is passed over here.
    pub(crate) fn row<'r>(record: &'r ByteRecord, places: &[Option<usize>], columns: &[ColumnContract]) -> Row<'r> {
        let mut row = Row { cells: vec![Cell::Missing; columns.len()], faults: Vec::new() };
        if record.len() != places.len() {
            row.faults.push(Fault::whole(&BAD_CSV, format!("expected {} fields as in the header, found {}", places.len(), record.len())));
            return row;
        }
        for (field, at) in record.iter().zip(places) {
            let Some(at) = *at else { continue };
            let column = &columns[at];
            row.cells[at] = match std::str::from_utf8(field) {
                Ok(text) => cell(text, column, &mut row.faults),
                Err(error) => {
                    let message = format!("expected UTF-8, found other bytes at byte {} of the value", error.valid_up_to() + 1);
                    row.faults.push(Fault::at(&NOT_UTF8, &column.name, message));
                    Cell::Missing
                }
            };
        }
        row
    }
}

fn cell<'r>(text: &'r str, column: &ColumnContract, faults: &mut Vec<Fault>) -> Cell<'r> {
    if text.is_empty() {
        return Cell::Null;
    }
    match column.kind {
        ColumnType::Int32 => text.parse().map_or(Cell::Text(Cow::Borrowed(text)), Cell::Int),
        ColumnType::Texts | ColumnType::Structs => parse_cell(text, column, faults),
        ColumnType::Text | ColumnType::Date | ColumnType::Instant => Cell::Text(Cow::Borrowed(text)),
    }
}

fn unreadable(path: &Path, error: &csv::Error) -> Error {
    Error::unexpected(path.display().to_string(), "a CSV file", error.to_string(), "look at that place in the file")
}
