//! One table of columns, from which every other form of the contract is derived.
//!
//! A column is added or changed in `columns.rs` and nowhere else. `schema/` holds what is derived, committed; a published version is never edited: see `published.rs`.

mod arrow;
mod columns;
mod contract;
mod json_schema;
mod published;
mod reference;
mod sql;
mod table_schema;

pub(crate) use arrow::fields as struct_fields;
pub use arrow::{arrow_json, arrow_schema};
pub use columns::{ARTICLES, Column, ENTITIES, Kind, LEDGER, QUOTES, SCHEMA_VERSION, SEGMENTS, TABLES, Table};
pub(crate) use columns::{ENTITY, QUOTE};
pub use contract::{ColumnContract, ColumnType, Contract, TableContract};
pub use json_schema::json_schema;
pub use published::{PUBLISHED, PublishedVersion, check_schema};
pub use reference::reference;
pub use sql::ddl;
pub(crate) use sql::sql_type;
pub(crate) use table_schema::table_schema;
pub use table_schema::table_schemas;

/// The schema's files, by name: what `schema/` holds and what every release carries.
pub fn schema_files() -> Vec<(String, String)> {
    let named = |ending: &str, text: String| (format!("article-{SCHEMA_VERSION}.{ending}"), text);
    vec![
        named("arrow.json", arrow_json()),
        named("md", reference()),
        named("schema.json", json_schema()),
        named("sql", ddl()),
        named("tables.json", Contract::current().to_json()),
        named("tableschema.json", table_schemas()),
    ]
}

/// The columns that name a row.
pub(crate) fn key(table: &Table) -> &'static [&'static str] {
    match table.name {
        "articles" => &["id"],
        "ledger" => &["source"],
        _ => &["article_id", "seq"],
    }
}
