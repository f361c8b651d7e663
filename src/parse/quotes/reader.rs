//! A body as the rules of attribution see it: quotations, and runs of tokens before and behind them.

use std::borrow::Cow;

use super::Quoted;
use super::people::People;
use crate::parse::tokens::{Case, Token};

pub(super) struct Reader<'b> {
    pub body: &'b str,
    pub tokens: &'b [Token],
    pub quoted: &'b [Quoted],
    pub people: &'b People,
}

/// A run of tokens, by index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
}

impl Reader<'_> {
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
        let from = (first..to).rev().find(|i| self.tokens[*i].sentence_start).unwrap_or(first);
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
        self.body[..at].rfind("\n\n").map_or(0, |i| i + 2)
    }

    pub(super) fn paragraph_end(&self, at: usize) -> usize {
        self.body[at..].find("\n\n").map_or(self.body.len(), |i| at + i)
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
