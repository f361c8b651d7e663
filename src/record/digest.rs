//! The canonical bytes of a row and the digests over them, the same whatever format the row was read from.
//!
//! Netstrings, because they can be written by twenty lines of Python or one SQL expression and never confuse `["a,b", "c"]` with `["a", "b,c"]`:
//! a string is `length:bytes,` with the length in UTF-8 bytes; null is `~`; dates, instants and integers are the netstring of their
//! text; a list or struct is the netstring of its items put together. A row is the netstrings of [`SCHEMA_ID`] and of its values in schema order, less `record_sha256` itself.

use std::io::Write;

use super::article::instant_text;
use super::{Article, Entity, Hasher, LedgerEntry, Quote, SegmentRow, Sha256};
use crate::text::decimal::Decimal;

/// Stands first in every row's canonical bytes, so that rows of different schemas never share a digest.
pub const SCHEMA_ID: &str = "newsbale:article:1.1";

/// The canonical digest of a row: see the module's text in `src/record/digest.rs` for the framing.
pub fn record_digest(article: &Article) -> Sha256 {
    let mut row = Canonical::with_capacity(2 * article.body.len() + 1024);
    row.string(SCHEMA_ID);
    row.display(article.id);
    row.string(article.source.as_str());
    row.optional(article.date, Canonical::display);
    row.optional(article.published_at, |row, instant| row.string(&instant_text(instant)));
    row.optional(article.date_text.as_deref(), Canonical::string);
    row.optional(article.author.as_deref(), Canonical::string);
    row.list(&article.authors, |row, name| row.string(name));
    row.optional(article.title.as_deref(), Canonical::string);
    row.string(&article.body);
    row.optional(article.language.as_deref(), Canonical::string);
    row.list(&article.quotes, Canonical::quote);
    row.list(&article.entities, Canonical::entity);
    row.list(&article.flags, |row, flag| row.string(flag));
    row.display(article.raw_sha256);
    Sha256::of(&row.bytes)
}

/// The release's root: SHA-256 over the rows' digests in hex, one a line, sorted. The same as `LC_ALL=C sort | sha256sum`. Sorts in place.
pub(crate) fn content_root(digests: &mut [Sha256]) -> Sha256 {
    digests.sort_unstable();
    let mut hasher = Hasher::default();
    for digest in digests {
        hasher.update(format!("{digest}\n").as_bytes());
    }
    hasher.finish()
}

/// The canonical digest of a ledger row.
pub(crate) fn ledger_digest(entry: &LedgerEntry) -> Sha256 {
    let mut row = Canonical::default();
    row.string(entry.source.as_str());
    row.string(entry.outcome.as_str());
    row.optional(entry.raw_sha256, Canonical::display);
    row.optional(entry.article_id, Canonical::display);
    row.optional(entry.duplicate_of, Canonical::display);
    row.optional(entry.rule.as_deref(), Canonical::string);
    row.optional(entry.reason.as_deref(), Canonical::string);
    Sha256::of(&row.bytes)
}

/// About what a segment takes.
const SEGMENT_BYTES: usize = 72;

/// The canonical digest of one article's segments.
pub(crate) fn segments_digest(segments: &[SegmentRow]) -> Sha256 {
    let mut rows = Canonical::with_capacity(segments.len() * SEGMENT_BYTES);
    // They are one article's, so that its id is formatted once.
    let id = segments.first().map(|first| first.article_id.to_string()).unwrap_or_default();
    for segment in segments {
        rows.string(&id);
        rows.integer(segment.seq);
        rows.string(segment.label.as_str());
        rows.integer(segment.start);
        rows.integer(segment.end);
    }
    Sha256::of(&rows.bytes)
}

/// A root over digests in the order of their rows, one hex line each.
#[derive(Default)]
pub(crate) struct OrderedRoot(Hasher);

impl OrderedRoot {
    pub(crate) fn push(&mut self, digest: Sha256) {
        self.0.update(format!("{digest}\n").as_bytes());
    }

    pub(crate) fn finish(self) -> Sha256 {
        self.0.finish()
    }
}

/// Canonical bytes in the making.
#[derive(Default)]
pub(crate) struct Canonical {
    bytes: Vec<u8>,
}

impl Canonical {
    pub(crate) fn string(&mut self, text: &str) {
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.push(b',');
    }

    fn display(&mut self, value: impl std::fmt::Display) {
        // Writing to a Vec cannot fail.
        self.nested(|row| drop(write!(row.bytes, "{value}")));
    }

    pub(crate) fn integer(&mut self, value: i32) {
        // No integer of a row is negative.
        let mut digits = Decimal::default();
        let digits = digits.of(value.unsigned_abs() as usize);
        self.length(digits.len());
        self.bytes.extend_from_slice(digits);
        self.bytes.push(b',');
    }

    fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes) }
    }

    pub(crate) fn null(&mut self) {
        self.bytes.push(b'~');
    }

    pub(crate) fn digest(&self) -> Sha256 {
        Sha256::of(&self.bytes)
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.nested(|row| items.iter().for_each(|item| write(row, item)));
    }

    fn quote(&mut self, quote: &Quote) {
        self.nested(|row| {
            row.string(&quote.text);
            row.optional(quote.speaker.as_deref(), Self::string);
            row.optional(quote.cue.as_deref(), Self::string);
            row.integer(quote.start);
            row.integer(quote.end);
        });
    }

    fn entity(&mut self, entity: &Entity) {
        self.nested(|row| {
            row.string(&entity.text);
            row.string(entity.kind.as_str());
            row.string(&entity.name);
            row.integer(entity.start);
            row.integer(entity.end);
        });
    }

    /// The netstring of whatever `write` appends: its length is known only then, and moved to the front.
    pub(crate) fn nested(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        write(self);
        let end = self.bytes.len();
        self.length(end - start);
        let prefix = self.bytes.len() - end;
        self.bytes[start..].rotate_right(prefix);
        self.bytes.push(b',');
    }

    fn length(&mut self, length: usize) {
        self.bytes.extend_from_slice(Decimal::default().of(length));
        self.bytes.push(b':');
    }
}
