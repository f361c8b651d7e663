//! Rows of any table under any contract, read from any format: what `validate` checks and `diff` compares.
//!
//! Unlike [`Article`](crate::Article), which has the columns that this newsbale was compiled with and takes nothing else, a [`Row`] holds whatever the file has,
//! right or wrong, so that every fault can be told with its place.

mod csv;
mod digest;
mod jsonl;
mod parquet;
mod value;

use std::borrow::Cow;

use crate::rules::Rule;

pub(crate) use csv::CsvFile;
pub(crate) use digest::row_digest;
pub(crate) use jsonl::{JsonlFile, parse_line};
pub(crate) use parquet::{Block, ParquetFile};
pub(crate) use value::to_value;

/// A value as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    /// The column or key is not there.
    Missing,
    Null,
    /// Text; dates and instants too, in their written form.
    Text(Cow<'a, str>),
    Int(i64),
    Texts(Vec<Cell<'a>>),
    /// Each with the fields of its column's contract, in order.
    Structs(Vec<Vec<Cell<'a>>>),
    /// A value of no type that a contract can name; says what it is.
    Odd(String),
}

/// One row: a cell for each column of the contract, in order, and what could not be put into cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row<'a> {
    pub cells: Vec<Cell<'a>>,
    pub faults: Vec<Fault>,
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub rule: &'static Rule,
    /// Column, or path in a nested one: `quotes[2].speaker`.
    pub column: Option<String>,
    pub message: String,
}

impl Fault {
    pub(crate) fn at(rule: &'static Rule, column: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule, column: Some(column.into()), message: message.into() }
    }

    pub(crate) fn whole(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { rule, column: None, message: message.into() }
    }
}

impl<'a> Cell<'a> {
    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What was found, for messages.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Missing => "nothing".into(),
            Self::Null => "null".into(),
            Self::Text(text) => format!("the text {}", crate::text::escape::Escaped(text)),
            Self::Int(number) => format!("the number {number}"),
            Self::Texts(_) => "a list of texts".into(),
            Self::Structs(_) => "a list of objects".into(),
            Self::Odd(what) => what.clone(),
        }
    }
}
