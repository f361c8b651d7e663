//! Writes rows in one format to one sink. Encoding is pure and runs on any thread; only appending is in order.
//!
//! Parquet comes from Arrow batches; JSONL and CSV come from the typed rows, because `arrow-csv` refuses lists and `arrow-json` drops null keys.

pub(crate) mod csv;
pub(crate) mod jsonl;
pub(crate) mod parquet;
