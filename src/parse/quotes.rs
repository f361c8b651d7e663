//! Direct quotations of a body, who says them, and the words that show it.
//!
//! What counts as a statement (`DESIGN.md` has the rule in full): a quoted span that somebody is said to say, or that is a sentence by itself. Scare quotes, titles and
//! names in quotation marks are left out.

mod genders;
mod marks;
mod people;
mod reader;
mod speaker;
mod statement;
mod subject;
mod verbs;

use super::tokens::Token;
use crate::record::{Entity, Quote};
use crate::text::offsets::CodePoints;
use people::People;

/// A quoted span of a body, in bytes, without its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub start: usize,
    pub end: usize,
    /// Bytes with the marks.
    pub outer_start: usize,
    pub outer_end: usize,
    /// Whether the closing mark is missing and the paragraph's end closes it.
    pub unclosed: bool,
}

/// What was found, and whether a mark was never closed.
pub(crate) struct Found {
    pub quotes: Vec<Quote>,
    pub unclosed: bool,
}

/// Finds the quotations of a body. `tokens` are the body's; `entities` are its mentions, if any were recognised.
pub(crate) fn find(body: &str, tokens: &[Token], entities: &[Entity]) -> Found {
    let quoted = marks::quoted(body);
    if quoted.is_empty() {
        return Found { quotes: Vec::new(), unclosed: false };
    }
    let people = People::of(body, tokens, entities);
    let said = speaker::attribute(body, tokens, &quoted, &people);
    let mut points = CodePoints::new(body);
    let mut quotes = Vec::new();
    for (quoted, said) in quoted.iter().zip(said) {
        let Some(said) = said else { continue };
        let start = points.at(quoted.start) as i32;
        let end = points.at(quoted.end) as i32;
        quotes.push(Quote { text: body[quoted.start..quoted.end].to_owned(), speaker: said.speaker, cue: said.cue, start, end });
    }
    Found { quotes, unclosed: quoted.iter().any(|q| q.unclosed) }
}
