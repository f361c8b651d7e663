//! What the latest release already knows of a document: an input with the same bytes, read by the same rules with the same settings, is not parsed again.
//!
//! Both the documents and the release's rows come in the order of their sources, so one pass over the release serves the whole build. It is trusted only after its files' digests were checked.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{AsArray, RecordBatch};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::BuildOptions;
use super::version::Release;
use crate::columns::{articles_of, segments_of};
use crate::record::{Article, SegmentRow, Sha256};
use crate::release::digest_file;
use crate::schema::{ARTICLES, SCHEMA_VERSION, SEGMENTS, Table, arrow_schema};

/// Columns by which a document is found.
const SOURCE: usize = 1;
const RAW_SHA256: usize = 13;

/// The articles of a release, one after the other.
pub(super) struct Earlier {
    articles: Batches,
    segments: Batches,
    /// Segments decoded and not yet given out, in order.
    ready: std::iter::Peekable<std::vec::IntoIter<SegmentRow>>,
}

/// What is known of one document.
#[derive(Clone)]
pub(super) struct Known {
    batch: Arc<RecordBatch>,
    row: usize,
    pub segments: Vec<SegmentRow>,
}

impl Known {
    /// The article, decoded only now: on whatever thread needs it.
    pub(super) fn article(&self) -> Option<Article> {
        articles_of(&self.batch.slice(self.row, 1)).ok()?.pop()
    }
}

impl Earlier {
    /// Opens `latest`, if a document read today would be read as it was then. A release that is damaged is no help, and no hindrance either.
    pub(super) fn open(options: &BuildOptions, latest: &Release) -> Option<Self> {
        let manifest = &latest.manifest;
        let same_reading = manifest.reading == options.reading() && manifest.limits == options.limits();
        let same_tool = manifest.tool.version == env!("CARGO_PKG_VERSION") && manifest.schema.version == SCHEMA_VERSION;
        (same_reading && same_tool).then_some(())?;
        let open = |table: &Table| {
            let name = format!("data/{}.parquet", table.name);
            let entry = manifest.file(&name)?;
            Batches::open(&latest.path.join(&name), table, entry.sha256)
        };
        Some(Self { articles: open(&ARTICLES)?, segments: open(&SEGMENTS)?, ready: Vec::new().into_iter().peekable() })
    }

    /// What is known of `source`, if its bytes are the same. Must be asked in ascending order.
    pub(super) fn find(&mut self, source: &str, raw: &Sha256) -> Option<Known> {
        loop {
            let (batch, row) = self.articles.current()?;
            match batch.column(SOURCE).as_string::<i32>().value(row).cmp(source) {
                std::cmp::Ordering::Greater => return None,
                std::cmp::Ordering::Less => drop(self.take()?),
                std::cmp::Ordering::Equal => {
                    let known = self.take()?;
                    let same = batch.column(RAW_SHA256).as_string::<i32>().value(row) == raw.to_string();
                    return Some(known).filter(|_| same);
                }
            }
        }
    }

    /// The current article with its segments, and on to the next.
    fn take(&mut self) -> Option<Known> {
        let (batch, row) = self.articles.current()?;
        self.articles.row += 1;
        let id = batch.column(0).as_string::<i32>().value(row).parse().ok()?;
        let mut segments = Vec::new();
        loop {
            match self.ready.next_if(|segment| segment.article_id == id) {
                Some(segment) => segments.push(segment),
                None if self.ready.peek().is_some() => break,
                None => match self.segments.next() {
                    Some(batch) => self.ready = segments_of(&batch).ok()?.into_iter().peekable(),
                    None => break,
                },
            }
        }
        Some(Known { batch, row, segments })
    }
}

/// A table's batches, and a place in the current one.
struct Batches {
    reader: ParquetRecordBatchReader,
    batch: Option<Arc<RecordBatch>>,
    row: usize,
}

impl Batches {
    fn open(path: &Path, table: &Table, sha256: Sha256) -> Option<Self> {
        let (found, _) = digest_file(path).ok()?;
        (found == sha256).then_some(())?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).ok()?).ok()?;
        (builder.schema().fields() == arrow_schema(table).fields()).then_some(())?;
        Some(Self { reader: builder.build().ok()?, batch: None, row: 0 })
    }

    fn next(&mut self) -> Option<RecordBatch> {
        self.reader.next()?.ok()
    }

    /// The batch and row that come next.
    fn current(&mut self) -> Option<(Arc<RecordBatch>, usize)> {
        while self.batch.as_ref().is_none_or(|batch| self.row >= batch.num_rows()) {
            (self.batch, self.row) = (Some(Arc::new(self.next()?)), 0);
        }
        self.batch.clone().map(|batch| (batch, self.row))
    }
}
