//! How far a long piece of work is: told to whoever wants to draw it.

/// Hears how far the work is. Never drawn by the library.
pub trait Progress: Sync {
    /// The work begins; `expected` documents, if that is known.
    fn begin(&self, expected: Option<u64>);
    /// Documents and raw bytes done since the last call.
    fn advance(&self, documents: u64, raw_bytes: u64);
}

impl Progress for () {
    fn begin(&self, _: Option<u64>) {}
    fn advance(&self, _: u64, _: u64) {}
}
