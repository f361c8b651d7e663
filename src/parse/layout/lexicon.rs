//! Words that pages use around articles, and words of articles: one small weight a word (`model/words.bin`, made by `tools/train_layout.py`).
//!
//! A weight is the log-odds that a line with this word belongs to the body, counted over publishers and not over lines, so that no
//! site's own words get in. Weights are shifted by 128; a word that is not in the table weighs nothing.

use std::sync::LazyLock;

use crate::parse::hash::HashTable;
use crate::parse::model;

static TABLE: LazyLock<HashTable> =
    LazyLock::new(|| HashTable::from_pairs::<1>(&model::bytes("words.bin", include_bytes!("../../../model/words.bin"))));

/// The weight of a word by the hash of its lower-case form: above 0 speaks for the body, below for the page.
#[inline]
pub(crate) fn weight(hash: u64) -> f32 {
    match TABLE.get(hash) {
        0 => 0.0,
        shifted => (f32::from(shifted) - 128.0) / 32.0,
    }
}
