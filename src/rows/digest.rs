//! The canonical digest of a row of `articles` of any schema version, from its cells: see `record/digest.rs` for the framing.

use super::Cell;
use crate::record::{Canonical, Sha256};
use crate::schema::{Contract, TableContract};

/// The column that holds the digest.
const DIGEST: &str = "record_sha256";

/// The digest that the row must have; every cell is taken to be valid. `bytes`: about how long it is when written.
pub(crate) fn row_digest(contract: &Contract, table: &TableContract, cells: &[Cell<'_>], bytes: usize) -> Sha256 {
    let mut row = Canonical::with_capacity(bytes);
    row.string(&format!("newsbale:{}:{}", contract.schema, contract.version));
    for (_, cell) in table.columns.iter().zip(cells).filter(|(column, _)| column.name != DIGEST) {
        write(&mut row, cell);
    }
    row.digest()
}

fn write(row: &mut Canonical, cell: &Cell<'_>) {
    match cell {
        Cell::Text(text) => row.string(text),
        Cell::Int(number) => row.integer(i32::try_from(*number).unwrap_or(i32::MAX)),
        Cell::Texts(items) => row.nested(|row| items.iter().for_each(|item| write(row, item))),
        Cell::Structs(items) => {
            row.nested(|row| items.iter().for_each(|item| row.nested(|row| item.iter().for_each(|cell| write(row, cell)))))
        }
        Cell::Missing | Cell::Null | Cell::Odd(_) => row.null(),
    }
}
