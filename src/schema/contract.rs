//! The tables as data: what a program knows of a schema version that it was not compiled with.
//!
//! A release carries its contract as `schema/article-<version>.tables.json`, so that a later newsbale reads an earlier release by that release's own word.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Column, Kind, SCHEMA_VERSION, TABLES, key};
use crate::error::{Error, IoContext, Result};

/// All tables of one version of the schema.
///
/// ```
/// let contract = newsbale::Contract::current();
/// assert_eq!(contract.table("articles").unwrap().key, ["id"]);
/// assert_eq!(newsbale::Contract::parse(&contract.to_json()).unwrap(), contract);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// Always `article`.
    pub schema: String,
    /// Version of the schema, `major.minor`.
    pub version: String,
    /// Its tables.
    pub tables: Vec<TableContract>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableContract {
    /// Name, and stem of its files.
    pub name: String,
    /// What one row is.
    pub row: String,
    /// Columns that name a row.
    pub key: Vec<String>,
    /// Columns in order.
    pub columns: Vec<ColumnContract>,
}

/// One column, or a field of a nested one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnContract {
    /// Name in every format.
    pub name: String,
    /// Type.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// Whether it may be null.
    pub nullable: bool,
    /// The only values, if they are few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// A pattern that every value matches as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Fields of a list of structs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ColumnContract>,
    /// What it means.
    pub meaning: String,
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnType {
    /// UTF-8 text, never empty.
    #[serde(rename = "string")]
    Text,
    /// A calendar day.
    #[serde(rename = "date")]
    Date,
    /// An instant in UTC, to the microsecond.
    #[serde(rename = "timestamp")]
    Instant,
    /// A 32-bit integer, 0 or more.
    #[serde(rename = "int32")]
    Int32,
    /// A list of texts.
    #[serde(rename = "list<string>")]
    Texts,
    /// A list of structs.
    #[serde(rename = "list<struct>")]
    Structs,
}

impl Contract {
    /// The contract that this newsbale writes.
    pub fn current() -> Self {
        let table = |table: &&super::Table| TableContract {
            name: table.name.into(),
            row: table.row.into(),
            key: key(table).iter().map(|&name| name.into()).collect(),
            columns: table.columns.iter().map(ColumnContract::of).collect(),
        };
        Self { schema: "article".into(), version: SCHEMA_VERSION.into(), tables: TABLES.iter().map(table).collect() }
    }

    /// Name of its file in `schema/`.
    pub fn file_name(&self) -> String {
        format!("article-{}.tables.json", self.version)
    }

    /// A table by name.
    pub fn table(&self, name: &str) -> Option<&TableContract> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Its file.
    pub fn to_json(&self) -> String {
        // Strings, booleans and lists always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads a contract from its text.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(text: &str) -> std::result::Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Reads a contract: from its file, from a release, or from a folder of schema files with one contract in it.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        let file = if path.is_dir() { find(path)? } else { path.to_owned() };
        let text = std::fs::read_to_string(&file).on("read", &file)?;
        Self::parse(&text).map_err(|found| {
            Error::unexpected(file.display().to_string(), "a contract as `newsbale schema export` writes it", found, "export it again")
        })
    }
}

impl ColumnContract {
    fn of(column: &Column) -> Self {
        let mut contract = Self {
            name: column.name.into(),
            kind: ColumnType::Text,
            nullable: column.nullable,
            values: Vec::new(),
            pattern: None,
            fields: Vec::new(),
            meaning: column.meaning.into(),
        };
        match column.kind {
            Kind::Text => {}
            Kind::OneOf(values) => contract.values = values.iter().map(|&value| value.into()).collect(),
            Kind::Pattern(pattern) => contract.pattern = Some(pattern.into()),
            Kind::Date => contract.kind = ColumnType::Date,
            Kind::Instant => contract.kind = ColumnType::Instant,
            Kind::Int32 => contract.kind = ColumnType::Int32,
            Kind::Texts => contract.kind = ColumnType::Texts,
            Kind::Structs(fields) => {
                contract.kind = ColumnType::Structs;
                contract.fields = fields.iter().map(Self::of).collect();
            }
        }
        contract
    }
}

/// The one contract of a release or a folder of schema files.
fn find(folder: &Path) -> Result<std::path::PathBuf> {
    let inner = folder.join("schema");
    let folder = if inner.is_dir() { inner } else { folder.to_owned() };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).on("list", &folder)? {
        let path = entry.on("list", &folder)?.path();
        if path.to_string_lossy().ends_with(".tables.json") {
            found.push(path);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(Error::unexpected(
            folder.display().to_string(),
            "one file *.tables.json",
            format!("{} of them", found.len()),
            "give the file itself",
        )),
    }
}
