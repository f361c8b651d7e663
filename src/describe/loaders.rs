//! `load.sql` and `load.py`: each format with explicit types, so that no reader has to guess.

use super::one_line;
use crate::release::Manifest;
use crate::schema::{ARTICLES, Column, ENTITIES, Kind, QUOTES, Table, sql_type};

/// DuckDB's default refuses lines of two megabytes; a row has at most one, its CSV record somewhat more.
const LINE_LIMIT: u32 = 16 << 20;

/// Views over every format, for DuckDB.
pub(super) fn sql(manifest: &Manifest) -> String {
    let mut script = format!(
        "-- {} {}: views over this release for DuckDB. Run it from the folder of the release:\n--   duckdb -init load.sql\n-- The three articles views hold the same rows.\n\n",
        one_line(manifest.title()),
        manifest.version
    );
    for table in [&ARTICLES, &QUOTES, &ENTITIES] {
        script += &format!("CREATE OR REPLACE VIEW {0} AS SELECT * FROM read_parquet('data/{0}.parquet');\n", table.name);
    }
    for name in ["ledger", "segments"] {
        script += &format!("CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('data/{name}.parquet');\n");
    }
    script += "\n";
    script += &jsonl_view();
    for table in [&ARTICLES, &QUOTES, &ENTITIES] {
        script += &csv_view(table);
    }
    script
}

fn jsonl_view() -> String {
    let columns: Vec<_> = ARTICLES.columns.iter().map(|column| format!("    '{}': '{}'", column.name, sql_type(column.kind))).collect();
    format!(
        "-- Explicit columns: read_json would else take a column that is null in its first 20,480 rows for one of nothing.\nCREATE OR REPLACE VIEW articles_jsonl AS SELECT * FROM read_json('data/articles.jsonl', format = 'newline_delimited', maximum_object_size = {LINE_LIMIT}, columns = {{\n{}\n}});\n\n",
        columns.join(",\n")
    )
}

/// Nested columns of CSV are JSON texts: read as text and parsed by `from_json`, because a cast to a struct loses escapes.
fn csv_view(table: &Table) -> String {
    let is_nested = |column: &&Column| matches!(column.kind, Kind::Texts | Kind::Structs(_));
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| format!("    '{}': '{}'", column.name, if is_nested(&column) { "VARCHAR".into() } else { sql_type(column.kind) }))
        .collect();
    let parsed: Vec<_> = table
        .columns
        .iter()
        .filter(is_nested)
        .map(|column| format!("    from_json({0}, '{1}') AS {0}", column.name, json_type(column.kind)))
        .collect();
    let selected = if parsed.is_empty() { "*".to_owned() } else { format!("* REPLACE (\n{}\n)", parsed.join(",\n")) };
    format!(
        "CREATE OR REPLACE VIEW {0}_csv AS SELECT {selected} FROM read_csv('data/{0}.csv', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false, max_line_size = {LINE_LIMIT}, columns = {{\n{1}\n}});\n\n",
        table.name,
        columns.join(",\n")
    )
}

/// The structure that `from_json` takes.
fn json_type(kind: Kind) -> String {
    match kind {
        Kind::Structs(fields) => {
            let fields: Vec<_> = fields.iter().map(|field| format!("\"{}\":\"{}\"", field.name, sql_type(field.kind))).collect();
            format!("[{{{}}}]", fields.join(","))
        }
        _ => "[\"VARCHAR\"]".into(),
    }
}

/// Functions for pandas, polars and datasets.
pub(super) fn python(manifest: &Manifest) -> String {
    format!(
        "\"\"\"{} {}: reads this release and loses nothing. Each function stands alone; import only what you use.\"\"\"\n{PYTHON}",
        one_line(manifest.title()).replace(['"', '\\'], "'"),
        manifest.version
    )
}

const PYTHON: &str = include_str!("load.py");
