//! Quoted spans: which marks open and which close.
//!
//! To the next maintainer: the same sign opens in one language and closes in another, half the texts mix straight and curly marks, and an apostrophe looks like a
//! closing single mark. So a mark is judged by what stands on its two sides, never by its shape alone, and no quote crosses a paragraph.

use memchr::{memchr2_iter, memchr3_iter};

use super::Quoted;
use crate::text::lines::lines;

/// The kind of a mark: what may close what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// `"`, `“ ”`, `„ “`, `''`, and two backticks.
    Double,
    /// `« »` and `» «`.
    Angle,
    /// `‘ ’`, `'`.
    Single,
}

/// A mark in a paragraph.
#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    family: Family,
    /// Whether it can open: a gap or an opening bracket before, text behind.
    opens: bool,
    /// Whether it can close: text before, a gap or punctuation behind.
    closes: bool,
}

/// All quoted spans of a body, in order; those inside others are left out. None crosses a paragraph, or a line of a list.
pub(super) fn quoted(body: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    for line in lines(body) {
        in_line(body, line.start as usize, line.end as usize, &mut found);
    }
    settle_unclosed(body, &mut found);
    found
}

/// An unclosed quote whose next paragraph opens again is no fault: that is how long quotes are set.
fn settle_unclosed(body: &str, found: &mut [Quoted]) {
    for at in 0..found.len() {
        let goes_on = found.get(at + 1).is_some_and(|next| body[found[at].outer_end..next.outer_start].trim().is_empty());
        found[at].unclosed &= !goes_on;
    }
}

/// Marks (apostrophes among them) that a quotation may hold: a text of nothing but marks takes no endless time.
const MOST_MARKS_INSIDE: usize = 400;

fn in_line(body: &str, from: usize, to: usize, found: &mut Vec<Quoted>) {
    let marks = marks(body, from, to);
    let single = !marks.iter().any(|m| m.family != Family::Single);
    let mut at = 0;
    while at < marks.len() {
        let open = marks[at];
        at += 1;
        if !open.opens || (open.family == Family::Single && !single_opens(body, &open, single)) {
            continue;
        }
        let within = marks.len().min(at + MOST_MARKS_INSIDE);
        let close = (at..within).find(|i| ends(body, &open, &marks[*i])).map(|near| past_inner(body, &marks, at, near));
        // A second opening mark before any closing one: the first was never closed, or opens a paragraph of a long quote.
        let reopened = (at..close.unwrap_or(within)).find(|i| marks[*i].family == open.family && marks[*i].opens && !marks[*i].closes);
        let (end, outer_end, unclosed) = match (close, reopened) {
            (Some(close), _) => (marks[close].start, marks[close].end, false),
            (None, Some(_)) => continue,
            (None, None) if open.family != Family::Single => (to, to, true),
            (None, None) => continue,
        };
        push(body, &open, end, outer_end, unclosed, found);
        at = close.map_or(marks.len(), |close| close + 1);
    }
}

/// The closing mark, or, if that one closes a quotation within this one that is set in the other shape of double mark, the first one behind it.
fn past_inner(body: &str, marks: &[Mark], from: usize, near: usize) -> usize {
    let shape = |mark: &Mark| body[mark.start..mark.end].chars().next();
    let (open, inner) = (shape(&marks[from - 1]), shape(&marks[near]));
    let (opens_inner, closes_outer) = match (open, inner) {
        (Some('“'), Some('"')) => ('"', '”'),
        (Some('"'), Some('”')) => ('“', '"'),
        _ => return near,
    };
    let is_inner = marks[from..near].iter().any(|mark| shape(mark) == Some(opens_inner) && mark.opens);
    let outer = (near + 1..marks.len().min(near + MOST_MARKS_INSIDE)).find(|i| shape(&marks[*i]) == Some(closes_outer) && marks[*i].closes);
    let alone = |outer: &usize| !marks[near + 1..*outer].iter().any(|mark| mark.opens && mark.family == Family::Double);
    outer.filter(|outer| is_inner && alone(outer)).unwrap_or(near)
}

fn push(body: &str, open: &Mark, end: usize, outer_end: usize, unclosed: bool, found: &mut Vec<Quoted>) {
    let inside = &body[open.end..end];
    let start = open.end + (inside.len() - inside.trim_start().len());
    let end = open.end + inside.trim_end().len();
    if start < end {
        found.push(Quoted { start, end, outer_start: open.start, outer_end, unclosed });
    }
}

/// Whether `mark` closes what `open` opened.
fn ends(body: &str, open: &Mark, mark: &Mark) -> bool {
    let closing = mark.closes || (!mark.opens && body[mark.start..].starts_with('”'));
    mark.family == open.family && closing && (open.family != Family::Single || single_closes(body, mark))
}

/// Single marks open a quotation only where the paragraph has no double ones, and only before a word with some company.
fn single_opens(body: &str, mark: &Mark, alone: bool) -> bool {
    let rest = &body[mark.end..];
    let words = rest.split_whitespace().take(3).count();
    // 'em, 'til, '90s are apostrophes.
    alone && words == 3 && rest.starts_with(char::is_uppercase)
}

fn single_closes(body: &str, mark: &Mark) -> bool {
    body[..mark.start].ends_with(['.', ',', '!', '?', '…', ';'])
}

fn marks(body: &str, from: usize, to: usize) -> Vec<Mark> {
    let bytes = &body.as_bytes()[..to];
    let mut marks: Vec<Mark> = Vec::new();
    for at in may_be_marks(&bytes[from..]).map(|ahead| from + ahead) {
        // The second of two that are one mark.
        if marks.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let (family, width) = match &bytes[at..] {
            [b'\'', b'\'', ..] | [b'`', b'`', ..] => (Family::Double, 2),
            [b'"', ..] => (Family::Double, 1),
            [b'\'', ..] => (Family::Single, 1),
            [0xE2, 0x80, 0x9C..=0x9F, ..] => (Family::Double, 3),
            [0xE2, 0x80, 0x98..=0x9A, ..] => (Family::Single, 3),
            [0xC2, 0xAB | 0xBB, ..] => (Family::Angle, 2),
            _ => continue,
        };
        marks.push(judge(body, from, to, at, at + width, family));
    }
    marks
}

/// Where bytes stand that are a mark or begin one, in order.
fn may_be_marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut plain = memchr3_iter(b'"', b'\'', b'`', bytes).peekable();
    let mut wide = memchr2_iter(0xC2, 0xE2, bytes).peekable();
    std::iter::from_fn(move || match (plain.peek(), wide.peek()) {
        (Some(first), Some(other)) if other < first => wide.next(),
        (Some(_), _) => plain.next(),
        (None, _) => wide.next(),
    })
}

/// What a mark can be, by its shape and its sides.
fn judge(body: &str, from: usize, to: usize, start: usize, end: usize, family: Family) -> Mark {
    let before = body[from..start].chars().next_back();
    let after = body[end..to].chars().next();
    let gap_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '‘' | '\'' | '/' | '“'));
    let gap_after = after.is_none_or(|c| c.is_whitespace());
    // "« Oui », dit-elle": nothing opens right before a comma or full stop; an ellipsis may follow an opening mark.
    let stop_after = after.is_some_and(|c| matches!(c, ',' | ';' | ':' | ')' | '.')) && !body[end..to].starts_with("..");
    let opens_by_place = gap_before && !gap_after && !stop_after;
    let closes_by_place = !before.is_none_or(char::is_whitespace) && (gap_after || after.is_some_and(|c| !c.is_alphanumeric()));
    let (opens, closes) = match body[start..end].chars().next() {
        Some('„' | '‚') => (true, false),
        Some('”' | '’') => (false, true),
        // “ opens in English and closes in German; ’ and ” never open.
        Some('“' | '‘' | '‟') => (!closes_by_place || opens_by_place, closes_by_place && !opens_by_place),
        Some('«' | '»') => (opens_by_place || (gap_after && gap_before), closes_by_place || (gap_before && (gap_after || stop_after))),
        _ => (opens_by_place, closes_by_place && !opens_by_place || (gap_before && gap_after && before.is_some())),
    };
    // A letter on both sides: an apostrophe, or a mark without its blank, which can only close.
    let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    if inside_word && family == Family::Single {
        return Mark { start, end, family, opens: false, closes: false };
    }
    Mark { start, end, family, opens: opens && !inside_word, closes: closes || (inside_word && family == Family::Double) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<&str> {
        quoted(body).iter().map(|q| &body[q.start..q.end]).collect()
    }

    #[test]
    fn ok_every_kind_of_mark() {
        assert_eq!(
            read("“We sail,” she said. \"Soon.\" ''Not now,'' he said. ``Why?'' „Ja“, «Oui», »Nein«."),
            ["We sail,", "Soon.", "Not now,", "Why?", "Ja", "Oui", "Nein"]
        );
        assert_eq!(read("« Nous restons », dit-elle. La ville paie."), ["Nous restons"]);
        assert_eq!(read("He said: “It’s what they call ‘the turn’ here,” and left."), ["It’s what they call ‘the turn’ here,"]);
        assert_eq!(read("He said, “It is \"new\" to me,” and \"a “fine” boat.\""), ["It is \"new\" to me,", "a “fine” boat."]);
        assert_eq!(read("‘We can’t sail today,’ she said. The boys’ boat stays."), ["We can’t sail today,"]);
        assert_eq!(read("Rock 'n' roll in the '90s isn't 'new' to the boys' club"), [] as [&str; 0]);
    }

    #[test]
    fn ok_long_quotes_and_unclosed_ones() {
        let body = "“One.\n\n“Two,” she said.\n\n“Three\n\nFour";
        assert_eq!(read(body), ["One.", "Two,", "Three"]);
        assert_eq!(quoted(body).iter().map(|q| q.unclosed).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(read("They said:\n“Sail at six\n“Sail at nine”"), ["Sail at six", "Sail at nine"]);
    }
}
