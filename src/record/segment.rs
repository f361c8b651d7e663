//! What becomes of raw bytes: the labelled pieces of a text, and the ledger's line on a document.

use std::fmt;
use std::str::FromStr;

use super::{ArticleId, Sha256, SourcePath};
use crate::text::Span;
use crate::text::flow::{LINE_BREAK, PARAGRAPH_BREAK};

/// What a piece of a raw text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The byte-order mark.
    Bom,
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// When it was published or updated.
    Date,
    /// The deck under the headline; part of the body.
    Standfirst,
    /// A heading between paragraphs; part of the body.
    Heading,
    /// A paragraph of the body, or the first line of one.
    Body,
    /// A further line of the paragraph before: an item of a list, a line of an address or a verse; part of the body.
    Line,
    /// What stands under a picture, and who took it.
    Caption,
    /// The agency's or author's mark after the last sentence.
    Signoff,
    /// Navigation, teasers, sharing, advertising, legal lines: the page, not the article.
    Boilerplate,
    /// White space between other pieces.
    Separator,
}

impl Label {
    /// Every label.
    pub const ALL: [Self; 12] = [
        Self::Bom,
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Standfirst,
        Self::Heading,
        Self::Body,
        Self::Line,
        Self::Caption,
        Self::Signoff,
        Self::Boilerplate,
        Self::Separator,
    ];

    /// The label as it stands in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bom => "bom",
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Line => "line",
            Self::Caption => "caption",
            Self::Signoff => "signoff",
            Self::Boilerplate => "boilerplate",
            Self::Separator => "separator",
        }
    }

    /// Whether text so labelled stands in the body.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Standfirst | Self::Heading | Self::Body | Self::Line)
    }

    /// What parts a piece so labelled from the body before it.
    pub(crate) fn break_before(self) -> &'static str {
        if self == Self::Line { LINE_BREAK } else { PARAGRAPH_BREAK }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Label {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|label| label.as_str() == text)
            .ok_or_else(|| format!("expected a segment label, found {}", crate::text::escape::Escaped(text)))
    }
}

/// A labelled piece of a text. The segments of a text tile it: no gap, no overlap, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub label: Label,
    /// Bytes of the decoded text.
    pub span: Span,
    /// Why it has that label: the name of the rule or the reading that decided.
    pub why: &'static str,
}

/// One row of the table `segments`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentRow {
    /// Whose raw text.
    pub article_id: ArticleId,
    /// Position among the text's segments, from 0.
    pub seq: i32,
    /// What it is.
    pub label: Label,
    /// First byte of the raw file.
    pub start: i32,
    /// One past its last byte.
    pub end: i32,
}

impl SegmentRow {
    /// The segment, where the file's bytes are the text's. Why it has its label is not kept in the table.
    pub(crate) fn piece(&self) -> Segment {
        Segment { label: self.label, span: Span { start: self.start as u32, end: self.end as u32 }, why: "" }
    }
}

/// What became of a raw document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is an article of the release.
    Released,
    /// Its bytes are those of an earlier document.
    Duplicate,
    /// It stayed out; rule and reason say why.
    Rejected,
}

impl Outcome {
    /// The outcome as it stands in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Duplicate => "duplicate",
            Self::Rejected => "rejected",
        }
    }
}

impl FromStr for Outcome {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Released, Self::Duplicate, Self::Rejected]
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| format!("expected released, duplicate or rejected, found {}", crate::text::escape::Escaped(text)))
    }
}

/// The ledger's line on one raw document. Every document has exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Where it lay.
    pub source: SourcePath,
    /// What became of it.
    pub outcome: Outcome,
    /// Digest of its bytes; null when they were not read.
    pub raw_sha256: Option<Sha256>,
    /// The article it became.
    pub article_id: Option<ArticleId>,
    /// The article whose raw text has the same bytes.
    pub duplicate_of: Option<ArticleId>,
    /// Why it was rejected: the rule's id.
    pub rule: Option<String>,
    /// Why it was rejected, in this case.
    pub reason: Option<String>,
}
