//! Record batches back to typed rows. Values that no row may have are reported with row and column; nothing is repaired.

use std::str::FromStr;

use arrow::array::{Array, AsArray, Int32Array, ListArray, RecordBatch, StringArray};
use arrow::datatypes::{Date32Type, Int32Type, TimestampMicrosecondType};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::to_batch::EPOCH;
use crate::record::{Article, Entity, LedgerEntry, Quote, SegmentRow, SourcePath};

/// A value that its column does not allow: position in the batch, column, message.
pub(crate) type BadValue = (usize, &'static str, String);

/// The rows of a batch of `articles`. The batch must have that table's schema.
///
/// # Errors
/// The first value that is not of its column's form.
pub(crate) fn articles_of(batch: &RecordBatch) -> Result<Vec<Article>, BadValue> {
    (0..batch.num_rows()).map(|row| article(Row { batch, row })).collect()
}

/// The rows of a batch of `ledger`. The batch must have that table's schema.
///
/// # Errors
/// The first value that is not of its column's form.
pub(crate) fn ledger_of(batch: &RecordBatch) -> Result<Vec<LedgerEntry>, BadValue> {
    let entry = |row| {
        let row = Row { batch, row };
        Ok(LedgerEntry {
            source: SourcePath::new(row.text(0)),
            outcome: row.parsed(1, "outcome")?,
            raw_sha256: row.optionally_parsed(2, "raw_sha256")?,
            article_id: row.optionally_parsed(3, "article_id")?,
            duplicate_of: row.optionally_parsed(4, "duplicate_of")?,
            rule: row.optional_text(5),
            reason: row.optional_text(6),
        })
    };
    (0..batch.num_rows()).map(entry).collect()
}

/// The rows of a batch of `segments`. The batch must have that table's schema.
///
/// # Errors
/// The first value that is not of its column's form.
pub(crate) fn segments_of(batch: &RecordBatch) -> Result<Vec<SegmentRow>, BadValue> {
    let segment = |row| {
        let row = Row { batch, row };
        Ok(SegmentRow {
            article_id: row.parsed(0, "article_id")?,
            seq: row.int(1),
            label: row.parsed(2, "label")?,
            start: row.int(3),
            end: row.int(4),
        })
    };
    (0..batch.num_rows()).map(segment).collect()
}

/// The rows of any flat table of texts and integers, as text: for comparing a side table in two formats.
pub(crate) fn texts_of(batch: &RecordBatch) -> impl Iterator<Item = Vec<Option<String>>> + '_ {
    (0..batch.num_rows()).map(move |row| {
        let cell = |column: &arrow::array::ArrayRef| {
            let text = match column.as_string_opt::<i32>() {
                Some(texts) => texts.is_valid(row).then(|| texts.value(row).to_owned()),
                None => column.as_primitive_opt::<Int32Type>().map(|ints| ints.value(row).to_string()),
            };
            text.filter(|_| column.is_valid(row))
        };
        batch.columns().iter().map(cell).collect()
    })
}

fn article(row: Row<'_>) -> Result<Article, BadValue> {
    Ok(Article {
        id: row.parsed(0, "id")?,
        source: SourcePath::new(row.text(1)),
        date: row.date(2, "date")?,
        published_at: row.instant(3, "published_at")?,
        date_text: row.optional_text(4),
        author: row.optional_text(5),
        authors: row.texts(6),
        title: row.optional_text(7),
        body: row.text(8).to_owned(),
        language: row.optional_text(9),
        quotes: row.structs(10, quote)?,
        entities: row.structs(11, entity)?,
        flags: row.texts(12),
        raw_sha256: row.parsed(13, "raw_sha256")?,
        record_sha256: row.parsed(14, "record_sha256")?,
    })
}

fn quote(fields: &Fields<'_>, i: usize) -> Result<Quote, String> {
    Ok(Quote {
        text: fields.text(0, i).to_owned(),
        speaker: fields.optional_text(1, i),
        cue: fields.optional_text(2, i),
        start: fields.int(3, i),
        end: fields.int(4, i),
    })
}

fn entity(fields: &Fields<'_>, i: usize) -> Result<Entity, String> {
    Ok(Entity {
        text: fields.text(0, i).to_owned(),
        kind: fields.text(1, i).parse()?,
        name: fields.text(2, i).to_owned(),
        start: fields.int(3, i),
        end: fields.int(4, i),
    })
}

/// One row of a batch whose schema was checked: the typed accessors cannot miss.
#[derive(Clone, Copy)]
struct Row<'b> {
    batch: &'b RecordBatch,
    row: usize,
}

impl<'b> Row<'b> {
    fn strings(self, column: usize) -> &'b StringArray {
        self.batch.column(column).as_string()
    }

    fn text(self, column: usize) -> &'b str {
        self.strings(column).value(self.row)
    }

    fn optional_text(self, column: usize) -> Option<String> {
        self.strings(column).is_valid(self.row).then(|| self.text(column).to_owned())
    }

    fn parsed<T: FromStr<Err = String>>(self, column: usize, name: &'static str) -> Result<T, BadValue> {
        self.text(column).parse().map_err(|message| (self.row, name, message))
    }

    fn optionally_parsed<T: FromStr<Err = String>>(self, column: usize, name: &'static str) -> Result<Option<T>, BadValue> {
        self.strings(column).is_valid(self.row).then(|| self.parsed(column, name)).transpose()
    }

    fn int(self, column: usize) -> i32 {
        self.batch.column(column).as_primitive::<Int32Type>().value(self.row)
    }

    fn date(self, column: usize, name: &'static str) -> Result<Option<Date>, BadValue> {
        let days = self.batch.column(column).as_primitive::<Date32Type>();
        let date = |days: i32| EPOCH.checked_add(days.days()).map_err(|error| (self.row, name, error.to_string()));
        days.is_valid(self.row).then(|| date(days.value(self.row))).transpose()
    }

    fn instant(self, column: usize, name: &'static str) -> Result<Option<Timestamp>, BadValue> {
        let instants = self.batch.column(column).as_primitive::<TimestampMicrosecondType>();
        let instant = |us| Timestamp::from_microsecond(us).map_err(|error| (self.row, name, error.to_string()));
        instants.is_valid(self.row).then(|| instant(instants.value(self.row))).transpose()
    }

    fn list(self, column: usize) -> (&'b ListArray, std::ops::Range<usize>) {
        let list: &ListArray = self.batch.column(column).as_list();
        let offsets = list.value_offsets();
        (list, offsets[self.row] as usize..offsets[self.row + 1] as usize)
    }

    fn texts(self, column: usize) -> Vec<String> {
        let (list, range) = self.list(column);
        let values: &StringArray = list.values().as_string();
        range.map(|i| values.value(i).to_owned()).collect()
    }

    fn structs<T>(self, column: usize, read: impl Fn(&Fields<'_>, usize) -> Result<T, String>) -> Result<Vec<T>, BadValue> {
        let (list, range) = self.list(column);
        let fields = Fields(list.values().as_struct().columns());
        let name = if column == 10 { "quotes" } else { "entities" };
        range.map(|i| read(&fields, i)).collect::<Result<_, _>>().map_err(|message| (self.row, name, message))
    }
}

/// The child columns of a list of structs.
struct Fields<'b>(&'b [arrow::array::ArrayRef]);

impl Fields<'_> {
    fn text(&self, field: usize, i: usize) -> &str {
        self.0[field].as_string::<i32>().value(i)
    }

    fn optional_text(&self, field: usize, i: usize) -> Option<String> {
        self.0[field].is_valid(i).then(|| self.text(field, i).to_owned())
    }

    fn int(&self, field: usize, i: usize) -> i32 {
        let ints: &Int32Array = self.0[field].as_primitive();
        ints.value(i)
    }
}
