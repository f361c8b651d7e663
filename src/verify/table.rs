//! Tables as streams of rows, whatever the format; faults of a table are findings.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::columns::{BadValue, articles_of};
use crate::finding::Finding;
use crate::record::{Article, SourcePath, parse_instant};
use crate::rules::{BAD_VALUE, TABLE_SCHEMA, UNREADABLE_TABLE};
use crate::schema::{ARTICLES, Table, arrow_schema};

/// The tables' files that every release has, under `data/`.
pub(super) const FILES: [&str; 9] = [
    "articles.csv",
    "articles.jsonl",
    "articles.parquet",
    "entities.csv",
    "entities.parquet",
    "ledger.parquet",
    "quotes.csv",
    "quotes.parquet",
    "segments.parquet",
];

/// A stream of rows that ends with its first fault.
pub(super) type Rows<'r, T> = Box<dyn Iterator<Item = Result<T, Finding>> + Send + 'r>;

const BUFFER_BYTES: usize = 1 << 18;

/// The rows of `articles` in the format that the file's ending names.
pub(super) fn articles(release: &Path, name: &'static str) -> Result<Rows<'static, Article>, Finding> {
    match name.rsplit('.').next() {
        Some("parquet") => parquet_rows(release, name, &ARTICLES, articles_of),
        Some("jsonl") => jsonl_articles(release, name),
        _ => Ok(Box::new(
            csv_rows(release, name, &ARTICLES)?
                .zip(1..)
                .map(move |(record, row)| record.and_then(|record| csv_article(name, row, &record))),
        )),
    }
}

/// The rows of a Parquet table, its schema checked first.
pub(super) fn parquet_rows<T: Send + 'static>(
    release: &Path,
    name: &'static str,
    table: &'static Table,
    read: fn(&RecordBatch) -> Result<Vec<T>, BadValue>,
) -> Result<Rows<'static, T>, Finding> {
    let mut row = 0;
    let batches = parquet_batches(release, name, table)?;
    let rows = batches.flat_map(move |batch| -> Vec<Result<T, Finding>> {
        let first = row + 1;
        let rows = batch.and_then(|batch| {
            row += batch.num_rows() as u64;
            read(&batch).map_err(|(at, column, message)| Finding::in_row(&BAD_VALUE, name, first + at as u64, Some(column), message))
        });
        match rows {
            Ok(rows) => rows.into_iter().map(Ok).collect(),
            Err(finding) => vec![Err(finding)],
        }
    });
    Ok(Box::new(rows))
}

/// The batches of a Parquet table, its schema checked first.
pub(super) fn parquet_batches(
    release: &Path,
    name: &'static str,
    table: &Table,
) -> Result<impl Iterator<Item = Result<RecordBatch, Finding>> + Send + 'static, Finding> {
    let reader = open_parquet(release, name, table)?;
    Ok(reader.map(move |batch| batch.map_err(|error| Finding::in_file(&UNREADABLE_TABLE, name, error.to_string()))))
}

fn open_parquet(release: &Path, name: &'static str, table: &Table) -> Result<ParquetRecordBatchReader, Finding> {
    let unreadable = |error: parquet::errors::ParquetError| Finding::in_file(&UNREADABLE_TABLE, name, error.to_string());
    let mut file = open(release, name)?;
    // The library reads a file from its end and never looks at its beginning.
    let mut magic = [0; 4];
    if file.read_exact(&mut magic).is_err() || magic != *b"PAR1" {
        return Err(Finding::in_file(&UNREADABLE_TABLE, name, "expected a Parquet file, which begins with PAR1"));
    }
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(unreadable)?;
    let (found, expected) = (builder.schema().clone(), arrow_schema(table));
    if found.fields() != expected.fields() {
        let odd = expected.fields().iter().find(|field| found.field_with_name(field.name()).ok() != Some(field));
        let message = match odd {
            Some(field) => format!(
                "expected column {} as {} ({}), found {}",
                field.name(),
                field.data_type(),
                null(field.is_nullable()),
                describe(&found, field.name())
            ),
            None => format!("expected the columns {}, found others beside them or another order", names(table)),
        };
        return Err(Finding::in_file(&TABLE_SCHEMA, name, message));
    }
    builder.build().map_err(unreadable)
}

fn describe(schema: &arrow::datatypes::Schema, name: &str) -> String {
    schema.field_with_name(name).map_or("none".into(), |field| format!("{} ({})", field.data_type(), null(field.is_nullable())))
}

fn null(nullable: bool) -> &'static str {
    if nullable { "nullable" } else { "never null" }
}

fn names(table: &Table) -> String {
    table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

fn jsonl_articles(release: &Path, name: &'static str) -> Result<Rows<'static, Article>, Finding> {
    let mut file = BufReader::with_capacity(BUFFER_BYTES, open(release, name)?);
    let mut line = Vec::new();
    let mut row = 0;
    Ok(Box::new(std::iter::from_fn(move || {
        line.clear();
        row += 1;
        let bad = |message: String| Some(Err(Finding::in_row(&BAD_VALUE, name, row, None, message)));
        match file.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Err(error) => Some(Err(Finding::in_file(&UNREADABLE_TABLE, name, error.to_string()))),
            Ok(_) if !line.ends_with(b"\n") => bad("expected a line feed at the end of the line, found the end of the file".into()),
            Ok(_) => match serde_json::from_slice(&line) {
                Ok(article) => Some(Ok(article)),
                Err(error) => bad(error.to_string()),
            },
        }
    })))
}

/// The records of a CSV table, its header checked first. Null and nothing are the same here.
pub(super) fn csv_rows(release: &Path, name: &'static str, table: &Table) -> Result<Rows<'static, csv::StringRecord>, Finding> {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(BUFFER_BYTES).from_reader(open(release, name)?);
    let unreadable = move |error: csv::Error| Finding::in_file(&UNREADABLE_TABLE, name, error.to_string());
    let header = reader.headers().map_err(unreadable)?;
    if !header.iter().eq(table.columns.iter().map(|column| column.name)) {
        let found = header.iter().collect::<Vec<_>>().join(", ");
        return Err(Finding::in_file(
            &TABLE_SCHEMA,
            name,
            format!("expected the columns {}, found {}", names(table), crate::text::escape::Escaped(&found)),
        ));
    }
    Ok(Box::new(reader.into_records().map(move |record| record.map_err(unreadable))))
}

fn csv_article(name: &'static str, row: u64, record: &csv::StringRecord) -> Result<Article, Finding> {
    let bad = |column: &'static str, message: String| Finding::in_row(&BAD_VALUE, name, row, Some(column), message);
    let cell = |index: usize| record.get(index).unwrap_or_default();
    let optional = |index: usize| Some(cell(index)).filter(|text| !text.is_empty()).map(str::to_owned);
    let date = |index: usize| optional(index).map(|text| text.parse().map_err(|error: jiff::Error| error.to_string())).transpose();
    Ok(Article {
        id: cell(0).parse().map_err(|message| bad("id", message))?,
        source: SourcePath::new(cell(1)),
        date: date(2).map_err(|message| bad("date", message))?,
        published_at: optional(3).map(|text| parse_instant(&text)).transpose().map_err(|message| bad("published_at", message))?,
        date_text: optional(4),
        author: optional(5),
        authors: json_cell(cell(6)).map_err(|message| bad("authors", message))?,
        title: optional(7),
        body: cell(8).to_owned(),
        language: optional(9),
        quotes: json_cell(cell(10)).map_err(|message| bad("quotes", message))?,
        entities: json_cell(cell(11)).map_err(|message| bad("entities", message))?,
        flags: json_cell(cell(12)).map_err(|message| bad("flags", message))?,
        raw_sha256: cell(13).parse().map_err(|message| bad("raw_sha256", message))?,
        record_sha256: cell(14).parse().map_err(|message| bad("record_sha256", message))?,
    })
}

fn json_cell<T: serde::de::DeserializeOwned>(cell: &str) -> Result<T, String> {
    serde_json::from_str(cell).map_err(|error| format!("expected compact JSON, found {}: {error}", crate::text::escape::Escaped(cell)))
}

fn open(release: &Path, name: &'static str) -> Result<File, Finding> {
    File::open(release.join("data").join(name)).map_err(|error| Finding::in_file(&UNREADABLE_TABLE, name, error.to_string()))
}
