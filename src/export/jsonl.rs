//! JSON Lines: one row a line, every key always, in schema order.

use std::io;

use memchr::memmem;

use crate::record::Article;

/// The longest line that every reader takes with its default settings (pyarrow's block is one mebibyte).
pub(crate) const LINE_LIMIT_BYTES: usize = 1_048_575;

/// Appends one row and its line end; returns the line's length in bytes.
pub(crate) fn write_row(article: &Article, out: &mut Vec<u8>) -> io::Result<usize> {
    let before = out.len();
    serde_json::to_writer(&mut *out, article)?;
    out.push(b'\n');
    Ok(out.len() - before)
}

/// The JSON of a row's lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lists<'r> {
    pub authors: &'r [u8],
    pub quotes: &'r [u8],
    pub entities: &'r [u8],
    pub flags: &'r [u8],
}

impl<'r> Lists<'r> {
    /// Finds them in a row that [`write_row`] wrote. No text looks like a key there: its quotation marks are escaped.
    pub(crate) fn of(row: &'r [u8]) -> Self {
        let mut rest = row;
        let mut until = |key: &str| {
            let (value, behind) =
                memmem::find(rest, key.as_bytes()).map_or((rest, &rest[rest.len()..]), |at| (&rest[..at], &rest[at + key.len()..]));
            rest = behind;
            value
        };
        until(",\"authors\":");
        let authors = until(",\"title\":");
        until(",\"quotes\":");
        Self { authors, quotes: until(",\"entities\":"), entities: until(",\"flags\":"), flags: until(",\"raw_sha256\":") }
    }
}
