//! Blocks, or documents, made by one thread, worked on by many, and taken in order by the caller.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crossbeam_channel::bounded;

use crate::error::{Error, Result};
use crate::ingest::{RawDoc, Source};

/// Blocks under way for each worker.
const BLOCKS_PER_WORKER: usize = 4;

/// Runs `work` on every document of a source, on so many threads (by default one for each core); `take` sees what came of each, in the source's order.
///
/// ```
/// # fn main() -> newsbale::Result<()> {
/// let parser = newsbale::Parser::new();
/// let read = |doc: newsbale::RawDoc| match doc.content {
///     newsbale::RawContent::Bytes { bytes, .. } => newsbale::decode_text(bytes).ok().and_then(|text| parser.parse(&text).title),
///     newsbale::RawContent::Refused { .. } => None,
/// };
/// let mut titles = Vec::new();
/// newsbale::for_each_document(&newsbale::Folder::new("raw", 1 << 24), None, read, |title| Ok::<_, newsbale::Error>(titles.extend(title)))?;
/// assert!(titles.len() > 1);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// The first error of the source, or of `take`, which ends the work.
pub fn for_each_document<R: Send, E: From<Error>>(
    source: &dyn Source,
    threads: Option<usize>,
    work: impl Fn(RawDoc) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut documents = source.documents()?;
    run(workers(threads), || documents.next().transpose(), work, take)
}

/// How many threads work if so many were asked for.
pub(crate) fn workers(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)).max(1)
}

/// Runs `work` over all blocks of `next`; `take` sees the results in the order of the blocks.
///
/// # Errors
/// The first error of `next`, or of `take`, which ends the work.
pub(crate) fn run<B: Send, R: Send, E: From<Error>>(
    threads: usize,
    mut next: impl FnMut() -> Result<Option<B>> + Send,
    work: impl Fn(B) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    // A permit for each block under way, given back when it was taken in order: one slow block cannot let others pile up behind it.
    let (permit_tx, permit_rx) = bounded(BLOCKS_PER_WORKER * threads);
    let (block_tx, block_rx) = bounded::<(usize, B)>(threads);
    let (done_tx, done_rx) = bounded(threads);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || -> Result<()> {
            let mut seq = 0;
            while let Some(block) = next()? {
                // If nobody listens any more, a worker has panicked, or `take` has had enough.
                if permit_tx.send(()).is_err() || block_tx.send((seq, block)).is_err() {
                    break;
                }
                seq += 1;
            }
            Ok(())
        });
        for _ in 0..threads {
            let (blocks, done, work) = (block_rx.clone(), done_tx.clone(), &work);
            scope.spawn(move || {
                for (seq, block) in blocks {
                    // A panic is told in its turn: whoever waits for this block would wait for ever.
                    if done.send((seq, catch_unwind(AssertUnwindSafe(|| work(block))))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((block_rx, done_tx));
        // Moved here, so that an error of `take` lets go of both: then all others see that nobody listens.
        let (done_rx, permit_rx) = (done_rx, permit_rx);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (seq, result) in done_rx {
            early.insert(seq, result);
            while let Some(result) = early.remove(&due) {
                take(result.unwrap_or_else(|panic| resume_unwind(panic)))?;
                due += 1;
                let _ = permit_rx.recv();
            }
        }
        Ok(reader.join().map_err(|_| Error::pipeline_broken())??)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_results_come_in_order_and_an_error_ends_the_work() {
        let count_to = |last: usize| {
            let mut numbers = 0..1000;
            let mut seen = Vec::new();
            let take = |number: usize| {
                seen.push(number);
                if number < last { Ok(()) } else { Err(Error::pipeline_broken()) }
            };
            let done = run(3, || Ok(numbers.next()), |number| number, take);
            (done.is_ok(), seen)
        };
        assert_eq!(count_to(1000), (true, (0..1000).collect()));
        assert_eq!(count_to(10), (false, (0..=10).collect()));
    }

    #[test]
    #[should_panic(expected = "block 7")]
    fn error_a_panic_of_one_worker_ends_the_work() {
        let mut numbers = 0..1000;
        let work = |number: usize| assert!(number != 7, "block {number}");
        let _ = run(3, || Ok(numbers.next()), work, |()| Ok::<_, Error>(()));
    }
}
