//! The tables as SQL for DuckDB.

use std::fmt::Write;

use super::{ARTICLES, Column, Kind, SCHEMA_VERSION, TABLES, Table, key};

/// `CREATE TABLE` for every table, with keys and checks.
pub fn ddl() -> String {
    let mut script = format!("-- Tables of schema article {SCHEMA_VERSION}, for DuckDB.\n");
    for table in TABLES {
        let columns = table.columns.iter().map(column).chain(keys(table)).collect::<Vec<_>>().join(",\n");
        // Writing to a String cannot fail.
        let _ = write!(script, "\nCREATE TABLE {} (\n{columns}\n);\n", table.name);
    }
    script
}

fn column(column: &Column) -> String {
    let mut line = format!("    \"{}\" {}", column.name, sql_type(column.kind));
    if !column.nullable {
        line += " NOT NULL";
    }
    line + &match column.kind {
        Kind::Pattern(pattern) => format!(" CHECK (regexp_matches(\"{}\", '{pattern}'))", column.name),
        Kind::OneOf(values) => format!(" CHECK (\"{}\" IN ('{}'))", column.name, values.join("', '")),
        Kind::Text => format!(" CHECK (\"{}\" <> '')", column.name),
        Kind::Int32 => format!(" CHECK (\"{}\" >= 0)", column.name),
        Kind::Date | Kind::Instant | Kind::Texts | Kind::Structs(_) => String::new(),
    }
}

fn keys(table: &Table) -> Vec<String> {
    let mut keys = vec![format!("    PRIMARY KEY ({})", key(table).join(", "))];
    if *table != ARTICLES && key(table)[0] == "article_id" {
        keys.push(format!("    FOREIGN KEY (article_id) REFERENCES {} (id)", ARTICLES.name));
    }
    keys
}

/// DuckDB's name of a type.
pub(crate) fn sql_type(kind: Kind) -> String {
    match kind {
        Kind::Date => "DATE".into(),
        Kind::Instant => "TIMESTAMPTZ".into(),
        Kind::Int32 => "INTEGER".into(),
        Kind::Texts => "VARCHAR[]".into(),
        Kind::Structs(fields) => {
            let fields: Vec<_> = fields.iter().map(|field| format!("\"{}\" {}", field.name, sql_type(field.kind))).collect();
            format!("STRUCT({})[]", fields.join(", "))
        }
        Kind::Text | Kind::OneOf(_) | Kind::Pattern(_) => "VARCHAR".into(),
    }
}
