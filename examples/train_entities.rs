//! Trains `model/entities.bin`:
//!
//! ```text
//! cargo run --release --features train --example train_entities -- DATA/*.tsv > model/entities.bin
//! ```
//!
//! The files have one `token<TAB>label` a line (labels `O`, `B-PER`, `I-PER`, ... for PER ORG LOC MISC), a blank line between sentences, `#doc` between documents.
//! Files are taken in the order given; the same files give the same model, byte for byte.

use std::io::{self, Write};

use newsbale::training::{read_docs, train};

/// Bits of a feature's hash: of four million, one in seventeen has weights, so that few share one.
const HASH_BITS: u8 = 22;
/// Passes over the data.
const ROUNDS: usize = 16;
/// Perceptrons that the model is the mean of.
const LEARNERS: u64 = 10;

fn main() -> io::Result<()> {
    let mut docs = Vec::new();
    for path in std::env::args().skip(1) {
        docs.extend(read_docs(&std::fs::read_to_string(path)?));
    }
    io::stdout().write_all(&train(&docs, HASH_BITS, ROUNDS, LEARNERS))
}
