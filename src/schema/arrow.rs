//! The Arrow schema of a table.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

use super::{Column, Kind, Table};

/// The Arrow schema of `table`. List items are called `element` as the Parquet format names them, and are never null.
pub fn arrow_schema(table: &Table) -> SchemaRef {
    Arc::new(Schema::new(fields(table.columns)))
}

pub(crate) fn fields(columns: &[Column]) -> Fields {
    columns.iter().map(|column| Field::new(column.name, data_type(column.kind), column.nullable)).collect()
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text | Kind::OneOf(_) | Kind::Pattern(_) => DataType::Utf8,
        Kind::Date => DataType::Date32,
        Kind::Instant => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Kind::Int32 => DataType::Int32,
        Kind::Texts => list_of(DataType::Utf8),
        Kind::Structs(columns) => list_of(DataType::Struct(fields(columns))),
    }
}

fn list_of(item: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("element", item, false)))
}
