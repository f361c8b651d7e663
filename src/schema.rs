//! One table of columns, from which the Arrow schema, the JSON Schema, the CSV header and the reference page are derived.
//!
//! A column is added or changed here and nowhere else. `schema/` holds what is derived, committed; a published version is never edited.

mod arrow;
mod columns;
mod json_schema;
mod reference;

pub use arrow::arrow_schema;
pub(crate) use arrow::fields as struct_fields;
pub use columns::{ARTICLES, Column, ENTITIES, Kind, LEDGER, QUOTES, SCHEMA_VERSION, SEGMENTS, TABLES, Table};
pub(crate) use columns::{ENTITY, QUOTE};
pub use json_schema::json_schema;
pub use reference::reference;

/// The schema's files, by name: what `schema/` holds and what every release carries.
pub fn schema_files() -> [(&'static str, String); 2] {
    [("article-1.0.schema.json", json_schema()), ("tables-1.0.md", reference())]
}
