//! Articles to record batches and exactly back. Knows nothing of files.

mod from_batch;
mod to_batch;

pub(crate) use from_batch::{BadValue, articles_of, ledger_of, segments_of, texts_of};
pub(crate) use to_batch::{article_batch, entity_batch, ledger_batch, quote_batch, segment_batch};
