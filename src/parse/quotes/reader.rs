//! A body as the rules of attribution see it: quotations, and runs of tokens before and behind them.

use std::borrow::Cow;

use super::Quoted;
use super::people::People;
use crate::parse::tokens::{Case, Token};
use crate::text::lines::lines;

pub(super) struct Reader<'b> {
    pub body: &'b str,
    pub tokens: &'b [Token],
    pub quoted: &'b [Quoted],
    pub people: &'b People,
    /// First bytes of all paragraphs, and of the lines of lists.
    paragraphs: Vec<usize>,
}

/// Tokens back from a quotation that are looked at: no sentence that a person wrote is longer, and a text of one endless sentence takes no endless time.
const LOOK_BACK: usize = 400;

/// A run of tokens, by index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn new(body: &'b str, tokens: &'b [Token], quoted: &'b [Quoted], people: &'b People) -> Self {
        Self {
            body,
            tokens,
            quoted,
            people,
            paragraphs: lines(body).filter(|line| !line.is_empty()).map(|line| line.start as usize).collect(),
        }
    }

    /// The pieces of a run between commas.
    pub(super) fn clauses(&self, run: Run) -> Vec<Run> {
        let mut clauses = Vec::new();
        let mut from = run.from;
        for i in run.from..run.to {
            if matches!(self.tokens[i].of(self.body), "," | ";" | ":" | "—" | "–") {
                clauses.push(Run { from, to: i });
                from = i + 1;
            }
        }
        clauses.push(Run { from, to: run.to });
        clauses
    }

    /// Tokens behind a quotation: to the next quotation, the sentence's or the paragraph's end.
    pub(super) fn run_after(&self, at: usize) -> Run {
        let quote = &self.quoted[at];
        let from = self.token_at(quote.outer_end);
        let limit = self.quoted.get(at + 1).map_or(self.body.len(), |next| next.outer_start).min(self.paragraph_end(quote.outer_end));
        let to = (from..self.tokens.len())
            .find(|i| self.tokens[*i].start as usize >= limit || (*i > from && self.tokens[*i].sentence_start))
            .unwrap_or(self.tokens.len());
        Run { from, to }
    }

    /// Tokens of the sentence before a quotation, back to the quotation before it.
    pub(super) fn run_before(&self, at: usize) -> Run {
        let quote = &self.quoted[at];
        let to = self.token_at(quote.outer_start);
        let limit = at.checked_sub(1).map_or(0, |last| self.quoted[last].outer_end).max(self.lead_start(at));
        let first = self.token_at(limit);
        let first = first.max(to.saturating_sub(LOOK_BACK));
        let from = self.sentence_start(first, to).unwrap_or(first);
        Run { from: if self.tokens.get(from).is_some_and(|t| t.of(self.body) == ",") { from + 1 } else { from }.min(to), to }
    }

    /// Where what leads to a quotation begins: its paragraph, or, if it opens that, the paragraph before when a colon ends it.
    pub(super) fn lead_start(&self, at: usize) -> usize {
        let start = self.quoted[at].outer_start;
        let paragraph = self.paragraph_start(start);
        let led = self.body[paragraph..start].trim().is_empty() && self.body[..paragraph].trim_end().ends_with(':');
        if led { self.paragraph_start(paragraph.saturating_sub(2)) } else { paragraph }
    }

    pub(super) fn paragraph_start(&self, at: usize) -> usize {
        self.paragraphs[self.paragraphs.partition_point(|start| *start <= at) - 1]
    }

    pub(super) fn paragraph_end(&self, at: usize) -> usize {
        let next = self.paragraphs.get(self.paragraphs.partition_point(|start| *start <= at));
        next.map_or(self.body.len(), |start| start - 2).max(at)
    }

    /// The token before `to` that begins its sentence, if it is no further back than `first` and within reach.
    pub(super) fn sentence_start(&self, first: usize, to: usize) -> Option<usize> {
        (first.max(to.saturating_sub(LOOK_BACK))..to).rev().find(|i| self.tokens[*i].sentence_start)
    }

    /// Whether bytes of the body stand in a quotation.
    pub(super) fn is_quoted(&self, start: usize, end: usize) -> bool {
        let next = self.quoted.partition_point(|quote| quote.outer_end < end);
        self.quoted.get(next).is_some_and(|quote| quote.outer_start <= start)
    }

    /// Index of the first token at or behind a byte.
    pub(super) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < byte)
    }

    pub(super) fn bytes(&self, run: Run) -> Option<(usize, usize)> {
        (run.from < run.to).then(|| (self.tokens[run.from].start as usize, self.tokens[run.to - 1].end as usize))
    }

    pub(super) fn lower(&self, token: usize) -> Cow<'_, str> {
        let word = self.tokens[token].of(self.body);
        match self.tokens[token].case {
            Case::Lower | Case::Mark => Cow::Borrowed(word),
            _ => Cow::Owned(word.to_lowercase()),
        }
    }
}
