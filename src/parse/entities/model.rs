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
    /// Whether a hash has weights.
    present: Vec<u64>,
    /// Rows before the first of each word of `present`. Row 0 is that of all hashes without weights.
    ranks: Vec<u32>,
    rows: Vec<[i8; NAME_LABELS]>,
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
        let present: Vec<u64> = words.iter().map(|word| u64::from_le_bytes(*word)).collect();
        let ranks = present
            .iter()
            .scan(1, |rows, word| {
                let before = *rows;
                *rows += word.count_ones();
                Some(before)
            })
            .collect();
        let (weights, _) = weights.as_chunks::<NAME_LABELS>();
        let rows = std::iter::once([0; NAME_LABELS]).chain(weights.iter().map(|row| row.map(u8::cast_signed))).collect();
        Self { mask: (1 << bits) - 1, present, ranks, rows }
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
        let (at, bit) = ((hash >> 6) as usize, hash & 63);
        let word = self.present[at];
        let before = (word & ((1 << bit) - 1)).count_ones();
        let known = (word >> bit & 1) as u32;
        &self.rows[((self.ranks[at] + before) * known) as usize]
    }
}
