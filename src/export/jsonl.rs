//! JSON Lines: one row a line, every key always, in schema order.

use std::io;

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
