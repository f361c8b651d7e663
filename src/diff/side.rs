//! One of two releases: its manifest, its contract, and its rows, published or still being made.

use std::iter::Peekable;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::release::Manifest;
use crate::rows::{Cell, JsonlFile, ParquetFile, Row, parse_line, to_value};
use crate::schema::{ColumnContract, Contract, TableContract};

/// The columns of the first pass.
const KEY_COLUMNS: [&str; 4] = ["id", "source", "raw_sha256", "record_sha256"];

/// A release to compare.
pub(crate) struct Side<'m> {
    pub(super) manifest: &'m Manifest,
    pub(super) contract: Contract,
    articles: PathBuf,
}

/// What the first pass knows of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowKey {
    pub at: usize,
    pub id: String,
    pub source: String,
    pub raw: String,
    pub record: String,
}

impl<'m> Side<'m> {
    /// A published release.
    pub(crate) fn release(path: &Path, manifest: &'m Manifest) -> Result<Self> {
        Ok(Self { manifest, contract: Contract::read(path)?, articles: path.join("data/articles.parquet") })
    }

    /// A release in the making: its JSONL is complete before its version is known.
    pub(crate) fn staged(jsonl: PathBuf, manifest: &'m Manifest) -> Self {
        Self { manifest, contract: Contract::current(), articles: jsonl }
    }

    /// The table of articles.
    pub(super) fn table(&self) -> Result<&TableContract> {
        let name = self.articles.display().to_string();
        self.contract
            .table("articles")
            .ok_or_else(|| Error::unexpected(name, "a table articles", "none", "read it with the newsbale that wrote it"))
    }

    /// The keys of all rows, in order.
    pub(super) fn keys(&self) -> Result<Keys> {
        let table = self.table()?;
        let columns: Vec<ColumnContract> =
            KEY_COLUMNS.iter().filter_map(|name| table.columns.iter().find(|c| c.name == *name)).cloned().collect();
        if columns.len() < KEY_COLUMNS.len() {
            let found = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::unexpected(
                self.articles.display().to_string(),
                format!("the columns {}", KEY_COLUMNS.join(", ")),
                found,
                "",
            ));
        }
        let table = TableContract { columns, ..table.clone() };
        let blocks = if self.is_jsonl() {
            Blocks::Jsonl(JsonlFile::open(&self.articles)?)
        } else {
            Blocks::Parquet(ParquetFile::open(&self.articles, &table)?.0)
        };
        Ok(Keys { blocks, table, ready: Vec::new().into_iter(), at: 0, path: self.articles.clone() })
    }

    /// The rows at these positions, ascending.
    pub(super) fn rows(&self, at: Vec<usize>) -> Result<Rows> {
        let table = self.table()?.clone();
        let blocks = if self.is_jsonl() {
            Blocks::Jsonl(JsonlFile::open(&self.articles)?)
        } else {
            Blocks::Parquet(ParquetFile::open_rows(&self.articles, &table, Some(&at))?.0)
        };
        Ok(Rows { blocks, columns: table.columns, wanted: at.into_iter().peekable(), at: 0, ready: Vec::new().into_iter() })
    }

    fn is_jsonl(&self) -> bool {
        self.articles.extension().is_some_and(|ending| ending == "jsonl")
    }
}

/// Chosen rows of a side, one after the other, as the values of their columns.
pub(super) struct Rows {
    blocks: Blocks,
    columns: Vec<ColumnContract>,
    wanted: Peekable<std::vec::IntoIter<usize>>,
    at: usize,
    ready: std::vec::IntoIter<Vec<Value>>,
}

impl Rows {
    /// The next row.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Value>>> {
        loop {
            if let Some(row) = self.ready.next() {
                return Ok(Some(row));
            }
            let columns = &self.columns;
            let mut rows = Vec::new();
            match &mut self.blocks {
                Blocks::Jsonl(file) => {
                    let Some(block) = file.next_block()? else { return Ok(None) };
                    for line in lines(&block) {
                        if self.wanted.next_if_eq(&self.at).is_some() {
                            rows.push(values(&parse_line(line, columns), columns));
                        }
                        self.at += 1;
                    }
                }
                Blocks::Parquet(file) => {
                    let Some(block) = file.next_block()? else { return Ok(None) };
                    rows.extend((0..block.rows).map(|row| values(&block.row(row, columns), columns)));
                }
            }
            self.ready = rows.into_iter();
        }
    }
}

/// The keys of a side, one after the other.
pub(super) struct Keys {
    blocks: Blocks,
    table: TableContract,
    ready: std::vec::IntoIter<RowKey>,
    at: usize,
    path: PathBuf,
}

enum Blocks {
    Jsonl(JsonlFile),
    Parquet(ParquetFile),
}

impl Keys {
    /// The next key.
    pub(super) fn next(&mut self) -> Result<Option<RowKey>> {
        loop {
            if let Some(key) = self.ready.next() {
                return Ok(Some(key));
            }
            let columns = &self.table.columns;
            let mut keys = Vec::new();
            let mut take = |row: Row<'_>| {
                keys.extend(key(&row.cells, self.at));
                self.at += 1;
            };
            match &mut self.blocks {
                Blocks::Jsonl(file) => {
                    let Some(block) = file.next_block()? else { return Ok(None) };
                    lines(&block).for_each(|line| take(parse_line(line, columns)));
                }
                Blocks::Parquet(file) => {
                    let Some(block) = file.next_block()? else { return Ok(None) };
                    (0..block.rows).for_each(|row| take(block.row(row, columns)));
                }
            }
            if let Some(pair) = keys.windows(2).find(|pair| pair[0].source >= pair[1].source) {
                let found =
                    format!("{} before {}", crate::text::escape::Escaped(&pair[0].source), crate::text::escape::Escaped(&pair[1].source));
                return Err(Error::unexpected(
                    self.path.display().to_string(),
                    "rows in the order of their sources",
                    found,
                    "verify the release",
                ));
            }
            self.ready = keys.into_iter();
        }
    }
}

fn key(cells: &[Cell<'_>], at: usize) -> Option<RowKey> {
    let text = |column: usize| cells.get(column).and_then(Cell::text).map(str::to_owned);
    Some(RowKey { at, id: text(0)?, source: text(1)?, raw: text(2)?, record: text(3)? })
}

fn lines(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    block.split_inclusive(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\n").unwrap_or(line))
}

/// The values of a row, by column.
fn values(row: &Row<'_>, columns: &[ColumnContract]) -> Vec<Value> {
    row.cells.iter().zip(columns).map(|(cell, column)| to_value(cell, column)).collect()
}
