//! The trained weights: `model/entities.bin`.
//!
//! Format: `NBE3`; one byte of hash bits, `b`; 2^b bits in 64-bit little-endian words, one for each hash, set where the model has weights for it; then for each set bit, in order, eight
//! signed bytes: how much the feature speaks for each label but "no name", which always scores 0. Made by `cargo run --release --features train --example train_entities`.
//!
//! To the next maintainer: most features of a token were never seen in training, and in a plain hashed table they would bring the weights of strangers. The bits keep them out, and keep the
//! table to the weights that matter.

use std::sync::LazyLock;

/// Labels of names: begin and inside of PER, ORG, LOC and other names. Label 0, no name, has no weights.
pub(super) const NAME_LABELS: usize = 8;

/// The weights in memory.
pub(super) struct Model {
    /// Hashes less one: a feature's hash is cut with it.
    pub mask: u32,
    blocks: Vec<Block>,
    /// Row 0 is that of all hashes without weights.
    rows: Vec<[i8; NAME_LABELS]>,
}

/// Which of 64 hashes have weights, and where those stand: together, so that one look into memory finds both.
#[derive(Clone, Copy, Default)]
struct Block {
    present: u64,
    /// The row of the first of them.
    first: u64,
}

pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../../../model/entities.bin")));

impl Model {
    fn read(bytes: &[u8]) -> Self {
        let (bits, rest) = match bytes {
            [b'N', b'B', b'E', b'3', bits, rest @ ..] => (*bits, rest),
            _ => (6, &[][..]),
        };
        let (present, weights) = rest.split_at_checked((1 << bits) / 8).unwrap_or((&[0; 8], &[]));
        let (words, _) = present.as_chunks::<8>();
        let mut first = 1;
        let block = |word: &[u8; 8]| {
            let block = Block { present: u64::from_le_bytes(*word), first };
            first += u64::from(block.present.count_ones());
            block
        };
        let blocks = words.iter().map(block).collect();
        let (weights, _) = weights.as_chunks::<NAME_LABELS>();
        let rows = std::iter::once([0; NAME_LABELS]).chain(weights.iter().map(|row| row.map(u8::cast_signed))).collect();
        Self { mask: (1 << bits) - 1, blocks, rows }
    }

    /// The sum of the features' rows: the score of labels 1 to 8.
    #[inline]
    pub(super) fn score(&self, features: &[u32]) -> [i16; NAME_LABELS] {
        let mut sum = [0_i16; NAME_LABELS];
        for feature in features {
            for (sum, weight) in sum.iter_mut().zip(self.row(*feature)) {
                *sum += i16::from(*weight);
            }
        }
        sum
    }

    /// No branch: whether a feature is known cannot be foretold, and a wrong guess costs more than a row of zeros.
    #[inline]
    fn row(&self, hash: u32) -> &[i8; NAME_LABELS] {
        let Block { present, first } = self.blocks[(hash >> 6) as usize];
        let bit = hash & 63;
        let before = u64::from((present & ((1 << bit) - 1)).count_ones());
        let known = present >> bit & 1;
        &self.rows[((first + before) * known) as usize]
    }
}
