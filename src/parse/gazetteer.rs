//! Names of places, people, organisations and peoples, as one table of hashes (`model/gazetteer.bin`, made by `tools/make_gazetteer.py`).

use std::sync::LazyLock;

use super::hash::{HashTable, hash_lowercase, mix};

// Bit 1 is the name of a place, 8 of an organisation, 16 a word for a people ("Danish"): the recogniser takes them as they are.
/// A given name.
pub(crate) const GIVEN: u8 = 2;
/// A surname.
pub(crate) const SURNAME: u8 = 4;
/// Longest name in words.
pub(crate) const LONGEST: usize = 4;

static TABLE: LazyLock<HashTable> = LazyLock::new(|| HashTable::from_pairs::<1>(include_bytes!("../../model/gazetteer.bin")));

/// What lists have a name whose words hash to `hash` (see [`extend`]); a set of the bits above.
#[inline]
pub(crate) fn lookup(hash: u64) -> u8 {
    TABLE.get(hash) as u8
}

/// The hash of a name of several words, a word at a time, beginning with 0.
#[inline]
pub(crate) fn extend(hash: u64, word_hash: u64) -> u64 {
    mix(hash, word_hash)
}

/// What lists have this single word.
pub(crate) fn word(word: &str) -> u8 {
    lookup(extend(0, hash_lowercase(word)))
}

/// Whether a name begins with a given name.
pub(crate) fn begins_with_given_name(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|first| word(first) & GIVEN != 0)
}
