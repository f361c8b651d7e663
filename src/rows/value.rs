//! Cells as JSON, to show them.

use serde_json::{Map, Value};

use super::Cell;
use crate::schema::ColumnContract;

/// A cell as the JSON that JSONL has for it.
pub(crate) fn to_value(cell: &Cell<'_>, column: &ColumnContract) -> Value {
    match cell {
        Cell::Missing | Cell::Null => Value::Null,
        Cell::Text(text) => Value::from(text.as_ref()),
        Cell::Int(number) => Value::from(*number),
        Cell::Texts(items) => items.iter().map(|item| to_value(item, column)).collect(),
        Cell::Structs(items) => items.iter().map(|item| object(item, &column.fields)).collect(),
        Cell::Odd(what) => Value::from(what.as_str()),
    }
}

fn object(cells: &[Cell<'_>], columns: &[ColumnContract]) -> Value {
    Value::Object(cells.iter().zip(columns).map(|(cell, column)| (column.name.clone(), to_value(cell, column))).collect::<Map<_, _>>())
}
