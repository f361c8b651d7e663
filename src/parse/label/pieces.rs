//! Cuts a text into segments: every byte in one of them.

use super::Labelled;
use crate::record::{Label, Segment};
use crate::text::Span;

/// Segments in the making; whatever lies between two of them becomes a separator or boilerplate.
pub(in crate::parse) struct Pieces<'t> {
    text: &'t str,
    segments: Vec<Segment>,
    at: usize,
}

impl<'t> Pieces<'t> {
    pub(in crate::parse) fn new(text: &'t str) -> Self {
        Self { text, segments: Vec::new(), at: 0 }
    }

    /// A unit, with what is cut out of it: dates from a byline or the page, the agency's mark from the body.
    pub(super) fn unit(&mut self, span: Span, (label, why): Labelled, dates: &[Span], mark: Option<Span>) {
        let cut_dates = !label.is_body() && label != Label::Title;
        let dates = dates.iter().filter(|_| cut_dates).map(|date| (*date, Label::Date, "the likeliest date line"));
        let mark = mark
            .filter(|mark| mark.start >= span.start && mark.end <= span.end)
            .map(|mark| (mark, Label::Signoff, "an agency's mark after the last sentence"));
        let mut from = span.start;
        for (cut, cut_label, cut_why) in dates.chain(mark) {
            if cut.start < from || cut.end > span.end {
                continue;
            }
            self.piece(Span { start: from, end: cut.start }, label, why);
            self.piece(cut, cut_label, cut_why);
            from = cut.end;
        }
        self.piece(Span { start: from, end: span.end }, label, why);
    }

    pub(in crate::parse) fn piece(&mut self, span: Span, label: Label, why: &'static str) {
        let span = span.trimmed(self.text);
        if !span.is_empty() {
            self.gap(span.start as usize);
            self.segments.push(Segment { label, span, why });
            self.at = span.end as usize;
        }
    }

    fn gap(&mut self, until: usize) {
        if self.at < until {
            let span = Span::new(self.at, until);
            let blank = span.of(self.text).trim().is_empty();
            let (label, why) = if blank {
                (Label::Separator, "white space")
            } else {
                (
                    Label::Boilerplate,
                    "a list marker, a mark around a headline, a link's address, a line of the page between paragraphs, or what stands in a picture's place",
                )
            };
            self.segments.push(Segment { label, span, why });
            self.at = until;
        }
    }

    pub(in crate::parse) fn finish(mut self) -> Vec<Segment> {
        self.gap(self.text.len());
        self.segments
    }
}
