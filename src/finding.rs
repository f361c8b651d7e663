//! What a person reads about a document or a release: a rule that holds, where, and the facts.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::rules::{Rule, Severity};

/// One thing worth telling about a document or a release. Never stops the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that fired.
    pub rule: &'static Rule,
    /// Where it fired.
    pub at: Location,
    /// What was expected and what was found, for this one case.
    pub message: String,
}

/// Where a finding belongs; what is not known stays out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Location {
    /// A file of the release, or a source document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Row of the table, counted from 1, header not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Column of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<Cow<'static, str>>,
    /// Line of the file, counted from 1, where that is another number than the row's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
}

impl Finding {
    /// A finding about a whole file.
    pub(crate) fn in_file(rule: &'static Rule, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule, at: Location { file: Some(file.into()), ..Location::default() }, message: message.into() }
    }

    /// A finding about one row, and if known one column, of a file.
    pub(crate) fn in_row(rule: &'static Rule, file: &str, row: u64, column: Option<&'static str>, message: impl Into<String>) -> Self {
        Self {
            rule,
            at: Location { file: Some(file.to_owned()), row: Some(row), column: column.map(Cow::Borrowed), line: None },
            message: message.into(),
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or("release"))?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}] {}: {}", self.severity(), self.rule.id, self.at, self.message)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Finding", 5)?;
        s.serialize_field("rule", self.rule.id)?;
        s.serialize_field("severity", &self.severity().to_string())?;
        s.serialize_field("at", &self.at)?;
        s.serialize_field("message", &self.message)?;
        s.serialize_field("help", self.rule.remedy)?;
        s.end()
    }
}
