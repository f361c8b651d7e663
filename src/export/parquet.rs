//! Parquet files whose bytes depend on the rows alone.
//!
//! To the next maintainer: Parquet's bytes depend on how rows are sliced into batches, because page sizes are checked at the edges of each
//! write. So the rows of a row group are a constant of the release format, each row group is encoded from exactly one batch, and threads only
//! decide *when* that happens. `created_by` is ours for the same reason: the library's default names its version.

use std::io::Write;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use arrow::datatypes::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;

use crate::error::{Error, Result};
use crate::schema::{ARTICLES, SCHEMA_VERSION, Table, arrow_schema};

/// Rows of a row group of `articles`: part of the release format, never tuned to a machine.
const ARTICLE_ROW_GROUP_ROWS: usize = 4_096;
/// Rows of a row group of a side table, whose rows are a few words each.
const SIDE_ROW_GROUP_ROWS: usize = 65_536;
/// Named in every file in place of the library's version, which would change the bytes with every update.
const CREATED_BY: &str = "newsbale release format 1";
/// Past level 3, six to eight per cent of size cost three to five times the time.
const ZSTD_LEVEL: i32 = 3;
/// Columns of the articles whose values hardly ever repeat: a dictionary would be built and thrown away.
const UNREPEATED: [&str; 11] = [
    "id",
    "source",
    "title",
    "body",
    "quotes.list.element.text",
    "quotes.list.element.start",
    "quotes.list.element.end",
    "entities.list.element.start",
    "entities.list.element.end",
    "raw_sha256",
    "record_sha256",
];
/// The same of the side tables: where something stands.
const UNREPEATED_ASIDE: [&str; 2] = ["start", "end"];

/// One table's file in the making: takes batches of any size, hands out whole row groups to encode, appends them in order.
pub(crate) struct TableWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    encoder: RowGroupEncoder,
    slicer: Slicer,
}

/// Encodes row groups of one table; cheap to clone, for any thread.
#[derive(Clone)]
pub(crate) struct RowGroupEncoder {
    table: &'static Table,
    schema: SchemaRef,
    factory: Arc<ArrowRowGroupWriterFactory>,
}

/// A row group, compressed, not yet in the file.
pub(crate) struct EncodedRowGroup(Vec<ArrowColumnChunk>);

impl<W: Write + Send> TableWriter<W> {
    /// Starts the file of `table` for the dataset `name`.
    pub(crate) fn begin(table: &'static Table, name: &str, sink: W) -> Result<Self> {
        let schema = arrow_schema(table);
        let writer = ArrowWriter::try_new(sink, schema.clone(), Some(properties(table, name))).map_err(Error::columnar(table.name))?;
        let (file, factory) = writer.into_serialized_writer().map_err(Error::columnar(table.name))?;
        let encoder = RowGroupEncoder { table, schema: schema.clone(), factory: Arc::new(factory) };
        Ok(Self { file, encoder, slicer: Slicer::new(schema, row_group_rows(table)) })
    }

    /// What encodes this table's row groups.
    pub(crate) fn encoder(&self) -> RowGroupEncoder {
        self.encoder.clone()
    }

    /// Takes rows; returns the row groups that are now full.
    pub(crate) fn push(&mut self, batch: RecordBatch) -> Result<Vec<RecordBatch>> {
        self.slicer.push(batch).map_err(Error::columnar(self.encoder.table.name))
    }

    /// The last, shorter row group, if any row is left.
    pub(crate) fn rest(&mut self) -> Result<Option<RecordBatch>> {
        self.slicer.rest().map_err(Error::columnar(self.encoder.table.name))
    }

    /// Appends a row group. Must be called in the order in which [`TableWriter::push`] gave them out.
    pub(crate) fn append(&mut self, group: EncodedRowGroup) -> Result<()> {
        let append = || -> std::result::Result<(), ParquetError> {
            let mut row_group = self.file.next_row_group()?;
            for column in group.0 {
                column.append_to_row_group(&mut row_group)?;
            }
            row_group.close().map(drop)
        };
        append().map_err(Error::columnar(self.encoder.table.name))
    }

    /// Writes the footer, which names the release's version, and gives the sink back.
    pub(crate) fn finish(mut self, version: &str) -> Result<W> {
        self.file.append_key_value_metadata(KeyValue::new("newsbale.version".to_owned(), Some(version.to_owned())));
        self.file.into_inner().map_err(Error::columnar(self.encoder.table.name))
    }
}

impl RowGroupEncoder {
    /// Encodes one row group of exactly these rows.
    pub(crate) fn encode(&self, index: usize, batch: &RecordBatch) -> Result<EncodedRowGroup> {
        let encode = || -> std::result::Result<_, ParquetError> {
            let mut writers = self.factory.create_column_writers(index)?.into_iter();
            let mut chunks = Vec::new();
            for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                for leaf in compute_leaves(field, column)? {
                    let mut writer = writers.next().ok_or_else(|| ParquetError::General("more leaves than columns".into()))?;
                    writer.write(&leaf)?;
                    chunks.push(writer.close()?);
                }
            }
            Ok(EncodedRowGroup(chunks))
        };
        encode().map_err(Error::columnar(self.table.name))
    }
}

/// Cuts a stream of batches into batches of exactly `rows` rows.
struct Slicer {
    schema: SchemaRef,
    rows: usize,
    pending: Vec<RecordBatch>,
    pending_rows: usize,
}

impl Slicer {
    fn new(schema: SchemaRef, rows: usize) -> Self {
        Self { schema, rows, pending: Vec::new(), pending_rows: 0 }
    }

    fn push(&mut self, mut batch: RecordBatch) -> std::result::Result<Vec<RecordBatch>, ParquetError> {
        let mut full = Vec::new();
        while self.pending_rows + batch.num_rows() >= self.rows {
            let missing = self.rows - self.pending_rows;
            let tail = batch.slice(missing, batch.num_rows() - missing);
            self.pending.push(batch.slice(0, missing));
            full.extend(self.rest()?);
            batch = tail;
        }
        if batch.num_rows() > 0 {
            self.pending_rows += batch.num_rows();
            self.pending.push(batch);
        }
        Ok(full)
    }

    fn rest(&mut self) -> std::result::Result<Option<RecordBatch>, ParquetError> {
        self.pending_rows = 0;
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() { Ok(None) } else { Ok(Some(concat_batches(&self.schema, &pending)?)) }
    }
}

fn row_group_rows(table: &Table) -> usize {
    if *table == ARTICLES { ARTICLE_ROW_GROUP_ROWS } else { SIDE_ROW_GROUP_ROWS }
}

fn properties(table: &Table, name: &str) -> WriterProperties {
    let level = ZstdLevel::try_new(ZSTD_LEVEL).unwrap_or_default();
    let pairs = [("newsbale.dataset", name), ("newsbale.table", table.name), ("newsbale.schema", SCHEMA_VERSION)];
    let metadata = pairs.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), Some((*value).to_owned()))).collect();
    let builder = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_created_by(CREATED_BY.to_owned())
        .set_key_value_metadata(Some(metadata))
        .set_max_row_group_row_count(Some(row_group_rows(table)))
        .set_statistics_enabled(EnabledStatistics::Page);
    let unrepeated = if *table == ARTICLES { UNREPEATED.as_slice() } else { UNREPEATED_ASIDE.as_slice() };
    unrepeated.iter().fold(builder, without_dictionary).build()
}

fn without_dictionary(builder: WriterPropertiesBuilder, column: &&str) -> WriterPropertiesBuilder {
    builder.set_column_dictionary_enabled(ColumnPath::from(column.split('.').map(str::to_owned).collect::<Vec<_>>()), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SEGMENTS;
    use arrow::array::{Int32Array, StringArray};

    fn batch(rows: std::ops::Range<i32>) -> RecordBatch {
        let ints: Arc<Int32Array> = Arc::new(Int32Array::from_iter_values(rows.clone()));
        let texts: Arc<StringArray> = Arc::new(StringArray::from_iter_values(rows.map(|i| format!("x{i}"))));
        RecordBatch::try_new(arrow_schema(&SEGMENTS), vec![texts.clone(), ints.clone(), texts, ints.clone(), ints])
            .expect("fits the schema")
    }

    #[test]
    fn ok_row_groups_do_not_depend_on_how_rows_arrive() {
        let sliced = |cuts: &[i32]| {
            let mut slicer = Slicer::new(arrow_schema(&SEGMENTS), 10);
            let mut groups = Vec::new();
            for pair in cuts.windows(2) {
                groups.extend(slicer.push(batch(pair[0]..pair[1])).expect("slices"));
            }
            groups.extend(slicer.rest().expect("slices"));
            groups
        };
        let whole = sliced(&[0, 37]);
        assert_eq!(whole.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [10, 10, 10, 7]);
        assert_eq!(sliced(&[0, 1, 10, 10, 29, 37]), whole);
        assert_eq!(sliced(&[0, 0]), []);
    }
}
