//! Names of places, people, organisations and peoples, as one table of hashes (`model/gazetteer.bin`, made by `tools/make_gazetteer.py`).

use std::sync::LazyLock;

use super::hash::{HashTable, hash_lowercase, mix};

// 8 is the name of an organisation, 16 a word for a people ("Danish"): the recogniser takes all bits as they are.
/// The name of a place.
pub(crate) const PLACE: u8 = 1;
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

/// Whether words together name a place, and the first is no given name: "Cape Town", but not "Jackson Hill".
pub(crate) fn is_place<'w>(mut words: impl Iterator<Item = &'w str> + Clone) -> bool {
    let whole = words.clone().flat_map(|word| word.split('-')).fold(0, |hash, word| extend(hash, hash_lowercase(word)));
    lookup(whole) & PLACE != 0 && !words.next().is_some_and(begins_with_given_name)
}
