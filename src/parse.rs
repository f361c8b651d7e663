//! Reads one text and says what it contains: total, pure, no clock, no I/O.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::record::{Entity, Label, Quote, Segment};
use crate::rules::Rule;
use crate::text::{Flow, Span};

/// Which of 03/04/2024's numbers is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// Reads texts.
#[derive(Debug, Clone, Default)]
pub struct Parser {
    date_order: Option<DateOrder>,
}

/// What a text contains.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Draft {
    /// The text cut into labelled pieces that tile it.
    pub segments: Vec<Segment>,
    /// The headline.
    pub title: Option<String>,
    /// The byline's names.
    pub authors: Vec<String>,
    /// Day of publication, as printed.
    pub date: Option<Date>,
    /// Day and time as printed, where a time is.
    pub local_time: Option<DateTime>,
    /// Distance of that time from UTC, where the text says it.
    pub offset: Option<Offset>,
    /// The instant, where time and zone are known.
    pub published_at: Option<Timestamp>,
    /// The date line as found.
    pub date_text: Option<String>,
    /// Paragraphs parted by a blank line, knowing where they came from.
    pub body: Flow,
    /// BCP 47.
    pub language: Option<&'static str>,
    /// Quotations; offsets are code points of the body.
    pub quotes: Vec<Quote>,
    /// Mentions; offsets are code points of the body.
    pub entities: Vec<Entity>,
    /// Rules that hold for this text.
    pub flags: Vec<&'static Rule>,
}

impl Parser {
    /// A parser with default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Settles which of 03/04/2024's numbers is the month, where the text itself does not.
    #[must_use]
    pub fn with_date_order(mut self, order: Option<DateOrder>) -> Self {
        self.date_order = order;
        self
    }

    /// Reads a text.
    pub fn parse(&self, text: &str) -> Draft {
        let mut body = Flow::default();
        let span = Span::new(0, text.len());
        body.push(text, span);
        Draft { segments: vec![Segment { label: Label::Body, span, why: "" }], body, ..Draft::default() }
    }
}
