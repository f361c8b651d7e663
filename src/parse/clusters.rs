//! What company a word keeps: words that stand in like places have one cluster (`model/clusters.bin`, made by `tools/make_clusters.py`).

use std::sync::LazyLock;

use super::hash::HashTable;

static TABLE: LazyLock<HashTable> = LazyLock::new(|| HashTable::from_pairs::<2>(include_bytes!("../../model/clusters.bin")));

/// The cluster of a word by its lower-case hash, from 1; 0 for a word that is in none.
#[inline]
pub(crate) fn of(hash: u64) -> u16 {
    TABLE.get(hash)
}
