//! CSV in the one dialect that no reader damages.
//!
//! Every text is quoted (a sniffer that sees no quotes in the first 20,480 rows fails on the first quoted one), numbers are not,
//! null is nothing at all between two commas, lists are compact JSON, records end in `\n`. The csv crate reads this dialect but cannot write
//! it: there, one style holds for the whole file, and a quoted text beside an unquoted null needs two. So the few lines of quoting are here.

use super::jsonl::Lists;
use crate::record::{Article, instant_text};
use crate::schema::Table;
use crate::text::decimal::Decimal;

/// Appends the header.
pub(crate) fn write_header(table: &Table, out: &mut Vec<u8>) {
    let mut row = Record::begin(out);
    for column in table.columns {
        row.text(column.name);
    }
    row.end();
}

/// Appends a row of `articles`. Lists have the same JSON as in JSON Lines: it is taken from there.
pub(crate) fn write_article(article: &Article, lists: Lists<'_>, out: &mut Vec<u8>) {
    let mut row = Record::begin(out);
    row.shown(article.id);
    row.text(article.source.as_str());
    row.optional(article.date.map(|d| d.to_string()).as_deref());
    row.optional(article.published_at.map(instant_text).as_deref());
    row.optional(article.date_text.as_deref());
    row.optional(article.author.as_deref());
    row.quoted(lists.authors);
    row.optional(article.title.as_deref());
    row.text(&article.body);
    row.optional(article.language.as_deref());
    row.quoted(lists.quotes);
    row.quoted(lists.entities);
    row.quoted(lists.flags);
    row.shown(article.raw_sha256);
    row.shown(article.record_sha256);
    row.end();
}

/// Appends an article's rows of the side table `quotes`.
pub(crate) fn write_quotes(article: &Article, out: &mut Vec<u8>) {
    let id = article.id.to_string();
    for (seq, quote) in article.quotes.iter().enumerate() {
        let mut row = Record::begin_keyed(out, &id, seq);
        row.text(&quote.text);
        row.optional(quote.speaker.as_deref());
        row.optional(quote.cue.as_deref());
        row.offset(quote.start);
        row.offset(quote.end);
        row.end();
    }
}

/// Appends an article's rows of the side table `entities`.
pub(crate) fn write_entities(article: &Article, out: &mut Vec<u8>) {
    let id = article.id.to_string();
    for (seq, entity) in article.entities.iter().enumerate() {
        let mut row = Record::begin_keyed(out, &id, seq);
        row.text(&entity.text);
        row.text(entity.kind.as_str());
        row.text(&entity.name);
        row.offset(entity.start);
        row.offset(entity.end);
        row.end();
    }
}

/// One CSV record in the making.
struct Record<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl<'o> Record<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Self {
        Self { out, first: true }
    }

    fn begin_keyed(out: &'o mut Vec<u8>, id: &str, seq: usize) -> Self {
        let mut row = Self::begin(out);
        row.text(id);
        row.number(seq);
        row
    }

    fn text(&mut self, text: &str) {
        self.quoted(text.as_bytes());
    }

    fn quoted(&mut self, mut rest: &[u8]) {
        self.separate();
        self.out.push(b'"');
        while let Some(at) = memchr::memchr(b'"', rest) {
            self.out.extend_from_slice(&rest[..=at]);
            self.out.push(b'"');
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.separate(),
        }
    }

    fn shown(&mut self, value: impl ToString) {
        self.text(&value.to_string());
    }

    fn number(&mut self, value: usize) {
        self.separate();
        self.out.extend_from_slice(Decimal::default().of(value));
    }

    /// Offsets are never negative.
    fn offset(&mut self, value: i32) {
        self.number(value.unsigned_abs() as usize);
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
    }

    fn end(self) {
        self.out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_texts_are_quoted_nulls_are_nothing_and_numbers_are_bare() {
        let mut out = Vec::new();
        let mut row = Record::begin(&mut out);
        row.text("say \"hi\",\n\"\"");
        row.optional(None);
        row.number(7);
        row.text("007");
        row.end();
        assert_eq!(String::from_utf8_lossy(&out), "\"say \"\"hi\"\",\n\"\"\"\"\",,7,\"007\"\n");
    }
}
