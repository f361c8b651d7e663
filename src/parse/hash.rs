//! One hash for words, n-grams and features. Its values are part of the trained models, so it never changes without them.

const SEED: u64 = 0x517c_c1b7_2722_0a95;

/// Folds `b` into `a`; order matters.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// The hash of bytes, eight at a time.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = SEED ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(word));
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        hash = mix(hash, rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    hash ^ (hash >> 32)
}

/// The hash of a word in lower case, without allocating for ASCII words of common length.
#[inline]
pub(crate) fn hash_lowercase(word: &str) -> u64 {
    let mut buffer = [0; 48];
    match buffer.get_mut(..word.len()) {
        Some(buffer) if word.is_ascii() => {
            buffer.copy_from_slice(word.as_bytes());
            buffer.make_ascii_lowercase();
            hash_bytes(buffer)
        }
        _ => hash_bytes(word.to_lowercase().as_bytes()),
    }
}

/// A table from hashes to small values, read once from sorted `(u32, u8)` pairs: open addressing, at most half full.
pub(crate) struct HashTable {
    slots: Vec<(u32, u8)>,
    /// How far a spread key is shifted to give a slot.
    shift: u32,
}

impl HashTable {
    /// Reads pairs of four little-endian bytes of hash and one of value.
    pub(crate) fn from_pairs(bytes: &[u8]) -> Self {
        let capacity = (bytes.len() / 5 * 2).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, 0); capacity], shift: 32 - capacity.trailing_zeros() };
        for pair in bytes.chunks_exact(5) {
            let key = u32::from_le_bytes([pair[0], pair[1], pair[2], pair[3]]);
            let at = table.probe(key);
            table.slots[at] = (key, pair[4]);
        }
        table
    }

    /// The value of a hash; 0 if there is none.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> u8 {
        let key = key_of(hash);
        self.slots[self.probe(key)].1
    }

    /// The slot that holds `key`, or the empty one where it would go. A value of 0 marks an empty slot.
    #[inline]
    fn probe(&self, key: u32) -> usize {
        // Some bits of a key are the same for most words: spreading it first keeps the chains short.
        let mut at = (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize;
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

/// The part of a hash that tables keep.
#[inline]
pub(crate) fn key_of(hash: u64) -> u32 {
    (hash >> 16) as u32
}
