//! One row against its table: what the schema allows, and what the row says of itself.

use super::pattern::Pattern;
use crate::error::Result;
use crate::record::{Sha256, parse_instant};
use crate::rows::{Cell, Fault, Row, row_digest};
use crate::rules::{BAD_OFFSETS, BAD_VALUE, MISSING_COLUMN, ROW_DIGEST, UNEXPECTED_NULL, WRONG_TYPE};
use crate::schema::{ColumnContract, ColumnType, Contract, TableContract};
use crate::text::escape::Escaped;
use crate::text::offsets::Bytes;

/// Half a digest of a key: no accident makes two alike.
pub(super) type Key = [u8; 16];

/// What was found in a block of rows.
#[derive(Default)]
pub(super) struct Checked {
    pub rows: u64,
    pub bytes: u64,
    /// Row of the block from 0 (`None`: the file), line of the file, fault; in order of rows.
    pub faults: Vec<(Option<u64>, Option<u64>, Fault)>,
    /// One a row.
    pub keys: Vec<Keys>,
}

/// What names a row, and what it refers to.
pub(super) struct Keys {
    pub own: Option<Key>,
    pub article: Option<Key>,
    pub line: Option<u64>,
}

/// A table's columns, made ready to check rows.
pub(super) struct Checker<'c> {
    contract: &'c Contract,
    table: &'c TableContract,
    columns: Vec<ColumnChecker<'c>>,
    key: Vec<usize>,
    article: Option<usize>,
    body: Option<usize>,
    digest: Option<usize>,
}

struct ColumnChecker<'c> {
    column: &'c ColumnContract,
    pattern: Option<Pattern>,
    fields: Vec<ColumnChecker<'c>>,
    /// Where text, start and end are among the fields.
    place: Option<[usize; 3]>,
}

impl Checked {
    pub(super) fn of_file(faults: Vec<Fault>) -> Self {
        Self { faults: faults.into_iter().map(|fault| (None, None, fault)).collect(), ..Self::default() }
    }
}

impl<'c> Checker<'c> {
    pub(super) fn new(contract: &'c Contract, table: &'c TableContract) -> Result<Self> {
        let at = |name: &str| table.columns.iter().position(|column| column.name == name);
        Ok(Self {
            contract,
            table,
            columns: table.columns.iter().map(ColumnChecker::new).collect::<Result<_>>()?,
            key: table.key.iter().filter_map(|name| at(name)).collect(),
            article: at("article_id"),
            body: at("body"),
            digest: at("record_sha256"),
        })
    }

    pub(super) fn columns(&self) -> &'c [ColumnContract] {
        &self.table.columns
    }

    /// Checks a row of `bytes` bytes. `tell_missing`: a missing column is the row's fault and not the file's.
    pub(super) fn check(&self, row: Row<'_>, tell_missing: bool, line: Option<u64>, bytes: usize, checked: &mut Checked) {
        let Row { cells, mut faults } = row;
        // A row that could not be read at all has no values to speak of.
        let is_broken = faults.iter().any(|fault| fault.column.is_none());
        if !is_broken {
            for (column, cell) in self.columns.iter().zip(&cells).filter(|(_, cell)| tell_missing || **cell != Cell::Missing) {
                column.check(&column.column.name, cell, &mut faults);
            }
            self.check_offsets(&cells, &mut faults);
            if faults.is_empty() {
                self.check_digest(&cells, bytes, &mut faults);
            }
        }
        let own = self.key.iter().map(|&at| key_text(&cells[at])).collect::<Option<Vec<_>>>().filter(|_| !is_broken);
        checked.keys.push(Keys {
            own: own.filter(|parts| !parts.is_empty()).map(|parts| half_digest(&parts.join("\n"))),
            article: self.article.and_then(|at| cells[at].text()).map(half_digest),
            line,
        });
        checked.faults.extend(faults.into_iter().map(|fault| (Some(checked.rows), line, fault)));
        checked.rows += 1;
        checked.bytes += bytes as u64;
    }

    fn check_offsets(&self, cells: &[Cell<'_>], faults: &mut Vec<Fault>) {
        let Some(body) = self.body.and_then(|at| cells[at].text()) else { return };
        for (column, cell) in self.columns.iter().zip(cells) {
            let (Some([text, start, end]), Cell::Structs(items)) = (column.place, cell) else { continue };
            let mut bytes = Bytes::new(body);
            let mut at = |offset: i64| usize::try_from(offset).ok().and_then(|offset| bytes.at(offset));
            for (number, item) in items.iter().enumerate() {
                let (Some(text), Cell::Int(start), Cell::Int(end)) = (item[text].text(), &item[start], &item[end]) else { continue };
                let found = at(*start).zip(at(*end)).and_then(|(from, to)| body.get(from..to));
                if found != Some(text) {
                    let found = found.map_or("a place outside the body".to_owned(), |found| Escaped(found).to_string());
                    let message = format!("expected {} at {start}..{end} of the body, found {found}", Escaped(text));
                    faults.push(Fault::at(&BAD_OFFSETS, format!("{}[{number}]", column.column.name), message));
                }
            }
        }
    }

    fn check_digest(&self, cells: &[Cell<'_>], bytes: usize, faults: &mut Vec<Fault>) {
        let Some(found) = self.digest.and_then(|at| cells[at].text()) else { return };
        // The digest is over all columns: a file that lacks one was told so.
        if cells.contains(&Cell::Missing) {
            return;
        }
        let expected = row_digest(self.contract, self.table, cells, bytes).to_string();
        if expected != found {
            let message = format!("expected {expected} for these values, found {}", Escaped(found));
            faults.push(Fault::at(&ROW_DIGEST, "record_sha256", message));
        }
    }
}

impl<'c> ColumnChecker<'c> {
    fn new(column: &'c ColumnContract) -> Result<Self> {
        let at = |name: &str| column.fields.iter().position(|field| field.name == name);
        Ok(Self {
            column,
            pattern: column.pattern.as_ref().map(|pattern| Pattern::new(&column.name, pattern)).transpose()?,
            fields: column.fields.iter().map(Self::new).collect::<Result<_>>()?,
            place: at("text").zip(at("start")).zip(at("end")).map(|((text, start), end)| [text, start, end]),
        })
    }

    fn check(&self, path: &str, cell: &Cell<'_>, faults: &mut Vec<Fault>) {
        match (self.column.kind, cell) {
            (_, Cell::Missing) => faults.push(Fault::at(&MISSING_COLUMN, path, "expected this key, found none")),
            (_, Cell::Null) if self.column.nullable => {}
            (_, Cell::Null) => faults.push(Fault::at(&UNEXPECTED_NULL, path, format!("expected {}, found null", self.expected()))),
            (ColumnType::Text, Cell::Text(text)) => self.check_text(path, text, faults),
            (ColumnType::Date, Cell::Text(text)) => check_date(path, text, faults),
            (ColumnType::Instant, Cell::Text(text)) => {
                faults.extend(parse_instant(text).err().map(|message| Fault::at(&BAD_VALUE, path, message)));
            }
            (ColumnType::Int32, Cell::Int(number)) if i32::try_from(*number).is_ok_and(|number| number >= 0) => {}
            (ColumnType::Int32, Cell::Int(number)) => {
                faults.push(Fault::at(&BAD_VALUE, path, format!("expected a number from 0 to {}, found {number}", i32::MAX)));
            }
            (ColumnType::Texts, Cell::Texts(items)) => {
                for (at, item) in items.iter().enumerate() {
                    check_item(&format!("{path}[{at}]"), item, faults);
                }
            }
            (ColumnType::Structs, Cell::Structs(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.check_struct(path, at, item, faults);
                }
            }
            (_, found) => faults.push(Fault::at(&WRONG_TYPE, path, format!("expected {}, found {}", self.expected(), found.describe()))),
        }
    }

    fn check_struct(&self, path: &str, at: usize, item: &[Cell<'_>], faults: &mut Vec<Fault>) {
        let before = faults.len();
        for (field, cell) in self.fields.iter().zip(item) {
            field.check(&field.column.name, cell, faults);
        }
        // Paths are made for faults alone: items are many, and mostly sound.
        for fault in &mut faults[before..] {
            fault.column = fault.column.as_ref().map(|field| format!("{path}[{at}].{field}"));
        }
    }

    fn check_text(&self, path: &str, text: &str, faults: &mut Vec<Fault>) {
        if text.is_empty() {
            faults.push(empty(path));
        } else if !self.takes(text) {
            faults.push(Fault::at(&BAD_VALUE, path, format!("expected {}, found {}", self.expected(), Escaped(text))));
        }
    }

    fn takes(&self, text: &str) -> bool {
        let values = &self.column.values;
        self.pattern.as_ref().is_none_or(|pattern| pattern.matches(text)) && (values.is_empty() || values.iter().any(|value| value == text))
    }

    /// What the column takes, in words.
    fn expected(&self) -> String {
        match self.column.kind {
            ColumnType::Text => match (&self.column.pattern, self.column.values.as_slice()) {
                (Some(pattern), _) => format!("text like {pattern}"),
                (None, []) => "text".into(),
                (None, values) => format!("one of {}", values.join(", ")),
            },
            ColumnType::Date => "a day like 2024-03-21".into(),
            ColumnType::Instant => "an instant like 2024-03-21T14:50:00.000000Z".into(),
            ColumnType::Int32 => "a whole number".into(),
            ColumnType::Texts => "a list of texts".into(),
            ColumnType::Structs => "a list of objects".into(),
        }
    }
}

fn check_item(path: &str, item: &Cell<'_>, faults: &mut Vec<Fault>) {
    match item {
        Cell::Text(text) if text.is_empty() => faults.push(empty(path)),
        Cell::Text(_) => {}
        Cell::Null => faults.push(Fault::at(&UNEXPECTED_NULL, path, "expected text, found null")),
        found => faults.push(Fault::at(&WRONG_TYPE, path, format!("expected text, found {}", found.describe()))),
    }
}

fn check_date(path: &str, text: &str, faults: &mut Vec<Fault>) {
    if text.len() != "2024-03-21".len() || text.parse::<jiff::civil::Date>().is_err() {
        faults.push(Fault::at(&BAD_VALUE, path, format!("expected a day like 2024-03-21, found {}", Escaped(text))));
    }
}

fn empty(path: &str) -> Fault {
    Fault::at(&BAD_VALUE, path, "expected text or null, found an empty string, which readers cannot tell from null")
}

fn key_text(cell: &Cell<'_>) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.to_string()),
        Cell::Int(number) => Some(number.to_string()),
        _ => None,
    }
}

fn half_digest(text: &str) -> Key {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::of(text.as_bytes()).as_bytes()[..16]);
    half
}
