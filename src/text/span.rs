//! A piece of a text, by position.

use std::ops::Range;

/// A half-open range `start..end`. Unless a field's doc says otherwise: UTF-8 bytes of the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First position inside.
    pub start: u32,
    /// First position past the end.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to but not including `end`. Texts are limited to far less than 4 GiB, so `u32` is wide enough.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize, "a span runs forward within 4 GiB: {start}..{end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// Number of positions inside.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as an index range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that lies inside.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same span less white space at both ends.
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start as usize + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}
