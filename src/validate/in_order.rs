//! Blocks made by one thread, worked on by many, and taken in order by the caller.

use std::collections::BTreeMap;

use crossbeam_channel::bounded;

use crate::error::{Error, Result};

/// Blocks under way for each worker.
const BLOCKS_PER_WORKER: usize = 4;

/// Runs `work` over all blocks of `next`; `take` sees the results in the order of the blocks.
///
/// # Errors
/// The first error of `next`.
pub(super) fn run<B: Send, R: Send>(
    threads: usize,
    mut next: impl FnMut() -> Result<Option<B>> + Send,
    work: impl Fn(B) -> R + Sync,
    mut take: impl FnMut(R),
) -> Result<()> {
    let threads = threads.max(1);
    // A permit for each block under way, given back when it was taken in order: one slow block cannot let others pile up behind it.
    let (permit_tx, permit_rx) = bounded(BLOCKS_PER_WORKER * threads);
    let (block_tx, block_rx) = bounded::<(usize, B)>(threads);
    let (done_tx, done_rx) = bounded(threads);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || -> Result<()> {
            let mut seq = 0;
            while let Some(block) = next()? {
                // If nobody listens any more, a worker has panicked, and its panic will be told.
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
                    if done.send((seq, work(block))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((block_rx, done_tx));
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (seq, result) in done_rx {
            early.insert(seq, result);
            while let Some(result) = early.remove(&due) {
                take(result);
                due += 1;
                let _ = permit_rx.recv();
            }
        }
        reader.join().map_err(|_| Error::pipeline_broken())?
    })
}
