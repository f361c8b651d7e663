//! Frictionless Table Schema, as Data Package v2 embeds it.

use serde_json::{Value, json};

use super::{ARTICLES, Column, ENTITIES, Kind, QUOTES, SEGMENTS, Table, key};

/// The Table Schemas of all tables, in their CSV form where they have one, as pretty JSON.
pub fn table_schemas() -> String {
    let format = |table: &Table| if [ARTICLES, QUOTES, ENTITIES].contains(table) { "csv" } else { "parquet" };
    let all: serde_json::Map<String, Value> =
        super::TABLES.iter().map(|table| (table.name.to_owned(), table_schema(table, format(table)))).collect();
    format!("{:#}\n", Value::Object(all))
}

/// The Table Schema of `table` as it lies in a file of `format`: `csv`, `jsonl` or `parquet`.
pub(crate) fn table_schema(table: &Table, format: &str) -> Value {
    let fields: Vec<_> = table.columns.iter().map(|column| field(column, format)).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    let side = [&QUOTES, &ENTITIES, &SEGMENTS].contains(&table);
    schema["primaryKey"] = json!(key(table));
    if side && format == "csv" {
        schema["foreignKeys"] = json!([{"fields": ["article_id"], "reference": {"resource": ARTICLES.name, "fields": ["id"]}}]);
    }
    schema
}

fn field(column: &Column, format: &str) -> Value {
    let mut field = json!({"name": column.name, "type": field_type(column.kind, format), "description": column.meaning});
    let mut constraints = json!({"required": !column.nullable});
    match column.kind {
        Kind::Pattern(pattern) => constraints["pattern"] = json!(pattern),
        Kind::OneOf(values) => constraints["enum"] = json!(values),
        _ => {}
    }
    // CSV and JSONL write six fractional digits, which is more than the default form of a datetime allows.
    if column.kind == Kind::Instant && format != "parquet" {
        field["format"] = json!("%Y-%m-%dT%H:%M:%S.%fZ");
    }
    field["constraints"] = constraints;
    field
}

/// Nested columns of Parquet must be `any`: frictionless takes them for arrays of its own. The profile has no `list`.
fn field_type(kind: Kind, format: &str) -> &'static str {
    match kind {
        Kind::Text | Kind::OneOf(_) | Kind::Pattern(_) => "string",
        Kind::Date => "date",
        Kind::Instant => "datetime",
        Kind::Int32 => "integer",
        Kind::Texts | Kind::Structs(_) if format == "parquet" => "any",
        Kind::Texts | Kind::Structs(_) => "array",
    }
}
