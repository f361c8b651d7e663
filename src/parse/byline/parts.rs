//! The pieces of a line that could each hold a name.

use super::words::CONJUNCTIONS;
use crate::text::{Span, is_one_of};

/// The pieces of a line between dates and strong separators.
pub(super) fn parts<'l>(line: &'l str, dates: &'l [Span]) -> impl Iterator<Item = Span> + 'l {
    let end = Span::new(line.len(), line.len());
    let gaps =
        dates.iter().copied().chain([end]).scan(0, |from, date| Some((std::mem::replace(from, date.end as usize), date.start as usize)));
    let pieces = gaps.filter(|(from, to)| from <= to).flat_map(|(from, to)| split_spans(line, Span::new(from, to), parts_names));
    let pieces = pieces.flat_map(|piece| between_words(line, piece, is_address));
    // "March 5, 2024 - Ada Lund": without the date the dash stands first.
    let at_dashes = |piece: Span| piece.of(line).trim_start_matches("- ").split(" - ").map(str::trim).filter(|piece| !piece.is_empty());
    pieces.flat_map(at_dashes).map(|piece| span_in(line, piece))
}

/// Signs that stand between names and what is no part of them.
pub(super) fn parts_names(c: char) -> bool {
    matches!(c, '|' | '*' | '•' | '·' | '—' | '–' | ';' | '\t' | '●' | '/' | '(' | ')' | '[' | ']' | '\n')
}

/// The non-empty pieces of a part of a line between separators.
pub(super) fn split_spans<'l>(line: &'l str, part: Span, separates: impl Fn(char) -> bool + 'l) -> impl Iterator<Item = Span> + 'l {
    part.of(line).split(separates).map(str::trim).filter(|piece| !piece.is_empty()).map(|piece| span_in(line, piece))
}

/// The pieces of a part between commas and words that join names.
pub(super) fn split_at_conjunctions(line: &str, part: Span) -> impl Iterator<Item = Span> + '_ {
    split_spans(line, part, |c| matches!(c, ',' | '&')).flat_map(|piece| between_words(line, piece, |word| is_one_of(CONJUNCTIONS, word)))
}

/// "Ada Lund ada@elm.example Tom Reed tom@elm.example": mail addresses part names.
fn is_address(word: &str) -> bool {
    word.find('@').is_some_and(|at| at > 0 && word[at..].contains('.'))
}

/// The pieces of a part between words that part names.
fn between_words(line: &str, part: Span, parts: impl Fn(&str) -> bool) -> impl Iterator<Item = Span> {
    let mut words = part.of(line).split_whitespace();
    std::iter::from_fn(move || {
        let first = words.find(|word| !parts(word))?;
        let last = words.by_ref().take_while(|word| !parts(word)).last().unwrap_or(first);
        Some(Span { start: span_in(line, first).start, end: span_in(line, last).end })
    })
}

/// Where a piece of a line stands in it.
pub(super) fn span_in(line: &str, piece: &str) -> Span {
    let start = piece.as_ptr() as usize - line.as_ptr() as usize;
    Span::new(start, start + piece.len())
}

/// A name without the marks that a program set it in: `'Ada Lund'`, `"Ada Lund"`.
pub(super) fn without_quotes(line: &str, piece: Span) -> Span {
    let name = piece.of(line);
    let inner = ['\'', '"'].iter().map(|mark| name.trim_matches(*mark)).find(|inner| inner.len() + 2 <= name.len());
    let is_set_in = |inner: &&str| name.starts_with(['\'', '"']) && name.ends_with(['\'', '"']) && !inner.is_empty();
    inner.filter(is_set_in).map_or(piece, |inner| span_in(line, inner))
}
