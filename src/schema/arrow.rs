//! The Arrow schema of a table.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

use serde_json::{Value, json};

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

/// The Arrow schemas of all tables in the JSON form that Arrow's implementations exchange in their integration tests.
pub fn arrow_json() -> String {
    let schema = |table: &&'static Table| {
        let fields: Vec<_> = arrow_schema(table).fields().iter().map(|field| field_json(field)).collect();
        (table.name.to_owned(), json!({"fields": fields}))
    };
    let all: serde_json::Map<String, Value> = super::TABLES.iter().map(schema).collect();
    format!("{:#}\n", Value::Object(all))
}

fn field_json(field: &Field) -> Value {
    let (kind, children) = match field.data_type() {
        DataType::Date32 => (json!({"name": "date", "unit": "DAY"}), vec![]),
        DataType::Timestamp(_, zone) => (json!({"name": "timestamp", "unit": "MICROSECOND", "timezone": zone.as_deref()}), vec![]),
        DataType::Int32 => (json!({"name": "int", "bitWidth": 32, "isSigned": true}), vec![]),
        DataType::List(item) => (json!({"name": "list"}), vec![field_json(item)]),
        DataType::Struct(fields) => (json!({"name": "struct"}), fields.iter().map(|field| field_json(field)).collect()),
        // Every other column is text: `data_type` above makes no other.
        _ => (json!({"name": "utf8"}), vec![]),
    };
    json!({"name": field.name(), "type": kind, "nullable": field.is_nullable(), "children": children})
}
