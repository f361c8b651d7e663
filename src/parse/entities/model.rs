//! The trained weights: `model/entities.bin`.
//!
//! Format: `NBE1`, one byte of row bits, then for each of 2^bits rows nine signed bytes, one a label. Made by `cargo run --release --features train --example train_entities`.

use std::sync::LazyLock;

/// None, and begin and inside of PER, ORG, LOC and other names.
pub(super) const LABELS: usize = 9;
/// Rows are padded so that one vector register holds them.
pub(super) const WIDTH: usize = 16;

/// The weights in memory.
pub(super) struct Model {
    /// Rows less one: a feature's hash is cut with it.
    pub mask: u32,
    rows: Vec<[i8; WIDTH]>,
}

pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../../../model/entities.bin")));

impl Model {
    fn read(bytes: &[u8]) -> Self {
        let (bits, weights) = match bytes {
            [b'N', b'B', b'E', b'1', bits, weights @ ..] => (*bits, weights),
            _ => (0, &[][..]),
        };
        let mut rows = vec![[0; WIDTH]; 1 << bits];
        for (row, packed) in rows.iter_mut().zip(weights.chunks_exact(LABELS)) {
            for (weight, byte) in row.iter_mut().zip(packed) {
                *weight = i8::from_le_bytes([*byte]);
            }
        }
        Self { mask: (1 << bits) - 1, rows }
    }

    /// The sum of the features' rows.
    #[inline]
    pub(super) fn score(&self, features: &[u32]) -> [i16; WIDTH] {
        let mut sum = [0_i16; WIDTH];
        for feature in features {
            let row = &self.rows[*feature as usize];
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(*weight);
            }
        }
        sum
    }
}
