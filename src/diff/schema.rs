//! What changed between two versions of the schema, and whom each change breaks.

use std::fmt;

use super::policy::*;
use crate::schema::{ColumnContract, Contract, TableContract};

/// One change of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaChange {
    /// What kind of change.
    pub rule: &'static ChangeRule,
    /// Table, and column if it is about one: `articles.title`, `articles.quotes.speaker`.
    pub place: String,
    /// What was, and what is.
    pub message: String,
}

impl fmt::Display for SchemaChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {} (breaks {})", self.rule.id, self.place, self.message, self.rule.breaks)
    }
}

/// Every change from `old` to `new`, table by table.
///
/// ```
/// use newsbale::{Bump, Contract, Policy};
/// let old = Contract::current();
/// let mut new = old.clone();
/// new.tables[0].columns.remove(3);
/// let changes = newsbale::diff_schemas(&old, &new);
/// assert_eq!(changes[0].to_string(), "column-removed articles.published_at: timestamp, nullable (breaks readers and writers)");
/// assert_eq!(changes[0].rule.bump(Policy::Default), Bump::Major);
/// ```
pub fn diff_schemas(old: &Contract, new: &Contract) -> Vec<SchemaChange> {
    let mut changes = Changes(Vec::new());
    if old.schema != new.schema {
        changes.push(&SCHEMA_RENAMED, "schema", format!("{} to {}", old.schema, new.schema));
    }
    for table in &old.tables {
        match new.table(&table.name) {
            Some(other) => changes.table(table, other),
            None => changes.push(&TABLE_REMOVED, &table.name, format!("one row was {}", table.row)),
        }
    }
    for table in new.tables.iter().filter(|table| old.table(&table.name).is_none()) {
        changes.push(&TABLE_ADDED, &table.name, format!("one row is {}", table.row));
    }
    changes.0
}

struct Changes(Vec<SchemaChange>);

impl Changes {
    fn push(&mut self, rule: &'static ChangeRule, place: &str, message: String) {
        self.0.push(SchemaChange { rule, place: place.to_owned(), message });
    }

    fn table(&mut self, old: &TableContract, new: &TableContract) {
        if old.key != new.key {
            self.push(&KEY_CHANGED, &old.name, format!("{} to {}", old.key.join(", "), new.key.join(", ")));
        }
        self.columns(&old.name, &old.columns, &new.columns);
    }

    fn columns(&mut self, place: &str, old: &[ColumnContract], new: &[ColumnContract]) {
        let find = |columns: &[ColumnContract], name: &str| columns.iter().position(|column| column.name == name);
        for column in old {
            let place = format!("{place}.{}", column.name);
            match find(new, &column.name) {
                Some(at) => self.column(&place, column, &new[at]),
                None => self.push(&COLUMN_REMOVED, &place, describe(column)),
            }
        }
        for column in new.iter().filter(|column| find(old, &column.name).is_none()) {
            self.push(&COLUMN_ADDED, &format!("{place}.{}", column.name), describe(column));
        }
        let kept: Vec<_> = old.iter().filter_map(|column| find(new, &column.name)).collect();
        if !kept.is_sorted() {
            let names: Vec<_> = new.iter().map(|column| column.name.as_str()).collect();
            self.push(&COLUMNS_REORDERED, place, format!("now {}", names.join(", ")));
        }
    }

    fn column(&mut self, place: &str, old: &ColumnContract, new: &ColumnContract) {
        if old.kind != new.kind {
            self.push(&COLUMN_RETYPED, place, format!("{} to {}", describe(old), describe(new)));
            return;
        }
        match (old.nullable, new.nullable) {
            (false, true) => self.push(&COLUMN_LOOSENED, place, "may now be null".into()),
            (true, false) => self.push(&COLUMN_TIGHTENED, place, "may no longer be null".into()),
            _ => {}
        }
        self.values(place, old, new);
        match (&old.pattern, &new.pattern) {
            (old, new) if old == new => {}
            (None, Some(new)) => self.push(&COLUMN_TIGHTENED, place, format!("now like {new}")),
            (Some(old), None) => self.push(&COLUMN_LOOSENED, place, format!("no longer like {old}")),
            // Of two patterns nobody can say which takes more: the change is taken for the one that breaks readers.
            (Some(old), Some(new)) => self.push(&COLUMN_LOOSENED, place, format!("like {new}, no longer like {old}")),
            (None, None) => {}
        }
        if old.meaning != new.meaning {
            self.push(&COLUMN_REWORDED, place, format!("now \"{}\"", new.meaning));
        }
        self.columns(place, &old.fields, &new.fields);
    }

    /// An empty list of values stands for every value.
    fn values(&mut self, place: &str, old: &ColumnContract, new: &ColumnContract) {
        let missing =
            |from: &[String], other: &[String]| -> Vec<String> { from.iter().filter(|value| !other.contains(value)).cloned().collect() };
        match (old.values.is_empty(), new.values.is_empty()) {
            (true, true) => {}
            (true, false) => self.push(&COLUMN_TIGHTENED, place, format!("now only {}", new.values.join(", "))),
            (false, true) => self.push(&COLUMN_LOOSENED, place, "now any value".into()),
            (false, false) => {
                let (gone, more) = (missing(&old.values, &new.values), missing(&new.values, &old.values));
                if !more.is_empty() {
                    self.push(&COLUMN_LOOSENED, place, format!("now also {}", more.join(", ")));
                }
                if !gone.is_empty() {
                    self.push(&COLUMN_TIGHTENED, place, format!("no longer {}", gone.join(", ")));
                }
            }
        }
    }
}

fn describe(column: &ColumnContract) -> String {
    let kind = serde_json::to_value(column.kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
    format!("{kind}, {}", if column.nullable { "nullable" } else { "never null" })
}
