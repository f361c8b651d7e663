//! The tables as a page to read.

use std::fmt::Write;

use super::{Column, Kind, SCHEMA_VERSION, TABLES, Table};

/// Every table and column as Markdown.
pub fn reference() -> String {
    let mut page = format!(
        "# Tables of schema article {SCHEMA_VERSION}\n\nOffsets into a body count Unicode code points; offsets into a raw file count bytes. All ranges are half open.\n"
    );
    for table in TABLES {
        write_table(&mut page, table);
    }
    page
}

fn write_table(page: &mut String, table: &Table) {
    // Writing to a String cannot fail.
    let _ =
        write!(page, "\n## {}\n\nOne row is {}.\n\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n", table.name, table.row);
    for column in table.columns {
        let null = if column.nullable { "yes" } else { "no" };
        let _ = writeln!(page, "| {} | {} | {null} | {} |", column.name, type_name(column.kind), column.meaning);
    }
}

fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::OneOf(_) | Kind::Pattern(_) => "string".into(),
        Kind::Date => "date".into(),
        Kind::Instant => "timestamp[us, UTC]".into(),
        Kind::Int32 => "int32".into(),
        Kind::Texts => "list of string".into(),
        Kind::Structs(columns) => format!("list of struct({})", columns.iter().map(field).collect::<Vec<_>>().join(", ")),
    }
}

fn field(column: &Column) -> String {
    format!("{}{} {}", column.name, if column.nullable { "?" } else { "" }, type_name(column.kind))
}
