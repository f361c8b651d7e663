//! All files of a release being written, in order, by one thread.

use std::collections::{BTreeMap, HashMap, VecDeque};

use arrow::array::RecordBatch;

use super::reading::ReadChunk;
use crate::columns::ledger_batch;
use crate::error::Result;
use crate::export::csv::write_header;
use crate::export::parquet::{EncodedRowGroup, RowGroupEncoder, TableWriter};
use crate::record::{ArticleId, LedgerEntry, OrderedRoot, Outcome, Sha256, content_root, ledger_digest};
use crate::release::{Counts, FileEntry, HashingFile, Roots, Staging, Summary, Tables};
use crate::report::Stats;
use crate::schema::{ARTICLES, ENTITIES, LEDGER, QUOTES, SEGMENTS, TABLES, Table, schema_files};

/// A row group to be compressed on any thread and handed back to [`ReleaseWriter::take_encoded`].
pub(super) struct EncodeJob {
    pub table: &'static Table,
    pub index: usize,
    pub rows: RecordBatch,
    pub encoder: RowGroupEncoder,
}

/// Takes chunks in order; hands out row groups; takes them back in any order.
pub(super) struct ReleaseWriter {
    jsonl: HashingFile,
    articles_csv: HashingFile,
    quotes_csv: HashingFile,
    entities_csv: HashingFile,
    tables: Vec<TableFile>,
    jobs: VecDeque<EncodeJob>,
    counts: Counts,
    record_digests: Vec<Sha256>,
    ledger_root: OrderedRoot,
    segments_root: OrderedRoot,
    refused_first: HashMap<ArticleId, (Option<String>, Option<String>)>,
    rejected: BTreeMap<String, u64>,
    summary: Summary,
    stats: Stats,
}

/// A Parquet file, and the row groups that came back before their turn.
struct TableFile {
    table: &'static Table,
    writer: TableWriter<HashingFile>,
    given_out: usize,
    appended: usize,
    early: BTreeMap<usize, EncodedRowGroup>,
}

/// Parquet files that have all their rows, but not yet the version that their own metadata names: it follows from what the rows are.
pub(super) struct Unnamed(Vec<TableFile>);

impl Unnamed {
    /// Closes the files.
    pub(super) fn finish(self, version: &semver::Version) -> Result<Vec<FileEntry>> {
        self.0.into_iter().map(|file| file.writer.finish(&version.to_string())?.finish()).collect()
    }
}

impl ReleaseWriter {
    pub(super) fn begin(staging: &Staging, name: &str) -> Result<Self> {
        let csv = |table: &Table| {
            let mut header = Vec::new();
            write_header(table, &mut header);
            let mut file = staging.create(&format!("data/{}.csv", table.name))?;
            file.append(&header).map(|()| file)
        };
        let parquet = |table: &&'static Table| {
            let sink = staging.create(&format!("data/{}.parquet", table.name))?;
            let writer = TableWriter::begin(table, name, sink)?;
            Ok(TableFile { table, writer, given_out: 0, appended: 0, early: BTreeMap::new() })
        };
        Ok(Self {
            jsonl: staging.create("data/articles.jsonl")?,
            articles_csv: csv(&ARTICLES)?,
            quotes_csv: csv(&QUOTES)?,
            entities_csv: csv(&ENTITIES)?,
            tables: TABLES.iter().map(parquet).collect::<Result<_>>()?,
            jobs: VecDeque::new(),
            counts: Counts::default(),
            record_digests: Vec::new(),
            ledger_root: OrderedRoot::default(),
            segments_root: OrderedRoot::default(),
            refused_first: HashMap::new(),
            rejected: BTreeMap::new(),
            summary: Summary::default(),
            stats: Stats::default(),
        })
    }

    /// Writes the next chunk.
    pub(super) fn take(&mut self, chunk: ReadChunk) -> Result<()> {
        self.jsonl.append(&chunk.articles_jsonl)?;
        self.articles_csv.append(&chunk.articles_csv)?;
        self.quotes_csv.append(&chunk.quotes_csv)?;
        self.entities_csv.append(&chunk.entities_csv)?;
        self.counts.quotes += chunk.quotes.num_rows() as u64;
        self.counts.entities += chunk.entities.num_rows() as u64;
        self.counts.segments += chunk.segments.num_rows() as u64;
        self.record_digests.extend(chunk.record_digests);
        chunk.segment_digests.into_iter().for_each(|digest| self.segments_root.push(digest));
        self.summary.merge(&chunk.summary);
        self.stats.merge(chunk.stats);
        let entries: Vec<_> = chunk.entries.into_iter().map(|entry| self.account(entry)).collect();
        let ledger = ledger_batch(&entries)?;
        for (table, rows) in [
            (&ARTICLES, chunk.articles),
            (&QUOTES, chunk.quotes),
            (&ENTITIES, chunk.entities),
            (&LEDGER, ledger),
            (&SEGMENTS, chunk.segments),
        ] {
            let full = self.table(table).writer.push(rows)?;
            full.into_iter().for_each(|rows| self.give_out(table, rows));
        }
        Ok(())
    }

    /// The next row group to encode.
    pub(super) fn next_job(&mut self) -> Option<EncodeJob> {
        self.jobs.pop_front()
    }

    /// No chunk comes any more: what is left becomes the last row groups.
    pub(super) fn no_more_chunks(&mut self) -> Result<()> {
        for table in TABLES {
            if let Some(rows) = self.table(table).writer.rest()? {
                self.give_out(table, rows);
            }
        }
        Ok(())
    }

    /// Takes a row group back.
    pub(super) fn take_encoded(&mut self, table: &'static Table, index: usize, group: EncodedRowGroup) -> Result<()> {
        let file = self.table(table);
        file.early.insert(index, group);
        while let Some(group) = file.early.remove(&file.appended) {
            file.writer.append(group)?;
            file.appended += 1;
        }
        Ok(())
    }

    /// Closes every file that does not name its version; [`Unnamed::finish`] closes the others. Every row group must have come back.
    pub(super) fn close(mut self, staging: &Staging) -> Result<(Tables, Stats, Unnamed)> {
        let mut files = vec![self.jsonl.finish()?, self.articles_csv.finish()?, self.quotes_csv.finish()?, self.entities_csv.finish()?];
        for (name, text) in schema_files() {
            files.push(staging.write(&format!("schema/{name}"), &text)?);
        }
        let roots = Roots {
            content: content_root(&mut self.record_digests),
            ledger: self.ledger_root.finish(),
            segments: self.segments_root.finish(),
        };
        let tables = Tables { files, counts: self.counts, roots, summary: self.summary, rejected: self.rejected };
        Ok((tables, self.stats, Unnamed(self.tables)))
    }

    /// Counts a document; a duplicate of a text that was itself rejected is rejected for the same reason.
    fn account(&mut self, mut entry: LedgerEntry) -> LedgerEntry {
        if let Some((rule, reason)) = entry.duplicate_of.and_then(|first| self.refused_first.get(&first)) {
            entry = LedgerEntry { outcome: Outcome::Rejected, duplicate_of: None, rule: rule.clone(), reason: reason.clone(), ..entry };
        } else if entry.outcome == Outcome::Rejected && entry.raw_sha256.is_some() {
            self.refused_first.insert(ArticleId::of(&entry.source), (entry.rule.clone(), entry.reason.clone()));
        }
        self.counts.read += 1;
        match entry.outcome {
            Outcome::Released => self.counts.released += 1,
            Outcome::Duplicate => self.counts.duplicate += 1,
            Outcome::Rejected => self.counts.rejected += 1,
        }
        if let Some(rule) = &entry.rule {
            *self.rejected.entry(rule.clone()).or_default() += 1;
        }
        self.ledger_root.push(ledger_digest(&entry));
        entry
    }

    fn give_out(&mut self, table: &'static Table, rows: RecordBatch) {
        let file = self.table(table);
        let job = EncodeJob { table, index: file.given_out, rows, encoder: file.writer.encoder() };
        file.given_out += 1;
        self.jobs.push_back(job);
    }

    fn table(&mut self, table: &'static Table) -> &mut TableFile {
        let position = TABLES.iter().position(|t| t.name == table.name).unwrap_or_default();
        debug_assert_eq!(self.tables[position].table, table, "tables are opened in the order of TABLES");
        &mut self.tables[position]
    }
}
