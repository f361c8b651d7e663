//! The JSON Schema (2020-12) of a line of `articles.jsonl`.

use serde_json::{Map, Value, json};

use super::{ARTICLES, Column, Kind, SCHEMA_VERSION};

/// The JSON Schema of a line of `articles.jsonl`, as pretty JSON with a final line end.
pub fn json_schema() -> String {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:newsbale:schema:article:{SCHEMA_VERSION}"),
        "title": "newsbale article",
        "description": format!("One line of articles.jsonl, schema article {SCHEMA_VERSION}"),
    });
    if let (Value::Object(schema), Value::Object(row)) = (&mut schema, object(ARTICLES.columns)) {
        schema.extend(row);
    }
    format!("{schema:#}\n")
}

fn object(columns: &[Column]) -> Value {
    let properties: Map<String, Value> = columns.iter().map(|column| (column.name.to_owned(), property(column))).collect();
    let required: Vec<_> = columns.iter().map(|column| column.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn property(column: &Column) -> Value {
    let mut value = value_of(column.kind);
    if let Value::Object(map) = &mut value {
        if column.nullable {
            let plain = map["type"].take();
            map["type"] = json!([plain, "null"]);
        }
        map.insert("description".into(), column.meaning.into());
    }
    value
}

fn value_of(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({"type": "string", "minLength": 1}),
        Kind::OneOf(values) => json!({"type": "string", "enum": values}),
        Kind::Pattern(pattern) => json!({"type": "string", "pattern": pattern}),
        Kind::Date => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Kind::Instant => {
            json!({"type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z$"})
        }
        Kind::Int32 => json!({"type": "integer", "minimum": 0, "maximum": i32::MAX}),
        Kind::Texts => json!({"type": "array", "items": {"type": "string", "minLength": 1}}),
        Kind::Structs(columns) => json!({"type": "array", "items": object(columns)}),
    }
}
