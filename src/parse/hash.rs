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
        hash = mix(hash, short_word(rest));
    }
    hash ^ (hash >> 32)
}

/// Up to seven bytes as a little-endian number: two loads that overlap, instead of a loop.
#[inline]
fn short_word(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (bytes.len() - 4))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from(u16::from_le_bytes(*first)) | u64::from(u16::from_le_bytes(*last)) << (8 * (bytes.len() - 2))
    } else {
        bytes.first().copied().map_or(0, u64::from)
    }
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

/// A table from hashes to small values, read once from sorted pairs: open addressing, at most half full.
///
/// Most questions are about words that no table has. A set of bits that stays in the processor's cache answers those.
pub(crate) struct HashTable {
    slots: Vec<(u32, u16)>,
    /// How far a spread key is shifted to give a slot.
    shift: u32,
    /// One bit for each value of a spread key's first bits; set where some key has them.
    present: Vec<u64>,
    present_shift: u32,
}

/// Bits of the set for each key of the table: at eight, one absent word in nine has to be looked for.
const PRESENT_BITS: usize = 8;

impl HashTable {
    /// Reads pairs of four little-endian bytes of hash and `WIDTH`, one or two, of value.
    pub(crate) fn from_pairs<const WIDTH: usize>(bytes: &[u8]) -> Self {
        let count = bytes.len() / (4 + WIDTH);
        let capacity = (count * 2).next_power_of_two().max(2);
        let bits = (count * PRESENT_BITS).next_power_of_two().max(64);
        let mut table = Self {
            slots: vec![(0, 0); capacity],
            shift: 32 - capacity.trailing_zeros(),
            present: vec![0; bits / 64],
            present_shift: 32 - bits.trailing_zeros(),
        };
        for pair in bytes.chunks_exact(4 + WIDTH) {
            let key = u32::from_le_bytes([pair[0], pair[1], pair[2], pair[3]]);
            let at = table.probe(key);
            table.slots[at] = (key, pair[4..].iter().rev().fold(0, |value, byte| value << 8 | u16::from(*byte)));
            let (word, bit) = table.presence(key);
            table.present[word] |= bit;
        }
        table
    }

    /// The value of a hash; 0 if there is none.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> u16 {
        let key = key_of(hash);
        let (word, bit) = self.presence(key);
        if self.present[word] & bit == 0 { 0 } else { self.slots[self.probe(key)].1 }
    }

    #[inline]
    fn presence(&self, key: u32) -> (usize, u64) {
        let at = (spread(key) >> self.present_shift) as usize;
        (at / 64, 1 << (at % 64))
    }

    /// The slot that holds `key`, or the empty one where it would go. A value of 0 marks an empty slot.
    #[inline]
    fn probe(&self, key: u32) -> usize {
        let mut at = (spread(key) >> self.shift) as usize;
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

/// Some bits of a key are the same for most words: spreading it keeps chains short.
#[inline]
fn spread(key: u32) -> u32 {
    key.wrapping_mul(0x9E37_79B1)
}

/// For maps whose keys are hashes already.
pub(crate) type HashedMap<V> = std::collections::HashMap<u64, V, std::hash::BuildHasherDefault<AsItIs>>;

/// Hands a key that is a hash through.
#[derive(Default)]
pub(crate) struct AsItIs(u64);

impl std::hash::Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash_bytes(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The part of a hash that tables keep.
#[inline]
pub(crate) fn key_of(hash: u64) -> u32 {
    (hash >> 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_short_words_are_read_as_with_a_loop() {
        let bytes = b"abcdefg";
        for len in 0..=7 {
            let looped = bytes[..len].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            assert_eq!(short_word(&bytes[..len]), looped, "{len} bytes");
        }
    }

    #[test]
    fn ok_a_table_gives_what_was_put_in_and_nothing_else() {
        let pairs: Vec<(u32, u8)> = (1..2000_u32).map(|i| (i.wrapping_mul(2_654_435_761), (i % 255) as u8 + 1)).collect();
        let bytes: Vec<u8> = pairs.iter().flat_map(|(key, value)| key.to_le_bytes().into_iter().chain([*value])).collect();
        let table = HashTable::from_pairs::<1>(&bytes);
        assert!(pairs.iter().all(|(key, value)| table.get(u64::from(*key) << 16) == u16::from(*value)));
        assert!((1..2000_u64).all(|i| table.get(i << 16) == 0 || pairs.iter().any(|(key, _)| u64::from(*key) == i)));
    }
}
