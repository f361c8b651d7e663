//! The threads of a build: one reads, some parse and encode, one writes.
//!
//! ```text
//! reader ──chunks──> workers ──results──> writer (this thread)
//!    ^                  ^                    │
//!    └─────permits──────┼────────────────────┤
//!                       └────row groups──────┘
//! ```
//!
//! To the next maintainer: memory is bounded by two numbers. The reader takes a permit for each chunk and gets it back only when the chunk was written
//! *in order*, so one slow chunk cannot let others pile up behind it. And while enough row groups are being encoded the writer takes no
//! further chunk. Neither number, nor how chunks are cut, can change a byte of the release: row groups are cut by the writer alone.

use std::collections::{BTreeMap, HashMap};

use crossbeam_channel::{Receiver, Sender, bounded, never, select, unbounded};

use super::BuildOptions;
use super::earlier::{Earlier, Known};
use super::reading::{Admitted, ReadChunk, read_chunk};
use super::writer::{EncodeJob, ReleaseWriter};
use crate::error::{Error, Result};
use crate::export::parquet::EncodedRowGroup;
use crate::ingest::{RawContent, RawDoc, Source};
use crate::parse::Parser;
use crate::progress::Progress;
use crate::record::{ArticleId, Sha256};
use crate::release::Staging;
use crate::schema::Table;

/// A chunk is cut after this many raw bytes: small enough to stay in a core's cache.
const CHUNK_BYTES: usize = 1 << 20;
/// A chunk is cut after this many documents, so that a million tiny ones do not make one chunk.
const CHUNK_DOCUMENTS: usize = 512;
/// Chunks under way for each worker.
const CHUNKS_PER_WORKER: usize = 3;

enum Done {
    Read {
        seq: usize,
        chunk: Box<ReadChunk>,
    },
    Encoded {
        table: &'static Table,
        index: usize,
        group: EncodedRowGroup,
    },
    /// The reader is through; it made so many chunks.
    AllGiven {
        chunks: usize,
    },
}

/// Runs all documents of `source` through the parser and into the staged release.
pub(super) fn run(
    source: &dyn Source,
    parser: &Parser,
    staging: &Staging,
    options: &BuildOptions,
    earlier: Option<Earlier>,
    progress: &dyn Progress,
) -> Result<(ReleaseWriter, u64)> {
    let writer = ReleaseWriter::begin(staging, &options.name)?;
    let workers = options.threads();
    let (chunk_tx, chunk_rx) = bounded(workers);
    let (job_tx, job_rx) = unbounded();
    let (done_tx, done_rx) = unbounded();
    let (permit_tx, permit_rx) = bounded(CHUNKS_PER_WORKER * workers);
    std::thread::scope(|scope| {
        let reader = Reader { chunks: chunk_tx, permits: permit_tx, done: done_tx.clone(), earlier };
        scope.spawn(move || reader.run(source));
        for _ in 0..workers {
            let worker = Worker { chunks: chunk_rx.clone(), jobs: job_rx.clone(), done: done_tx.clone() };
            scope.spawn(move || worker.run(parser));
        }
        // Only threads at work hold senders and receivers: when one side ends, the others see it.
        drop((done_tx, chunk_rx, job_rx));
        let mut main = Main {
            writer,
            jobs: job_tx,
            permits: permit_rx,
            early: BTreeMap::new(),
            next: 0,
            encoding: 0,
            most_encoding: workers + 1,
            expected: None,
            reused: 0,
        };
        main.run(&done_rx, progress)?;
        Ok((main.writer, main.reused))
    })
}

/// Reads documents in order and finds exact duplicates.
struct Reader {
    chunks: Sender<(usize, Vec<Admitted>)>,
    permits: Sender<()>,
    done: Sender<Result<Done>>,
    earlier: Option<Earlier>,
}

impl Reader {
    fn run(mut self, source: &dyn Source) {
        let result = self.give_all(source).map(|chunks| Done::AllGiven { chunks });
        // If nobody listens any more, the build has failed already.
        let _ = self.done.send(result);
    }

    fn give_all(&mut self, source: &dyn Source) -> Result<usize> {
        let mut seen = Seen::default();
        let (mut chunk, mut bytes, mut chunks) = (Vec::new(), 0, 0);
        for doc in source.documents()? {
            let mut admitted = seen.admit(doc?);
            admitted.known = self.known(&admitted);
            bytes += admitted.doc.content.size();
            chunk.push(admitted);
            if bytes >= CHUNK_BYTES || chunk.len() >= CHUNK_DOCUMENTS {
                self.give(chunks, std::mem::take(&mut chunk))?;
                (bytes, chunks) = (0, chunks + 1);
            }
        }
        if !chunk.is_empty() {
            self.give(chunks, chunk)?;
            chunks += 1;
        }
        Ok(chunks)
    }

    /// What the release before knows of a document, if it is no duplicate.
    fn known(&mut self, admitted: &Admitted) -> Option<Known> {
        match &admitted.doc.content {
            RawContent::Bytes { sha256, .. } if admitted.duplicate_of.is_none() => {
                self.earlier.as_mut()?.find(admitted.doc.source.as_str(), sha256)
            }
            _ => None,
        }
    }

    fn give(&self, seq: usize, chunk: Vec<Admitted>) -> Result<()> {
        let sent = self.permits.send(()).is_ok() && self.chunks.send((seq, chunk)).is_ok();
        if sent { Ok(()) } else { Err(Error::pipeline_broken()) }
    }
}

/// The texts seen so far: half a digest each, which no accident can confuse, and the first one's id.
#[derive(Default)]
struct Seen(HashMap<[u8; 16], ArticleId>);

impl Seen {
    fn admit(&mut self, mut doc: RawDoc) -> Admitted {
        let RawContent::Bytes { bytes, sha256 } = &mut doc.content else { return Admitted { doc, duplicate_of: None, known: None } };
        match self.0.entry(half(sha256)) {
            std::collections::hash_map::Entry::Occupied(first) => {
                *bytes = Vec::new();
                Admitted { duplicate_of: Some(*first.get()), doc, known: None }
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(ArticleId::of(&doc.source));
                Admitted { doc, duplicate_of: None, known: None }
            }
        }
    }
}

fn half(digest: &Sha256) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&digest.as_bytes()[..16]);
    half
}

/// Parses chunks and encodes row groups.
struct Worker {
    chunks: Receiver<(usize, Vec<Admitted>)>,
    jobs: Receiver<EncodeJob>,
    done: Sender<Result<Done>>,
}

impl Worker {
    fn run(mut self, parser: &Parser) {
        while let Some(result) = self.next(parser) {
            if self.done.send(result).is_err() {
                return;
            }
        }
    }

    /// Does the next piece of work; `None` when there will be none. Row groups go first: encoding them frees memory.
    fn next(&mut self, parser: &Parser) -> Option<Result<Done>> {
        loop {
            if let Ok(job) = self.jobs.try_recv() {
                return Some(encode(job));
            }
            select! {
                recv(self.jobs) -> job => return job.ok().map(encode),
                recv(self.chunks) -> chunk => match chunk {
                    Ok((seq, chunk)) => return Some(read_chunk(parser, chunk).map(|chunk| Done::Read { seq, chunk: Box::new(chunk) })),
                    Err(_) => self.chunks = never(),
                },
            }
        }
    }
}

fn encode(job: EncodeJob) -> Result<Done> {
    let group = job.encoder.encode(job.index, &job.rows)?;
    Ok(Done::Encoded { table: job.table, index: job.index, group })
}

/// Writes in order what the workers did in any order.
struct Main {
    writer: ReleaseWriter,
    jobs: Sender<EncodeJob>,
    permits: Receiver<()>,
    early: BTreeMap<usize, Box<ReadChunk>>,
    next: usize,
    encoding: usize,
    most_encoding: usize,
    expected: Option<usize>,
    reused: u64,
}

impl Main {
    fn run(&mut self, done: &Receiver<Result<Done>>, progress: &dyn Progress) -> Result<()> {
        while self.expected != Some(self.next) {
            self.receive(done)?;
            self.write_what_is_due(progress)?;
        }
        self.writer.no_more_chunks()?;
        self.give_out()?;
        while self.encoding > 0 {
            self.receive(done)?;
        }
        Ok(())
    }

    fn receive(&mut self, done: &Receiver<Result<Done>>) -> Result<()> {
        match done.recv().map_err(|_| Error::pipeline_broken())?? {
            Done::Read { seq, chunk } => drop(self.early.insert(seq, chunk)),
            Done::AllGiven { chunks } => self.expected = Some(chunks),
            Done::Encoded { table, index, group } => {
                self.encoding -= 1;
                self.writer.take_encoded(table, index, group)?;
            }
        }
        Ok(())
    }

    fn write_what_is_due(&mut self, progress: &dyn Progress) -> Result<()> {
        while self.encoding < self.most_encoding {
            let Some(chunk) = self.early.remove(&self.next) else { break };
            progress.advance(chunk.entries.len() as u64, chunk.raw_bytes);
            self.reused += chunk.reused;
            self.writer.take(*chunk)?;
            self.next += 1;
            self.permits.recv().map_err(|_| Error::pipeline_broken())?;
            self.give_out()?;
        }
        Ok(())
    }

    fn give_out(&mut self) -> Result<()> {
        while let Some(job) = self.writer.next_job() {
            self.encoding += 1;
            self.jobs.send(job).map_err(|_| Error::pipeline_broken())?;
        }
        Ok(())
    }
}
