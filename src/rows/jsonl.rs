//! JSONL: one object a line, read strictly. A key that stands twice, an unknown key, a number where text belongs: each is a fault of its own, and the rest of the row is still read.
//!
//! To the next maintainer: the contract drives serde through seeds, so that a line becomes cells in one pass, borrowing its text. Keys are looked for first where the schema has them next,
//! which is where they are in nearly every file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Cell, Fault, Row};
use crate::error::{Error, IoContext, Result};
use crate::rules::{BAD_JSON, DUPLICATE_KEY, UNKNOWN_COLUMN};
use crate::schema::{ColumnContract, ColumnType};
use crate::text::escape::Escaped;

/// Lines are cut into blocks of about so many bytes.
const BLOCK_BYTES: usize = 1 << 20;

/// Longer lines are no rows: a file without line feeds must not fill the memory.
const LONGEST_LINE_BYTES: usize = 64 << 20;

/// A JSONL file as blocks of whole lines.
pub(crate) struct JsonlFile {
    file: BufReader<File>,
    rest: Vec<u8>,
    path: std::path::PathBuf,
}

impl JsonlFile {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = BufReader::new(File::open(path).on("open", path)?);
        Ok(Self { file, rest: Vec::new(), path: path.to_owned() })
    }

    /// The next block: whole lines, the last of the file perhaps without its line feed.
    pub(crate) fn next_block(&mut self) -> Result<Option<Vec<u8>>> {
        let mut block = std::mem::take(&mut self.rest);
        loop {
            let read = (&mut self.file).take(BLOCK_BYTES as u64).read_to_end(&mut block).on("read", &self.path)?;
            if read == 0 {
                return Ok(Some(block).filter(|block| !block.is_empty()));
            }
            if let Some(at) = memchr::memrchr(b'\n', &block) {
                self.rest = block.split_off(at + 1);
                return Ok(Some(block));
            }
            if block.len() > LONGEST_LINE_BYTES {
                let name = self.path.display().to_string();
                return Err(Error::unexpected(
                    name,
                    "a line feed after each row",
                    "a line of more than 64 MiB",
                    "write one JSON object a line",
                ));
            }
        }
    }
}

/// Reads one line, its line feed taken off.
pub(crate) fn parse_line<'a>(line: &'a [u8], columns: &[ColumnContract]) -> Row<'a> {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) => {
            return broken(
                columns,
                &crate::rules::NOT_UTF8,
                format!("expected UTF-8, found other bytes at byte {}", error.valid_up_to() + 1),
            );
        }
    };
    let faults = RefCell::new(Vec::new());
    let mut json = serde_json::Deserializer::from_str(text);
    let read = ObjectSeed { columns, faults: &faults }.deserialize(&mut json).and_then(|cells| json.end().map(|()| cells));
    match read {
        Ok(cells) => Row { cells, faults: faults.into_inner() },
        Err(error) => broken(columns, &BAD_JSON, format!("expected one JSON object, found {} at byte {}", reason(&error), error.column())),
    }
}

/// Reads the JSON text of a nested CSV column.
pub(super) fn parse_cell<'a>(text: &'a str, column: &ColumnContract, faults: &mut Vec<Fault>) -> Cell<'a> {
    let found = RefCell::new(Vec::new());
    let mut json = serde_json::Deserializer::from_str(text);
    let read = CellSeed { column, path: &column.name, faults: &found }.deserialize(&mut json).and_then(|cell| json.end().map(|()| cell));
    match read {
        Ok(cell) => {
            faults.extend(found.into_inner());
            cell
        }
        Err(error) => Cell::Odd(format!("{}, which is no JSON: {}", Escaped(text), reason(&error))),
    }
}

fn broken<'a>(columns: &[ColumnContract], rule: &'static crate::rules::Rule, message: String) -> Row<'a> {
    Row { cells: vec![Cell::Missing; columns.len()], faults: vec![Fault::whole(rule, message)] }
}

/// serde_json's words without its own "at line 1 column 7": the place is told once.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

struct ObjectSeed<'c> {
    columns: &'c [ColumnContract],
    faults: &'c RefCell<Vec<Fault>>,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = Vec<Cell<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = Vec<Cell<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = vec![Cell::Missing; self.columns.len()];
        let mut next = 0;
        while let Some(key) = map.next_key_seed(Text)? {
            let at = if self.columns.get(next).is_some_and(|column| column.name == key) {
                Some(next)
            } else {
                self.columns.iter().position(|column| column.name == key)
            };
            match at {
                Some(at) if cells[at] == Cell::Missing => {
                    cells[at] = map.next_value_seed(CellSeed { column: &self.columns[at], path: &key, faults: self.faults })?;
                    next = at + 1;
                }
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                    self.faults.borrow_mut().push(Fault::at(&DUPLICATE_KEY, key, "expected each key once, found it again"));
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                    let message = format!("expected no key {}", Escaped(&key));
                    self.faults.borrow_mut().push(Fault::at(&UNKNOWN_COLUMN, key, message));
                }
            }
        }
        Ok(cells)
    }
}

struct CellSeed<'c> {
    column: &'c ColumnContract,
    path: &'c str,
    faults: &'c RefCell<Vec<Fault>>,
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = Cell<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_> {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Cell<'de>, E> {
        Ok(Cell::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell<'de>, E> {
        Ok(Cell::Odd(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell<'de>, E> {
        Ok(Cell::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell<'de>, E> {
        Ok(i64::try_from(value).map_or_else(|_| Cell::Odd(format!("the number {value}")), Cell::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell<'de>, E> {
        Ok(Cell::Odd(format!("the number {value:?}")))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cell<'de>, A::Error> {
        match self.column.kind {
            ColumnType::Texts => {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element_seed(CellSeed { ..self })? {
                    items.push(item);
                }
                Ok(Cell::Texts(items))
            }
            ColumnType::Structs => {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element_seed(ItemSeed { of: &self, at: items.len() })? {
                    items.push(item);
                }
                Ok(Cell::Structs(items))
            }
            _ => {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Cell::Odd("a list".into()))
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Odd("an object".into()))
    }
}

/// One struct of a list of structs.
struct ItemSeed<'c> {
    of: &'c CellSeed<'c>,
    at: usize,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_> {
    type Value = Vec<Cell<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ItemSeed<'_> {
    type Value = Vec<Cell<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object as item {} of {}", self.at, self.of.path)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        // Paths are made for faults alone: items are many, and mostly sound.
        let before = self.of.faults.borrow().len();
        let cells = ObjectSeed { columns: &self.of.column.fields, faults: self.of.faults }.visit_map(map)?;
        for fault in &mut self.of.faults.borrow_mut()[before..] {
            fault.column = fault.column.as_ref().map(|field| format!("{}[{}].{field}", self.of.path, self.at));
        }
        Ok(cells)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        Err(E::custom(format!("null as item {} of {}", self.at, self.of.path)))
    }
}

/// A key: borrowed unless it has escapes.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
