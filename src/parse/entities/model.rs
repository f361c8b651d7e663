//! The trained weights: `model/entities.bin`.
//!
//! Format: `NBE2`, one byte of row bits, then for each of 2^bits rows eight signed bytes: how much a feature speaks for each label but "no name", which always
//! scores 0. Made by `cargo run --release --features train --example train_entities`.

use std::sync::LazyLock;

/// Labels of names: begin and inside of PER, ORG, LOC and other names. Label 0, no name, has no weights.
pub(super) const NAME_LABELS: usize = 8;

/// The weights in memory.
pub(super) struct Model {
    /// Rows less one: a feature's hash is cut with it.
    pub mask: u32,
    rows: Vec<[i8; NAME_LABELS]>,
}

pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../../../model/entities.bin")));

impl Model {
    fn read(bytes: &[u8]) -> Self {
        let (bits, weights) = match bytes {
            [b'N', b'B', b'E', b'2', bits, weights @ ..] => (*bits, weights),
            _ => (0, &[][..]),
        };
        let mut rows = vec![[0; NAME_LABELS]; 1 << bits];
        for (row, packed) in rows.iter_mut().zip(weights.chunks_exact(NAME_LABELS)) {
            for (weight, byte) in row.iter_mut().zip(packed) {
                *weight = i8::from_le_bytes([*byte]);
            }
        }
        Self { mask: (1 << bits) - 1, rows }
    }

    /// The sum of the features' rows: the score of labels 1 to 8.
    #[inline]
    pub(super) fn score(&self, features: &[u32]) -> [i16; NAME_LABELS] {
        let mut sum = [0_i16; NAME_LABELS];
        for feature in features {
            let row = &self.rows[*feature as usize];
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(*weight);
            }
        }
        sum
    }
}
